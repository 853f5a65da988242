"""Place: the country or city where something is or happens; countries with options of one region, cities typed."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.facts import Fact, Place
from ...briefings.names import NameKind, countries, place_named
from ...briefings.names.gazetteer import AMBIGUOUS
from ..options import OPTIONS, placed
from ..question import AnswerType, Option
from .candidate import Candidate, Material, Report, shuffled, stands_in
from .statement import KEY
from .stem import clause_statement, inside, why_wrong
from .wording import gap_mark, source_name, worded

_PREPOSITION: Final = re.compile(r"\b(?:in|near|outside)\b")
_BEFORE: Final = re.compile(r"\b(?:in|near|outside)\s+$")


def place_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The place of ``fact`` where a preposition of place stands before it."""
    place = fact.value
    if not isinstance(place, Place) or place.place_class not in ("country", "city"):
        return
    before = report.article.text[fact.sentence.span.start : fact.span.start]
    if place.name in AMBIGUOUS or _PREPOSITION.search(before) is None:
        return
    statement = clause_statement(report, fact.sentence, fact.span, shown=place.name)
    if statement is None:
        return
    head, _, tail = statement.text.partition(KEY)
    if not _BEFORE.search(head) or tail[:1] in ("’", "'", "-"):
        return
    body = statement.text.replace(KEY, gap_mark())
    prompt = worded(
        "place",
        "gap",
        grain=place.place_class,
        source=source_name(report.article, beside=body),
        statement=inside(statement, body, report.article),
    )
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
            tags=("gap",),
        )


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
