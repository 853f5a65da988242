"""Sentence boundaries of an article's body: sentencex with guards of our own, offsets kept.

sentencex takes a quotation of several sentences as one unit, which keeps the words with their speaker.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

import sentencex

from .article import Article, Sentence, Span
from .datelines import find_dateline


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A sentence glued to the next at a tag border: a stop between a word and a capital without a space.
_GLUED: Final = re.compile(r"(?<=[a-z0-9)%])(?:[.!?][\"'”’)]*|:)(?=[\"“‘(]?[A-Z][a-z])(?![A-Z](?:om|rg|et|o|i|k)\b)")
# White space that is no plain space or line break; replaced sign for sign, so that offsets stay.
_ODD_SPACE: Final = re.compile(r"[^\S \t\r\n]")
_LAST_WORD: Final = re.compile(r"([\w’'.-]+)$")
# After these a stop ends no sentence, whatever follows.
_TITLES: Final = _words(
    "mr mrs ms dr prof gen sen rep reps gov lt col sgt capt cmdr adm maj rev hon pres st mt ft vs etc fig "
    "approx e.g i.e cf al"
)
# After these a stop ends no sentence when a figure follows.
_BEFORE_FIGURE: Final = _words("no nos art sec p pp vol jan feb mar apr jun jul aug sep sept oct nov dec")
# These end a sentence only before a word that commonly starts one.
_OPEN_ENDED: Final = _words("u.s u.k u.n e.u d.c a.m p.m inc ltd co corp jr sr bros ph.d u.s.a")
_STARTERS: Final = _words(
    "the a an he she it they we i you this that these those in on at but and so for as when while after "
    "before if there his her their its our my one some many most all both meanwhile however"
)
_ENDS: Final = re.compile(r"[.!?…:;,。！？][\"'”’»)\]*]*$")
# A paragraph without a stop at its end and no longer than this is a heading, not a sentence.
_LONGEST_HEADING: Final = 80
# "... in May. Doctors": the whole name of a month, which splitters take for a short one's.
_IN_MAY: Final = re.compile(
    r"\b(?:in|of|since|until|by|last|this|next|early|late|\d{1,2})\sMay\.[\"”’)]*(?=\s+[\"“‘(]?[A-Z])"
)
# Beyond this a quotation of several sentences is split inside all the same.
_LONGEST_UNIT: Final = 600
_INNER: Final = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z])")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body, in order; each span lies within one paragraph and has no outer white space.

    Headings are no sentences, and a dateline is no part of one.
    """
    language = article.language if isinstance(article.language, str) else "en"
    sentences = []
    for number, span in enumerate(article.paragraphs):
        before = article.paragraphs[number - 1].of(article.text) if number else ""
        words = span.of(article.text)
        if is_heading(words) and not before.endswith((":", ",", ";")):
            continue
        if number < 2 and (dateline := find_dateline(words)) is not None:
            span_start = span.start + dateline.length
        else:
            span_start = span.start
        found = sentence_spans(article.text, Span(span_start, span.end), language)
        sentences += [Sentence(span=sentence, paragraph=number) for sentence in found]
    return tuple(sentences)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a short line without a stop at its end that starts with a capital or a figure."""
    return (
        len(paragraph) <= _LONGEST_HEADING
        and _ENDS.search(paragraph) is None
        and not paragraph[:1].islower()
        and not paragraph.startswith(("-", "•", "*", "–", "—"))
    )


def sentence_spans(text: str, paragraph: Span, language: str = "en") -> list[Span]:
    """The spans of the sentences within ``paragraph`` of ``text``."""
    words = paragraph.of(text)
    cuts = {0, len(words)}
    # sentencex breaks off (a panic, which no "except Exception" catches) at a space of several bytes before a stop.
    plain = _ODD_SPACE.sub(" ", words)
    for boundary in sentencex.get_sentence_boundaries(language, plain):
        start = int(boundary["start_index"])
        if 0 < start < len(words) and _is_boundary(words, start):
            cuts.add(start)
    cuts.update(_glued_cuts(words))
    cuts.update(match.end() for match in _IN_MAY.finditer(words))
    for start, end in pairwise(sorted(cuts)):
        if end - start > _LONGEST_UNIT:
            inner = (match.end() for match in _INNER.finditer(words, start, end))
            cuts.update(cut for cut in inner if cut < end and _is_boundary(words, cut + 1))
    return [
        span
        for start, end in pairwise(sorted(cuts))
        if len(span := _trimmed(text, paragraph.start + start, paragraph.start + end))
    ]


def _glued_cuts(words: str) -> list[int]:
    """Where a sentence starts without a space before it; a straight quotation mark there opens or closes by count."""
    cuts = []
    for match in _GLUED.finditer(words):
        if _is_abbreviation(words[max(0, match.start() - 40) : match.start()], ""):
            continue
        end = match.end()
        quote = words.find('"', match.start(), end)
        if quote >= 0 and words.count('"', 0, quote) % 2 == 0:
            end = quote
        cuts.append(end)
    return cuts


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_boundary(words: str, start: int) -> bool:
    """Whether a sentence can start at ``start``: after white space, not in lower case, not after an abbreviation."""
    if not words[start - 1].isspace():
        return False
    rest = words[start : start + 40].lstrip()
    if not rest or rest.lstrip("\"“‘'(")[:1].islower():
        return False
    before = words[max(0, start - 40) : start].rstrip()
    return not (before.endswith(".") and _is_abbreviation(before[:-1], rest))


def _is_abbreviation(before: str, rest: str) -> bool:
    """Whether the stop after ``before`` belongs to its last word and ends no sentence before ``rest``."""
    match = _LAST_WORD.search(before[-40:])
    if match is None:
        return False
    word = match[1].lower().lstrip("(")
    if word in _TITLES or (len(word) == 1 and word.isalpha() and match[1].isupper()):
        # "J. Smith", but "Plan B. The".
        return not (len(word) == 1 and _first_word(rest) in _STARTERS)
    if word in _BEFORE_FIGURE:
        return rest[:1].isdigit()
    if word in _OPEN_ENDED:
        return _first_word(rest) not in _STARTERS
    # "01. AI", "3. Place": a bare figure and a stop start a list or a name.
    return (
        word.isdigit() and len(word) <= 2 and rest[:2].isupper() and len(before) <= 40 and before.strip() == match[1]
    )


def _first_word(rest: str) -> str:
    match = re.match(r"[\"“‘'(]*(\w+)", rest)
    return match[1].lower() if match else ""


_WORD: Final = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS: Final = _words("has have had is was are were will and the that which said says to of in for")


def word_breaks(article: Article) -> tuple[int, ...]:
    """The offsets at which a space is missing between two words glued at a tag border; the text stays as it is.

    "PresidentDonald" is two words when both stand alone elsewhere in the article and the whole stands only here;
    "DeepSeekhas" when the first part does and the rest is a function word.
    """
    counts = Counter(_WORD.findall(article.text))
    breaks = []
    for paragraph in article.paragraphs:
        for match in _WORD.finditer(article.text, paragraph.start, paragraph.end):
            cut = _glue_in(match.group(), counts)
            if cut is not None:
                breaks.append(match.start() + cut)
    return tuple(breaks)


def _glue_in(word: str, counts: Counter[str]) -> int | None:
    if counts[word] > 1 or len(word) < 6 or not any(map(str.isupper, word[1:])):
        return None
    for cut in range(2, len(word) - 1):
        first, second = word[:cut], word[cut:]
        known = counts[first] > 0 and (counts[second] > 0 or second in _FUNCTION_WORDS)
        joint = word[cut - 1].islower() and word[cut].isupper()
        if known and (joint or second in _FUNCTION_WORDS):
            return cut
    return None
