"""The golden tables: a row is a question, its accepted answers, an outcome and the replies that earn it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from newsdesk.quizzes.grading import grade, grade_texts
from newsdesk.quizzes.question import AnswerKey

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = tuple(f"grading_{name}.tsv" for name in ("figures", "dates", "replies", "more", "players", "chat"))


def rows(name: str) -> Iterator[tuple[str, tuple[str, ...], str, tuple[str, ...]]]:
    for number, line in enumerate((GOLDEN / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == 4, f"{name}:{number} has {len(cells)} columns"
            question, accepted, outcome, replies = cells
            assert outcome in ("accept", "prompt", "reject"), f"{name}:{number}: {outcome}"
            yield question, tuple(accepted.split(" || ")), outcome, tuple(r.strip() for r in replies.split(" | "))


CASES = [pytest.param(*row, id=f"{row[1][0]}-{row[2]}") for name in FILES for row in rows(name)]


@pytest.mark.parametrize(("question", "accepted", "outcome", "replies"), CASES)
def test_replies_get_the_outcome_of_the_table(
    question: str, accepted: tuple[str, ...], outcome: str, replies: tuple[str, ...]
) -> None:
    got = {reply: grade_texts(question, accepted, reply) for reply in replies}
    assert got == dict.fromkeys(replies, outcome)


REASONS = [
    line.split("\t")
    for line in (GOLDEN / "grading_reasons.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("outcome", "rule", "reason", "question", "accepted", "reply"), REASONS)
def test_the_rule_that_decides_and_the_reason_shown(
    outcome: str, rule: str, reason: str, question: str, accepted: str, reply: str
) -> None:
    verdict = grade(AnswerKey.from_texts(accepted.split(" || "), question=question), reply)
    assert (verdict.outcome, verdict.rule, verdict.reason) == (outcome, rule, reason)


def test_at_least_four_hundred_pairs_of_figures_and_dates() -> None:
    pairs = [reply for name in FILES[:2] for row in rows(name) for reply in row[3]]
    assert len(pairs) >= 400


@pytest.mark.parametrize(("question", "accepted", "outcome", "replies"), CASES)
def test_reasons_never_hold_the_key(
    question: str, accepted: tuple[str, ...], outcome: str, replies: tuple[str, ...]
) -> None:
    key = AnswerKey.from_texts(accepted, question=question)
    for reply in replies:
        reason = grade(key, reply).reason.casefold()
        assert reason
        for text in accepted:
            if text.casefold() not in reply.casefold() and len(text) > 3:
                assert text.casefold() not in reason
