"""What one event changes, on an open transaction: the game's row, the reply, scores, reviews and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ...quizzes.session import (
    Answer,
    Effect,
    Event,
    Game,
    Phase,
    Receipt,
    Rescored,
    Reveal,
    game_from_json,
    game_to_json,
    next_review,
    points_of,
    step,
)
from . import tables
from .errors import NoSuchGame
from .upserts import Row as Values
from .upserts import put

GameRow = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One event for a game; ``rule`` is the grading rule behind an Answer's outcome."""

    event: Event
    now: datetime
    rule: str

    def key(self, game_id: str) -> str | None:
        """What makes the event one of a kind."""
        return None if self.event.event_id is None else f"{game_id}:{self.event.event_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What an event did. ``duplicate``: the event was here before, and nothing happened."""

    game: Game
    effects: tuple[Effect, ...]
    duplicate: bool = False


async def locked(connection: AsyncConnection, game_id: str) -> GameRow:
    """The game's row, held until the transaction ends (SQLite's writer is alone anyway)."""
    query = select(tables.games).where(tables.games.c.id == game_id).with_for_update()
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NoSuchGame(game_id)
    return row


async def save(connection: AsyncConnection, row: GameRow, game: Game, now: datetime) -> None:
    """The game's new state; a game that is over keeps the moment at which it ended."""
    games = tables.games
    values = {
        "state": game_to_json(game),
        "version": row.version + 1,
        "wake": game.wake,
        "closed_at": (row.closed_at or now) if game.phase is Phase.FINISHED else None,
    }
    await connection.execute(update(games).where(games.c.id == game.id).values(values))


async def play_all(connection: AsyncConnection, game_id: str, plays: Sequence[Play]) -> list[Played]:
    """The events in order, each as if it were alone. Raises `NoSuchGame`."""
    row = await locked(connection, game_id)
    before = game = game_from_json(row.state)
    known = await _known(connection, [play.key(game_id) for play in plays])
    played: list[Played] = []
    for play in plays:
        key = play.key(game_id)
        if key is not None and key in known:
            played.append(Played(game=game, effects=(), duplicate=True))
            continue
        if key is not None:
            known[key] = play.now
        game, effects = step(game, play.event, play.now)
        played.append(Played(game=game, effects=effects))
    if game != before:
        await save(connection, row, game, plays[-1].now)
    done = [(play, result) for play, result in zip(plays, played, strict=True) if not result.duplicate]
    events = [{"key": key, "moment": play.now} for play, _ in done if (key := play.key(game_id)) is not None]
    if events:
        await connection.execute(insert(tables.processed), events)
    await _save_replies(connection, row, done)
    for play, result in done:
        for effect in result.effects:
            if isinstance(effect, Reveal):
                await save_reveal(connection, row, result.game, effect, play.now)
            elif isinstance(effect, Rescored):
                await rewrite_scores(connection, row, result.game, play.now)
    return played


async def _known(connection: AsyncConnection, keys: Sequence[str | None]) -> dict[str, datetime]:
    """Those of the keys that were dealt with before. Keys hold the game's id, and the game is locked."""
    asked = [key for key in keys if key is not None]
    if not asked:
        return {}
    table = tables.processed
    found = await connection.execute(select(table.c.key, table.c.moment).where(table.c.key.in_(asked)))
    return {row.key: row.moment for row in found}


async def _save_replies(connection: AsyncConnection, row: GameRow, done: Sequence[tuple[Play, Played]]) -> None:
    """The replies that were not refused, and what their authors are called now."""
    replies: list[Values] = []
    names: dict[str, Values] = {}
    for play, result in done:
        event = play.event
        if not isinstance(event, Answer) or not any(isinstance(effect, Receipt) for effect in result.effects):
            continue
        names[event.player] = {"server": row.server, "member": event.player, "name": event.name}
        replies.append(
            {
                "game_id": row.id,
                "question_index": event.index,
                "server": row.server,
                "member": event.player,
                "text": event.reply,
                "outcome": event.outcome,
                "rule": play.rule,
                "moment": event.moment,
                "event_id": play.key(row.id),
            }
        )
    if replies:
        await connection.execute(insert(tables.replies), replies)
        # In one order everywhere: two transactions that lock the same members in two orders wait for each other.
        await put(connection, tables.members, [names[member] for member in sorted(names)])


async def save_reveal(connection: AsyncConnection, row: GameRow, game: Game, reveal: Reveal, now: datetime) -> None:
    """The scores of a question that has just closed, and when those who missed it should see it again."""
    if not reveal.results:
        return
    scores = [
        {
            "game_id": game.id,
            "question_index": reveal.index,
            "member": result.player,
            "server": row.server,
            "place": row.place,
            "question_id": game.questions[reveal.index],
            "outcome": "void" if reveal.voided else result.outcome,
            "points": result.points,
            "moment": now,
        }
        for result in reveal.results
    ]
    await connection.execute(insert(tables.scores), scores)
    if not reveal.voided:
        await _save_reviews(connection, row, game, reveal, now)


async def rewrite_scores(connection: AsyncConnection, row: GameRow, game: Game, now: datetime) -> None:
    """The game's scores again from its players' marks: one answer can change the streak points of those after it."""
    scores = tables.scores
    found = (await connection.execute(select(scores).where(scores.c.game_id == game.id))).all()
    moments = {(score.question_index, score.member): score.moment for score in found}
    outcomes = {"+": "accept", "-": "reject", "v": "void"}
    fresh: list[Values] = [
        {
            "game_id": game.id,
            "question_index": index,
            "member": player.id,
            "server": row.server,
            "place": row.place,
            "question_id": game.questions[index],
            "outcome": outcomes[mark],
            "points": points,
            "moment": moments.get((index, player.id), now),
        }
        for player in game.players
        for index, (mark, points) in enumerate(zip(player.marks, points_of(player, game.rules), strict=True))
        if mark in "+-" or (mark == "v" and (index, player.id) in moments)
    ]
    await put(connection, scores, fresh)


async def _save_reviews(connection: AsyncConnection, row: GameRow, game: Game, reveal: Reveal, now: datetime) -> None:
    reviews, question_id = tables.reviews, game.questions[reveal.index]
    of_question = (reviews.c.server == row.server) & (reviews.c.question_id == question_id)
    members = [result.player for result in reveal.results]
    query = select(reviews.c.member, reviews.c.box).where(of_question, reviews.c.member.in_(members))
    boxes: dict[str, int] = {found.member: found.box for found in await connection.execute(query)}
    later: list[Values] = []
    learned: list[str] = []
    for result in reveal.results:
        review = next_review(boxes.get(result.player), result.outcome)
        if review is None:
            learned.append(result.player)
        else:
            later.append(
                {
                    "server": row.server,
                    "member": result.player,
                    "question_id": question_id,
                    "box": review.box,
                    "due": now + review.wait,
                    "game_id": game.id,
                    "question_index": reveal.index,
                }
            )
    await put(connection, reviews, later)
    gone = [member for member in learned if member in boxes]
    if gone:
        await connection.execute(delete(reviews).where(of_question, reviews.c.member.in_(gone)))
