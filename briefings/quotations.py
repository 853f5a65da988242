"""Who said what: quotation spans, speech verbs, and the speaker where the text names one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .article import Article, Sentence, Span
from .names import Entity
from .quotation_marks import Quoted, is_scare, quoted_spans
from .roles import find_roles
from .speakers import Voice, Voices

# Shorter quoted fragments without a speech verb beside them are mostly terms and nicknames (seen articles).
FEWEST_WORDS: Final = 5
FEWEST_REPORTED: Final = 4
# A sentence is looked for within this many characters; longer ones are no prose.
LONGEST_SENTENCE: Final = 1500
_SENTENCE_START: Final = re.compile(r"[.!?][”\"’)\]]*\s+(?=[A-Z“\"‘\[])")


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
    text = article.text
    quoted = [quoted_spans(text, paragraph) for paragraph in article.paragraphs]
    marks = [each.marks for group in quoted for each in group]
    voices = Voices(article, entities, find_roles(article, sentences, entities), marks)
    direct: list[Quotation] = []
    carried: Quotation | None = None
    for paragraph, group in zip(article.paragraphs, quoted, strict=True):
        found = _of_paragraph(text, paragraph, group, voices, carried)
        direct += found
        carried = found[-1] if group and group[-1].open and found else None
    reported = [
        Quotation(span=span, direct=False, speaker=voice.speaker, speaker_span=voice.subject, verb=voice.verb.lower())
        for sentence in sentences
        for voice, span in voices.statements(sentence.span.start, sentence.span.end)
        if len(span.of(text).split()) >= FEWEST_REPORTED and not _overlaps(span, direct)
    ]
    return tuple(sorted((*direct, *reported), key=lambda quotation: (quotation.span, not quotation.direct)))


def _overlaps(span: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether one of the quotations, which are in order, lies in ``span`` or around it."""
    number = bisect_left(quotations, span.end, key=lambda quotation: quotation.span.start)
    return number > 0 and quotations[number - 1].span.overlaps(span)


def _of_paragraph(
    text: str, paragraph: Span, group: Sequence[Quoted], voices: Voices, carried: Quotation | None
) -> list[Quotation]:
    """The direct quotations of one paragraph; ``carried`` is one left open at the end of the paragraph before."""
    heard: list[tuple[Quoted, Voice | None]] = []
    for number, quoted in enumerate(group):
        following = group[number + 1].marks.start if number + 1 < len(group) else paragraph.end
        start = _sentence_start(text, paragraph.start, quoted.marks.start, group[:number])
        heard.append((quoted, _voice(text, quoted, start, following, voices)))
    found: list[Quotation] = []
    for number, (quoted, voice) in enumerate(heard):
        own = voice or _shared(text, heard, number)
        quotation = _quotation(quoted, own)
        if own is None and number == 0 and carried is not None and quoted.marks.start == paragraph.start:
            quotation = replace(carried, span=quoted.words)
        short = len(quoted.words.of(text).split()) < FEWEST_WORDS
        if is_scare(text, quoted) or (short and quotation.verb is None):
            continue
        found.append(quotation)
    return found


def _sentence_start(text: str, start: int, place: int, earlier: Sequence[Quoted]) -> int:
    """Where the sentence around ``place`` begins; full stops within earlier quotations end none."""
    start = max(start, place - LONGEST_SENTENCE)
    near = [quoted for quoted in earlier[-20:] if quoted.marks.end > start]
    for match in _SENTENCE_START.finditer(text, start, place):
        if not any(quoted.words.start <= match.start() < quoted.words.end - 1 for quoted in near):
            start = match.end()
    return start


def _voice(text: str, quoted: Quoted, sentence_start: int, following: int, voices: Voices) -> Voice | None:
    """The voice beside one quotation: after it, else before it in the same sentence."""
    after = None if quoted.open else _after(text, quoted, following, voices)
    if after is not None:
        return after
    start = sentence_start
    if start < quoted.marks.start:
        before = voices.before(start, quoted.marks.start)
        if before is not None:
            return before
    return None if quoted.open else voices.closing(quoted.marks.end, following)


def _after(text: str, quoted: Quoted, following: int, voices: Voices) -> Voice | None:
    words = quoted.words.of(text)
    tail = text[quoted.marks.end : following].lstrip(" \u00a0")
    if words.endswith(".") and not tail[:1].islower():
        return None
    if not words.endswith((",", "?", "!", ".", "—", "–", "-")) and not tail.startswith((",", "—")):
        return None
    return voices.after(quoted.marks.end, following)


def _shared(text: str, heard: Sequence[tuple[Quoted, Voice | None]], number: int) -> Voice | None:
    """The voice of the neighbouring quotation when only the attribution, or nothing, stands between."""
    quoted = heard[number][0]
    if number:
        before, voice = heard[number - 1]
        between = text[before.marks.end : quoted.marks.start]
        if voice is None and number < 20:
            voice = _shared(text, heard[:number], number - 1)
        if voice is not None and (not between.strip() or _is_only_attribution(between, before, voice, quoted)):
            return voice
    if number + 1 < len(heard):
        after, voice = heard[number + 1]
        between = text[quoted.marks.end : after.marks.start]
        same_sentence = quoted.words.of(text)[-1:] not in ".?!" and not _SENTENCE_START.search(between)
        follows = voice is not None and voice.verb_span.start >= after.marks.end
        if follows and (not between.strip() or same_sentence):
            return voice
    return None


def _is_only_attribution(between: str, before: Quoted, voice: Voice, quoted: Quoted) -> bool:
    """Whether the words between two quotations are one attribution sentence: ", X said at a meeting. "."""
    if not before.marks.end <= voice.verb_span.start < quoted.marks.start:
        return False
    sentence = between.strip()
    return len(_SENTENCE_START.findall(sentence)) == 0 and len(sentence.split()) <= 45


def _quotation(quoted: Quoted, voice: Voice | None) -> Quotation:
    if voice is None:
        return Quotation(span=quoted.words, direct=True)
    return Quotation(
        span=quoted.words, direct=True, speaker=voice.speaker, speaker_span=voice.subject, verb=voice.verb.lower()
    )
