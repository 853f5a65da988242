"""What stands around a number: bounds, the second end of a range, the direction of a change."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from .lexicon import (
    BOUND_MODIFIERS,
    BOUND_SIGNS,
    BOUNDS_AFTER,
    BOUNDS_BY_LAST,
    CONTEST,
    CURRENCY_SIGNS,
    FALLING,
    RISING,
)
from .numerals import Numeral, largest_scale
from .parts import numeral_at
from .quantity import Bound, Measure
from .scanning import DASHES, Tokens
from .units import PERCENT_SIGNS

_SCORE_REACH: Final = 8  # words either side in which a contest is named
_SCORE_LIMIT: Final = 1000  # neither goals nor votes of a chamber reach four digits
# Before a number of hours or years "over" tells how long, not how many, unless one of these stands before it.
_MEASURING: Final = frozenset(
    {
        "are",
        "been",
        "by",
        "for",
        "is",
        "just",
        "last",
        "lasted",
        "lasts",
        "little",
        "of",
        "slightly",
        "takes",
        "took",
        "was",
        "well",
        "were",
    }
)
_CHANGE_REACH: Final = 7  # words before "from A to B" in which a rise or fall makes it a change and not a range


def bound_before(tokens: Tokens, start: int, floor: int) -> tuple[int, Bound]:
    """Bound words that end right before token ``start``, not reaching below ``floor``: first token and bound."""
    if tokens.sign(start - 1) in BOUND_SIGNS and start > floor:
        return start - 1, BOUND_SIGNS[tokens.sign(start - 1)]
    skip = 1 if tokens.sign(start - 1) == "." and tokens.word(start - 2) in {"approx", "est"} else 0
    for words, bound in BOUNDS_BY_LAST.get(tokens.word(start - 1 - skip), ()):
        begin = start - skip - len(words)
        if begin >= floor and tokens.words(begin, words):
            for modifier in BOUND_MODIFIERS:
                earlier = begin - len(modifier)
                if earlier >= floor and tokens.words(earlier, modifier):
                    return earlier, bound
            return begin, bound
    return start, Bound.EXACT


def bound_after(tokens: Tokens, at: int) -> tuple[int, Bound]:
    """Bound words right after a number: the token after them and the bound ("or more", "-plus", "+", "-odd")."""
    if tokens.sign(at) == "+" and tokens.glued(at) and not tokens.numeral(at + 1):
        return at + 1, Bound.AT_LEAST
    first = at + 1 if tokens.hyphen(at) and tokens.word(at + 1) in {"plus", "odd"} else at
    if first == at and tokens.word(at) in {"plus", "odd"}:
        return at, Bound.EXACT  # "$20 million plus $10 million"
    for words, bound in BOUNDS_AFTER.get(tokens.word(first), ()):
        if tokens.words(first, words) and not tokens.numeral(first + len(words)):
            return first + len(words), bound
    return at, Bound.EXACT


def lasting(tokens: Tokens, begin: int, measure: Measure, bound: Bound) -> bool:
    """Whether "over" before a duration means "during" ("over three days"), so that it bounds nothing."""
    if measure is not Measure.DURATION or bound is not Bound.MORE_THAN or tokens.word(begin) != "over":
        return False
    return begin > 0 and tokens.word(begin - 1) not in _MEASURING


def second_end(tokens: Tokens, first: Numeral, start: int, *, money: bool) -> tuple[Numeral, Numeral | None, str]:
    """A second number that belongs to ``first``: both, and "range", "score" or "ratio", or "" where there is none.

    "change" stands for two figures that share a unit: "rose from 20 to 30 miles".

    ``start`` is the first token of the phrase, currency sign included.
    """
    at = first.end
    word, own_unit = tokens.word(at), False
    if tokens.sign(at) in PERCENT_SIGNS and (
        tokens.sign(at + 1) in DASHES or tokens.word(at + 1) in {"to", "and", "or"}
    ):
        at, own_unit = at + 1, True
        word = tokens.word(at)
    joined = tokens.sign(at) in DASHES and tokens.glued(at) == tokens.glued(at + 1)
    hyphened = tokens.hyphen(at) and tokens.word(at + 1) == "to" and tokens.hyphen(at + 2)
    # "18- to 24-year-olds": the first number's noun is left to the second.
    left = tokens.sign(at) in DASHES and tokens.glued(at) and tokens.word(at + 1) in {"to", "or"}
    if left and not hyphened and not tokens.glued(at + 1) and tokens.numeral(at + 2):
        at, joined = at + 1, True
    between = tokens.word(start - 1) == "between" or tokens.words(start - 4, ("between", "the", "ages", "of"))
    if first.vague or not (joined or hyphened or word in {"to", "or"} or (word == "and" and between)):
        return first, None, ""
    at += 3 if hyphened else 1
    if money and tokens.sign(at) in CURRENCY_SIGNS:
        at += 1
    second = numeral_at(tokens, at, money=money)
    if second is None or second.vague or second.ratio or first.ratio or second.unit:
        return first, None, ""
    if word == "or" and first.plain and second.plain and second.low - first.low > max(Decimal(2), first.low):
        return first, None, ""
    return _ends(tokens, first, second, start, joined=joined, own_unit=own_unit, money=money)


def _ends(
    tokens: Tokens, first: Numeral, second: Numeral, start: int, *, joined: bool, own_unit: bool, money: bool
) -> tuple[Numeral, Numeral | None, str]:
    plain = first.plain and second.plain and not own_unit and not money
    to = tokens.word(first.end) == "to"
    if plain and first.low < _SCORE_LIMIT and second.low < _SCORE_LIMIT and (joined or to):
        alone = start == 0 and second.end == len(tokens)
        if (joined and _contest(tokens, first.start, second.end)) or (alone and first.low > second.low):
            return first, second, "score"
        if to and _contest(tokens, first.start, second.end) and tokens.word(start - 1) in CONTEST | {"by"}:
            return first, second, "score"
        if to and second.low == 1 and first.low > 1:
            return first, second, "ratio"
    # "20 to 30 million": the first number shares the scale, as named in the largest words there are for it.
    scale = second.scale if second.scale <= 1000 else largest_scale(second.low)
    if first.scale == 1 < scale and first.low < 1000 and first.low * scale < second.low:
        first = replace(first, low=first.low * scale, high=first.high * scale, scale=scale)
    if to and _changes(tokens, start, own_unit=own_unit, second=second):
        return first, None if own_unit else second, "" if own_unit else "change"
    if first.low >= second.low:
        return first, None, ""
    return first, second, "range"


def _contest(tokens: Tokens, start: int, end: int) -> bool:
    near = (*range(max(0, start - _SCORE_REACH), start), *range(end, min(len(tokens), end + _SCORE_REACH)))
    return any(tokens.word(place) in CONTEST for place in near)


def _changes(tokens: Tokens, start: int, *, own_unit: bool, second: Numeral) -> bool:
    """Whether "A to B" tells a change and its result ("fell 3% to 20", "from 2 to 5") and not a range."""
    begin, _ = bound_before(tokens, start, 0)
    before = tokens.word(begin - 1)
    if before == "from":
        return any(
            tokens.word(place) in RISING | FALLING for place in range(max(0, begin - 1 - _CHANGE_REACH), begin)
        )
    changed = before in RISING | FALLING or (before == "by" and tokens.word(begin - 2) in RISING | FALLING)
    if not changed:
        return False
    # "rose 20 to 30 percent" shares one unit and is a range; "fell 30 to 126" names none.
    shared = tokens.sign(second.end) in PERCENT_SIGNS or tokens.word(second.end) in {"percent", "per"}
    return own_unit or not shared


def direction_of(tokens: Tokens, begin: int, end: int, measure: Measure) -> int:
    """+1 or -1 where the words next to a percentage, or to an amount after "by", state a rise or a fall."""
    percentage = measure in {Measure.PERCENT, Measure.POINTS}
    if not percentage and not (measure is Measure.MONEY and tokens.word(begin - 1) in {"by", "down", "up"}):
        return 0
    for place in range(begin - 1, max(begin - 4, -1), -1):
        word = tokens.word(place)
        if word in RISING or word in FALLING:
            return 1 if word in RISING else -1
        if word not in {"by", "a", "an", "as", "much", "another", "further", "then"} and not word.endswith("ly"):
            break
    word = tokens.word(end)
    if percentage and (word in RISING or word in FALLING):
        return 1 if word in RISING else -1
    return 0
