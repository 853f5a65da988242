"""What the bot says of scores: the boards, and a member's own line. Pure."""

from collections.abc import Sequence

from .markup import inert
from .store import Score
from .texts import _
from .wording import many


def board(rows: Sequence[Score]) -> str:
    """A board over games, a line a player."""
    if not rows:
        return _("No scores yet. Start a quiz with `quiz`.")
    return "\n".join(f"{row.rank}. {inert(row.name)} · {_won(row)}" for row in rows)


def own_score(row: Score | None) -> str:
    """One player's own line."""
    if row is None:
        return _("You have no scores here yet. Start a quiz with `quiz`.")
    share = round(100 * row.right / row.answered) if row.answered else 0
    return _("{won}, {share}% right. Place {rank} here.", won=_won(row), share=share, rank=row.rank)


def _won(row: Score) -> str:
    points, answers = many(row.points, "point"), many(row.answered, "answer")
    return _("{points} from {answers}", points=points, answers=answers)
