"""The use cases: what is at hand, and games played on it. Receives store, settings, clock, chance and fetcher.

Decides nothing about wording and nothing about platforms. Analysis runs in a thread, never on the event loop.
"""

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final, TypeVar

from ..briefings.templating import looked_into
from ..quizzes.grading import grade, grade_option
from ..quizzes.question import Verdict
from ..quizzes.session import (
    Answer,
    Event,
    Mode,
    Phase,
    Posted,
    Scoring,
    Skip,
    Start,
    Stop,
    Tick,
    new_game,
    replay,
)
from .choosing import Chooser
from .content import Content, Shelves
from .fetching import fetch
from .library import Fetcher
from .linked import Allowance
from .messages import Request
from .rounds import Asked, Day, Played, own_place, pack, reading_seconds, unpack
from .server_settings import ServerSettings, parse
from .settings import Settings
from .store import GameInProgress, NoSuchGame, Store, StoredGame, open_store

T = TypeVar("T")

# Two questions in a row that nobody answers: everybody has gone.
LAPSE: Final = 2
# Modes whose questions only their player sees.
UNSEEN: Final = frozenset({Mode.PRIVATE, Mode.DAILY})


class Desk:
    """One desk serves every place of one host. Open it with `open_desk`."""

    def __init__(
        self,
        *,
        store: Store,
        settings: Settings,
        clock: Callable[[], datetime],
        chance: random.Random,
        fetcher: Fetcher = fetch,
    ) -> None:
        self.store = store
        self.settings = settings
        self.clock = clock
        self.fetcher = fetcher
        self.allowance = Allowance(latest={})
        self.chooser = Chooser(store, clock=clock, chance=chance)
        self._shelves = Shelves(settings.sources, banks=settings.banks, clock=clock, fetcher=fetcher)
        self._games: dict[str, tuple[Asked, ...]] = {}
        self._places: dict[str, str] = {}

    async def close(self) -> None:
        """Stop what goes on beside the event loop; the store stays open."""
        await self._shelves.close()

    async def in_background(self, work: Callable[[], T]) -> T:
        """Run pure work beside the event loop."""
        return await asyncio.to_thread(work)

    async def content(self, server: str | None = None) -> Content:
        """What is at hand, in a server that has sources of its own from these; the first call reads it."""
        own = (await self.rules_of(server)).sources if server else ()
        return await self._shelves.content(own)

    def at_hand(self) -> tuple[Content, ...]:
        """What has been read, without reading any of it anew."""
        return self._shelves.at_hand()

    async def running(self, place: str) -> StoredGame | None:
        """The game that is open in a place."""
        return await self.store.games.current(place)

    def place_of(self, request: Request, mode: Mode) -> str:
        """Where a game of that mode is played: in the channel, or in a place of the member's own within it.

        A daily quiz is the server's: its player may begin in one channel and go on in another.
        """
        if mode is Mode.DAILY:
            return own_place(f"{request.server}#daily", request.member)
        return own_place(request.place, request.member) if mode in UNSEEN else request.place

    def places_of(self, request: Request) -> tuple[str, ...]:
        """Where a member's press or answer may belong: their own games go before the channel's."""
        return (*(self.place_of(request, mode) for mode in (Mode.PRIVATE, Mode.DAILY)), request.place)

    async def rules_of(self, server: str) -> ServerSettings:
        """What the server's moderators have set."""
        return parse(await self.store.settings.all(server))

    async def begin(
        self,
        request: Request,
        asked: Sequence[Asked],
        *,
        mode: Mode,
        seconds: int = 0,
        scoring: Scoring = Scoring.PLAIN,
        daily: Day | None = None,
    ) -> Played | None:
        """Open a game on these questions; None when another game is open there.

        ``daily`` makes it the member's daily quiz of that day. Raises DailyPlayed when they have had it.
        """
        place, identity = self.place_of(request, mode), game_of(request)
        game = new_game(
            id=identity,
            mode=mode,
            questions=tuple(one.question.id for one in asked),
            owner=request.member,
            seconds=None if mode.alone else tuple(seconds + reading_seconds(one.question) for one in asked),
            scoring=scoring,
            changes=1 if mode is Mode.EVERYONE else 0,
            lapse=LAPSE,
            until=daily.until if daily else None,
        )
        day = daily.date if daily else None
        texts = [pack(one) for one in asked]
        now = self.clock()
        try:
            await self.store.games.open(game, place=place, server=request.server, questions=texts, now=now, day=day)
        except GameInProgress as error:
            if error.game_id != identity:
                return None
        await self.store.memory.remember_asked(place, [one.question.claim for one in asked], now)
        self._games[game.id] = tuple(asked)
        return await self._play(game.id, place, Start(event_id=request.id))

    async def again(self, game: str, event_id: str) -> Played | None:
        """What a request that has already started a game starts: nothing new. None if it has not."""
        found = await self._get(game)
        return None if found is None else await self._play(game, found.place, Start(event_id=event_id))

    async def answer(self, request: Request, *, reply: str, game: str | None, index: int | None) -> Played | None:
        """Grade a reply to the open question (or to ``index`` of ``game``, from a button); None without a game."""
        aimed = await self._aimed(request, game, index)
        if aimed is None:
            return None
        identity, place, at = aimed
        questions = await self._questions(identity)
        number = min(at, len(questions) - 1)
        question = questions[number].question
        verdict = grade_option(question, reply) if question.options else grade(question, reply)
        event = Answer(
            player=request.member,
            name=request.name,
            index=number,
            reply=reply,
            outcome=verdict.outcome,
            moment=request.moment,
            event_id=request.id,
        )
        return await self._play(identity, place, event, verdict=verdict)

    async def skip(self, request: Request, *, game: str | None, index: int | None) -> Played | None:
        """Close the open question; None without a game."""
        found = await self._found(request, game)
        if found is None:
            return None
        number = found.game.index if index is None else index
        event = Skip(player=request.member, index=number, moderator=request.admin, event_id=request.id)
        return await self._play(found.game.id, found.place, event)

    async def stop(self, request: Request, *, mode: Mode | None = None) -> Played | None:
        """End the member's own game if there is one (or that of ``mode``), else the channel's; None without one."""
        if mode is None:
            found = await self._found(request, None)
        else:
            found = await self.store.games.current(self.place_of(request, mode))
        if found is None:
            return None
        event = Stop(player=request.member, moderator=request.admin, event_id=f"{request.id}:stop")
        return await self._play(found.game.id, found.place, event)

    async def posted(self, game: str, index: int, moment: datetime) -> None:
        """A question's message is on the screen: its clock runs from here."""
        await self.store.games.play(game, Posted(index=index, moment=moment), self.clock())

    async def sent(self, key: str, message: str) -> None:
        """A post with a key is on the screen as this message of the platform."""
        await self.store.memory.posted(key, message, self.clock())

    async def was_sent(self, key: str) -> bool:
        """Whether a post with this key is known to be on the screen."""
        return await self.store.memory.message_of(key) is not None

    async def shown(self, stored: StoredGame) -> Played:
        """What a game should show now."""
        questions = await self._questions(stored.game.id)
        return Played(place=stored.place, game=stored.game, questions=questions, effects=replay(stored.game))

    async def due(self) -> tuple[Played, ...]:
        """Move every game on whose time has come."""
        await self.chooser.tidy()
        moved = []
        for game in await self.store.games.due(self.clock()):
            found = await self.store.games.get(game)
            moved.append(await self._play(game, found.place, Tick()))
        return tuple(moved)

    async def _found(self, request: Request, game: str | None) -> StoredGame | None:
        """The game a press belongs to, open or not, as long as it is of this place; else the open one."""
        places = self.places_of(request)
        if game is None:
            running = [await self.store.games.current(place) for place in places]
            return next((found for found in running if found is not None), None)
        found = await self._get(game)
        return found if found is not None and found.place in places else None

    async def _aimed(self, request: Request, game: str | None, index: int | None) -> tuple[str, str, int] | None:
        """Game, place and question that an answer is for; a press on a game at hand asks the store nothing."""
        if game is not None and index is not None:
            place = self._places.get(game)
            if place is not None and place in self.places_of(request):
                return game, place, index
        found = await self._found(request, game)
        if found is None:
            return None
        return found.game.id, found.place, found.game.index if index is None else index

    async def _get(self, game: str) -> StoredGame | None:
        try:
            return await self.store.games.get(game)
        except NoSuchGame:
            return None

    async def _play(self, game: str, place: str, event: Event, *, verdict: Verdict | None = None) -> Played:
        rule = verdict.rule if verdict else ""
        played = await self.store.games.play(game, event, self.clock(), rule=rule)
        questions = await self._questions(game)
        if played.game.phase is Phase.FINISHED:
            self._games.pop(game, None)
            self._places.pop(game, None)
        else:
            self._places[game] = place
        return Played(place=place, game=played.game, questions=questions, effects=played.effects, verdict=verdict)

    async def _questions(self, game: str) -> tuple[Asked, ...]:
        """A game's questions as they were asked, whatever has become of the articles since."""
        if game not in self._games:
            self._games[game] = tuple(unpack(text) for text in await self.store.games.questions(game))
        return self._games[game]


def game_of(request: Request) -> str:
    """A game's id from the request that starts it, so that a request that arrives twice starts one game."""
    return hashlib.blake2b(f"{request.place}:{request.id}".encode(), digest_size=6).hexdigest()


@asynccontextmanager
async def open_desk(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    chance: random.Random | None = None,
    fetcher: Fetcher = fetch,
) -> AsyncIterator[Desk]:
    """A desk on the store that ``settings`` name, closed at the end. Raises StoreUnavailable, InvalidDocument."""
    if settings.templates is not None:
        looked_into(settings.templates)  # what is no folder is told now, not with the first briefing
    store = await open_store(settings.database_url)
    try:
        # Which questions come up need not be secret, but should differ from game to game.
        desk = Desk(
            store=store,
            settings=settings,
            clock=clock,
            chance=chance or random.Random(),  # noqa: S311 - the order of questions is no secret
            fetcher=fetcher,
        )
        try:
            yield desk
        finally:
            await desk.close()
    finally:
        await store.close()
