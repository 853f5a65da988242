"""Finding: what one rule says of a reply."""

from typing import Literal, NamedTuple

Outcome = Literal["accept", "prompt", "reject"]


class Finding(NamedTuple):
    """One rule's decision: ``reason`` is fit to be shown and never holds the key."""

    outcome: Outcome
    rule: str
    reason: str


def accept(rule: str) -> Finding:
    """The reply is right by ``rule``."""
    return Finding(outcome="accept", rule=rule, reason="Right.")


def prompt(rule: str, reason: str) -> Finding:
    """The reply is not precise enough; ``reason`` says what is missing."""
    return Finding(outcome="prompt", rule=rule, reason=reason)


def reject(rule: str, reason: str = "That is not it.") -> Finding:
    """The reply is wrong by ``rule``."""
    return Finding(outcome="reject", rule=rule, reason=reason)


def several(count: int) -> Finding:
    """What a reply of ``count`` different answers earns when one of them is right."""
    if count <= 2:
        return prompt("two candidates", "That is two answers: which one?")
    return reject("three or more candidates", "That is a list of guesses, not an answer.")


def best(findings: list[Finding]) -> Finding | None:
    """The finding that counts when a reply is held against several right answers.

    One that fits is enough; a sure miss outweighs a half hit.
    """
    for outcome in ("accept", "reject", "prompt"):
        for finding in findings:
            if finding.outcome == outcome:
                return finding
    return None
