"""Numerals at a place in the tokens: digits and number words, each with its scale."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .lexicon import (
    FRACTION_SIGNS,
    MONEY_SCALES,
    NEVER_CROSSED,
    SCALES,
    SHORT_SCALES,
    TENS_IN_WORDS,
    UNITS_IN_WORDS,
)
from .scanning import Tokens

LONGEST: Final = (
    40  # characters of a numeral; longer strings of digits are keys and codes, and no newspaper's figures
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A value at ``tokens[start:end]``.

    ``figures`` counts the significant figures written; ``scale`` is the factor of the scale word, 1 without one;
    ``words`` tells letters from digits; ``ratio`` marks a part of something ("a tenth"); ``unit`` is a unit that
    stands inside the phrase ("half an hour").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    figures: int = 1
    scale: Decimal = Decimal(1)
    words: bool = False
    vague: bool = False
    ratio: bool = False
    unit: str | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing but digits is written."""
        return not self.words and self.scale == 1


def significant_figures(written: str) -> int:
    """Significant figures of a written numeral; trailing zeros of a whole number do not count."""
    whole, point, decimals = written.partition(".")
    significant = (whole + decimals).lstrip("0") if point else whole.strip("0")
    return max(1, len(significant))


def from_digits(tokens: Tokens, at: int, *, money: bool) -> Numeral | None:
    """Digits with separators, a fraction after them and a scale: "2,000", "5.5 million", "2½", "600bn"."""
    mantissa, _, exponent = tokens[at].lower.partition("e")
    written = "".join(sign for sign in mantissa if sign in "0123456789.")
    if len(written) > LONGEST:
        return None
    end = at + 1
    if exponent:
        value = Decimal(written) * Decimal(10) ** int(exponent)
        figures = significant_figures(written)
        return Numeral(start=at, end=end, low=value, high=value, figures=figures, scale=largest_scale(value))
    decimals = _decimal_comma(tokens, end)
    if decimals:
        written, end = f"{written}.{decimals}", end + 2
    else:
        fraction = _slash(tokens, at)
        if fraction is not None:
            return fraction
    value, figures = Decimal(written), significant_figures(written)
    extra, end = and_a_half(tokens, end)
    if extra:
        value += extra
        figures = significant_figures(format(value, "f"))
    factor, end = _scale(tokens, end, money=money)
    return Numeral(start=at, end=end, low=value * factor, high=value * factor, figures=figures, scale=factor)


def _decimal_comma(tokens: Tokens, at: int) -> str:
    """The decimals of "5,36 million": a decimal comma is read only before a scale word or a percent sign."""
    decimals = tokens.numeral(at + 1)
    if not (tokens.sign(at) == "," and tokens.glued(at) and tokens.glued(at + 1) and decimals.isdigit()):
        return ""
    follows = (
        tokens.word(at + 2) in SCALES or tokens.word(at + 2) in SHORT_SCALES or tokens.sign(at + 2) in {"%", "€"}
    )
    return decimals if len(decimals) < 3 and follows else ""


def _slash(tokens: Tokens, at: int) -> Numeral | None:
    """ "1/3": a fraction where it is all there is, where "of" follows, or with a customary denominator."""
    over, under = tokens[at].text, tokens.numeral(at + 2)
    if not (tokens.sign(at + 1) == "/" and tokens.glued(at + 1) and tokens.glued(at + 2)):
        return None
    if not (over.isdigit() and under.isdigit() and len(over) < 4 and len(under) < 4 and 0 < int(over) < int(under)):
        return None
    alone = at == 0 and len(tokens) == 3
    if not (alone or tokens.word(at + 3) == "of" or under in {"2", "3", "4", "8", "10", "16"}):
        return None
    if tokens.sign(at + 3) == "/" and tokens.glued(at + 3):
        return None
    value = Decimal(int(over)) / Decimal(int(under))
    return Numeral(start=at, end=at + 3, low=value, high=value, ratio=True)


def and_a_half(tokens: Tokens, at: int) -> tuple[Decimal, int]:
    """What "and a half", "and a quarter" or "½" adds, and the token after it."""
    if tokens.word(at) == "and" and tokens.word(at + 1) in {"a", "one", "three"}:
        part = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}.get(
            tokens.word(at + 2)
        )
        if part is not None and (part == Decimal("0.75")) == (tokens.word(at + 1) == "three"):
            return part, at + 3
    if tokens.glued(at) and tokens[at].text in FRACTION_SIGNS:
        return FRACTION_SIGNS[tokens[at].text], at + 1
    return Decimal(0), at


def _scale(tokens: Tokens, at: int, *, money: bool) -> tuple[Decimal, int]:
    """Scale words from ``at`` on: "million", "hundred thousand", "-billion", "bn", "k"."""
    factor = Decimal(1)
    if tokens.hyphen(at) and tokens.word(at + 1) in SCALES:
        at += 1
    while (scale := _scale_word(tokens, at)) is not None and factor < Decimal(10**15):
        factor *= scale
        at += 1
    if factor == 1 and tokens.word(at) == "dozen":
        return Decimal(12), at + 1
    if factor > 1:
        return factor, at
    short = tokens.word(at)
    if short in MONEY_SCALES and (money or (tokens[at].text == "T" and tokens.glued(at))):
        return MONEY_SCALES[short], at + 1
    if short not in SHORT_SCALES or (len(short) == 1 and not (tokens.glued(at) or money)):
        return factor, at
    if short == "m" and not money and _metres(tokens, at):
        return factor, at
    return SHORT_SCALES[short], at + 1


def _scale_word(tokens: Tokens, at: int) -> Decimal | None:
    """The factor of the scale word at ``at``; "grand" is one only where no noun follows: no piano, no slam."""
    word = tokens.word(at)
    if word == "grand" and (
        tokens[at].text != word or (tokens.word(at + 1) and tokens.word(at + 1) not in NEVER_CROSSED)
    ):
        return None
    return SCALES.get(word)


def _metres(tokens: Tokens, at: int) -> bool:
    """Whether a glued "m" is the metre by the word after it: "5m high", "the 100m sprint", "20m x 30m"."""
    after = at + 2 if tokens.hyphen(at + 1) else at + 1
    return tokens.word(after) in {
        "high", "tall", "long", "wide", "deep", "away", "race", "sprint", "final", "freestyle", "hurdles", "relay",
        "dash", "butterfly", "backstroke", "breaststroke", "backward", "below", "above", "from", "x", "waves",
        "record",
    }  # fmt: skip


def small_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number below 100 in words and the token after it: "six", "twenty-five", "ninety nine"."""
    word = tokens.word(at)
    if word in UNITS_IN_WORDS:
        return UNITS_IN_WORDS[word], at + 1
    if word not in TENS_IN_WORDS:
        return None
    end = at + 2 if tokens.hyphen(at + 1) else at + 1
    unit = UNITS_IN_WORDS.get(tokens.word(end), 0)
    if 0 < unit < 10:
        return TENS_IN_WORDS[word] + unit, end + 1
    return TENS_IN_WORDS[word], at + 1


def from_words(tokens: Tokens, at: int) -> Numeral | None:
    """A number in words: "two hundred and fifty thousand", "a million", "six point five", "two dozen"."""
    total, group, end = Decimal(0), Decimal(0), at
    if tokens.word(at) in {"a", "an"}:
        if _scale_word(tokens, at + 1) is None and tokens.word(at + 1) != "dozen":
            return None
        group, end = Decimal(1), at + 1
    elif small_words(tokens, at) is None:
        return None
    while True:
        group, end, decimals = _group(tokens, end, group, first=end == at)
        word = tokens.word(end)
        scale = _scale_word(tokens, end) or (SHORT_SCALES.get(word) if len(word) > 1 else None)
        if word == "dozen" and group and not total:
            group, end = group * 12, end + 1
        elif scale == 100 and 0 < group < 100:
            group, end = group * 100, end + 1
            continue
        elif scale is not None and group:
            total, group, end = total + group * scale, Decimal(0), end + 1
            continue
        break
    value = total + group
    figures = significant_figures(format(value, "f")) if not decimals else significant_figures(format(group, "f"))
    return Numeral(start=at, end=end, low=value, high=value, figures=figures, words=True, scale=largest_scale(value))


def _group(tokens: Tokens, at: int, group: Decimal, *, first: bool) -> tuple[Decimal, int, bool]:
    """Adds what stands before the next scale word to ``group``; also tells whether decimals were read."""
    start = at + 1 if not first and tokens.word(at) == "and" else at
    small = small_words(tokens, start)
    if small is not None and group % 100 == 0 and (start == at or (group or small[0] < 100)):
        group, at = group + small[0], small[1]
    if tokens.word(at) == "point" and tokens.word(at + 1) in UNITS_IN_WORDS:
        digits = ""
        at += 1
        while UNITS_IN_WORDS.get(tokens.word(at), 10) < 10 and len(digits) < LONGEST:
            digits, at = digits + str(UNITS_IN_WORDS[tokens.word(at)]), at + 1
        if digits:
            return group + Decimal(f"0.{digits}"), at, True
    extra, at = and_a_half(tokens, at) if group else (Decimal(0), at)
    return group + extra, at, bool(extra)


def largest_scale(value: Decimal) -> Decimal:
    """The largest named scale that ``value`` reaches, 1 below a thousand."""
    for factor in (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000)):
        if value >= factor:
            return factor
    return Decimal(1)
