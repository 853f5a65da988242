"""Candidate: a question before the gate, with what the gate needs to judge it; and the material it is made from."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final, TypeVar

from ...briefings.antecedents import People, people_of
from ...briefings.article import Article, Sentence, Span, Unknown
from ...briefings.claims import Claim
from ...briefings.dates import DateMention
from ...briefings.epithets import Epithets
from ...briefings.facts import Analysis, Fact
from ...briefings.headlines import news_begins
from ...briefings.names import Entity, NameKind
from ...briefings.quantities import Quantity
from ...briefings.repairing import Scene
from ...briefings.standing import names_for_pronouns
from ...briefings.syntax import Parse, with_verb
from ...briefings.voice import commentary, labelled
from ..question import AnswerType, Option
from .statement import Statement
from .verbs import lexicon
from .wording import headlines

T = TypeVar("T")

# A name this often in the text is what the article is about, be it in the headline or not.
OFTEN: Final = 3
MOST_CENTRAL: Final = 8
_THE: Final = re.compile(r"\b[Tt]he \Z")
_NAMES_MORE: Final = re.compile(r" [a-z]+s?\b(?<!is)(?<!was)(?<!has)")  # "the NFL draft" is not the NFL
LONGEST_PASSAGE: Final = 700  # characters: what proves an answer must be read in one look at the reveal


@dataclass(frozen=True, kw_only=True)
class Report:
    """One article with what was found in it."""

    article: Article
    analysis: Analysis

    def named_in(self, text: str) -> Iterator[Entity]:
        """The entities of the article that ``text`` names, by whatever form."""
        return (e for e in self.analysis.entities if any(stands_in(form, text) for form in (e.name, *e.aliases)))

    @cached_property
    def of_views(self) -> bool:
        """Whether the article gives its writer's views or advice rather than news."""
        title = self.article.title if isinstance(self.article.title, str) else None
        if labelled(title, self.article.url):
            return True
        return commentary([sentence.span.of(self.article.text) for sentence in self.analysis.sentences])

    @cached_property
    def begins(self) -> int:
        """The number of the sentence with which the news begins, 0 but where a scene opens the article."""
        title = self.article.title
        if isinstance(title, Unknown):
            return 0
        return news_begins(title, [sentence.span.of(self.article.text) for sentence in self.analysis.sentences])

    @cached_property
    def numbers(self) -> dict[Span, int]:
        """The number of each sentence, by its place."""
        return {sentence.span: number for number, sentence in enumerate(self.analysis.sentences)}

    @cached_property
    def parses(self) -> tuple[Parse, ...]:
        """One parse a sentence, empty without a parser; past tenses taken for participles are put right."""
        past = lexicon().past
        return tuple(with_verb(parse, past) for parse in self.analysis.parses)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.analysis.sentences)

    def number_at(self, place: int) -> int:
        """The number of the sentence around ``place``."""
        return bisect_right(self._starts, place) - 1

    @cached_property
    def names(self) -> tuple[tuple[tuple[Entity, Span], ...], ...]:
        """For each sentence the names in it, by entity, each with its places."""
        found: list[list[tuple[Entity, Span]]] = [[] for _ in self.analysis.sentences]
        for entity in self.analysis.entities:
            for mention in entity.mentions:
                number = self.number_at(mention.start)
                if number >= 0 and self.analysis.sentences[number].span.contains(mention):
                    found[number].append((entity, mention))
        return tuple(map(tuple, found))

    @cached_property
    def dates(self) -> dict[Span, tuple[DateMention, ...]]:
        """The dates in each sentence that has any, by its place."""
        found: dict[Span, list[DateMention]] = {}
        for fact in self.analysis.facts:
            if isinstance(fact.value, DateMention):
                found.setdefault(fact.sentence.span, []).append(fact.value)
        return {place: tuple(dates) for place, dates in found.items()}

    @cached_property
    def people(self) -> People:
        """Who is named where, for what "he" and "she" mean."""
        return people_of(self.article, self.analysis.entities)

    @cached_property
    def named_for(self) -> Callable[[int], tuple[tuple[Span, str], ...]]:
        """The names that "he" or "she" of a sentence stands for, by its number, where only one can be meant."""

        @cache
        def put_in(number: int) -> tuple[tuple[Span, str], ...]:
            analysis = self.analysis
            return _put_in(Scene(self.article, analysis.sentences, analysis.entities, number, people=self.people))

        return put_in

    @cached_property
    def spelt_nouns(self) -> Callable[[int], tuple[tuple[Span, str], ...]]:
        """The names that definite nouns of a sentence stand for, by its number: "the museum", "the company"."""
        analysis = self.analysis
        epithets = Epithets(self.article, analysis.sentences, analysis.entities, self.parses, self.people)
        return cache(lambda number: tuple((found.span, found.name) for found in epithets.in_sentence(number)))

    def times(self, entity: Entity) -> int:
        """How often the text has a name, found by a finder each time or not."""
        return max(len(entity.mentions), *(self.article.text.count(form) for form in (entity.name, *entity.aliases)))

    @cached_property
    def topic(self) -> str:
        """The body, person or thing that the headline names first, as the text calls it; empty for none."""
        title = self.article.title
        if isinstance(title, Unknown):
            return ""
        named = sorted(
            (title.find(form), -len(form), form)
            for entity in self.analysis.entities
            for form in (entity.name, *entity.aliases)
            if entity.kind is not NameKind.PLACE and stands_in(form, title)
        )
        return with_article(named[0][2], self.article.text) if named else ""

    @cached_property
    def central_names(self) -> tuple[str, ...]:
        """The forms of the names in the headline, and of those that the article names most."""
        title = self.article.title
        if isinstance(title, Unknown):
            title = self.article.paragraphs[0].of(self.article.text) if self.article.paragraphs else ""
        told = {entity: self.times(entity) for entity in self.analysis.entities}
        ranked = sorted(self.analysis.entities, key=lambda entity: -told[entity])
        often = [entity for entity in ranked[:MOST_CENTRAL] if told[entity] >= OFTEN]
        heading = [entity for entity in ranked if any(stands_in(f, title) for f in (entity.name, *entity.aliases))]
        return tuple(dict.fromkeys(f for entity in (*heading, *often) for f in (entity.name, *entity.aliases)))


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything questions are made from: the reports, the claims across them, and the seed of every choice."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...] = ()
    seed: int = 0

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure of every report."""
        return tuple(f.value for r in self.reports for f in r.analysis.facts if isinstance(f.value, Quantity))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date of every report."""
        return tuple(f.value for r in self.reports for f in r.analysis.facts if isinstance(f.value, DateMention))

    @cached_property
    def told(self) -> str:
        """The text of every report."""
        return " ".join(report.article.text for report in self.reports)

    @cached_property
    def told_by_several(self) -> frozenset[tuple[str, Span]]:
        """The facts, by article and place, that fill a claim together with one of another article."""
        return frozenset(
            (fact.article, fact.span)
            for claim in self.claims
            if len({fact.article for fact in claim.facts}) > 1
            for fact in claim.facts
        )

    @cached_property
    def claim_of(self) -> dict[tuple[str, Span], str]:
        """The claim each fact fills, by article and place."""
        return {(fact.article, fact.span): claim.id for claim in self.claims for fact in claim.facts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question before the gate.

    ``statement`` is what the article states, with the key marked; ``body`` is the part of the prompt that must
    stand alone, without the naming of the source. ``key`` is shown first at the reveal.
    ``options`` is empty for a typed answer. ``passage`` is what proves the answer where that is more than the
    sentence.
    """

    kind: str
    report: Report
    sentence: Sentence
    facts: tuple[Fact, ...]
    statement: Statement
    body: str
    prompt: str
    key: str
    type: AnswerType
    key_span: Span | None
    accept: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    salience: float = 0.5
    claim: str = ""
    passage: Span | None = None
    tags: tuple[str, ...] = field(default=())

    @property
    def typed(self) -> bool:
        """Whether the answer is typed rather than chosen."""
        return not self.options

    @property
    def context(self) -> str:
        """What the prompt tells of the story beside the statement: the headline, where it names the report by it."""
        article = self.report.article
        if isinstance(article.title, Unknown):
            return ""
        shown = (title for title in (article.title, *headlines(article)) if f"“{title}”" in self.prompt)
        topic = self.report.topic
        return next(shown, topic if topic and f" report on {topic} by " in self.prompt else "")

    @property
    def quotes(self) -> bool:
        """Whether the body is somebody's own words, which the rules for statements do not fit."""
        return self.kind == "speaker" and "reported" not in self.tags


def _put_in(scene: Scene) -> tuple[tuple[Span, str], ...]:
    """The names by which the sentence of ``scene`` stands alone, without the editor's brackets."""
    start, text = scene.sentences[scene.number].span.start, scene.article.text
    return tuple(
        (edit.span.shifted(start), with_article(edit.text.strip("[]"), text)) for edit in names_for_pronouns(scene)
    )


def with_article(name: str, text: str) -> str:
    """The name as a sentence has it: "the NFL" where the article mostly says so."""
    plain = name.removesuffix("’s")
    places = list(places_of(plain, text))
    with_the = sum(
        _THE.search(text[max(0, place - 5) : place]) is not None
        and _NAMES_MORE.match(text, place + len(plain)) is None
        for place in places
    )
    return f"the {name}" if 2 * with_the > len(places) else name


def stands_in(form: str, text: str) -> bool:
    """Whether ``text`` has the form as whole words."""
    return form in text and next(places_of(form, text), None) is not None


def places_of(form: str, text: str) -> Iterator[int]:
    """Where ``text`` has the form as whole words; plain search, as a pattern for each name takes long to make."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        whole = not (_in_word(text[start - 1 : start]) or _in_word(text[end : end + 1]))
        if whole:
            yield start
        start = text.find(form, max(end, start + 1) if whole else start + 1)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def chance(*parts: object) -> int:
    """A whole number that depends on ``parts`` alone: the only source of variety, the same in every process."""
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=6).digest(), "big")


def shuffled(items: Sequence[T], *parts: object) -> list[T]:
    """``items`` in an order that depends on ``parts`` alone."""
    return [items[number] for number in sorted(range(len(items)), key=lambda n: chance(n, *parts))]
