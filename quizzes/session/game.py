"""The state of one game: its rules, who plays, what was answered. Frozen values; every change makes a new one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

Outcome = Literal["accept", "prompt", "reject"]


class Mode(StrEnum):
    """Who plays and when a question closes.

    SOLO: one player, a final answer closes the question. EVERYONE: each player answers once and the question closes
    at its deadline or when it is skipped.
    """

    SOLO = "solo"
    EVERYONE = "everyone"


class Phase(StrEnum):
    """Where the game stands: not begun, a question open, a reveal being read, over."""

    NEW = "new"
    ASKING = "asking"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a game is played.

    ``pause`` is the time between a reveal and the next question; ``grace`` how long after its deadline a question
    still takes replies that were *made* before the deadline and travelled slowly.
    """

    mode: Mode = Mode.EVERYONE
    pause: timedelta = timedelta(0)
    grace: timedelta = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One final reply to the open question: ``moment`` is the platform's time of it, ``event_id`` its id there."""

    player: str
    reply: str
    outcome: Outcome
    moment: datetime
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One player's record over the closed questions.

    ``marks`` has one character a closed question: "+" right, "-" wrong, "." not answered, "v" void.
    ``points`` has the points of each, in the same order.
    """

    id: str
    name: str
    marks: str = ""
    points: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """All points of the game so far."""
        return sum(self.points)

    @property
    def right(self) -> int:
        """How many answers were right."""
        return self.marks.count("+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One game.

    ``questions`` are ids in the order asked; ``seconds`` the time to answer each, empty for no clock. ``owner`` is
    the player who started it. ``index`` is the question now open, or last closed. ``deadline`` is the moment shown to
    the players; ``wake`` the moment at which a Tick changes something, None when only players can.
    ``given`` are the final replies to the open question in order of arrival. ``seen`` are the latest event ids.
    """

    id: str
    questions: tuple[str, ...]
    owner: str
    rules: Rules = Rules()
    seconds: tuple[int, ...] = ()
    phase: Phase = Phase.NEW
    index: int = 0
    asked_at: datetime | None = None
    deadline: datetime | None = None
    wake: datetime | None = None
    given: tuple[Given, ...] = ()
    players: tuple[Player, ...] = ()
    seen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("a game needs at least one question")
        if self.seconds and len(self.seconds) != len(self.questions):
            raise ValueError("a timed game needs as many times as questions")


def new_game(
    *,
    id: str,  # noqa: A002 - the field's own name
    mode: Mode,
    questions: tuple[str, ...],
    owner: str,
    seconds: int | tuple[int, ...] | None = None,
    pause: timedelta = timedelta(0),
) -> Game:
    """A game that has not begun: send it Start. ``seconds`` is the time for each question, or one time for all."""
    if seconds is None:
        times: tuple[int, ...] = ()
    elif isinstance(seconds, int):
        times = (seconds,) * len(questions)
    else:
        times = seconds
    return Game(id=id, questions=questions, owner=owner, seconds=times, rules=Rules(mode=mode, pause=pause))
