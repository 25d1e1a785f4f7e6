"""What the office knows, and for each reading the value without it and further values."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.store.column_types import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agency",
                "signer",
                "symbol",
                "cue",
                "number",
                "issued",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("last_seen", UtcTime(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge")),
        sa.UniqueConstraint("kind", "key", "value", "detail", name=op.f("uq_knowledge_kind_key_value_detail")),
    )
    op.create_index("ix_knowledge_kind_papers", "knowledge", ["kind", "papers"], unique=False)
    op.create_index("ix_knowledge_kind_value", "knowledge", ["kind", "value"], unique=False)
    op.create_index("ix_knowledge_kind_detail", "knowledge", ["kind", "detail"], unique=False)
    op.add_column("field_reading", sa.Column("plain", sa.String(), nullable=True))
    op.add_column("field_reading", sa.Column("others", sa.String(), nullable=True))
