"""PDFs that are more than pictures are kept as they came: they may be signed, and have words of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.store.column_types import UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "original",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("signatures", sa.String(), nullable=False),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original")),
        sa.UniqueConstraint("sha256", name=op.f("uq_original_sha256")),
    )
    # By hand: on SQLite, Alembic would copy the whole table for the sake of the foreign key.
    op.execute(
        "ALTER TABLE page ADD COLUMN original_id INTEGER "
        f"CONSTRAINT {op.f('fk_page_original_id_original')} REFERENCES original (id)"
    )
