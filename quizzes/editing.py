"""Going through a bank by hand, and keeping what people changed when the bank is made anew.

A made question's id ends in a fingerprint of its wording and answers, so an edited one is told apart from a made one.
`Review` is pure: each step gives the next review; the terminal asks for keys and saves ``result``.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Final, Literal

from .bank import Bank
from .question import AnswerKey, Option, Question

MADE: Final = "q1-"
Verdict = Literal["accepted", "rejected"]


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


def rebuilt(old: Bank, new: Bank) -> Bank:
    """``new`` with the edited and own questions of ``old``, each in the place of the made one it came from."""
    kept = {_identity(question): question for question in old.questions if is_edited(question)}
    questions = [kept.pop(_identity(question), question) for question in new.questions]
    sources = {source.article: source for source in (*old.sources, *new.sources)}
    used = {question.evidence.article for question in (*questions, *kept.values())}
    return Bank(
        questions=(*questions, *kept.values()),
        sources=tuple(source for article, source in sources.items() if article in used),
    )


def _identity(question: Question) -> str:
    return question.id.rpartition("-")[0] if question.id.startswith(MADE) else question.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A walk through a bank: where it stands, what was decided and noted by id, and the step before."""

    questions: tuple[Question, ...]
    bank: Bank
    place: int = 0
    verdicts: tuple[tuple[str, Verdict], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    before: "Review | None" = None

    @property
    def current(self) -> Question | None:
        """The question to decide on, None at the end."""
        return self.questions[self.place] if self.place < len(self.questions) else None

    @property
    def progress(self) -> tuple[int, int]:
        """How many are decided, of how many."""
        return self.place, len(self.questions)


def begin(bank: Bank) -> Review:
    """A review of every question of ``bank``."""
    return Review(questions=bank.questions, bank=bank)


def decide(review: Review, verdict: Verdict) -> Review:
    """Accept or reject the current question and go on; at the end nothing changes."""
    question = review.current
    if question is None:
        return review
    decided = (*review.verdicts, (question.id, verdict))
    return replace(review, place=review.place + 1, verdicts=decided, before=review)


def comment(review: Review, text: str) -> Review:
    """A note on the current question; it stays current."""
    question = review.current
    if question is None or not text.strip():
        return review
    return replace(review, comments=(*review.comments, (question.id, text.strip())), before=review)


def edit(review: Review, field: Literal["prompt", "answer", "explanation"], text: str) -> Review:
    """Change the prompt, the first accepted answer or the explanation of the current question; it stays current.

    A changed answer changes the right option with it. Empty text and an answer that is another option change nothing.
    """
    question, text = review.current, text.strip()
    if question is None or not text:
        return review
    changed = _edited(question, field, text)
    if changed is None:
        return review
    questions = (*review.questions[: review.place], changed, *review.questions[review.place + 1 :])
    return replace(review, questions=questions, before=review)


def _edited(question: Question, field: str, text: str) -> Question | None:
    if field == "prompt":
        return replace(question, prompt=text, answer=replace(question.answer, question=text))
    if field == "explanation":
        return replace(question, explanation=text)
    if any(option.text == text and not option.correct for option in question.options):
        return None
    key: AnswerKey = replace(question.answer, accept=(text, *(a for a in question.answer.accept[1:] if a != text)))
    options = tuple(Option(text=text, correct=True) if option.correct else option for option in question.options)
    return replace(question, answer=key, options=options)


def undo(review: Review) -> Review:
    """The review before the last step."""
    return review.before or review


def result(review: Review) -> Bank:
    """The bank without what was rejected; what was not decided stays."""
    rejected = {identity for identity, verdict in review.verdicts if verdict == "rejected"}
    return replace(review.bank, questions=tuple(q for q in review.questions if q.id not in rejected))
