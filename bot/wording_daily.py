"""What the bot says of the daily quiz and of results that are shared. Pure."""

from datetime import date, datetime
from typing import Final

from ..quizzes.session import DailyStreak, Game, Player
from .markup import inert
from .messages import Choice, Reply
from .texts import _, mark
from .wording import days_in_a_row, many

SQUARES: Final = {"+": "🟩", "-": "🟥", "v": "⬜"}
UNANSWERED_SQUARE: Final = "⬛"
# Squares alone say nothing to who cannot see or tell their colours; words and numbers do.
WORDS: Final = {"+": mark("right"), "-": mark("wrong"), ".": mark("not answered"), "v": mark("void")}
MONTHS: Final = (
    mark("{day} January {year}"),
    mark("{day} February {year}"),
    mark("{day} March {year}"),
    mark("{day} April {year}"),
    mark("{day} May {year}"),
    mark("{day} June {year}"),
    mark("{day} July {year}"),
    mark("{day} August {year}"),
    mark("{day} September {year}"),
    mark("{day} October {year}"),
    mark("{day} November {year}"),
    mark("{day} December {year}"),
)


def opening(day: date, *, asked: int, streak: DailyStreak) -> str:
    """What is said when today's quiz begins."""
    text = _(
        "{questions} for {day}, the same for everybody here. You have one try.",
        questions=many(asked, "question"),
        day=said_day(day),
    )
    return f"{text} {_('Days in a row: {n}.', n=streak.current)}" if streak.current else text


def goes_on(day: date) -> str:
    """What is said when an unfinished daily quiz is taken up."""
    return _("You have begun the quiz of {day}. It goes on here:", day=said_day(day))


def had(game: Game, member: str, streak: DailyStreak, *, next_at: datetime, now: datetime) -> Reply:
    """That the day's quiz was played, with its result and when the next can be had."""
    player = next((one for one in game.players if one.id == member), None)
    result = score(player, len(game.questions)) if player else _("You answered none of its questions.")
    minutes = max(1, int((next_at - now).total_seconds() // 60))
    wait = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
    lines = [
        _("You have had today's quiz. {result}", result=result),
        days_in_a_row(streak),
        _("The next one can be had in {time}.", time=wait),
    ]
    choices = (Choice(label=_("Share"), action=f"share:{game.id}"),) if player else ()
    return Reply(title=_("Daily quiz"), text="\n".join(lines), choices=choices, private=True)


def score(player: Player, total: int) -> str:
    """How many were right, and the row of results."""
    right = _("{right} of {total} right", right=player.marks.count("+"), total=total)
    return f"{right}.  {squares(player.marks, total)}"


def squares(marks: str, total: int) -> str:
    """A square a question; see `in_words` for the same in words."""
    return "".join(SQUARES.get(mark, UNANSWERED_SQUARE) for mark in marks.ljust(total, "."))


def in_words(marks: str, total: int) -> str:
    """The results by number: "right 1, 3; wrong 2"."""
    numbers: dict[str, list[str]] = {}
    for number, letter in enumerate(marks.ljust(total, "."), start=1):
        numbers.setdefault(WORDS.get(letter, WORDS["."]), []).append(str(number))
    return "; ".join(f"{_(word)} {', '.join(numbers[word])}" for word in WORDS.values() if word in numbers)


def shared(name: str, player: Player, *, total: int, day: date | None, streak: DailyStreak | None) -> Reply:
    """A player's result for everybody: no question and no answer is told."""
    what = _("Daily quiz, {day}", day=said_day(day)) if day else _("Quiz")
    right = _("{right} of {total} right", right=player.marks.count("+"), total=total)
    lines = [
        f"**{inert(name, limit=60)}** · {what} · {right}",
        f"{squares(player.marks, total)}  ({in_words(player.marks, total)})",
    ]
    if streak is not None and streak.current > 1:
        lines.append(_("Days in a row: {n}.", n=streak.current))
    return Reply(text="\n".join(lines))


def said_day(day: date) -> str:
    """The day with its month in words."""
    return _(MONTHS[day.month - 1], day=day.day, year=day.year)
