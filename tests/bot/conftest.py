"""What the tests of the bot share: a town with a loopback Discord, and where its store lies."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord_play import Town
from discord_server import DiscordServer


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with DiscordServer() as server:
        yield Town(server)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsdesk.sqlite3"
