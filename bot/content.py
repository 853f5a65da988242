"""What the desk works from: articles, their sources as shown, every good question; read anew when it is old."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from ..briefings.article import Article
from ..briefings.briefing import Source, source_of
from ..briefings.errors import UnreadableInput
from ..briefings.facts import Analysis, analyse
from ..briefings.stories import group
from ..quizzes.question import Question
from ..quizzes.writing import Pool, in_english, pool_of
from .bank_shelf import BankShelf, Shelved, merged
from .library import Fetcher, Gathered, gather

# News pages change by the hour and a folder by hand; reading them again costs seconds.
CONTENT_AGE: Final = timedelta(minutes=15)
# Discord takes choices of at most 100 characters.
TOPIC_LIMIT: Final = 100
# A name spoken of once or twice is hardly what an article is about.
SPOKEN_OF: Final = 3
NAMES_KEPT: Final = 100

# What servers with sources of their own read is kept for so many; the others read theirs anew when asked.
SHELVES_KEPT: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to ask for: a story by its headline with its articles' ids, or a name, which has none."""

    name: str
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the desk works from: articles, their sources as shown, every good question, and what was not read.

    ``topics`` are the stories, those told by most first, and then the names most spoken of.
    """

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    failures: tuple[UnreadableInput, ...]
    read_at: datetime
    topics: tuple[Topic, ...] = ()

    def articles_on(self, topic: str | None) -> tuple[Article, ...]:
        """The articles of a story by its name, else those that mention every word of ``topic``; all without one."""
        if not topic:
            return self.articles
        story = self._story(topic)
        if story is not None:
            return tuple(article for article in self.articles if article.id in story.articles)
        return tuple(article for article in self.articles if mentions(f"{_title(article)} {article.body}", topic))

    def is_on(self, question: Question, topic: str | None) -> bool:
        """Whether a question is of the story of that name, else whether it or its passage mentions ``topic``."""
        story = self._story(topic) if topic else None
        if story is not None:
            return question.evidence.article in story.articles
        return not topic or about(question, topic)

    def _story(self, name: str) -> Topic | None:
        return next((one for one in self.topics if one.articles and one.name.casefold() == name.casefold()), None)


class Shelf:
    """The content of one host. Reading and analysis run in a thread, and only one reading at a time."""

    def __init__(
        self, names: Sequence[str], *, clock: Callable[[], datetime], fetcher: Fetcher, banks: BankShelf | None = None
    ) -> None:
        # Who names a bank and no articles wants the bank alone, not the articles that come with Newsdesk.
        self._names = names if names or not banks else None
        self._clock = clock
        self._fetcher = fetcher
        self._banks = banks
        self._read_last: Content | None = None
        self._content: Content | None = None
        self._merged_of: tuple[Content, tuple[Shelved, ...]] | None = None
        self._reading = asyncio.Lock()

    @property
    def latest(self) -> Content | None:
        """What was read last, however old; None before the first reading."""
        return self._content

    async def content(self) -> Content:
        """What is at hand, read anew when it is older than `CONTENT_AGE`, with the banks as they are now."""
        async with self._reading:
            now = self._clock()
            if self._read_last is None or now - self._read_last.read_at > CONTENT_AGE:
                self._read_last = await self._read(now)
            parts = (self._read_last, () if self._banks is None else await self._banks.banks())
            if self._content is None or self._merged_of != parts:
                self._content = await asyncio.to_thread(with_banks, *parts)
                self._merged_of = parts
            return self._content

    async def _read(self, now: datetime) -> Content:
        if self._names is None:
            return Content(articles=(), sources=(), questions=(), failures=(), read_at=now)
        return await content_of(await gather(self._names, fetcher=self._fetcher), now=now)


def with_banks(content: Content, banks: Sequence[Shelved]) -> Content:
    """The content with the questions of the banks, their sources, and what is wrong with them."""
    if not banks:
        return content
    sources = [source for shelved in banks for source in shelved.bank.sources]
    return replace(
        content,
        questions=merged(banks, content.questions, today=content.read_at.date()),
        sources=tuple({source.article: source for source in (*sources, *content.sources)}.values()),
        failures=(*content.failures, *(shelved.fault for shelved in banks if shelved.fault is not None)),
    )


class Shelves:
    """The shelf of the host, with its banks, and those of servers that have sources of their own."""

    def __init__(
        self, names: tuple[str, ...], *, banks: Sequence[str], clock: Callable[[], datetime], fetcher: Fetcher
    ) -> None:
        self._names = names
        self.banks = BankShelf(banks) if banks else None
        self._clock = clock
        self._fetcher = fetcher
        self._shelves: dict[tuple[str, ...], Shelf] = {}

    async def content(self, own: tuple[str, ...] = ()) -> Content:
        """The content of a server's ``own`` sources, else of the host's."""
        names, banks = own or self._names, None if own else self.banks
        shelf = self._shelves.pop(names, None) or Shelf(names, clock=self._clock, fetcher=self._fetcher, banks=banks)
        self._shelves[names] = shelf
        while len(self._shelves) > SHELVES_KEPT:
            del self._shelves[next(iter(self._shelves))]
        return await shelf.content()

    def at_hand(self) -> tuple[Content, ...]:
        """What has been read, without reading any of it anew."""
        return tuple(shelf.latest for shelf in self._shelves.values() if shelf.latest is not None)

    async def close(self) -> None:
        """Stop reading banks."""
        if self.banks is not None:
            await self.banks.close()


async def content_of(gathered: Gathered, *, now: datetime) -> Content:
    """What can be told and asked of some articles; they are analysed in a thread."""
    pool, topics = await asyncio.to_thread(_analysed, gathered.articles)
    return Content(
        articles=gathered.articles,
        sources=tuple(source_of(article) for article in gathered.articles),
        questions=pool.questions,
        failures=gathered.failures,
        read_at=now,
        topics=topics,
    )


def _analysed(articles: Sequence[Article]) -> tuple[Pool, tuple[Topic, ...]]:
    """Every good question and every topic of the articles that can be read."""
    analysed = [(article, analyse(article)) for article in articles if in_english(article)]
    return pool_of(analysed), topics_of(analysed)


def topics_of(analysed: Sequence[tuple[Article, Analysis]]) -> tuple[Topic, ...]:
    """The stories by their first headline, those told by most articles first, then the names most spoken of."""
    titles = {article.id: _title(article) for article, _ in analysed}
    stories = []
    for story in group([(article, analysis.facts) for article, analysis in analysed]):
        headline = next((titles[one] for one in story.articles if titles[one]), "")
        if headline:
            stories.append(Topic(name=shortened(headline), articles=frozenset(story.articles)))
    stories.sort(key=lambda topic: -len(topic.articles))
    spoken: Counter[str] = Counter()
    for _, analysis in analysed:
        spoken.update({entity.name: len(entity.mentions) for entity in analysis.entities})
    names = [Topic(name=name) for name, times in spoken.most_common(NAMES_KEPT) if times >= SPOKEN_OF]
    return (*stories, *(topic for topic in names if len(topic.name) <= TOPIC_LIMIT))


def suggested(topics: Sequence[Topic], typed: str, *, most: int) -> tuple[str, ...]:
    """The topics that hold every typed word, those that begin with what is typed first."""
    wanted = typed.casefold().strip()
    fitting = [topic.name for topic in topics if mentions(topic.name, wanted)]
    fitting.sort(key=lambda name: not name.casefold().startswith(wanted))
    return tuple(dict.fromkeys(fitting))[:most]


def shortened(text: str) -> str:
    """A headline on one line, cut after a word where it is longer than a topic may be."""
    text = " ".join(text.split())
    return text if len(text) <= TOPIC_LIMIT else text[: TOPIC_LIMIT + 1].rpartition(" ")[0][:TOPIC_LIMIT]


def _title(article: Article) -> str:
    return article.title if isinstance(article.title, str) else ""


def mentions(text: str, topic: str) -> bool:
    """Whether every word of ``topic`` occurs in ``text``."""
    folded = text.casefold()
    return all(word in folded for word in topic.casefold().split())


def about(question: Question, topic: str) -> bool:
    """Whether a question or its passage mentions ``topic``."""
    return mentions(f"{question.prompt} {question.evidence.quote}", topic)
