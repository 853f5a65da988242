"""Use cases of a bot that has just started: what a crash may have kept from being shown."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from ..quizzes.session import revealed_again
from .desk import Desk
from .rounds import Played

# A crash keeps the posts of a game back that has ended meanwhile; later ones would surprise.
JUST_OVER: Final = timedelta(minutes=10)


async def unsent(desk: Desk) -> tuple[Played, ...]:
    """The latest reveal, and the open question or the end, of open games and of those just over."""
    ended = await desk.store.games.closed_since(desk.clock() - JUST_OVER)
    found = []
    for stored in (*await desk.store.games.unfinished(), *ended):
        played = await desk.shown(stored)
        index = stored.game.closed - 1
        if index >= 0:
            given = await desk.store.games.counted(stored.game, index)
            played = replace(played, effects=(revealed_again(stored.game, index, given), *played.effects))
        found.append(played)
    return tuple(found)
