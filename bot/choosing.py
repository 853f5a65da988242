"""What a place is asked: not what it was asked lately, what it missed again after a while, easier questions first."""

import asyncio
import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ..quizzes.drawing import drawn
from ..quizzes.measuring import with_answers
from ..quizzes.question import Question
from ..quizzes.selection import choose
from .content import Content
from .rounds import Asked
from .server_settings import parse
from .store import Rulings, Store

# A channel that plays daily sees no question twice in a month.
MEMORY: Final = timedelta(days=30)
# What most got wrong comes back sooner. To know a thing for a month it is best repeated after a week or so (Cepeda,
# Vul, Rohrer, Wixted and Pashler 2008, Spacing effects in learning).
RETURN: Final = timedelta(days=7)
# Platforms send an event again within minutes when a connection breaks, never after days.
EVENTS: Final = timedelta(days=7)
TIDY_EVERY: Final = timedelta(days=1)


class Chooser:
    """Chooses questions of the content for the places of one host, and forgets what is too old to matter."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime], chance: random.Random) -> None:
        self._store = store
        self._clock = clock
        self._chance = chance
        self._tidied: datetime | None = None
        self._measured: tuple[Content, tuple[Question, ...]] | None = None

    async def asked(
        self, content: Content, *, server: str, place: str, topic: str | None, count: int, seed: int | None = None
    ) -> tuple[Asked, ...]:
        """At most ``count`` questions for ``place``, each with its source; empty when there is nothing to ask.

        The same ``seed`` chooses the same ones; without it chance does.
        """
        rulings = await self._store.contests.rulings(server)
        off = parse(await self._store.settings.all(server)).lists_off
        asking = ruled(await self._with_difficulty(content), rulings)
        recent, missed = await self._remembered(place)
        seed = self._chance.getrandbits(32) if seed is None else seed

        def choosing() -> tuple[Question, ...]:
            pool = [one for one in asking if one.kind not in off and content.is_on(one, topic)]
            return chosen_of(pool, recent=recent, missed=missed, count=count, seed=seed)

        chosen = await asyncio.to_thread(
            choosing
        )  # to look for a topic in 10,000 questions takes a tenth of a second
        sources = {source.article: source for source in content.sources}
        return tuple(Asked(question=one, source=sources.get(one.evidence.article)) for one in chosen)

    async def tidy(self) -> None:
        """Once a day, drop what was asked longer ago than `MEMORY`, and the ids of old events."""
        now = self._clock()
        if self._tidied is None or now - self._tidied >= TIDY_EVERY:
            self._tidied = now
            await self._store.memory.forget_before(asked=now - MEMORY, events=now - EVENTS)

    async def _remembered(self, place: str) -> tuple[set[str], set[str]]:
        """Claims asked there lately, and ids of questions missed there that may come back."""
        now = self._clock()
        asked = await self._store.memory.asked(place)
        recent = {claim for claim, moment in asked.items() if moment >= now - MEMORY}
        return recent, await self._store.statistics.missed(place, before=now - RETURN)

    async def _with_difficulty(self, content: Content) -> tuple[Question, ...]:
        """The questions, their difficulty measured where enough people have answered; counted once a content."""
        if self._measured is None or self._measured[0] is not content:
            answers = await self._store.statistics.answers([question.id for question in content.questions])
            measured = tuple(with_answers(question, answers.get(question.id)) for question in content.questions)
            self._measured = (content, measured)
        return self._measured[1]


def ruled(questions: Sequence[Question], rulings: Rulings) -> tuple[Question, ...]:
    """The questions without void ones, each with the replies that were ruled right among its answers.

    A question with options of which a wrong one was ruled right has two right answers: it is not asked again.
    """
    kept = []
    for question in questions:
        right = rulings.accepted.get(question.id, ())
        if question.id in rulings.void or (question.options and right):
            continue
        key = question.answer
        accept = tuple(dict.fromkeys((*key.accept, *right)))
        reject = tuple(one for one in key.reject if one not in right)
        kept.append(replace(question, answer=replace(key, accept=accept, reject=reject)) if right else question)
    return tuple(kept)


def chosen_of(
    pool: Sequence[Question],
    *,
    recent: Collection[str],
    missed: Collection[str],
    count: int,
    seed: int,
) -> tuple[Question, ...]:
    """A quiz of ``pool``: what was asked lately only if all else is used.

    ``recent`` holds claims; ``missed`` ids of questions that may come back though they are recent.
    """
    fresh = [one for one in pool if one.claim not in recent or one.id in missed]
    missed_here = {one.id for one in fresh if one.id in missed}
    chosen = choose(drawn(fresh, seed=seed, first=missed_here), count=count, seed=seed, missed=missed_here)
    return chosen or choose(drawn(pool, seed=seed), count=count, seed=seed)
