"""Users with their roles, and what the office has set."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop.domain.roles import Role
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base, Versioned


class UserRoleTable(Base):
    __tablename__ = "user_role"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(choice(Role, "role"), primary_key=True)


class UserTable(Versioned, Base):
    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    roles: Mapped[list[UserRoleTable]] = relationship(lazy="selectin", cascade="all, delete-orphan")


class OfficeSettingTable(Base):
    """One setting of the office, as JSON text: `office_name`, `office_code`, `own_work_allowed` and so on."""

    __tablename__ = "office_setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]
