"""Scores over games: boards of a place or a server, one member's totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Integer, Row, Select, and_, case, cast, func, select

from . import tables
from .engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of a board over games. Equal points share a ``rank``, counted from 1."""

    rank: int
    member: str
    name: str
    points: int
    right: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What a member won in the seven days that begin on a Monday (UTC)."""

    begins: date
    points: int
    right: int
    answered: int


class Scores:
    """What was won, summed by the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def board(
        self,
        *,
        server: str | None = None,
        place: str | None = None,
        since: datetime | None = None,
        day: date | None = None,
        limit: int = 10,
        offset: int = 0,
    ) -> tuple[Score, ...]:
        """The board of a server, a place, or everywhere (neither given): most points first.

        ``since`` counts only answers revealed from that moment on, ``day`` only that day's daily
        quiz. Members who hid themselves, and those whose every question is void, are left out.
        """
        async with self._database.reading() as connection:
            query = _totals(server=server, place=place, since=since, day=day).limit(limit).offset(offset)
            rows = (await connection.execute(query)).all()
        return tuple(_score(row) for row in rows)

    async def of_member(self, member: str, *, server: str, since: datetime | None = None) -> Score | None:
        """One member's line of the server's board, hidden or not; None if nothing was answered."""
        totals = _totals(server=server, place=None, since=since, hidden_too=True).subquery()
        async with self._database.reading() as connection:
            row = (await connection.execute(select(totals).where(totals.c.member == member))).one_or_none()
        return None if row is None else _score(row)

    async def weeks(self, member: str, *, server: str, now: datetime, count: int) -> tuple[Week, ...]:
        """The member's last ``count`` weeks in a server with the present one, oldest first, empty weeks too."""
        this = now.astimezone(UTC).date()
        first = this - timedelta(days=this.weekday(), weeks=count - 1)
        table = tables.scores
        query = select(table.c.moment, table.c.outcome, table.c.points).where(
            table.c.server == server,
            table.c.member == member,
            table.c.outcome != "void",
            table.c.moment >= datetime.combine(first, time(), UTC),
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        won: list[list[tuple[str, int]]] = [[] for _ in range(count)]
        for row in rows:
            at = (row.moment.astimezone(UTC).date() - first).days // 7
            if at < count:
                won[at].append((row.outcome, row.points))
        return tuple(_week(first + timedelta(weeks=number), one) for number, one in enumerate(won))


def _week(begins: date, won: Sequence[tuple[str, int]]) -> Week:
    return Week(
        begins=begins,
        points=sum(points for _, points in won),
        right=sum(outcome == "accept" for outcome, _ in won),
        answered=len(won),
    )


def _score(row: Row[tuple[object, ...]]) -> Score:
    return Score(
        rank=row.rank, member=row.member, name=row.name, points=row.points, right=row.right, answered=row.answered
    )


def _totals(
    *,
    server: str | None,
    place: str | None,
    since: datetime | None,
    day: date | None = None,
    hidden_too: bool = False,
) -> Select[tuple[object, ...]]:
    scores, members = tables.scores, tables.members
    points = cast(func.sum(scores.c.points), Integer)
    right = cast(func.sum(case((scores.c.outcome == "accept", 1), else_=0)), Integer)
    answered = cast(func.sum(case((scores.c.outcome == "void", 0), else_=1)), Integer)
    known = and_(members.c.server == scores.c.server, members.c.member == scores.c.member)
    query = (
        select(
            scores.c.member,
            func.max(members.c.name).label("name"),
            points.label("points"),
            right.label("right"),
            answered.label("answered"),
            func.rank().over(order_by=points.desc()).label("rank"),
        )
        .select_from(scores.join(members, known))
        .group_by(scores.c.member)
        .having(answered > 0)
        .order_by(points.desc(), right.desc(), answered, scores.c.member)
    )
    if server is not None:
        query = query.where(scores.c.server == server)
    if place is not None:
        query = query.where(scores.c.place == place)
    if since is not None:
        query = query.where(scores.c.moment >= since)
    if day is not None:
        of_day = select(tables.games.c.id).where(tables.games.c.day == day.isoformat())
        query = query.where(scores.c.game_id.in_(of_day))
    return query if hidden_too else query.where(members.c.hidden.is_(False))
