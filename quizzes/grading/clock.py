"""Compare times of day: "3pm", "15:00", "three in the afternoon", "a quarter to twelve"."""

import re
from functools import lru_cache
from typing import Final

from .clauses import CHATTER
from .findings import Finding, accept, prompt, reject
from .normalization import bare, has_digit, words_of
from .numerals import NUMERALS, with_numbers
from .word_lists import word_list

_HOUR: Final = 60  # minutes
_NOON: Final = 12 * _HOUR
_NAMED: Final = {"noon": _NOON, "midday": _NOON, "midnight": 0}
_HOURS: Final = NUMERALS | set(_NAMED) | {"twenty", "twentyfive"}  # without one of them or a digit no time is told
_PAST: Final = {"quarter": 15, "half": 30}
_TENS: Final = {"twenty 5": "25", "twentyfive": "25", "twenty": "20"}
_JOINED: Final = re.compile(r"(?<=\d)(?=(?:am|pm|h|hrs?|hours|uhr)(?:\b|\d))|(?<=\dh)(?=\d)", re.IGNORECASE)
_TALK: Final = (CHATTER - {"am"}) | word_list("clock_talk")
_TIME: Final = re.compile(
    r"(?:(?P<part>quarter|half|\d{1,2})(?: minutes?)? (?P<side>past|after|to|before|till) )?"
    r"(?:(?P<named>noon|midday|midnight)|(?P<hour>\d{1,2})(?:(?: h| uhr)? (?P<minute>[0-5]\d))?)"
    r"(?P<clock> oclock| h| hrs?| hours| uhr)?"
    r"(?: (?P<half>am|pm|(?:in )?morning|(?:in )?afternoon|(?:in )?evening|(?:at )?night))?"
)
_FOUR_DIGITS: Final = re.compile(r"([01]\d|2[0-4])([0-5]\d)(?: (?:h|hrs|hours))?")


@lru_cache(maxsize=1024)
def times_of_day(text: str) -> frozenset[int]:
    """The times that all of ``text`` can mean, in minutes after midnight; none where it is no time of day.

    Without "am" or "pm" an hour up to twelve means two times.
    """
    if not has_digit(text) and _HOURS.isdisjoint(words_of(text)):  # for speed alone
        return frozenset()  # most answers and replies
    words = with_numbers(bare(words_of(_JOINED.sub(" ", text))))
    written = " ".join(word for word in words if word not in _TALK)
    for said, digits in _TENS.items():
        written = written.replace(said, digits)
    whole = _FOUR_DIGITS.fullmatch(written)
    if whole:
        return frozenset({_minutes(int(whole[1]), int(whole[2]))})
    found = _TIME.fullmatch(written)
    if found is None:
        return frozenset()
    shift = _shift(found["part"], found["side"])
    if found["named"]:
        return frozenset({(_NAMED[found["named"]] + shift) % (2 * _NOON)})
    hour = int(found["hour"])
    if hour > 24:
        return frozenset()
    return frozenset(
        (_minutes(h, int(found["minute"] or 0)) + shift) % (2 * _NOON)
        for h in _hours(hour, found["half"] or "", padded=found["hour"][0] == "0")
    )


def is_time_of_day(text: str) -> bool:
    """Whether ``text`` can only be a time of day: a bare number is none."""
    return bool(times_of_day(text)) and _MARKED.search(text) is not None


def match_time(truth: frozenset[int], text: str, question: tuple[str, ...]) -> Finding | None:
    """Hold a reply against a time of day; None when it is none."""
    said = times_of_day(text)
    if not said:
        return _part_of_day(truth, text)
    if not said & truth:
        return reject("another time", "That is not the time.")
    if said <= truth or _HALVES & set(question):
        return accept("same time")
    return prompt("half of the day", "Before or after noon?")


# The hours that each part of the day may mean; their edges overlap as in speech.
_PARTS: Final = {
    "morning": frozenset(range(12)),
    "afternoon": frozenset(range(12, 19)),
    "evening": frozenset(range(16, 24)),
    "night": frozenset(range(18, 24)) | frozenset(range(6)),
}


def _part_of_day(truth: frozenset[int], text: str) -> Finding | None:
    """ "In the afternoon" for 3 pm is right as far as it goes; another part of the day is wrong."""
    said = [word for word in bare(words_of(text)) if word not in _TALK]
    hours = _PARTS.get(said[-1]) if said else None
    if hours is None or any(word not in ("in", "at") for word in said[:-1]):
        return None
    if hours.isdisjoint(time // _HOUR for time in truth):
        return reject("another time", "That is not the time.")
    return prompt("part of the day", "Close: at what time?")


_MARKED: Final = re.compile(
    r"\d[:h]\d\d|(?:\b|\d)[ap]\.?m\b|\bo'?clock|\b(?:noon|midday|midnight|morning|afternoon|evening|night|past|to)\b",
    re.IGNORECASE,
)
_HALVES: Final = frozenset(("morning", "afternoon", "evening", "night", "am", "pm"))


def _minutes(hour: int, minute: int) -> int:
    return (hour * _HOUR + minute) % (2 * _NOON)


def _shift(part: str | None, side: str | None) -> int:
    if part is None:
        return 0
    minutes = _PAST[part] if part in _PAST else int(part)
    return minutes if side in ("past", "after") else -minutes


def _hours(hour: int, half: str, *, padded: bool) -> tuple[int, ...]:
    """The hours of the day that an hour on the clock can mean."""
    if hour > 12 or hour == 0 or (padded and not half):
        return (hour,)
    early, late = hour % 12, hour % 12 + 12
    if not half:
        return (early, late)
    if half.endswith("night"):
        return (late,) if early >= 6 else (early,)
    return (early,) if half.endswith(("am", "morning")) else (late,)
