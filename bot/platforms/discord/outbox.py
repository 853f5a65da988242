"""Posts on their way to channels: in order within a place, places beside each other, kept while Discord is away.

What is posted starts a question's clock or takes the buttons off a closed one.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Final

import aiohttp
import discord

from ...desk import Desk
from ...messages import Reply, Request
from .posting import post, question_of, revealed_by
from .requests import Host, channel_of

log = logging.getLogger("newsdesk.discord")

# discord.py itself waits out 429 and retries 500, 502 and 504, but neither 503 nor a dropped connection (tried with
# 2.7.1). Within these pauses, some minutes, Discord still knows a post by its nonce and does not show it twice.
PAUSES: Final = (1.0, 3.0, 10.0, 30.0, 60.0)
QUESTIONS_KEPT: Final = 1000
CLOSING: Final = 2.0


class Outbox:
    """One for a bot. A place that cannot be written to loses its quiz."""

    def __init__(self, bot: Host, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._waiting: dict[str, deque[Reply]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._questions: dict[tuple[str, int], discord.PartialMessage] = {}

    def put(self, place: str, posts: Iterable[Reply]) -> None:
        """Post in a place, after what waits there already. Posts for other platforms are not ours."""
        posts = tuple(posts)
        if not posts or channel_of(place) is None:
            return
        self._waiting.setdefault(place, deque()).extend(posts)
        if place not in self._tasks:
            self._tasks[place] = asyncio.create_task(self._drain(place), name=f"newsdesk posts {place}")

    async def close(self) -> None:
        """Give what waits a moment to go out, then let it be."""
        tasks = list(self._tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=CLOSING)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def shown(self, reply: Reply, message: discord.Message | None) -> None:
        """A post is on the screen, in ``message`` where we have it (an answer to a command is not given to us)."""
        if reply.key is not None:
            await self._desk.sent(reply.key, str(message.id) if message else "shown")
        if asked := question_of(reply.key):
            await self._desk.posted(*asked, message.created_at if message else discord.utils.utcnow())
            if message is not None:
                channel = self._bot.get_partial_messageable(message.channel.id)
                self._questions[asked] = channel.get_partial_message(message.id)
            while len(self._questions) > QUESTIONS_KEPT:
                del self._questions[next(iter(self._questions))]
        if closed := revealed_by(reply.key):
            await self._disarm(closed)

    async def _drain(self, place: str) -> None:
        waiting = self._waiting[place]
        try:
            while waiting:
                if not await self._deliver(place, waiting[0]):
                    waiting.clear()
                    await self._abandon(place)
                    return
                waiting.popleft()
        except Exception:
            log.exception("what was to be posted in %s is lost", place)
        finally:
            del self._waiting[place], self._tasks[place]

    async def _deliver(self, place: str, reply: Reply) -> bool:
        """Send one post, trying again while Discord is away; False when the place cannot be written to."""
        channel = self._bot.get_partial_messageable(channel_of(place) or 0)
        for pause in (*PAUSES, None) if reply.key else (None,):
            try:
                message = await post(channel, reply)
                break
            except (discord.Forbidden, discord.NotFound) as error:
                log.warning("%s cannot be written to, so its quiz ends: %s", place, error)
                return False
            except (discord.DiscordServerError, aiohttp.ClientError, TimeoutError, OSError) as error:
                if pause is None:
                    raise
                log.warning("posting in %s again in %s s: %s", place, pause, error)
                await asyncio.sleep(pause)
        try:
            await self.shown(reply, message)
        except Exception:
            log.exception("%s was posted, but the desk could not be told", reply.key)
        return True

    async def _disarm(self, question: tuple[str, int]) -> None:
        """Take the buttons off a closed question, where its message is still known; a press on one does no harm."""
        message = self._questions.pop(question, None)
        if message is not None:
            try:
                await message.edit(view=None)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("the buttons of a closed question stay: %s", error)

    async def _abandon(self, place: str) -> None:
        moment = discord.utils.utcnow()
        identity = f"abandon:{place}:{moment.timestamp()}"
        request = Request(
            id=identity, command="stop", place=place, server=place, member="", name="", moment=moment, admin=True
        )
        await self._desk.stop(request)
