"""Claim: the same slot across articles, with every Fact that fills it; and the alignment that finds them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .agreement import Candidate, compare
from .article import UNKNOWN, Article, Span
from .dates import DateMention
from .facts import Fact, Role
from .minhash import resemblance, signature
from .quantities import Measure, Quantity, comparable
from .quotations import Quotation
from .slots import main_names
from .stories import group
from .wording import is_country, measure_nouns, written_name

# Two bodies are one wire from this estimated share of common shingles on. Articles of two newsrooms on one event
# shared at most 0.08 (three such pairs); a copy with a tenth of its words changed keeps about 0.4.
ONE_WIRE: Final = 0.3
# What a figure is called where its clause does not say.
_LABELS: Final = {
    Measure.AGE: "age",
    Measure.DURATION: "length of time",
    Measure.MONEY: "sum",
    Measure.PERCENT: "percentage",
    Measure.COUNT: "number",
}
_SHORTEST_COPY: Final = 8  # words; shorter sentences can be equal by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One slot and its fillers.

    ``status`` is "agreed" when every filler is compatible after rounding and bounds, "disputed" when two are not,
    "single" when one publisher alone says it. ``publishers`` counts independent publishers: copies of one wire
    are one. ``facts`` come in order of their articles. ``slot`` is a readable label: "Nvidia: share fall"; "" where
    nobody asked for labels.
    """

    id: str
    slot: str
    facts: tuple[Fact, ...]
    status: Literal["agreed", "disputed", "single"]
    publishers: int


def align(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]], *, labelled: bool = True) -> tuple[Claim, ...]:
    """The claims of several articles, by their first fact; every fact is in exactly one of them.

    Figures and dates of different articles are joined where subject, kind of statement, time and unit agree and the
    values are compatible; with values that are not, only where every sign says that one thing is meant. Within an
    article only repeats of one statement are joined. ``labelled`` says whether the claims get their labels, which
    take most of the time.
    """
    story_of = {member: number for number, story in enumerate(group(facts_by_article)) for member in story.articles}
    context = "\n\n".join(article.text for article, _ in facts_by_article)
    beside: dict[tuple[int, Span], list[Fact]] = {}
    for source, _, fact in _numbered(facts_by_article):
        beside.setdefault((source, fact.sentence.span), []).append(fact)
    candidates = [
        Candidate(
            number=number,
            source=source,
            article=article,
            context=context,
            fact=fact,
            story=story_of[article.id],
            alone=_is_alone(fact, beside[source, fact.sentence.span]),
        )
        for number, (source, article, fact) in enumerate(_numbered(facts_by_article))
    ]
    groups = _cluster(candidates)
    articles = {article.id: article for article, _ in facts_by_article}
    signatures = _Signatures(articles)
    return tuple(_claim(members, articles, signatures, labelled=labelled) for members in groups)


class _Signatures:
    """The MinHash signature of each article's body, made when two articles tell one thing and not before."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._made: dict[str, tuple[int, ...]] = {}

    def __getitem__(self, article: str) -> tuple[int, ...]:
        if article not in self._made:
            self._made[article] = signature(self._articles[article].body)
        return self._made[article]


def _is_alone(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether, of the facts of its sentence, no other is a figure in the same terms, or no other a date."""
    value = fact.value
    beside = (other.value for other in facts if other is not fact)
    if isinstance(value, Quantity):
        return not any(isinstance(other, Quantity) and comparable(value, other) for other in beside)
    return not any(isinstance(other, DateMention) for other in beside)


def _numbered(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]]) -> Iterator[tuple[int, Article, Fact]]:
    for source, (article, facts) in enumerate(facts_by_article):
        for fact in facts:
            yield source, article, fact


def _cluster(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Groups of one slot: the surest pairs first, and no group in which a pair speaks against it."""
    pairs: list[tuple[float, int, int]] = []
    for one, other in _pairs(candidates):
        verdict = compare(one, other)
        if verdict.joins:
            pairs.append((-verdict.score, one.number, other.number))
    pairs.sort()
    group_of = {candidate.number: [candidate] for candidate in candidates}
    for _, first, second in pairs:
        left, right = group_of[first], group_of[second]
        if left is right or any(compare(a, b).excludes for a in left for b in right):
            continue
        merged = sorted([*left, *right], key=lambda candidate: candidate.number)
        for candidate in merged:
            group_of[candidate.number] = merged
    seen: set[int] = set()
    groups = []
    for candidate in candidates:
        if candidate.number not in seen:
            groups.append(group_of[candidate.number])
            seen.update(member.number for member in group_of[candidate.number])
    return groups


def _pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs worth comparing: same kind and terms, and a name, a word or the value in common."""
    blocks: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        for key in candidate.blocks():
            blocks.setdefault(key, []).append(candidate)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for place, first in enumerate(block):
            for second in block[place + 1 :]:
                pair = first.number, second.number
                if pair not in seen:
                    seen.add(pair)
                    yield first, second


def _claim(
    members: Sequence[Candidate], articles: dict[str, Article], signatures: _Signatures, *, labelled: bool
) -> Claim:
    facts = tuple(candidate.fact for candidate in members)
    publishers = _independent(facts, articles, signatures)
    status: Literal["agreed", "disputed", "single"] = "single"
    if publishers > 1:
        agree = all(compare(a, b).agrees for place, a in enumerate(members) for b in members[place + 1 :])
        status = "agreed" if agree else "disputed"
    label = _label(members, articles) if labelled else ""
    return Claim(id=_claim_id(facts[0]), slot=label, facts=facts, status=status, publishers=publishers)


def _independent(facts: Sequence[Fact], articles: dict[str, Article], signatures: _Signatures) -> int:
    """How many publishers speak for themselves: one outlet counts once, and so do copies of one wire."""
    sources: list[list[Fact]] = []
    for fact in facts:
        for source in sources:
            if any(_one_source(fact, other, articles, signatures) for other in source):
                source.append(fact)
                break
        else:
            sources.append([fact])
    return len(sources)


def _one_source(a: Fact, b: Fact, articles: dict[str, Article], signatures: _Signatures) -> bool:
    one, other = articles[a.article], articles[b.article]
    if one.id == other.id or (one.outlet is not UNKNOWN and one.outlet == other.outlet):
        return True
    if resemblance(signatures[one.id], signatures[other.id]) >= ONE_WIRE:
        return True
    first, second = (" ".join(f.sentence.span.of(articles[f.article].text).lower().split()) for f in (a, b))
    return first == second and len(first.split()) >= _SHORTEST_COPY


def _claim_id(fact: Fact) -> str:
    place = f"{fact.article}|{fact.span.start}|{fact.span.end}|{fact.kind}"
    return f"c1-{hashlib.blake2b(place.encode(), digest_size=8).hexdigest()}"


def _label(members: Sequence[Candidate], articles: dict[str, Article]) -> str:
    """A readable name of the slot: whose, and what of it."""
    value = members[0].fact.value
    if isinstance(value, Role):
        return f"{value.person}: post"
    if isinstance(value, Quotation):
        return f"{value.speaker}: words" if value.speaker else "words"
    subject = _subject_label(members, articles)
    measured = _measured_label(members)
    return f"{subject}: {measured}" if subject else measured


def _subject_label(members: Sequence[Candidate], articles: dict[str, Article]) -> str:
    """The name common to all clauses as the text has it, else one that all articles are about."""
    first = members[0].fact
    article = articles[first.article]
    common = frozenset.intersection(*(candidate.slot.subject for candidate in members))
    places: tuple[Span, ...] = (first.sentence.span,)
    if not common and len(members) > 1:
        common = frozenset.intersection(*(candidate.slot.nearby for candidate in members))
        places = (first.sentence.span, *article.paragraphs)
    main = main_names(article)
    for name in sorted(
        common, key=lambda name: (is_country(name), main.index(name) if name in main else len(main), name)
    ):
        for place in places:
            written = written_name(article.text, place, name, common)
            if written is not None:
                return written
    return first.subject or ""


def _measured_label(members: Sequence[Candidate]) -> str:
    fact = members[0].fact
    if isinstance(fact.value, Quantity) and fact.value.measure is Measure.AGE:
        return _LABELS[Measure.AGE]
    counted = isinstance(fact.value, Quantity) and fact.value.measure is Measure.COUNT
    told = [member.fact.about for member in members if member.fact.about and not _only_measures(member.fact.about)]
    if told and (counted or len(members) == 1):
        return told[0]
    ranks: dict[str, int] = {}
    for kind in members[0].slot.kinds:
        if all(kind in member.slot.kinds for member in members):
            ranks[kind] = sum(member.slot.kinds.index(kind) for member in members)
    if ranks:
        return min(ranks, key=lambda kind: (ranks[kind], kind))
    if isinstance(fact.value, Quantity) and not told:
        return fact.predicate or _LABELS.get(fact.value.measure, str(fact.value.measure))
    return told[0] if told else fact.predicate or fact.kind


def _only_measures(words: str) -> bool:
    """Whether the words name a figure and not what it measures: "most frequently mentioned figure"."""
    return words.rsplit(maxsplit=1)[-1].lower() in measure_nouns()
