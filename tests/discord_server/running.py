"""Pointing the real discord.py at the loopback server, and running a bot there from start to clean stop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import yarl
from discord import http
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from .server import DiscordServer

READY_TIMEOUT = 0.05


@contextlib.contextmanager
def discord_pointed_at(server: DiscordServer) -> Iterator[None]:
    """Make discord.py in this process talk to ``server``; what was there before is put back at the end."""
    base, gateway = http.Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    http.Route.BASE = server.url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway.url)
    try:
        yield
    finally:
        http.Route.BASE = base
        DiscordWebSocket.DEFAULT_GATEWAY = gateway


@contextlib.asynccontextmanager
async def running(
    bot: "commands.Bot | commands.AutoShardedBot", server: DiscordServer, *, token: str | None = None
) -> AsyncIterator[Any]:
    """Log ``bot`` in, wait until it is ready, and stop it without leaving tasks or sockets behind."""
    # discord.py waits this long after the last guild, and five seconds before it identifies again.
    bot._connection.guild_ready_timeout = READY_TIMEOUT
    bot.before_identify_hook = _no_pause  # type: ignore[method-assign]  # a pause for Discord's sake only
    with discord_pointed_at(server):
        task = asyncio.create_task(bot.start(token or server.token), name="bot under test")
        ready = asyncio.create_task(_ready(bot), name="waiting for the bot")
        try:
            await asyncio.wait({task, ready}, timeout=20, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
            if not ready.done():
                raise TimeoutError("the bot did not become ready")
            yield bot
        finally:
            ready.cancel()
            await bot.close()
            await asyncio.gather(task, ready, return_exceptions=True)
            await _finish_handlers()


async def _ready(bot: "commands.Bot | commands.AutoShardedBot") -> None:
    # No event of the library's: whoever waits for one before login is refused.
    while not bot.is_ready():  # noqa: ASYNC110
        await asyncio.sleep(0.005)


async def _no_pause(*_: object, **__: object) -> None:
    return None


async def _finish_handlers() -> None:
    """Let handlers that discord.py started end; close() does not wait for them."""
    ours = [
        task
        for task in asyncio.all_tasks()
        if task.get_name().startswith(("discord.py: ", "discord-ui-", "CommandTree-"))
    ]
    for task in ours:
        task.cancel()
    await asyncio.gather(*ours, return_exceptions=True)
