"""Where quoted words stand: pairs of marks within a paragraph, and marks left open for the next one."""

import re
from dataclasses import dataclass
from typing import Final

from .article import Span

_DOUBLE: Final = re.compile(r"[“”\"„]")
_SINGLE: Final = re.compile(r"(?<![\w’])‘(?=\S)(.{8,}?[^\s])’(?![\w])", re.DOTALL)
_LONGER: Final = re.compile(r"[^\W\d_]{4,}")
_LONGEST_TITLE: Final = 14  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Quoted words: ``words`` without the marks, ``marks`` with them; ``open`` when no mark closes them."""

    words: Span
    marks: Span
    open: bool = False


def quoted_spans(text: str, paragraph: Span) -> list[Quoted]:
    """The quoted stretches of one paragraph, in order; double marks, or single ones where there are no double."""
    found: list[Quoted] = []
    start: int | None = None
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        mark, place = match.group(), match.start()
        opens = mark in "“„" or (mark == '"' and start is None)
        if opens and start is None:
            start = place
        elif opens and mark in "“„" and start is not None and _ends_sentence(text, start, place):
            found.append(_quoted(text, start, _trim(text, start, place), is_open=True))
            start = place
        elif not opens and start is not None:
            found.append(_quoted(text, start, place))
            start = None
    if start is not None and len(text[start + 1 : paragraph.end].split()) > 1:
        found.append(_quoted(text, start, paragraph.end, is_open=True))
    if not found:
        found = [
            Quoted(words=Span(*match.span(1)), marks=Span(*match.span()))
            for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)
        ]
    return [quoted for quoted in found if len(quoted.words)]


def _ends_sentence(text: str, start: int, place: int) -> bool:
    return text[start:place].rstrip()[-1:] in ".?!"


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _quoted(text: str, start: int, end: int, *, is_open: bool = False) -> Quoted:
    words = text[start + 1 : end]
    lead = len(words) - len(words.lstrip())
    stop = start + 1 + len(words.rstrip())
    begin = min(start + 1 + lead, stop)
    return Quoted(words=Span(begin, stop), marks=Span(start, end if is_open else end + 1), open=is_open)


def is_title(words: str) -> bool:
    """Whether quoted words are set like the title of a work: every longer word has a capital."""
    longer = _LONGER.findall(words)
    return len(longer) > 1 and len(words.split()) <= _LONGEST_TITLE and all(word[0].isupper() for word in longer)


def titles_in(text: str, paragraph: Span) -> list[Span]:
    """The quoted titles of works in one paragraph."""
    return [quoted.words for quoted in quoted_spans(text, paragraph) if is_title(quoted.words.of(text))]


def is_scare(text: str, quoted: Quoted) -> bool:
    """Whether the marks set off a term, a nickname or a title rather than speech."""
    if is_title(quoted.words.of(text)):
        return True
    words = quoted.words.of(text).split()
    ends = quoted.words.of(text)[-1:] in ".,?!"
    if len(words) < 4:
        lead = text[: quoted.marks.start].rstrip(" ")
        starts = not lead or lead[-1] in '\n.!?”":' or (quoted.words.of(text)[-1:] in "?!" and len(words) > 1)
        return not (starts and ends and len(words) > 1)
    capitals = sum(word[:1].isupper() for word in words)
    return not ends and len(words) < 9 and capitals >= 0.6 * len(words)
