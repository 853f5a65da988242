"""The session against a simple model, over whole games of made-up events."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from newsdesk.quizzes.session import (
    Answer,
    Ask,
    Effect,
    Event,
    Finish,
    Game,
    Mode,
    Outcome,
    Phase,
    Posted,
    Receipt,
    Refused,
    Regrade,
    Rescored,
    Reveal,
    Skip,
    Start,
    Stop,
    Tick,
    Void,
    board,
    game_from_json,
    game_to_json,
    new_game,
    revealed_again,
    step,
)
from newsdesk.quizzes.session.game import Given

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAYERS = ("ann", "bob", "cyd")
QUESTIONS = 3
WINDOW = timedelta(seconds=1.5)
GRACE = timedelta(seconds=1)


@dataclass
class Told:
    """One player's answer as the model keeps it."""

    reply: str
    outcome: Outcome
    moment: datetime
    event_id: str
    changes_made: int = 0


@dataclass
class Round:
    """One question as the model keeps it."""

    deadline: datetime | None
    until: datetime | None
    answers: dict[str, Told] = field(default_factory=dict)
    closed: bool = False
    void: bool = False

    def winners(self, mode: Mode) -> set[str]:
        right = {player: told for player, told in self.answers.items() if told.outcome == "accept"}
        if self.void or not right:
            return set()
        if mode is not Mode.RACE:
            return set(right)
        first = min(told.moment for told in right.values())
        return {player for player, told in right.items() if told.moment == first}


class SessionMachine(RuleBasedStateMachine):
    """Every rule sends one event to the session and works out from the model what must follow."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count()
        self.now = START
        self.rounds: list[Round] = []
        self.over = False
        self.sent: list[Event] = []

    @initialize(
        mode=st.sampled_from(Mode),
        seconds=st.sampled_from([None, 10]),
        changes=st.sampled_from([0, 1]),
        pause=st.sampled_from([timedelta(0), timedelta(seconds=5)]),
        day=st.sampled_from([None, timedelta(seconds=25)]),
    )
    def begin(self, mode: Mode, seconds: int | None, changes: int, pause: timedelta, day: timedelta | None) -> None:
        self.day_ends = self.now + day if day and mode is Mode.DAILY else None
        self.changes = changes if mode is Mode.EVERYONE else 0
        self.pause = pause
        self.seconds = seconds
        self.game: Game = new_game(
            id="game",
            mode=mode,
            questions=tuple(f"q{index}" for index in range(QUESTIONS)),
            owner="ann",
            seconds=seconds,
            changes=self.changes,
            pause=pause,
            until=self.day_ends,
        )
        self.mode = mode
        assert self.send(Start(event_id=self.event())) == (Ask(index=0, deadline=self.opened().deadline),)

    def event(self) -> str:
        return f"event {next(self.numbers)}"

    def send(self, event: Event) -> tuple[Effect, ...]:
        self.sent.append(event)
        self.game, effects = step(self.game, event, self.now)
        return effects

    def opened(self) -> Round:
        """The model's next question, open from now."""
        deadline = None if self.seconds is None else self.now + timedelta(seconds=self.seconds)
        self.rounds.append(Round(deadline=deadline, until=None if deadline is None else deadline + GRACE))
        return self.rounds[-1]

    def closes(self, effects: tuple[Effect, ...]) -> None:
        """The open question must have been revealed, with everybody's replies, and the game gone on."""
        closed = self.rounds[-1]
        closed.closed = True
        reveal, *rest = effects
        assert isinstance(reveal, Reveal)
        assert reveal.index == len(self.rounds) - 1
        assert reveal.voided is closed.void
        expected = sorted(closed.answers.items(), key=lambda item: (item[1].moment, item[1].event_id))
        assert [result.player for result in reveal.results] == [player for player, _ in expected]
        assert [result.reply for result in reveal.results] == [told.reply for _, told in expected]
        assert {result.player for result in reveal.results if result.points} == closed.winners(self.mode)
        given = tuple(
            Given(player=player, reply=told.reply, outcome=told.outcome, moment=told.moment, event_id=told.event_id)
            for player, told in closed.answers.items()
        )
        assert revealed_again(self.game, reveal.index, given) == reveal
        if len(self.rounds) == QUESTIONS:
            self.over = True
            assert rest == [Finish(board=board(self.game), stopped=False)]
        elif self.pause:
            assert rest == []
            closed.until = self.now + self.pause
        else:
            assert rest == [Ask(index=len(self.rounds), deadline=self.opened().deadline)]

    @rule(seconds=st.sampled_from([0.1, 0.7, 2, 7, 30]))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(
        player=st.sampled_from(PLAYERS),
        behind=st.sampled_from([0, 0, 0, 1, -1]),
        reply=st.sampled_from(["12 million", "13 million"]),
        outcome=st.sampled_from(["accept", "reject", "accept", "reject", "prompt"]),
        lag=st.sampled_from([0, 0, 0.4, 1.2]),
    )
    def answers(self, player: str, behind: int, reply: str, outcome: Outcome, lag: float) -> None:
        current = self.rounds[-1]
        moment = self.now - timedelta(seconds=lag)
        index = len(self.rounds) - 1 - behind
        event = Answer(
            player=player,
            name=player.title(),
            index=index,
            reply=reply,
            outcome=outcome,
            moment=moment,
            event_id=self.event(),
        )
        told = current.answers.get(player)
        effects = self.send(event)
        late = current.deadline is not None and moment > current.deadline
        late = late or (self.day_ends is not None and moment > self.day_ends)
        stranger = self.mode.alone and player != "ann"
        used_up = told is not None and told.changes_made >= self.changes
        if self.over or behind or current.closed or late or stranger or used_up:
            assert len(effects) == 1
            assert isinstance(effects[0], Refused)
            return
        receipt, *rest = effects
        assert isinstance(receipt, Receipt)
        if outcome == "prompt":
            assert (receipt.outcome, receipt.final, rest) == ("prompt", False, [])
            return
        made = 0 if told is None else told.changes_made + (told.reply != reply)
        current.answers.pop(player, None)
        current.answers[player] = Told(reply, outcome, moment, event.event_id, made)
        assert receipt.final is (made >= self.changes)
        assert receipt.outcome == (outcome if receipt.final else None)
        if self.mode.alone:
            self.closes(tuple(rest))
        elif self.mode is Mode.RACE and outcome == "accept":
            limit = self.now + WINDOW
            current.until = limit if current.until is None else min(current.until, limit)

    @rule(player=st.sampled_from(PLAYERS), moderator=st.booleans(), behind=st.sampled_from([0, 0, 1]))
    def skips(self, player: str, moderator: bool, behind: int) -> None:
        index = len(self.rounds) - 1 - behind
        effects = self.send(Skip(player=player, index=index, moderator=moderator, event_id=self.event()))
        if self.over or behind or (player != "ann" and not moderator):
            assert isinstance(effects[0], Refused)
        elif self.rounds[-1].closed:
            assert effects == (Ask(index=len(self.rounds), deadline=self.opened().deadline),)
        else:
            self.closes(effects)

    @rule()
    def ticks(self) -> None:
        current = self.rounds[-1]
        effects = self.send(Tick())
        if not self.over and self.day_ends is not None and self.now >= self.day_ends:
            self.over = True
            assert len(effects) == 1 + (not current.closed)
            current.closed = True
            assert effects[-1] == Finish(board=board(self.game), stopped=True, lapsed=True)
        elif self.over or current.until is None or self.now < current.until:
            assert effects == ()
        elif current.closed:
            assert effects == (Ask(index=len(self.rounds), deadline=self.opened().deadline),)
        else:
            self.closes(effects)

    @rule(player=st.sampled_from(PLAYERS), rare=st.integers(0, 9))
    def stops(self, player: str, rare: int) -> None:
        if rare:
            return
        effects = self.send(Stop(player=player, event_id=self.event()))
        if self.over or player != "ann":
            assert isinstance(effects[0], Refused)
            return
        self.over = True
        self.rounds[-1].closed = True
        assert effects[-1] == Finish(board=board(self.game), stopped=True)

    @rule(delay=st.sampled_from([0, 0.5]))
    def is_posted(self, delay: float) -> None:
        current = self.rounds[-1]
        moment = self.now - timedelta(seconds=delay)
        assert self.send(Posted(index=len(self.rounds) - 1, moment=moment)) == ()
        if self.seconds is not None and not self.over and not current.closed and not current.answers:
            current.deadline = moment + timedelta(seconds=self.seconds)
            current.until = current.deadline + GRACE

    @rule(data=st.data())
    def comes_twice(self, data: st.DataObject) -> None:
        seen = [event for event in self.sent if event.event_id is not None]
        before = self.game
        assert self.send(data.draw(st.sampled_from(seen))) == ()
        assert self.game == before

    @rule()
    def restarts(self) -> None:
        again = game_from_json(game_to_json(self.game))
        assert again == self.game
        self.game = again

    @precondition(lambda self: self.rounds)
    @rule(data=st.data(), rare=st.integers(0, 4))
    def is_voided(self, data: st.DataObject, rare: int) -> None:
        if rare:
            return
        index = data.draw(st.integers(0, len(self.rounds)))
        effects = self.send(Void(index=index, event_id=self.event()))
        if index == len(self.rounds) or self.rounds[index].void:
            assert effects == ()
            return
        self.rounds[index].void = True
        if self.rounds[index].closed:
            assert effects == (Rescored(index=index, board=board(self.game)),)
        else:
            self.closes(effects)

    @precondition(lambda self: any(one.closed and not one.void for one in self.rounds))
    @rule(data=st.data())
    def is_regraded(self, data: st.DataObject) -> None:
        choices = [index for index, one in enumerate(self.rounds) if one.closed and not one.void]
        index = data.draw(st.sampled_from(choices))
        for told in self.rounds[index].answers.values():
            told.outcome = "accept" if told.reply == "12 million" else told.outcome
        given = tuple(
            Given(player=player, reply=told.reply, outcome=told.outcome, moment=told.moment, event_id=told.event_id)
            for player, told in self.rounds[index].answers.items()
        )
        effects = self.send(Regrade(index=index, given=given, event_id=self.event()))
        assert effects == (Rescored(index=index, board=board(self.game)),)

    @invariant()
    def a_day_is_never_overslept(self) -> None:
        if self.rounds and self.day_ends is not None and not self.over:
            assert self.game.wake is not None
            assert self.game.wake <= self.day_ends

    @invariant()
    def the_board_is_the_models(self) -> None:
        if not self.rounds:
            return
        closed = [one for one in self.rounds if one.closed]
        for standing in board(self.game):
            player = standing.player
            assert standing.points == sum(player in one.winners(self.mode) for one in closed)
            marks = "".join(
                "v" if one.void else "." if player not in one.answers else _mark(one.answers[player])
                for one in closed
            )
            assert standing.marks == marks
            assert standing.right == marks.count("+")
        assert (self.game.phase is Phase.FINISHED) is self.over
        everybody = {player for one in self.rounds for player in one.answers}
        assert {standing.player for standing in board(self.game)} == everybody


def _mark(told: Told) -> str:
    return "+" if told.outcome == "accept" else "-"


TestSession = SessionMachine.TestCase
TestSession.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
