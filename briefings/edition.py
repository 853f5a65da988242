"""The plan of an edition: which stories lead, which follow in one line, and what is said above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from .article import UNKNOWN, Article, Published, Unknown
from .briefing import Line, Section
from .claims import ONE_WIRE
from .dates.writing import MONTHS
from .minhash import resemblance, signature

# From so many stories on, a briefing is an edition: each story gets its own share of the words.
EDITION: Final = 3
MOST_LEADS: Final = 5
FRESH: Final = timedelta(hours=48)  # how old a lead may be in a daily edition
LINES_OF_LEADS: Final = (3, 2, 2, 2, 2)  # whole sentences; what follows the leads is one line a story
WORDS_A_MINUTE: Final = 230  # silent reading of English prose (Brysbaert, 2019: 238 for non-fiction)


NAMELESS: Final = "an article without a title"
OLD: Final = "it is more than two days old"
NOTHING: Final = "Nothing here can be said in a line that stands on its source."


@dataclass(frozen=True, slots=True)
class Plan:
    """One story to tell: its articles by number, its section, how many lines it may have, why it is where it is."""

    members: tuple[int, ...]
    section: Section
    most: int
    why: str


def plan(stories: Sequence[Sequence[int]], articles: Sequence[Article], now: datetime | None) -> list[Plan]:
    """The stories in reading order: fresh ones that many publishers tell first, then old, undated and stubs."""
    reference = now or max((a.published.moment for a in articles if isinstance(a.published, Published)), default=None)
    rated = []
    for order, members in enumerate(stories):
        told_by = [articles[number] for number in members]
        publishers = independent(told_by)
        weak = _weakness(told_by, reference)
        rated.append((weak is not None, -publishers, -len(members), order, members, publishers, weak))
    rated.sort(key=lambda row: row[:4])
    plans = []
    for place, (_, _, _, _, members, publishers, weak) in enumerate(rated):
        lead = place < MOST_LEADS and weak is None
        section = Section(
            headline=next((a.title for n in members if not isinstance((a := articles[n]).title, Unknown)), UNKNOWN),
            articles=tuple(articles[number].id for number in members),
            publishers=publishers,
            copies=len(members) - publishers,
            lead=lead,
        )
        why = weak or f"{publishers} publisher{'s' if publishers > 1 else ''} tell{'' if publishers > 1 else 's'} it"
        plans.append(Plan(tuple(members), section, LINES_OF_LEADS[place] if lead else 1, why))
    return plans


def independent(articles: Sequence[Article]) -> int:
    """How many of the articles' publishers speak for themselves: copies of one text and one outlet count once."""
    kept: list[tuple[Article, tuple[int, ...]]] = []
    for article in articles:
        own = signature(article.body)
        if not any(
            (article.outlet is not UNKNOWN and article.outlet == other.outlet) or resemblance(own, theirs) >= ONE_WIRE
            for other, theirs in kept
        ):
            kept.append((article, own))
    return len(kept)


def _weakness(articles: Sequence[Article], reference: datetime | None) -> str | None:
    if all(article.stub for article in articles):
        return "only a summary of it is at hand"
    dates = [article.published.moment for article in articles if isinstance(article.published, Published)]
    if not dates:
        return "no source of it gives a date"
    if reference is not None and reference - max(dates) > FRESH:
        return OLD
    return None


def heading(
    lines: Sequence[Line], sections: Sequence[Section], articles: Sequence[Article], now: datetime | None
) -> str:
    """One line: stories, publishers, minutes to read, when gathered."""
    told = {line.story for line in lines}
    stories = len(told) or len(sections)
    minutes = max(1, ceil(sum(len(line.text.split()) for line in lines) / WORDS_A_MINUTE))
    parts = [
        f"{stories} {'story' if stories == 1 else 'stories'}",
        publishers_said(independent(articles), len(articles) - independent(articles)),
        f"{minutes} minute{'' if minutes == 1 else 's'} to read",
    ]
    if now is not None:
        parts.append(f"gathered {now.day} {MONTHS[now.month - 1]} {now.year}, {now:%H:%M} {now:%Z}".rstrip())
    return ", ".join(parts)


def publishers_said(publishers: int, copies: int) -> str:
    """How many speak for themselves: "one source", "3 sources (2 more of the same)"."""
    said = "one source" if publishers == 1 else f"{publishers} sources"
    return f"{said} ({copies} more of the same)" if copies else said


def about(article: Article, topic: str) -> bool:
    """Whether ``article`` is about ``topic``: every word of it in the title, or twice in the body."""
    title = article.title.lower() if isinstance(article.title, str) else ""
    body = article.body.lower()
    return all(word in title or body.count(word) > 1 for word in topic.lower().split())


def concerns(text: str, topic: str) -> bool:
    """Whether ``text`` names ``topic``: every word of it at the start of a word, in any case."""
    return all(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in topic.split())


def note_of(
    plans: Sequence[Plan], articles: Sequence[Article], *, lines: bool, told: bool, dated: bool
) -> str | None:
    """What a reader should know about the edition as a whole, or None; ``dated``: the day it is read is known."""
    if not lines:
        return (
            "Nothing new since last time."
            if told
            else "Nothing here can be said in a line that stands on its source."
        )
    parts = []
    held_back = [item for item in plans if not item.section.lead]
    if len(plans) >= EDITION:
        for why in dict.fromkeys(item.why for item in held_back if "publisher" not in item.why):
            names = [_named(item.section, articles) for item in held_back if item.why == why]
            parts.append(f"Not among the leads, because {why}: {'; '.join(_counted(names))}.")
    elif dated and plans and not any(item.section.lead for item in plans):
        parts.append(f"Old news: {plans[0].why}." if plans[0].why == OLD else f"Mind: {plans[0].why}.")
    return " ".join(parts) or None


def _counted(names: Sequence[str]) -> list[str]:
    """The names, those that are no names said once with their number."""
    known = [name for name in names if name != NAMELESS]
    without = len(names) - len(known)
    if not without:
        return known
    return [*known, NAMELESS if without == 1 else f"{without} articles without a title"]


def _named(section: Section, articles: Sequence[Article]) -> str:
    if isinstance(section.headline, str):
        return section.headline
    first = next(article for article in articles if article.id == section.articles[0])
    return first.source or NAMELESS
