"""From a fact to prompts: the statement with its dates made absolute, the gap, and the naming of the source."""

from collections.abc import Iterator

from ...briefings.article import Article, Span
from ...briefings.dates import DateMention
from ...briefings.facts import Fact
from .candidate import Report
from .statement import KEY, Statement, statement_of
from .wording import gap_mark, lowered, month_name, outlet_name, source_name, worded


def dated_statement(report: Report, fact: Fact, key: Span, *, shown: str | None = None) -> Statement | None:
    """The statement of the fact's sentence with resolved dates written out."""
    dates = [
        (other.value.span, written_day(other.value, preposition=True))
        for other in report.analysis.facts
        if isinstance(other.value, DateMention) and other.value.resolved and other.sentence.span == fact.sentence.span
    ]
    return statement_of(report.article, fact.sentence, key, shown=shown, dates=dates)


def prompts(part: str, article: Article, statement: Statement, direct: str | None) -> Iterator[tuple[str, str, str]]:
    """The prompts for one statement as (name of the wording, prompt, body), the direct question first.

    Empty where the article cannot be named: a question that stands alone says where it comes from.
    """
    source = source_name(article)
    if source is None:
        return
    if direct is not None:
        yield "direct", worded(part, "direct", ask=direct, source=source), direct
        return
    body = statement.text.replace(KEY, gap_mark())
    yield "gap", worded(part, "gap", statement=lowered(body), source=source), body


def why_wrong(part: str, article: Article, key: str) -> str:
    """Why a wrong option is wrong, as the article has it."""
    return worded("why_wrong", part, outlet=outlet_name(article), key=key)


def written_day(mention: DateMention, *, preposition: bool = False) -> str:
    """A date as readers see it: "20 January 2025", "October 2022", "2023"; parts not known are left out."""
    if mention.month is None:
        return str(mention.year)
    month = month_name(mention.month)
    year = "" if mention.year is None else f" {mention.year}"
    if mention.day is None:
        return f"{'in ' if preposition else ''}{month}{year}"
    return f"{mention.day} {month}{year}"
