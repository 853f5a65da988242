"""Wrong options: one type, grain and form with the key, never accidentally true.

Figures stand 1.25 to 3 times apart, which is the spread of human-made news quizzes, in order of size; the place of
the key among them follows from a hash, as people put the key last but one far too often.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import Final

from ..briefings.number_words import CARDINALS
from .kinds.candidate import chance, shuffled

OPTIONS: Final = 4
NEAREST: Final = Decimal("1.25")  # quartile of option/key ratios in 9,244 professional items: 1.2, median 1.54
FARTHEST: Final = Decimal(3)  # upper quartile of the same items
SMALLEST: Final = 8  # the key is the smallest in 12% of the figures of professional quizzes
# Of three steps on one side the last stays below 2.2 times the key: readers called 77 points beside 34 absurd.
_STEPS: Final = tuple(map(Decimal, ("1.25", "1.3")))
_NUMERAL: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALED: Final = re.compile(r"\d\s*-?(?:thousand|million|billion|trillion|bn|mn|tn|m|b|k)\b", re.IGNORECASE)
_WORDS: Final = tuple(CARDINALS)[:13]  # up to twelve: above, newspapers write digits
_SCALED_LIMIT: Final = Decimal(1000)

FIVE: Final = Decimal(5)  # a tariff of 25% beside 32% and 41% is the only one anybody would set
Forbidden = Callable[[Decimal], bool]


def figure_options(
    shown: str, *, forbidden: Forbidden, percent: bool = False, seed: Sequence[object] = ()
) -> tuple[str, ...] | None:
    """Four figures in order of size written like ``shown``, which is one of them; None when there are not four.

    ``forbidden`` gets a figure's numeral and says whether some source gives that value. ``percent`` keeps the
    options of a share below a hundred.
    """
    numeral = numeral_of(shown)
    if numeral is None:
        return None
    text, key = numeral
    fives = percent and key % 10 == FIVE
    step = FIVE if fives else _grain(text)
    ceiling = Decimal(100) if percent and key < 100 else None
    if _SCALED.search(shown):
        ceiling = _SCALED_LIMIT
    for below, ratio in product(_ranks(seed), shuffled(_STEPS, *seed)):
        values = _ladder(key, step, below, ratio if below else NEAREST)
        if values and all(_usable(v, key, ceiling, forbidden) for v in values if v != key) and _apart(values):
            return tuple(shown if value == key else shown.replace(text, _written(value, text), 1) for value in values)
    return None


def _ranks(seed: Sequence[object]) -> list[int]:
    """How many options lie below the key, in the order to try: three above it soon reach what nobody believes."""
    ranks = shuffled(range(1, OPTIONS), *seed)
    return [0, *ranks] if chance("smallest", *seed) % SMALLEST == 0 else [*ranks, 0]


def numeral_of(shown: str) -> tuple[str, Decimal] | None:
    """The one numeral of ``shown`` and its value; None when there is none or more than one."""
    found = _NUMERAL.findall(shown)
    if len(found) == 1:
        return found[0], Decimal(found[0].replace(",", ""))
    words = [word for word in re.findall(r"[A-Za-z]+", shown) if word.casefold() in _WORDS[2:]]
    if not found and len(words) == 1:
        return words[0], Decimal(_WORDS.index(words[0].casefold()))
    return None


def _grain(numeral: str) -> Decimal:
    """The place of the last figure that is not a trailing zero: 100 for "600", 0.01 for "16.86", 10 for "120"."""
    if numeral.isalpha():
        return Decimal(1)
    plain = numeral.replace(",", "")
    if "." in plain:
        return Decimal(1).scaleb(-len(plain.partition(".")[2]))
    return Decimal(1).scaleb(len(plain) - len(plain.rstrip("0"))) if plain.strip("0") else Decimal(1)


def _ladder(key: Decimal, step: Decimal, below: int, ratio: Decimal) -> list[Decimal] | None:
    """``OPTIONS`` values in order with ``below`` of them under ``key``, each at least ``ratio`` from the next."""
    down: list[Decimal] = []
    up: list[Decimal] = []
    value = key
    for _ in range(below):
        value = _off_round((value / ratio / step).to_integral_value(rounding="ROUND_FLOOR"), key, step, -1)
        down.append(value * step)
        value = value * step
        if value <= 0:
            return None
    value = key
    for _ in range(OPTIONS - 1 - below):
        value = _off_round((value * ratio / step).to_integral_value(rounding="ROUND_CEILING"), key, step, 1) * step
        up.append(value)
    return [*reversed(down), key, *up]


def _off_round(units: Decimal, key: Decimal, step: Decimal, direction: int) -> Decimal:
    """``units`` moved on when it is rounder than the key, which would make the key stick out."""
    if units % 10 == 0 and (key / step) % 10 != 0:
        return units + direction
    return units


def _usable(value: Decimal, key: Decimal, ceiling: Decimal | None, forbidden: Forbidden) -> bool:
    ratio = max(value, key) / min(value, key) if value > 0 and key > 0 else Decimal(0)
    # "one" would need another form of the noun beside it.
    if value == 1 and key != 1:
        return False
    return (ceiling is None or value < ceiling) and NEAREST <= ratio <= FARTHEST and not forbidden(value)


def _apart(values: Sequence[Decimal]) -> bool:
    return all(later / earlier >= NEAREST for earlier, later in pairwise(values))


def _written(value: Decimal, like: str) -> str:
    if like.isalpha():
        word = _WORDS[int(value)] if value < len(_WORDS) else str(value)
        return word.capitalize() if like[0].isupper() else word
    places = len(like.split(".")[1]) if "." in like else 0
    return f"{value:,.{places}f}" if "," in like or len(like.split(".", maxsplit=1)[0]) < 4 else f"{value:.{places}f}"


def date_steps(seed: Sequence[object]) -> Iterator[tuple[int, int, int]]:
    """Offsets for three wrong dates, in the order to try them; which side of the key they lie on varies."""
    patterns = [(-3, -2, -1), (-2, -1, 1), (-1, 1, 2), (1, 2, 3)]
    yield from shuffled(patterns, "dates", *seed)


def placed(key: str, wrong: Sequence[str], *, seed: Sequence[object]) -> tuple[str, ...]:
    """The key among the wrong options at a place that follows from the seed."""
    texts = list(wrong)
    texts.insert(chance("place", *seed) % (len(texts) + 1), key)
    return tuple(texts)
