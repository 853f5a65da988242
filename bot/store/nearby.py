"""SQLite without a thread's round trip for every step: what cannot wait is done where it is asked for.

aiosqlite hands each cursor, statement, fetch and close to a thread and waits for it: some twenty round trips for one
transaction, each of which costs more than the statement itself (measured on one busy core with 400 presses: 25 of 60
seconds went by in handing over). Only what can wait for another program or for the disk still goes to the thread.
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from threading import Thread
from typing import Any, Final

import aiosqlite

# Beginning a write waits for other writers, committing for the disk.
WRITERS_STEPS: Final = frozenset({"cursor", "execute", "executemany", "fetchall", "fetchone", "fetchmany"})
# A reader waits for nobody, but its query takes as long as it takes.
READERS_STEPS: Final = frozenset({"cursor", "commit", "rollback"})
CHUNK: Final = 64


class NearbyConnection(aiosqlite.Connection):
    """A connection of aiosqlite that takes its quick steps on the spot.

    ``_execute`` is the library's one way to its thread; were it renamed, everything would go there as before.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection], *, quick: frozenset[str]) -> None:
        super().__init__(connector, CHUNK)
        self._quick = quick
        # As SQLAlchemy does: a program that ends does not wait for an idle connection.
        thread: object = getattr(self, "_thread", self)
        if isinstance(thread, Thread):
            thread.daemon = True

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or self._connection is None or self._may_wait(fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)

    def _may_wait(self, step: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        name = getattr(step, "__name__", "")
        if name == "close":
            return getattr(step, "__self__", None) is self._connection  # a cursor's close is nothing
        if name == "execute" and args[0] in {"BEGIN", "BEGIN IMMEDIATE"}:
            return bool(args[0] != "BEGIN")
        if name == "rollback" and self._connection is not None and not self._connection.in_transaction:
            return False  # what a pool does to every connection that comes back
        return name not in self._quick


def creator(path: str, options: Mapping[str, object], *, writes: bool) -> Callable[[], NearbyConnection]:
    """What makes connections to the file for an engine."""
    # The thread and the event loop take turns, never both at once: each waits for the other's step to end.
    arguments: dict[str, Any] = {**options, "check_same_thread": False}
    connector = partial(sqlite3.connect, path, **arguments)
    return lambda: NearbyConnection(connector, quick=WRITERS_STEPS if writes else READERS_STEPS)
