"""What a statement's loose words stand for: dates for "Monday", full names for surnames, a name for "he" or "it".

Pronouns are resolved only where one reading is left: they open their sentence, and the sentence before names one
such person or body alone. That is the preferred centre of Grosz, Joshi and Weinstein (1995), taken where it is sure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ...briefings.antecedents import may_be, person_meant
from ...briefings.article import Sentence, Span, Unknown
from ...briefings.datelines import find_dateline
from ...briefings.dates import DateMention, write_date
from ...briefings.dates.writing import MONTHS
from ...briefings.names import Entity, NameKind
from ...briefings.trimming import PRICE_CODE
from ..data.words import any_of, words
from ..grading.tables import is_given_name
from .candidate import Report, stands_in
from .introductions import introduced
from .names import family_name, plain_name

_HELD: Final = re.compile(
    r"\b(?:the|a|an|this|that|his|her|its|their|past|last|each|every"
    r"|black|good|cyber|super|holy|ash|easter|palm|giving|bloody|fat|mighty)\s+$|-$",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(
    r"\b(?:in|on|by|since|until|till|from|of|during|for|before|after|to|between|and|around|through|as of"
    r"|early|late)\s+$",
    re.IGNORECASE,
)
_EARLY: Final = re.compile(r"\b(?:early|late)\s+(?:on\s+)?$")
_PART_OF_DAY: Final = re.compile(r"\s+(?:morning|afternoon|evening|night)\b")
_YEAR_AFTER: Final = re.compile(r"\s*,?\s*(?:of\s+)?(?:\d{4}|this|last|that|the|next|every|each)\b|['’]s\b|-")
_FRONTED: Final = r"(?:(?:In|On|At|By|During|Since|After)\s[^,.]{2,30},\s+)?"
_PERSON: Final = re.compile(rf"{_FRONTED}(?P<place>\b[Hh]e|\b[Ss]he)\b(?!['’])")
_BODY: Final = re.compile(rf"{_FRONTED}(?P<place>\b[Ii]t|\b[Tt]he (?:{any_of('own_bodies')}))\b(?!['’-])(?=\s+[a-z])")
# "It is clear that", "it took two years to": no body is meant.
_EMPTY: Final = re.compile(
    r"\s+(?:is|was|has been|will be|would be|seems|appears|took|takes|remains|may|might|could)\b"
)
# "Here" behind a noun, outside quotation marks: whoever speaks may be elsewhere.
_HERE: Final = re.compile(r"(?<=[a-z] )(?<!from )(?<!in )(?<!near )(?<!is )(?<!are )here(?=[.,]| [a-z])(?![^“\n]*”)")
_INITIALS: Final = re.compile(r"[A-Z]{3,6}|(?:[A-Z]\.){2,5}")
_COURTESY: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?\s$")
_FARTHEST: Final = 3  # sentences back; chains of pronouns longer than that change what they speak of


def link(report: Report, sentence: Sentence, mention: DateMention) -> str | None:
    """What a written-out date needs before it: "on ", "in " or nothing; None where it would not read well."""
    text = report.article.text
    before = text[sentence.span.start : mention.span.start]
    # "the last year", "a Friday report" and "Friday's vote" would not read well with a date put in.
    if _HELD.search(before) or text[mention.span.end : mention.span.end + 1] in ("’", "'", "-"):
        return None
    return (
        ""
        if _LINKED.search(before) or before.rstrip().endswith(tuple(MONTHS))
        else "on "
        if mention.day is not None
        else "in "
    )


def written_dates(report: Report, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Relative dates that a known publication date resolves, as absolute ones."""
    text = report.article.text
    for value in report.dates.get(sentence.span, ()):
        if not value.resolved:
            continue
        if str(value.year) in value.span.of(text):
            continue
        linked = link(report, sentence, value)
        if value.end is not None:
            # "Shares rose 3% last week": no link before it, which would be "in last week".
            if linked == "on " and value.span.of(text).casefold() == "last week":
                yield value.span, f"in the week of {write_date(replace(value, end=None))}"
            continue
        if linked is None:
            continue
        # "Early Thursday evening": the part of the day does not go with a written date.
        before = _EARLY.search(text[: value.span.start], sentence.span.start)
        after = _PART_OF_DAY.match(text, value.span.end)
        span = Span(before.start() if before else value.span.start, after.end() if after else value.span.end)
        yield span, ("on " if before else linked) + write_date(value)


def told_years(report: Report, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """The year after a month that has none, in what is told as past: the last such month before the report."""
    published = report.article.published
    if isinstance(published, Unknown) or all(date.year for date in report.dates.get(sentence.span, ())):
        return
    for fact in report.analysis.facts:
        value = fact.value
        if not isinstance(value, DateMention) or fact.sentence.span != sentence.span or value.end is not None:
            continue
        if value.year is not None or value.month is None or fact.forecast or fact.hedge:
            continue
        before = report.article.text[sentence.span.start : value.span.start]
        if (
            _HELD.search(before)
            or not _LINKED.search(before)
            or _YEAR_AFTER.match(report.article.text, value.span.end)
        ):
            continue
        day = (value.month, value.day or 1)
        moment = published.moment
        year = moment.year if day <= (moment.month, moment.day) else moment.year - 1
        yield value.span, write_date(replace(value, year=year))


def told_place(report: Report, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """The place of the dateline for a "here" of the report: "on a busy street here" from Bergen is one in Bergen."""
    text = report.article.text
    dateline = find_dateline(report.article.paragraphs[0].of(text)) if report.article.paragraphs else None
    place = dateline.place.partition(",")[0].strip() if dateline is not None else ""
    if not place:
        return
    written = place.title() if place.isupper() else place
    for found in _HERE.finditer(text, sentence.span.start, sentence.span.end):
        yield Span(*found.span()), f"in {written}"


def without_codes(report: Report, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """The codes by which a page shows prices, to be left out."""
    for found in PRICE_CODE.finditer(report.article.text, sentence.span.start, sentence.span.end):
        yield Span(*found.span()), ""


def full_names(report: Report, sentence: Sentence, pieces: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The full name at the first mention of each person whom the pieces of a sentence call by a part of the name,
    and who somebody is whom neither the headline nor everybody knows."""
    named: dict[str, tuple[Entity, list[Span]]] = {}
    for entity, mention in report.names[report.numbers[sentence.span]]:
        if entity.kind is NameKind.PERSON:
            named.setdefault(entity.name, (entity, []))[1].append(mention)
    for entity, places in named.values():
        mentions = [span for piece in pieces for span in places if piece.contains(span)]
        if not mentions:
            continue
        whole = any(entity.name in piece.of(report.article.text) for piece in pieces)
        place, name = _with_courtesy(report, mentions[0]), plain_name(entity.name)
        who = introduced(report, sentence, entity, mentions[0], pieces)
        if not whole and _is_part(mentions[0].of(report.article.text), entity):
            yield place, f"{name}{who}"
        elif who and mentions[0].of(report.article.text) == name:
            yield mentions[0], f"{name}{who}"


def _is_part(written: str, entity: Entity) -> bool:
    """Whether a person is called by what a full name can be put in for."""
    parts = plain_name(entity.name).split()
    called = parts[-1:] if not is_given_name(parts[0].casefold()) else [parts[0], parts[-1]]
    return len(parts) > 1 and written in {*called, family_name(entity.name, entity.aliases)}


def spelt_out(report: Report, sentence: Sentence, pieces: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The name of a body at the first place where the pieces call it by initials that the article itself explains."""
    done: set[str] = set()
    for entity, mention in report.names[report.numbers[sentence.span]]:
        written = mention.of(report.article.text)
        if entity.name in done or entity.kind is not NameKind.ORGANISATION or not _is_initials(written):
            continue
        if written in words("known_abbreviations") or not _stands_for(written, entity.name):
            continue
        if any(p.contains(mention) for p in pieces) and not any(
            entity.name in p.of(report.article.text) for p in pieces
        ):
            done.add(entity.name)
            yield mention, entity.name.removeprefix("the ").removeprefix("The ")


def _is_initials(name: str) -> bool:
    return _INITIALS.fullmatch(name) is not None


def _stands_for(initials: str, name: str) -> bool:
    """Whether the capitals of ``name`` are the letters of ``initials``, in order."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()) == initials.replace(".", "")


def _with_courtesy(report: Report, mention: Span) -> Span:
    """The mention with the "Mr." before it, which does not go with a full name."""
    match = _COURTESY.search(report.article.text, max(0, mention.start - 6), mention.start)
    return mention if match is None else Span(match.start(), mention.end)


def opening_name(report: Report, sentence: Sentence, pieces: Sequence[Span], key: Span) -> Iterator[tuple[Span, str]]:
    """The name for a "he", "it" or "the company" that opens the sentence."""
    number = report.numbers[sentence.span]
    for pattern, kind in ((_PERSON, NameKind.PERSON), (_BODY, NameKind.ORGANISATION)):
        place = _place(report, number, pattern)
        if place is None or place.overlaps(key) or not any(piece.contains(place) for piece in pieces):
            continue
        entity = _referent(report, number, pattern, kind)
        if kind is NameKind.PERSON:
            entity = _person(report, place, entity)
        if entity is not None:
            yield place, plain_name(entity.name) if kind is NameKind.PERSON else entity.name


def _place(report: Report, number: int, pattern: re.Pattern[str]) -> Span | None:
    span = report.analysis.sentences[number].span
    match = pattern.match(report.article.text, span.start, span.end)
    if match is None or (match["place"].casefold() == "it" and _EMPTY.match(report.article.text, match.end("place"))):
        return None
    return Span(*match.span("place"))


def _referent(report: Report, number: int, pattern: re.Pattern[str], kind: NameKind) -> Entity | None:
    """The one person or body that the sentences before leave."""
    for back in range(1, _FARTHEST + 1):
        if number - back < 0:
            return None
        span = report.analysis.sentences[number - back].span
        named = [
            entity
            for entity in report.analysis.entities
            if entity.kind is kind and any(span.contains(mention) for mention in entity.mentions)
        ]
        if len(named) > 1:
            # Of several, the one that the story is about and that the sentence before is about (its subject).
            named = [e for e in named if _in_title(report, e) and _is_subject(report, number - back, e)]
            if len(named) != 1:
                return None
        if named and kind is NameKind.PERSON and len(named[0].name.split()) < 2:
            return None
        if named:
            return named[0] if kind is NameKind.PERSON or _is_subject(report, number - back, named[0]) else None
        if _place(report, number - back, pattern) is None:
            return None
    return None


def _in_title(report: Report, entity: Entity) -> bool:
    title = report.article.title
    return not isinstance(title, Unknown) and any(stands_in(f, title) for f in (entity.name, *entity.aliases))


def _person(report: Report, place: Span, near: Entity | None) -> Entity | None:
    """The person alone in the sentences before if the name fits the pronoun, else the one the article speaks of."""
    if near is not None:
        return near if may_be(near.name, place.of(report.article.text)) else None
    analysis = report.analysis
    return person_meant(report.people, report.article.text, analysis.sentences, analysis.entities, place.start)


def _is_subject(report: Report, number: int, entity: Entity) -> bool:
    """Whether the entity itself is the subject of the sentence's main verb, and does more than say something.

    "A filing of X" is not X, and what "X reported" is about something else. Needs a parse.
    """
    if not report.analysis.parses:
        return False
    parse = report.analysis.parses[number]
    span = report.analysis.sentences[number].span
    for mention in entity.mentions:
        top = parse.top_of(mention) if span.contains(mention) else None
        if top is None or parse.words[top].relation not in ("nsubj", "nsubjpass"):
            continue
        verb = parse.words[parse.words[top].head]
        tells = entity.kind is NameKind.PERSON or verb.text.casefold() not in words("speech")
        if verb.relation == "ROOT" and tells:
            return True
    return False
