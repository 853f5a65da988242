"""Where sources differ: the disputed claims as values with their sources, side by side, never averaged."""

from collections.abc import Sequence

from .article import Article
from .briefing import Dispute, Position
from .claims import Claim
from .drafting import cite
from .facts import Fact
from .quotations import Quotation

MOST_DISPUTES = 5


def disputes_of(claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[Dispute, ...]:
    """The disputes among ``claims``, each with one value of every article that gives one."""
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        if claim.status != "disputed":
            continue
        firsts: dict[str, Fact] = {}
        for fact in claim.facts:
            if not isinstance(fact.value, Quotation):
                firsts.setdefault(fact.article, fact)
        positions = tuple(_position(fact, by_id[name]) for name, fact in firsts.items() if name in by_id)
        if len({" ".join(position.value.lower().split()) for position in positions}) > 1:
            found.append(Dispute(about=claim.slot, positions=positions))
    return tuple(found[:MOST_DISPUTES])


def _position(fact: Fact, article: Article) -> Position:
    return Position(
        value=" ".join(fact.span.of(article.text).split()),
        outlet=article.outlet,
        citation=cite(article, fact.sentence),
    )
