"""Weekdays and phrases such as "last month", resolved against a known publication date."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ..article import Published, Span
from .mention import DateMention
from .patterns import MONTH_NUMBERS, NUMBER_WORDS, RELATIVE, WEEKDAYS

# Words before a weekday in its sentence by which it lies ahead; without one it is the last such day.
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|due|set to|expected|scheduled|plans? to|planned|going to|is to|are to|to be|would|until"
    r"|deadline)\b",
    re.IGNORECASE,
)
# A present tense right before a weekday tells a programme: "the trial begins Monday".
PROGRAMME: Final = re.compile(
    r"\b(?:begins?|starts?|opens?|kicks? off|takes? place|returns?|airs?|premieres?|resumes?|meets?|hosts?|faces?"
    r"|plays?|launch(?:es)?|arrives?|closes?|ends?|expires?|tips? off|runs?"
    r"|publishes|unveils|decides)\s(?:[\w-]+\s){0,3}?(?:on\s)?$"
    # "Reports", "releases" are nouns as often.
    r"|\b(?:reports|releases)\s(?:[\w-]+\s)?(?:earnings|results|figures)\s(?:for\s\w+\s)?(?:on\s)?$"
)
# A past tense between a word that looks ahead and the weekday: which of the two has the day is open.
_PAST: Final = re.compile(
    r"\b(?:said|told|was|were|had|took|came|won|fell|rose|made|gave|went|met|left)\b"
    r"|(?<!\bbe\s)(?<!\bbeen\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbeing\s)\b[a-z]{2,}ed\b"
)
# "on a rainy Monday", "every other Monday": some Monday. "In a statement Monday" is a certain one.
_SOME_DAY: Final = re.compile(
    r"\b(?:an?|another)\s$|\b(?:one|every|each|any|some|most)\s(?:[\w-]+\s){0,2}$"
    r"|\b(?:on|until|since|by|is|was|be|of|like)\san?\s(?:[\w-]+\s){1,2}$|^an?\s[\w-]+\s$"
    r"|\ban?\s(?:[\w-]+\s)?(?:rainy|cold|hot|warm|sunny|cloudy|snowy|foggy|gr[ae]y|dark|bright|bleak|quiet|busy|slow"
    r"|recent|typical|given|normal|usual|random|single|summer|winter|spring|autumn|late|early|good|bad)\s$",
    re.IGNORECASE,
)
FAR_BACK: Final = 4  # days from which on "last Tuesday" can only be the Tuesday before; style guides warn of fewer
_SENTENCE: Final = 160  # characters looked back for those words


def relative(text: str, published: Published) -> tuple[DateMention, ...]:
    """The resolved dates of ``text`` in order; none where the publication day is not known to the day."""
    if published.precision not in {"minute", "day"}:
        return ()
    today = published.moment.date()
    found = (_resolve(match, today) for match in RELATIVE.finditer(text))
    return tuple(mention for mention in found if mention is not None)


def _resolve(found: re.Match[str], today: date) -> DateMention | None:
    span = Span(*found.span())
    if found["near"]:
        if found["near"].lower() == "today" and not _told(found):
            return None
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[found["near"].lower()]
        return _day(span, today + timedelta(days=offset))
    if found["plain"]:
        return _plain_weekday(found, today)
    if found["day"]:
        return _told_weekday(span, found["which"].lower(), found["day"], today)
    if found["unit"]:
        return _period(span, found["period"].lower(), found["unit"], today)
    count = NUMBER_WORDS.get(found["count"]) or int(found["count"])
    if found["back"] == "day":
        return _day(span, today - timedelta(days=count))
    if found["back"] == "month":
        return _month(span, today, -count)
    return DateMention(span=span, year=today.year - count, precision="year", resolved=True)


def _told(found: re.Match[str]) -> bool:
    """Whether the sentence around a "today" tells what happened or will: "most grow up so today" means now."""
    text = found.string
    before = re.split(r"[.!?]\s", text[max(0, found.start() - _SENTENCE) : found.start()])[-1]
    after = re.split(r"[.!?]\s", text[found.end() : found.end() + _SENTENCE])[0]
    near = f"{before} {after}"
    return _PAST.search(near) is not None or _AHEAD.search(near) is not None


def _plain_weekday(found: re.Match[str], today: date) -> DateMention | None:
    """ "Monday": the last one, or the next where the sentence looks ahead; None where either can be meant."""
    before = re.split(r"[.!?]\s", found.string[max(0, found.start() - _SENTENCE) : found.start()])[-1]
    if _SOME_DAY.search(before):
        return None
    programme = PROGRAMME.search(before) is not None
    ahead = list(_AHEAD.finditer(before))
    past = list(_PAST.finditer(before, ahead[-1].end())) if ahead else []
    if past and not programme:
        # "She will appeal, he said Monday": the verb beside the day has it. Farther away either may.
        if before[past[-1].end() :].strip() not in {"", "on"}:
            return None
        ahead = []
    return _day(Span(*found.span()), _weekday(found["plain"], today, ahead=programme or bool(ahead), same=True))


def _day(span: Span, day: date) -> DateMention:
    return DateMention(span=span, year=day.year, month=day.month, day=day.day, precision="day", resolved=True)


def _weekday(name: str, today: date, *, ahead: bool, same: bool) -> date:
    """The nearest day of that name, back or ahead; ``same`` allows today."""
    wanted = WEEKDAYS.index(name.lower())
    step = 1 if ahead else -1
    distance = (wanted - today.weekday()) * step % 7
    if distance == 0 and not same:
        distance = 7
    return today + timedelta(days=step * distance)


def last_weekday(weekday: int, today: date) -> date | None:
    """What "last Tuesday" is on ``today``; ``weekday`` counts from Monday, 0. None where two days can be meant.

    A Tuesday of this week is plainly "Tuesday", so on a Wednesday "last Tuesday" may be the one before as well.
    """
    back = (today.weekday() - weekday) % 7 or 7
    return today - timedelta(days=back) if back >= FAR_BACK else None


def _told_weekday(span: Span, which: str, name: str, today: date) -> DateMention | None:
    if which == "last":
        day = last_weekday(WEEKDAYS.index(name.lower()), today)
        return None if day is None else _day(span, day)
    if which in {"next", "coming"}:
        return _day(span, _weekday(name, today, ahead=True, same=False))
    # "this Friday" is the Friday of this week.
    return _day(span, today + timedelta(days=WEEKDAYS.index(name.lower()) - today.weekday()))


def _period(span: Span, which: str, unit: str, today: date) -> DateMention | None:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return DateMention(span=span, year=today.year + step, precision="year", resolved=True)
    if unit == "month":
        return _month(span, today, step)
    if unit == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return replace(_day(span, monday), end=_day(span, monday + timedelta(days=6)))
    month = MONTH_NUMBERS[unit.lower()[:3]]
    year = today.year
    if which == "last" and month >= today.month:
        year -= 1
    if which == "next" and month <= today.month:
        year += 1
    return DateMention(span=span, year=year, month=month, precision="month", resolved=True)


def _month(span: Span, today: date, step: int) -> DateMention:
    months = today.year * 12 + today.month - 1 + step
    return DateMention(span=span, year=months // 12, month=months % 12 + 1, precision="month", resolved=True)
