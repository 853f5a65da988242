"""Fact: one typed statement of one source, and the steps from an Article to its Facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .article import Article, Sentence, Span
from .attribution import Frame, frame_of
from .clauses import Clause, clause_at, clause_by_rules
from .dates import DateMention, parse_dates
from .names import Entity, NameFinder, NameKind, SyntaxFinder, default_finder
from .quantities import Measure, Quantity, parse_quantities
from .quotations import Quotation, find_quotations
from .roles import Role, find_roles
from .sentences import split_sentences
from .syntax import Parse

__all__ = ["Analysis", "Fact", "Place", "Role", "analyse", "extract_facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where the text says something is or happened."""

    name: str
    place_class: str | None = None


Value = Quantity | DateMention | Quotation | Role | Place

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
    value: Value
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was found in one article: every step's result, so that nobody has to take a step twice.

    ``parses`` holds one parse a sentence when the finder gives them, else nothing.
    """

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    facts: tuple[Fact, ...]
    parses: tuple[Parse, ...] = ()


def extract_facts(article: Article, *, finder: NameFinder | None = None) -> tuple[Fact, ...]:
    """The facts of one article, in text order; ``finder`` is the default one if not given."""
    return analyse(article, finder=finder).facts


def analyse(article: Article, *, finder: NameFinder | None = None) -> Analysis:
    """Takes every step from an article to its facts."""
    finder = default_finder() if finder is None else finder
    sentences = split_sentences(article)
    parses: tuple[Parse, ...] = ()
    if isinstance(finder, SyntaxFinder):
        entities, parses = finder.find_with_parses(article, sentences)
    else:
        entities = finder.find(article, sentences)
    quotations = find_quotations(article, sentences, entities)
    values = [
        *_written_values(article, sentences),
        *((q.span, q) for q in quotations),
        *((role.role_span, role) for role in find_roles(article, sentences, entities)),
        *_places(entities),
    ]
    facts = []
    for span, value in sorted(values, key=lambda pair: (pair[0], type_of_value[type(pair[1])])):
        number = next((n for n, s in enumerate(sentences) if s.span.start <= span.start < s.span.end), None)
        if number is None:
            continue
        parse = parses[number] if parses else None
        facts.append(_fact(article, sentences[number], span, value, parse, quotations))
    return Analysis(sentences=sentences, entities=entities, quotations=quotations, facts=tuple(facts), parses=parses)


def _written_values(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, Value]]:
    """The figures and dates of every sentence, moved to their place in the text."""
    for sentence in sentences:
        words = sentence.span.of(article.text)
        for quantity in parse_quantities(words):
            moved = _moved_quantity(quantity, sentence.span.start)
            yield moved.span, moved
        for mention in parse_dates(words, published=article.published):
            date = _moved_date(mention, sentence.span.start)
            yield date.span, date


def _moved_quantity(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, span=quantity.span.shifted(offset), number=quantity.number.shifted(offset))


def _moved_date(mention: DateMention, offset: int) -> DateMention:
    end = _moved_date(mention.end, offset) if mention.end else None
    return replace(mention, span=mention.span.shifted(offset), end=end)


def _places(entities: Sequence[Entity]) -> Iterator[tuple[Span, Value]]:
    for entity in entities:
        if entity.kind is NameKind.PLACE:
            for span in entity.mentions:
                yield span, Place(name=entity.name, place_class=entity.place_class)


def _fact(
    article: Article,
    sentence: Sentence,
    span: Span,
    value: Value,
    parse: Parse | None,
    quotations: Sequence[Quotation],
) -> Fact:
    text = article.text
    clause = clause_at(parse, span) if parse is not None else clause_by_rules(text, sentence.span, span)
    frame = frame_of(text, sentence.span, span, clause=clause, parse=parse, quotations=quotations)
    if isinstance(value, Role):
        frame = Frame()
    elif isinstance(value, Quotation):
        frame = Frame(attribution=value.speaker, forecast=frame.forecast)
    return Fact(
        article=article.id,
        revision=article.revision,
        sentence=sentence,
        span=span,
        value=value,
        subject=_words(text, clause.subject),
        predicate=_words(text, clause.predicate),
        object=_words(text, clause.object),
        about=_measured(text, clause, value),
        attribution=frame.attribution,
        hedge=frame.hedge,
        negated=frame.negated,
        forecast=frame.forecast,
    )


def _measured(text: str, clause: Clause, value: Value) -> str | None:
    """What a figure measures; a duration, an age or a date measures nothing else."""
    if not isinstance(value, Quantity) or value.measure is Measure.AGE:
        return None
    if value.measure is Measure.COUNT:
        counted = Span(value.number.end, max(value.number.end, value.span.end)).of(text).split()
        return " ".join(counted) or _words(text, clause.about)
    return _words(text, clause.about)


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(span.of(text).split()) if span is not None and len(span) else None
