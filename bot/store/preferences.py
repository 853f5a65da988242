"""Settings that members and admins change while the bot runs, as JSON values under a scope and a name."""

import json
from typing import TypeAlias

from sqlalchemy import delete, select

from . import tables
from .engine import Database
from .upserts import add_new, put

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"


class Preferences:
    """JSON values by scope and name. A scope is a server, a place, or "" for the whole bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, scope: str, name: str, default: JsonValue = None) -> JsonValue:
        """The value, or the default where nothing was put."""
        table = tables.settings
        query = select(table.c.value).where(table.c.scope == scope, table.c.name == name)
        async with self._database.reading() as connection:
            text = await connection.scalar(query)
        return default if text is None else _value(text)

    async def all(self, scope: str) -> dict[str, JsonValue]:
        """Every value of a scope, by name in order."""
        table = tables.settings
        query = select(table.c.name, table.c.value).where(table.c.scope == scope)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return {row.name: _value(row.value) for row in sorted(rows, key=lambda row: str(row.name))}

    async def put(self, scope: str, name: str, value: JsonValue) -> None:
        """Keep a value. Raises ValueError for what JSON cannot hold."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        async with self._database.writing() as connection:
            await put(connection, tables.settings, [{"scope": scope, "name": name, "value": text}])

    async def first(self, scope: str, name: str, value: JsonValue) -> JsonValue:
        """Keep the value unless there is one, and give what is kept: everybody who asks gets the same."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        async with self._database.writing() as connection:
            await add_new(connection, tables.settings, {"scope": scope, "name": name, "value": text})
        return await self.get(scope, name)

    async def named(self, name: str) -> dict[str, JsonValue]:
        """The value of this name in every scope that has one."""
        table = tables.settings
        query = select(table.c.scope, table.c.value).where(table.c.name == name).order_by(table.c.scope)
        async with self._database.reading() as connection:
            return {row.scope: _value(row.value) for row in await connection.execute(query)}

    async def remove(self, scope: str, name: str) -> None:
        """Forget a value; nothing happens if there is none."""
        table = tables.settings
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(table.c.scope == scope, table.c.name == name))


def _value(text: str) -> JsonValue:
    value: JsonValue = json.loads(text)
    return value
