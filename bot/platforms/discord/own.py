"""A bot of Newsdesk's own: starts it, keeps it up while Discord is away, stops it on a signal."""

import asyncio
import contextlib
import logging
import signal
from typing import Final

import aiohttp
import discord
from discord.ext import commands

from ....briefings.errors import UnreadableInput
from ...desk import Desk
from ...settings import TOKEN_VARIABLE
from .cog import NewsdeskCog

log = logging.getLogger("newsdesk.discord")

FIRST_PAUSE: Final = 5.0
LONGEST_PAUSE: Final = 300.0
AWAY: Final = (OSError, aiohttp.ClientError, discord.GatewayNotFound, discord.DiscordServerError)
NEEDED: Final = discord.Permissions(view_channel=True, send_messages=True, send_messages_in_threads=True)


def intents_for(prefix: str | None) -> discord.Intents:
    """What the bot hears of: messages too, whose words Discord shows where they are meant for it.

    Only a prefix needs the words of every message, which is a privileged intent.
    """
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=prefix is not None)


class OwnBot(commands.AutoShardedBot):
    """Only what Newsdesk needs: guilds to know where it is, messages for replies to questions; no members.

    Sharded also because only then the library tries a gateway again that refuses the first connection
    (Rapptz/discord.py#10520).
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents_for(desk.settings.prefix),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self._desk = desk

    async def setup_hook(self) -> None:
        """Load the cog and tell Discord its commands."""
        await self.add_cog(NewsdeskCog(self, desk=self._desk))
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: the cog hears messages itself, and there are no other commands."""

    async def on_ready(self) -> None:
        """Say that it is there, and how to bring it into a server."""
        log.info("online as %s in %d servers", self.user, len(self.guilds))
        if not self.guilds and self.application_id is not None:
            scopes = ("bot", "applications.commands")
            log.info("invite it: %s", discord.utils.oauth_url(self.application_id, permissions=NEEDED, scopes=scopes))


async def serve(desk: Desk, token: str, *, pause: float = FIRST_PAUSE) -> int:
    """Run the bot until it is stopped; while Discord is away try again after ``pause`` seconds, then longer.

    Raises:
        UnreadableInput: Discord refuses the token.
    """
    while True:
        bot = OwnBot(desk)
        try:
            async with bot:
                _close_on_signal(bot)
                await bot.start(token)
            return 0
        except discord.LoginFailure as error:
            reason = "is refused by Discord; copy the token again, or reset it, on the bot's page"
            raise UnreadableInput(TOKEN_VARIABLE, reason) from error
        except AWAY as error:
            log.warning("Discord is away (%s: %s); trying again in %g s", type(error).__name__, error, pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _close_on_signal(bot: OwnBot) -> None:
    # Windows has no signal handlers in its event loop; Ctrl+C raises KeyboardInterrupt there.
    with contextlib.suppress(NotImplementedError):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, lambda: loop.create_task(bot.close()))
