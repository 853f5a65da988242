"""Grade one reply: climb the ladder and say which rule decided, and why."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from ..question import AnswerKey, Question, Verdict
from .clauses import take_apart
from .findings import Finding, accept, prompt
from .keys import Key, ready
from .ladder import LADDER, is_written
from .normalization import LIMIT, clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of the ladder as it was climbed: ``outcome`` is None where the rung did not decide."""

    rule: str
    outcome: Literal["accept", "prompt", "reject"] | None
    reason: str


def grade(key: AnswerKey | Question, reply: str, *, reveal: bool = False) -> Verdict:
    """Whether ``reply`` is right, wrong or not precise enough.

    Any text of any length gets a verdict. The reason never holds the key unless ``reveal`` says that the round is
    over; then a wrong reply is told what the article says.
    """
    question = key if isinstance(key, Question) else None
    answers = key.answer if isinstance(key, Question) else key
    finding = _a_letter(question, reply) or _decide(ready(_asked(answers, question)), reply)
    reason = finding.reason
    if reveal and finding.outcome != "accept":
        reason = f"{reason} The article says {answers.accept[0]}."
    return Verdict(
        outcome=finding.outcome, reason=reason, rule=finding.rule, evidence=question.evidence if question else None
    )


def _asked(answers: AnswerKey, question: Question | None) -> AnswerKey:
    """The key with its question's words, which some rules need."""
    if question is None or answers.question:
        return answers
    return AnswerKey(
        accept=answers.accept,
        prompt=answers.prompt,
        reject=answers.reject,
        type=answers.type,
        question=question.prompt,
    )


_LETTER: Final = re.compile(r"\W*[a-f]\W*", re.IGNORECASE)


def _a_letter(question: Question | None, reply: str) -> Finding | None:
    """A bare letter chooses an option; where the question has none it is no answer yet."""
    if question is None or question.options or not _LETTER.fullmatch(reply[:LIMIT]):
        return None
    if any(len(text) < _SHORTEST for text in question.answer.accept):
        return None
    return prompt("a bare letter", "There are no options here: type the answer.")


_SHORTEST: Final = 3  # letters of an accepted text that one letter cannot stand for


def _decide(key: Key, reply: str) -> Finding:
    cleaned = clean(reply)
    if is_written(key, cleaned):
        return accept("exact")
    parts = take_apart(cleaned)
    for _, rung in LADDER:
        finding = rung(key, parts)
        if finding is not None:
            return finding
    raise AssertionError("the last rung always decides")


def explain(key: AnswerKey | Question, reply: str) -> tuple[Step, ...]:
    """The ladder as ``reply`` climbed it, rung by rung; the last one decided."""
    question = key if isinstance(key, Question) else None
    answers = ready(_asked(key.answer if isinstance(key, Question) else key, question))
    parts = take_apart(clean(reply))
    letter = _a_letter(question, reply)
    if letter is not None:
        return (Step(rule=letter.rule, outcome=letter.outcome, reason=letter.reason),)
    steps = []
    for name, rung in LADDER:
        finding = rung(answers, parts)
        if finding is None:
            steps.append(Step(rule=name, outcome=None, reason=(rung.__doc__ or "").split("\n")[0]))
        else:
            rule = name if finding.rule == name else f"{name}: {finding.rule}"
            steps.append(Step(rule=rule, outcome=finding.outcome, reason=finding.reason))
            break
    return tuple(steps)


def grade_texts(
    question: str, gold: Sequence[str], reply: str, meta: Mapping[str, Sequence[str]] | None = None
) -> Literal["accept", "prompt", "reject"]:
    """The outcome alone, from plain texts; ``meta`` may hold the author's ``prompt`` and ``reject`` lists."""
    lists = meta or {}
    key = _key(
        question,
        (gold,) if isinstance(gold, str) else tuple(gold),
        tuple(lists.get("prompt", ())),
        tuple(lists.get("reject", ())),
    )
    return _decide(ready(key), reply).outcome


@lru_cache(maxsize=2048)
def _key(question: str, gold: tuple[str, ...], prompt: tuple[str, ...], reject: tuple[str, ...]) -> AnswerKey:
    return AnswerKey.from_texts(gold, question=question, prompt=prompt, reject=reject)
