"""The grammar of dates: written orders, numeric orders, spans, decades and relative phrases."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ..article import UNKNOWN, Published, Span, Unknown
from .mention import DateMention
from .writing import MONTHS

_MONTH_NUMBERS: Final = {name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_LOWER_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_ANY_MONTH: Final = f"(?:{_MONTH}|{_LOWER_MONTH})"
_DASH: Final = r"\s?(?:[-–—]|to|and|through|until)\s?"
_START: Final = r"(?<![\w.,/$£€:-])"

_DATE: Final = re.compile(
    _START
    + "(?:"
    + "|".join(
        (
            rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))",
            r"(?P<numeric>[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2}))(?![0-9/-]|\.[0-9])",
            rf"(?P<dmy>(?P<d1>{_DAY})(?:{_DASH}(?P<d1b>{_DAY}))?(?:\sof)?\s(?P<m1>{_ANY_MONTH})\b(?:,?\s(?P<y1>{_YEAR}))?)",
            rf"(?P<mdy>(?P<m2>{_ANY_MONTH})\s(?:the\s)?(?P<d2>{_DAY})(?![0-9:%]|,[0-9]|\.[0-9])"
            rf"(?:{_DASH}(?P<d2b>{_DAY})(?![0-9:%]))?(?:,?\s(?P<y2>{_YEAR}))?)",
            rf"(?P<my>(?P<m3>{_ANY_MONTH}),?\s(?:of\s)?(?P<y3>{_YEAR}))",
            rf"(?P<m>(?P<m4>{_MONTH}))\b",
            r"(?P<decade>(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<dec>1[0-9]{2}0|20[0-9]0)[’']?s)\b",
            r"(?P<century>(?P<cent>[12]?[0-9])(?:st|nd|rd|th)[\s-]century)",
            rf"(?P<years>(?P<ya>{_YEAR})(?:{_DASH})(?P<yb>{_YEAR}|[0-9]{{2}}(?![0-9])))",
            rf"(?P<year>{_YEAR})",
        )
    )
    + ")"
)
_UNDATED_AFTER: Final = re.compile(
    r"(?:,[0-9]|\.[0-9]|[-–]?(?:[a-zA-Z]|[0-9])|\s?(?:%|percent|per cent|km|miles|metres|meters|feet|dollars|euros|"
    r"yuan|people|tonnes|tons|years|hours|days|million|billion|trillion)\b)"
)
_INEXACT_BEFORE: Final = re.compile(
    r"(?:more than|less than|fewer than|at least|about|around|some|nearly|almost|roughly|over|under|up to|no\.)\s$",
    re.IGNORECASE,
)
_MONTH_BEFORE: Final = re.compile(
    r"\b(?:in|by|since|until|till|from|to|of|this|last|next|early|mid|late|through|during|before|after|and|between|"
    r"for|for all of|throughout)[\s-]$",
    re.IGNORECASE,
)
_WORDS_TOO: Final = frozenset({"may", "mar", "sun", "dec", "jan", "march", "april", "june", "august"})


def parse_dates(text: str, *, published: Published | Unknown = UNKNOWN) -> tuple[DateMention, ...]:
    """The dates of ``text`` in order, without overlap; spans are into ``text``.

    Weekdays and phrases such as "last month" are read only when ``published`` is known, and are then marked
    resolved. A numeric date that fits both orders is left out here; ``date_readings`` gives both. Never raises.
    """
    absolute = [mention for found in _DATE.finditer(text) if (mention := _mention(found, text)) is not None]
    return tuple(absolute)


def date_readings(text: str) -> tuple[DateMention, ...]:
    """Every reading of a short text that is a date: 01/02/2025 has two, day first and month first."""
    readings: list[DateMention] = []
    for found in _DATE.finditer(text):
        if found.lastgroup is None:
            continue
        if found["numeric"]:
            readings.extend(_numeric(found))
        else:
            mention = _mention(found, text)
            if mention is not None:
                readings.append(mention)
    return tuple(readings)


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name.lower()[:3]]


def _day(written: str) -> int:
    return int(written.rstrip("sthndr"))


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(2024 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def _full(span: Span, year: int | None, month: int, day: int) -> DateMention | None:
    if not _exists(year, month, day):
        return None
    return DateMention(span=span, year=year, month=month, day=day, precision="day")


def _numeric(found: re.Match[str]) -> Iterator[DateMention]:
    first, second, third = re.split(r"[/.-]", found["numeric"])
    year = int(third) if len(third) == 4 else 2000 + int(third)
    seen = set()
    for day, month in ((int(first), int(second)), (int(second), int(first))):
        if 1 <= month <= 12 and _exists(year, month, day) and (day, month) not in seen:
            seen.add((day, month))
            yield DateMention(span=Span(*found.span("numeric")), year=year, month=month, day=day, precision="day")


def _mention(found: re.Match[str], text: str) -> DateMention | None:
    span = Span(*found.span())
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
        return _full(span, year, month, day)
    if found["numeric"]:
        readings = tuple(_numeric(found))
        return readings[0] if len(readings) == 1 else None
    for names in (("d1", "d1b", "m1", "y1"), ("d2", "d2b", "m2", "y2")):
        if found[names[0]]:
            return _day_month(found, span, *names)
    if found["m3"]:
        return DateMention(span=span, year=int(found["y3"]), month=_month(found["m3"]), precision="month")
    if found["m4"]:
        return _bare_month(found, text)
    if found["dec"]:
        return DateMention(span=span, year=int(found["dec"]), precision="decade")
    if found["cent"]:
        return DateMention(span=span, year=(int(found["cent"]) - 1) * 100, precision="century")
    return _years(found, span, text)


def _day_month(found: re.Match[str], span: Span, day: str, other: str, month: str, year: str) -> DateMention | None:
    written = int(found[year]) if found[year] else None
    number = _month(found[month])
    first = _full(span, written, number, _day(found[day]))
    if first is None or not found[other]:
        return first
    last = _full(Span(*found.span(other)), written, number, _day(found[other]))
    if last is None:
        return None
    return DateMention(span=span, year=written, month=number, day=first.day, precision="day", end=last)


def _bare_month(found: re.Match[str], text: str) -> DateMention | None:
    before = text[max(0, found.start() - 12) : found.start()]
    after = text[found.end() : found.end() + 2]
    introduced = _MONTH_BEFORE.search(before) is not None
    name = found["m4"].lower().rstrip(".")
    if not introduced and (name in _WORDS_TOO or text.strip() == found["m4"].strip() is False):
        return None
    if len(after) > 1 and after[0] == " " and after[1].isupper() and not introduced:
        return None
    return DateMention(span=Span(*found.span("m4")), year=None, month=_month(found["m4"]), precision="month")


def _years(found: re.Match[str], span: Span, text: str) -> DateMention | None:
    before = text[max(0, found.start() - 14) : found.start()]
    if _INEXACT_BEFORE.search(before) or _UNDATED_AFTER.match(text, found.end()):
        return None
    if found["ya"]:
        first, second = int(found["ya"]), found["yb"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if last <= first:
            return None
        end = DateMention(span=Span(*found.span("yb")), year=last, precision="year")
        return DateMention(span=span, year=first, precision="year", end=end)
    year = int(found["year"])
    if year < 1900 and not re.search(r"\b(?:in|since|by|of|until|before|after|from|circa|year)\s$", before):
        return None
    return DateMention(span=span, year=year, precision="year")
