"""Fact: one typed statement of one source, and the steps from an Article to its Facts."""

from dataclasses import dataclass

from .article import Sentence, Span
from .dates import DateMention
from .quantities import Quantity
from .quotations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person and the post or description the text gives them: "CEO of Telecom Daily"."""

    person: str
    role: str
    organisation: str | None = None
    person_span: Span
    role_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where the text says something is or happened."""

    name: str
    place_class: str | None = None


type_of_value = {
    Quantity: "figure",
    DateMention: "date",
    Quotation: "quotation",
    Role: "role",
    Place: "place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One typed statement of one article.

    ``span`` is the value's own place, ``sentence`` the whole sentence that states it; all spans are into the text
    of ``revision``. ``subject``, ``predicate`` and ``object`` are the clause's words around the value as the text
    has them, None where the clause gave none safely; ``about`` is what a figure measures ("training cost").
    ``attribution`` is who says so when it is not the outlet; ``hedge`` the hedging word ("reportedly", "about to",
    "is expected to"); ``forecast`` marks what is said to come; ``negated`` what is said not to be.
    """

    article: str
    revision: str
    sentence: Sentence
    span: Span
    value: Quantity | DateMention | Quotation | Role | Place
    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    about: str | None = None
    attribution: str | None = None
    hedge: str | None = None
    negated: bool = False
    forecast: bool = False

    @property
    def kind(self) -> str:
        """ "figure", "date", "quotation", "role" or "place"."""
        return type_of_value[type(self.value)]
