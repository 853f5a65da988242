"""Contested answers: filed by players, decided by moderators, and what a decision changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Row, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from . import tables
from .engine import Database
from .regrading import Rescoring, accept_replies, note, void_question
from .upserts import put

Status = Literal["open", "upheld", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One contested reply. ``remark`` is what its author says about it."""

    id: int
    game_id: str
    question_index: int
    question_id: str
    server: str
    member: str
    reply: str
    remark: str
    filed_at: datetime
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What moderators decided in a server: questions that are void, and replies right after all, by question id."""

    void: tuple[str, ...]
    accepted: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One decision as it was made."""

    moment: datetime
    server: str
    actor: str
    action: str
    detail: str


class Contests:
    """The queue of contests of all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(
        self, game_id: str, question_index: int, member: str, remark: str, now: datetime
    ) -> Contest | None:
        """Contest the member's latest reply to a question; None if there is no reply or it was contested before."""
        replies, questions = tables.replies, tables.game_questions
        query = (
            select(replies.c.server, replies.c.text, questions.c.question_id)
            .join(
                questions,
                (questions.c.game_id == replies.c.game_id) & (questions.c.question_index == replies.c.question_index),
            )
            .where(
                replies.c.game_id == game_id, replies.c.question_index == question_index, replies.c.member == member
            )
            .order_by(replies.c.id.desc())
            .limit(1)
        )
        async with self._database.writing() as connection:
            reply = (await connection.execute(query)).one_or_none()
            if reply is None:
                return None
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            filed = insert(tables.contests).values(
                game_id=game_id,
                question_index=question_index,
                question_id=reply.question_id,
                server=reply.server,
                member=member,
                reply=reply.text,
                remark=remark,
                filed_at=now,
                status="open",
            )
            row = (await connection.execute(filed.on_conflict_do_nothing().returning(tables.contests))).one_or_none()
        return None if row is None else _contest(row)

    async def answered(self, member: str, places: Sequence[str], *, limit: int = 2) -> tuple[tuple[str, int], ...]:
        """The questions a member answered last in these places, newest first, each as its game's id and its index."""
        replies, games = tables.replies, tables.games
        query = (
            select(replies.c.game_id, replies.c.question_index)
            .join(games, games.c.id == replies.c.game_id)
            .where(replies.c.member == member, games.c.place.in_(places))
            .group_by(replies.c.game_id, replies.c.question_index)
            .order_by(func.max(replies.c.id).desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple((row.game_id, row.question_index) for row in await connection.execute(query))

    async def open(self, server: str, *, limit: int = 25) -> tuple[Contest, ...]:
        """The undecided contests of a server, oldest first."""
        table = tables.contests
        query = select(table).where(table.c.server == server, table.c.status == "open")
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(table.c.filed_at, table.c.id).limit(limit))).all()
        return tuple(_contest(row) for row in rows)

    async def get(self, contest_id: int) -> Contest | None:
        """A contest by its id."""
        table = tables.contests
        async with self._database.reading() as connection:
            row = (await connection.execute(select(table).where(table.c.id == contest_id))).one_or_none()
        return None if row is None else _contest(row)

    async def uphold(
        self, contest_id: int, *, moderator: str, now: datetime, same: Callable[[str], bool]
    ) -> tuple[Rescoring, ...] | None:
        """The reply was right: everybody in that server who gave it scores, in every game that asked the question.

        ``same`` says which other replies are the same one. The open contests of those replies are settled with it,
        the reply is kept as a ruling, and the decision is noted. None if the contest is unknown or decided.
        """
        table = tables.contests
        async with self._database.writing() as connection:
            contest = await _decided(connection, contest_id, "upheld", moderator, now)
            if contest is None:
                return None
            rescorings = await accept_replies(connection, contest.server, contest.question_id, same=same, now=now)
            others = select(table.c.id, table.c.reply).where(
                table.c.server == contest.server,
                table.c.question_id == contest.question_id,
                table.c.status == "open",
            )
            settled = [row.id for row in await connection.execute(others) if same(row.reply)]
            await connection.execute(
                update(table)
                .where(table.c.id.in_(settled))
                .values(status="upheld", decided_by=moderator, decided_at=now)
            )
            ruling = {"server": contest.server, "question_id": contest.question_id, "reply": contest.reply}
            await put(connection, tables.rulings, [{**ruling, "ruling": "accept", "moment": now}])
            detail = f"question {contest.question_id}: {contest.reply!r} is right"
            await note(connection, contest.server, moderator, "contest upheld", detail, now)
        return rescorings

    async def refuse(self, contest_id: int, *, moderator: str, now: datetime) -> bool:
        """The reply stays wrong; False if the contest is unknown or decided."""
        async with self._database.writing() as connection:
            contest = await _decided(connection, contest_id, "refused", moderator, now)
            if contest is None:
                return False
            detail = f"question {contest.question_id}: {contest.reply!r} stays wrong"
            await note(connection, contest.server, moderator, "contest refused", detail, now)
        return True

    async def void(
        self, question_id: str, *, server: str | None, moderator: str, reason: str, now: datetime
    ) -> tuple[Rescoring, ...]:
        """The question counts for nobody in that server's games (everywhere if None), open and finished ones.

        Its open contests are settled. A server's ruling keeps it from being asked there again.
        """
        async with self._database.writing() as connection:
            return await void_question(
                connection, question_id, server=server, moderator=moderator, reason=reason, now=now
            )

    async def rulings(self, server: str) -> Rulings:
        """What was decided in a server, or everywhere, about questions that may be asked again."""
        table = tables.rulings
        query = select(table).where(table.c.server.in_([server, ""])).order_by(table.c.question_id, table.c.reply)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        void = dict.fromkeys(row.question_id for row in rows if row.ruling == "void")
        accepted: dict[str, tuple[str, ...]] = {}
        for row in rows:
            if row.ruling == "accept":
                accepted[row.question_id] = (*accepted.get(row.question_id, ()), row.reply)
        return Rulings(void=tuple(void), accepted=accepted)

    async def audit(self, server: str, *, limit: int = 50) -> tuple[AuditEntry, ...]:
        """The latest decisions in a server, newest first."""
        table = tables.audit
        query = select(table).where(table.c.server == server).order_by(table.c.id.desc()).limit(limit)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(
            AuditEntry(moment=row.moment, server=row.server, actor=row.actor, action=row.action, detail=row.detail)
            for row in rows
        )


async def _decided(
    connection: AsyncConnection, contest_id: int, status: Status, moderator: str, now: datetime
) -> Contest | None:
    """Settle an open contest; None if another moderator was quicker."""
    table = tables.contests
    changed = (
        update(table)
        .where(table.c.id == contest_id, table.c.status == "open")
        .values(status=status, decided_by=moderator, decided_at=now)
        .returning(table)
    )
    row = (await connection.execute(changed)).one_or_none()
    return None if row is None else _contest(row)


def _contest(row: Row[tuple[object, ...]]) -> Contest:
    return Contest(
        id=row.id,
        game_id=row.game_id,
        question_index=row.question_index,
        question_id=row.question_id,
        server=row.server,
        member=row.member,
        reply=row.reply,
        remark=row.remark,
        filed_at=row.filed_at,
        status=row.status,
    )
