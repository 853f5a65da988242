"""What one event changes, on an open transaction: the game's row, the reply, scores, reviews and names."""

from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ...quizzes.session import Answer, Effect, Game, Phase, Receipt, Reveal, game_to_json, next_review
from . import tables
from .errors import NoSuchGame
from .upserts import Row as Values
from .upserts import put

GameRow = Row[tuple[object, ...]]


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


async def save_reply(
    connection: AsyncConnection, row: GameRow, event: Answer, effects: tuple[Effect, ...], rule: str
) -> None:
    """The reply, unless it was refused, and what its author is called now."""
    if not any(isinstance(effect, Receipt) for effect in effects):
        return
    reply = {
        "game_id": row.id,
        "question_index": event.index,
        "server": row.server,
        "member": event.player,
        "text": event.reply,
        "outcome": event.outcome,
        "rule": rule,
        "moment": event.moment,
        "event_id": f"{row.id}:{event.event_id}",
    }
    await connection.execute(insert(tables.replies), reply)
    await put(connection, tables.members, [{"server": row.server, "member": event.player, "name": event.name}])


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
