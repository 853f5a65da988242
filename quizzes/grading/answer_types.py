"""Read the type of an answer off its texts and the question that asks for it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ...briefings.quantities import Measure
from ..question import AnswerType
from .keys import Gold, asks_metres, members_of
from .normalization import words_of
from .notation import without_parentheses
from .tables import country_named, form_of, is_given_name, is_place, load, names_a_thing, organisation_forms, titles

_YES_NO: Final = re.compile(r"(?:yes|no|true|false|correct|incorrect)\W*", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\b(?:when|(?:a|the) year|what (?:year|date|day|month|decade|century)|which (?:year|date|day|month"
    r"|decade|century)|in (?:what|which) (?:year|month))\b",
    re.IGNORECASE,
)
_HOW_MANY: Final = re.compile(
    r"\b(?:how (?:many|much|old|tall|long|far|high|big|large|fast|heavy|wide|deep)|what (?:number"
    r"|percentage|percent|share|proportion))\b",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"\b(?:who|whom|whose|who's)\b", re.IGNORECASE)
_WHERE: Final = re.compile(
    r"\b(?:where|(?:which|what) (?:\w+ ){0,2}(?:country|city|state|nation|town|capital|island|province"
    r"|region|continent|river|county|village))\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}(?:company|firm|agency|organi[sz]ation|bank|party|team|club"
    r"|university|newspaper|outlet|"
    r"group|body|court|ministry|department|airline|broadcaster|union|institution|publisher|institute)\b",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(
    r"\b(?:name|list|which|what|who) (?:are |were )?(?:the )?(?:two|three|four|five|six|both|2|3|4|5|6)\b|\bboth\b",
    re.IGNORECASE,
)
_TITLED: Final = frozenset(
    {"book", "novel", "film", "movie", "song", "album", "play", "opera", "musical", "painting", "poem", "series"}
    | {"show", "game", "magazine"}
)
_WHICH: Final = frozenset(("which", "what"))  # without one of them most patterns need not be searched for
_WRITTEN_WORD: Final = re.compile(r"\w+")
_NUMERIC: Final = {
    Measure.MONEY: AnswerType.MONEY,
    Measure.PERCENT: AnswerType.PERCENT,
    Measure.POINTS: AnswerType.PERCENT,
    Measure.DURATION: AnswerType.TIME_SPAN,
}


def type_of_answer(accept: Sequence[str], *, question: str = "") -> AnswerType:
    """The type by which replies to ``question`` are compared with ``accept``.

    The first accepted text decides; the question settles what the text leaves open (a bare year, a name).
    """
    load()
    return _type(accept[0], question) if accept else AnswerType.WORDS


@lru_cache(maxsize=2048)
def _type(accepted: str, question: str) -> AnswerType:
    text = without_parentheses(accepted.strip())
    if _YES_NO.fullmatch(text):
        return AnswerType.YES_NO
    numeric = _numeric(Gold(text, asks_metres(question)), question)
    if numeric is not None:
        return numeric
    if _is_list(text, question):
        return AnswerType.LIST
    return _named(text, question)


_JOINED: Final = re.compile(r"[,;&+]|\band\b")


def _is_list(text: str, question: str) -> bool:
    """Three short members set off by commas, or two where the question asks for several."""
    if not _JOINED.search(text):  # for speed alone
        return False
    members = members_of(text)
    if len(members) < 2 or not all(len(words_of(member)) <= 4 for member in members):
        return False
    if _PLURAL.search(question):
        return True
    # "Inglewood, California, USA" is one place.
    return "," in text and len(members) > 2 and country_named(form_of(members[-1])) is None


def _numeric(gold: Gold, question: str) -> AnswerType | None:
    if gold.date is None and gold.quantity is None:  # for speed alone
        return None
    dated = _WHEN.search(question) is not None
    counted = _HOW_MANY.search(question) is not None
    if not dated and not counted and _WHO.search(question):
        return None  # "two amateur astronomers"
    if not counted and gold.date is not None and (dated or gold.quantity is None):
        return AnswerType.DATE
    quantity = gold.quantity
    if quantity is None or quantity.measure is Measure.ORDINAL:
        return AnswerType.DATE if gold.date is not None and not counted else None
    bare_year = gold.date is not None and gold.date.month is None and quantity.measure is Measure.NUMBER
    if bare_year and not counted:
        return AnswerType.DATE
    return _NUMERIC.get(quantity.measure, AnswerType.FIGURE)


def _named(text: str, question: str) -> AnswerType:
    form = form_of(text)
    if country_named(form) is not None:
        return AnswerType.PLACE
    if organisation_forms(form):
        return AnswerType.ORGANISATION
    if not any(c.isupper() for c in text):
        return AnswerType.WORDS
    asked = frozenset(_WRITTEN_WORD.findall(question.casefold()))
    if text[:1] in "\"'“‘" or (not _TITLED.isdisjoint(asked) and not _WHO.search(question)):
        return AnswerType.TITLE
    which = not _WHICH.isdisjoint(asked)
    if ((which or "where" in asked) and _WHERE.search(question)) or is_place(text):
        return AnswerType.PLACE
    if which and _BODY.search(question):
        return AnswerType.ORGANISATION
    if is_person(text, question):
        return AnswerType.PERSON
    return AnswerType.WORDS


@lru_cache(maxsize=8192)
def is_person(text: str, question: str) -> bool:
    """Whether a capitalised answer reads as a person's name: its own words, or a question that asks who."""
    names = [word for word in text.replace("-", " ").split() if word[:1].isalpha()]
    lowered = [word for word in names if word[0].islower()]
    if len(names) == len(lowered) or len(names) > 6 or len(lowered) > 2 or names[0] in ("The", "the"):
        return False
    words = [word for word in words_of(text) if word not in titles()]
    if not words or names_a_thing(words[-1]):
        return False
    if len(names) > 1 and is_given_name(words[0]):
        return True
    return asks_for_person(question)


@lru_cache(maxsize=2048)
def asks_for_person(question: str) -> bool:
    """Whether a question asks who, or for the holder of an office by its first words."""
    if _WHO.search(question):
        return True
    return any(word in titles() for word in words_of(question)[:5] if word not in ("us", "former", "then", "late"))
