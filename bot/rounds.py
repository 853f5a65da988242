"""A question of a game with its source: how long it takes to read, and how it is kept while the game is open."""

import math
from dataclasses import dataclass
from typing import Final

from ..briefings.briefing import Source
from ..quizzes.bank import Bank, dump_bank, parse_bank
from ..quizzes.question import Question

# Adults read English silently at about 238 words a minute (Brysbaert 2019); a quiz is read a little slower.
WORDS_A_SECOND: Final = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a game with the source its reveal shows."""

    question: Question
    source: Source | None


def own_place(place: str, member: str) -> str:
    """Where within a place a member's private quizzes are played."""
    return f"{place}#{member}"


def reading_seconds(question: Question) -> int:
    """How long it takes to read a question and its options."""
    words = len(question.prompt.split()) + sum(len(option.text.split()) for option in question.options)
    return math.ceil(words / WORDS_A_SECOND)


def pack(asked: Asked) -> str:
    """The question as it is asked, as JSON: a round is graded with what it was asked from."""
    sources = () if asked.source is None else (asked.source,)
    return dump_bank(Bank(questions=(asked.question,), sources=sources), format="json")


def unpack(text: str) -> Asked:
    """What `pack` made. Raises InvalidDocument."""
    bank = parse_bank(text, where="a saved question")
    return Asked(question=bank.questions[0], source=bank.sources[0] if bank.sources else None)
