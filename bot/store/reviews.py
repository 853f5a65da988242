"""Missed questions and when they come back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from . import tables
from .engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A question somebody got wrong: its JSON text as it was asked then, its box (0 to 4), and when it is due."""

    question_id: str
    question: str
    box: int
    due: datetime


class Reviews:
    """Wrong answers make a review; right ones space it out, and end it after the last box (`session.spacing`).

    Kept up by `Games.play`: there is nothing to write here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, server: str, member: str, now: datetime, *, limit: int = 20) -> tuple[Missed, ...]:
        """The member's missed questions that should be asked again by now, the longest due first."""
        reviews, questions = tables.reviews, tables.game_questions
        same = and_(questions.c.game_id == reviews.c.game_id, questions.c.question_index == reviews.c.question_index)
        query = (
            select(reviews.c.question_id, questions.c.question, reviews.c.box, reviews.c.due)
            .join(questions, same)
            .where(reviews.c.server == server, reviews.c.member == member, reviews.c.due <= now)
            .order_by(reviews.c.due, reviews.c.question_id)
            .limit(limit)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(
            Missed(question_id=row.question_id, question=row.question, box=row.box, due=row.due) for row in rows
        )

    async def waiting(self, server: str, member: str) -> int:
        """How many missed questions the member has, due or not."""
        reviews = tables.reviews
        query = select(func.count()).where(reviews.c.server == server, reviews.c.member == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0
