"""What a figure counts: percent, money, measured units, and the noun of a count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .lexicon import (
    CURRENCY_CODES,
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    GLUED_UNITS,
    MINOR_UNITS,
    NATIONAL_CURRENCIES,
    PRICED_BY,
    TIME_UNITS,
    UNITS,
)
from .numerals import glued_at, sign_at, word_at
from .quantity import Measure
from .scanning import Kind, Token

# Words a count never reaches over: the noun lies before them or there is none.
_STOP: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "if",
        "than",
        "then",
        "as",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "above",
        "below",
        "about",
        "after",
        "before",
        "since",
        "until",
        "till",
        "during",
        "through",
        "between",
        "among",
        "against",
        "across",
        "along",
        "around",
        "behind",
        "beyond",
        "near",
        "off",
        "out",
        "up",
        "down",
        "per",
        "via",
        "within",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "done",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "not",
        "no",
        "never",
        "also",
        "only",
        "just",
        "even",
        "still",
        "already",
        "again",
        "ago",
        "he",
        "she",
        "it",
        "we",
        "they",
        "i",
        "you",
        "him",
        "us",
        "them",
        "said",
        "says",
        "say",
        "told",
        "tells",
        "each",
        "every",
        "all",
        "both",
        "either",
        "neither",
        "any",
        "some",
        "none",
        "there",
        "here",
        "because",
        "while",
        "though",
        "although",
        "unless",
        "whether",
        "like",
        "said",
        "later",
        "earlier",
        "today",
        "yesterday",
        "tomorrow",
        "now",
        "once",
    ]
)
_IRREGULAR: Final = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "wives": "wife",
    "lives": "life",
    "wolves": "wolf",
    "knives": "knife",
    "shelves": "shelf",
    "thieves": "thief",
    "halves": "half",
    "leaves": "leaf",
    "loaves": "loaf",
    "criteria": "criterion",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "species": "species",
    "series": "series",
    "personnel": "personnel",
    "staff": "staff",
    "police": "police",
    "firemen": "fireman",
    "policemen": "policeman",
    "businessmen": "businessman",
    "spokesmen": "spokesman",
    "servicemen": "serviceman",
    "congressmen": "congressman",
    "lawmen": "lawman",
    "sheep": "sheep",
    "fish": "fish",
    "deer": "deer",
}
_NOT_PLURAL: Final = frozenset(
    [
        "is",
        "was",
        "has",
        "as",
        "this",
        "his",
        "its",
        "us",
        "less",
        "does",
        "plus",
        "versus",
        "always",
        "perhaps",
        "towards",
        "yes",
        "thus",
        "across",
        "gas",
        "bus",
        "news",
        "politics",
        "economics",
        "physics",
        "alas",
        "besides",
        "sometimes",
        "afterwards",
        "upwards",
        "downwards",
        "backwards",
        "forwards",
        "its",
        "whereas",
    ]
)
REACH: Final = 5  # words a count may look ahead for its noun; longer groups of modifiers were not met in 34 articles


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFound:
    """A unit at tokens up to ``end``; ``percent`` of the base unit is in ``factor`` (cents: 0.01)."""

    end: int
    measure: Measure
    unit: str | None = None
    currency: str | None = None
    minor: bool = False


def singular(noun: str) -> str:
    """The singular of a plural noun, by the common rules of English spelling."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun


def is_plural(noun: str) -> bool:
    """Whether a word has the form of a plural noun."""
    if noun in _IRREGULAR:
        return True
    return (
        len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s"))
        and noun not in _NOT_PLURAL
    )


def percent_at(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """Percent and percentage points."""
    word = word_at(tokens, at)
    if sign_at(tokens, at) in {"%", "％", "﹪"} or word in {"percent", "pct", "percents"}:
        end = at + 1
    elif word == "per" and word_at(tokens, at + 1) == "cent":
        end = at + 2
    elif word == "percentage" and word_at(tokens, at + 1) in {"point", "points"}:
        return UnitFound(end=at + 2, measure=Measure.POINTS, unit="percentage point")
    elif word == "pp":
        return UnitFound(end=at + 1, measure=Measure.POINTS, unit="percentage point")
    elif word == "basis" and word_at(tokens, at + 1) in {"point", "points"}:
        return UnitFound(end=at + 2, measure=Measure.POINTS, unit="basis point")
    else:
        return None
    if word_at(tokens, end) in {"point", "points"}:
        return UnitFound(end=end + 1, measure=Measure.POINTS, unit="percentage point")
    return UnitFound(end=end, measure=Measure.PERCENT, unit="percent")


def currency_at(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """A currency after its amount: a name, a name with its nationality, a code, a sign."""
    start = at
    if word_at(tokens, at) == "u" and sign_at(tokens, at + 1) == "." and word_at(tokens, at + 2) == "s":
        at += 4 if sign_at(tokens, at + 3) == "." else 3
        if _currency_name(word_at(tokens, at)) == "dollar":
            return UnitFound(end=at + 1, measure=Measure.MONEY, currency="USD")
        return None
    word = word_at(tokens, at)
    for skip in (1, 2):
        name = _currency_name(word_at(tokens, at + skip))
        if name and (word_at(tokens, at + skip - 1), name) in NATIONAL_CURRENCIES:
            currency = NATIONAL_CURRENCIES[word_at(tokens, at + skip - 1), name]
            return UnitFound(end=at + skip + 1, measure=Measure.MONEY, currency=currency)
    if word in MINOR_UNITS:
        return UnitFound(end=at + 1, measure=Measure.MONEY, currency=MINOR_UNITS[word], minor=True)
    name = _currency_name(word)
    if name:
        end = at + 2 if word_at(tokens, at + 1) == "sterling" else at + 1
        return UnitFound(end=end, measure=Measure.MONEY, currency=CURRENCY_NAMES[name])
    if (
        start < len(tokens)
        and tokens[at].kind is Kind.WORD
        and word in CURRENCY_CODES
        and (tokens[at].text.isupper() or len(word) == 3)
    ):
        return UnitFound(end=at + 1, measure=Measure.MONEY, currency=CURRENCY_CODES[word])
    if sign_at(tokens, at) in CURRENCY_SIGNS:
        return UnitFound(end=at + 1, measure=Measure.MONEY, currency=CURRENCY_SIGNS[sign_at(tokens, at)])
    return None


def _currency_name(word: str) -> str:
    if word in CURRENCY_NAMES:
        return word
    single = word.removesuffix("s")
    return single if single in CURRENCY_NAMES or single == "real" else ""


def measured_at(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """A unit of time, length, area, volume, mass, speed, temperature, energy or data."""
    if sign_at(tokens, at) == "-" and glued_at(tokens, at) and glued_at(tokens, at + 1):
        at += 1
    word = word_at(tokens, at)
    if sign_at(tokens, at) in {"°", "º"}:
        scale = word_at(tokens, at + 1)
        unit = {"c": "celsius", "f": "fahrenheit"}.get(scale)
        return UnitFound(end=at + (2 if unit else 1), measure=Measure.TEMPERATURE, unit=unit or "degree")
    if word in {"square", "sq", "cubic"}:
        after = at + 2 if sign_at(tokens, at + 1) == "." else at + 1
        if word_at(tokens, after) in UNITS:
            unit = UNITS[word_at(tokens, after)][0]
            measure = Measure.VOLUME if word == "cubic" else Measure.AREA
            return UnitFound(
                end=after + 1, measure=measure, unit=f"{'cubic' if word == 'cubic' else 'square'} {unit}"
            )
        return None
    if word in {"nautical", "metric"} and word_at(tokens, at + 1) in UNITS:
        unit, measure = UNITS[word_at(tokens, at + 1)]
        if word == "nautical":
            unit = f"nautical {unit}"
        elif unit == "ton":
            unit = "tonne"
        return UnitFound(end=at + 2, measure=measure, unit=unit)
    if glued_at(tokens, at) and word in GLUED_UNITS:
        return UnitFound(end=at + 1, measure=UNITS[GLUED_UNITS[word]][1], unit=GLUED_UNITS[word])
    if word not in UNITS:
        return None
    unit, measure = UNITS[word]
    end = at + 1
    if unit == "degree" and word_at(tokens, end) in {"celsius", "c", "centigrade", "fahrenheit", "f"}:
        unit = "fahrenheit" if word_at(tokens, end).startswith("f") else "celsius"
        end += 1
    if measure is Measure.LENGTH:
        if sign_at(tokens, end) == "/" and word_at(tokens, end + 1) in {"h", "hr"}:
            return UnitFound(end=end + 2, measure=Measure.SPEED, unit=f"{unit}/h" if unit == "km" else "mph")
        if word_at(tokens, end) in {"per", "an"} and word_at(tokens, end + 1) == "hour" and unit in {"km", "mile"}:
            return UnitFound(end=end + 2, measure=Measure.SPEED, unit="km/h" if unit == "km" else "mph")
    return UnitFound(end=end, measure=measure, unit=unit)


def counted_at(tokens: Sequence[Token], at: int, *, one: bool) -> UnitFound | None:
    """The noun a number counts: the first plural within reach, or the next noun after "one"."""
    for place in range(at, min(at + REACH, len(tokens))):
        token = tokens[place]
        if token.kind is Kind.CODE:
            continue
        if token.kind is not Kind.WORD:
            if token.text == "-" and token.glued and glued_at(tokens, place + 1):
                continue
            return None
        if token.lower in _STOP:
            return None
        if one:
            return UnitFound(end=place + 1, measure=Measure.COUNT, unit=token.lower) if token.text.islower() else None
        if is_plural(token.lower):
            return UnitFound(end=place + 1, measure=Measure.COUNT, unit=singular(token.lower))
    return None


def rate_at(tokens: Sequence[Token], at: int, *, money: bool) -> tuple[str, int] | None:
    """The unit of a rate after a figure: "a month", "per barrel", "/kg", "each year", "an hour"."""
    word = word_at(tokens, at)
    noun = word_at(tokens, at + 1)
    if word == "per" and noun and noun != "cent":
        return singular(noun) if is_plural(noun) else noun, at + 2
    if sign_at(tokens, at) == "/" and (noun in TIME_UNITS or noun in PRICED_BY):
        return noun, at + 2
    after = word_at(tokens, at + 2)
    if word in {"a", "an", "each", "every"} and (noun in TIME_UNITS or (money and noun in PRICED_BY)):
        # "3 billion a year ago" and "$5 an hour earlier" are times, not rates.
        if after in {"ago", "earlier", "later", "before", "after", "from", "and", "or"}:
            return None
        return noun, at + 2
    if word in {"annually", "yearly"}:
        return "year", at + 1
    if word in {"monthly", "weekly", "daily", "hourly"} and not noun:
        return {"monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}[word], at + 1
    return None
