"""Place: the country or city where something is or happens; countries with options of one region, cities typed."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.facts import Fact, Place
from ...briefings.names import NameKind, countries, place_named
from ...briefings.names.gazetteer import AMBIGUOUS
from ..data.words import any_of
from ..options import OPTIONS, placed
from ..question import AnswerType, Option
from .asking import Turned, place_turned, statement_for
from .candidate import Candidate, Material, Report, shuffled, stands_in
from .statement import KEY, Statement
from .stem import inside, prompts, why_wrong
from .wording import gap_mark, source_name, worded

_BEFORE: Final = re.compile(
    rf"\b(?:in|near|outside)\s+(?:the (?:[\w-]+ ){{0,3}}(?P<grain>{any_of('place_nouns')}) of\s+)?$"
)
# "In the Belgian town of": what the place is stands before its name.
_INTRODUCED: Final = re.compile(rf"\b(?:in|near) the (?:[\w-]+ ){{0,3}}(?:{any_of('place_nouns')}) of $")
# "In Moen Valley, Norway": a small place, and the country it lies in.
_WITHIN: Final = re.compile(r"\b(?:in|near|outside)\s+(?P<inner>(?:[A-ZÀ-Þ][\w’'-]*\s?){1,4}),\s$")
_PREPOSITION: Final = re.compile(r"\b(?:in|near|outside)\b")


def place_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The place of ``fact`` where a preposition of place stands before it."""
    place = fact.value
    if not isinstance(place, Place) or place.name in AMBIGUOUS:
        return
    before = report.article.text[fact.sentence.span.start : fact.span.start]
    if _PREPOSITION.search(before) is None:
        return
    known = place.place_class if place.place_class in ("country", "city") else None
    if known is None and not _INTRODUCED.search(before):
        return
    turned = place_turned(report, fact.sentence, fact.span, grain=known, shown=place.name)
    asked = _turned(report, turned) if turned else _gap(report, place, fact)
    if asked is None:
        return
    statement, body, prompt, wording = asked
    options = _options(place, report, material, fact) if place.place_class == "country" else ()
    for chosen in (options, ()) if options else ((),):
        yield Candidate(
            kind="place",
            report=report,
            sentence=fact.sentence,
            facts=(fact,),
            statement=statement,
            body=body,
            prompt=prompt,
            key=place.name,
            type=AnswerType.PLACE,
            key_span=fact.span,
            accept=_names(place.name, report),
            options=chosen,
            tags=(wording,),
        )


def _turned(report: Report, turned: Turned) -> tuple[Statement, str, str, str]:
    wording, prompt, body = next(prompts("place", report, turned.statement, turned.question))
    return turned.statement, body, prompt, wording


def _gap(report: Report, place: Place, fact: Fact) -> tuple[Statement, str, str, str] | None:
    """The statement with a gap after a preposition of place."""
    statement = statement_for(report, fact.sentence, fact.span, shown=place.name)
    if statement is None:
        return None
    head, _, tail = statement.text.partition(KEY)
    before = _BEFORE.search(head)
    if tail[:1] in ("’", "'", "-") or (before is None and not _lies_in(head, place)):
        return None
    body = statement.text.replace(KEY, gap_mark())
    prompt = worded(
        "place",
        "gap",
        grain=(before and before["grain"]) or place.place_class or "place",
        source=source_name(report.article, beside=body),
        statement=inside(statement, body, report),
    )
    return statement, body, prompt, "gap"


def _lies_in(head: str, place: Place) -> bool:
    """Whether the country of a place that few know is asked for: who knows Bergen knows that it is in Norway."""
    within = _WITHIN.search(head)
    return place.place_class == "country" and within is not None and place_named(within["inner"]) is None


def _names(name: str, report: Report) -> tuple[str, ...]:
    aliases = [e.aliases for e in report.analysis.entities if e.kind is NameKind.PLACE and e.name == name]
    known = place_named(name)
    forms = known.forms if known else ()
    return tuple(dict.fromkeys((name, *(alias for group in aliases for alias in group), *forms)))


def _options(place: Place, report: Report, material: Material, fact: Fact) -> tuple[Option, ...]:
    """Three countries of the key's region that no report of the material names."""
    known = place_named(place.name)
    if known is None or known.region is None:
        return ()
    others = [
        country.name
        for country in countries()
        if country.region == known.region
        and country.name != known.name
        and not any(stands_in(form, material.told) for form in (*country.forms, *country.demonyms))
    ]
    if len(others) < OPTIONS - 1:
        return ()
    seed = (material.seed, report.article.id, fact.span.start)
    texts = placed(place.name, shuffled(others, "countries", *seed)[: OPTIONS - 1], seed=seed)
    why = why_wrong("place", report.article, place.name)
    return tuple(Option(text=t, correct=t == place.name, why_wrong=None if t == place.name else why) for t in texts)
