"""What the bot says of scores: the boards, and a member's own line. Pure."""

from collections.abc import Sequence
from typing import Final

from .markup import inert
from .messages import Reply
from .store import Score, Week
from .texts import _
from .wording import many

PICTURE_NAME: Final = "newsdesk-weeks.png"
# Discord takes descriptions of up to 1,024 characters.
ALT_LIMIT: Final = 1024


def board(rows: Sequence[Score]) -> str:
    """A board over games, a line a player."""
    if not rows:
        return _("No scores yet. Start a quiz with `quiz`.")
    return "\n".join(f"{row.rank}. {inert(row.name)} · {_won(row)}" for row in rows)


def own_score(row: Score | None, *, weeks: Sequence[Week] = (), picture: bytes | None = None) -> Reply:
    """One player's own line, with their weeks drawn where that can be."""
    title = _("Your scores")
    if row is None:
        return Reply(title=title, text=_("You have no scores here yet. Start a quiz with `quiz`."), private=True)
    share = round(100 * row.right / row.answered) if row.answered else 0
    text = _("{won}, {share}% right. Place {rank} here.", won=_won(row), share=share, rank=row.rank)
    if picture is None:
        return Reply(title=title, text=text, private=True)
    return Reply(title=title, text=text, private=True, file=(PICTURE_NAME, picture), alt=weeks_said(weeks))


def weeks_said(weeks: Sequence[Week]) -> str:
    """What the picture shows, in words."""
    points = "; ".join(f"{week.begins:%Y-%m-%d}: {many(week.points, 'point')}" for week in weeks if week.answered)
    return _("Your points by week, each from its Monday on: {points}.", points=points)[:ALT_LIMIT]


def _won(row: Score) -> str:
    points, answers = many(row.points, "point"), many(row.answered, "answer")
    return _("{points} from {answers}", points=points, answers=answers)
