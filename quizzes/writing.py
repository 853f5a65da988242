"""From articles to questions: every kind makes candidates, the gate keeps the good ones, selection mixes a quiz."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..briefings.article import UNKNOWN, Article, Span, Unknown
from ..briefings.claims import align
from ..briefings.facts import Analysis, analyse
from ..briefings.names import NameFinder, NameKind
from .editing import stamped
from .kinds import DERIVED_KINDS, KINDS, SENTENCE_KINDS
from .kinds.candidate import LONGEST_PASSAGE, Candidate, Material, Report, chance
from .kinds.speaker import passage_from
from .question import KIND_NAMES, AnswerKey, Evidence, Question
from .ranking import difficulty_of, salience_of
from .reserve import filled_up
from .review import Refusal, reviewed
from .selection import choose

ID_VERSION: Final = "q1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Every question that passed the gate, best first, and every refusal."""

    questions: tuple[Question, ...]
    refusals: tuple[Refusal, ...]


def write_questions(
    articles: Sequence[Article], *, count: int = 10, seed: int = 0, finder: NameFinder | None = None
) -> tuple[Question, ...]:
    """A quiz of at most ``count`` questions; fewer when the articles have no more good ones.

    The same articles and seed give the same questions in every process.
    """
    return write_pool(articles, count=count, seed=seed, finder=finder).questions


def write_pool(
    articles: Sequence[Article], *, count: int | None = None, seed: int = 0, finder: NameFinder | None = None
) -> Pool:
    """What passes the gate, and what it refused: a quiz of ``count``, or without one every question, best first.

    Articles that are known to be in another language than English are left out (see `in_english`).
    """
    readable = [article for article in articles if in_english(article)]
    pool = pool_of([(article, analyse(article, finder=finder)) for article in readable], seed=seed)
    if count is None:
        return pool
    return Pool(questions=choose(pool.questions, count=count, seed=seed), refusals=pool.refusals)


def in_english(article: Article) -> bool:
    """Whether the grammars can read the article: it is in English, or its language is unknown."""
    return isinstance(article.language, Unknown) or article.language.casefold().startswith("en")


def pool_of(analysed: Sequence[tuple[Article, Analysis]], *, seed: int = 0) -> Pool:
    """The pool of articles whose facts are already known."""
    reports = tuple(Report(article=article, analysis=analysis) for article, analysis in analysed)
    claims = align([(article, analysis.facts) for article, analysis in analysed], labelled=False)
    material = Material(reports=reports, claims=claims, seed=seed)
    found = reviewed(_candidates(material), material)
    derived = reviewed((c for kind in DERIVED_KINDS for c in kind(found.shown, material)), material)
    shown = (*found.shown, *derived.shown)
    extra = filled_up(shown, (*found.beside, *derived.beside))
    scored = [(salience_of(candidate), candidate) for candidate in (*shown, *extra)]
    scored.sort(key=lambda pair: (-pair[0], chance(seed, pair[1].prompt, pair[1].typed)))
    questions = [_question(candidate, material, salience) for salience, candidate in scored]
    return Pool(questions=tuple(_once(questions)), refusals=(*found.refused, *derived.refused))


def _candidates(material: Material) -> Iterator[Candidate]:
    for report in material.reports:
        for fact in report.analysis.facts:
            for kind in KINDS:
                yield from kind(report, fact, material)
        for number in range(len(report.analysis.sentences)):
            for sentence_kind in SENTENCE_KINDS:
                yield from sentence_kind(report, number, material)


def _once(questions: Sequence[Question]) -> Iterator[Question]:
    """The questions without repeats of one prompt in one form."""
    seen: set[tuple[str, bool]] = set()
    for question in questions:
        mark = (question.prompt, bool(question.options))
        if mark not in seen:
            seen.add(mark)
            yield question


def _question(candidate: Candidate, material: Material, salience: float) -> Question:
    if candidate.kind not in KIND_NAMES:
        raise ValueError(f"the kind {candidate.kind} is missing in KIND_NAMES, so banks would refuse it")
    article, span = candidate.report.article, candidate.passage or passage_of(candidate)
    form = "options" if candidate.options else "typed"
    mark = "\x1f".join((article.id, str(span.start), str(span.end), candidate.kind, form, candidate.prompt))
    published = article.published
    made = Question(
        id=f"{ID_VERSION}-{hashlib.blake2b(mark.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}",
        kind=candidate.kind,
        prompt=candidate.prompt,
        answer=AnswerKey(
            accept=candidate.accept or (candidate.key,),
            prompt=candidate.more,
            reject=candidate.reject,
            type=candidate.type,
            question=candidate.prompt,
        ),
        evidence=Evidence(
            article=article.id,
            revision=article.revision,
            span=span,
            quote=span.of(article.text),
            key=candidate.key_span,
        ),
        claim=candidate.claim or _claim_id(candidate, material),
        outlet=article.outlet,
        as_of=UNKNOWN if isinstance(published, Unknown) else _day(published.moment.date()),
        options=candidate.options,
        difficulty=difficulty_of(candidate, salience),
        explanation=candidate.statement.full,
        tags=candidate.tags,
    )
    return stamped(made)


def passage_of(candidate: Candidate) -> Span:
    """What is shown at the reveal: the sentence, and from where the text last names whom the prompt names for it."""
    report, own = candidate.report, candidate.sentence.span
    words = own.of(report.article.text)
    named = (
        max((mention for mention in entity.mentions if mention.end <= own.start), default=None)
        for entity in report.named_in(candidate.statement.full)
        if entity.kind in (NameKind.PERSON, NameKind.ORGANISATION)
        and not any(form.split()[-1] in words for form in (entity.name, *entity.aliases))
    )
    first = min((place for place in named if place is not None), default=None)
    wide = own if first is None else passage_from(report, first, own)
    return wide if len(wide) <= LONGEST_PASSAGE else own


def _claim_id(candidate: Candidate, material: Material) -> str:
    """The claim of the candidate's first fact; where there is none, its article and sentence."""
    for fact in candidate.facts:
        found = material.claim_of.get((fact.article, fact.span))
        if found is not None:
            return found
    return f"{candidate.report.article.id}/{candidate.sentence.span.start}-{candidate.sentence.span.end}"


def _day(day: date) -> date:
    return date(day.year, day.month, day.day)
