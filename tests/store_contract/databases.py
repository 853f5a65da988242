"""Fresh databases for tests: SQLite files, and databases on the PostgreSQL server that the environment names."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

VARIABLE = "NEWSDESK_TEST_DATABASE_URL"
REQUIRED = "NEWSDESK_REQUIRE_POSTGRES"
_numbers = count()


def server_url() -> URL | None:
    """The PostgreSQL server to test on, if the environment names one."""
    named = os.environ.get(VARIABLE)
    return make_url(named).set(drivername="postgresql+asyncpg") if named else None


def sqlite_url(folder: Path) -> str:
    """The URL of a new SQLite file."""
    return f"sqlite:///{folder / 'newsdesk.db'}"


@asynccontextmanager
async def postgresql_database() -> AsyncIterator[str]:
    """The URL of a new, empty database, dropped at the end."""
    server = server_url()
    assert server is not None, f"{VARIABLE} is not set"
    name = f"newsdesk_test_{os.getpid()}_{next(_numbers)}"
    await _administer(server, f'CREATE DATABASE "{name}"')
    try:
        yield server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    finally:
        await _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _administer(server: URL, statement: str) -> None:
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
