"""Games in a store: helpers to play them in tests."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from newsdesk.bot.store import Played, Store
from newsdesk.quizzes.session import (
    Answer,
    Mode,
    Outcome,
    Receipt,
    Refused,
    Scoring,
    Skip,
    Start,
    new_game,
    step,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
_events = count()


@dataclass
class Room:
    """One game in one place."""

    store: Store
    game_id: str = "game"
    place: str = "hall"
    server: str = "town"
    now: datetime = field(default=NOON)

    async def begin(
        self,
        *,
        mode: Mode = Mode.EVERYONE,
        questions: tuple[str, ...] = ("q0", "q1"),
        owner: str = "ann",
        seconds: int | None = None,
        scoring: Scoring = Scoring.PLAIN,
        day: date | None = None,
    ) -> "Room":
        game = new_game(
            id=self.game_id, mode=mode, questions=questions, owner=owner, seconds=seconds, scoring=scoring
        )
        begun, _ = step(game, Start(), self.now)
        texts = [f'{{"prompt": "{question} in {self.game_id}?"}}' for question in questions]
        await self.store.games.open(
            begun, place=self.place, server=self.server, questions=texts, now=self.now, day=day
        )
        return self

    async def answer(
        self,
        player: str,
        outcome: Outcome = "accept",
        *,
        index: int = 0,
        reply: str = "12",
        event_id: str | None = None,
        rule: str = "figure",
    ) -> Played:
        event = Answer(
            player=player,
            name=player.title(),
            index=index,
            reply=reply,
            outcome=outcome,
            moment=self.now,
            event_id=event_id or f"event {next(_events)}",
        )
        return await self.store.games.play(self.game_id, event, self.now, rule=rule)

    async def skip(self, index: int = 0) -> Played:
        return await self.store.games.play(self.game_id, Skip(player="", index=index, moderator=True), self.now)

    async def points(self, **options: object) -> dict[str, int]:
        options.setdefault("server", self.server)
        lines = await self.store.scores.board(**options)  # type: ignore[arg-type]  # the board's own options
        return {line.member: line.points for line in lines}


def accepted(played: Played) -> bool:
    """True if the event was a reply that was taken."""
    return any(isinstance(effect, Receipt) for effect in played.effects)


def refused(played: Played) -> bool:
    """True if the event was refused."""
    return any(isinstance(effect, Refused) for effect in played.effects)
