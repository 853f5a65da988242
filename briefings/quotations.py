"""Who said what: quotation spans, speech verbs, and the speaker where the text names one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .article import Article, Sentence, Span
from .names import Entity, NameKind
from .names.wordlists import section

_MARKED: Final = re.compile(r"“([^“”]{2,}?)”|\"([^\"]{2,}?)\"", re.DOTALL)
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One attributed statement.

    ``span`` is the quoted words without their marks (direct), or the reported clause (indirect).
    ``speaker`` is the speaker's fullest name in the article, None when no single person can be meant.
    ``speaker_span`` is where the text names the speaker, by name, role or pronoun. ``verb`` is the speech verb.
    """

    span: Span
    direct: bool
    speaker: str | None = None
    speaker_span: Span | None = None
    verb: str | None = None


def find_quotations(
    article: Article, sentences: Sequence[Sentence], entities: Sequence[Entity]
) -> tuple[Quotation, ...]:
    """The quotations of the body, in order; a speaker is given only when exactly one person can be meant."""
    people = sorted(
        ((span, entity.name) for entity in entities if entity.kind is NameKind.PERSON for span in entity.mentions),
        key=lambda pair: pair[0],
    )
    found: list[Quotation] = []
    for paragraph in article.paragraphs:
        for match in _MARKED.finditer(article.text, paragraph.start, paragraph.end):
            group = 1 if match.group(1) else 2
            span = Span(*match.span(group))
            if len(span.of(article.text).split()) < _FEWEST_WORDS:
                continue
            found.append(_attributed(article, span, match.span(), paragraph, people))
    return tuple(found)


def _attributed(
    article: Article,
    span: Span,
    marks: tuple[int, int],
    paragraph: Span,
    people: Sequence[tuple[Span, str]],
) -> Quotation:
    text = article.text
    verbs = section("speech")
    for place, name in people:
        if not paragraph.contains(place):
            continue
        after = text[marks[1] : place.start]
        before = text[place.end : marks[0]] if place.end <= marks[0] else None
        if place.start >= marks[1] and re.fullmatch(r",?\s*\w*\s*", after):
            verb = after.strip(" ,\n").lower()
            follow = re.match(r"\s*(\w+)", text[place.end :])
            if verb in verbs:
                return Quotation(span=span, direct=True, speaker=name, speaker_span=place, verb=verb)
            if not verb and follow and follow.group(1) in verbs:
                return Quotation(span=span, direct=True, speaker=name, speaker_span=place, verb=follow.group(1))
        if before is not None and (match := re.fullmatch(r"\s*(\w+)[,:]?\s*", before)) and match.group(1) in verbs:
            return Quotation(span=span, direct=True, speaker=name, speaker_span=place, verb=match.group(1))
    return Quotation(span=span, direct=True)
