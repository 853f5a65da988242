"""What the bot says of the daily quiz and of results that are shared. Pure."""

from datetime import date, datetime
from typing import Final

from ..quizzes.session import DailyStreak, Game, Player
from .markup import inert
from .messages import Choice, Reply
from .wording import days_in_a_row, many

SQUARES: Final = {"+": "🟩", "-": "🟥", "v": "⬜"}
UNANSWERED_SQUARE: Final = "⬛"
# Squares alone say nothing to who cannot see or tell their colours; letters and words do.
WORDS: Final = {"+": "right", "-": "wrong", ".": "not answered", "v": "void"}


def opening(day: date, *, asked: int, streak: DailyStreak) -> str:
    """What is said when today's quiz begins."""
    text = f"{many(asked, 'question')} for {_day(day)}, the same for everybody here. You have one try."
    return f"{text} You have played {many(streak.current, 'day')} in a row." if streak.current else text


def goes_on(day: date) -> str:
    """What is said when an unfinished daily quiz is taken up."""
    return f"You have begun the quiz of {_day(day)}. It goes on here:"


def had(game: Game, member: str, streak: DailyStreak, *, next_at: datetime, now: datetime) -> Reply:
    """That the day's quiz was played, with its result and when the next can be had."""
    player = next((one for one in game.players if one.id == member), None)
    result = score(player, len(game.questions)) if player else "You answered none of its questions."
    text = (
        f"You have had today's quiz. {result}\n{days_in_a_row(streak)}\nThe next one can be had {_in(next_at, now)}."
    )
    choices = (Choice(label="Share", action=f"share:{game.id}"),) if player else ()
    return Reply(title="Daily quiz", text=text, choices=choices, private=True)


def score(player: Player, total: int) -> str:
    """How many were right, and the row of results."""
    return f"{player.marks.count('+')} of {total} right.  {squares(player.marks, total)}"


def squares(marks: str, total: int) -> str:
    """A square a question; see `in_words` for the same in words."""
    return "".join(SQUARES.get(mark, UNANSWERED_SQUARE) for mark in marks.ljust(total, "."))


def in_words(marks: str, total: int) -> str:
    """The results by number: "right 1, 3; wrong 2"."""
    numbers: dict[str, list[str]] = {}
    for number, mark in enumerate(marks.ljust(total, "."), start=1):
        numbers.setdefault(WORDS.get(mark, WORDS["."]), []).append(str(number))
    return "; ".join(f"{word} {', '.join(numbers[word])}" for word in WORDS.values() if word in numbers)


def shared(name: str, player: Player, *, total: int, day: date | None, streak: DailyStreak | None) -> Reply:
    """A player's result for everybody: no question and no answer is told."""
    what = f"Daily quiz, {_day(day)}" if day else "Quiz"
    lines = [
        f"**{inert(name, limit=60)}** · {what} · {player.marks.count('+')} of {total} right",
        f"{squares(player.marks, total)}  ({in_words(player.marks, total)})",
    ]
    if streak is not None and streak.current > 1:
        lines.append(f"{many(streak.current, 'day')} in a row")
    return Reply(text="\n".join(lines))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _in(moment: datetime, now: datetime) -> str:
    """How long it is until then: "in 5 h 10 min"."""
    minutes = max(1, int((moment - now).total_seconds() // 60))
    return f"in {minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"in {minutes} min"
