"""Going through a bank by hand: a pure walk, each step of which gives the next; the terminal asks and saves.

What was decided stands in the questions themselves, so a review is taken up where it was left.
"""

from dataclasses import dataclass, replace
from typing import Literal

from .bank import Bank
from .question import AnswerKey, Option, Question, Status

Field = Literal["prompt", "answer", "explanation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What undoes one step: the question as it was, its place in the bank, and the place in the queue."""

    question: Question
    place: int
    at: int
    before: "Step | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A walk through a bank: ``queue`` are the places of the questions to look at, ``at`` the place in the queue."""

    bank: Bank
    queue: tuple[int, ...]
    at: int = 0
    last: Step | None = None

    @property
    def current(self) -> Question | None:
        """The question to decide on, None at the end."""
        return self.bank.questions[self.queue[self.at]] if self.at < len(self.queue) else None

    @property
    def decided(self) -> int:
        """How many questions of the bank are accepted or rejected."""
        return sum(is_decided(question) for question in self.bank.questions)


def is_decided(question: Question) -> bool:
    """Whether a person has accepted or rejected it."""
    return question.status in (Status.ACCEPTED, Status.REJECTED)


def begin(bank: Bank, *, again: bool = False) -> Review:
    """A review of the questions that are not decided yet; ``again`` of every question."""
    queue = tuple(n for n, question in enumerate(bank.questions) if again or not is_decided(question))
    return Review(bank=bank, queue=queue)


def decide(review: Review, status: Status) -> Review:
    """Accept or reject the current question and go on; at the end nothing changes."""
    question = review.current
    if question is None:
        return review
    return replace(_with(review, replace(question, status=status)), at=review.at + 1)


def skip(review: Review) -> Review:
    """Go on without deciding."""
    question = review.current
    return review if question is None else replace(_with(review, question), at=review.at + 1)


def comment(review: Review, text: str) -> Review:
    """The note on the current question, which stays current; an empty one takes the note away."""
    question = review.current
    if question is None or text.strip() == question.comment:
        return review
    return _with(review, replace(question, comment=text.strip()))


def edit(review: Review, field: Field, text: str) -> Review:
    """Change the prompt, the first accepted answer or the explanation of the current question; it stays current.

    A changed answer changes the right option with it. Empty text, the same text, and an answer that is another option
    change nothing.
    """
    question, text = review.current, text.strip()
    if question is None or not text:
        return review
    changed = _edited(question, field, text)
    return review if changed == question else _with(review, changed)


def edit_option(review: Review, number: int, text: str) -> Review:
    """Change the option ``number``, from 0, of the current question; the right one changes the answer with it.

    Empty text, another option's text, and a number that is none of an option change nothing.
    """
    question, text = review.current, text.strip()
    if question is None or not text or not 0 <= number < len(question.options):
        return review
    option = question.options[number]
    if option.correct:
        return edit(review, "answer", text)
    if any(one.text == text for one in question.options):
        return review
    # Why the old text was wrong says nothing of the new one.
    options = (*question.options[:number], Option(text=text, correct=False), *question.options[number + 1 :])
    return _with(review, replace(question, options=options))


def also_accept(review: Review, text: str) -> Review:
    """One more answer that counts as right; what is accepted already, or is a wrong option, changes nothing."""
    question, text = review.current, text.strip()
    if question is None or not text or text in question.answer.accept or _is_wrong(question, text):
        return review
    return _with(review, replace(question, answer=replace(question.answer, accept=(*question.answer.accept, text))))


def undo(review: Review) -> Review:
    """The review before the last step; at the beginning it stays as it is."""
    step = review.last
    if step is None:
        return review
    return replace(review, bank=_put(review.bank, step.place, step.question), at=step.at, last=step.before)


def _with(review: Review, question: Question) -> Review:
    place = review.queue[review.at]
    step = Step(question=review.bank.questions[place], place=place, at=review.at, before=review.last)
    return replace(review, bank=_put(review.bank, place, question), last=step)


def _put(bank: Bank, place: int, question: Question) -> Bank:
    return replace(bank, questions=(*bank.questions[:place], question, *bank.questions[place + 1 :]))


def _edited(question: Question, field: Field, text: str) -> Question:
    if field == "prompt":
        return replace(question, prompt=text, answer=replace(question.answer, question=text))
    if field == "explanation":
        return replace(question, explanation=text)
    if _is_wrong(question, text):
        return question
    key: AnswerKey = replace(question.answer, accept=(text, *(a for a in question.answer.accept[1:] if a != text)))
    options = tuple(replace(option, text=text) if option.correct else option for option in question.options)
    return replace(question, answer=key, options=options)


def _is_wrong(question: Question, text: str) -> bool:
    return any(option.text == text and not option.correct for option in question.options)
