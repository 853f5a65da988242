"""Compare dates part by part: a wrong part is wrong, a missing part asks for more."""

import re
from functools import lru_cache
from typing import Final

from ...briefings.dates import DateMention, date_readings
from .findings import Finding, accept, best, prompt, reject, several
from .keys import Key
from .shorthand import dates_spelt_out, may_be_dated

_ORDINAL_ALONE: Final = re.compile(r"\W*(?:the )?\d{1,2}(?:st|nd|rd|th)\W*", re.IGNORECASE)


def match_dates(key: Key, text: str) -> Finding | None:
    """Hold the dates of ``text`` against a date key; None when it has no date."""
    golds = [gold.date for gold in key.golds if gold.date is not None]
    if not golds:
        return None
    if golds[0].precision == "century" and _ORDINAL_ALONE.fullmatch(text):
        text = f"{text.strip(' .!?')} century"
    said = _by_place(dates_in(text, golds[0].year))
    if len(said) > 1:
        asked = {_parts(reading) for reading in dates_in(key.answers.question, None)}
        said = [readings for readings in said if not asked & {_parts(r) for r in readings}] or said
    found = [best([f for reading in readings for f in _against(key, golds, reading)]) for readings in said]
    decided = [finding for finding in found if finding is not None]
    outcomes = [finding.outcome for finding in decided]
    if "accept" not in outcomes:
        return best([f for f in decided if f.outcome != "prompt"] or decided)
    wrong = len(
        {_parts(readings[0]) for readings, f in zip(said, found, strict=True) if f is None or f.outcome != "accept"}
    )
    return several(wrong + 1) if wrong else accept("same date")


def _against(key: Key, golds: list[DateMention], said: DateMention) -> list[Finding]:
    """One reading against every accepted date; a coarser form takes no finer date that a finer form contradicts."""
    same = [gold for gold in golds if gold.precision == said.precision] or golds
    return [finding for gold in same if (finding := compare(key, gold, said)) is not None]


@lru_cache(maxsize=4096)
def dates_in(text: str, year: int | None) -> tuple[DateMention, ...]:
    """Every reading of every date of a reply; day/month pairs get ``year``."""
    return date_readings(dates_spelt_out(text, year=year)) if may_be_dated(text) else ()


def _by_place(readings: tuple[DateMention, ...]) -> list[list[DateMention]]:
    """Readings of the same stretch of text belong together: one of them has to fit."""
    places: dict[tuple[int, int], list[DateMention]] = {}
    for reading in readings:
        places.setdefault((reading.span.start, reading.span.end), []).append(reading)
    return list(places.values())


def _parts(mention: DateMention) -> tuple[int | None, int | None, int | None]:
    return mention.year, mention.month, mention.day


def compare(key: Key, gold: DateMention, said: DateMention) -> Finding | None:
    """One reading against one accepted date."""
    if gold.precision in {"decade", "century"} or said.precision in {"decade", "century"}:
        return _wide(gold, said)
    if gold.end is not None or said.end is not None:
        return _spans(key, gold, said)
    for wanted, told, name in (
        (gold.year, said.year, "year"),
        (gold.month, said.month, "month"),
        (gold.day, said.day, "day"),
    ):
        if wanted is not None and told is not None and wanted != told:
            return reject(f"another {name}", "That is not the date.")
    if said.day is None and _asked_part(key, said):
        return accept("same date")
    if (gold.day is not None and said.day is None) or (gold.month is not None and said.month is None):
        return prompt("part of the date", "Close: give the full date.")
    if gold.year is not None and said.year is None:
        return _year_left_out(key, gold)
    return accept("same date")


def _asked_part(key: Key, said: DateMention) -> bool:
    """Whether the reply gives the part that the question asks for: "In which month ...?"."""
    asked = _WHICH_PART.search(key.answers.question)
    if asked is None:
        return False
    return (said.month is not None) if asked[1].casefold() == "month" else said.year is not None


_WHICH_PART: Final = re.compile(r"\b(?:which|what) (month|year)\b", re.IGNORECASE)


def _year_left_out(key: Key, gold: DateMention) -> Finding:
    """The year may be left out of a full day and month, unless the question asks for it."""
    asks_year = "year" in key.question_stems
    if gold.day is not None and not asks_year:
        return accept("same date")
    if gold.month is not None and gold.year is not None and str(gold.year) in key.question_words:
        return accept("same date")
    return prompt("part of the date", "Which year?")


def _wide(gold: DateMention, said: DateMention) -> Finding:
    """Decades and centuries: the same one is right, a wider one asks for more, a year within one is taken."""
    if gold.precision == said.precision:
        return accept("same date") if gold.year == said.year else reject("another date", "That is not the time.")
    if gold.year is None or said.year is None:
        return reject("another date", "That is not the time.")
    width = {"decade": 10, "century": 100}
    if said.precision in width and (said.precision == "century" or gold.precision not in width):
        inside = 0 <= gold.year - said.year < width[said.precision]
        return (
            prompt("wider than the date", "Close: be more exact.")
            if inside
            else reject("another date", "That is not the time.")
        )
    if gold.year == said.year and gold.precision == "decade":
        return accept("same date")  # "1980" is how many type "the 1980s"
    inside = 0 <= said.year - gold.year < width[gold.precision]
    return (
        prompt("inside the time", "Close: give the whole time.")
        if inside
        else reject("another date", "That is not the time.")
    )


def _spans(key: Key, gold: DateMention, said: DateMention) -> Finding | None:
    """Stretches of time: both ends have to agree; one end alone asks for the other."""
    first = compare(key, _single(gold), _single(said))
    if first is None or first.outcome == "reject":
        return first
    if gold.end is None or said.end is None:
        return prompt("one end of the time", "Close: from when to when?")
    last = compare(key, gold.end, said.end)
    return last if last is None or last.outcome != "accept" else first


def _single(mention: DateMention) -> DateMention:
    return DateMention(
        span=mention.span, year=mention.year, month=mention.month, day=mention.day, precision=mention.precision
    )
