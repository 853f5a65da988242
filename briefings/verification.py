"""The proof that every line, quotation and fact stands on its spans. Fails closed: what cannot be checked is wrong.

Written apart from what makes lines and facts, so that one mistake cannot pass both.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .article import Article, Span, revision_of
from .briefing import Briefing, Citation, Line
from .facts import Fact

_TOKEN: Final = re.compile(r"[^\W_]+", re.UNICODE)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_BRACKETED: Final = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not stand: where, and why in plain words."""

    where: str
    reason: str


def verify_quote(article: Article | None, *, revision: str, span: Span, quote: str) -> Problem | None:
    """Whether ``quote`` stands at ``span`` of ``article`` in ``revision``; None when it does."""
    if article is None:
        return Problem("citation", "the cited article is not among the articles")
    where = f"{article.id} {span.start}-{span.end}"
    if revision_of(article.text) != revision or article.revision != revision:
        return Problem(where, "the article's text is not the cited revision")
    if span.end > len(article.text) or span.of(article.text) != quote:
        return Problem(where, "the words at the cited place are not the quoted words")
    if not quote.strip():
        return Problem(where, "the citation quotes nothing")
    return None


def verify_line(line: Line, articles: Iterable[Article]) -> Problem | None:
    """Whether ``line`` says only what its passages say; None when it does.

    The words outside square brackets must stand in this order in the first passage, its numbers unchanged; the
    words inside must come from a cited passage.
    """
    by_id = {article.id: article for article in articles}
    for citation in line.citations:
        article = by_id.get(citation.article)
        problem = verify_quote(article, revision=citation.revision, span=citation.span, quote=citation.quote)
        if problem is not None:
            return problem
    return _wording(line)


def _wording(line: Line) -> Problem | None:
    first = line.citations[0].quote
    outside = _BRACKETED.sub(" ", line.text)
    where = line.text[:60]
    if not _TOKEN.search(line.text):
        return Problem(where, "the line says nothing")
    if not _in_order(_tokens(outside), _tokens(first)):
        return Problem(where, "the line's words do not stand in this order in its passage")
    known = {number for citation in line.citations for number in _NUMBER.findall(citation.quote)}
    if any(number not in known for number in _NUMBER.findall(outside)):
        return Problem(where, "a number of the line is not in its passage")
    for inside in _BRACKETED.findall(line.text):
        if not any(_in_order(_tokens(inside), _tokens(citation.quote)) for citation in line.citations):
            return Problem(where, f"the words put in brackets are in no cited passage: {inside}")
    return None


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def _in_order(needed: Sequence[str], held: Sequence[str]) -> bool:
    rest = iter(held)
    return all(any(token == other for other in rest) for token in needed)


def verify_briefing(briefing: Briefing, articles: Sequence[Article]) -> tuple[Problem, ...]:
    """Every problem of ``briefing`` against ``articles``; empty when all of it stands."""
    problems = [problem for line in briefing.lines if (problem := verify_line(line, articles)) is not None]
    by_id = {article.id: article for article in articles}
    for dispute in briefing.disputes:
        for position in dispute.positions:
            problem = _verify_position(position.value, position.citation, by_id.get(position.citation.article))
            if problem is not None:
                problems.append(problem)
    listed = {(source.article, source.revision) for source in briefing.sources}
    for line in briefing.lines:
        problems.extend(
            Problem(line.text[:60], "a cited article is missing from the sources")
            for citation in line.citations
            if (citation.article, citation.revision) not in listed
        )
    return tuple(problems)


def _verify_position(value: str, citation: Citation, article: Article | None) -> Problem | None:
    problem = verify_quote(article, revision=citation.revision, span=citation.span, quote=citation.quote)
    if problem is None and not states(citation.quote, value):
        return Problem(value, "the value is not in the cited passage")
    return problem


def verify_fact(fact: Fact, article: Article) -> Problem | None:
    """Whether ``fact`` lies where it says: same revision, value inside its sentence, inside the text."""
    if (fact.article, fact.revision) != (article.id, article.revision) or revision_of(article.text) != fact.revision:
        return Problem(fact.article, "the fact belongs to another article or revision")
    sentence = fact.sentence.span
    if not sentence.contains(fact.span) or sentence.end > len(article.text) or not fact.span.of(article.text).strip():
        return Problem(f"{fact.article} {fact.span.start}-{fact.span.end}", "the fact does not lie in its sentence")
    return None


def states(passage: str, answer: str) -> bool:
    """Whether ``passage`` has the words of ``answer`` next to one another, whatever their case and punctuation."""
    needed, held = _tokens(answer), _tokens(passage)
    return bool(needed) and any(
        held[start : start + len(needed)] == needed for start in range(len(held) - len(needed) + 1)
    )
