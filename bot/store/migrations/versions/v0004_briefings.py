"""Briefings that were shown, with what readers reported of them; posts found by their message."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the index. Moments are whole microseconds since 1970 UTC."""
    op.create_index("newsdesk_posts_message", "newsdesk_posts", ["message"])
    op.create_table(
        "newsdesk_briefings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
    )
    op.create_index("newsdesk_briefings_place", "newsdesk_briefings", ["place", "moment"])
    op.create_index("newsdesk_briefings_moment", "newsdesk_briefings", ["moment"])
    op.create_table(
        "newsdesk_reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("briefing", sa.Text, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("filed_at", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.BigInteger),
    )
    op.create_index("newsdesk_reports_status", "newsdesk_reports", ["server", "status"])
