"""The plan of an edition: which stories lead, which follow in one line, and what is said above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
OLD: Final = "more than two days old"
UNDATED: Final = "no date given"
STUB: Final = "only a summary of it at hand"
# What a reader of one or two stories is told of them, who sees no leads.
_ALONE: Final = {
    OLD: "Old news: this is more than two days old.",
    UNDATED: "No source of this gives a date, so it may be old.",
    STUB: "Only a summary of this is at hand.",
}
NAMED_IN_NOTES: Final = 3  # titles; a note is read before the news and must not be longer than it
VIEWS: Final = "This is opinion, review or advice, by its own name, and no report of news."
NOTHING: Final = "Nothing here can be said in a line that stands on its source."
NOTHING_NEW: Final = "Nothing new since last time."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellers:
    """Who tells something: publishers known by name and not, and the sizes of the groups that share a wire's text."""

    named: int
    unnamed: int
    wires: tuple[int, ...] = ()

    @property
    def independent(self) -> int:
        """How many speak for themselves."""
        return self.named + self.unnamed - sum(size - 1 for size in self.wires)

    def without_wires(self) -> "Tellers":
        """The same, told of several stories at once: which of them share a text is told with each."""
        return replace(self, wires=())


@dataclass(frozen=True, slots=True)
class Plan:
    """One story to tell: its articles by number, its section, how many lines it may have, why it is where it is."""

    members: tuple[int, ...]
    section: Section
    most: int
    why: str


def plan(
    stories: Sequence[Sequence[int]], articles: Sequence[Article], now: datetime | None, *, leads: bool = True
) -> list[Plan]:
    """The stories in reading order: what many publishers tell first, then the newest; old, undated and stubs last.

    Without ``leads`` each is to be told in one line.
    """
    reference = now or _newest(articles)
    rated = []
    for order, members in enumerate(stories):
        told_by = [articles[number] for number in members]
        who, weak, newest = tellers(told_by), _weakness(told_by, reference), _newest(told_by)
        day = newest.toordinal() if newest else 0
        rated.append(((weak is not None, -who.independent, -day, order), members, who, weak))
    rated.sort(key=lambda row: row[0])
    plans = []
    for place, (_, members, who, weak) in enumerate(rated):
        lead = leads and place < MOST_LEADS and weak is None
        section = Section(
            headline=next((a.title for n in members if not isinstance((a := articles[n]).title, Unknown)), UNKNOWN),
            articles=tuple(articles[number].id for number in members),
            publishers=who.independent,
            wires=who.wires,
            lead=lead,
        )
        why = weak or f"told by {publishers_said(who)}"
        plans.append(Plan(tuple(members), section, LINES_OF_LEADS[place] if lead else 1, why))
    return plans


def tellers(articles: Sequence[Article]) -> Tellers:
    """Who tells a story: the articles of one outlet are one publisher, publishers of one text are one wire."""
    groups: list[list[Article]] = []
    for article in articles:
        own = [group for group in groups if article.outlet is not UNKNOWN and article.outlet == group[0].outlet]
        if own:
            own[0].append(article)
        else:
            groups.append([article])
    outlets = [group[0].outlet for group in groups]
    texts: list[list[tuple[int, ...]]] = []
    sizes: list[int] = []
    compared = groups if len(groups) > 1 else []  # one alone has nobody to share a text with
    for signatures in ([signature(article.body) for article in group] for group in compared):
        for place, told in enumerate(texts):
            if any(resemblance(one, other) >= ONE_WIRE for one in signatures for other in told):
                told.extend(signatures)
                sizes[place] += 1
                break
        else:
            texts.append(signatures)
            sizes.append(1)
    return Tellers(
        named=sum(isinstance(outlet, str) for outlet in outlets),
        unnamed=sum(not isinstance(outlet, str) for outlet in outlets),
        wires=tuple(size for size in sizes if size > 1),
    )


def _weakness(articles: Sequence[Article], reference: datetime | None) -> str | None:
    if all(article.stub for article in articles):
        return STUB
    newest = _newest(articles)
    if newest is None:
        return UNDATED
    return OLD if reference is not None and reference - newest > FRESH else None


def _newest(articles: Sequence[Article]) -> datetime | None:
    return max((a.published.moment for a in articles if isinstance(a.published, Published)), default=None)


def heading(
    lines: Sequence[Line], sections: Sequence[Section], articles: Sequence[Article], now: datetime | None
) -> str:
    """One line: stories, publishers, minutes to read, when gathered, or without a clock how new the newest is."""
    told = [sections[story] for story in sorted({line.story for line in lines}) if story < len(sections)] or sections
    stories, minutes = len(told), minutes_to_read(lines)
    ids = {article for section in told for article in section.articles}
    articles = [article for article in articles if article.id in ids]
    who = tellers(articles) if stories == 1 else tellers(articles).without_wires()
    read = f"{_counted(stories, 'story', 'stories')} from {publishers_said(who)}"
    parts = [read, f"{_counted(minutes, 'minute', 'minutes')} to read"] if lines else [f"Read: {read}"]
    if now is not None:
        parts.append(f"gathered {_day(now)}, {now:%H:%M} {now:%Z}".rstrip())
    elif (newest := _newest(articles)) is not None and len(articles) > 1:
        parts.append(f"latest from {_day(newest)}")
    return ", ".join(parts)


def minutes_to_read(lines: Sequence[Line]) -> int:
    """How long it takes to read ``lines``, at least a minute."""
    return max(1, ceil(sum(len(line.text.split()) for line in lines) / WORDS_A_MINUTE))


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def publishers_said(who: Tellers) -> str:
    """Who tells it: "one source", "3 publishers, 2 of them from one wire", "2 publishers and 1 unnamed source"."""
    total = who.named + who.unnamed
    if total == 1:
        return "one source"
    named = _counted(who.named, "publisher", "publishers") if who.named else ""
    unnamed = _counted(who.unnamed, "unnamed source", "unnamed sources") if who.unnamed else ""
    said = " and ".join(part for part in (named, unnamed) if part)
    if not who.wires:
        return said
    sharing = "all" if sum(who.wires) == total else f"{sum(who.wires)} of them"
    return f"{said}, {sharing} from {'one wire' if len(who.wires) == 1 else f'{len(who.wires)} wires'}"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def about(article: Article, topic: str) -> bool:
    """Whether ``article`` is about ``topic``: every word of it in the title, or twice in the body."""
    title = article.title.lower() if isinstance(article.title, str) else ""
    body = article.body.lower()
    return all(word in title or body.count(word) > 1 for word in topic.lower().split())


def concerns(text: str, topic: str) -> bool:
    """Whether ``text`` names ``topic``: every word of it at the start of a word, in any case."""
    return all(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in topic.split())


def note_of(
    plans: Sequence[Plan],
    articles: Sequence[Article],
    *,
    lines: bool,
    told: bool,
    dated: bool,
    topic: str | None = None,
    views: bool = False,
) -> str | None:
    """What a reader should know about the edition as a whole, or None; ``dated``: the day it is read is known.

    ``views`` says that all its articles call themselves opinion, review or advice.
    """
    if topic is not None and not articles:
        return f"No article here is about \N{LEFT DOUBLE QUOTATION MARK}{topic}\N{RIGHT DOUBLE QUOTATION MARK}."
    if not lines:
        return NOTHING_NEW if told else NOTHING
    if views:
        return VIEWS
    if len(plans) < EDITION:
        weak = bool(plans) and not any(item.section.lead for item in plans)
        return _ALONE.get(plans[0].why) if weak and dated else None
    held_back: dict[str, list[str]] = {}
    for item in plans:
        if not item.section.lead and item.why in _ALONE:
            held_back.setdefault(item.why, []).append(_named(item.section, articles))
    if not held_back:
        return None
    held = "Not among the leads" if any(item.section.lead for item in plans) else "Told last or not at all"
    return f"{held}: {'; '.join(f'{_listed(names)} ({why})' for why, names in held_back.items())}."


def _listed(names: Sequence[str]) -> str:
    """The first names, the others and those that are no names by their number."""
    known = [name for name in names if name != NAMELESS]
    shown = known[:NAMED_IN_NOTES]
    if left := len(known) - len(shown):
        shown.append(f"{left} more")
    if without := len(names) - len(known):
        shown.append(NAMELESS if without == 1 else f"{without} articles without a title")
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _named(section: Section, articles: Sequence[Article]) -> str:
    if isinstance(section.headline, str):
        return f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(section.headline.split())}\N{RIGHT DOUBLE QUOTATION MARK}"
    first = next(article for article in articles if article.id == section.articles[0])
    return first.source or NAMELESS
