"""The grammar of dates: all mentions of a text, joined to spans of time; all readings of a reply."""

import re
from dataclasses import replace
from typing import Final

from ..article import UNKNOWN, Published, Span, Unknown
from .absolute import absolute, exists, month_number, numeric_readings
from .mention import DateMention
from .patterns import ABSOLUTE, ANY_MONTH
from .relative import relative

_JOINT: Final = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till)\s")
_AND: Final = re.compile(r"\sand\s")
_BETWEEN: Final = re.compile(r"\b[Bb]etween\s$")
_SHORT_NUMERIC: Final = re.compile(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})\s*[.!?]?\s*\Z")
_UNPADDED_ISO: Final = re.compile(
    r"\s*(?:on\s)?((?:1[0-9]|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\s*[.!?]?\s*\Z"
)
_BARE_DAY: Final = re.compile(
    r"\s*(?:on\s)?the\s([0-9]{1,2})(?:st|nd|rd|th)\s*[.!?]?\s*\Z|\s*([0-9]{1,2})(?:st|nd|rd|th)\s*[.!?]?\s*\Z"
)
_LOWER_MONTH: Final = re.compile(rf"\s*(?:in\s|it was\s)?(?P<m>{ANY_MONTH})\s*[.!?]?\s*\Z")


def parse_dates(text: str, *, published: Published | Unknown = UNKNOWN) -> tuple[DateMention, ...]:
    """The dates of ``text`` in order, without overlap; spans are into ``text``.

    Spans of time ("from 3 May to 5 June", "2014-2020") are one mention with an ``end``. Weekdays and phrases such as
    "last month" are read only when ``published`` is known to the day, and are then marked resolved. A numeric date
    that fits both orders (01/02/2025) is left out; ``date_readings`` gives both. Never raises; linear in the text.
    """
    singles = [mention for found in ABSOLUTE.finditer(text) if (mention := absolute(found)) is not None]
    mentions = _joined(text, singles)
    if isinstance(published, Published):
        mentions = _merged(mentions, list(relative(text, published)))
    return tuple(mentions)


def date_readings(text: str) -> tuple[DateMention, ...]:
    """Every reading of a short text that is a date, most likely first.

    01/02/2025 has two, day first and then month first; 28/1 has one without a year; "the 28th" is a day alone.
    """
    readings = list(_odd_forms(text))
    if readings:
        return tuple(readings)
    plain: list[DateMention] = []
    for found in ABSOLUTE.finditer(text):
        if found["numeric"]:
            readings.extend(numeric_readings(found["numeric"], Span(*found.span())))
        else:
            mention = absolute(found)
            if mention is not None:
                plain.append(mention)
    readings.extend(_joined(text, plain))
    return tuple(readings)


def _odd_forms(text: str) -> list[DateMention]:
    """Forms that are dates only as a whole reply: 28/1, 2025-1-28, "the 28th", "january"."""
    if len(text) > 60:
        return []
    whole = Span(len(text) - len(text.lstrip()), max(len(text.rstrip()), len(text) - len(text.lstrip())))
    found = _UNPADDED_ISO.match(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return [_day(whole, year, month, day)] if exists(year, month, day) else []
    found = _SHORT_NUMERIC.match(text)
    if found is not None:
        first, second = int(found[1]), int(found[2])
        pairs = dict.fromkeys(((first, second), (second, first)))
        return [_day(whole, None, month, day) for day, month in pairs if exists(None, month, day)]
    found = _BARE_DAY.match(text)
    if found is not None:
        day = int(found[1] or found[2])
        return [DateMention(span=whole, year=None, day=day, precision="day")] if 1 <= day <= 31 else []
    found = _LOWER_MONTH.match(text)
    if found is not None:
        return [
            DateMention(span=Span(*found.span("m")), year=None, month=month_number(found["m"]), precision="month")
        ]
    return []


def _day(span: Span, year: int | None, month: int, day: int) -> DateMention:
    return DateMention(span=span, year=year, month=month, day=day, precision="day")


def _joined(text: str, singles: list[DateMention]) -> list[DateMention]:
    """Neighbours that are the two ends of a span of time become one mention."""
    joined: list[DateMention] = []
    for mention in singles:
        if joined and _opens(text, joined[-1], mention):
            joined[-1] = _spanning(joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _opens(text: str, first: DateMention, last: DateMention) -> bool:
    if first.end is not None or last.end is not None or first.precision != last.precision:
        return False
    if first.year is not None and last.year is None:
        return False
    if _order(first, last.year) >= _order(last, last.year) and last.year is not None:
        return False
    between = text[first.span.end : last.span.start]
    if len(between) > 10:
        return False
    if _AND.fullmatch(between):
        return _BETWEEN.search(text[max(0, first.span.start - 10) : first.span.start]) is not None
    return _JOINT.fullmatch(between) is not None


def _order(mention: DateMention, year: int | None) -> tuple[int, int, int]:
    return mention.year or year or 0, mention.month or 0, mention.day or 0


def _spanning(first: DateMention, last: DateMention) -> DateMention:
    """The span of time; a year told only at its end holds for both ends."""
    return replace(
        first,
        span=Span(first.span.start, last.span.end),
        year=last.year if first.year is None else first.year,
        end=last,
    )


def _merged(absolutes: list[DateMention], relatives: list[DateMention]) -> list[DateMention]:
    """Both lists in order; of two that overlap the longer stays: "last May" over "May", "Monday" over nothing."""
    merged: list[DateMention] = []
    for mention in sorted([*absolutes, *relatives], key=lambda mention: (mention.span.start, -mention.span.end)):
        if not merged or merged[-1].span.end <= mention.span.start:
            merged.append(mention)
        elif len(mention.span) > len(merged[-1].span):
            merged[-1] = mention
    return merged
