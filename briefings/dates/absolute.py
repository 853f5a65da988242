"""One match of an absolute date to a DateMention, or to nothing where the digits or the word mean something else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from ..article import Span
from .mention import DateMention
from .patterns import CENTURIES, DECADES, MONTH_NUMBERS

FIRST_BARE_YEAR: Final = 1900  # earlier years need a word such as "in" before them: "1812 people" is no date
# What after four digits makes them a number.
_COUNTED: Final = re.compile(
    r",[0-9]|\.[0-9]|[-–]?[A-Za-z]|\s?(?:%|°)"
    r"|\s(?:percent|per cent|km|kilomet|miles?|met(?:re|er)s?|feet|ft|dollars|euros|pounds|yuan|yen|roubles|rubles"
    r"|people|persons|tonnes?|tons|years|hours|days|minutes|million|billion|trillion|degrees|words|points|block)\b"
)
_INEXACT: Final = re.compile(
    r"(?:more than|less than|fewer than|at least|about|some|nearly|almost|roughly|over|under|up to|no\.|total of"
    r"|flight|room|page)\s$",
    re.IGNORECASE,
)
_DATING: Final = re.compile(
    r"\b(?:in|since|by|of|until|till|before|after|from|to|circa|year|around|during|early|late|mid|the)[\s-]$",
    re.IGNORECASE,
)
_PLURAL_NEXT: Final = re.compile(r"\s[a-z]+s\b")
# Names of months that are also words or given names count only after one of these.
_IN_MONTH: Final = re.compile(
    r"(?:\b(?:in|by|since|until|till|early|mid|late|this|last|next|through|during|throughout"
    r"|(?:recently|early|late|soon) as)"
    r"|\b(?:end|start|beginning|middle|month|as|part|half|weeks?|days?|(?:st|nd|rd|th)) of|\bfor all of)[\s-]$",
    re.IGNORECASE,
)
_NEAR_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,| and| or| to| through| until| [-–])\s?$|\b(?:between|from)\s$",
)
_AMBIGUOUS: Final = frozenset({"may", "march", "april", "june", "august", "mar", "jan", "dec", "apr", "jun", "aug"})
# Inside a sentence "March" before a noun is the month: "the March ballot", but not "the March on the capital".
_MARCH_OF_A_YEAR: Final = re.compile(
    r"\s\s(?!for\b|on\b|of\b|to\b|in\b|at\b|and\b|was\b|is\b|against\b|said\b)[a-z]{3}"
)
_ALWAYS_WORDS: Final = frozenset({"may", "march", "mar"})
_NAME_NEXT: Final = re.compile(r"\s[A-Z][a-z]")
_NAME_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+\s$")
_CENTURY_TURN: Final = 70  # two digits of a year from here on are of the 1900s, as POSIX reads them
_NEW_DECADES: Final = 20  # '00s and '10s are of this century, '20s may be of either and is read as the last
_SHORT: Final = 40  # characters of a text that may be nothing but a date
_BEFORE: Final = 24  # characters looked back; the longest introducing phrase is shorter


def month_number(name: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTH_NUMBERS[name.lower()[:3]]


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has the day; without a year, in any year."""
    try:
        date(2024 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def numeric_readings(written: str, span: Span) -> Iterator[DateMention]:
    """The days that 01/02/2025 can mean: day first, then month first where that is another day."""
    first, second, third = (int(part) for part in re.split(r"[/.-]", written))
    year = third if third >= 100 else third + (2000 if third < _CENTURY_TURN else 1900)
    for day, month in dict.fromkeys(((first, second), (second, first))):
        if 1 <= month <= 12 and exists(year, month, day):
            yield DateMention(span=span, year=year, month=month, day=day, precision="day")


def absolute(found: re.Match[str]) -> DateMention | None:
    """The date of a match of ``patterns.ABSOLUTE``, or None where it is none."""
    span = Span(*found.span())
    if found["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", found["iso"]))
        return _day(span, year, month, day)
    if found["numeric"]:
        readings = tuple(numeric_readings(found["numeric"], span))
        return readings[0] if len(readings) == 1 else None
    if found["m1"]:
        return _days(found, "d1", "d1b", "m1", "y1")
    if found["m2"]:
        return _days(found, "d2", "d2b", "m2", "y2")
    if found["m3"]:
        return DateMention(span=span, year=int(found["y3"]), month=month_number(found["m3"]), precision="month")
    if found["m4"]:
        return _bare_month(found)
    return _era(found, span) or _years(found, span)


def _day(span: Span, year: int | None, month: int, day: int) -> DateMention | None:
    if not exists(year, month, day):
        return None
    return DateMention(span=span, year=year, month=month, day=day, precision="day")


def _days(found: re.Match[str], first: str, last: str, month: str, year: str) -> DateMention | None:
    """ "28 January 2025", "Jan. 3-5": one day or the first and last of several."""
    name = found[month]
    if name.islower() and name in {"may", "march"} and not found[year] and first == "d2":
        return None  # "may 5 people", "march 20 miles"
    number, written = month_number(name), int(found[year]) if found[year] else None
    days = [int(re.sub(r"\D", "", found[group])) for group in (first, last) if found[group]]
    mentions = [_day(Span(*found.span()), written, number, day) for day in days]
    start = mentions[0]
    if start is None or len(mentions) == 1:
        return start
    end = mentions[1]
    if end is None or days[1] <= days[0]:
        return None
    return replace(start, end=replace(end, span=Span(*found.span(last))))


def _era(found: re.Match[str], span: Span) -> DateMention | None:
    if found["dec"]:
        return DateMention(span=span, year=int(found["dec"]), precision="decade")
    if found["decword"]:
        return DateMention(span=span, year=DECADES[found["decword"]], precision="decade")
    if found["decshort"]:
        return DateMention(span=span, year=1900 + int(found["decdigits"]), precision="decade")
    if found["decapostrophe"]:
        digits = int(found["decnumber"])
        return DateMention(span=span, year=(2000 if digits < _NEW_DECADES else 1900) + digits, precision="decade")
    if found["cent"] and int(found["cent"]) in range(1, 23):
        return DateMention(span=span, year=(int(found["cent"]) - 1) * 100, precision="century")
    if found["centword"]:
        return DateMention(span=span, year=(CENTURIES[found["centword"].lower()] - 1) * 100, precision="century")
    return None


def _bare_month(found: re.Match[str]) -> DateMention | None:
    """A month alone; names that are also words or people's names only where a preposition makes them months."""
    text, name = found.string, found["m4"].lower().rstrip(".")
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    introduced = _IN_MONTH.search(before) is not None or _NEAR_MONTH.search(before) is not None
    if not introduced:
        alone = len(text) < _SHORT and text.strip(" .!?").lower() == name
        named = _NAME_NEXT.match(text, found.end()) or _NAME_BEFORE.search(before)
        if name == "march" and _MARCH_OF_A_YEAR.match(before[-1:] + text[found.end() : found.end() + 12]):
            alone = True
        if not alone and (name in _ALWAYS_WORDS or (name in _AMBIGUOUS and named)):
            return None
        if not alone and found["m4"].isupper():
            return None
    end = found.end() if text[found.end() - 1] != "." or name in MONTH_NUMBERS or name == "sept" else found.end() - 1
    return DateMention(span=Span(found.start(), end), year=None, month=month_number(name), precision="month")


def _years(found: re.Match[str], span: Span) -> DateMention | None:
    text = found.string
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if _COUNTED.match(text, found.end()) or _INEXACT.search(before):
        return None
    dating = _DATING.search(before) is not None
    if found["ya"]:
        first, second = int(found["ya"]), found["yb"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if last <= first or (first < FIRST_BARE_YEAR and not dating):
            return None
        end = DateMention(span=Span(*found.span("yb")), year=last, precision="year")
        return DateMention(span=span, year=first, precision="year", end=end)
    if found["year"] is None:
        return None
    year = int(found["year"])
    # "2000 soldiers" counts, "the 2000 games" and "2024 elections" date.
    if not dating and (year < FIRST_BARE_YEAR or (year % 100 == 0 and _PLURAL_NEXT.match(text, found.end()))):
        alone = len(text) < _SHORT and text.strip(" .!?") == found["year"]
        return DateMention(span=span, year=year, precision="year") if alone else None
    return DateMention(span=span, year=year, precision="year")
