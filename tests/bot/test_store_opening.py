"""Opening a store: new, old, newer, broken and unreachable databases, and many programs starting at once."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from newsdesk.bot.store import Store, StoreUnavailable, open_store
from newsdesk.bot.store.engine import Database, connect
from newsdesk.bot.store.tables import metadata
from newsdesk.bot.store.upgrading import upgrade
from sqlalchemy import Connection, event, inspect, text
from store_contract.databases import VARIABLE, postgresql_database, server_url, sqlite_url

TESTS = Path(__file__).parents[1]


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
        return
    if server_url() is None:
        pytest.skip(f"{VARIABLE} names no PostgreSQL server")
    async with postgresql_database() as database:
        yield database


async def _opened(url: str) -> None:
    store = await open_store(url)
    await store.settings.put("", "opened", value=True)
    await store.close()


async def test_opening_again_changes_nothing(url: str) -> None:
    await _opened(url)
    store = await open_store(url)
    assert await store.settings.get("", "opened") is True
    await store.close()


def _shape(connection: Connection) -> dict[str, object]:
    """Tables with their columns, keys and indexes, in an order of no chance."""
    inspector = inspect(connection)
    shape: dict[str, object] = {}
    for table in sorted(set(inspector.get_table_names()) - {"newsdesk_version"}):
        columns = sorted((one["name"], str(one["type"]), one["nullable"]) for one in inspector.get_columns(table))
        indexes = sorted(
            (str(one["name"]), one["column_names"], bool(one["unique"])) for one in inspector.get_indexes(table)
        )
        unique = sorted(one["column_names"] for one in inspector.get_unique_constraints(table))
        foreign = sorted(one["constrained_columns"] for one in inspector.get_foreign_keys(table))
        primary = inspector.get_pk_constraint(table)["constrained_columns"]
        shape[table] = (columns, indexes, unique, foreign, primary)
    return shape


async def test_the_migrations_make_the_tables_that_the_code_knows(url: str) -> None:
    database = connect(url)
    async with database.writing() as connection:
        await connection.run_sync(upgrade)
        migrated = await connection.run_sync(_shape)
    async with database.writing() as connection:
        await connection.run_sync(_drop_everything)
        await connection.run_sync(metadata.create_all)
        created = await connection.run_sync(_shape)
    await database.close()
    assert migrated == created
    assert len(migrated) == len(metadata.tables)


def _drop_everything(connection: Connection) -> None:
    metadata.drop_all(connection)


class Failure(Exception):
    """Planted."""


async def test_an_upgrade_that_fails_at_any_statement_can_be_run_again(url: str) -> None:
    """For every n: fail at the n-th statement, then look: nothing of the failed try may be in the way."""
    database = connect(url)
    statements = await _failing_at(database, None)
    assert statements > 20
    # PostgreSQL keeps its promise for every statement alike: a sample will do there.
    for number in range(1, statements + 1, 1 if url.startswith("sqlite") else 5):
        assert await _failing_at(database, number) == number
        async with database.reading() as connection:
            assert await connection.run_sync(_shape) == {}, f"statement {number} left something behind"
    await database.close()
    await _opened(url)


async def _failing_at(database: Database, number: int | None) -> int:
    """Upgrade, fail at statement ``number`` (None: after the last); how many statements were run."""
    ran = 0

    def count(*_: object) -> None:
        nonlocal ran
        ran += 1
        if ran == number:
            raise Failure

    def upgrade_and_fail(connection: Connection) -> None:
        event.listen(connection, "before_cursor_execute", count)
        try:
            upgrade(connection)
        finally:
            event.remove(connection, "before_cursor_execute", count)
        raise Failure

    with suppress(Failure):
        async with database.writing() as connection:
            await connection.run_sync(upgrade_and_fail)
    return ran


async def test_a_database_of_the_first_version_is_upgraded_with_what_is_in_it(url: str) -> None:
    database = connect(url)
    async with database.writing() as connection:
        await connection.run_sync(lambda sync: upgrade(sync, "0001"))
        columns = "id, place, server, bank, state, version, started_at"
        await connection.execute(
            text(f"INSERT INTO newsdesk_games ({columns}) VALUES ('old', 'hall', 'town', '', '{{}}', 1, 0)")
        )
    await database.close()
    store = await open_store(url)
    async with store._database.reading() as connection:
        row = (await connection.execute(text("SELECT id, owner, day FROM newsdesk_games"))).one()
    assert tuple(row) == ("old", "", None)
    await store.close()


async def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    await _opened(url)
    database = connect(url)
    async with database.writing() as connection:
        await connection.execute(text("UPDATE newsdesk_version SET version_num = '9999'"))
    await database.close()
    with pytest.raises(StoreUnavailable, match="newer version") as caught:
        await open_store(url)
    assert caught.value.reason


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
async def test_many_programs_may_start_at_once(url: str) -> None:
    paths = os.pathsep.join([str(TESTS.parent / ".typing"), str(TESTS)])
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "store_contract.many_starts", url, "6"),
        env={**os.environ, "PYTHONPATH": paths},
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await program.communicate()
    assert (program.returncode, errors) == (0, b"")
    store = await open_store(url)
    assert len(await store.settings.all("")) == 6
    await store.close()


@pytest.mark.parametrize(
    ("url", "shown", "reason"),
    [
        ("nonsense", "the database URL", "this is not a database URL"),
        ("", "the database URL", "this is not a database URL"),
        ("mysql://me:secret@host/db", "mysql://me:***@host/db", "mysql is not supported"),
        ("postgresql://me:secret@127.0.0.1:1/db", "postgresql://me:***@127.0.0.1:1/db", "the connection was refused"),
        ("postgres://me:secret@host.invalid/db?ssl=x", "postgres://me:***@host.invalid/db", "."),
        ("postgresql://me:secret@127.0.0.1:port/db", "postgresql://...", "this is not a database URL"),
    ],
)
async def test_a_database_that_cannot_be_used_is_named_without_its_password(
    url: str, shown: str, reason: str
) -> None:
    with pytest.raises(StoreUnavailable, match=reason) as caught:
        await open_store(url)
    assert caught.value.url == shown
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "newsdesk.db").mkdir()
    with pytest.raises(StoreUnavailable, match="unable to open database file"):
        await open_store(sqlite_url(tmp_path))


async def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreUnavailable, match=r"exists|Not a directory"):
        await open_store(sqlite_url(tmp_path / "data"))


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "newsdesk.db"
    file.write_text("a shopping list " * 1000)
    with pytest.raises(StoreUnavailable, match="not a database"):
        await open_store(sqlite_url(tmp_path))
    assert file.read_text() == "a shopping list " * 1000


def test_a_program_that_cannot_open_its_store_ends_in_one_line(tmp_path: Path) -> None:
    """The drivers' threads have nothing to add once the event loop is gone."""
    (tmp_path / "newsdesk.db").write_text("a shopping list " * 1000)
    code = "import asyncio, sys; from newsdesk.bot.store import StoreUnavailable, open_store\n"
    code += "try:\n    asyncio.run(open_store(sys.argv[1]))\nexcept StoreUnavailable as error:\n    print(error)"
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent / ".typing")}
    program = [sys.executable, "-W", "error", "-c", code, sqlite_url(tmp_path)]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == f"{sqlite_url(tmp_path)}: file is not a database\n"


async def test_missing_folders_are_made(tmp_path: Path) -> None:
    await _opened(sqlite_url(tmp_path / "a" / "b"))
    assert (tmp_path / "a" / "b" / "newsdesk.db").is_file()


async def test_a_file_locked_by_another_program_is_a_plain_error_and_nothing_is_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsdesk.bot.store.nearby.BUSY_MILLISECONDS", 100)
    store = await open_store(sqlite_url(tmp_path))
    other = sqlite3.connect(tmp_path / "newsdesk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="locked"):
        await store.settings.put("", "name", "value")
    assert await store.settings.get("", "name") is None  # reading goes on
    other.execute("COMMIT")
    other.close()
    await store.settings.put("", "name", "value")
    assert await store.settings.get("", "name") == "value"
    await store.close()


async def test_a_server_that_drops_its_connections_is_one_plain_error_at_most() -> None:
    if server_url() is None:
        pytest.skip(f"{VARIABLE} names no PostgreSQL server")
    async with postgresql_database() as url:
        store = await open_store(url)
        await store.settings.put("", "name", 1)
        with pytest.raises(StoreUnavailable, match="connection"):
            await _cut_off(store, url)
        assert await store.settings.all("") == {"name": 1}
        await store.close()


async def _cut_off(store: Store, url: str) -> None:
    async with store._database.writing() as connection:
        await connection.execute(text("INSERT INTO newsdesk_settings VALUES ('', 'half', 'done')"))
        await _terminate(url)
        await connection.execute(text("SELECT 1"))


async def _terminate(url: str) -> None:
    """End every other connection to the database, as a restart of the server would."""
    database = connect(url)
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    async with database.reading() as connection:
        await connection.execute(text(f"{query} AND pid <> pg_backend_pid()"))
    await database.close()
