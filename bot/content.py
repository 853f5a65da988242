"""What the desk works from: articles, their sources as shown, every good question; read anew when it is old."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ..briefings.article import Article
from ..briefings.briefing import Source
from ..briefings.composition import source_of
from ..briefings.errors import UnreadableInput
from ..quizzes.question import Question
from ..quizzes.writing import write_pool
from .library import Fetcher, gather

# News pages change by the hour and a folder by hand; reading them again costs seconds.
CONTENT_AGE: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the desk works from: articles, their sources as shown, every good question, and what was not read."""

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    failures: tuple[UnreadableInput, ...]
    read_at: datetime


class Shelf:
    """The content of one host. Reading and analysis run in a thread, and only one reading at a time."""

    def __init__(self, names: Sequence[str], *, clock: Callable[[], datetime], fetcher: Fetcher) -> None:
        self._names = names
        self._clock = clock
        self._fetcher = fetcher
        self._content: Content | None = None
        self._reading = asyncio.Lock()

    async def content(self) -> Content:
        """What is at hand, read anew when it is older than `CONTENT_AGE`."""
        async with self._reading:
            now = self._clock()
            if self._content is None or now - self._content.read_at > CONTENT_AGE:
                self._content = await self._read(now)
            return self._content

    async def _read(self, now: datetime) -> Content:
        gathered = await gather(self._names, fetcher=self._fetcher)
        pool = await asyncio.to_thread(write_pool, gathered.articles)
        return Content(
            articles=gathered.articles,
            sources=tuple(source_of(article) for article in gathered.articles),
            questions=pool.questions,
            failures=gathered.failures,
            read_at=now,
        )


def mentions(text: str, topic: str) -> bool:
    """Whether every word of ``topic`` occurs in ``text``."""
    folded = text.casefold()
    return all(word in folded for word in topic.casefold().split())


def about(question: Question, topic: str) -> bool:
    """Whether a question or its passage mentions ``topic``."""
    return mentions(f"{question.prompt} {question.evidence.quote}", topic)
