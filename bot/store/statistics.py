"""How questions were answered, counted by the database from the scores, so that rulings and deletions count too."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Integer, Select, case, cast, func, select

from ...quizzes.measuring import Answers
from . import tables
from .engine import Database

# SQLite takes at most 32,766 values in a statement; a larger one is no quicker.
_AT_ONCE: Final = 1000


class Statistics:
    """Answers by question over all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answers(self, question_ids: Collection[str]) -> dict[str, Answers]:
        """The first answers to each of these questions that anybody was asked.

        Only a member's first answer in a server says how hard a question is: the next time they have seen the
        reveal. Void answers are left out.
        """
        ids = list(dict.fromkeys(question_ids))
        found: dict[str, Answers] = {}
        async with self._database.reading() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                for row in await connection.execute(_counted(ids[start : start + _AT_ONCE])):
                    found[row.question_id] = Answers(given=row.given, right=row.right)
        return found

    async def missed(self, place: str, *, before: datetime) -> set[str]:
        """The questions that most of a place got wrong when they were last revealed there, if that is before then."""
        async with self._database.reading() as connection:
            return {row.question_id for row in await connection.execute(_missed(place, before))}


def _counted(ids: Sequence[str]) -> Select[tuple[str, int, int]]:
    scores = tables.scores
    nth = func.row_number().over(
        partition_by=(scores.c.question_id, scores.c.server, scores.c.member),
        order_by=(scores.c.moment, scores.c.game_id, scores.c.question_index),
    )
    numbered = (
        select(scores.c.question_id, scores.c.outcome, nth.label("nth"))
        .where(scores.c.question_id.in_(ids), scores.c.outcome != "void")
        .subquery()
    )
    right = cast(func.sum(case((numbered.c.outcome == "accept", 1), else_=0)), Integer)
    return (
        select(numbered.c.question_id, func.count().label("given"), right.label("right"))
        .where(numbered.c.nth == 1)
        .group_by(numbered.c.question_id)
    )


def _missed(place: str, before: datetime) -> Select[tuple[str]]:
    scores = tables.scores
    wrong = func.sum(case((scores.c.outcome == "accept", 0), else_=1))
    game = (
        select(
            scores.c.question_id,
            func.max(scores.c.moment).label("last"),
            wrong.label("wrong"),
            func.count().label("all"),
        )
        .where(scores.c.place == place, scores.c.outcome != "void")
        .group_by(scores.c.question_id, scores.c.game_id)
        .subquery()
    )
    latest = func.row_number().over(partition_by=game.c.question_id, order_by=game.c.last.desc()).label("nth")
    last = select(game, latest).subquery()
    return select(last.c.question_id).where(last.c.nth == 1, last.c.last < before, 2 * last.c.wrong > last.c.all)
