"""Contests, rulings and their audit; reviews of missed questions; who owns a game, and daily games."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and tables. Moments are whole microseconds since 1970 UTC; a day is ISO text."""
    op.add_column("newsdesk_games", sa.Column("owner", sa.Text, nullable=False, server_default=""))
    op.add_column("newsdesk_games", sa.Column("day", sa.Text))
    op.create_index(
        "newsdesk_games_one_daily",
        "newsdesk_games",
        ["server", "owner", "day"],
        unique=True,
        sqlite_where=sa.text("day IS NOT NULL"),
        postgresql_where=sa.text("day IS NOT NULL"),
    )
    _create_reviews()
    _create_contests()


def _create_reviews() -> None:
    op.create_table(
        "newsdesk_reviews",
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("box", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("game_id", sa.Text, nullable=False),
        sa.Column("question_index", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("server", "member", "question_id"),
    )


def _create_contests() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "newsdesk_contests",
        sa.Column("id", big, primary_key=True, autoincrement=True),
        sa.Column("game_id", sa.Text, nullable=False),
        sa.Column("question_index", sa.Integer, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("filed_at", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.BigInteger),
        sa.UniqueConstraint("game_id", "question_index", "member", name="newsdesk_contests_once"),
    )
    op.create_index("newsdesk_contests_status", "newsdesk_contests", ["server", "status"])
    op.create_table(
        "newsdesk_rulings",
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("ruling", sa.Text, nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("server", "question_id", "reply"),
    )
    op.create_table(
        "newsdesk_audit",
        sa.Column("id", big, primary_key=True, autoincrement=True),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_index("newsdesk_audit_server", "newsdesk_audit", ["server", "moment"])
