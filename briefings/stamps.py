"""Publication stamps as pages print them: a date with its year, perhaps a time; never a relative phrase."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Literal

from .article import Published

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio",
            "feb february februar février febrero fevereiro febbraio",
            "mar march märz mars marzo março",
            "apr april avril abril aprile",
            "may mai mayo maio maggio",
            "jun june juni juin junio junho giugno",
            "jul july juli juillet julio julho luglio",
            "aug august août agosto",
            "sep sept september septembre septiembre setembro settembre",
            "oct october oktober okt octobre octubre outubro ottobre",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre diciembre dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME: Final = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b\.?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?=\b|\d{{1,2}}:\d\d)",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}(?=\b|\d{{1,2}}[ :.])",
        r"(?<![\d./])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d.])",
        r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)?\d\d)(?![\d/])",
        r"(?<![\d/])(?P<year>(?:19|20)\d\d)/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
    )
)
_DIGITS: Final = re.compile(r"\d\d")
_TIME_AFTER: Final = re.compile(rf"(?:\s*(?:T|,|at|\||•|-|–|·)?\s*){_TIME}", re.IGNORECASE)


def parse_stamp(line: str) -> tuple[Published, int, bool] | None:
    """The first stamp in a line: when, where it starts, and whether it is in machine form (ISO 8601 with a time).

    A date with slashes is read only where one order of day and month is possible.
    """
    found: tuple[int, re.Match[str]] | None = None
    if _DIGITS.search(line) is None:
        return None
    for shape in _SHAPES:
        match = shape.search(line)
        if match and (found is None or match.start() < found[0]):
            found = match.start(), match
    if found is None:
        return None
    match = found[1]
    day = _day(match)
    if day is None:
        return None
    published, timed = _with_time(day, line[match.end() : match.end() + 40])
    exact = "number" in match.groupdict() and line[match.end() : match.end() + 1] == "T" and timed
    exact = exact or line[max(0, match.start() - 5) : match.start()].strip().lower() == "date"
    return published, match.start(), exact


def _day(match: re.Match[str]) -> datetime | None:
    parts = match.groupdict()
    year = int(parts["year"])
    year += 2000 if year < 100 else 0
    if parts.get("a") is not None:
        a, b = int(parts["a"]), int(parts["b"])
        if a <= 12 and b <= 12 and a != b:
            return None
        month, day = (a, b) if b > 12 or a == b else (b, a)
    else:
        month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
        day = int(parts["day"])
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _with_time(day: datetime, rest: str) -> tuple[Published, bool]:
    """The day with the time after it; without a zone stated a time says nothing sure, and the day stands alone."""
    match = _TIME_AFTER.match(rest)
    precision: Literal["minute", "day"] = "day"
    if match is None or match["zone"] is None:
        return Published(moment=day, precision=precision), match is not None
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        return Published(moment=day, precision=precision), False
    return Published(
        moment=day.replace(hour=hour, minute=minute, tzinfo=_zone(match["zone"])), precision="minute"
    ), True


def _zone(name: str) -> timezone:
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = name[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        return UTC
    return timezone(-offset if name[0] == "-" else offset)
