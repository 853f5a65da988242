"""Title, outlet, author and publication date of a plain dump: *unknown* unless the text says so.

Only lines outside the body are asked, the nearest to its start first. A relative phrase never becomes a date.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .article import UNKNOWN, Published, Span, Unknown
from .bylines import authors_in, clean_author, same_words, strip_outlet
from .cleaning import LabelledLine, LineLabel, names_of, shape_of
from .datelines import Dateline, find_dateline
from .outlets import find_outlet
from .stamps import parse_stamp

__all__ = ["Dateline", "Metadata", "clean_author", "find_dateline", "find_metadata", "same_words", "strip_outlet"]

_BODY: Final = frozenset({LineLabel.BODY, LineLabel.HEADING})
_NO_TITLE: Final = frozenset(
    {
        LineLabel.BYLINE,
        LineLabel.DATE,
        LineLabel.CREDIT,
        LineLabel.CAPTION,
        LineLabel.TAGS,
        LineLabel.COMMENTS,
        LineLabel.NOTICE,
        LineLabel.FRONT_MATTER,
    }
)
# How far above the body's first line a title, byline or date is looked for, and below its last.
_ABOVE: Final = 50
_BELOW: Final = 8
_TITLE_WIDTHS: Final = range(15, 181)
# What a candidate must score to be called the title: without shared words or a repeat no line reaches it.
_LEAST_TITLE_SCORE: Final = 1.0
_STEP_COST: Final = 0.04
_SUMMARY_LEAD: Final = 1.0
_HEADLINE_WIDTH: Final = 30
# A line that nothing bears out (no repeat, byline or date below it) is the title only this close to the body.
_NEAR: Final = 6
_NO_TITLE_CUES: Final = frozenset({"sharing", "ago", "embed", "account", "advert", "date", "credit"})
_BYLINE_START: Final = re.compile(r"[Bb][Yy]:? [A-Z]")
# Shorter words say nothing of what a title is about.
_SHORTEST_WORD: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; *unknown* where it does not say. ``title_line`` is the place of the title."""

    title: str | Unknown = UNKNOWN
    outlet: str | Unknown = UNKNOWN
    author: str | Unknown = UNKNOWN
    published: Published | Unknown = UNKNOWN
    title_line: Span | None = None


def find_metadata(text: str, lines: Sequence[LabelledLine]) -> Metadata:
    """What the lines around the body of ``text`` say of the article."""
    body = [i for i, line in enumerate(lines) if line.label in _BODY]
    if not body:
        return Metadata()
    words = [line.span.of(text) for line in lines]
    place = _title_place(words, lines, body)
    outside = [i for i, line in enumerate(lines) if line.label not in _BODY]
    outlet = find_outlet(words, outside, None if place is None else words[place], words[body[0]])
    zone = _zone(place, body, len(lines))
    title = UNKNOWN if place is None else strip_outlet(words[place], outlet)
    author = authors_in(words, zone, outlet, tail=range(body[-1] + 1, min(len(lines), body[-1] + 1 + _BELOW)))
    return Metadata(
        title=title,
        outlet=outlet or UNKNOWN,
        author=author or UNKNOWN,
        published=_published(words, zone, body) or UNKNOWN,
        title_line=None if place is None else lines[place].span,
    )


def _title_place(words: Sequence[str], lines: Sequence[LabelledLine], body: Sequence[int]) -> int | None:
    first = body[0]
    known = {word for i in body for word in _title_words(words[i][:4000])}
    counts = Counter(words[:first])
    scores: dict[int, float] = {}
    for i in range(max(0, first - _ABOVE), first):
        line = words[i]
        if not _may_be_title(line, lines[i]):
            continue
        score = _title_score(line, known) - _STEP_COST * abs(first - i) + 0.7 * min(2, max(0, counts[line] - 1))
        told = range(i + 1, min(i + 5, len(lines)))
        borne_out = counts[line] > 1 or any(lines[k].label in {LineLabel.BYLINE, LineLabel.DATE} for k in told)
        near = first - i <= _NEAR and len(line) >= _HEADLINE_WIDTH
        if borne_out or near or any(line in words[k] for k in range(max(0, i - 40), i)):
            scores[i] = score + 0.5 * borne_out
    if not scores:
        return None
    best = max(scores, key=lambda i: scores[i])
    if scores[best] < _LEAST_TITLE_SCORE:
        return None
    # A summary stands right below the headline and shares more words with the body.
    while (
        best - 1 in scores and len(words[best - 1]) >= _HEADLINE_WIDTH and not words[best - 1].endswith(words[best])
    ):
        if scores[best - 1] < max(_LEAST_TITLE_SCORE, scores[best] - _SUMMARY_LEAD):
            break
        best -= 1
    return best


def _may_be_title(line: str, labelled: LabelledLine) -> bool:
    return (
        len(line) in _TITLE_WIDTHS
        and labelled.label not in _NO_TITLE
        and line.count(" ") >= 2
        and line[-1] not in "—–-,;"
        and not line[0].islower()
        and not shape_of(line).cues & _NO_TITLE_CUES
        and _BYLINE_START.match(line) is None
    )


def _title_words(text: str) -> list[str]:
    return [word for word in names_of(text) if len(word) >= _SHORTEST_WORD]


def _title_score(line: str, known: set[str]) -> float:
    mine = _title_words(line)
    if not mine:
        return 0.0
    score = 2.5 * sum(word in known for word in mine) / len(mine)
    if len(line) in range(30, 121):
        score += 0.5
    if line[-1] in ".:;,":
        score -= 0.8
    if "|" in line or "›" in line or "»" in line:
        score -= 0.5
    return score


def _zone(place: int | None, body: Sequence[int], count: int) -> list[int]:
    """The lines outside the body that may carry byline and date, likeliest first."""
    first, last = body[0], body[-1]
    top = max(0, (first - 12) if place is None or place > first else min(place, first - 3))
    inside = set(body)
    near = list(range(top, min(count, first + 4)))
    above = list(range(top - 1, max(-1, top - 11), -1))
    below = list(range(last + 1, min(count, last + 1 + _BELOW)))
    within = [i for i in range(first, last) if i not in inside and i not in near][:6]
    return near + above + within + below


_PUBLISHED_WORD: Final = re.compile(r"\b(?:publi\w+|posted|first published|veröffentlicht|date)\b", re.IGNORECASE)
_PROSE: Final = re.compile(r"\b[a-zà-ÿ]{3,}\b")
_UPDATED_WORD: Final = re.compile(r"\b(?:updated|modified|aktualisiert|mis à jour)\b", re.IGNORECASE)


def _published(words: Sequence[str], zone: Sequence[int], body: Sequence[int]) -> Published | None:
    best: tuple[float, Published] | None = None
    held = set(body)
    stated = [i for i in range(min(40, body[0])) if i not in set(zone)]
    for rank, i in enumerate([*zone, *stated]):
        line = words[i]
        if len(line) > 200:
            line = line[:200]
        stamp = parse_stamp(line)
        if stamp is None:
            continue
        published, start, exact = stamp
        # In the article's own sentences a date tells when something happened, unless it opens them as a dateline.
        if i in held and _PROSE.search(_PUBLISHED_WORD.sub("", line[:start])):
            continue
        score = -float(rank)
        before = line[max(0, start - 30) : start]
        if _PUBLISHED_WORD.search(before):
            score += 12
        if _UPDATED_WORD.search(before):
            score -= 4
        if exact:
            score += 30
        far = i < body[0] - _ABOVE or i > body[0] + 4
        if far and not exact and not _PUBLISHED_WORD.search(before):
            continue
        if best is None or score > best[0]:
            best = score, published
    return None if best is None else best[1]
