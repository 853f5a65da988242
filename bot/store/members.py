"""Members: what they are called, whether boards show them, what is kept of them, and forgetting it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Table, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ...quizzes.session import Forget, game_from_json, step
from . import tables
from .engine import Database
from .playing import locked, save
from .preferences import JsonValue
from .upserts import Row, put


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How much was deleted of a member."""

    games: int
    replies: int
    scores: int


def member_scope(server: str, member: str) -> str:
    """The scope of a member's own settings; forgotten and exported with them."""
    return f"member:{server}:{member}"


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

    async def hidden(self, server: str, member: str) -> bool:
        """True if the server's boards leave the member out."""
        table = tables.members
        query = select(table.c.hidden).where(table.c.server == server, table.c.member == member)
        async with self._database.reading() as connection:
            return bool(await connection.scalar(query))

    async def hide(self, server: str, member: str, name: str, *, hidden: bool) -> None:
        """Leave the member out of the server's boards, or show them again."""
        row: Row = {"server": server, "member": member, "name": name, "hidden": hidden}
        async with self._database.writing() as connection:
            await put(connection, tables.members, [row])

    async def forget(self, member: str, *, server: str, now: datetime) -> Forgotten:
        """Delete all that is kept of a member in a server, and take them out of its games, open or finished.

        Nothing that names the member is left; decisions they made as a moderator stay, without their name.
        """
        async with self._database.writing() as connection:
            games = await _leave_games(connection, member, server, now)
            await _leave_places(connection, member, server)
            replies, scores = tables.replies, tables.scores
            gone = [await _delete(connection, table, member, server) for table in (replies, scores)]
            for table in (tables.contests, tables.reports, tables.reviews, tables.members):
                await _delete(connection, table, member, server)
            settings, audit, contests = tables.settings, tables.audit, tables.contests
            own = settings.c.scope == member_scope(server, member)
            await connection.execute(delete(settings).where(own))
            acted = (audit.c.server == server) & (audit.c.actor == member)
            await connection.execute(update(audit).where(acted).values(actor=""))
            decided = (contests.c.server == server) & (contests.c.decided_by == member)
            await connection.execute(update(contests).where(decided).values(decided_by=""))
            reports = tables.reports
            settled = (reports.c.server == server) & (reports.c.decided_by == member)
            await connection.execute(update(reports).where(settled).values(decided_by=""))
        return Forgotten(games=games, replies=gone[0], scores=gone[1])

    async def export(self, member: str, *, server: str) -> dict[str, JsonValue]:
        """All that is kept of a member in a server, as JSON: rows by table, moments as ISO text."""
        games = tables.games
        queries: dict[str, Select[tuple[object, ...]]] = {
            "members": _own(tables.members, member, server),
            "replies": _own(tables.replies, member, server),
            "scores": _own(tables.scores, member, server),
            "reviews": _own(tables.reviews, member, server),
            "contests": _own(tables.contests, member, server),
            "reports": _own(tables.reports, member, server),
            "games": select(games.c.id, games.c.place, games.c.day, games.c.started_at, games.c.closed_at).where(
                games.c.server == server, games.c.owner == member
            ),
            "settings": select(tables.settings).where(tables.settings.c.scope == member_scope(server, member)),
        }
        export: dict[str, JsonValue] = {"member": member, "server": server}
        async with self._database.reading() as connection:
            for name, query in queries.items():
                result = await connection.execute(query)
                export[name] = [{key: _plain(row[key]) for key in row} for row in result.mappings()]
        return export


def _own(table: Table, member: str, server: str) -> Select[tuple[object, ...]]:
    query = select(table).where(table.c.server == server, table.c.member == member)
    return query.order_by(*table.primary_key.columns)


def _plain(value: object) -> JsonValue:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | bool) or value is None else str(value)


async def _leave_games(connection: AsyncConnection, member: str, server: str, now: datetime) -> int:
    """Take the member out of the saved state of every game they played in or own."""
    games, replies = tables.games, tables.replies
    played = select(replies.c.game_id).where(replies.c.server == server, replies.c.member == member)
    query = select(games.c.id).where(games.c.server == server, or_(games.c.owner == member, games.c.id.in_(played)))
    ids = (await connection.scalars(query.order_by(games.c.id))).all()
    for game_id in ids:
        row = await locked(connection, game_id)
        after, _ = step(game_from_json(row.state), Forget(player=member), now)
        await save(connection, row, after, now)
    return len(ids)


async def _leave_places(connection: AsyncConnection, member: str, server: str) -> None:
    """Give up the member's games, which are over or shared, and the memory of places that bear their name."""
    games = tables.games
    mine = (games.c.server == server) & (games.c.owner == member)
    named = mine & games.c.place.endswith(f"#{member}", autoescape=True)
    own = (await connection.scalars(select(games.c.place).where(named).distinct())).all()
    for table in (tables.asked, tables.told):
        await connection.execute(delete(table).where(table.c.place.in_(own)))
    await connection.execute(update(games).where(named).values(place=""))
    await connection.execute(update(games).where(mine).values(owner="", day=None))


async def _delete(connection: AsyncConnection, table: Table, member: str, server: str) -> int:
    return (
        await connection.execute(delete(table).where(table.c.server == server, table.c.member == member))
    ).rowcount
