"""A quiz from a pool: kinds mixed, one question a sentence, no answer twice, no giveaways, easier first."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from ..briefings.number_words import CARDINALS
from .kinds.candidate import chance
from .question import AnswerType, Question

# True or false can be guessed half the time, and names are not all that a story tells: no quiz rests on either.
LARGEST_SHARE: Final = {"true_false": 0.2, "person": 0.4, "name": 0.4}

_NUMBER: Final = re.compile(r"(?<![\w.,$£€])\d+(?:,\d{3})*(?![\w%]|[.,]\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")  # bare, as the date of a report in every prompt
LARGE: Final = 100  # a rule of thumb: smaller counts lie near each other by chance
FEWEST: Final = 2  # with one more or less anything adds up


def choose(
    pool: Sequence[Question],
    *,
    count: int,
    seed: int = 0,
    avoid: Collection[str] = (),
    missed: Collection[str] = (),
) -> tuple[Question, ...]:
    """At most ``count`` questions of ``pool``, which comes best first; fewer when no more fit together.

    ``avoid`` holds ids of questions or claims asked lately, which are left out; ``missed`` those answered wrongly,
    which come first unless they are to be avoided. Easier questions come first in the quiz.
    """
    chosen: list[Question] = []
    waiting = [question for question in pool if not {question.id, question.claim} & set(avoid)]
    rivals = _rivals(waiting)
    # From a small pool every question that shuts out others costs one; a large one can afford the best.
    passages = len({_passage(q) for q in waiting})
    coarse = max(1, passages // max(1, count))
    scarce = passages <= count
    # By so many places in the pool another question of a kind already chosen comes later.
    step = max(1, len(waiting) // max(1, count))
    while waiting and len(chosen) < count:
        taken = {q.id for q in chosen}
        waiting = [q for q in waiting if not rivals[q.id] & taken]
        fitting = [q for q in waiting if _fits(q, chosen, count)]
        if not fitting:
            break
        order = {q.id: n for n, q in enumerate(waiting)}
        best = min(
            fitting,
            key=lambda q: (
                not {q.id, q.claim} & set(missed),
                _shut_out(q, rivals[q.id], waiting)
                if scarce
                else _shut_out(q, rivals[q.id], waiting) > passages // 4,
                order[q.id] + step * _used(q, chosen),
                _shut_out(q, rivals[q.id], waiting) // coarse,
            ),
        )
        chosen.append(best)
        waiting.remove(best)
    return _in_order(sorted(chosen, key=lambda q: (q.difficulty, chance(seed, q.id))))


def _in_order(quiz: Sequence[Question]) -> tuple[Question, ...]:
    """The quiz with each question before those whose passage, shown at their reveal, tells its answer.

    Where two tell each other's, or a ring of them does, they stay as they are.
    """
    told = {one.id: {other.id for other in quiz if other is not one and _reveals(one, other)} for one in quiz}
    left, ordered = list(quiz), []
    while left:
        waiting = {question.id for question in left}
        ordered.append(next((question for question in left if not told[question.id] & waiting), left[0]))
        left.remove(ordered[-1])
    return tuple(ordered)


def _reveals(one: Question, other: Question) -> bool:
    """Whether the passage of ``one`` tells the answer of ``other``."""
    if other.answer.type is AnswerType.YES_NO:
        return False
    shown = one.evidence.quote.casefold()
    return any(_stands_in(answer, shown) for answer in other.answer.accept)


def _rivals(pool: Sequence[Question]) -> dict[str, set[str]]:
    """With which others each question cannot be asked: one whose answer stands in all the rest goes last."""
    found: dict[str, set[str]] = {one.id: set() for one in pool}
    for one, other in combinations(pool, 2):
        if _clashes(one, other):
            found[one.id].add(other.id)
            found[other.id].add(one.id)
    return found


def _shut_out(question: Question, rivals: set[str], waiting: Sequence[Question]) -> int:
    """How many other passages could not be asked about once this question is chosen."""
    return len({_passage(q) for q in waiting if q.id in rivals} - {_passage(question)})


def _passage(question: Question) -> tuple[str, int]:
    return question.evidence.article, question.evidence.span.start


def _used(question: Question, chosen: Sequence[Question]) -> int:
    """How often this kind, and half as much this article, has been chosen: the rarest goes next."""
    return sum(
        2 * (one.kind == question.kind) + (one.evidence.article == question.evidence.article) for one in chosen
    )


def _fits(question: Question, chosen: Sequence[Question], count: int) -> bool:
    share = LARGEST_SHARE.get(question.kind)
    return share is None or sum(one.kind == question.kind for one in chosen) < max(1, int(count * share))


def _clashes(one: Question, other: Question) -> bool:
    """Whether two questions share a sentence or a claim, have one answer, or one prompt tells the other's answer."""
    if one.claim == other.claim:
        return True
    if one.evidence.article == other.evidence.article and one.evidence.span.overlaps(other.evidence.span):
        return True
    if AnswerType.YES_NO not in (one.answer.type, other.answer.type) and _same_answer(one, other):
        return True
    return _tells(one, other) or _tells(other, one) or _adds_up(one, other) or _adds_up(other, one)


def _adds_up(one: Question, other: Question) -> bool:
    """Whether a count that ``one`` asks for and one it tells make the count that ``other`` asks for."""
    if AnswerType.FIGURE not in (one.answer.type, other.answer.type):
        return False
    asked, wanted = _count(one.answer.accept[0]), _count(other.answer.accept[0])
    if asked is None or wanted is None or asked >= wanted:
        return False
    return any(number >= FEWEST and asked + number == wanted for number in _counts(one.prompt))


@lru_cache(maxsize=1 << 10)
def _counts(text: str) -> tuple[int, ...]:
    """The whole numbers of a text, years apart; a text is asked for as often as there are other questions."""
    found = (_count(number) for number in _NUMBER.findall(text) if _YEAR.fullmatch(number) is None)
    return tuple(number for number in found if number is not None)


@lru_cache(maxsize=1 << 10)
def _count(written: str) -> int | None:
    """A whole number as it is written, "44" or "two"; None for anything else."""
    plain = written.replace(",", "").casefold()
    return int(plain) if plain.isdecimal() else CARDINALS.get(plain)


def _same_answer(one: Question, other: Question) -> bool:
    return bool({a.casefold() for a in one.answer.accept} & {a.casefold() for a in other.answer.accept})


def _tells(one: Question, other: Question) -> bool:
    """Whether ``one`` shows the answer of ``other``: in its prompt, or among its options when ``other`` is typed."""
    if other.answer.type is AnswerType.YES_NO:
        return False
    shown = one.prompt.casefold()
    if not other.options:
        shown = " | ".join([shown, *(option.text.casefold() for option in one.options)])
    return any(_stands_in(answer, shown) for answer in other.answer.accept) or _comes_near(shown, other)


def _stands_in(answer: str, shown: str) -> bool:
    """Whether an answer stands in a text, which is in small letters, as words of its own."""
    found = len(answer) > 1 and answer.casefold() in shown
    return found and re.search(rf"(?<![\w.,]){re.escape(answer)}(?!\w)", shown, re.IGNORECASE) is not None


def _comes_near(shown: str, other: Question) -> bool:
    """Whether a text tells a count within a tenth of the one asked for: "more than 11,000 orders" for 11,537."""
    wanted = _count(other.answer.accept[0]) if other.answer.type is AnswerType.FIGURE else None
    if wanted is None or wanted < LARGE:
        return False
    return any(10 * abs(number - wanted) <= wanted for number in _counts(shown))
