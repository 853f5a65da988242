"""What a reader was told before: unchanged, changed or new (the task of update summarisation, TAC 2008 to 2011)."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from .article import Span
from .briefing import Line
from .likeness import repeats
from .sentences import sentence_spans

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")

News = Literal["plain", "new", "update"]
TOLD: Final = "it was told before"
UNCHANGED: Final = "its article has not changed since it was told of"


def said_apart(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences of ``lines``: a long line would seem to have said whatever has a few words of it."""
    return tuple(span.of(line) for line in lines for span in sentence_spans(line, Span(0, len(line))))


def compared(text: str, told: Sequence[str]) -> tuple[News | None, str | None]:
    """How ``text`` stands to the sentences told: its status and the one it changes; of status None it was told.

    A sentence that says again what a told one said is an update where it brings a number the told one had not.
    Of several sentences an update counts most, then what is new.
    """
    if not told:
        return "plain", None
    found = [_compared(sentence, told) for sentence in said_apart([text]) or (text,)]
    order: tuple[News, ...] = ("update", "new")
    return next((each for status in order for each in found if each[0] == status), found[0])


def _compared(text: str, told: Sequence[str]) -> tuple[News | None, str | None]:
    same = [before for before in told if repeats(text, before)]
    if not same:
        return "new", None
    known = {number for before in same for number in _NUMBER.findall(before)}
    if any(number not in known for number in _NUMBER.findall(text)):
        return "update", same[0]
    return None, same[0]


def unread(
    lines: Sequence[Line], told: Sequence[str], *, again: Collection[int], known: Collection[str] = ()
) -> list[Line]:
    """``lines`` without the headlines that tell nothing new, those that do marked as the other lines are.

    ``again`` are the stories of which something was told before: where only the headline is left of one, it is old.
    ``known`` are the revisions of articles that have not changed since.
    """
    kept = []
    for line in lines:
        if not line.headline or not told:
            kept.append(line)
            continue
        status, was = compared(line.text, told)
        alone = not any(other.story == line.story for other in lines if not other.headline)
        if line.citations[0].revision in known:
            continue
        if status is not None and not (alone and status == "new" and line.story in again):
            kept.append(replace(line, status=status, was=was))
    return kept


def changed(text: str, before: str) -> tuple[tuple[str, str], ...]:
    """The numbers of ``before`` that ``text`` has others for, in order; none where they do not pair off."""
    old, new = _NUMBER.findall(before), _NUMBER.findall(text)
    gone = [number for number in old if number not in new]
    come = [number for number in new if number not in old]
    return tuple(zip(gone, come, strict=True)) if len(gone) == len(come) else ()
