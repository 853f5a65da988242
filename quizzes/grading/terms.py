"""Whether two figures are in the same terms: unit, currency, what is counted.

What the question already names may be left out of a reply; what it does not name is asked for.
"""

from dataclasses import replace
from typing import Final

from ...briefings.quantities import Measure, Quantity
from .findings import Finding, prompt, reject
from .keys import Key

_UNITLESS: Final = frozenset({Measure.NUMBER, Measure.COUNT})
_CURRENCY_WORDS: Final = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "ruble": "RUB",
    "rouble": "RUB", "won": "KRW", "franc": "CHF", "usd": "USD", "eur": "EUR", "gbp": "GBP", "krona": "SEK",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "peso": "MXN", "real": "BRL", "lira": "TRY", "shekel": "ILS",
}  # fmt: skip
_DEGREE: Final = "degree"
_PEOPLE: Final = frozenset(
    {
        "person",
        "man",
        "woman",
        "child",
        "victim",
        "passenger",
        "worker",
        "employee",
        "resident",
        "soldier",
        "civilian",
    }
)


def in_unit_of(gold: Quantity, said: Quantity) -> Quantity:
    """``said`` in the unit of ``gold`` where both are of one system: three days, 72 hours; 2 km, 2,000 m."""
    if said.measure is not gold.measure or said.unit == gold.unit:
        return said
    for units in _SYSTEMS:
        if said.unit in units and gold.unit in units:
            low, high = (end * units[said.unit] / units[gold.unit] for end in (said.low, said.high))
            return replace(said, low=low, high=high, unit=gold.unit)
    return said


_SYSTEMS: Final[tuple[dict[str | None, int], ...]] = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "fortnight": 1_209_600},
    {"month": 1, "year": 12, "decade": 120, "century": 1200},
    {"mm": 1, "cm": 10, "metre": 1000, "km": 1_000_000},
    {"inch": 1, "foot": 12, "yard": 36, "mile": 63_360},
    {"mg": 1, "gram": 1000, "kg": 1_000_000, "tonne": 1_000_000_000},
    {"ml": 1, "litre": 1000},
)


def cuts_off_smaller_unit(gold: Quantity, said: Quantity) -> bool:
    """Whether ``said`` is ``gold`` without what is told in the smaller unit: 14 hours for 14 hours 20 minutes."""
    for units in _SYSTEMS:
        if said.unit in units and gold.unit in units and units[said.unit] > units[gold.unit]:
            return said.low == gold.low * units[gold.unit] // units[said.unit] > 0
    return False


def compare_terms(key: Key, gold: Quantity, said: Quantity) -> Finding | None:
    """Whether the two figures are in the same terms; None when they are."""
    if gold.measure is Measure.MONEY or said.measure is Measure.MONEY:
        return _currencies(key, gold, said)
    if said.measure in _UNITLESS and gold.measure in _UNITLESS:
        return _nouns(key, gold, said)
    if said.measure is gold.measure and said.unit == gold.unit:
        return None
    if said.measure is Measure.NUMBER and said.unit is None:
        return None if _unit_asked(key, gold) else prompt("unit left out", "Right track: in which unit?")
    if gold.measure is Measure.TEMPERATURE and said.unit == _DEGREE:
        return None if _unit_asked(key, gold) else prompt("degrees of what", "Celsius or Fahrenheit?")
    if gold.measure in _UNITLESS and gold.unit is None:
        return _bare_gold(key, said)
    percents = {Measure.PERCENT, Measure.POINTS}
    if gold.measure is Measure.POINTS and said.unit == "point":
        return None
    if {gold.measure, said.measure} == percents:
        return prompt("percent or points", "Per cent or percentage points?")
    if gold.measure is Measure.AGE or said.measure is Measure.AGE:
        ages = {gold.measure, said.measure} <= {Measure.AGE, Measure.DURATION} and gold.unit == said.unit
        return None if ages else _another()
    return _another()


def _another() -> Finding:
    return reject("another measure", "That is not the unit asked for.")


def _bare_gold(key: Key, said: Quantity) -> Finding | None:
    """A key without a unit takes any unit that the question names."""
    unit = (said.unit or "").split(" ")[-1]
    years = unit == "year" and "old" in key.question_words
    return None if (unit and unit in key.question_stems) or years or said.measure is Measure.AGE else _another()


def _nouns(key: Key, gold: Quantity, said: Quantity) -> Finding | None:
    """Two counts: of the same things, or of things nobody named."""
    if gold.unit is None or said.unit is None or gold.unit == said.unit:
        return None
    return None if said.unit in key.question_stems or not key.question_stems else _soft_noun(gold, said)


def _soft_noun(gold: Quantity, said: Quantity) -> Finding | None:
    if {gold.unit, said.unit} <= _PEOPLE or gold.unit is None:
        return None
    return prompt("what is counted", "How many of what?")


def _currencies(key: Key, gold: Quantity, said: Quantity) -> Finding | None:
    if {gold.currency, said.currency} == {"GBP", None} and "pound" in {gold.unit, said.unit}:
        return None  # "20,000 pounds" alone reads as a weight; beside sterling it is money
    if gold.measure is Measure.MONEY and said.measure is Measure.MONEY:
        if gold.currency == said.currency:
            return None
        return reject("another currency", "That is not the currency.")
    if said.measure is Measure.NUMBER and said.unit is None:
        named = _currency_asked(key)
        if named is None:
            return prompt("currency left out", "In which currency?")
        return None if named == gold.currency else prompt("currency left out", "In which currency?")
    if gold.measure in _UNITLESS and gold.unit is None and said.measure is Measure.MONEY:
        named = _currency_asked(key)
        return None if named is not None and named == said.currency else _another()
    return _another()


def _currency_asked(key: Key) -> str | None:
    for sign in ("$", "€", "£", "¥"):
        if sign in key.answers.question:
            return _CURRENCY_WORDS[sign]
    return next((_CURRENCY_WORDS[w] for w in key.question_words if w in _CURRENCY_WORDS), None) or next(
        (_CURRENCY_WORDS[w] for w in sorted(key.question_stems) if w in _CURRENCY_WORDS), None
    )


def _unit_asked(key: Key, gold: Quantity) -> bool:
    """Whether the question itself says what is measured, so that a bare number is enough."""
    words = key.question_words
    if gold.measure in {Measure.COUNT, Measure.AGE, Measure.SCORE, Measure.NUMBER, Measure.RATIO}:
        return True
    if gold.measure in {Measure.PERCENT, Measure.POINTS}:
        return (
            any(word.startswith(("percent", "proportion", "share")) or word == "cent" for word in words)
            or "%" in key.answers.question
        )
    unit = (gold.unit or "").split(" ")[-1]
    return unit in key.question_stems or gold.unit in key.units
