"""What can happen to a game, and what the game asks the outside to show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .game import Given, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin: asks the first question."""

    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The question's message is really on the screen: its clock runs from ``moment``."""

    index: int
    moment: datetime
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply to question ``index``, graded outside; ``moment`` is the platform's time of it."""

    player: str
    name: str
    index: int
    reply: str
    outcome: Outcome
    moment: datetime
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Close question ``index`` now, or end the pause after it. For the game's owner or a moderator."""

    player: str
    index: int
    moderator: bool = False
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """End the game now; what was answered counts. For the game's owner or a moderator."""

    player: str
    moderator: bool = False
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Time has passed. Does nothing before ``Game.wake``."""

    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrade:
    """Question ``index`` was graded wrongly: ``given`` are all replies that count to it, with the right outcomes.

    ``names`` are players' names by id, for those whose replies were all prompts and who are not in the game yet.
    Works on the open question, a closed one, and in a finished game. Who may do this is decided outside.
    """

    index: int
    given: tuple[Given, ...]
    names: tuple[tuple[str, str], ...] = ()
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """Question ``index`` does not count for anybody. Works like `Regrade`; an open question closes."""

    index: int
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """A player is taken out of the game as if they had never played."""

    player: str
    event_id: str | None = None


Event = Start | Posted | Answer | Skip | Stop | Tick | Regrade | Void | Forget


class Refusal(StrEnum):
    """Why an event changed nothing."""

    ANSWERED = "you have already answered this question"
    CLOSED = "this question is closed"
    NOT_OPEN = "this question is not open yet"
    NOT_YOURS = "this quiz belongs to somebody else"
    NOT_ALLOWED = "only the person who started the quiz or a moderator can do that"
    FINISHED = "this quiz is over"
    DAY_OVER = "the day of this quiz is over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Show question ``index``; ``deadline`` is when it closes, None without a clock."""

    index: int
    deadline: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Tell one player what became of a reply.

    ``final`` is False when the player may answer again. ``outcome`` is None while a change of mind is open: the
    reply is noted, and to say more would give the answer away.
    """

    player: str
    index: int
    outcome: Outcome | None
    reply: str
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Tell one player why nothing happened."""

    player: str
    reason: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One player's reply to a closed question. ``after`` is the time taken in seconds.

    ``streak`` counts this and the right answers in a row before it.
    """

    player: str
    name: str
    reply: str
    outcome: Outcome
    points: int
    after: float
    streak: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """Show the answer of question ``index`` and who said what, in order of the replies' moments.

    ``voided``: the question does not count.
    """

    index: int
    results: tuple[Result, ...]
    voided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of a board: equal points share a ``place``. ``marks`` as in `Player`; ``streak`` is the longest."""

    place: int
    player: str
    name: str
    points: int
    right: int
    marks: str
    streak: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """Show the final board. ``stopped``: ended early, by somebody or, ``lapsed``, for want of answers."""

    board: tuple[Standing, ...]
    stopped: bool
    lapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescored:
    """The points of a closed question changed; ``board`` is how the game stands now."""

    index: int
    board: tuple[Standing, ...]


Effect = Ask | Receipt | Refused | Reveal | Finish | Rescored
