"""Claim: the same slot across articles, with every Fact that fills it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .article import Article
from .facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One slot and its fillers.

    ``status`` is "agreed" when every filler is compatible after rounding and bounds, "disputed" when two are not,
    "single" when one publisher alone says it. ``publishers`` counts independent publishers: copies of one wire
    are one. ``facts`` come in order of their articles. ``slot`` is a readable label: "Nvidia: share fall".
    """

    id: str
    slot: str
    facts: tuple[Fact, ...]
    status: Literal["agreed", "disputed", "single"]
    publishers: int


def align(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]]) -> tuple[Claim, ...]:
    """The claims of several articles; every fact is in exactly one of them."""
    return tuple(_alone(fact) for _, facts in facts_by_article for fact in facts)


def _alone(fact: Fact) -> Claim:
    place = f"{fact.article}|{fact.span.start}|{fact.span.end}|{fact.kind}"
    digest = hashlib.blake2b(place.encode(), digest_size=8).hexdigest()
    subject, measured = fact.subject or "", fact.about or fact.predicate or fact.kind
    slot = f"{subject}: {measured}" if subject else measured
    return Claim(id=f"c1-{digest}", slot=slot, facts=(fact,), status="single", publishers=1)
