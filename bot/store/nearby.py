"""SQLite without a thread's round trip for every step: what need not wait is done where it is asked for.

aiosqlite hands each cursor, statement, fetch and close to a thread and waits for it: some twenty round trips for one
transaction, each of which costs more than the statement itself (measured on one busy core with 400 presses: 25 of 60
seconds went by in handing over). Only what waits for another program or for the disk still goes to the thread.
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from threading import Thread
from typing import Any, Final

import aiosqlite

WRITERS_STEPS: Final = frozenset({"cursor", "execute", "executemany", "fetchall", "fetchone", "fetchmany", "commit"})
# A reader waits for nobody, but its query takes as long as it takes.
READERS_STEPS: Final = frozenset({"cursor", "commit", "rollback"})
# How long a write waits for another program's write before it gives up.
BUSY_MILLISECONDS: Final = 5000
# Commits between two checkpoints, which wait for the disk. A commit writes some four pages, and SQLite would make a
# checkpoint of its own, on the event loop, after a thousand.
CHECKPOINT_EVERY: Final = 200
CHUNK: Final = 64


class NearbyConnection(aiosqlite.Connection):
    """A connection of aiosqlite that takes its quick steps on the spot.

    ``_execute`` is the library's one way to its thread; were it renamed, everything would go there as before.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection], *, quick: frozenset[str]) -> None:
        super().__init__(connector, CHUNK)
        self._quick = quick
        self._commits = 0
        # As SQLAlchemy does: a program that ends does not wait for an idle connection.
        thread: object = getattr(self, "_thread", self)
        if isinstance(thread, Thread):
            thread.daemon = True

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        raw = self._connection
        if not self._running or raw is None:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        name = getattr(fn, "__name__", "")
        if name == "execute" and args[0] == "BEGIN IMMEDIATE" and (begun := _begun(raw, fn)) is not None:
            return begun
        if name == "commit" and "execute" in self._quick:
            self._commits += 1
            if self._commits % CHECKPOINT_EVERY == 0:
                return await super()._execute(_commit_and_checkpoint, raw)  # type: ignore[no-untyped-call]
        if self._may_wait(name, fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)

    def _may_wait(self, name: str, step: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        if name == "close":
            return getattr(step, "__self__", None) is self._connection  # a cursor's close is nothing
        if name == "execute" and args[0] in {"BEGIN", "BEGIN IMMEDIATE"}:
            return bool(args[0] != "BEGIN")
        if name == "rollback" and self._connection is not None and not self._connection.in_transaction:
            return False  # what a pool does to every connection that comes back
        return name not in self._quick


def _begun(raw: sqlite3.Connection, execute: Callable[[str], object]) -> object:
    """What beginning a write at once gives; None when another program is writing."""
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        return execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return None
    finally:
        raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _commit_and_checkpoint(raw: sqlite3.Connection) -> None:
    raw.commit()
    raw.execute("PRAGMA wal_checkpoint(PASSIVE)")


def creator(path: str, options: Mapping[str, object], *, writes: bool) -> Callable[[], NearbyConnection]:
    """What makes connections to the file for an engine."""
    # The thread and the event loop take turns, never both at once: each waits for the other's step to end.
    arguments: dict[str, Any] = {**options, "check_same_thread": False}
    connector = partial(sqlite3.connect, path, **arguments)
    return lambda: NearbyConnection(connector, quick=WRITERS_STEPS if writes else READERS_STEPS)
