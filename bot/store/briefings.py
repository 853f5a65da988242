"""Briefings as they were shown, so that their buttons work for as long as they are kept, and reports about them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update

from . import tables
from .engine import Database
from .upserts import Row as Values
from .upserts import add_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody found wrong in a briefing."""

    id: int
    briefing: str
    server: str
    member: str
    remark: str
    filed_at: datetime


class Briefings:
    """The briefings of all places and what was reported of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, identity: str, document: str, *, server: str, place: str, now: datetime) -> None:
        """Keep a briefing as text under its id; one kept already stays as it is."""
        row: Values = {"id": identity, "server": server, "place": place, "document": document, "moment": now}
        async with self._database.writing() as connection:
            await add_new(connection, tables.briefings, row)

    async def get(self, identity: str, *, server: str) -> str | None:
        """The text of a briefing of that server; None if it is unknown or forgotten."""
        table = tables.briefings
        query = select(table.c.document).where(table.c.id == identity, table.c.server == server)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def latest(self, place: str) -> str | None:
        """The id of the briefing shown last in a place."""
        table = tables.briefings
        query = select(table.c.id).where(table.c.place == place).order_by(table.c.moment.desc(), table.c.id).limit(1)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def forget_before(self, moment: datetime) -> None:
        """Drop older briefings but those that a report still waits for."""
        table, reports = tables.briefings, tables.reports
        waiting = select(reports.c.briefing).where(reports.c.status == "open")
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(table.c.moment < moment, table.c.id.not_in(waiting)))

    async def report(self, briefing: str, *, server: str, member: str, remark: str, now: datetime) -> None:
        """File what somebody found wrong."""
        row = {
            "briefing": briefing,
            "server": server,
            "member": member,
            "remark": remark,
            "filed_at": now,
            "status": "open",
        }
        async with self._database.writing() as connection:
            await connection.execute(insert(tables.reports), row)

    async def reports(self, server: str, *, limit: int = 25) -> tuple[Report, ...]:
        """The unsettled reports of a server, oldest first."""
        table = tables.reports
        query = select(table).where(table.c.server == server, table.c.status == "open")
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(table.c.filed_at, table.c.id).limit(limit))).all()
        return tuple(_report(row) for row in rows)

    async def settle(self, report: int, *, server: str, moderator: str, now: datetime) -> bool:
        """Take a report off the list; False if it is unknown there or settled."""
        table = tables.reports
        open_here = (table.c.id == report) & (table.c.server == server) & (table.c.status == "open")
        changed = update(table).where(open_here).values(status="settled", decided_by=moderator, decided_at=now)
        async with self._database.writing() as connection:
            return (await connection.execute(changed)).rowcount == 1


def _report(row: Row[tuple[object, ...]]) -> Report:
    return Report(
        id=row.id,
        briefing=row.briefing,
        server=row.server,
        member=row.member,
        remark=row.remark,
        filed_at=row.filed_at,
    )
