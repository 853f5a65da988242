"""The store's contract on SQLite and, where the environment names a server, on PostgreSQL."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

for _module in ("games", "rooms", "contests", "statistics", "briefings", "looking_back"):
    pytest.register_assert_rewrite(f"store_contract.{_module}")

from newsdesk.bot.store import Store, open_store  # noqa: E402 - after the rewrite is registered
from store_contract.briefings import BriefingsContract  # noqa: E402
from store_contract.contests import ContestsContract  # noqa: E402
from store_contract.databases import REQUIRED, VARIABLE, postgresql_database, server_url, sqlite_url  # noqa: E402
from store_contract.games import GamesContract, ReviewsContract, ScoresContract  # noqa: E402
from store_contract.looking_back import LookingBackContract  # noqa: E402
from store_contract.rooms import MembersContract, MemoryContract  # noqa: E402
from store_contract.statistics import StatisticsContract  # noqa: E402


class Contract(
    GamesContract,
    ScoresContract,
    ReviewsContract,
    MemoryContract,
    MembersContract,
    ContestsContract,
    StatisticsContract,
    BriefingsContract,
    LookingBackContract,
):
    """All of it, on the database at ``url``."""

    @pytest.fixture
    async def store(self, url: str) -> AsyncIterator[Store]:
        store = await open_store(url)
        yield store
        await store.close()


class TestSqlite(Contract):
    """A file."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return sqlite_url(tmp_path)


@pytest.mark.skipif(server_url() is None, reason=f"{VARIABLE} names no PostgreSQL server")
class TestPostgresql(Contract):
    """A fresh database on the server."""

    @pytest.fixture
    async def url(self) -> AsyncIterator[str]:
        async with postgresql_database() as url:
            yield url


@pytest.mark.skipif(REQUIRED not in os.environ, reason=f"{REQUIRED} is not set: PostgreSQL is optional here")
def test_postgresql_was_not_left_out() -> None:
    assert server_url() is not None, f"{REQUIRED} is set, but {VARIABLE} names no server"


async def test_a_store_in_memory_is_one_database() -> None:
    store = await open_store("sqlite://")
    await store.settings.put("", "name", "value")
    assert await store.settings.get("", "name") == "value"
    await store.close()
