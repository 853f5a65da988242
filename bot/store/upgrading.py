"""Bring a database to the tables of this version, once, whoever starts first."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

VERSION_TABLE = "newsdesk_version"
# Any number will do as long as every version of Newsdesk takes the same one.
_LOCK_KEY = 7_310_624_917


class NewerSchema(Exception):
    """The database was upgraded by a newer version of Newsdesk."""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the missing migrations up to ``to`` inside the connection's open transaction: all of them happen, or none.

    On SQLite the transaction must have begun with BEGIN IMMEDIATE, which keeps a second process out; on PostgreSQL
    an advisory lock does. Raises `NewerSchema` for a revision this version does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        raise NewerSchema
    if current != script.get_current_head():
        command.upgrade(config, to)
