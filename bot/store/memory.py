"""What is remembered of a place: what it was asked and told, what was posted, which events were dealt with."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select

from . import tables
from .engine import Database
from .upserts import Row, add_new, put


class Memory:
    """Memories of places and of the bot's own deeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def asked(self, place: str) -> dict[str, datetime]:
        """Question id to when it was last asked there."""
        table = tables.asked
        query = select(table.c.question_id, table.c.moment).where(table.c.place == place).order_by(table.c.moment)
        async with self._database.reading() as connection:
            return {row.question_id: row.moment for row in await connection.execute(query)}

    async def remember_asked(self, place: str, question_ids: Collection[str], now: datetime) -> None:
        """These questions were asked there now."""
        rows: list[Row] = [{"place": place, "question_id": one, "moment": now} for one in dict.fromkeys(question_ids)]
        async with self._database.writing() as connection:
            await put(connection, tables.asked, rows)

    async def told(self, place: str) -> dict[str, datetime]:
        """Fact key to when it was last told there."""
        table = tables.told
        query = select(table.c.fact, table.c.moment).where(table.c.place == place).order_by(table.c.moment)
        async with self._database.reading() as connection:
            return {row.fact: row.moment for row in await connection.execute(query)}

    async def remember_told(self, place: str, facts: Iterable[str], now: datetime) -> None:
        """These facts were told there now."""
        rows: list[Row] = [{"place": place, "fact": one, "moment": now} for one in dict.fromkeys(facts)]
        async with self._database.writing() as connection:
            await put(connection, tables.told, rows)

    async def first_time(self, key: str, now: datetime) -> bool:
        """True for the first caller with this key (an event's id), False for everybody after, for ever."""
        async with self._database.writing() as connection:
            return await add_new(connection, tables.processed, {"key": key, "moment": now})

    async def claim_post(self, key: str, now: datetime) -> bool:
        """True for the first caller that wants to post under this key. Follow up with `posted` or `unpost`."""
        async with self._database.writing() as connection:
            return await add_new(connection, tables.posts, {"key": key, "message": None, "moment": now})

    async def posted(self, key: str, message: str, now: datetime) -> None:
        """The platform's id of the message posted under the key."""
        async with self._database.writing() as connection:
            await put(connection, tables.posts, [{"key": key, "message": message, "moment": now}])

    async def unpost(self, key: str) -> None:
        """Give a claim back: nothing was posted under the key."""
        table = tables.posts
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(table.c.key == key, table.c.message.is_(None)))

    async def message_of(self, key: str) -> str | None:
        """The platform's id of the message posted under the key, None if there is none (yet)."""
        async with self._database.reading() as connection:
            return await connection.scalar(select(tables.posts.c.message).where(tables.posts.c.key == key))

    async def key_of(self, message: str) -> str | None:
        """The key under which the message of that id was posted, None for any other message."""
        async with self._database.reading() as connection:
            return await connection.scalar(select(tables.posts.c.key).where(tables.posts.c.message == message))

    async def forget_before(self, *, asked: datetime, events: datetime) -> None:
        """Drop what is too old to matter: what places were asked before ``asked``, and ids of older ``events``.

        No platform sends an event again after days.
        """
        async with self._database.writing() as connection:
            await connection.execute(delete(tables.asked).where(tables.asked.c.moment < asked))
            await connection.execute(delete(tables.processed).where(tables.processed.c.moment < events))
