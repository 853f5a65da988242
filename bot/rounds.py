"""The questions of a game with their sources, how long they take to read, how they are kept; what one event did."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from ..briefings.briefing import Source
from ..quizzes.bank import Bank, dump_bank, parse_bank
from ..quizzes.grading.normalization import clean
from ..quizzes.grading.options import fitting
from ..quizzes.question import Question, Verdict
from ..quizzes.session import DailyStreak, Effect, Game, Result, Share, tally

# Adults read English silently at about 238 words a minute (Brysbaert 2019); a quiz is read a little slower.
WORDS_A_SECOND: Final = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a game with the source its reveal shows."""

    question: Question
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What one event did to a game, with all that is needed to say so."""

    place: str
    game: Game
    questions: tuple[Asked, ...]
    effects: tuple[Effect, ...]
    verdict: Verdict | None = None
    streak: DailyStreak | None = None

    @property
    def articles(self) -> int:
        """How many different articles the questions come from."""
        return len({asked.question.evidence.article for asked in self.questions})


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a server, and the moment at which its quiz ends."""

    date: date
    until: datetime


def own_place(place: str, member: str) -> str:
    """Where within a place a member's private quizzes are played."""
    return f"{place}#{member}"


def reading_seconds(question: Question) -> int:
    """How long it takes to read a question and its options."""
    words = len(question.prompt.split()) + sum(len(option.text.split()) for option in question.options)
    return math.ceil(words / WORDS_A_SECOND)


def option_shares(question: Question, results: Sequence[Result]) -> tuple[Share, ...]:
    """The share of each option among the replies, in the order of the options."""
    letters = "ABCDEFGHIJ"[: len(question.options)]
    chosen = []
    for result in results:
        fits = fitting(question, clean(result.reply).text)
        if len(fits) == 1:
            chosen.append(replace(result, reply=letters[question.options.index(fits[0])]))
    shares = {share.reply: share for share in tally(chosen)}
    return tuple(shares.get(letter, Share(reply=letter, count=0, percent=0)) for letter in letters)


def pack(asked: Asked) -> str:
    """The question as it is asked, as JSON: a round is graded with what it was asked from."""
    sources = () if asked.source is None else (asked.source,)
    return dump_bank(Bank(questions=(asked.question,), sources=sources), format="json")


def unpack(text: str) -> Asked:
    """What `pack` made. Raises InvalidDocument."""
    bank = parse_bank(text, where="a saved question")
    return Asked(question=bank.questions[0], source=bank.sources[0] if bank.sources else None)
