"""Candidate: a question before the gate, with what the gate needs to judge it; and the material it is made from."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from ...briefings.article import Article, Sentence, Span
from ...briefings.claims import Claim
from ...briefings.dates import DateMention
from ...briefings.facts import Analysis, Fact
from ...briefings.quantities import Quantity
from ..question import AnswerType, Option
from .statement import Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article with what was found in it."""

    article: Article
    analysis: Analysis


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything questions are made from: the reports, the claims across them, and the seed of every choice."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...] = ()
    seed: int = 0

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure of every report."""
        return tuple(f.value for r in self.reports for f in r.analysis.facts if isinstance(f.value, Quantity))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date of every report."""
        return tuple(f.value for r in self.reports for f in r.analysis.facts if isinstance(f.value, DateMention))

    @cached_property
    def claim_of(self) -> dict[tuple[str, Span], str]:
        """The claim each fact fills, by article and place."""
        return {(fact.article, fact.span): claim.id for claim in self.claims for fact in claim.facts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question before the gate.

    ``statement`` is what the article states, with the key marked; ``body`` is the part of the prompt that must
    stand alone, without the naming of the source. ``key`` is shown first at the reveal.
    ``options`` is empty for a typed answer.
    """

    kind: str
    report: Report
    sentence: Sentence
    facts: tuple[Fact, ...]
    statement: Statement
    body: str
    prompt: str
    key: str
    type: AnswerType
    key_span: Span | None
    accept: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    salience: float = 0.5
    claim: str = ""
    tags: tuple[str, ...] = field(default=())

    @property
    def typed(self) -> bool:
        """Whether the answer is typed rather than chosen."""
        return not self.options


def chance(*parts: object) -> int:
    """A whole number that depends on ``parts`` alone: the only source of variety, the same in every process."""
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=6).digest(), "big")


def shuffled(items: Sequence[T], *parts: object) -> list[T]:
    """``items`` in an order that depends on ``parts`` alone."""
    return [items[number] for number in sorted(range(len(items)), key=lambda n: chance(n, *parts))]
