"""What is known of each line of a dump before any is judged: shape, cues, repetition and topic."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from .cues import cues_of
from .words import words_of

Kind = Literal["prose", "cut", "other", "mid", "short"]
Repeat = Literal["", "first", "again", "part", "blob"]

# With the stops of Arabic, Urdu, Indian, Armenian, Ethiopian, Khmer and Burmese writing.
_SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।॥։።។။")
_CLOSING: Final = "\"'”’»)]*」』）"
# Thai and Lao write no stop at the end of a sentence.
_STOPLESS: Final = re.compile(r"[\u0e00-\u0eff]")
_STOPLESS_PROSE: Final = 100
_TRUNCATED: Final = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"'”’)\]]*$")
_INNER_END: Final = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z\u00c0-\u00de\u0400-\u042f]|[。！？].")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOPIC_SIGN: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_TOPIC_WORD: Final = re.compile(r"[^\W\d_]{5,}|[\u3040-\u9fff\uac00-\ud7af]{2}")
# A line narrower than this is never taken for prose, nor for a repeat of prose.
PROSE_WIDTH: Final = 40
# A line of Latin letters, no wider than 100, is prose only with so many words, or with the end of a sentence inside.
_FEWEST_WORDS: Final = 7
# A line is a blob when lines that it holds make up so much of it; no more long lines than this are compared.
_BLOB_SHARE: Final = 0.6
_MOST_COMPARED: Final = 400


@dataclass(frozen=True, slots=True)
class Shape:
    """A line seen alone."""

    width: int
    kind: Kind
    cues: frozenset[str]
    shouted: bool


@dataclass(slots=True)
class View:
    """A line among the others of its page; ``topic``: the share of its longer words that the body has too."""

    text: str
    shape: Shape
    repeat: Repeat = ""
    topic: float = 1.0


def width(line: str) -> int:
    """The length of a line in Latin letters: a Chinese, Japanese or Korean sign counts for two and a half."""
    return len(line) if line.isascii() else int(len(line) + 1.5 * len(_CJK.findall(line)))


@lru_cache(maxsize=8192)
def shape_of(line: str) -> Shape:
    """The shape of one line."""
    size = width(line)
    kind: Kind
    tail = line[-12:]
    if tail.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS:
        cut = _TRUNCATED.search(tail) is not None
        wordy = size > min(100, 1.5 * len(line)) or _has_many_words(line) or _INNER_END.search(line[:600]) is not None
        prose = size >= PROSE_WIDTH and wordy
        kind = "cut" if cut and size >= PROSE_WIDTH else "prose" if prose else "short" if size < 25 else "mid"
    elif not line.isascii() and len(_STOPLESS.findall(line[:600])) >= _STOPLESS_PROSE:
        kind = "prose"
    else:
        kind = "short" if size < 25 else "mid" if size < 70 else "other"
    return Shape(size, kind, cues_of(line), len(line) > 3 and line.isupper())


def _has_many_words(line: str) -> bool:
    return len(line.split(maxsplit=_FEWEST_WORDS - 1)) == _FEWEST_WORDS


def view_lines(lines: Sequence[str]) -> list[View]:
    """Every line with its shape, how it repeats others, and how much of the page's topic it shares."""
    views = [View(line, shape_of(line)) for line in lines]
    _mark_repeats(views)
    _mark_blobs(views)
    return views


def _mark_repeats(views: Sequence[View]) -> None:
    counts = Counter(view.text for view in views)
    seen: set[str] = set()
    for view in views:
        if counts[view.text] > 1 and view.shape.width >= 12:
            view.repeat = "again" if view.text in seen else "first"
            seen.add(view.text)


def _mark_blobs(views: Sequence[View]) -> None:
    """Mark a line that holds several others (a body glued together) and a line that stands within one longer line.

    A line holds another when it contains the other's opening or middle: where lines were glued, ends are cut.
    """
    long = [i for i, view in enumerate(views) if len(view.text) >= 2 * PROSE_WIDTH and view.repeat != "again"][
        :_MOST_COMPARED
    ]
    held: dict[int, int] = {}
    holder: dict[int, int] = {}
    parts: Counter[int] = Counter()
    page = "\n".join(views[i].text for i in long)
    for i in long:
        text = views[i].text
        opening, middle = text[2:42], text[len(text) // 2 - 20 : len(text) // 2 + 20]
        # Most lines stand nowhere else, which one search tells of all the others.
        if page.find(opening) == page.rfind(opening) and page.find(middle) == page.rfind(middle):
            continue
        for k in long:
            if k != i and len(views[k].text) > len(text) and (middle in views[k].text or opening in views[k].text):
                held[k] = held.get(k, 0) + len(text)
                parts[k] += 1
                holder[i] = k
    blobs = {k for k, length in held.items() if parts[k] >= 2 and length >= _BLOB_SHARE * len(views[k].text)}
    for i, k in holder.items():
        if k not in blobs and views[k].shape.width > 1.1 * views[i].shape.width:
            views[i].repeat = "part"
    for k in blobs:
        views[k].repeat = "blob"


def measure_topic(views: Sequence[View], core: range) -> None:
    """Set the topic of every line against the prose of ``core``, of a line of the core against the others."""
    words = [_topic_words(view.text[:1500]) if view.shape.kind != "short" else frozenset() for view in views]
    counts = Counter(word for i in core if views[i].shape.kind == "prose" for word in words[i])
    known = counts.keys()
    known_elsewhere = {word for word, count in counts.items() if count > 1}
    for i, (view, mine) in enumerate(zip(views, words, strict=True)):
        if len(mine) >= 3:
            others = known_elsewhere if i in core and view.shape.kind == "prose" else known
            view.topic = len(mine & others) / len(mine)


def _topic_words(text: str) -> Set[str]:
    """The words of five letters and more, and pairs of Chinese, Japanese and Korean signs, in lower case."""
    if not text.isascii() and _TOPIC_SIGN.search(text):
        return set(map(str.lower, _TOPIC_WORD.findall(text)))
    return {word for word in words_of(text) if len(word) >= 5}
