"""Who says so, how surely, whether it is still to come, and whether it is denied: the frame around a value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .alternation import any_of
from .article import Span
from .clauses import Clause, phrase
from .names.wordlists import section
from .quotations import Quotation
from .syntax import Parse

_ACCORDING: Final = re.compile(r"\b[Aa]ccording to ((?:[^,.;“”\"]|\.(?=\w))+)")
_SAID_AFTER: Final = re.compile(
    r",[”\"]?\s+(?:(?P<a>[^,.;“”\"]{2,60}?)\s+(?:said|says|told|noted|added)\b|(?:said|says|noted|added)\s+(?P<b>[^,.;“”\"]{2,60}))"
)
_SAID_BEFORE: Final = re.compile(
    r"^(?P<a>[^,.;“”\"]{2,60}?)\s+(?:said|says|noted|added|stated|claims?|claimed|argued|believes?|estimates?|estimated)\b"
)
_IF: Final = re.compile(r"\bif\b|\bunless\b|\bwhether\b", re.IGNORECASE)
# Attribution of words quoted without a speaker that the text names.
UNNAMED: Final = "a person quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Attribution, hedge, negation and forecast of one value."""

    attribution: str | None = None
    hedge: str | None = None
    negated: bool = False
    forecast: bool = False


def frame_of(
    text: str,
    sentence: Span,
    span: Span,
    *,
    clause: Clause,
    parse: Parse | None,
    quotations: Sequence[Quotation],
) -> Frame:
    """The frame of the value at ``span``; without a parse the whole part of the sentence around it counts."""
    stretch = _stretch(text, sentence, span, clause, parse)
    words = " ".join(text[part.start : part.end] for part in stretch)
    return Frame(
        attribution=_attribution(text, sentence, span, clause, parse, quotations),
        hedge=_first("hedges", words) or (match.group().lower() if (match := _IF.search(words)) else None),
        negated=_first("negations", words) is not None or bool(re.search(r"n[’']t\b", words)),
        forecast=_first("forecast", words) is not None or bool(re.search(r"[’']ll\b", words)),
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries = (entry for entry in section(name) if entry[0].isalpha())
    return re.compile(rf"\b(?:{any_of(entries)})\b", re.IGNORECASE)


def _first(name: str, words: str) -> str | None:
    for match in _pattern(name).finditer(words):
        if match.group() not in ("May", "Will"):  # the month, the given name
            return match.group().lower()
    return None


def _stretch(text: str, sentence: Span, span: Span, clause: Clause, parse: Parse | None) -> list[Span]:
    """The parts of the sentence whose words bear on the value."""
    if parse is None or not clause.verbs:
        return [_between_stops(text, sentence, span)]
    parts = [_between_commas(text, sentence, span)]
    for verb in clause.verbs:
        near = [verb, *parse.children(verb, "aux", "auxpass", "neg", "advmod", "mark", "acomp")]
        parts += [parse.words[number].span for number in near]
        if parse.words[verb].relation in ("relcl", "acl"):
            break
        head = parse.words[verb].head
        joined = parse.words[head].span
        if parse.words[verb].relation == "xcomp":
            parts.append(Span(min(joined.start, parse.words[verb].span.start), parse.words[verb].span.end))
    return sorted(parts)


def _between_stops(text: str, sentence: Span, span: Span) -> Span:
    start = max((text.rfind(mark, sentence.start, span.start) + 1 for mark in (";", ":", "—", "–")), default=0)
    ends = [place for mark in (";", "—") if (place := text.find(mark, span.end, sentence.end)) >= 0]
    return Span(max(start, sentence.start), min(ends, default=sentence.end))


def _between_commas(text: str, sentence: Span, span: Span) -> Span:
    """From the comma (or other stop) before the value to its end."""
    before = [m.end() for m in re.finditer(r"[;:,—](?=\s)", text[sentence.start : span.start])]
    return Span(sentence.start + (before[-1] if before else 0), span.end)


def _attribution(
    text: str,
    sentence: Span,
    span: Span,
    clause: Clause,
    parse: Parse | None,
    quotations: Sequence[Quotation],
) -> str | None:
    for quotation in quotations:
        if quotation.span.contains(span):
            if quotation.speaker:
                return quotation.speaker
            if quotation.speaker_span:
                return quotation.speaker_span.of(text)
            if quotation.direct:
                return UNNAMED
    whole = sentence.of(text)
    if match := _ACCORDING.search(whole):
        return match.group(1).strip()
    if parse is not None:
        return _said_by(text, parse, clause)
    for pattern in (_SAID_AFTER, _SAID_BEFORE):
        if match := pattern.search(whole):
            return next(group.strip() for group in match.groups() if group)
    return None


def _said_by(text: str, parse: Parse, clause: Clause) -> str | None:
    """The subject of a speech verb whose complement holds the value."""
    for verb in clause.verbs:
        word = parse.words[verb]
        head = parse.words[word.head]
        if word.relation == "ccomp" and head.text.lower() in section("speech"):
            subject = next(parse.children(word.head, "nsubj"), None)
            # In "That said, it may" nobody says anything.
            if subject is not None and parse.words[subject].text.lower() not in ("that", "which", "this", "it"):
                return _named(text, parse, word.head, subject)
        for child in parse.children(verb, "parataxis", "ccomp", "advcl"):
            if parse.words[child].text.lower() in section("speech") and child != clause.verbs[0]:
                subject = next(parse.children(child, "nsubj"), None)
                if subject is not None and parse.words[child].relation == "parataxis":
                    return _named(text, parse, child, subject)
    return None


def _named(text: str, parse: Parse, verb: int, subject: int) -> str:
    """The speaker's words; for a pronoun the subject of a clause above it, else the pronoun."""
    while parse.words[subject].tag == "PRP" and parse.words[verb].head != verb:
        verb = parse.words[verb].head
        above = next(parse.children(verb, "nsubj", "nsubjpass"), None)
        if above is not None and above != subject and parse.words[above].tag != "PRP":
            return phrase(parse, above).of(text)
    return phrase(parse, subject).of(text)
