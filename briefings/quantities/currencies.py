"""Currencies before and after an amount: signs, codes and names."""

import re
from typing import Final

from .lexicon import (
    CURRENCY_CODES,
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    DOLLAR_LETTERS,
    MINOR_UNITS,
    NATIONAL_CURRENCIES,
    PAYING,
    WEIGHING,
)
from .numerals import Numeral
from .quantity import Measure
from .scanning import Tokens
from .units import UnitFound

_YUAN: Final = re.compile(r"\b(?:yuan|renminbi|RMB)\b", re.IGNORECASE)
_YEN: Final = re.compile(r"\b(?:yen|Japan\w*)\b", re.IGNORECASE)


def before_amount(tokens: Tokens, at: int) -> tuple[int, str | None, int]:
    """A currency before the number: first token of the phrase, ISO code or None, token of the number."""
    sign = tokens.sign(at)
    if sign in CURRENCY_SIGNS and tokens.numeral(at + 1):
        start, currency = at, CURRENCY_SIGNS[sign]
        letters = tokens.word(at - 1) if tokens.glued(at) else ""
        if sign == "$" and letters in DOLLAR_LETTERS:
            start, currency = at - 1, DOLLAR_LETTERS[letters]
        elif sign in "¥￥" and (letters in {"cn", "rmb"} or _tells_yuan(tokens)):
            start, currency = (at - 1 if letters in {"cn", "rmb"} else at), "CNY"
        return start, currency, at + 1
    code = CURRENCY_CODES.get(tokens.word(at))
    if code is not None and (tokens[at].text != tokens[at].lower or at == 0):
        number = at + 2 if tokens.sign(at + 1) in {".", "$"} and tokens.glued(at + 1) else at + 1
        if tokens.numeral(number):
            return at, code, number
    return at, None, at


def _tells_yuan(tokens: Tokens) -> bool:
    return _YUAN.search(tokens.text) is not None and _YEN.search(tokens.text) is None


def after_amount(tokens: Tokens, number: Numeral) -> UnitFound | None:
    """A currency after its amount: a name, a name with its nationality, a code, a sign, cents."""
    at = number.end + 1 if tokens.hyphen(number.end) else number.end
    if tokens.word(at) == "u" and tokens.sign(at + 1) == "." and tokens.word(at + 2) == "s":
        at += 4 if tokens.sign(at + 3) == "." else 3
        return _money(at + 1, "USD") if CURRENCY_NAMES.get(tokens.word(at)) == "USD" else None
    word, text = tokens.word(at), tokens[at].text if tokens.has(at) else ""
    for place in (at + 1, at + 2):
        pair = f"{tokens.word(place - 1)} {tokens.word(place).removesuffix('s')}"
        if pair in NATIONAL_CURRENCIES:
            return _money(place + 1, NATIONAL_CURRENCIES[pair])
    if text in MINOR_UNITS or word in MINOR_UNITS:
        return UnitFound(end=at + 1, measure=Measure.MONEY, currency=MINOR_UNITS.get(word or text), minor=True)
    if text in {"p", "c"} and tokens.glued(at) and number.plain:
        return UnitFound(end=at + 1, measure=Measure.MONEY, currency="GBP" if text == "p" else "USD", minor=True)
    if word in CURRENCY_NAMES:
        return _named(tokens, number, at)
    # In lower case "try", "pen", "cop" and "rub" are words.
    if word in CURRENCY_CODES and (text.isupper() or (len(word) > 2 and word not in {"try", "pen", "cop", "rub"})):
        return _money(at + 1, CURRENCY_CODES[word])
    if tokens.sign(at) in CURRENCY_SIGNS:
        # "costs 5 $10": the sign belongs to the number after it when glued to that.
        return None if tokens.glued(at + 1) and tokens.numeral(at + 1) else _money(at + 1, CURRENCY_SIGNS[text])
    return None


def _named(tokens: Tokens, number: Numeral, at: int) -> UnitFound | None:
    word = tokens.word(at)
    if word == "won" and (
        number.low < 1000 or tokens.word(at + 1) in {"the", "a", "an", "by", "his", "her", "their"}
    ):
        return None  # "the 12 won the cup"
    if tokens.word(at + 1) == "sterling":
        return _money(at + 2, "GBP")
    if word in {"pound", "pounds"} and not _paid_in_pounds(tokens, number, at):
        return UnitFound(end=at + 1, measure=Measure.MASS, unit="pound")
    return _money(at + 1, CURRENCY_NAMES[word])


def _paid_in_pounds(tokens: Tokens, number: Numeral, at: int) -> bool:
    near = [tokens.word(place) for place in range(max(0, number.start - 8), min(len(tokens), at + 6))]
    if number.scale >= 10**6:
        return True
    if any(word in WEIGHING for word in near):
        return False
    return "£" in tokens.text or any(word in PAYING for word in near)


def _money(end: int, currency: str) -> UnitFound:
    return UnitFound(end=end, measure=Measure.MONEY, currency=currency)
