"""The nouns that counts count: plural and singular, and the search for them."""

from typing import Final

from .lexicon import (
    IRREGULAR_PLURALS,
    NEVER_CROSSED,
    NOT_PLURAL,
    SCALES,
    TENS_IN_WORDS,
    UNCHANGED_PLURALS,
    UNITS_IN_WORDS,
)
from .scanning import Kind, Tokens

REACH: Final = 5  # words a count looks ahead for its noun; no longer group of modifiers stood in 20 news articles

_PLURALS: Final = {single: several for several, single in IRREGULAR_PLURALS.items()} | {
    "suv": "SUVs",
    "inch": "inches",
}


def singular(noun: str) -> str:
    """The singular of a plural noun in lower case, by the common rules of English spelling."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun in UNCHANGED_PLURALS:
        return noun
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun


def plural(noun: str) -> str:
    """The plural of a singular noun, by the common rules of English spelling."""
    if noun in UNCHANGED_PLURALS:
        return noun
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man") and noun not in {"human", "german", "roman", "ottoman", "shaman", "talisman"}:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def is_plural(noun: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if noun in IRREGULAR_PLURALS or noun in UNCHANGED_PLURALS or (noun.endswith("men") and len(noun) > 4):
        return True
    return (
        len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s"))
        and noun not in NOT_PLURAL
    )


def counted_noun(tokens: Tokens, at: int, *, one: bool, across_and: bool = False) -> tuple[str, int] | None:
    """The noun that a number before ``at`` counts, singular, and the token after it.

    if not (len(noun) > 3 and noun.endswith("s")) or noun in NOT_PLURAL:
        return False
    return not noun.endswith(("ss", "us", "is", "'s"))
    one "and" between adjectives. Numbers that name a model ("five 787 Dreamliner jets") are passed over.
    """
    place, words = at, 0
    while place < len(tokens) and words < REACH:
        token = tokens[place]
        if token.opens:
            return None
        if tokens.hyphen(place):
            place += 1
            continue
        if _initial(tokens, place):
            place += 2
            continue
        words += 1
        skipped = token.kind is Kind.CODE or _in_a_model(tokens, place) or (across_and and token.lower == "and")
        if not skipped:
            if token.kind is not Kind.WORD or token.lower in NEVER_CROSSED or _another_number(tokens, place):
                return None
            if one:
                return (token.lower, place + 1) if token.text.islower() else None
            if is_plural(token.lower):
                return singular(token.lower), place + 1
        place += 1
    return None


def _initial(tokens: Tokens, at: int) -> bool:
    """Whether a letter of an abbreviation with points stands at ``at``: "11 U.S. citizens"."""
    return (
        tokens[at].kind is Kind.WORD
        and len(tokens[at].text) == 1
        and tokens.sign(at + 1) == "."
        and tokens.glued(at + 1)
    )


def _another_number(tokens: Tokens, at: int) -> bool:
    """Whether a number in words stands at ``at`` and is no part of a compound ("four-wheel-drive systems")."""
    word = tokens.word(at)
    return (word in UNITS_IN_WORDS or word in TENS_IN_WORDS or word in SCALES) and not tokens.hyphen(at + 1)


def _in_a_model(tokens: Tokens, at: int) -> bool:
    """Whether digits are part of a name: a capitalised word follows, or a dash joins them to a code."""
    if not tokens.numeral(at).isdigit():
        return False
    if tokens.glued(at) and tokens.hyphen(at - 1):
        return True
    return tokens.has(at + 1) and tokens[at + 1].kind is Kind.WORD and tokens[at + 1].text[0].isupper()
