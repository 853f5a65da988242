"""A key made ready for comparison: its answers folded, split and parsed once."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ...briefings.dates import DateMention, date_readings
from ...briefings.quantities import Quantity, parse_quantities
from ..question import AnswerKey, AnswerType
from .clauses import split_denied
from .clock import is_time_of_day, times_of_day
from .findings import Finding
from .lazy import lazy
from .normalization import ROOT, bare, has_digit, root, stem, words_of
from .notation import forms, optional_words, without_parentheses
from .numerals import with_numbers
from .shorthand import MONTHS, dates_spelt_out, figures_spelt_out
from .tables import Country, country_named, country_of_people, equivalents, load
from .word_lists import word_list

BEGINNING: Final = 3  # letters that the forms of a verb share
_UNIT_LENGTH: Final = 3  # words of the longest units: "kilometres per hour"
_LIST: Final = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*\+\s*")
# Words between the parts of a figure or date that leave it a figure or date.
DENIALS: Final = word_list("denials") | {"no", "non"}
_FILLERS: Final = word_list("fillers")
_NUMERIC_TYPES: Final = frozenset({AnswerType.FIGURE, AnswerType.MONEY, AnswerType.PERCENT, AnswerType.TIME_SPAN})


@dataclass(frozen=True)
class Gold:
    """One accepted form. ``text`` is as the author wrote it, without the author's notation."""

    text: str
    metres: bool = False

    @lazy
    def words(self) -> tuple[str, ...]:
        """Folded words without articles."""
        return bare(words_of(self.text))

    @lazy
    def stems(self) -> tuple[str, ...]:
        """The words without plural and verb endings."""
        return tuple(stem(word) for word in self.words)

    @lazy
    def numbered(self) -> list[str]:
        """The words with numerals as digits, in alphabetical order."""
        return sorted(with_numbers(self.words))

    @lazy
    def country(self) -> Country | None:
        """The country that the text names, by its own name or its people's."""
        return country_named(self.words) or country_of_people(self.words)

    @lazy
    def is_denial(self) -> bool:
        """Whether the text is put in the negative."""
        return not DENIALS.isdisjoint(self.words)

    @lazy
    def says_what_to_do(self) -> bool:
        """Whether the text is an act, whose verb is part of the answer: "to make laws"."""
        return self.text.startswith("to ")

    @lazy
    def has_equivalents(self) -> bool:
        """Whether the table of equivalents knows the text or one of its words."""
        return bool(equivalents(self.words)) or any(equivalents((word,)) for word in self.words)

    @lazy
    def has_number(self) -> bool:
        """Whether a digit stands in the text."""
        return has_digit(self.text)

    @lazy
    def date(self) -> DateMention | None:
        """The date that is all of the text, or None."""
        return _date_of(self.text) if _may_be_dated(self.text) else None

    @lazy
    def quantity(self) -> Quantity | None:
        """The figure that is all of the text, or None."""
        if not self.has_number and not _NUMBER_WORDS & set(self.words):
            return None
        return _quantity_of(self.text, self.metres)


# A text with neither a digit nor one of these holds no figure: names need not be read as figures.
_NUMBER_WORDS: Final = word_list("number_words")


def _may_be_dated(text: str) -> bool:
    return has_digit(text) or text.strip(" .").casefold() in MONTHS or "century" in text.casefold()


@lru_cache(maxsize=2048)  # asked once for the type of the key and once for its form
def _date_of(text: str) -> DateMention | None:
    written = dates_spelt_out(text, year=None)
    found = date_readings(written)
    if not found or not _is_all(written, found[0].span.start, found[0].span.end):
        return None
    return found[0]


@lru_cache(maxsize=2048)
def _quantity_of(text: str, metres: bool) -> Quantity | None:  # noqa: FBT001 - positional for the cache
    written = figures_spelt_out(text, metres=metres)
    found = parse_quantities(written)
    if len(found) != 1 or not _is_all(written, found[0].span.start, found[0].span.end):
        return None
    return found[0]


def _is_all(text: str, start: int, end: int) -> bool:
    """Whether nothing but fillers stands outside a span."""
    rest = words_of(text[:start] + " " + text[end:])
    return all(word in _FILLERS for word in rest)


@dataclass(frozen=True)
class Key:
    """An AnswerKey made ready: every field is computed at first use and kept with the key."""

    answers: AnswerKey

    @lazy
    def golds(self) -> tuple[Gold, ...]:
        """The accepted forms, the author's notation resolved, without repeats."""
        distinct: dict[tuple[str, bool, bool, bool], str] = {}
        for text in self.answers.accept:
            for form in forms(text):  # "Night Ferry" and "Night ferry" are one form; "who" and "WHO" are two
                shape = (form.casefold(), form[:1].isupper(), form[1:].islower(), form.isupper())
                distinct.setdefault(shape, form)
        golds = tuple(Gold(form, self.asks_metres) for form in distinct.values())
        return tuple(gold for gold in golds if gold.words) or golds[:1]

    @lazy
    def optional(self) -> frozenset[str]:
        """Folded words that the author put in parentheses."""
        return frozenset(word for text in self.answers.accept if "(" in text for word in optional_words(text))

    @lazy
    def given(self) -> dict[str, bool]:
        """What ``is_given`` has found of the words asked about; bounded there."""
        return {}

    @lazy
    def judged(self) -> dict[tuple[str, bool], Finding | None]:
        """What ``judge`` has found of the texts held against this key; bounded there."""
        return {}

    @lazy
    def written(self) -> frozenset[tuple[str, ...]]:
        """Folded words of every accepted text as the author wrote it, before any notation is resolved."""
        return frozenset(words for text in self.answers.accept if (words := bare(words_of(text))))

    @lazy
    def exact(self) -> frozenset[tuple[str, ...]]:
        """Folded words of every accepted form."""
        return frozenset(gold.words for gold in self.golds if gold.words)

    @lazy
    def prompts(self) -> tuple[Gold, ...]:
        """Forms that earn "say more"."""
        return tuple(Gold(form) for text in self.answers.prompt for form in forms(text))

    @lazy
    def rejects(self) -> tuple[Gold, ...]:
        """Near misses."""
        return tuple(Gold(form) for text in self.answers.reject for form in forms(text))

    @lazy
    def question_words(self) -> tuple[str, ...]:
        """Folded words of the question."""
        return words_of(self.answers.question)

    @lazy
    def question_stems(self) -> frozenset[str]:
        """The question's words without endings."""
        return frozenset(map(stem, self.question_words))

    @lazy
    def question_roots(self) -> frozenset[str]:
        """The question's longer words without derivational endings."""
        return frozenset(root(word) for word in self.question_words if len(word) > 4)

    @lazy
    def question_root_starts(self) -> frozenset[str]:
        """How those roots begin, which is how the stems do: a word that begins otherwise has none of them."""
        return frozenset(stem(word)[:ROOT] for word in self.question_words if len(word) > 4)

    @lazy
    def question_by_beginning(self) -> dict[str, list[str]]:
        """The question's words by how they begin: a word that begins otherwise is no form of theirs."""
        found: dict[str, list[str]] = {}
        for word in self.question_stems:
            found.setdefault(word[:BEGINNING], []).append(word)
        return found

    @lazy
    def question_denies(self) -> bool:
        """Whether the question itself is put in the negative, so that a negation only repeats it."""
        return bool(
            {"not", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "never", "cannot"} & set(self.question_words)
        )

    @lazy
    def is_denial(self) -> bool:
        """Whether an accepted form is itself a denial, or holds one: "not guilty", "a school without walls"."""
        return any(gold.is_denial or split_denied(gold.text)[1] for gold in self.golds)

    @lazy
    def lone_names(self) -> frozenset[str]:
        """Accepted single words that no longer accepted name ends with: a fuller name with them is not another's."""
        last = {gold.words[-1] for gold in self.golds if len(gold.words) > 1}
        return frozenset(gold.words[0] for gold in self.golds if len(gold.words) == 1) - last

    @lazy
    def only_first_names(self) -> frozenset[str]:
        """The accepted words when every accepted form is one word: a name asked for by one name alone."""
        alone = all(len(gold.words) == 1 for gold in self.golds)
        return frozenset(gold.words[0] for gold in self.golds) if alone else frozenset()

    @lazy
    def asks_metres(self) -> bool:
        """Whether metres are asked for or answered, so that "m" is no million."""
        return asks_metres(self.answers.question) or asks_metres(self.answers.accept[0])

    @lazy
    def units(self) -> frozenset[str | None]:
        """The units that the question names, in any spelling of the grammar of figures."""
        words = self.answers.question.split()
        named = (parse_quantities(f"2 {' '.join(words[at : at + _UNIT_LENGTH])}") for at in range(len(words)))
        return frozenset(found[0].unit for found in named if found and found[0].span.start == 0)

    @lazy
    def is_numeric(self) -> bool:
        """Whether the key is a figure of some sort."""
        return self.answers.type in _NUMERIC_TYPES

    @lazy
    def times(self) -> frozenset[int]:
        """The times of day the accepted forms state, in minutes; none where they are no times of day."""
        if self.is_numeric or self.answers.type is AnswerType.DATE:
            return frozenset()
        return frozenset(time for gold in self.golds if is_time_of_day(gold.text) for time in times_of_day(gold.text))

    @lazy
    def members(self) -> tuple[Gold, ...]:
        """The members of a list answer, from its first form."""
        return tuple(Gold(part) for part in members_of(self.answers.accept[0]))


def asks_metres(text: str) -> bool:
    """Whether a question or an answer speaks of metres."""
    if "met" not in text.casefold():  # for speed alone
        return False  # spares most texts being split into words
    return bool({"metre", "metres", "meter", "meters"} & set(words_of(text)))


def members_of(text: str) -> tuple[str, ...]:
    """The parts of a list written with commas, "and" or "&"."""
    return tuple(part for part in _LIST.split(without_parentheses(text)) if words_of(part))


@lru_cache(maxsize=2048)
def ready(answers: AnswerKey) -> Key:
    """The key made ready, kept for the next reply to the same question."""
    load()
    return Key(answers)
