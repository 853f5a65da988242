"""Answers messages that are meant for the bot: replies to its questions, and typed commands."""

import logging
from typing import Final

import aiohttp
import discord

from ...commands import COMMANDS, handle
from ...desk import Desk
from ...messages import Reply, Request
from ...texts import _, speaking
from .hearing import SLASH_ONLY, command_of, is_unheard, request_from, said, typed_command
from .outbox import Outbox
from .posting import pages_of, question_of

log = logging.getLogger("newsdesk.discord")

# A receipt in a channel is for one member: it goes away again.
RECEIPT_SHOWN: Final = 20.0


class Listener:
    """Takes up a message that is meant for the bot, and lets every other one be."""

    def __init__(self, desk: Desk, outbox: Outbox, *, me: int) -> None:
        self._desk = desk
        self._outbox = outbox
        self._me = me

    async def hear(self, message: discord.Message) -> None:
        """Answer the message if it is for the bot."""
        request = await self._request(message)
        if request is None:
            return
        if is_unheard(request.command, request.options, alone=request.alone):
            with speaking(request.locale):
                text = _(SLASH_ONLY, command=request.command)
            await self._tell(message, Reply(text=text, private=True))
            return
        reply = await handle(request, self._desk)
        also = tuple(post for post in reply.also if not post.private or request.alone)
        if reply.private or reply.key is None:
            await self._tell(message, reply)
            self._outbox.put(request.place, also)
        else:
            self._outbox.put(request.place, (reply, *also))
        for place, post in reply.elsewhere:
            self._outbox.put(place, (post,))

    async def _request(self, message: discord.Message) -> Request | None:
        """What the message asks for; None where it is not for the bot or nothing can be read in it."""
        if message.author.bot or message.webhook_id is not None or not message.content:
            return None
        replied = message.reference.message_id if message.reference is not None else None
        if replied is not None:
            asked = question_of(await self._desk.store.memory.key_of(str(replied)))
            if asked is not None:
                game, index = asked
                options = {"reply": said(message, self._me), "game": game, "index": str(index)}
                return request_from(message, "answer", options)
        line = typed_command(message, self._me, self._desk.settings.prefix)
        if line is None and message.guild is None:
            return await self._direct(message)
        return None if line is None else request_from(message, *command_of(line))

    async def _direct(self, message: discord.Message) -> Request:
        """A direct message: a command, else an answer to the open question, else a call for help."""
        words = said(message, self._me)
        request = request_from(message, *command_of(words))
        if request.command in COMMANDS:
            return request
        running = [place for place in self._desk.places_of(request) if await self._desk.running(place) is not None]
        return request_from(message, "answer", {"reply": words}) if running else request

    async def _tell(self, message: discord.Message, reply: Reply) -> None:
        """Answer under the message, without a ping; what is for its author alone goes away again."""
        brief = reply.private and message.guild is not None
        try:
            answered = message.to_reference(fail_if_not_exists=False)
            more = {"delete_after": RECEIPT_SHOWN} if brief else {}
            for page in pages_of(reply):
                await message.channel.send(page.content, reference=answered, **page.arguments(**more))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("message %s could not be answered: %s", message.id, error)
