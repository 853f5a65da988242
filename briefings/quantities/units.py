"""What a figure is measured in: percent, units of measurement, ages and rates."""

from dataclasses import dataclass
from typing import Final

from .lexicon import CURRENCY_NAMES, GLUED_UNITS, NOT_A_NAME, PRICED_BY, TIME_UNITS, UNITS
from .nouns import is_plural, singular
from .numerals import Numeral
from .quantity import Measure
from .scanning import Kind, Tokens

PERCENT_SIGNS: Final = frozenset("%％﹪٪")
_AREA_CODES: Final = {"km2": "square km", "m2": "square metre", "km²": "square km", "m²": "square metre"}
_RATE_ADVERBS: Final = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_FEWEST_ZEROS: Final = 3  # digits: rates are told per 100, per 1,000 and so on
_OLDEST: Final = 120  # years; a bare number above is not read as an age


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFound:
    """A unit at tokens up to ``end``; ``minor`` marks hundredths of the currency (cents)."""

    end: int
    measure: Measure
    unit: str | None = None
    currency: str | None = None
    minor: bool = False


def percent_at(tokens: Tokens, at: int) -> UnitFound | None:
    """Percent, percentage points and basis points."""
    if tokens.hyphen(at):
        at += 1
    word = tokens.word(at)
    if tokens.sign(at) in PERCENT_SIGNS or word in {"percent", "pct"} or (word == "pc" and tokens.glued(at)):
        end = at + 1
    elif word == "per" and tokens.word(at + 1) == "cent":
        end = at + 2
    elif word in {"percentage", "basis"} and tokens.word(at + 1) in {"point", "points"}:
        return UnitFound(end=at + 2, measure=Measure.POINTS, unit=f"{word} point")
    elif word in {"pp", "ppt", "ppts", "bps"}:
        return UnitFound(
            end=at + 1, measure=Measure.POINTS, unit="basis point" if word == "bps" else "percentage point"
        )
    else:
        return None
    if tokens.word(end) in {"point", "points"}:
        return UnitFound(end=end + 1, measure=Measure.POINTS, unit="percentage point")
    return UnitFound(end=end, measure=Measure.PERCENT, unit="percent")


def measured_at(tokens: Tokens, at: int) -> UnitFound | None:
    """A unit of time, length, area, volume, mass, speed, temperature, energy or data."""
    if tokens.hyphen(at):
        at += 1
    if tokens.sign(at) in {"°", "º", "℃", "℉"}:
        return _degrees(tokens, at)
    if tokens.has(at) and tokens[at].lower in _AREA_CODES:
        return UnitFound(end=at + 1, measure=Measure.AREA, unit=_AREA_CODES[tokens[at].lower])
    word = tokens.word(at)
    if word in {"square", "sq", "cubic", "nautical", "metric", "light"}:
        return _qualified(tokens, at)
    if word == "k":
        return _kelvin(tokens, at)
    if tokens.hyphen(at + 1) and tokens.numeral(at + 2) and word != "foot":
        return None  # "3-in-1", "24-hour-7": a kind of thing
    if word == "s" and tokens.glued(at) and "." not in tokens[at - 1].text and at > 1:
        return None  # "in his 20s", "the top 10s"
    if tokens.glued(at) and word in GLUED_UNITS:
        return UnitFound(end=at + 1, measure=UNITS[GLUED_UNITS[word]][1], unit=GLUED_UNITS[word])
    if word == "m" and not tokens.word(at + 1).endswith("s"):
        word = "metre"
    if word not in UNITS:
        return None
    return _qualified_after(tokens, at + 1, *UNITS[word])


def _qualified_after(tokens: Tokens, end: int, unit: str, measure: Measure) -> UnitFound:
    """A unit that ends before token ``end``, with the words after it that make it another: "degrees C", "km/h"."""
    if unit == "degree" and tokens.word(end) in {"celsius", "c", "centigrade", "fahrenheit", "f"}:
        return UnitFound(end=end + 1, measure=measure, unit="fahrenheit" if tokens.word(end)[0] == "f" else "celsius")
    if unit in {"km", "mile"}:
        joined = tokens.sign(end) == "/" or tokens.word(end) in {"per", "an"}
        if joined and tokens.word(end + 1) in {"h", "hr", "hour"}:
            return UnitFound(end=end + 2, measure=Measure.SPEED, unit="km/h" if unit == "km" else "mph")
    return UnitFound(end=end, measure=measure, unit=unit)


def _kelvin(tokens: Tokens, at: int) -> UnitFound | None:
    """ "373.15 K": a capital set apart from the digits; glued to them it stands for thousands."""
    following = tokens[at + 1].text if tokens.has(at + 1) else ""
    if tokens[at].text != "K" or tokens.glued(at) or following[:1].isupper() or is_plural(following.lower()):
        return None
    return UnitFound(end=at + 1, measure=Measure.TEMPERATURE, unit="kelvin")


def _degrees(tokens: Tokens, at: int) -> UnitFound:
    sign = tokens.sign(at)
    if sign in {"℃", "℉"}:
        return UnitFound(end=at + 1, measure=Measure.TEMPERATURE, unit="celsius" if sign == "℃" else "fahrenheit")
    unit = {"c": "celsius", "celsius": "celsius", "f": "fahrenheit", "fahrenheit": "fahrenheit"}.get(
        tokens.word(at + 1)
    )
    return UnitFound(end=at + (2 if unit else 1), measure=Measure.TEMPERATURE, unit=unit or "degree")


def _qualified(tokens: Tokens, at: int) -> UnitFound | None:
    """ "square miles", "sq. ft", "cubic metres", "nautical miles", "metric tons", "light years"."""
    word = tokens.word(at)
    after = at + 2 if tokens.sign(at + 1) == "." or tokens.hyphen(at + 1) else at + 1
    name = tokens.word(after)
    if word == "light":
        return (
            UnitFound(end=after + 1, measure=Measure.LENGTH, unit="light-year") if name in {"year", "years"} else None
        )
    unit, measure = ("metre", Measure.LENGTH) if name == "m" else UNITS.get(name, ("", Measure.NUMBER))
    if measure is Measure.MASS and word == "metric":
        return UnitFound(end=after + 1, measure=measure, unit="tonne" if unit == "ton" else unit)
    if measure is not Measure.LENGTH or word == "metric":
        return None
    kinds = {"cubic": Measure.VOLUME, "nautical": Measure.LENGTH}
    return UnitFound(
        end=after + 1, measure=kinds.get(word, Measure.AREA), unit=f"{'square' if word == 'sq' else word} {unit}"
    )


def age_at(tokens: Tokens, number: Numeral, start: int, *, after_age: bool) -> UnitFound | None:
    """ "40-year-old", "40 years old", "aged 40 to 50", "Smith, 40,"; ``start`` is the first token of a range.

    ``after_age``: an age stands just before "and".
    """
    at = number.end
    place = at + 1 if tokens.hyphen(at) else at
    unit = tokens.word(place).removesuffix("s")
    if unit in {"year", "month", "week", "day", "yr"}:
        old = place + 2 if tokens.hyphen(place + 1) else place + 1
        if tokens.word(old) in {"old", "olds"}:
            return UnitFound(end=old + 1, measure=Measure.AGE, unit="year" if unit == "yr" else unit)
        if tokens.words(old, ("of", "age")):
            return UnitFound(end=old + 2, measure=Measure.AGE, unit=unit)
        return None
    if tokens.glued(at) and tokens.word(at) == "yo":
        return UnitFound(end=at + 1, measure=Measure.AGE, unit="year")
    if number.scale != 1 or not 0 < number.low < _OLDEST:
        return None
    led = start - 1 if tokens.word(start - 1) == "between" else start
    told = tokens.word(led - 1) in {"aged", "age", "ages"} or tokens.words(start - 2, ("age", "of"))
    told = told or tokens.words(start - 2, ("ages", "of"))
    told = told or (tokens.word(start - 1) in {"turns", "turned", "turning"} and not tokens.word(at))
    told = told or (
        tokens.word(start - 1) in {"turns", "turned", "turning"} and tokens.word(at) in {"in", "on", "this"}
    )
    told = told or (after_age and tokens.word(start - 1) == "and" and not is_plural(tokens.word(at)))
    if told or (not number.words and _between_commas(tokens, number)):
        return UnitFound(end=at, measure=Measure.AGE, unit="year")
    return None


def _between_commas(tokens: Tokens, number: Numeral) -> bool:
    """A bare number set off after a capitalised name: "Smith, 40," or "Ray Jones Jr., 72." """
    before = number.start - 2
    if tokens.sign(number.start - 1) != "," or tokens.glued(number.start):
        return False
    if tokens.sign(before) == "." and tokens.word(before - 1) in {"jr", "sr"}:
        before -= 1
    if not tokens.has(before) or tokens[before].kind is not Kind.WORD or not tokens[before].text[0].isupper():
        return False
    if tokens[before].lower in NOT_A_NAME or not tokens.glued(number.start - 1):
        return False
    return tokens.sign(number.end) in {",", ".", ";", ")"} and tokens.glued(number.end)


def rate_at(tokens: Tokens, at: int, *, money: bool) -> tuple[str, int] | None:
    """The unit of a rate after a figure and the token after it: "a month", "per barrel", "/kg", "each year"."""
    if tokens.hyphen(at) and tokens.word(at + 1) in {"a", "an", "per"}:
        at += 1
    word = tokens.word(at)
    place = at + 2 if tokens.hyphen(at + 1) else at + 1
    noun, after = tokens.word(place), tokens.word(place + 1)
    if word == "per" and (many := _per_many(tokens, at + 1)) is not None:
        return many
    if word == "per" and noun and noun not in {"cent", "se"}:
        if noun not in PRICED_BY and after in PRICED_BY:  # "per diluted share"
            return after, place + 2
        return "person" if noun == "capita" else _single(noun), place + 1
    if tokens.sign(at) == "/" and tokens.glued(at) and (noun in PRICED_BY or noun in UNITS):
        return _single(noun), place + 1
    if word in {"a", "an", "each", "every"} and (noun in TIME_UNITS or (money and noun in PRICED_BY)):
        # "3 billion a year ago" and "$5 an hour earlier" are times, not rates.
        if after in {"ago", "earlier", "later", "before", "after", "from", "and", "or"}:
            return None
        return noun, place + 1
    if word in _RATE_ADVERBS and (
        not noun or noun in {"and", "or", "for", "to", "in", "with", "from", "but", "on", "by", "as"}
    ):
        return _RATE_ADVERBS[word], at + 1
    return None


def _per_many(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "per 100,000 people": a round number of what a rate is told of, and the token after it."""
    digits = tokens.numeral(at).replace(",", "")
    if not digits.isdigit() or digits.strip("0") != "1" or len(digits) < _FEWEST_ZEROS:
        return None
    noun = tokens.word(at + 1)
    if not is_plural(noun):
        return f"{int(digits):,}", at + 1
    return f"{int(digits):,} {noun}", at + 2


def _single(noun: str) -> str:
    if noun in UNITS:
        return UNITS[noun][0]
    return singular(noun) if is_plural(noun) else noun


def unit_of_noun(noun: str, end: int) -> UnitFound:
    """The unit of a counted noun: "three full days" are a duration, "20 crisp dollars" are money."""
    if noun in CURRENCY_NAMES and noun not in UNITS:
        return UnitFound(end=end, measure=Measure.MONEY, currency=CURRENCY_NAMES[noun])
    if noun in UNITS:
        return UnitFound(end=end, measure=UNITS[noun][1], unit=UNITS[noun][0])
    return UnitFound(end=end, measure=Measure.COUNT, unit=noun)
