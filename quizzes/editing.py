"""What people did to a bank, told apart from what was made, and kept when the bank is made anew.

A made question's id ends in a fingerprint of its wording and answers, so an edited one is told apart from a made one.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .bank import Bank
from .question import Question, Status

MADE: Final = "q1-"


def fingerprint(question: Question) -> str:
    """Eight hex digits over what people may edit: prompt, options, answers and explanation."""
    answer = question.answer
    parts = [question.prompt, question.explanation]
    for texts in ([option.text for option in question.options], answer.accept, answer.prompt, answer.reject):
        parts += [str(len(texts)), *texts]
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def stamped(question: Question) -> Question:
    """A made question with its fingerprint at the end of its id."""
    return replace(question, id=f"{question.id}-{fingerprint(question)}")


def is_edited(question: Question) -> bool:
    """Whether a person wrote or changed the question since it was made."""
    return not question.id.startswith(MADE) or question.id.rpartition("-")[2] != fingerprint(question)


def identity(question: Question) -> str:
    """What a made question keeps when it is edited or made anew; the id of any other."""
    return question.id.rpartition("-")[0] if question.id.startswith(MADE) else question.id


def as_asked(question: Question) -> Question:
    """The question under an id of its present wording, so that answers and rulings on an earlier one do not count."""
    if question.id.startswith(MADE) and is_edited(question):
        return replace(question, id=f"{identity(question)}-{fingerprint(question)}")
    return question


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A bank made anew: how many questions people's hands kept, are new, and are no longer made."""

    bank: Bank
    kept: int
    fresh: int
    vanished: int


def rebuilt(old: Bank, new: Bank, *, pool: Sequence[Question] = ()) -> Rebuilt:
    """``new`` together with ``old``; ``pool`` is all that the articles give now, at least what ``new`` holds.

    Edited and own questions stay as people left them, rejected ones stay rejected, each in the place of the made one
    it came from. Others are renewed from the pool. Where the pool has them no more they are marked as vanished, and
    not asked, unless a person accepted them.
    """
    made = {identity(question): question for question in (*pool, *new.questions)}
    held = {identity(question): _renewed(question, made.get(identity(question))) for question in old.questions}
    questions = [held.pop(identity(question), question) for question in new.questions]
    questions += held.values()
    sources = {source.article: source for source in (*old.sources, *new.sources)}
    used = {question.evidence.article for question in questions}
    before = {identity(question) for question in old.questions}
    return Rebuilt(
        bank=Bank(
            questions=tuple(questions),
            sources=tuple(source for article, source in sources.items() if article in used),
        ),
        kept=sum(_is_peoples(question) for question in questions),
        fresh=sum(identity(question) not in before for question in questions),
        vanished=sum(question.status is Status.VANISHED for question in questions),
    )


def _renewed(old: Question, made: Question | None) -> Question:
    if is_edited(old):
        return old
    if made is None:
        return old if _is_peoples(old) else replace(old, status=Status.VANISHED)
    if old.status is Status.VANISHED:
        return made
    # What was accepted is what was read: other options or answers are another matter.
    same = fingerprint(made) == fingerprint(old)
    status = old.status if same or old.status is Status.REJECTED else Status.OPEN
    return replace(made, status=status, comment=old.comment, expires=old.expires, tags=old.tags or made.tags)


def _is_peoples(question: Question) -> bool:
    return is_edited(question) or question.status in (Status.ACCEPTED, Status.REJECTED) or bool(question.comment)
