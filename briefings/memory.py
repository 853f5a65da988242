"""What a reader was told before: unchanged, changed or new (the task of update summarisation, TAC 2008 to 2011)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final, Literal

from .briefing import Line
from .likeness import repeats

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")

News = Literal["plain", "new", "update"]
TOLD: Final = "it was told before"


def compared(text: str, told: Sequence[str]) -> tuple[News | None, str | None]:
    """How ``text`` stands to what was told: its status and the line it changes; a status of None was told already.

    A line that says again what a told line said is an update where it brings a number the told line had not.
    """
    if not told:
        return "plain", None
    same = [before for before in told if repeats(text, before)]
    if not same:
        return "new", None
    known = {number for before in same for number in _NUMBER.findall(before)}
    if any(number not in known for number in _NUMBER.findall(text)):
        return "update", same[0]
    return None, same[0]


def unread(lines: Sequence[Line], told: Sequence[str], *, again: Collection[int]) -> list[Line]:
    """``lines`` without the headlines that tell nothing new, those that do marked as the other lines are.

    ``again`` are the stories of which something was told before: where only the headline is left of one, it is old.
    """
    kept = []
    for line in lines:
        if not line.headline or not told:
            kept.append(line)
            continue
        status, was = compared(line.text, told)
        alone = not any(other.story == line.story for other in lines if not other.headline)
        if status is not None and not (alone and status == "new" and line.story in again):
            kept.append(replace(line, status=status, was=was))
    return kept


def changed(text: str, before: str) -> tuple[tuple[str, str], ...]:
    """The numbers of ``before`` that ``text`` has others for, in order; none where they do not pair off."""
    old, new = _NUMBER.findall(before), _NUMBER.findall(text)
    gone = [number for number in old if number not in new]
    come = [number for number in new if number not in old]
    return tuple(zip(gone, come, strict=True)) if len(gone) == len(come) else ()
