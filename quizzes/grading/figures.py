"""Compare figures: value, scale, currency, unit, sign, bound and range.

A figure is right when it states the same value, or the value correctly rounded to two figures or more. It is never
right by resemblance.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ...briefings.quantities import Bound, Measure, Quantity, parse_quantities, rounds_to
from .findings import Finding, accept, best, prompt, reject, several
from .keys import Key
from .normalization import words_of
from .shorthand import figures_spelt_out
from .terms import compare_terms, cuts_off_smaller_unit, in_unit_of

_COUNTED: Final = frozenset({Measure.NUMBER, Measure.COUNT})
_RANKS: Final = frozenset({Measure.ORDINAL})
# A rounded count this small is a different count: people, seats and episodes are told one by one.
_EXACT_BELOW: Final = 100_000
_COARSE: Final = Decimal("0.05")  # a one-figure rounding nearer than this is on the way; farther is another value
_ABOVE: Final = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_BELOW: Final = frozenset({Bound.LESS_THAN, Bound.AT_MOST, Bound.ALMOST})
_NUMBER: Final = re.compile(r"\d+")
# A reply of 200 characters has room for a hundred numbers; one that answers with a figure and repeats the question
# has three to six runs of digits ("1,234,567"), and reading each takes a tenth of a millisecond.
_MOST_NUMBERS: Final = 24
_FALL: Final = re.compile(
    r"\b(?:f[ae]ll(?:en|s|ing)?|drop\w*|declin\w*|decreas\w*|los[et]\w*|loss(?:es)?|down|plung\w*"
    r"|slump\w*|tumbl\w*|cut\w*|shr[aiu]nk\w*|reduc\w*|lower\w*|slid\w*|sank|sink\w*)\b",
    re.IGNORECASE,
)
_BELOW_ZERO: Final = re.compile(r"\b(?:minus|negative|below (?:zero|freezing))\b", re.IGNORECASE)
_RISE: Final = re.compile(
    r"\b(?:r[io]se\w*|rising|increas\w*|grow\w*|grew|up|gain\w*|climb\w*|jump\w*|surg\w*|soar\w*|rall(?:y"
    r"|ied)|higher|rais\w*|added|adding|plus|above (?:zero|freezing))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def figures_in(text: str, *, metres: bool = False) -> tuple[Quantity, ...]:
    """The figures of a reply; ``metres`` reads "828 m" as a length."""
    return parse_quantities(figures_spelt_out(text, metres=metres))


def match_figures(key: Key, text: str) -> Finding | None:
    """Hold the figures of ``text`` against a numeric key; None when it has no figure."""
    golds = [gold.quantity for gold in key.golds if gold.quantity is not None]
    if not golds:
        return None
    if len(_NUMBER.findall(text)) > _MOST_NUMBERS:
        return several(_MOST_NUMBERS)
    everything = _distinct(figures_in(text, metres=key.asks_metres))
    said = [quantity for quantity in everything if quantity.measure not in _RANKS]
    if not said:
        return _ranked(key, golds, everything) or _bare_digits(key, text)
    said = _answering(key, golds, said)
    found = [(quantity, best([compare(key, gold, quantity, text) for gold in golds])) for quantity in said]
    decided = [finding for _, finding in found if finding is not None]
    right = [finding for finding in decided if finding.outcome == "accept"]
    if not right:
        return best([finding for finding in decided if finding.outcome != "prompt"] or decided)
    rivals = {
        (quantity.low, quantity.high)
        for quantity, finding in found
        if finding is not None and finding.outcome != "accept" and finding.rule != "another measure"
    }
    if not rivals:
        return right[0]
    return several(1 + sum(1 if low == high else 2 for low, high in rivals))


def _distinct(said: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures without those that only say an earlier one again."""
    seen: dict[tuple[object, ...], Quantity] = {}
    for q in said:
        terms = (q.measure, q.unit, q.currency, q.bound, q.per, q.direction, q.vague, q.figures)
        seen.setdefault((q.low, q.high, *terms), q)
    return tuple(seen.values())


def _ranked(key: Key, golds: list[Quantity], said: tuple[Quantity, ...]) -> Finding | None:
    """ "25th" for 25 where the question asks for a rank."""
    if not said or not key.question_stems & {"rank", "place", "position", "ranked"}:
        return None
    return (
        accept("same rank")
        if all(any(q.low == gold.low for gold in golds) for q in said)
        else reject("another figure")
    )


def _bare_digits(key: Key, text: str) -> Finding | None:
    """Digits that belong to a name, a code or a span of years: "Flight 815" for 815, "from 1840 to 1902".

    All of them have to be the key's, and both ends of a span have to be there in order.
    """
    said = tuple(word for word in words_of(text) if word.isdigit() and word not in key.question_words)
    digits = set(said)
    wanted = {word for gold in key.golds for word in gold.words if word.isdigit() and len(gold.words) == 1}
    if digits and digits <= wanted:
        return accept("same digits")
    both = any(len(gold.words) > 1 and said == gold.words for gold in key.golds)
    return accept("both ends of the range") if both else None


def _answering(key: Key, golds: list[Quantity], said: list[Quantity]) -> list[Quantity]:
    """The figures of a reply that are not only repeated from the question, unless none is left."""
    if len(said) == 1:
        return said
    asked = {(quantity.low, quantity.high) for quantity in figures_in(key.answers.question)}
    gold_values = {(gold.low, gold.high) for gold in golds}
    left = [q for q in said if (q.low, q.high) in gold_values or (q.low, q.high) not in asked]
    return left or said


def compare(key: Key, gold: Quantity, said: Quantity, text: str) -> Finding:
    """One figure against one accepted figure."""
    cut_off = cuts_off_smaller_unit(gold, said)
    said = in_unit_of(gold, said)
    value = _value(gold, said)
    signed = _against_direction(key, gold, said, text)
    if signed is not None:
        return signed if value.outcome == "accept" or signed.outcome == "reject" else value
    terms = compare_terms(key, gold, said)
    if terms is None:
        return prompt("cut off", "Close: be more exact.") if cut_off and value.outcome == "reject" else value
    if terms.outcome == "reject" or value.outcome == "accept":
        return terms
    return value


def _against_direction(key: Key, gold: Quantity, said: Quantity, text: str) -> Finding | None:
    """A rise for a fall is wrong whatever the value."""
    asked = _direction(gold, key.answers.question + " " + key.answers.accept[0]) or (-1 if gold.low < 0 else 0)
    negative = said.low < 0 or _BELOW_ZERO.search(text) is not None
    stated = said.direction or (-1 if negative else 1 if text.lstrip().startswith("+") else _direction(said, text))
    if asked and stated and asked != stated:
        return reject("direction", "The direction is wrong.")
    if not asked and gold.low > 0 and negative:
        return reject("sign", "The sign is wrong.")
    if gold.low < 0 < said.low and not stated:
        return prompt("sign", "Above or below zero?")
    return None


def _direction(quantity: Quantity, text: str) -> int:
    if quantity.direction:
        return quantity.direction
    fall, rise = _FALL.search(text) is not None, _RISE.search(text) is not None
    return 0 if fall == rise else -1 if fall else 1


def _missing_scale(gold: Quantity, said: Quantity) -> Finding | None:
    """ "5.5" for 5.5 million: the figures are right and the scale is not said."""
    if said.low == 0 or said.is_range or gold.is_range or abs(said.low) >= 1000:
        return None
    ratio = gold.low / said.low
    if ratio in {Decimal(10) ** n for n in (3, 6, 9, 12)}:
        return prompt("scale left out", "Thousands, millions or billions?")
    return None


def _value(gold: Quantity, said: Quantity) -> Finding:
    """Whether the values agree, terms aside."""
    if gold.vague or said.vague or gold.is_range or said.is_range:
        return _ranges(gold, said)
    truth, told = abs(gold.low), abs(said.low)
    if truth == told:
        return _bounds(gold, said)
    if _is_scale_slip(gold, said):
        missing = (
            _missing_scale(gold, said) if said.measure is Measure.NUMBER or said.measure is Measure.MONEY else None
        )
        return missing or reject("wrong scale", "The scale is wrong.")
    if _rounds(gold, said):
        return _rounded(gold, said)
    if said.bound in _ABOVE | _BELOW:
        return _one_sided(truth, told, said)
    if _is_truncation(truth, told, said.figures):
        return prompt("cut off", "Close: be more exact.")
    if (
        (said.figures == 1 or (said.measure is Measure.MONEY and _one_digit(told)))
        and truth
        and abs(truth - told) / truth <= _COARSE
        and gold.figures > 1
        and not _exact_only(gold)
    ):
        return prompt("coarse rounding", "Close: be more exact.")
    return reject("another figure", "That is not the figure.")


def _one_digit(value: Decimal) -> bool:
    """Whether a value has one figure and zeros: "1.0 billion"."""
    return len(value.normalize().as_tuple().digits) == 1


def _is_scale_slip(gold: Quantity, said: Quantity) -> bool:
    """The same digits at another power of ten."""
    if not gold.low or not said.low:
        return False
    ratio = abs(gold.low / said.low)
    return ratio.normalize().as_tuple().digits == (1,)


def _rounds(gold: Quantity, said: Quantity) -> bool:
    """Whether the reply is the key correctly rounded; the units were compared before."""
    plain_gold = _plain(gold)
    return rounds_to(plain_gold, _plain(said))


def _plain(quantity: Quantity) -> Quantity:
    return Quantity(
        span=quantity.span,
        number=quantity.number,
        low=abs(quantity.low),
        high=abs(quantity.high),
        measure=Measure.NUMBER,
        figures=quantity.figures,
    )


def _exact_only(gold: Quantity) -> bool:
    """Counts, ages and scores told one by one are never rounded."""
    if gold.measure in {Measure.AGE, Measure.SCORE, Measure.ORDINAL}:
        return True
    return gold.measure in _COUNTED and gold.low == gold.low.to_integral_value() and gold.low < _EXACT_BELOW


def _rounded(gold: Quantity, said: Quantity) -> Finding:
    if _exact_only(gold):
        return prompt("rounded count", "Close: the exact number, please.")
    if (said.bound in _ABOVE and said.low > gold.low) or (said.bound in _BELOW and said.low < gold.low):
        return reject("wrong side", "That limit is not right.")
    if said.bound in _ABOVE - {Bound.AT_LEAST} or said.bound in {Bound.LESS_THAN, Bound.AT_MOST}:
        return prompt("bound only", "Close: give the figure itself.")
    return accept("rounded")


def _bounds(gold: Quantity, said: Quantity) -> Finding:
    """Equal values: a bound against the key's own is wrong, a bound the key lacks is short of the answer."""
    if gold.per is not None and said.per is not None and gold.per != said.per:
        return reject("another rate", "That is for another length of time.")
    if said.bound in {Bound.EXACT, Bound.ABOUT, gold.bound}:
        return accept("same value")
    if (gold.bound in _ABOVE and said.bound in _ABOVE) or (gold.bound in _BELOW and said.bound in _BELOW):
        return accept("same value")
    if (gold.bound in _ABOVE and said.bound in _BELOW) or (gold.bound in _BELOW and said.bound in _ABOVE):
        return reject("wrong side", "That limit points the other way.")
    if said.bound is Bound.ALMOST:
        return accept("same value")
    return prompt("bound only", "Close: give the figure itself.")


def _one_sided(truth: Decimal, told: Decimal, said: Quantity) -> Finding:
    """ "More than 16" for 16.86: true, but not the answer; far off or false is wrong."""
    holds = truth > told if said.bound in _ABOVE else truth < told
    near = truth and abs(truth - told) / truth <= Decimal("0.2")
    if holds and near:
        return prompt("bound only", "Close: give the figure itself.")
    return reject("another figure", "That is not the figure.")


def _is_truncation(truth: Decimal, told: Decimal, figures: int) -> bool:
    """Whether ``told`` is ``truth`` with its last digits cut off instead of rounded."""
    if not truth or figures < 2:
        return False
    step = Decimal(1).scaleb(truth.adjusted() - figures + 1)
    return told == truth // step * step


def _ranges(gold: Quantity, said: Quantity) -> Finding:
    low, high = sorted((gold.low, gold.high))
    said_low, said_high = sorted((said.low, said.high))
    if gold.measure is Measure.SCORE:
        return _scores(gold, said)
    if (low, high) == (said_low, said_high) and gold.vague == said.vague:
        return accept("same value")
    if low <= said_low and said_high <= high:
        return (
            prompt("inside the range", "Close: give the whole range.")
            if gold.is_range and not gold.vague
            else accept("same value")
        )
    if said_low <= low and high <= said_high:
        return prompt("range holds it", "Close: be more exact.")
    return reject("another figure", "That is not the figure.")


def _scores(gold: Quantity, said: Quantity) -> Finding:
    """Scores count in either order unless the key's own order is asked; half a score is no score."""
    if (gold.low, gold.high) == (said.low, said.high):
        return accept("same value")
    if (gold.low, gold.high) == (said.high, said.low):
        return prompt("score the other way round", "Who won by that score?")
    return reject("another figure", "That is not the score.")
