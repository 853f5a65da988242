"""What tests of Newsdesk in Discord share: a desk with fixed questions, a bot with the cog, a town with players."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from discord.ext import commands
from discord_server import Channel, DiscordServer, Guild, Message, Person, Result, running
from newsdesk.bot.desk import Content, Desk
from newsdesk.bot.fetching import fetch
from newsdesk.bot.library import Fetcher
from newsdesk.bot.platforms.discord.cog import NewsdeskCog
from newsdesk.bot.platforms.discord.own import intents_for
from newsdesk.bot.settings import Settings
from newsdesk.bot.store import open_store
from newsdesk.briefings.article import UNKNOWN, Article, Span
from newsdesk.briefings.briefing import source_of
from newsdesk.briefings.reading import read_text
from newsdesk.quizzes.question import AnswerKey, AnswerType, Evidence, Option, Question

TEXT = """The port of Kelmouth will close its old grain pier

The port of Kelmouth will close its old grain pier on 14 June 2025, the harbour authority said.

Repairs would have cost 28 million euros, said Marta Vela, the director of the authority.

About 85 people work at the pier today, and most of them will move to the new terminal across the bay.
"""
ARTICLE: Article = read_text(TEXT)


def _question(number: int, prompt: str, answer: str, *, kind: AnswerType, options: tuple[str, ...] = ()) -> Question:
    start = ARTICLE.text.index(answer)
    line = Span(ARTICLE.text.rindex("\n", 0, start) + 1, ARTICLE.text.index("\n", start))
    return Question(
        id=f"q{number}",
        kind="figure",
        prompt=prompt,
        answer=AnswerKey(accept=(answer,), type=kind, question=prompt),
        evidence=Evidence(
            article=ARTICLE.id,
            revision=ARTICLE.revision,
            span=line,
            quote=line.of(ARTICLE.text),
            key=Span(start, start + len(answer)),
        ),
        claim=f"c{number}",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
        options=tuple(Option(text=text, correct=text == answer) for text in options),
    )


OPTIONS_QUESTION = _question(
    1,
    "What would repairs have cost?",
    "28 million euros",
    kind=AnswerType.MONEY,
    options=("12 million euros", "18 million euros", "28 million euros"),
)
TYPED_QUESTION = _question(2, "About how many people work at the pier?", "85", kind=AnswerType.FIGURE)


class FixedDesk(Desk):
    """A desk whose content is given, so that tests know every answer; all else is real."""

    given: Content

    async def content(self, server: str | None = None) -> Content:
        """The given content."""
        return self.given

    def at_hand(self) -> tuple[Content, ...]:
        """The given content."""
        return (self.given,)


class Clock:
    """The desk's time of day, which tests put forward."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Put the clock forward."""
        self._ahead += timedelta(seconds=seconds)


@asynccontextmanager
async def fixed_desk(
    path: Path,
    *,
    questions: tuple[Question, ...] = (OPTIONS_QUESTION, TYPED_QUESTION),
    clock: Callable[[], datetime] | None = None,
    fetcher: Fetcher = fetch,
    prefix: str | None = None,
) -> AsyncIterator[FixedDesk]:
    """A desk on the SQLite file ``path``."""
    url = f"sqlite:///{path.as_posix()}"
    store = await open_store(url)
    now = clock or Clock()
    try:
        settings = Settings(database_url=url, prefix=prefix)
        desk = FixedDesk(store=store, settings=settings, clock=now, chance=random.Random(1), fetcher=fetcher)
        desk.given = Content(
            articles=(ARTICLE,), sources=(source_of(ARTICLE),), questions=questions, failures=(), read_at=now()
        )
        yield desk
    finally:
        await store.close()


class HostBot(commands.Bot):
    """Somebody's bot with our cog on a given desk."""

    desk: FixedDesk

    def __init__(self, desk: FixedDesk) -> None:
        prefix = desk.settings.prefix
        super().__init__("?", intents=intents_for(prefix))
        self.desk = desk

    async def setup_hook(self) -> None:
        """Load and sync."""
        await self.add_cog(NewsdeskCog(self, desk=self.desk, tick=0.1))
        await self.tree.sync()


class Town:
    """A guild with one channel and three players."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.guild: Guild = server.add_guild()
        self.channel: Channel = server.add_text_channel(self.guild)
        self.alice: Person = server.add_member(self.guild, "Alice")
        self.bob: Person = server.add_member(self.guild, "Bob")
        self.carol: Person = server.add_member(self.guild, "Carol")

    @asynccontextmanager
    async def bot(self, path: Path, **about: Any) -> AsyncIterator[HostBot]:
        """A bot process: its own desk on the file, its own library objects."""
        async with fixed_desk(path, **about) as desk, running(HostBot(desk), self.server) as bot:
            yield bot

    async def message(self, *words: str) -> Message:
        """The newest public message that holds all ``words``, waited for."""

        def found() -> list[Message]:
            seen = self.server.messages(self.channel)
            return [m for m in seen if all(word in m.text for word in words)]

        await self.server.until(found)
        return found()[-1]

    async def question(self, number: int) -> Message:
        """The message that asks question ``number`` (from 1)."""
        return await self.message(f"Question {number} of")


async def shown(town: Town, result: Result, *words: str) -> Message:
    """The message of an interaction that holds all ``words``, waited for."""

    def found() -> list[Message]:
        return [message for message in result.messages if all(word in message.text for word in words)]

    await town.server.until(found, seconds=20)
    return found()[-1]
