"""Numerals at a place in the tokens: digits, words, fractions and vague numbers, each with its scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .lexicon import (
    FRACTION_WORDS,
    MONEY_ONLY_SCALES,
    SCALES,
    SHORT_SCALES,
    TENS_IN_WORDS,
    UNITS_IN_WORDS,
    VAGUE,
    VAGUE_BEFORE_SCALE,
)
from .scanning import Kind, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A value at ``tokens[start:end]``.

    ``figures`` counts the significant figures written; ``scale`` is the factor of the scale word, 1 without one;
    ``words`` tells letters from digits; ``ratio`` marks a fraction of something ("a tenth").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    figures: int
    scale: Decimal = Decimal(1)
    words: bool = False
    vague: bool = False
    ratio: bool = False


def significant_figures(written: str) -> int:
    """Significant figures of a written numeral; trailing zeros of a whole number do not count."""
    digits = written.replace(",", "").strip("-−+")
    whole, point, decimals = digits.partition(".")
    significant = (whole + decimals).lstrip("0") if point else whole.lstrip("0").rstrip("0")
    return max(1, len(significant))


def numeral_at(tokens: Sequence[Token], at: int, *, money: bool = False) -> Numeral | None:
    """The longest numeral that starts at token ``at``; ``money`` allows the scales written t and mm."""
    if at >= len(tokens):
        return None
    if tokens[at].kind is Kind.NUMERAL:
        return _from_digits(tokens, at, money=money)
    if tokens[at].kind is Kind.WORD:
        return _vague(tokens, at) or _fraction_in_words(tokens, at) or _from_words(tokens, at)
    return None


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The lower-case word at ``at``, or "" where there is none."""
    return tokens[at].lower if 0 <= at < len(tokens) and tokens[at].kind is Kind.WORD else ""


def sign_at(tokens: Sequence[Token], at: int) -> str:
    """The sign at ``at``, or "" where there is none."""
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].kind is Kind.SIGN else ""


def glued_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands at ``at`` with no white space before it."""
    return 0 < at < len(tokens) and tokens[at].glued


def _from_digits(tokens: Sequence[Token], at: int, *, money: bool) -> Numeral | None:
    written = "".join(c for c in tokens[at].text if c in "0123456789.")
    value = Decimal(written)
    figures = significant_figures(written)
    end = at + 1
    # "5,36 million": a decimal comma is read only before a scale word or a percent sign.
    if (
        sign_at(tokens, end) == ","
        and glued_at(tokens, end)
        and glued_at(tokens, end + 1)
        and tokens[end + 1].kind is Kind.NUMERAL
        and len(tokens[end + 1].text) <= 2
        and tokens[end + 1].text.isdigit()
        and (word_at(tokens, end + 2) in SCALES or sign_at(tokens, end + 2) == "%")
    ):
        value = Decimal(f"{written}.{tokens[end + 1].text}")
        figures = significant_figures(f"{written}.{tokens[end + 1].text}")
        end += 2
    fraction = _slash_fraction(tokens, at, end)
    if fraction is not None:
        return fraction
    # "2 and a half million", "2½"
    extra, after = _and_a_half(tokens, end)
    if extra:
        value, end = value + extra, after
        figures = significant_figures(str(value))
    factor, end = _scale_at(tokens, end, money=money)
    return Numeral(start=at, end=end, low=value * factor, high=value * factor, figures=figures, scale=factor)


def _slash_fraction(tokens: Sequence[Token], at: int, end: int) -> Numeral | None:
    if not (sign_at(tokens, end) == "/" and glued_at(tokens, end) and glued_at(tokens, end + 1)):
        return None
    over, under = tokens[at].text, tokens[end + 1].text
    if tokens[end + 1].kind is not Kind.NUMERAL or not (over.isdigit() and under.isdigit()):
        return None
    if not 0 < int(over[:4]) < int(under[:4]) or len(under) > 3:
        return None
    value = Decimal(int(over)) / Decimal(int(under))
    return Numeral(start=at, end=end + 2, low=value, high=value, figures=1, ratio=True)


def _and_a_half(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    if word_at(tokens, at) == "and" and word_at(tokens, at + 1) == "a":
        if word_at(tokens, at + 2) == "half":
            return Decimal("0.5"), at + 3
        if word_at(tokens, at + 2) == "quarter":
            return Decimal("0.25"), at + 3
    if sign_at(tokens, at) == "½" and glued_at(tokens, at):
        return Decimal("0.5"), at + 1
    return Decimal(0), at


def _scale_at(tokens: Sequence[Token], at: int, *, money: bool) -> tuple[Decimal, int]:
    """Scale words from ``at`` on: "million", "hundred thousand", "bn", "k"."""
    factor = Decimal(1)
    if sign_at(tokens, at) == "-" and glued_at(tokens, at) and glued_at(tokens, at + 1):
        if word_at(tokens, at + 1) in SCALES:
            at += 1
    while word_at(tokens, at) in SCALES:
        factor *= SCALES[word_at(tokens, at)]
        at += 1
    if factor != 1:
        return factor, at
    short = word_at(tokens, at)
    if short not in SHORT_SCALES:
        return factor, at
    if len(short) == 1 and short != "k" and not (tokens[at].glued or money):
        return factor, at
    if short in MONEY_ONLY_SCALES and not money:
        return factor, at
    if short == "mil" and not money:
        return factor, at
    return SHORT_SCALES[short], at + 1


def _small_words(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A number below 100 in words: "six", "twenty-five", "ninety nine"."""
    word = word_at(tokens, at)
    if word in TENS_IN_WORDS:
        value, end = TENS_IN_WORDS[word], at + 1
        hyphen = 1 if sign_at(tokens, end) in {"-", "‐", "‑"} and glued_at(tokens, end) else 0
        unit = UNITS_IN_WORDS.get(word_at(tokens, end + hyphen), 0)
        if 1 <= unit <= 9 and (not hyphen or glued_at(tokens, end + hyphen)):
            return value + unit, end + hyphen + 1
        return value, end
    if word in UNITS_IN_WORDS:
        return UNITS_IN_WORDS[word], at + 1
    return None


def _from_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A number in words: "two hundred and fifty thousand", "a million", "six hundred billion", "a dozen"."""
    total, group, end, seen = Decimal(0), Decimal(0), at, False
    if word_at(tokens, at) in {"a", "an"}:
        following = word_at(tokens, at + 1)
        if following == "dozen":
            return Numeral(start=at, end=at + 2, low=Decimal(12), high=Decimal(12), figures=2, words=True)
        if following not in SCALES:
            return None
        group, end, seen = Decimal(1), at + 1, True
    while True:
        if seen and word_at(tokens, end) == "and" and _small_words(tokens, end + 1) and group >= 100:
            small = _small_words(tokens, end + 1)
        elif group % 100 == 0:
            small = _small_words(tokens, end)
        else:
            small = None
        if small is not None:
            group, end, seen = group + small[0], small[1], True
            continue
        extra, after = _and_a_half(tokens, end) if seen else (Decimal(0), end)
        if extra:
            group, end = group + extra, after
        if not seen:
            return None
        word = word_at(tokens, end)
        if word == "dozen" and group:
            group, end = group * 12, end + 1
        elif word == "hundred" and group:
            group, end = group * 100, end + 1
            continue
        elif word in SCALES and group:
            total, group, end = total + group * SCALES[word], Decimal(0), end + 1
            continue
        break
    value = total + group
    if value == 0 and word_at(tokens, at) != "zero":
        return None
    figures = significant_figures(format(value, "f"))
    return Numeral(start=at, end=end, low=value, high=value, figures=figures, words=True, scale=_largest_scale(value))


def _largest_scale(value: Decimal) -> Decimal:
    for factor in (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000)):
        if value >= factor:
            return factor
    return Decimal(1)


def _fraction_in_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Fractions in words: "half a million", "a tenth", "two-thirds", "three quarters of a million"."""
    word = word_at(tokens, at)
    if word == "half":
        over, under, end = 1, 2, at + 1
    elif word in {"a", "one"} or 2 <= UNITS_IN_WORDS.get(word, 0) <= 19:
        end = at + 1
        if sign_at(tokens, end) == "-" and glued_at(tokens, end):
            end += 1
        name = word_at(tokens, end)
        over = UNITS_IN_WORDS.get(word, 1)
        plural = name.endswith("s") or name == "halves"
        if name not in FRACTION_WORDS or plural != (over > 1):
            return None
        under, end = FRACTION_WORDS[name], end + 1
    else:
        return None
    value = Decimal(over) / Decimal(under)
    # "half a million", "a quarter of a million", "half of a billion"
    after = end + 1 if word_at(tokens, end) == "of" else end
    if word_at(tokens, after) == "a" and word_at(tokens, after + 1) in SCALES:
        factor = SCALES[word_at(tokens, after + 1)]
        scaled = value * factor
        figures = significant_figures(format(value.normalize(), "f"))
        return Numeral(start=at, end=after + 2, low=scaled, high=scaled, figures=figures, scale=factor, words=True)
    return Numeral(start=at, end=end, low=value, high=value, figures=1, words=True, ratio=True)


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Numbers without a definite value: "dozens", "tens of millions", "several hundred", "a few thousand"."""
    word = word_at(tokens, at)
    start = at
    if word in VAGUE:
        low, high = VAGUE[word]
        end = at + 1
        if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in {
            "thousands",
            "millions",
            "billions",
            "trillions",
        }:
            factor = SCALES[word_at(tokens, end + 1).rstrip("s")]
            return Numeral(
                start=start,
                end=end + 2,
                low=low * factor,
                high=high * factor,
                figures=1,
                scale=factor,
                words=True,
                vague=True,
            )
        if word in {"tens", "scores"}:
            return None
        return Numeral(start=start, end=end, low=low, high=high, figures=1, words=True, vague=True)
    if word == "a" and word_at(tokens, at + 1) in {"few", "couple"}:
        at += 1
        word = word_at(tokens, at)
    if word in VAGUE_BEFORE_SCALE:
        low, high = VAGUE_BEFORE_SCALE[word]
        end = at + 1
        if word == "couple" and word_at(tokens, end) == "of":
            end += 1
        factor = Decimal(1)
        while word_at(tokens, end) in SCALES:
            factor *= SCALES[word_at(tokens, end)]
            end += 1
        if factor == 1:
            return None
        return Numeral(
            start=start,
            end=end,
            low=low * factor,
            high=high * factor,
            figures=1,
            scale=factor,
            words=True,
            vague=True,
        )
    return None
