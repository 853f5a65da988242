"""Grade a question anew in every game that asked it, on an open transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ...quizzes.session import (
    Effect,
    Event,
    Game,
    Given,
    Outcome,
    Regrade,
    Reveal,
    Void,
    game_from_json,
    step,
)
from . import tables
from .playing import GameRow, locked, rewrite_scores, save, save_reveal
from .upserts import Row as Values
from .upserts import put

ReplyRow = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescoring:
    """A game whose points changed; the effects are a `Rescored`, or those of an open question closed as void."""

    game_id: str
    place: str
    effects: tuple[Effect, ...]


async def accept_replies(
    connection: AsyncConnection, server: str, question_id: str, *, same: Callable[[str], bool], now: datetime
) -> tuple[Rescoring, ...]:
    """Every reply to the question that is the ``same`` becomes right."""
    replies = tables.replies
    rescorings = []
    for game_id, index in await _askings(connection, question_id, server):
        row = await locked(connection, game_id)
        of_question = (replies.c.game_id == game_id) & (replies.c.question_index == index)
        rows = (await connection.execute(select(replies).where(of_question).order_by(replies.c.id))).all()
        right = frozenset(one.id for one in rows if one.outcome != "accept" and same(one.text))
        if not right:
            continue
        accepted = update(replies).where(replies.c.id.in_(right)).values(outcome="accept", rule="contest")
        await connection.execute(accepted)
        game = game_from_json(row.state)
        names = await _names(connection, server, [one.member for one in rows])
        given = counting(rows, right=right, changes=game.rules.changes)
        after, effects = await _apply(connection, row, game, Regrade(index=index, given=given, names=names), now)
        await _forget_reviews(
            connection, server, question_id, [one.player for one in given if one.outcome == "accept"]
        )
        rescorings.append(Rescoring(game_id=after.id, place=row.place, effects=effects))
    return tuple(rescorings)


def counting(rows: Sequence[ReplyRow], *, right: frozenset[int], changes: int) -> tuple[Given, ...]:
    """The reply of each member that counts: the last that was no prompt where minds may change, else the first.

    ``rows`` are all replies in order of arrival, ``right`` the ids of those that are right after all.
    """
    given: dict[str, Given] = {}
    for row in rows:
        outcome: Outcome = "accept" if row.id in right else row.outcome
        if outcome == "prompt" or (row.member in given and not changes):
            continue
        event_id = row.event_id.removeprefix(f"{row.game_id}:")
        given[row.member] = Given(
            player=row.member, reply=row.text, outcome=outcome, moment=row.moment, event_id=event_id
        )
    return tuple(given.values())


async def void_question(
    connection: AsyncConnection, question_id: str, *, server: str | None, moderator: str, reason: str, now: datetime
) -> tuple[Rescoring, ...]:
    """The question counts for nobody, in one server or everywhere."""
    rescorings = []
    for game_id, index in await _askings(connection, question_id, server):
        row = await locked(connection, game_id)
        game = game_from_json(row.state)
        after, effects = await _apply(connection, row, game, Void(index=index), now)
        if after != game:
            rescorings.append(Rescoring(game_id=game_id, place=row.place, effects=effects))
    contests, reviews = tables.contests, tables.reviews
    settled = update(contests).where(contests.c.question_id == question_id, contests.c.status == "open")
    forgotten = delete(reviews).where(reviews.c.question_id == question_id)
    if server is not None:
        settled = settled.where(contests.c.server == server)
        forgotten = forgotten.where(reviews.c.server == server)
    await connection.execute(settled.values(status="upheld", decided_by=moderator, decided_at=now))
    await connection.execute(forgotten)
    ruling: Values = {
        "server": server or "",
        "question_id": question_id,
        "reply": "",
        "ruling": "void",
        "moment": now,
    }
    await put(connection, tables.rulings, [ruling])
    await note(connection, server or "", moderator, "question void", f"question {question_id}: {reason}", now)
    return tuple(rescorings)


async def note(connection: AsyncConnection, server: str, actor: str, action: str, detail: str, now: datetime) -> None:
    """One row of the audit."""
    row = {"moment": now, "server": server, "actor": actor, "action": action, "detail": detail}
    await connection.execute(insert(tables.audit), row)


async def _askings(connection: AsyncConnection, question_id: str, server: str | None) -> list[tuple[str, int]]:
    """Where the question was asked: games in order of id, so that two transactions lock them in the same order."""
    games, questions = tables.games, tables.game_questions
    query = (
        select(questions.c.game_id, questions.c.question_index)
        .join(games, games.c.id == questions.c.game_id)
        .where(questions.c.question_id == question_id)
        .order_by(questions.c.game_id, questions.c.question_index)
    )
    if server is not None:
        query = query.where(games.c.server == server)
    return [(row.game_id, row.question_index) for row in await connection.execute(query)]


async def _apply(
    connection: AsyncConnection, row: GameRow, game: Game, event: Event, now: datetime
) -> tuple[Game, tuple[Effect, ...]]:
    after, effects = step(game, event, now)
    if after != game:
        await save(connection, row, after, now)
        await rewrite_scores(connection, row, after, now)
    for effect in effects:
        if isinstance(effect, Reveal):
            await save_reveal(connection, row, after, effect, now)
    return after, effects


async def _names(connection: AsyncConnection, server: str, members: list[str]) -> tuple[tuple[str, str], ...]:
    table = tables.members
    query = select(table.c.member, table.c.name).where(table.c.server == server, table.c.member.in_(members))
    return tuple((row.member, row.name) for row in await connection.execute(query.order_by(table.c.member)))


async def _forget_reviews(connection: AsyncConnection, server: str, question_id: str, members: list[str]) -> None:
    reviews = tables.reviews
    await connection.execute(
        delete(reviews).where(
            reviews.c.server == server, reviews.c.question_id == question_id, reviews.c.member.in_(members)
        )
    )
