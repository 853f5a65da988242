"""Dispute: what one of several differing sources gives, with the values of all of them as options."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...briefings.article import Unknown
from ...briefings.quantities import Quantity, write_quantity
from ..question import Option
from .candidate import Candidate, Material
from .statement import KEY
from .stem import inside
from .wording import gap_mark, outlet_name, source_name, worded


def dispute_candidates(candidates: Iterable[Candidate], material: Material) -> Iterator[Candidate]:
    """One question for each figure candidate whose claim is disputed by another named outlet."""
    disputed = {claim.id: claim for claim in material.claims if claim.status == "disputed"}
    articles = {report.article.id: report.article for report in material.reports}
    seen: set[tuple[str, int]] = set()
    for candidate in candidates:
        fact = candidate.facts[0] if candidate.facts else None
        if candidate.kind != "figure" or fact is None or not isinstance(fact.value, Quantity):
            continue
        claim = disputed.get(material.claim_of.get((fact.article, fact.span), ""))
        place = (fact.article, fact.span.start)
        if claim is None or place in seen or isinstance(candidate.report.article.outlet, Unknown):
            continue
        seen.add(place)
        values: dict[str, tuple[Quantity, str]] = {}
        for other in claim.facts:
            outlet = outlet_name(articles[other.article]) if other.article in articles else ""
            if isinstance(other.value, Quantity) and outlet:
                values.setdefault(write_quantity(other.value), (other.value, outlet))
        key = write_quantity(fact.value)
        if len(values) < 2 or key not in values:
            continue
        yield _asked(candidate, key, values)


def _asked(candidate: Candidate, key: str, values: dict[str, tuple[Quantity, str]]) -> Candidate:
    ordered = sorted(values, key=lambda text: (values[text][0].low, text))
    body = candidate.statement.text.replace(KEY, gap_mark())
    article = candidate.report.article
    return replace(
        candidate,
        kind="dispute",
        body=body,
        prompt=worded(
            "dispute",
            "figure",
            source=source_name(article),
            statement=inside(candidate.statement, body, candidate.report),
        ),
        key=key,
        accept=(key, candidate.key),
        options=tuple(
            Option(
                text=text, correct=text == key, why_wrong=None if text == key else f"{values[text][1]} gives {text}."
            )
            for text in ordered
        ),
    )
