"""Entity, NameKind and the NameFinder protocol."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from ..article import Article, Sentence, Span
from ..syntax import Parse


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Everything in one article that is called by one group of aliases.

    ``name`` is the fullest form; ``aliases`` are the other forms that occur, fullest first, without repeats.
    ``mentions`` are spans into ``Article.text`` in order. ``place_class`` is "country", "city", "state" or
    "region" for a place that the gazetteer knows, else None.
    """

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    place_class: str | None = None


class NameFinder(Protocol):
    """Finds the names of an article."""

    label: str  # what `newsdesk doctor` says is in use

    def find(self, article: Article, sentences: tuple[Sentence, ...]) -> tuple[Entity, ...]:
        """The entities of the body, by first mention."""
        ...


@runtime_checkable
class SyntaxFinder(NameFinder, Protocol):
    """A name finder that also gives each sentence's parse."""

    def find_with_parses(
        self, article: Article, sentences: tuple[Sentence, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Parse, ...]]:
        """The entities of the body and one parse a sentence."""
        ...
