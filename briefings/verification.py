"""The proof that every line, quotation and fact stands on its spans. Fails closed: what cannot be checked is wrong.

Written apart from what makes lines and facts, so that one mistake cannot pass both.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from .article import Article, Published, Span, Unknown, revision_of
from .briefing import Briefing, Citation, Dispute, Line
from .facts import Fact

# A number is one token with its separators: "2 million" is not in "3.2 million".
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_NEGATION: Final = re.compile(r"\b(?:not|no|never|nor|none|without)\b|n['’]t\b", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\[([^\[\]]*)\]")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TURN: Final = re.compile(r"\b(?P<turn>last|this|next) (?P<unit>year|month|week)\b")
_WEEKEND: Final = re.compile(r"(?P<first>\d{1,2})-(?P<last>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})")
_COUNTS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AGO: Final = re.compile(r"(?:(?P<digits>\d{1,2})|(?P<word>[a-z]+)) (?P<unit>day|month|year)s? ago")
_RELATIVE: Final = re.compile(
    r"(?:\b(?:last|this|next)\s(?:year|month|week)|\blast\snight|\b(?:last|(?:over|at|on)\sthe)\sweekend"
    r"|\b[\w]+\s(?:day|month|year)s?\sago|\b(?:yesterday|tomorrow)(?:\s\w+)?"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night|lunchtime))?)(?:['’]s)?\s*$",
    re.IGNORECASE,
)


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

    The words outside square brackets must be its passages', all of them and in order, less the recorded cuts;
    the words inside must stand in a cited passage, or be the date that the relative word before them means on the
    day of publication.
    """
    by_id = {article.id: article for article in articles}
    for citation in line.citations:
        article = by_id.get(citation.article)
        problem = verify_quote(article, revision=citation.revision, span=citation.span, quote=citation.quote)
        if problem is not None:
            return problem
    return _wording(line) or _brackets(line, by_id[line.citations[0].article])


def _wording(line: Line) -> Problem | None:
    passages, where = line.citations[: line.passages], line.text[:60]
    if len({(passage.article, passage.revision) for passage in passages}) > 1:
        return Problem(where, "the line mixes the words of several articles")
    # Brackets that the source itself wrote are its words; ours are checked on their own.
    quoted = " ".join(passage.quote for passage in passages)
    outside = _BRACKETED.sub(lambda match: match.group(1) if match.group() in quoted else " ", line.text)
    if not _TOKEN.search(outside):
        return Problem(where, "the line says nothing")
    if not all(any(passage.span.contains(cut) for passage in passages) for cut in line.cuts):
        return Problem(where, "a cut lies outside the passage")
    if any(later.span.start < one.span.end for one, later in pairwise(passages)):
        return Problem(where, "the passages are not in the article's order")
    kept = []
    for passage in passages:
        cuts = [cut.shifted(-passage.span.start) for cut in line.cuts if passage.span.contains(cut)]
        if any(_NEGATION.search(cut.of(passage.quote)) for cut in cuts):
            return Problem(where, "a cut takes a negation away")
        kept += _tokens(_less(passage.quote, cuts))
    if _tokens(outside) != kept:
        return Problem(where, "the line's words are not its passage less the recorded cuts")
    return None


def _less(quote: str, cuts: Iterable[Span]) -> str:
    """``quote`` without ``cuts``, counted from its first character."""
    for cut in sorted(cuts, reverse=True):
        quote = quote[: cut.start] + " " + quote[cut.end :]
    return quote


def _brackets(line: Line, article: Article) -> Problem | None:
    quoted = " ".join(citation.quote for citation in line.citations[: line.passages])
    for match in _BRACKETED.finditer(line.text):
        if match.group() in quoted:
            continue
        inside = match.group(1).removesuffix("’s")
        cited = any(states(citation.quote, inside) for citation in line.citations)
        if not cited and not _worked_out(inside, line.text[: match.start()], article.published):
            return Problem(line.text[:60], f"the words put in brackets are in no cited passage: {inside}")
    return None


def _worked_out(inside: str, before: str, published: Published | Unknown) -> bool:
    """Whether ``inside`` is the date that the words just before it mean on the day of publication."""
    relative = _RELATIVE.search(before)
    if relative is None or isinstance(published, Unknown) or published.precision not in {"minute", "day"}:
        return False
    day, phrase = published.moment.date(), relative.group().lower().strip()
    if (turn := _TURN.search(phrase)) is not None:
        shift = {"last": -1, "this": 0, "next": 1}[turn["turn"]]
        if turn["unit"] == "year":
            return inside == str(day.year + shift)
        if turn["unit"] == "week":
            monday = day + timedelta(days=7 * shift)
            return inside == f"the week of {_long(monday - timedelta(days=monday.weekday()))}"
        return inside == _month(day, shift)
    if (ago := _AGO.fullmatch(phrase)) is not None:
        count = int(ago["digits"]) if ago["digits"] else _COUNTS.index(ago["word"]) if ago["word"] in _COUNTS else 0
        if ago["unit"] == "year":
            return inside == str(day.year - count)
        return inside == (_long(day - timedelta(days=count)) if ago["unit"] == "day" else _month(day, -count))
    if "weekend" in phrase:
        return _is_weekend_before(inside, day)
    if "night" in phrase and phrase.startswith("last"):
        return inside == _long(day - timedelta(days=1))
    for weekday, name in enumerate(_WEEKDAYS):
        if name in phrase:
            return any(
                inside == _long(day + timedelta(days=shift)) and (day + timedelta(days=shift)).weekday() == weekday
                for shift in range(-7, 1)
            )
    shift = {"yesterday": -1, "tomorrow": 1}[phrase.split()[0]]
    return inside == _long(day + timedelta(days=shift))


def _month(day: date, shift: int) -> str:
    months = day.year * 12 + day.month - 1 + shift
    return f"{_MONTHS[months % 12]} {months // 12}"


def _is_weekend_before(inside: str, day: date) -> bool:
    """Whether ``inside`` is a Saturday and its Sunday that lie no more than a week before ``day``, or hold it."""
    found = _WEEKEND.fullmatch(inside)
    if found is None or found["month"] not in _MONTHS:
        return False
    saturday = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["first"]))
    sunday = saturday + timedelta(days=1)
    return saturday.weekday() == 5 and sunday.day == int(found["last"]) and 0 <= (day - saturday).days <= 7


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def verify_briefing(briefing: Briefing, articles: Sequence[Article]) -> tuple[Problem, ...]:
    """Every problem of ``briefing`` against ``articles``; empty when all of it stands."""
    problems = [problem for line in briefing.lines if (problem := verify_line(line, articles)) is not None]
    for dispute in briefing.disputes:
        problems.extend(verify_dispute(dispute, articles))
    listed = {(source.article, source.revision) for source in briefing.sources}
    for line in briefing.lines:
        problems.extend(
            Problem(line.text[:60], "a cited article is missing from the sources")
            for citation in line.citations
            if (citation.article, citation.revision) not in listed
        )
    return tuple(problems)


def verify_dispute(dispute: Dispute, articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Every problem of a dispute: each value must stand in the passage cited for it, and two sources must differ."""
    by_id = {article.id: article for article in articles}
    problems = [
        problem
        for p in dispute.positions
        if (problem := _verify_position(p.value, p.citation, by_id.get(p.citation.article))) is not None
    ]
    if len({position.citation.article for position in dispute.positions}) < 2:  # one source cannot differ
        problems.append(Problem(dispute.about, "a disagreement needs two sources"))
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
