"""Fractions and vague numbers in words, and the one entry that reads any numeral."""

from decimal import Decimal

from .lexicon import (
    FRACTION_SIGNS,
    FRACTIONS,
    NAMED_HALVES,
    SCALES,
    TIME_UNITS,
    UNITS,
    UNITS_IN_WORDS,
    VAGUE,
    VAGUE_BEFORE_SCALE,
)
from .numerals import Numeral, from_digits, from_words, significant_figures
from .scanning import Kind, Tokens


def numeral_at(tokens: Tokens, at: int, *, money: bool = False) -> Numeral | None:
    """The longest numeral that starts at token ``at``; ``money`` allows the scales written t and mm."""
    if not tokens.has(at):
        return None
    if tokens[at].kind is Kind.NUMERAL:
        return from_digits(tokens, at, money=money)
    if tokens[at].text in FRACTION_SIGNS and not tokens.glued(at):
        value = FRACTION_SIGNS[tokens[at].text]
        return Numeral(start=at, end=at + 1, low=value, high=value, ratio=True)
    if tokens[at].kind is Kind.WORD:
        return _vague(tokens, at) or _fraction(tokens, at) or from_words(tokens, at)
    return None


def _fraction(tokens: Tokens, at: int) -> Numeral | None:
    """ "a tenth", "two-thirds", "half a million", "a quarter of an hour", "half a dozen"."""
    word = tokens.word(at)
    if word == "half":
        if tokens.word(at - 1) in NAMED_HALVES or tokens.word(at - 1) == "a":
            return None
        over, under, end = 1, 2, at + 1
    elif word in {"a", "one"} or 1 < UNITS_IN_WORDS.get(word, 0) < 20:
        end = at + 2 if tokens.hyphen(at + 1) else at + 1
        name = tokens.word(end)
        over = UNITS_IN_WORDS.get(word, 1)
        if name not in FRACTIONS or name.endswith("s") != (over > 1):
            return None
        under, end = FRACTIONS[name], end + 1
    else:
        return None
    value = Decimal(over) / Decimal(under)
    return _of_something(tokens, at, end, value) or Numeral(
        start=at, end=end, low=value, high=value, words=True, ratio=True
    )


def _of_something(tokens: Tokens, start: int, end: int, value: Decimal) -> Numeral | None:
    """A fraction of a scale, a dozen or a unit of time: "half a million", "half an hour"."""
    after = end + 1 if tokens.word(end) == "of" or tokens.hyphen(end) else end
    if tokens.word(after) in {"a", "an"}:
        after += 1
    elif after == end or tokens.word(end) == "of":
        return None
    noun = tokens.word(after)
    figures = significant_figures(format(value, "f").rstrip("0"))
    factor = Decimal(12) if noun == "dozen" else SCALES.get(noun)
    if factor is not None:
        value = (value * factor).normalize()
        return Numeral(start=start, end=after + 1, low=value, high=value, figures=figures, scale=factor, words=True)
    if noun in UNITS and UNITS[noun][0] in TIME_UNITS:
        return Numeral(
            start=start, end=after + 1, low=value, high=value, figures=figures, words=True, unit=UNITS[noun][0]
        )
    return None


def _vague(tokens: Tokens, at: int) -> Numeral | None:
    """Numbers without a definite value: "dozens", "tens of millions", "several hundred", "a few thousand"."""
    start, word = at, tokens.word(at)
    if word in VAGUE:
        return _plural_scale(tokens, at)
    if word == "a" and tokens.word(at + 1) == "few":
        at, word = at + 1, "few"
    elif word == "a" and tokens.word(at + 1) == "couple":
        return _couple(tokens, at)
    if word not in VAGUE_BEFORE_SCALE:
        return None
    low, high = VAGUE_BEFORE_SCALE[word]
    factor, end = Decimal(1), at + 1
    while tokens.word(end) in SCALES or tokens.word(end) == "dozen":
        factor *= SCALES.get(tokens.word(end), Decimal(12))
        end += 1
        if factor > 10**18:
            return None
    if factor == 1:
        return None
    return Numeral(start=start, end=end, low=low * factor, high=high * factor, scale=factor, words=True, vague=True)


def _plural_scale(tokens: Tokens, at: int) -> Numeral | None:
    low, high = VAGUE[tokens.word(at)]
    following = tokens.word(at + 2)
    if tokens.word(at + 1) == "of" and following in VAGUE and following.removesuffix("s") in SCALES:
        factor = SCALES[following.removesuffix("s")]
        return Numeral(
            start=at, end=at + 3, low=low * factor, high=high * factor, scale=factor, words=True, vague=True
        )
    if tokens.word(at) == "tens" or (tokens.word(at) == "scores" and tokens.word(at + 1) != "of"):
        return None
    return Numeral(start=at, end=at + 1, low=low, high=high, words=True, vague=True)


def _couple(tokens: Tokens, at: int) -> Numeral | None:
    """ "a couple of hundred": two of a scale, vague."""
    end = at + 3 if tokens.word(at + 2) == "of" else at + 2
    factor = SCALES.get(tokens.word(end), Decimal(12) if tokens.word(end) == "dozen" else None)
    if factor is None:
        return None
    return Numeral(start=at, end=end + 1, low=factor * 2, high=factor * 3, scale=factor, words=True, vague=True)
