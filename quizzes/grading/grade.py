"""Grade one reply: a ladder of named rules, the cheap and certain ones first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..question import AnswerKey, Question, Verdict
from .normalization import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of the ladder as it was climbed: ``outcome`` is None where the rung did not decide."""

    rule: str
    outcome: Literal["accept", "prompt", "reject"] | None
    reason: str


def grade(key: AnswerKey | Question, reply: str) -> Verdict:
    """Whether ``reply`` is right, wrong or not precise enough."""
    question = key if isinstance(key, Question) else None
    last = explain(key, reply)[-1]
    return Verdict(
        outcome=last.outcome or "reject",
        reason=last.reason,
        rule=last.rule,
        evidence=question.evidence if question else None,
    )


def explain(key: AnswerKey | Question, reply: str) -> tuple[Step, ...]:
    """The rungs climbed for ``reply``; the last one decided."""
    answers = key.answer if isinstance(key, Question) else key
    said = tokens(reply)
    steps = []
    if not said:
        return (Step(rule="empty", outcome="reject", reason="There is no answer in that."),)
    steps.append(Step(rule="empty", outcome=None, reason=""))
    for rule, texts, outcome, reason in (
        ("author's reject list", answers.reject, "reject", "That is a near miss."),
        ("exact", answers.accept, "accept", "Right."),
        ("author's prompt list", answers.prompt, "prompt", "Close: be more specific."),
    ):
        hit = any(tokens(text) == said for text in texts)
        steps.append(Step(rule=rule, outcome=_outcome(outcome) if hit else None, reason=reason if hit else ""))
        if hit:
            return tuple(steps)
    steps.append(Step(rule="no match", outcome="reject", reason="That is not it."))
    return tuple(steps)


def _outcome(name: str) -> Literal["accept", "prompt", "reject"]:
    return "accept" if name == "accept" else "prompt" if name == "prompt" else "reject"


def grade_texts(
    question: str, gold: Sequence[str], reply: str, meta: Mapping[str, Sequence[str]] | None = None
) -> Literal["accept", "prompt", "reject"]:
    """The outcome alone, from plain texts; ``meta`` may hold the author's ``prompt`` and ``reject`` lists."""
    lists = meta or {}
    key = AnswerKey.from_texts(
        gold, question=question, prompt=lists.get("prompt", ()), reject=lists.get("reject", ())
    )
    return grade(key, reply).outcome


def grade_option(question: Question, reply: str) -> Verdict:
    """Grade a reply to a multiple-choice question, given by letter, number or text."""
    said = tokens(reply)
    chosen = [option for option in question.options if tokens(option.text) == said]
    if not chosen and len(said) == 1 and len(said[0]) == 1:
        place = ord(said[0]) - (ord("1") if said[0].isdigit() else ord("a"))
        chosen = list(question.options[place : place + 1]) if place >= 0 else []
    if len(chosen) != 1:
        return Verdict(outcome="prompt", reason="Choose one option.", rule="options", evidence=question.evidence)
    right = chosen[0].correct
    return Verdict(
        outcome="accept" if right else "reject",
        reason="Right." if right else "That is not it.",
        rule="options",
        evidence=question.evidence,
    )
