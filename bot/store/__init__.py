"""The store: games, replies, scores, settings and memories in SQLite or PostgreSQL.

::

    store = await open_store("sqlite:///newsdesk.db")
    await store.games.open(game, place=..., server=..., questions=[...], now=now)
    played = await store.games.play(game.id, Answer(...), now, rule="figure")
    await store.scores.board(server=..., since=..., limit=10, offset=0)
    await store.close()
"""

from .errors import GameInProgress, NoSuchGame, StoreUnavailable
from .games import Games, Played, StoredGame, StoredReply
from .members import Members
from .memory import Memory
from .preferences import JsonValue, Preferences
from .scores import Score, Scores
from .store import Store, open_store

__all__ = [
    "GameInProgress",
    "Games",
    "JsonValue",
    "Members",
    "Memory",
    "NoSuchGame",
    "Played",
    "Preferences",
    "Score",
    "Scores",
    "Store",
    "StoreUnavailable",
    "StoredGame",
    "StoredReply",
    "open_store",
]
