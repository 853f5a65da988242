"""Question, Option, AnswerKey and Evidence: what is asked, what is right, and the passage that proves it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from ..briefings.article import Span, Unknown

OWN: Final = "own"
# The kinds that are written from articles, and the one that people write.
KIND_NAMES: Final = (
    *("figure", "date", "speaker", "person", "place", "name", "true_false", "order", "comparison", "dispute"),
    OWN,
)


class Status(StrEnum):
    """What became of a question of a bank: decided by a person, or no longer made from the articles."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    VANISHED = "vanished"


class AnswerType(StrEnum):
    """The type by which replies are compared."""

    FIGURE = "figure"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME_SPAN = "time span"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    YES_NO = "yes/no"
    TITLE = "title"
    LIST = "list"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """What counts as right.

    ``accept`` holds the right answers, the one to show first; ``prompt`` what earns "say more"; ``reject`` near
    misses that are wrong whatever a rule says. ``question`` is the question's text, which graders use for the unit
    or currency asked.
    """

    accept: tuple[str, ...]
    prompt: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    type: AnswerType = AnswerType.WORDS
    question: str = ""

    def __post_init__(self) -> None:
        if not self.accept:
            raise ValueError("an answer key needs at least one accepted answer")

    @classmethod
    def from_texts(
        cls, accept: Sequence[str], *, question: str = "", prompt: Sequence[str] = (), reject: Sequence[str] = ()
    ) -> "AnswerKey":
        """A key from plain texts, its type read off the accepted answers and the question.

        A text alone stands for itself, not for its letters.

        Raises:
            ValueError: ``accept`` is empty.
        """
        # Imported here because grading reads AnswerKey from this module.
        from .grading.answer_types import type_of_answer

        accepted = _texts(accept)
        return cls(
            accept=accepted,
            prompt=_texts(prompt),
            reject=_texts(reject),
            type=type_of_answer(accepted, question=question),
            question=question,
        )


def _texts(texts: Sequence[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage that states the key; ``key`` is where in the article the answer itself stands, if it is there."""

    article: str
    revision: str
    span: Span
    quote: str
    key: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a multiple-choice question."""

    text: str
    correct: bool
    why_wrong: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with everything needed to ask, grade and prove it.

    ``id`` is a hash of article, span, kind and prompt. ``options`` is empty for a typed question. ``claim`` is the id
    of the claim asked about. ``as_of`` is the day the statement held, UNKNOWN when no source says.
    ``difficulty`` runs from 0 (easy) to 1 (hard). ``explanation`` is shown at the reveal. From the day ``expires`` on
    the question is not asked. ``status`` and ``comment`` are what reviewers say of it.
    """

    id: str
    kind: str
    prompt: str
    answer: AnswerKey
    evidence: Evidence
    claim: str
    outlet: str | Unknown
    as_of: date | Unknown
    options: tuple[Option, ...] = ()
    difficulty: float = 0.5
    explanation: str = ""
    tags: tuple[str, ...] = field(default=())
    expires: date | None = None
    status: Status = Status.OPEN
    comment: str = ""

    def may_be_asked(self, today: date) -> bool:
        """Whether it is neither rejected nor vanished nor expired."""
        current = self.expires is None or today < self.expires
        return current and self.status in (Status.OPEN, Status.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What grading says of one reply.

    ``reason`` is fit to show and never holds the key; ``rule`` names the rule that decided; ``evidence`` is the
    passage of the question where there is one.
    """

    outcome: Literal["accept", "prompt", "reject"]
    reason: str
    rule: str
    evidence: Evidence | None = None
