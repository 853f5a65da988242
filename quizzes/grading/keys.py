"""A key made ready for comparison: its answers folded, split and parsed once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from ...briefings.dates import DateMention, date_readings
from ...briefings.quantities import Quantity, parse_quantities
from ..question import AnswerKey, AnswerType
from .normalization import bare, root, stem, words_of
from .shorthand import MONTHS, dates_spelt_out, figures_spelt_out
from .tables import load, country_named, form_of, is_place

_PARENTHESES: Final = re.compile(r"\s*\(([^()]*)\)\s*")
_EITHER: Final = re.compile(r"\s+or\s+|\s*;\s*")
_LIST: Final = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*\+\s*")
# Words between the parts of a figure or date that leave it a figure or date.
_FILLERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "by",
        "around",
        "about",
        "approximately",
        "roughly",
        "some",
        "over",
        "nearly",
        "almost",
        "more",
        "less",
        "than",
        "to",
        "from",
        "between",
        "and",
        "up",
        "until",
        "only",
        "just",
        "total",
        "year",
        "years",
        "old",
        "age",
        "aged",
        "c",
        "ca",
        "circa",
        "early",
        "mid",
        "late",
        "since",
        "during",
        "season",
    ]
)
# "English rock band the Outfield": a description in small letters before a capitalised name.
_DESCRIBED: Final = re.compile(r"((?:[A-Z][\w.]* )?(?:[a-z][\w'-]* )+)((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*)*)")
_SMALL: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "de",
        "la",
        "von",
        "van",
        "der",
        "du",
        "del",
        "al",
        "el",
    ]
)
_NUMERIC_TYPES: Final = frozenset({AnswerType.FIGURE, AnswerType.MONEY, AnswerType.PERCENT, AnswerType.TIME_SPAN})


@dataclass(frozen=True)
class Gold:
    """One accepted form. ``text`` is as the author wrote it, without the author's notation."""

    text: str
    metres: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded words without articles."""
        return bare(words_of(self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The words without plural and verb endings."""
        return tuple(stem(word) for word in self.words)

    @cached_property
    def has_number(self) -> bool:
        """Whether a digit stands in the text."""
        return any(c.isdigit() for c in self.text)

    @cached_property
    def date(self) -> DateMention | None:
        """The date that is all of the text, or None."""
        found = date_readings(dates_spelt_out(self.text, year=None)) if _may_be_dated(self.text) else ()
        written = dates_spelt_out(self.text, year=None)
        if not found or not _is_all(written, found[0].span.start, found[0].span.end):
            return None
        return found[0]

    @cached_property
    def quantity(self) -> Quantity | None:
        """The figure that is all of the text, or None."""
        if not self.has_number and not _NUMBER_WORDS & set(self.words):
            return None
        written = figures_spelt_out(self.text, metres=self.metres)
        found = parse_quantities(written)
        if len(found) != 1 or not _is_all(written, found[0].span.start, found[0].span.end):
            return None
        return found[0]


# A text with neither a digit nor one of these holds no figure: names need not be read as figures.
_NUMBER_WORDS: Final = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions "
    "billion billions trillion trillions dozen dozens half third thirds quarter quarters fifth tenth couple score scores none "
    "several double twice single a".split()
)


def _may_be_dated(text: str) -> bool:
    return any(c.isdigit() for c in text) or text.strip(" .").casefold() in MONTHS or "century" in text.casefold()


def _is_all(text: str, start: int, end: int) -> bool:
    """Whether nothing but fillers stands outside a span."""
    rest = words_of(text[:start] + " " + text[end:])
    return all(word in _FILLERS for word in rest)


@dataclass(frozen=True)
class Key:
    """An AnswerKey made ready: every field is computed at first use and kept with the key."""

    answers: AnswerKey

    @cached_property
    def golds(self) -> tuple[Gold, ...]:
        """The accepted forms, the author's notation resolved, without repeats."""
        forms = dict.fromkeys(form for text in self.answers.accept for form in _forms(text))
        golds = tuple(Gold(form, self.asks_metres) for form in forms)
        return tuple(gold for gold in golds if gold.words) or golds[:1]

    @cached_property
    def exact(self) -> frozenset[tuple[str, ...]]:
        """Folded words of every accepted form."""
        return frozenset(gold.words for gold in self.golds if gold.words)

    @cached_property
    def prompts(self) -> tuple[Gold, ...]:
        """Forms that earn "say more"."""
        return tuple(Gold(form) for text in self.answers.prompt for form in _forms(text))

    @cached_property
    def rejects(self) -> tuple[Gold, ...]:
        """Near misses."""
        return tuple(Gold(form) for text in self.answers.reject for form in _forms(text))

    @cached_property
    def question_words(self) -> tuple[str, ...]:
        """Folded words of the question."""
        return words_of(self.answers.question)

    @cached_property
    def question_stems(self) -> frozenset[str]:
        """The question's words without endings."""
        return frozenset(stem(word) for word in self.question_words)

    @cached_property
    def question_roots(self) -> frozenset[str]:
        """The question's longer words without derivational endings."""
        return frozenset(root(word) for word in self.question_words if len(word) > 4)

    @cached_property
    def asks_metres(self) -> bool:
        """Whether the question asks for metres, so that "m" is no million."""
        return asks_metres(self.answers.question)

    @cached_property
    def is_numeric(self) -> bool:
        """Whether the key is a figure of some sort."""
        return self.answers.type in _NUMERIC_TYPES

    @cached_property
    def members(self) -> tuple[Gold, ...]:
        """The members of a list answer, from its first form."""
        return tuple(Gold(part) for part in members_of(self.answers.accept[0]))


def asks_metres(question: str) -> bool:
    """Whether a question asks for metres."""
    return bool({"metre", "metres", "meter", "meters"} & set(words_of(question)))


def members_of(text: str) -> tuple[str, ...]:
    """The parts of a list written with commas, "and" or "&"."""
    return tuple(part for part in _LIST.split(_PARENTHESES.sub(" ", text)) if words_of(part))


def _forms(text: str) -> Iterator[str]:
    """The forms an author's text stands for: words in parentheses are optional, "or" and ";" set forms apart."""
    yield text.strip()
    if "(" in text:
        outside = _PARENTHESES.sub(" ", text).strip()
        if outside:
            yield outside
        for inside in _PARENTHESES.findall(text):
            if inside.isupper() or (inside.isalpha() and len(inside) <= 3):
                yield inside
            if outside:
                yield text.replace("(", "").replace(")", "")
    if " or " in text or ";" in text:
        parts = _EITHER.split(_PARENTHESES.sub(" ", text))
        if all(1 <= len(words_of(part)) <= 5 for part in parts):
            yield from (part.strip() for part in parts)
    described = _DESCRIBED.fullmatch(text)
    if described and any(word.islower() and word not in _SMALL for word in described[1].split()):
        yield described[2]
    head, comma, tail = text.partition(", ")
    if comma and words_of(head) and not head[-1:].isdigit() and (country_named(form_of(tail)) or is_place(tail)):
        yield head


@lru_cache(maxsize=2048)
def ready(answers: AnswerKey) -> Key:
    """The key made ready, kept for the next reply to the same question."""
    load()
    return Key(answers)
