"""SQLite's quick steps are taken on the event loop; what can wait for others must not hold the loop up."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from newsdesk.bot.store import Store, open_store


async def heartbeat(beats: list[None]) -> None:
    while True:
        await asyncio.sleep(0.01)
        beats.append(None)


async def store_at(path: Path) -> Store:
    return await open_store(f"sqlite:///{path.as_posix()}")


async def test_a_foreign_writer_makes_a_write_wait_but_not_the_loop(tmp_path: Path) -> None:
    """Fault case 9: the database is locked by another program."""
    store = await store_at(tmp_path / "x.sqlite3")
    beats: list[None] = []
    with closing(sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        pulse = asyncio.create_task(heartbeat(beats))
        write = asyncio.create_task(store.settings.put("s", "name", "value"))
        while len(beats) < 20:  # noqa: ASYNC110 - the beats are what is waited for
            await asyncio.sleep(0.01)
        assert not write.done()
        assert await store.settings.get("s", "name") is None
        foreign.execute("COMMIT")
        await write
        pulse.cancel()
    assert await store.settings.get("s", "name") == "value"
    await store.close()


async def test_a_write_given_up_while_it_waits_leaves_the_store_usable(tmp_path: Path) -> None:
    store = await store_at(tmp_path / "x.sqlite3")
    with closing(sqlite3.connect(tmp_path / "x.sqlite3", isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        write = asyncio.create_task(store.settings.put("s", "name", "lost"))
        await asyncio.sleep(0.05)
        write.cancel()
        await asyncio.sleep(0.05)
        foreign.execute("COMMIT")
    await asyncio.gather(write, return_exceptions=True)
    await store.settings.put("s", "name", "kept")
    assert await store.settings.get("s", "name") == "kept"
    await store.close()
