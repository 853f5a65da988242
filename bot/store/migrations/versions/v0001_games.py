"""Games, replies, scores, members, settings and the memories of what was asked, told and posted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the first tables. Moments are whole microseconds since 1970 UTC."""
    _create_games()
    _create_results()
    _create_memories()


def _create_games() -> None:
    op.create_table(
        "newsdesk_games",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("bank", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("wake", sa.BigInteger),
        sa.Column("closed_at", sa.BigInteger),
    )
    op.create_index(
        "newsdesk_games_one_open",
        "newsdesk_games",
        ["place"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index("newsdesk_games_server", "newsdesk_games", ["server"])
    op.create_table(
        "newsdesk_game_questions",
        sa.Column("game_id", sa.Text, nullable=False),
        sa.Column("question_index", sa.Integer, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("game_id", "question_index"),
        sa.ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    )
    op.create_index("newsdesk_game_questions_id", "newsdesk_game_questions", ["question_id"])


def _create_results() -> None:
    op.create_table(
        "newsdesk_replies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("game_id", sa.Text, nullable=False),
        sa.Column("question_index", sa.Integer, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.UniqueConstraint("event_id", name="newsdesk_replies_event"),
        sa.ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    )
    op.create_index("newsdesk_replies_question", "newsdesk_replies", ["game_id", "question_index"])
    op.create_index("newsdesk_replies_member", "newsdesk_replies", ["server", "member"])
    op.create_table(
        "newsdesk_scores",
        sa.Column("game_id", sa.Text, nullable=False),
        sa.Column("question_index", sa.Integer, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("game_id", "question_index", "member"),
        sa.ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    )
    op.create_index("newsdesk_scores_server", "newsdesk_scores", ["server", "moment"])
    op.create_index("newsdesk_scores_place", "newsdesk_scores", ["place", "moment"])
    op.create_index("newsdesk_scores_member", "newsdesk_scores", ["server", "member", "moment"])


def _create_memories() -> None:
    op.create_table(
        "newsdesk_members",
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("server", "member"),
    )
    op.create_table(
        "newsdesk_settings",
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("scope", "name"),
    )
    for table, thing in (("newsdesk_asked", "question_id"), ("newsdesk_told", "fact")):
        op.create_table(
            table,
            sa.Column("place", sa.Text, nullable=False),
            sa.Column(thing, sa.Text, nullable=False),
            sa.Column("moment", sa.BigInteger, nullable=False),
            sa.PrimaryKeyConstraint("place", thing),
        )
    op.create_table(
        "newsdesk_posts",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("message", sa.Text),
        sa.Column("moment", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "newsdesk_processed",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("moment", sa.BigInteger, nullable=False),
    )
    op.create_index("newsdesk_processed_moment", "newsdesk_processed", ["moment"])
