"""The bot that ``newsdesk run`` starts: its token, its commands, Discord being away, its end."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord_play import Town, fixed_desk
from discord_server import DiscordServer, discord_pointed_at
from newsdesk.bot.platforms.discord import run, start
from newsdesk.bot.platforms.discord.own import serve
from newsdesk.bot.settings import Settings
from newsdesk.briefings.errors import UnreadableInput


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with DiscordServer() as server:
        with discord_pointed_at(server):
            yield Town(server)


@pytest.mark.parametrize(("token", "says"), [(None, "is not set"), ("wrong", "is refused")])
async def test_missing_or_refused_token_says_what_to_do(
    town: Town, tmp_path: Path, token: str | None, says: str
) -> None:
    url = f"sqlite:///{(tmp_path / 'own.sqlite3').as_posix()}"
    with pytest.raises(UnreadableInput, match=f"DISCORD_TOKEN.*{says}"):
        await start(Settings(database_url=url, token=token))


async def test_it_syncs_itself_serves_and_ends_on_a_signal(town: Town, tmp_path: Path) -> None:
    async with fixed_desk(tmp_path / "own.sqlite3") as desk:
        settings = Settings(database_url="unused", token=town.server.token)
        task = asyncio.create_task(run(desk, settings))
        await town.server.until(lambda: town.server.commands)
        await town.server.until(lambda: town.server.gateway.identifies)
        result = await town.alice.slash(town.channel, "news briefing")
        assert "Kelmouth" in result.text
        os.kill(os.getpid(), signal.SIGTERM)
        assert await asyncio.wait_for(task, 5) == 0
        assert town.server.violations == []


async def test_it_tries_again_while_discord_is_away(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    login = town.server.fail("GET", "/users/@me", status=503)
    where = town.server.fail("GET", "/gateway/bot", status=503)
    async with fixed_desk(tmp_path / "own.sqlite3") as desk:
        task = asyncio.create_task(serve(desk, town.server.token, pause=0.02))
        await town.server.until(lambda: town.server.gateway.identifies)
        assert (login.hits, where.hits) == (1, 1)
        assert caplog.text.count("Discord is away") == 2
        os.kill(os.getpid(), signal.SIGTERM)
        assert await asyncio.wait_for(task, 5) == 0
