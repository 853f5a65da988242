"""Games: opened, played one event at a time, each event in one transaction with everything that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, insert, select
from sqlalchemy.exc import IntegrityError

from ...quizzes.session import Event, Game, Given, Phase, game_from_json, game_to_json
from . import tables
from .batching import Batches
from .engine import Database
from .errors import DailyPlayed, GameInProgress, NoSuchGame
from .playing import Play, Played, play_all
from .regrading import counting

_OPEN = tables.games.c.closed_at.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredGame:
    """A game with where it is played. ``bank`` names the version of the questions, free text.

    ``day`` is the day of a daily quiz.
    """

    game: Game
    place: str
    server: str
    bank: str
    started_at: datetime
    closed_at: datetime | None
    day: date | None = None


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
        self._plays = Batches[Play, Played](self._play_all)

    async def open(
        self,
        game: Game,
        *,
        place: str,
        server: str,
        questions: Sequence[str],
        now: datetime,
        bank: str = "",
        day: date | None = None,
    ) -> None:
        """Save a game, begun or not, with the JSON text of each of its questions, in order.

        An open round is graded with these, whatever happens to the bank. ``day`` makes it the owner's daily quiz of
        that day in the server's time zone. Raises `GameInProgress` if the place has an open game, `DailyPlayed` if
        the owner has had that day's quiz.
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
            "owner": game.owner,
            "day": None if day is None else day.isoformat(),
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
            if there is not None:
                raise GameInProgress(place, there.game.id) from error
            played = None if day is None else await self.daily(server, game.owner, day)
            if played is not None:
                raise DailyPlayed(played) from error
            raise

    async def play(self, game_id: str, event: Event, now: datetime, *, rule: str = "") -> Played:
        """One step of the game: state, reply, scores and names are saved together, or not at all.

        Safe from any number of tasks and processes at once; an event id counts once for ever. Events that come while
        others of the same game are being saved share their transaction. ``rule`` is the grading rule behind an
        Answer's outcome. Raises `NoSuchGame`.
        """
        return await self._plays.submit(game_id, Play(event=event, now=now, rule=rule))

    async def _play_all(self, game_id: str, plays: Sequence[Play]) -> Sequence[Played]:
        async with self._database.writing() as connection:
            return await play_all(connection, game_id, plays)

    async def finish(self) -> None:
        """Wait until every event sent so far is saved."""
        await self._plays.finish()

    async def days_played(self, server: str, member: str) -> tuple[date, ...]:
        """The days whose daily quiz the member has finished there, in order."""
        games = tables.games
        query = select(games.c.day).where(
            games.c.server == server,
            games.c.owner == member,
            games.c.day.is_not(None),
            games.c.closed_at.is_not(None),
        )
        async with self._database.reading() as connection:
            days = (await connection.scalars(query.order_by(games.c.day))).all()
        return tuple(date.fromisoformat(str(day)) for day in days)

    async def daily_questions(self, server: str, day: date) -> tuple[str, ...]:
        """The texts of the day's questions as its first player got them, empty if nobody has begun."""
        games = tables.games
        query = select(games.c.id).where(games.c.server == server, games.c.day == day.isoformat())
        async with self._database.reading() as connection:
            first = await connection.scalar(query.order_by(games.c.started_at, games.c.id).limit(1))
        return () if first is None else await self.questions(first)

    async def daily(self, server: str, member: str, day: date) -> str | None:
        """The id of the member's daily quiz of that day there, None if they have not begun it."""
        games = tables.games
        query = select(games.c.id).where(
            games.c.server == server, games.c.owner == member, games.c.day == day.isoformat()
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def current(self, place: str) -> StoredGame | None:
        """The open game of a place."""
        found = await self._games(select(tables.games).where(_OPEN, tables.games.c.place == place))
        return found[0] if found else None

    async def counted(self, game: Game, index: int) -> tuple[Given, ...]:
        """The replies to a question that count: one of each player."""
        table = tables.replies
        of_question = (table.c.game_id == game.id) & (table.c.question_index == index)
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(table).where(of_question).order_by(table.c.id))).all()
        return counting(rows, right=frozenset(), changes=game.rules.changes)

    async def closed_since(self, moment: datetime) -> tuple[StoredGame, ...]:
        """The games that have ended since then, oldest first."""
        return await self._games(select(tables.games).where(tables.games.c.closed_at >= moment))

    async def asked_since(self, moment: datetime) -> tuple[str, ...]:
        """The texts of the questions of games begun since then, each once."""
        games, questions = tables.games, tables.game_questions
        begun = select(games.c.id).where(games.c.started_at >= moment)
        query = select(questions.c.question).where(questions.c.game_id.in_(begun)).distinct()
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query.order_by(questions.c.question))).all())

    async def last_closed(self, place: str) -> datetime | None:
        """When the latest game of a place ended."""
        games = tables.games
        query = select(games.c.closed_at).where(games.c.place == place, games.c.closed_at.is_not(None))
        async with self._database.reading() as connection:
            return await connection.scalar(query.order_by(games.c.closed_at.desc()).limit(1))

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
                day=None if row.day is None else date.fromisoformat(row.day),
            )
            for row in rows
        )
