"""After a quiz in Discord, end to end: one's own data as a file, an upheld contest, a refused permission."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord_play import TYPED_QUESTION, Town
from discord_server import DiscordServer


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with DiscordServer() as server:
        yield Town(server)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsdesk.sqlite3"


async def test_an_export_arrives_as_a_file_that_only_its_owner_sees(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(town.channel, "news boards", hide="yes")
        result = await town.alice.slash(town.channel, "news export-me")
        assert result.ephemeral
        (message,) = result.messages
        assert [attached["filename"] for attached in message.attachments] == ["newsdesk-my-data.json"]
        assert town.server.messages(town.channel, viewer=town.bob) == []
