"""The weight of a figure: sums, shares and numbers of many are facts of a story wherever it tells them."""

from collections.abc import Iterable
from typing import Final

from ...briefings.facts import Fact
from ...briefings.quantities import Measure, Quantity
from ..kinds.candidate import Candidate

A_HANDFUL: Final = 12
# Under the headline of their report, of 14 questions far down for sums, shares and numbers above this strict readers
# passed 10, of 17 for smaller ones 5.
MANY: Final = 30


def is_weighty(candidate: Candidate) -> bool:
    """Whether a statement tells a sum, a share or a number of many; for who did or said it, that his deed has one."""
    report = candidate.report
    facts: Iterable[Fact] = candidate.facts
    if "reported" in candidate.tags or "agent" in candidate.tags:  # their figures are told, not asked for
        here = (fact for fact in report.analysis.facts if fact.sentence == candidate.sentence)
        facts = (fact for fact in here if fact.span.of(report.article.text) in candidate.body)
    return any(
        isinstance(fact.value, Quantity)
        and (
            fact.value.measure in (Measure.MONEY, Measure.PERCENT)
            or (fact.value.measure is Measure.COUNT and fact.value.low > MANY)
        )
        for fact in facts
    )
