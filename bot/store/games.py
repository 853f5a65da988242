"""Games: opened, played one event at a time, each event in one transaction with everything that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from ...quizzes.session import (
    Answer,
    Effect,
    Event,
    Game,
    Phase,
    Receipt,
    Reveal,
    game_from_json,
    game_to_json,
    step,
)
from . import tables
from .engine import Database
from .errors import GameInProgress, NoSuchGame
from .upserts import add_new, put


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredGame:
    """A game with where it is played. ``bank`` names the version of the questions, free text."""

    game: Game
    place: str
    server: str
    bank: str
    started_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What an event did. ``duplicate``: the event was here before, and nothing happened."""

    game: Game
    effects: tuple[Effect, ...]
    duplicate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReply:
    """One reply as it was given and judged; prompts are kept too."""

    game_id: str
    question_index: int
    member: str
    text: str
    outcome: str
    rule: str
    moment: datetime
    event_id: str


class Games:
    """The games of all places. At most one game a place is open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(
        self, game: Game, *, place: str, server: str, questions: Sequence[str], now: datetime, bank: str = ""
    ) -> None:
        """Save a game, begun or not, with the JSON text of each of its questions, in order.

        An open round is graded with these, whatever happens to the bank. Raises `GameInProgress` if the place has an
        open game.
        """
        if len(questions) != len(game.questions):
            raise ValueError("a game is saved with the text of each of its questions")
        row = {
            "id": game.id,
            "place": place,
            "server": server,
            "bank": bank,
            "state": game_to_json(game),
            "version": 1,
            "started_at": now,
            "wake": game.wake,
            "closed_at": now if game.phase is Phase.FINISHED else None,
        }
        texts = [
            {"game_id": game.id, "question_index": index, "question_id": question_id, "question": text}
            for index, (question_id, text) in enumerate(zip(game.questions, questions, strict=True))
        ]
        try:
            async with self._database.writing() as connection:
                await connection.execute(insert(tables.games), row)
                await connection.execute(insert(tables.game_questions), texts)
        except IntegrityError as error:
            there = await self.current(place)
            if there is None:
                raise
            raise GameInProgress(place, there.game.id) from error

    async def play(self, game_id: str, event: Event, now: datetime, *, rule: str = "") -> Played:
        """One step of the game: state, reply, scores and names are saved together, or not at all.

        Safe from any number of tasks and processes at once; an event id counts once for ever. ``rule`` is the grading
        rule behind an Answer's outcome. Raises `NoSuchGame`.
        """
        async with self._database.writing() as connection:
            row = await _locked(connection, game_id)
            game = game_from_json(row.state)
            if event.event_id is not None:
                key = f"{game_id}:{event.event_id}"
                if not await add_new(connection, tables.processed, {"key": key, "moment": now}):
                    return Played(game=game, effects=(), duplicate=True)
            after, effects = step(game, event, now)
            if after != game:
                await _save(connection, after, row.version + 1, now)
            if isinstance(event, Answer):
                await _save_reply(connection, row.server, game_id, event, effects, rule)
            for effect in effects:
                if isinstance(effect, Reveal):
                    await _save_scores(connection, row.place, row.server, after, effect, now)
            return Played(game=after, effects=effects)

    async def current(self, place: str) -> StoredGame | None:
        """The open game of a place."""
        found = await self._games(select(tables.games).where(_OPEN, tables.games.c.place == place))
        return found[0] if found else None

    async def get(self, game_id: str) -> StoredGame:
        """A game by its id. Raises `NoSuchGame`."""
        found = await self._games(select(tables.games).where(tables.games.c.id == game_id))
        if not found:
            raise NoSuchGame(game_id)
        return found[0]

    async def unfinished(self) -> tuple[StoredGame, ...]:
        """Every open game, oldest first: for a bot that has just started."""
        return await self._games(select(tables.games).where(_OPEN))

    async def due(self, now: datetime, *, limit: int = 100) -> tuple[str, ...]:
        """Ids of open games that a Tick would move on, the longest due first."""
        games = tables.games
        query = select(games.c.id).where(_OPEN, games.c.wake <= now).order_by(games.c.wake, games.c.id).limit(limit)
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query)).all())

    async def questions(self, game_id: str) -> tuple[str, ...]:
        """The JSON texts of a game's questions as they were asked, in order; empty for an unknown game."""
        table = tables.game_questions
        query = select(table.c.question).where(table.c.game_id == game_id).order_by(table.c.question_index)
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query)).all())

    async def replies(self, game_id: str, *, question_index: int | None = None) -> tuple[StoredReply, ...]:
        """The replies of a game in order of arrival."""
        table = tables.replies
        query = select(table).where(table.c.game_id == game_id).order_by(table.c.id)
        if question_index is not None:
            query = query.where(table.c.question_index == question_index)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(
            StoredReply(
                game_id=row.game_id,
                question_index=row.question_index,
                member=row.member,
                text=row.text,
                outcome=row.outcome,
                rule=row.rule,
                moment=row.moment,
                event_id=row.event_id.removeprefix(f"{row.game_id}:"),
            )
            for row in rows
        )

    async def _games(self, query: Select[tuple[object, ...]]) -> tuple[StoredGame, ...]:
        ordered = query.order_by(tables.games.c.started_at, tables.games.c.id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(ordered)).all()
        return tuple(
            StoredGame(
                game=game_from_json(row.state),
                place=row.place,
                server=row.server,
                bank=row.bank,
                started_at=row.started_at,
                closed_at=row.closed_at,
            )
            for row in rows
        )


_OPEN = tables.games.c.closed_at.is_(None)


async def _locked(connection: AsyncConnection, game_id: str) -> Row[tuple[object, ...]]:
    """The game's row, held until the transaction ends (SQLite's writer is alone anyway)."""
    query = select(tables.games).where(tables.games.c.id == game_id).with_for_update()
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NoSuchGame(game_id)
    return row


async def _save(connection: AsyncConnection, game: Game, version: int, now: datetime) -> None:
    games = tables.games
    await connection.execute(
        update(games)
        .where(games.c.id == game.id)
        .values(
            state=game_to_json(game),
            version=version,
            wake=game.wake,
            closed_at=now if game.phase is Phase.FINISHED else None,
        )
    )


async def _save_reply(
    connection: AsyncConnection, server: str, game_id: str, event: Answer, effects: tuple[Effect, ...], rule: str
) -> None:
    if not any(isinstance(effect, Receipt) for effect in effects):
        return
    await connection.execute(
        insert(tables.replies),
        {
            "game_id": game_id,
            "question_index": event.index,
            "server": server,
            "member": event.player,
            "text": event.reply,
            "outcome": event.outcome,
            "rule": rule,
            "moment": event.moment,
            "event_id": f"{game_id}:{event.event_id}",
        },
    )
    await put(connection, tables.members, [{"server": server, "member": event.player, "name": event.name}])


async def _save_scores(
    connection: AsyncConnection, place: str, server: str, game: Game, reveal: Reveal, now: datetime
) -> None:
    rows = [
        {
            "game_id": game.id,
            "question_index": reveal.index,
            "member": result.player,
            "server": server,
            "place": place,
            "question_id": game.questions[reveal.index],
            "outcome": result.outcome,
            "points": result.points,
            "moment": now,
        }
        for result in reveal.results
    ]
    if rows:
        await connection.execute(insert(tables.scores), rows)
