"""Who can be meant by a pronoun or a role: the people of an article, where they are subjects, and who speaks."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from . import alternation
from .article import Article, Sentence, Span
from .names import Entity, NameKind
from .names.wordlists import section
from .names.words import is_role
from .quotation_marks import quoted_spans
from .roles import Role

ADVERBS: Final = r"(?:\s+(?:" + "|".join(sorted(section("speech_adverbs"))) + r"|\w+ly))*"
BREAKS: Final = section("clause_breaks")
LONGEST_APPOSITION: Final = 170
# Paragraphs further back than this are out of a reader's mind for "he" and "the expert".
_FURTHEST: Final = 2
_NOBODY_ELSE: Final = 2  # sentences before a pronoun in which a second person makes it doubtful
# Nor are words further back than this in a very long paragraph.
_NEAR: Final = 2500
# A profile names its person so often, and everybody else so many times less.
OFTEN: Final = 4
RIVALRY: Final = 3
_HE_OR_SHE: Final = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
# "Smith campaign spokesman John Brown": the first name only says whose spokesman the second is.
_MODIFIES: Final = re.compile(
    r"\s(?:[a-z]+\s){0,3}(?:spokes\w+|adviser|advisor|aide|lawyer|attorney|director|chief|ally)\s[A-Z]"
)
_CLAUSE_OPENERS: Final = section("clause_openers")
_TITLE_WORDS: Final = section("title_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of a person by name; ``name`` is the fullest form."""

    span: Span
    name: str


class People:
    """The people of one article, with their roles, and the places of its quotations."""

    def __init__(
        self, article: Article, entities: Sequence[Entity], roles: Sequence[Role], quoted: Sequence[Span]
    ) -> None:
        self._text = article.text
        self._paragraphs = article.paragraphs
        self._quoted = tuple(sorted(quoted))
        self._starts = tuple(span.start for span in self._quoted)
        self._roles = tuple(roles)
        named = [
            Named(span=span, name=entity.name)
            for entity in entities
            if entity.kind is NameKind.PERSON
            for span in entity.mentions
        ]
        self._named = tuple(sorted(named, key=lambda person: person.span))
        self._named_starts = tuple(person.span.start for person in self._named)

    def between(self, start: int, end: int) -> list[Named]:
        """The people named within a range of places, in order."""
        first = bisect_left(self._named_starts, start)
        last = bisect_left(self._named_starts, end)
        return [person for person in self._named[first:last] if person.span.end <= end]

    def is_subject(self, span: Span) -> bool:
        """Whether a name stands where a subject does: at the start of its sentence or clause, titles apart."""
        if self.is_owner(span) or _MODIFIES.match(self._text, span.end):
            return False
        words = self._text[max(0, span.start - 120) : span.start].split(" ")
        if words and words[-1] == "":
            words.pop()
        for word in reversed(words):
            if "\n" in word or re.search(r"[.!?,;:—–“\"(]$", word) or word.lower() in _CLAUSE_OPENERS:
                return True
            if not (
                word[:1].isupper() or is_role(word) or word.lower() in _TITLE_WORDS or re.search(r"[’']s$", word)
            ):
                return False
        return True

    def is_owner(self, span: Span) -> bool:
        """Whether a name is a possessor: "X's"."""
        return (
            bool(re.match(r"[’']s?\s", self._text[span.end : span.end + 3]))
            and not self._text[span.end : span.end + 2].isspace()
        )

    def meant(self, place: int) -> str | None:
        """The one person a pronoun at ``place`` can mean: the only subject near by, or the only one who speaks."""
        number = next((n for n, p in enumerate(self._paragraphs) if p.start <= place < p.end), None)
        if number is None:
            return None
        for back in range(min(_FURTHEST, number) + 1):
            paragraph = self._paragraphs[number - back]
            stop = place if back == 0 else paragraph.end
            span = Span(max(paragraph.start, stop - _NEAR), stop)
            named = self._subjects(span)
            if back and self._addressed(span):
                return None
            if named:
                speaking = self._speaking(span)
                if len(speaking) == 1 and (len(named) == 1 or speaking[0] in named):
                    return speaking[0]
                return named[0] if len(named) == 1 and self._everybody(span) == named else None
        return None

    @cached_property
    def protagonist(self) -> str | None:
        """The one person an article is about: named far more often than anybody else, and all its pronouns fit."""
        counts = Counter(person.name for person in self._named).most_common(2)
        if not counts or counts[0][1] < OFTEN or (len(counts) > 1 and counts[1][1] * RIVALRY > counts[0][1]):
            return None
        pronouns = {
            found.group().lower() in {"he", "him", "his"}
            for found in _HE_OR_SHE.finditer(self._text)
            if not self.inside_quote(found.start())
        }
        return counts[0][0] if len(pronouns) == 1 else None

    def _addressed(self, span: Span) -> bool:
        """Whether the last words of a paragraph put a question or an order to somebody, who may speak next."""
        asked = list(re.compile(r"\b(?:asked|told|urged)\s+").finditer(self._text, span.start, span.end))
        return bool(asked) and any(person.span.start == asked[-1].end() for person in self._named)

    def _subjects(self, span: Span) -> list[str]:
        """The people named as subjects within ``span``, outside quotations."""
        return list(
            dict.fromkeys(
                person.name
                for person in self.between(span.start, span.end)
                if not self.inside_quote(person.span.start)
                and (self.is_subject(person.span) or self._speaks(person, span))
            )
        )

    def _everybody(self, span: Span) -> list[str]:
        """The people named within ``span`` outside quotations, in whatever part of a sentence."""
        named = [p for p in self.between(span.start, span.end) if not self.inside_quote(p.span.start)]
        return list(dict.fromkeys(person.name for person in named))

    def _speaking(self, span: Span) -> list[str]:
        """The people who are subjects of speech verbs within ``span``."""
        return list(
            dict.fromkeys(
                person.name
                for person in self.between(span.start, span.end)
                if not self.inside_quote(person.span.start) and self._speaks(person, span)
            )
        )

    def _speaks(self, person: Named, span: Span) -> bool:
        """Whether a speech verb stands right beside a name: "X said", "X, who ..., said", "said Y's founder X"."""
        tail = self._text[person.span.end : min(span.end, person.span.end + LONGEST_APPOSITION + 20)]
        if _says_after().match(tail):
            return True
        head = self._text[max(span.start, person.span.start - 80) : person.span.start]
        said = _said_before().search(head)
        return said is not None and not any(word.lower() in BREAKS for word in said.group(1).split())

    def in_role(self, noun: str, place: int) -> str | None:
        """The one person the article gives this role, or the one person just named for a describing noun."""
        holders = list(
            dict.fromkeys(
                role.person
                for role in self._roles
                if role.role_span.start < place and re.search(rf"\b{re.escape(noun)}\b", role.role, re.IGNORECASE)
            )
        )
        near = self.meant(place)
        if len(holders) == 1 and (near is None or near == holders[0]):
            return holders[0]
        if noun.lower() in section("describing"):
            return near
        return near if near in holders else None

    def inside_quote(self, place: int) -> bool:
        """Whether a place lies within quoted words."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._quoted[number].end


def people_of(article: Article, entities: Sequence[Entity]) -> People:
    """The people of an article without their roles, which no pronoun asks for."""
    marks = [quoted.marks for paragraph in article.paragraphs for quoted in quoted_spans(article.text, paragraph)]
    return People(article, entities, (), marks)


def person_meant(
    people: People, text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], place: int
) -> Entity | None:
    """The one person that "he", "she", "his" or "her" at ``place``, outside quotations, can mean, or None.

    That is the only subject or speaker near by (see ``People.meant``), else the one the whole article is about, where
    the two sentences before name nobody else, in whatever part, and the given name does not speak against it.
    """
    quoted = people.inside_quote(place)
    name = None if quoted else people.meant(place) or people.protagonist
    pronoun = re.split(r"\W", text[place : place + 4], maxsplit=1)[0]
    if name is None or " " not in name or not may_be(name, pronoun):
        return None
    before = [sentence.span.start for sentence in sentences if sentence.span.start <= place][-_NOBODY_ELSE - 1 :]
    # A given name that is neither a man's nor a woman's could be the other's: then nobody else may be named so far.
    start = before[0] if known_as(name) else 0
    if any(person.name != name for person in people.between(start, place)):
        return None
    return next((entity for entity in entities if entity.name == name), None)


def may_be(name: str, pronoun: str) -> bool:
    """Whether a given name does not speak against "he", "his", "she" or "her"."""
    other = section("women") if pronoun.lower() in {"he", "his", "him"} else section("men")
    return name.split(maxsplit=1)[0] not in other


def known_as(name: str) -> bool:
    """Whether a given name is known as a man's or a woman's."""
    given = name.split(maxsplit=1)[0]
    return given in section("men") or given in section("women")


@cache
def _says_after() -> re.Pattern[str]:
    return re.compile(r"(?:,[^,“”\"\n.]{2,120},)?" + ADVERBS + r"\s+(?:" + finite_verbs().pattern + ")")


@cache
def _said_before() -> re.Pattern[str]:
    verbs = finite_verbs().pattern
    return re.compile(rf"(?:[,”\"?!]\s*(?:{verbs})|[Aa]ccording to)((?:\s+[\w\-’'.&]+){{0,5}})\s+$")


@cache
def finite_verbs() -> re.Pattern[str]:
    """Finite forms of speech verbs."""
    return any_of(section("speech"))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words, the longest first."""
    return re.compile(rf"\b(?:{alternation.any_of(words)})\b")
