"""What sources tell differently: values side by side with their sources, never averaged.

Values that contradict one another come first; then those that only differ by rounding or bounds.
"""

from collections.abc import Sequence
from typing import Final

from .article import Article
from .briefing import Dispute, Position
from .claims import Claim
from .drafting import cite
from .facts import Fact
from .quantities import Bound, Quantity, same_value
from .quotations import Quotation

MOST_DISPUTES = 5
_HARD: Final = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST})


def disputes_of(claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[Dispute, ...]:
    """The claims that several articles tell differently, each with one value of every article that gives one.

    Contradictions first, then what more publishers tell, in the order of ``claims``; at most `MOST_DISPUTES`.
    """
    by_id = {article.id: article for article in articles}
    found: list[tuple[int, Dispute]] = []
    for claim in claims:
        firsts: dict[str, Fact] = {}
        for fact in claim.facts:
            if not isinstance(fact.value, Quotation):
                firsts.setdefault(fact.article, fact)
        if claim.status == "single" or (claim.status == "agreed" and not _told_apart(list(firsts.values()))):
            continue
        if claim.status == "agreed" and _one_tells_both(claim.facts, list(firsts.values())):
            continue
        positions = tuple(_position(fact, by_id[name]) for name, fact in firsts.items() if name in by_id)
        if len({" ".join(position.value.lower().split()) for position in positions}) > 1:
            dispute = Dispute(about=claim.slot, positions=positions, compatible=claim.status == "agreed")
            found.append((claim.publishers, dispute))
    found.sort(key=lambda item: (item[1].compatible, -item[0]))
    return tuple(dispute for _, dispute in found[:MOST_DISPUTES])


def _told_apart(facts: Sequence[Fact]) -> bool:
    """Whether a reader learns something from seeing values that agree side by side: another figure or another bound.

    "About 600" beside "almost 600" is one figure; "5.5 million" beside "less than 6 million" is not, nor is "3%"
    beside "more than 3%".
    """
    values = [fact.value for fact in facts if isinstance(fact.value, Quantity)]
    return any(not same_value(values[0], other) or _limit(values[0]) != _limit(other) for other in values[1:])


def _one_tells_both(facts: Sequence[Fact], firsts: Sequence[Fact]) -> bool:
    """Whether one source itself gives the value of another beside its own: then it only rounds on the way."""
    values = [(fact.article, fact.value) for fact in firsts if isinstance(fact.value, Quantity)]
    return any(
        isinstance(fact.value, Quantity)
        and any(
            fact.article != article
            and same_value(fact.value, value)
            and not any(own == fact.article and same_value(first, value) for own, first in values)
            for article, value in values
        )
        for fact in facts
    )


def _limit(value: Quantity) -> Bound | None:
    return value.bound if value.bound in _HARD else None


def _position(fact: Fact, article: Article) -> Position:
    return Position(
        value=" ".join(fact.span.of(article.text).split()),
        outlet=article.outlet,
        citation=cite(article, fact.sentence),
    )
