"""Date: when something happened, with dates of the same grain around it, and typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ...briefings.article import Published, Unknown
from ...briefings.dates import DateMention, write_date
from ...briefings.dates.writing import MONTHS
from ...briefings.facts import Fact
from ..options import date_steps
from ..question import AnswerType, Option
from .asking import date_turned, is_day_of_saying, statement_for
from .candidate import Candidate, Material, Report, chance
from .resolution import link
from .stem import prompts, why_wrong

EARLIEST = 1500  # "the use of 1080": what news gives in bare figures before that is mostly no year
_DAYS_APART = (2, 3, 4, 5, 6)
_YEARS_APART = (1, 2, 3)


def date_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The date of ``fact`` asked for with options and typed; only dates whose year is known."""
    mention = fact.value
    if not isinstance(mention, DateMention) or mention.end is not None or mention.year is None:
        return
    if mention.year < EARLIEST or mention.precision not in ("day", "month", "year"):
        return
    if is_day_of_saying(report, fact.sentence, mention.span):
        return
    shown = write_date(mention)
    lead = link(report, fact.sentence, mention) if mention.resolved and not _says_its_year(mention, report) else ""
    if lead is None:
        return
    turned = date_turned(report, fact.sentence, mention, shown=shown, lead=lead)
    statement = (
        turned.statement if turned else statement_for(report, fact.sentence, mention.span, shown=shown, lead=lead)
    )
    if statement is None:
        return
    options = _options(mention, report, material)
    for wording, prompt, body in prompts("date", report, statement, turned.question if turned else None):
        for chosen in (options, ()) if options else ((),):
            yield Candidate(
                kind="date",
                report=report,
                sentence=fact.sentence,
                facts=(fact,),
                statement=statement,
                body=body,
                prompt=prompt,
                key=shown,
                type=AnswerType.DATE,
                key_span=mention.span,
                accept=_accepted(mention, shown),
                options=chosen,
                tags=(wording,),
            )


def _says_its_year(mention: DateMention, report: Report) -> bool:
    return str(mention.year) in mention.span.of(report.article.text)


def _accepted(mention: DateMention, shown: str) -> tuple[str, ...]:
    if mention.day is None:
        # Who is asked in which month may leave the year out.
        return (shown,) if mention.month is None else (shown, MONTHS[mention.month - 1])
    return (shown, write_date(replace(mention, year=None)))


def _options(mention: DateMention, report: Report, material: Material) -> tuple[Option, ...]:
    seed = (material.seed, report.article.id, mention.span.start)
    ahead = _lies_ahead(mention, report)
    for pattern in date_steps(seed):
        wrong = [_moved(mention, step, seed) for step in pattern]
        if ahead and pattern[0] < 0:
            continue
        if any(
            other is None or _reported(other, material) or (not ahead and _too_late(other, mention, report))
            for other in wrong
        ):
            continue
        ordered = sorted([mention, *(w for w in wrong if w is not None)], key=_ordinal)
        if len({write_date(one) for one in ordered}) == len(ordered):
            why = why_wrong("date", report.article, write_date(mention))
            return tuple(
                Option(text=write_date(one), correct=one is mention, why_wrong=None if one is mention else why)
                for one in ordered
            )
    return ()


def _lies_ahead(mention: DateMention, report: Report) -> bool:
    """Whether the date is told as still to come: dates before the report would be absurd options."""
    published = report.article.published
    if isinstance(published, Published):
        grain = {"year": 1, "month": 2}.get(mention.precision, 3)
        moment = published.moment
        if _ordinal(mention)[:grain] < (moment.year, moment.month, moment.day)[:grain]:
            return False  # "would be her date in 2014" was told in 2014
    return any(fact.value is mention and (fact.forecast or fact.hedge) for fact in report.analysis.facts)


def _moved(mention: DateMention, step: int, seed: tuple[object, ...]) -> DateMention | None:
    """The mention moved by ``step`` units of its grain; days and years move by more than one at a time."""
    if mention.year is None:
        return None
    if mention.month is None:
        width = _YEARS_APART[chance("years", *seed) % len(_YEARS_APART)]
        return replace(mention, year=mention.year + step * width)
    if mention.day is None:
        months = mention.year * 12 + mention.month - 1 + step * (1 + chance("months", *seed) % 2)
        return replace(mention, year=months // 12, month=months % 12 + 1)
    width = _DAYS_APART[chance("days", *seed) % len(_DAYS_APART)]
    moved = date(mention.year, mention.month, mention.day) + timedelta(days=step * width)
    return replace(mention, year=moved.year, month=moved.month, day=moved.day)


def _ordinal(mention: DateMention) -> tuple[int, int, int]:
    return (mention.year or 0, mention.month or 0, mention.day or 0)


def _reported(mention: DateMention, material: Material) -> bool:
    """Whether some report holds this date, or one that it could be told for."""
    return any(
        (mention.year == other.year or other.year is None or mention.year is None)
        and (mention.month == other.month)
        and (mention.day == other.day)
        for other in material.dates
    )


def _too_late(other: DateMention, key: DateMention, report: Report) -> bool:
    """Whether a wrong date lies after the report while the right one does not: an absurd option."""
    if isinstance(report.article.published, Unknown):
        today = _ordinal(key)  # nothing later is sure to be past
    else:
        moment = report.article.published.moment
        today = (moment.year, moment.month, moment.day)
    grain = {"year": 1, "month": 2}.get(key.precision, 3)
    return _ordinal(other)[:grain] > today[:grain] >= _ordinal(key)[:grain]
