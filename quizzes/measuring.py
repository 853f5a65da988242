"""How hard a question is, from the answers people gave: classical item difficulty with Wilson's interval.

The difficulty of an item is the share of those asked who miss it (Crocker and Algina 1986, Introduction to Classical
and Modern Test Theory, chapter 14). A share of a few answers says little, so it counts only once its interval
(Wilson 1927, Probable inference, the law of succession, and statistical inference) is narrow.
"""

import math
from dataclasses import dataclass, replace
from typing import Final

from .question import Question

# The two-sided 95% point of the normal distribution.
_Z: Final = 1.959964
# Easy, medium and hard are a third of the scale each. An interval no wider than one of them cannot take an easy
# question for a hard one: that needs 31 answers where half are right, and 8 where all are.
WIDEST: Final = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How many people gave their first answer to a question, and how many of them were right."""

    given: int
    right: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.given:
            raise ValueError("right answers are some of those given")


def missed_between(answers: Answers) -> tuple[float, float]:
    """Wilson's 95% interval of the share that misses the question, from 0 to 1; (0, 1) without any answer."""
    if not answers.given:
        return 0.0, 1.0
    count = answers.given
    share = (count - answers.right) / count
    scale = 1 + _Z**2 / count
    centre = (share + _Z**2 / (2 * count)) / scale
    half = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)


def measured_difficulty(answers: Answers) -> float | None:
    """The middle of the interval, from 0 (easy) to 1; None while there are too few answers to say."""
    low, high = missed_between(answers)
    return round((low + high) / 2, 3) if high - low <= WIDEST else None


def with_answers(question: Question, answers: Answers | None) -> Question:
    """The question with its difficulty measured, where there are answers enough."""
    difficulty = None if answers is None else measured_difficulty(answers)
    return question if difficulty is None else replace(question, difficulty=difficulty)
