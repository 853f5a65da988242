"""The state of one game: its rules, who plays, what was answered. Frozen values; every change makes a new one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

Outcome = Literal["accept", "prompt", "reject"]


class Mode(StrEnum):
    """Who plays and when a question closes.

    EVERYONE: each player answers once; a question closes at its deadline or when it is skipped.
    RACE: each player answers once; the first right answer closes the question, after a short wait for replies that
    were made before it and arrived behind it.
    SOLO, PRIVATE, DAILY: one player, a final answer closes the question. The three differ only in how they are
    shown and counted: in a channel, for the player's eyes, once a day with the same questions for all.
    """

    SOLO = "solo"
    EVERYONE = "everyone"
    RACE = "race"
    PRIVATE = "private"
    DAILY = "daily"

    @property
    def alone(self) -> bool:
        """True where only the game's owner plays."""
        return self in {Mode.SOLO, Mode.PRIVATE, Mode.DAILY}


class Scoring(StrEnum):
    """How points are counted."""

    PLAIN = "plain"
    QUICK = "quick"


class Phase(StrEnum):
    """Where the game stands: not begun, a question open, a reveal being read, over."""

    NEW = "new"
    ASKING = "asking"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a game is played.

    ``pause`` is the time between a reveal and the next question. ``grace`` is how long after its deadline a question
    still takes replies that were *made* before it and travelled slowly. ``window`` is how long a race waits, after
    the first right answer came in, for one made earlier. ``changes`` is how often a player may change their mind
    (EVERYONE only). ``idle`` ends a game without a clock after that long without an answer, None never.
    ``lapse`` ends a game with a clock after that many questions in a row that nobody answered, 0 never.
    ``until`` is when the game ends whatever is left of it (a daily quiz with its day), None never.
    """

    mode: Mode = Mode.EVERYONE
    scoring: Scoring = Scoring.PLAIN
    pause: timedelta = timedelta(0)
    grace: timedelta = timedelta(seconds=1)
    # Discord delivers an event within some hundred milliseconds; KMQ's players settled on 1.5 s for the same purpose.
    window: timedelta = timedelta(seconds=1.5)
    changes: int = 0
    idle: timedelta | None = None
    lapse: int = 0
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.changes and self.mode is not Mode.EVERYONE:
            raise ValueError("a change of mind needs the mode in which everyone answers until the deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One player's reply that counts: ``moment`` is the platform's time of it, ``event_id`` its id there.

    ``changed`` is how often the player has changed it.
    """

    player: str
    reply: str
    outcome: Outcome
    moment: datetime
    event_id: str
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One player's record over the closed questions.

    ``marks`` has one character a closed question: "+" right, "-" wrong, "." not answered, "v" void.
    ``base`` has the points of each before any bonus for a run of right answers; `scoring.points_of` adds that.
    """

    id: str
    name: str
    marks: str = ""
    base: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One game.

    ``questions`` are ids in the order asked; ``seconds`` the time to answer each, empty for no clock. ``owner`` is
    the player who started it. ``index`` is the question now open, or last closed; ``asked`` the moments at which the
    questions up to it appeared. ``deadline`` is the moment shown to the players; ``wake`` the moment at which a Tick
    changes something, None when only players can. ``given`` are the replies that count to the open question in order
    of arrival. ``silent`` counts the latest questions in a row that ran out with no answer. ``void`` are the indexes
    that do not count. ``seen`` are the latest event ids.
    """

    id: str
    questions: tuple[str, ...]
    owner: str
    rules: Rules = Rules()
    seconds: tuple[int, ...] = ()
    phase: Phase = Phase.NEW
    index: int = 0
    asked: tuple[datetime, ...] = ()
    deadline: datetime | None = None
    wake: datetime | None = None
    given: tuple[Given, ...] = ()
    players: tuple[Player, ...] = ()
    silent: int = 0
    void: tuple[int, ...] = ()
    seen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("a game needs at least one question")
        if self.seconds and len(self.seconds) != len(self.questions):
            raise ValueError("a timed game needs as many times as questions")

    @property
    def asked_at(self) -> datetime | None:
        """When the latest question appeared."""
        return self.asked[-1] if self.asked else None

    @property
    def closed(self) -> int:
        """How many questions are closed."""
        match self.phase:
            case Phase.NEW:
                return 0
            case Phase.ASKING:
                return self.index
            case _:
                return self.index + 1


def new_game(
    *,
    id: str,  # noqa: A002 - the field's own name
    mode: Mode,
    questions: tuple[str, ...],
    owner: str,
    seconds: int | tuple[int, ...] | None = None,
    scoring: Scoring = Scoring.PLAIN,
    pause: timedelta = timedelta(0),
    changes: int = 0,
    idle: timedelta | None = None,
    lapse: int = 0,
    until: datetime | None = None,
) -> Game:
    """A game that has not begun: send it Start. ``seconds`` is the time for each question, or one time for all.

    The other options are those of `Rules`. Raises ValueError for options that do not go together.
    """
    if seconds is None:
        times: tuple[int, ...] = ()
    elif isinstance(seconds, int):
        times = (seconds,) * len(questions)
    else:
        times = seconds
    rules = Rules(mode=mode, scoring=scoring, pause=pause, changes=changes, idle=idle, lapse=lapse, until=until)
    return Game(id=id, questions=questions, owner=owner, seconds=times, rules=rules)
