"""The clock of a bot: moves quizzes on, gives out daily briefings, makes up for what a crash kept back."""

import asyncio
import logging
from datetime import datetime
from typing import Final

from ...commands import corrected, due, missing, scheduled
from ...desk import Desk
from ...texts import ENGLISH
from .outbox import Outbox
from .requests import Host, guild_of

log = logging.getLogger("newsdesk.discord")

# How often the clock of running quizzes is looked at, in seconds.
TICK: Final = 1.0
LONGEST_PAUSE: Final = 60.0
# How many of those looks pass between two at the hours of daily briefings.
LOOKS_A_SCHEDULE: Final = 20


class Ticker:
    """Runs from the moment the bot is ready until it is cancelled; a stumble is logged and looked at again later."""

    def __init__(self, bot: Host, desk: Desk, outbox: Outbox, *, tick: float = TICK) -> None:
        self._bot = bot
        self._desk = desk
        self._outbox = outbox
        self._tick = tick
        self._looks = 0
        self._seen: datetime | None = None

    async def run(self) -> None:
        """Look again and again."""
        pause = self._tick
        while True:
            await asyncio.sleep(pause)
            # An extension is loaded before the bot logs in, when there is nothing to wait on yet.
            if not self._bot.is_ready():
                continue
            try:
                await self._look()
                pause = self._tick
            except Exception:
                pause = min(pause * 2, LONGEST_PAUSE)
                log.exception("the clock stumbled and looks again in %g s", pause)

    async def _look(self) -> None:
        first = self._looks == 0
        if first:
            for place, posts in await missing(self._desk, self._locale_of):
                self._outbox.put(place, posts)
        for place, posts in await due(self._desk, self._locale_of):
            self._outbox.put(place, posts)
        if self._looks % LOOKS_A_SCHEDULE == 0:
            for place, posts in await scheduled(self._desk, again=first, locale_of=self._locale_of):
                self._outbox.put(place, posts)
            await self._correct()
        self._looks += 1

    async def _correct(self) -> None:
        """Look at what was read anew since the last look."""
        fresh = [one for one in self._desk.at_hand() if self._seen is None or one.read_at > self._seen]
        if fresh:
            for place, posts in await corrected(self._desk, fresh, locale_of=self._locale_of):
                self._outbox.put(place, posts)
            self._seen = max(one.read_at for one in fresh)

    def _locale_of(self, place: str) -> str:
        """The language of the server that a place is in."""
        guild = self._bot.get_guild(guild_of(place) or 0)
        return ENGLISH if guild is None else str(guild.preferred_locale)
