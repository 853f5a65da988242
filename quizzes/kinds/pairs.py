"""Questions on two statements of one article: which came first, and in which the missing figure is larger.

Both are made from candidates that passed the gate, so each statement already stands alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from ...briefings.article import Sentence, Span
from ...briefings.dates import DateMention
from ...briefings.quantities import Bound, Measure, Quantity
from ..options import FARTHEST, NEAREST
from ..question import AnswerType, Option
from .candidate import LONGEST_PASSAGE, Candidate, Material, chance
from .statement import KEY, Statement
from .wording import gap_mark, source_name, worded

LONGEST_STATEMENT: Final = 16  # words; two of them are read side by side
_DATED: Final = re.compile(rf",?\s*\b(?:[Ii]n|[Oo]n)\s+(?:early |late |mid-)?{KEY},?")
_COMPARED: Final = frozenset((Measure.MONEY, Measure.PERCENT, Measure.COUNT))
_MOST_PAIRS: Final = 3  # an article full of dates would else fill the pool with pairs


def pair_candidates(candidates: Iterable[Candidate], material: Material) -> Iterator[Candidate]:
    """Order and comparison questions from the date and figure candidates of each article."""
    by_article: dict[str, dict[tuple[str, int], Candidate]] = {}
    for candidate in candidates:
        if candidate.kind in ("date", "figure") and candidate.key_span is not None:
            place = (candidate.kind, candidate.key_span.start)
            by_article.setdefault(candidate.report.article.id, {}).setdefault(place, candidate)
    for found in by_article.values():
        dated = [c for c in found.values() if c.kind == "date"]
        measured = [c for c in found.values() if c.kind == "figure"]
        yield from _first(_order(one, other, material) for one, other in combinations(dated, 2))
        yield from _first(_comparison(one, other, material) for one, other in combinations(measured, 2))


def _first(found: Iterable[Candidate | None]) -> Iterator[Candidate]:
    count = 0
    for candidate in found:
        if candidate is not None and count < _MOST_PAIRS:
            count += 1
            yield candidate


def _order(one: Candidate, other: Candidate, material: Material) -> Candidate | None:
    """Which of two dated statements happened first; only where the dates differ at the grain they share."""
    first, second = _date(one), _date(other)
    if first is None or second is None or first[: min(len(first), len(second))] == second[: len(first)]:
        return None
    texts = [_undated(candidate.statement) for candidate in (one, other)]
    if any(text is None for text in texts):
        return None
    earlier = one if first < second else other
    return _pair(
        one, other, earlier, [text or "" for text in texts], kind="order", wording="first", material=material
    )


def _date(candidate: Candidate) -> tuple[int, ...] | None:
    value = candidate.facts[0].value
    if not isinstance(value, DateMention) or value.year is None:
        return None
    return tuple(part for part in (value.year, value.month, value.day) if part is not None)


def _undated(statement: Statement) -> str | None:
    text, count = _DATED.subn("", statement.text)
    text = " ".join(text.split()).strip(" ,")
    if count != 1 or KEY in text or len(text.split()) > LONGEST_STATEMENT or re.search(r"\d{4}", text):
        return None
    return text[:1].upper() + text[1:]


def _comparison(one: Candidate, other: Candidate, material: Material) -> Candidate | None:
    """In which of two statements the missing figure is larger: exact figures of one measure and unit."""
    values = [candidate.facts[0].value for candidate in (one, other)]
    first, second = values
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or one.sentence == other.sentence:
        return None
    same = (first.measure, first.currency, first.unit, first.per) == (
        second.measure,
        second.currency,
        second.unit,
        second.per,
    )
    if not same or first.measure not in _COMPARED or any(v.is_range or v.vague for v in (first, second)):
        return None
    if any(v.bound not in (Bound.EXACT, Bound.ABOUT) or v.low <= 0 for v in (first, second)):
        return None
    ratio = max(first.low, second.low) / min(first.low, second.low)
    if not NEAREST <= ratio <= FARTHEST * Decimal(3):
        return None
    texts = [candidate.statement.text.replace(KEY, gap_mark()) for candidate in (one, other)]
    if any(len(text.split()) > LONGEST_STATEMENT for text in texts):
        return None
    larger = one if first.low > second.low else other
    return _pair(one, other, larger, texts, kind="comparison", wording="larger", material=material)


def _pair(
    one: Candidate,
    other: Candidate,
    right: Candidate,
    texts: Sequence[str],
    *,
    kind: str,
    wording: str,
    material: Material,
) -> Candidate | None:
    article = one.report.article
    spans = (one.sentence.span, other.sentence.span)
    passage = Span(min(s.start for s in spans), max(s.end for s in spans))
    if len(passage) > LONGEST_PASSAGE or texts[0] == texts[1]:
        return None
    key = texts[0] if right is one else texts[1]
    wrong = other if right is one else one
    why = f"{wrong.statement.full}"
    options = [Option(text=text, correct=text == key, why_wrong=None if text == key else why) for text in texts]
    if chance(material.seed, article.id, kind, *texts) % 2:
        options.reverse()
    return replace(
        right,
        kind=kind,
        facts=(*right.facts, *wrong.facts),
        sentence=Sentence(span=passage, paragraph=min(one.sentence.paragraph, other.sentence.paragraph)),
        statement=Statement(text=f"{right.statement.text} {wrong.statement.full}", key=right.statement.key),
        body=" ".join(texts),
        prompt=worded(kind, wording, source=source_name(article)),
        key=key,
        accept=(key,),
        type=AnswerType.WORDS,
        options=tuple(options),
        tags=("pair",),
    )
