"""The store: games, replies, scores, settings and memories in SQLite or PostgreSQL.

::

    store = await open_store("sqlite:///newsdesk.db")
    await store.games.open(game, place=..., server=..., questions=[...], now=now)
    played = await store.games.play(game.id, Answer(...), now, rule="figure")
    await store.scores.board(server=..., since=..., limit=10, offset=0)
    await store.contests.file(game.id, 0, member, "it says so in line 3", now)
    await store.reviews.due(server, member, now)
    await store.statistics.answers(question_ids)
    await store.members.forget(member, server=..., now=now)
    await store.close()
"""

from .briefings import Briefings, Report
from .contests import AuditEntry, Contest, Contests, Rulings
from .engine import sqlite_file
from .errors import DailyPlayed, GameInProgress, NoSuchGame, StoreUnavailable
from .games import Games, StoredGame, StoredReply
from .members import Forgotten, Members, member_scope
from .memory import Memory
from .playing import Played
from .preferences import JsonValue, Preferences
from .regrading import Rescoring
from .reviews import Missed, Reviews
from .scores import Score, Scores, Week
from .statistics import Statistics
from .store import Store, open_store

__all__ = [
    "AuditEntry",
    "Briefings",
    "Contest",
    "Contests",
    "DailyPlayed",
    "Forgotten",
    "GameInProgress",
    "Games",
    "JsonValue",
    "Members",
    "Memory",
    "Missed",
    "NoSuchGame",
    "Played",
    "Preferences",
    "Report",
    "Rescoring",
    "Reviews",
    "Rulings",
    "Score",
    "Scores",
    "Statistics",
    "Store",
    "StoreUnavailable",
    "StoredGame",
    "StoredReply",
    "Week",
    "member_scope",
    "open_store",
    "sqlite_file",
]
