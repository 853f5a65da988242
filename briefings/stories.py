"""Story: the articles that tell of one event, by the names, figures and dates they share, not by titles."""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from .article import Article, Published
from .dates import DateMention
from .facts import Fact
from .quantities import Measure, Quantity
from .wording import is_country, names_in

# Articles of one event resemble each other this much in names and figures. Of the 741 pairs of 39 articles, three
# pairs of newsrooms on one event had 0.37 to 0.53, four long articles round one event 0.18 to 0.30, a loose comment
# on it 0.08 to 0.14; no two on different events had more than 0.12.
SAME_STORY: Final = 0.15
WINDOW_DAYS: Final = 14  # an event is reported on within two weeks of the last article about it
_FIGURE_WEIGHT: Final = 1.5  # a shared figure tells more than a shared name: numbers are seldom shared by chance
_COUNTRY_WEIGHT: Final = 0.4  # countries are named in articles of every kind
_TELLING_FIGURES: Final = 2
_FEWEST: Final = 30  # among few articles a name that all share may still be rare in the news; they count as so many


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, by their ids, earliest first; ``id`` stays when articles join."""

    id: str
    articles: tuple[str, ...]


def group(
    facts_by_article: Sequence[tuple[Article, Sequence[Fact]]], *, known: Sequence[Story] = ()
) -> tuple[Story, ...]:
    """The stories that the articles tell, in order of their first article; every article is in exactly one.

    ``known`` are stories told before: a story that holds one of their articles keeps its id.
    """
    if len(facts_by_article) == 1:
        return (_story([facts_by_article[0][0]], known),)
    profiles = _profiles(facts_by_article)
    members: list[list[int]] = []
    # From the earliest on, so that the order in which articles are handed over does not matter.
    for number in sorted(range(len(profiles)), key=lambda place: _rank(facts_by_article[place][0])):
        article = facts_by_article[number][0]
        joined = [
            story
            for story in members
            if any(_in_window(article, facts_by_article[other][0]) for other in story)
            and _belongs(profiles[number], [profiles[other] for other in story])
        ]
        merged = sorted([number, *(member for story in joined for member in story)])
        members = [story for story in members if story not in joined]
        members.append(merged)
    members.sort()
    return tuple(_story([facts_by_article[number][0] for number in story], known) for story in members)


def resemblances(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]]) -> dict[tuple[int, int], float]:
    """How much each pair of articles shares of names and figures, 0 to 1, by their numbers in the sequence."""
    profiles = _profiles(facts_by_article)
    return {
        (one, other): _cosine(profiles[one], profiles[other])
        for one in range(len(profiles))
        for other in range(one + 1, len(profiles))
    }


def _profiles(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]]) -> list[Mapping[str, float]]:
    """Weighted names and figures of each article: frequent in it and rare among the others weighs more."""
    counts = [_marks(article, facts) for article, facts in facts_by_article]
    holders: Counter[str] = Counter(mark for marks in counts for mark in marks)
    total = max(len(counts), _FEWEST)
    return [
        {
            mark: (1 + math.log(times)) * math.log(1 + total / holders[mark]) * _weight(mark)
            for mark, times in marks.items()
        }
        for marks in counts
    ]


def _weight(mark: str) -> float:
    if mark.startswith("="):
        return _FIGURE_WEIGHT
    return _COUNTRY_WEIGHT if is_country(mark) else 1.0


def _marks(article: Article, facts: Sequence[Fact]) -> Counter[str]:
    marks: Counter[str] = Counter()
    for paragraph in article.paragraphs:
        marks.update(names_in(article.text, paragraph))
    for fact in facts:
        value = fact.value
        if isinstance(value, Quantity) and _tells(value):
            marks[f"={value.low.normalize():f} {value.currency or value.unit}"] += 1
        elif isinstance(value, DateMention) and value.day is not None and not value.resolved:
            marks[f"={value.day}.{value.month}"] += 1
    return marks


def _tells(value: Quantity) -> bool:
    """Whether a figure is likely to be of one event only: two figures written or large, and no age or time."""
    if value.vague or value.measure in {
        Measure.DURATION,
        Measure.AGE,
        Measure.ORDINAL,
        Measure.NUMBER,
        Measure.RATIO,
    }:
        return False
    return value.figures >= _TELLING_FIGURES or value.low >= 10**6


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if not one or not other:
        return 0.0
    shared = sum(weight * other[mark] for mark, weight in one.items() if mark in other)
    return shared / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))


def _belongs(profile: Mapping[str, float], story: Sequence[Mapping[str, float]]) -> bool:
    """Near enough to one member, and not far from the others on average: chains of small steps do not join."""
    near = [_cosine(profile, other) for other in story]
    return max(near) >= SAME_STORY and sum(near) / len(near) >= SAME_STORY / 2


def _in_window(one: Article, other: Article) -> bool:
    if not isinstance(one.published, Published) or not isinstance(other.published, Published):
        return True
    return abs((one.published.moment - other.published.moment).days) <= WINDOW_DAYS


def _story(articles: Sequence[Article], known: Sequence[Story]) -> Story:
    ordered = sorted(articles, key=_rank)
    ids = tuple(article.id for article in ordered)
    kept = next((story.id for story in known if set(story.articles) & set(ids)), None)
    digest = hashlib.blake2b(ids[0].encode(), digest_size=8).hexdigest()
    return Story(id=kept or f"s1-{digest}", articles=ids)


def _rank(article: Article) -> tuple[datetime, str]:
    """When an article came out, undated ones last; among equals the id decides."""
    moment = (
        article.published.moment if isinstance(article.published, Published) else datetime.max.replace(tzinfo=UTC)
    )
    return moment, article.id
