"""Members: what they are called, whether boards show them, and forgetting them."""

from sqlalchemy import select

from . import tables
from .engine import Database
from .upserts import Row, put


class Members:
    """The members of servers, as far as they played."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def name(self, server: str, member: str) -> str | None:
        """What the member was last called there."""
        table = tables.members
        query = select(table.c.name).where(table.c.server == server, table.c.member == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def hide(self, server: str, member: str, name: str, *, hidden: bool) -> None:
        """Leave the member out of the server's boards, or show them again."""
        row: Row = {"server": server, "member": member, "name": name, "hidden": hidden}
        async with self._database.writing() as connection:
            await put(connection, tables.members, [row])
