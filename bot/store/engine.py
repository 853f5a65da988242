"""Connections: one engine to read and one to write, SQLite's settings, and the drivers' errors in plain words."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from . import nearby
from .errors import StoreUnavailable

READERS = 4
POSTGRES_CONNECTIONS = 8
CONNECT_SECONDS = 10


class _Cursor(Protocol):
    def execute(self, statement: str, /) -> object: ...
    def fetchone(self) -> tuple[object, ...] | None: ...
    def close(self) -> None: ...


class _RawConnection(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...
    def close(self) -> None: ...


class Database:
    """Where transactions come from.

    SQLite has one writer, whose transactions take the write lock at once: a transaction that reads first and writes
    later fails if another commit came between, whatever the busy timeout. PostgreSQL has one pool for both.
    """

    def __init__(self, shown_url: str, *, reader: AsyncEngine, writer: AsyncEngine) -> None:
        self.shown_url = shown_url
        self._reader = reader
        self._writer = writer

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with, all from one moment. Raises `StoreUnavailable`."""
        with plain_errors(self.shown_url):
            async with self._reader.begin() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed at the end, rolled back by any exception. Raises `StoreUnavailable`."""
        with plain_errors(self.shown_url):
            async with self._writer.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


@contextmanager
def plain_errors(shown_url: str) -> Iterator[None]:
    """Turn what drivers raise into `StoreUnavailable`. A broken constraint is our own mistake and stays as it is."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise StoreUnavailable(shown_url, _reason(error.orig or error)) from error
    except sqlite3.Error as error:
        raise StoreUnavailable(shown_url, _reason(error)) from error
    except PoolTimeout as error:
        raise StoreUnavailable(shown_url, "every connection is busy") from error
    except OSError as error:
        raise StoreUnavailable(shown_url, _reason(error)) from error


def _reason(error: BaseException) -> str:
    """The driver's own first line, without SQLAlchemy's class names."""
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    lines = str(error).strip().splitlines()
    text = lines[0] if lines else type(error).__name__
    _, marked, message = text.partition(">: ")
    shown = (message if marked else text).rstrip(".")
    # asyncpg's own state machine, when the server goes away between two of its steps.
    return "the connection was lost" if shown.startswith("cannot switch to state") else shown


def connect(text: str) -> Database:
    """The engines for a database URL; nothing is opened yet. Raises `StoreUnavailable` for a URL of no use."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreUnavailable(_scheme(text), "this is not a database URL") from error
    shown = url.set(query={}).render_as_string(hide_password=True)
    try:
        match url.get_backend_name():
            case "sqlite":
                return _sqlite(url, shown)
            case "postgresql" | "postgres":
                return _postgres(url, shown)
            case other:
                raise StoreUnavailable(shown, f"{other} is not supported, only sqlite and postgresql are")
    except ModuleNotFoundError as error:
        raise StoreUnavailable(shown, f"needs the package {error.name}: pip install newsdesk[postgres]") from error


def sqlite_file(text: str) -> Path | None:
    """The file of an SQLite database URL; None for a database in memory, another kind, or no URL at all."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return None
    named = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return Path(str(url.database)) if named else None


def _scheme(text: str) -> str:
    """What may be shown of text that is no URL: it might hold a password anywhere."""
    head, marked, _ = text.partition("://")
    return f"{head}://..." if marked else "the database URL"


def _sqlite(url: URL, shown: str) -> Database:
    url = url.set(drivername="sqlite+aiosqlite")
    memory = url.database in {None, "", ":memory:"}
    if not memory:
        with plain_errors(shown):
            _probe(Path(str(url.database)))
    writer = _sqlite_engine(url, connections=1, writes=True)
    _prepare(writer, begin="BEGIN IMMEDIATE")
    if memory:
        return Database(shown, reader=writer, writer=writer)
    reader = _sqlite_engine(url, connections=READERS, writes=False)
    _prepare(reader, begin="BEGIN")
    return Database(shown, reader=reader, writer=writer)


def _sqlite_engine(url: URL, *, connections: int, writes: bool) -> AsyncEngine:
    (path,), options = url.get_dialect()().create_connect_args(url)
    return create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        async_creator=nearby.creator(path, options, writes=writes),
    )


def _probe(file: Path) -> None:
    """Make the folder and read the file's head. A file that cannot be opened must not get as far as aiosqlite, whose
    thread would then report to an event loop that may be gone by that time.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA schema_version").fetchone()


def _prepare(engine: AsyncEngine, *, begin: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def _settings(raw: _RawConnection, _record: object) -> None:
        try:
            _set_up(raw)
        except BaseException:
            # Nobody else closes it, and its thread would report to an event loop that may be gone by then.
            raw.close()
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _set_up(raw: _RawConnection) -> None:
    raw.isolation_level = None  # the driver must not begin transactions behind our back
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {nearby.BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA journal_mode")
    if cursor.fetchone() != ("wal",):
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _postgres(url: URL, shown: str) -> Database:
    query = dict(url.query)
    ssl = query.pop("sslmode", None)  # the name libpq and most hosting services use
    if ssl is not None:
        query["ssl"] = ssl
    url = url.set(drivername="postgresql+asyncpg", query=query)
    engine = create_async_engine(
        url,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"timeout": CONNECT_SECONDS},
    )
    return Database(shown, reader=engine, writer=engine)
