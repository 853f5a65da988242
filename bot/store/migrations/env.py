"""Alembic's entry: runs the migrations on the connection that `newsdesk.bot.store.upgrading` hands over."""

from alembic import context
from sqlalchemy import Connection


def _run(connection: Connection, version_table: str) -> None:
    context.configure(connection=connection, version_table=version_table)
    context.run_migrations()


_run(context.config.attributes["connection"], context.config.attributes["version_table"])
