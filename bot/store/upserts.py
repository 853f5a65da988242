"""INSERT ... ON CONFLICT, which SQLite and PostgreSQL spell alike and SQLAlchemy keeps in each dialect."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Value = str | int | bool | datetime | None
Row = Mapping[str, Value]


async def add_new(connection: AsyncConnection, table: Table, row: Row) -> bool:
    """Insert the row unless its key is there already; True if it was new."""
    if connection.dialect.name == "postgresql":
        done = await connection.execute(postgresql.insert(table).values(row).on_conflict_do_nothing())
    else:
        done = await connection.execute(sqlite.insert(table).values(row).on_conflict_do_nothing())
    return done.rowcount == 1


async def put(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows; where the primary key is there already, replace the other columns named in the rows."""
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    others = [name for name in rows[0] if name not in key]
    if connection.dialect.name == "postgresql":
        insert = postgresql.insert(table)
        await connection.execute(
            insert.on_conflict_do_update(index_elements=key, set_={name: insert.excluded[name] for name in others}),
            rows,
        )
    else:
        lite = sqlite.insert(table)
        await connection.execute(
            lite.on_conflict_do_update(index_elements=key, set_={name: lite.excluded[name] for name in others}),
            rows,
        )
