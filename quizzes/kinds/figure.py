"""Figure: "How many chips did X use?" and the gap, with options where no bound makes them true, and typed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...briefings.facts import Fact
from ...briefings.quantities import OPEN_BOUNDS, Measure, Quantity
from ..options import figure_options, numeral_of
from ..question import AnswerType, Option
from .asking import figure_turned, in_aside, inner, statement_for
from .candidate import Candidate, Material, Report
from .clauses import direct_figure_question
from .statement import Statement
from .stem import prompts, why_wrong

_TYPES = {
    Measure.MONEY: AnswerType.MONEY,
    Measure.PERCENT: AnswerType.PERCENT,
    Measure.DURATION: AnswerType.TIME_SPAN,
}
# "More than 3%" makes "more than 2%" true as well, so a bounded figure gets no options.


def figure_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The figure of ``fact`` asked for with options and typed."""
    value = fact.value
    if not isinstance(value, Quantity):
        return
    if in_aside(report, fact.sentence, value.number):
        return
    turned = figure_turned(report, fact.sentence, value)
    statement = turned.statement if turned else statement_for(report, fact.sentence, value.number)
    if statement is None:
        return
    statement = replace(statement, key=inner(statement.key))
    direct = turned.question if turned else None if report.parses else _direct(statement, value)
    options = () if _bounded_elsewhere(fact, material) else _options(statement, value, report, material)
    for wording, prompt, body in prompts("figure", report, statement, direct):
        for chosen in (options, ()) if options else ((),):
            yield Candidate(
                kind="figure",
                report=report,
                sentence=fact.sentence,
                facts=(fact,),
                statement=statement,
                body=body,
                prompt=prompt,
                key=statement.key,
                type=_TYPES.get(value.measure, AnswerType.FIGURE),
                key_span=value.number,
                accept=_accepted(statement.key, value, report),
                options=chosen,
                tags=(wording,),
            )


def _bounded_elsewhere(fact: Fact, material: Material) -> bool:
    """Whether another source gives the figure with an open bound, by which a wrong option may be right as well."""
    place = (fact.article, fact.span)
    return place in material.told_by_several and any(
        isinstance(other.value, Quantity) and other.value.bound in OPEN_BOUNDS
        for claim in material.claims
        if any((f.article, f.span) == place for f in claim.facts)
        for other in claim.facts
    )


def _direct(statement: Statement, value: Quantity) -> str | None:
    """The direct question read off the words alone, for where there is no parse."""
    direct = direct_figure_question(statement.text, value)
    return None if direct is None or "according to" in direct.casefold() else direct


def _accepted(key: str, value: Quantity, report: Report) -> tuple[str, ...]:
    """The figure, and the figure with what it counts as the text has it."""
    counted = " ".join(report.article.text[value.number.end : value.span.end].split())
    if value.measure is Measure.COUNT and counted and numeral_of(key) and counted not in key:
        return (key, f"{key} {counted}")
    return (key,)


def _options(statement: Statement, value: Quantity, report: Report, material: Material) -> tuple[Option, ...]:
    if value.bound in OPEN_BOUNDS or value.is_range or value.vague or value.per:
        return ()
    numeral = numeral_of(statement.key)
    if numeral is None or numeral[1] == 0:
        return ()
    scale = value.low / numeral[1]
    reported = reported_values(value, material)

    def forbidden(candidate: Decimal) -> bool:
        return any(near(candidate * scale, other) for other in reported)

    texts = figure_options(
        statement.key,
        forbidden=forbidden,
        percent=value.measure is Measure.PERCENT,
        seed=(material.seed, report.article.id, value.number.start),
    )
    wrong = why_wrong("figure", report.article, statement.key)
    return tuple(
        Option(text=t, correct=t == statement.key, why_wrong=None if t == statement.key else wrong)
        for t in texts or ()
    )


def reported_values(value: Quantity, material: Material) -> tuple[Decimal, ...]:
    """Every value some report gives for the same measure and unit; counts of other things do not matter."""
    ends = (
        end
        for other in material.quantities
        if other.measure is value.measure
        and other.currency == value.currency
        and (value.measure is not Measure.COUNT or other.unit == value.unit)
        for end in (other.low, other.high)
    )
    return tuple(dict.fromkeys(ends))


def near(one: Decimal, other: Decimal) -> bool:
    """Whether two values lie within a tenth of each other, the coarsest rounding that reports use."""
    return abs(one - other) <= max(abs(one), abs(other)) / 10
