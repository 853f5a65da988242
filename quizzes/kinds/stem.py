"""From a fact to prompts: the statement with its dates made absolute, the gap, and the naming of the source."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ...briefings.article import Article, Sentence, Span
from ...briefings.dates import DateMention, write_date
from ...briefings.facts import Fact
from ...briefings.names import NameKind
from .candidate import Report
from .statement import KEY, Statement, statement_of
from .trimming import trimmed
from .wording import gap_mark, lowered, outlet_name, source_name, templates, worded


_OPENING_PRONOUN: Final = re.compile(r"(?:He|She)\b(?!['’])")
_ATTRIBUTED: Final = re.compile(r"\baccording to\b", re.IGNORECASE)


def clause_statement(report: Report, sentence: Sentence, key: Span, *, shown: str | None = None) -> Statement | None:
    """The statement of the clause around ``key``, with dates written out, full names for surnames and for "he"."""
    pieces = _clause(report, sentence, key)
    edits = [
        *_dates(report, sentence),
        *_full_names(report, pieces),
        *_opening_pronoun(report, sentence, pieces, key),
    ]
    return statement_of(report.article, pieces, key, shown=shown, edits=edits)


def _clause(report: Report, sentence: Sentence, key: Span) -> tuple[Span, ...]:
    """The clause around the key where there is a parse, else the sentence."""
    parses = report.analysis.parses
    if not parses:
        return (sentence.span,)
    found = trimmed(parses[report.analysis.sentences.index(sentence)], key)
    return found.pieces if found and any(piece.contains(key) for piece in found.pieces) else (sentence.span,)


def _dates(report: Report, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Relative dates that a known publication date resolves, as absolute ones."""
    for fact in report.analysis.facts:
        if isinstance(fact.value, DateMention) and fact.value.resolved and fact.sentence.span == sentence.span:
            yield fact.value.span, write_date(fact.value)


def _full_names(report: Report, pieces: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The full name at the first mention of each person whom the pieces call by a part of the name."""
    for entity in report.analysis.entities:
        if entity.kind is not NameKind.PERSON:
            continue
        mentions = [span for piece in pieces for span in entity.mentions if piece.contains(span)]
        if not mentions or any(entity.name in piece.of(report.article.text) for piece in pieces):
            continue
        written = mentions[0].of(report.article.text)
        if written in entity.name.split():
            yield mentions[0], entity.name


def _opening_pronoun(
    report: Report, sentence: Sentence, pieces: Sequence[Span], key: Span
) -> Iterator[tuple[Span, str]]:
    """The name for a "he" or "she" that opens the sentence, when the sentence before is about one person alone.

    The centre of the sentence before is what an opening pronoun takes up (Grosz, Joshi and Weinstein 1995); one
    person alone in it leaves no doubt who that is.
    """
    text = report.article.text
    opening = _OPENING_PRONOUN.match(text, sentence.span.start, sentence.span.end)
    number = report.analysis.sentences.index(sentence)
    if opening is None or number == 0 or not any(piece.start == sentence.span.start for piece in pieces):
        return
    before = report.analysis.sentences[number - 1].span
    people = [
        entity
        for entity in report.analysis.entities
        if entity.kind is NameKind.PERSON and any(before.contains(mention) for mention in entity.mentions)
    ]
    place = Span(*opening.span())
    if len(people) == 1 and not place.overlaps(key) and len(people[0].name.split()) > 1:
        yield place, people[0].name


def prompts(part: str, report: Report, statement: Statement, direct: str | None) -> Iterator[tuple[str, str, str]]:
    """The prompts for one statement as (name of the wording, prompt, body), the direct question first.

    Empty where the kind has no wording for a gap and the statement cannot be turned.
    """
    article = report.article
    source = source_name(article)
    if direct is not None and not _ATTRIBUTED.search(direct):
        yield "direct", worded(part, "direct", ask=direct, source=source), direct
        return
    if "gap" not in templates()[part]:
        return
    body = statement.text.replace(KEY, gap_mark())
    yield "gap", worded(part, framing(body), statement=lowered(body, article), source=source), body


def framing(body: str) -> str:
    """The name of the wording that fits a statement: one that says "according to" itself gets another frame."""
    return "attributed" if _ATTRIBUTED.search(body) else "gap"


def why_wrong(part: str, article: Article, key: str) -> str:
    """Why a wrong option is wrong, as the article has it."""
    return worded("why_wrong", part, outlet=outlet_name(article), key=key)
