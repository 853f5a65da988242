"""The tables as SQLAlchemy Core knows them; the migrations create them, and a test holds the two together.

Names start with ``newsdesk_`` because a PostgreSQL database may be shared with other programs.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as whole microseconds since 1970 UTC: exact and in order on every database."""

    impl = BigInteger
    cache_ok = True

    # The base class calls both with the dialect by position.
    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """Microseconds of an aware moment. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return (value - EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else EPOCH + timedelta(microseconds=value)


metadata = MetaData()

games = Table(
    "newsdesk_games",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("wake", Moment),
    Column("closed_at", Moment),
    Column("owner", Text, nullable=False, server_default=""),
    Column("day", Text),
    Index(
        "newsdesk_games_one_daily",
        "server",
        "owner",
        "day",
        unique=True,
        sqlite_where=text("day IS NOT NULL"),
        postgresql_where=text("day IS NOT NULL"),
    ),
    Index(
        "newsdesk_games_one_open",
        "place",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    Index("newsdesk_games_server", "server"),
)

game_questions = Table(
    "newsdesk_game_questions",
    metadata,
    Column("game_id", Text, nullable=False),
    Column("question_index", Integer, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("question", Text, nullable=False),
    PrimaryKeyConstraint("game_id", "question_index"),
    ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    Index("newsdesk_game_questions_id", "question_id"),
)

replies = Table(
    "newsdesk_replies",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("game_id", Text, nullable=False),
    Column("question_index", Integer, nullable=False),
    Column("server", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    Column("event_id", Text, nullable=False),
    UniqueConstraint("event_id", name="newsdesk_replies_event"),
    ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    Index("newsdesk_replies_question", "game_id", "question_index"),
    Index("newsdesk_replies_member", "server", "member"),
)

scores = Table(
    "newsdesk_scores",
    metadata,
    Column("game_id", Text, nullable=False),
    Column("question_index", Integer, nullable=False),
    Column("member", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("moment", Moment, nullable=False),
    PrimaryKeyConstraint("game_id", "question_index", "member"),
    ForeignKeyConstraint(["game_id"], ["newsdesk_games.id"], ondelete="CASCADE"),
    Index("newsdesk_scores_server", "server", "moment"),
    Index("newsdesk_scores_place", "place", "moment"),
    Index("newsdesk_scores_member", "server", "member", "moment"),
    Index("newsdesk_scores_question", "question_id"),
)

members = Table(
    "newsdesk_members",
    metadata,
    Column("server", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("hidden", Boolean, nullable=False, server_default=text("false")),
    PrimaryKeyConstraint("server", "member"),
)

settings = Table(
    "newsdesk_settings",
    metadata,
    Column("scope", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("scope", "name"),
)

asked = Table(
    "newsdesk_asked",
    metadata,
    Column("place", Text, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    PrimaryKeyConstraint("place", "question_id"),
    Index("newsdesk_asked_moment", "moment"),
)

told = Table(
    "newsdesk_told",
    metadata,
    Column("place", Text, nullable=False),
    Column("fact", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    PrimaryKeyConstraint("place", "fact"),
)

posts = Table(
    "newsdesk_posts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("message", Text),
    Column("moment", Moment, nullable=False),
    Index("newsdesk_posts_message", "message"),
)

briefings = Table(
    "newsdesk_briefings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("server", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    Index("newsdesk_briefings_place", "place", "moment"),
    Index("newsdesk_briefings_moment", "moment"),
)

reports = Table(
    "newsdesk_reports",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("briefing", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("filed_at", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Moment),
    Index("newsdesk_reports_status", "server", "status"),
)

processed = Table(
    "newsdesk_processed",
    metadata,
    Column("key", Text, primary_key=True),
    Column("moment", Moment, nullable=False),
    Index("newsdesk_processed_moment", "moment"),
)

reviews = Table(
    "newsdesk_reviews",
    metadata,
    Column("server", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("box", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("game_id", Text, nullable=False),
    Column("question_index", Integer, nullable=False),
    PrimaryKeyConstraint("server", "member", "question_id"),
)

contests = Table(
    "newsdesk_contests",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("game_id", Text, nullable=False),
    Column("question_index", Integer, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("filed_at", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Moment),
    UniqueConstraint("game_id", "question_index", "member", name="newsdesk_contests_once"),
    Index("newsdesk_contests_status", "server", "status"),
)

rulings = Table(
    "newsdesk_rulings",
    metadata,
    Column("server", Text, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("ruling", Text, nullable=False),
    Column("moment", Moment, nullable=False),
    PrimaryKeyConstraint("server", "question_id", "reply"),
)

audit = Table(
    "newsdesk_audit",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("moment", Moment, nullable=False),
    Column("server", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("newsdesk_audit_server", "server", "moment"),
)
