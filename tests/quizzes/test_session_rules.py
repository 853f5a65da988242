"""The rules of a game one by one, as a player would tell them."""

from datetime import UTC, datetime, timedelta

import pytest
from newsdesk.quizzes.session import (
    Answer,
    Ask,
    Effect,
    Finish,
    Forget,
    Game,
    Mode,
    Outcome,
    Phase,
    Posted,
    Receipt,
    Refusal,
    Refused,
    Regrade,
    Rescored,
    Reveal,
    Scoring,
    Skip,
    Start,
    Stop,
    Tick,
    Void,
    board,
    new_game,
    points_of,
    replay,
    step,
)
from newsdesk.quizzes.session.game import Given

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE = timedelta(seconds=1)


class Table:
    """A game being played, with a clock that the test moves."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.now = NOON
        self.events = 0
        self.effects: tuple[Effect, ...] = ()
        self.send(Start())

    def send(self, event: object) -> tuple[Effect, ...]:
        self.game, self.effects = step(self.game, event, self.now)  # type: ignore[arg-type]  # any event of a test
        return self.effects

    def answer(
        self, player: str, outcome: Outcome = "accept", *, at: float = 0, index: int | None = None, reply: str = "12"
    ) -> tuple[Effect, ...]:
        """``player`` answers ``at`` seconds from noon; the reply arrives now."""
        self.events += 1
        return self.send(
            Answer(
                player=player,
                name=player.title(),
                index=self.game.index if index is None else index,
                reply=reply,
                outcome=outcome,
                moment=NOON + at * ONE,
                event_id=f"e{self.events}",
            )
        )

    def points(self) -> dict[str, int]:
        return {standing.player: standing.points for standing in board(self.game)}


def table(mode: Mode = Mode.EVERYONE, questions: int = 3, **options: object) -> Table:
    ids = tuple(f"q{index}" for index in range(questions))
    return Table(new_game(id="g", mode=mode, questions=ids, owner="ann", **options))  # type: ignore[arg-type]  # as given


def refusal(effects: tuple[Effect, ...]) -> Refusal:
    (only,) = effects
    assert isinstance(only, Refused)
    return only.reason


@pytest.mark.parametrize("mode", [Mode.SOLO, Mode.PRIVATE, Mode.DAILY])
def test_alone_a_final_answer_goes_on_to_the_next_question(mode: Mode) -> None:
    played = table(mode)
    receipt, reveal, ask = played.answer("ann", "reject")
    assert receipt == Receipt(player="ann", index=0, outcome="reject", reply="12", final=True)
    assert isinstance(reveal, Reveal)
    assert ask == Ask(index=1, deadline=None)
    assert refusal(played.answer("bob")) is Refusal.NOT_YOURS


def test_a_prompt_costs_nothing() -> None:
    played = table(Mode.SOLO)
    (receipt,) = played.answer("ann", "prompt")
    assert receipt == Receipt(player="ann", index=0, outcome="prompt", reply="12", final=False)
    played.answer("ann", "accept")
    assert played.points() == {"ann": 1}


def test_everyone_answers_once_until_the_deadline() -> None:
    played = table(seconds=20)
    assert played.game.deadline == NOON + 20 * ONE
    assert len(played.answer("ann")) == len(played.answer("bob", "reject")) == 1
    assert refusal(played.answer("bob", "accept")) is Refusal.ANSWERED
    played.now = NOON + 20 * ONE
    assert played.send(Tick()) == ()  # replies made in time may still be on their way
    played.answer("cyd", at=20)
    assert refusal(played.answer("dan", at=20.001)) is Refusal.CLOSED
    played.now += ONE
    reveal, ask = played.send(Tick())
    assert isinstance(reveal, Reveal)
    assert [result.player for result in reveal.results] == ["ann", "bob", "cyd"]
    assert [result.after for result in reveal.results] == [0, 0, 20]
    assert ask == Ask(index=1, deadline=played.now + 20 * ONE)
    assert refusal(played.answer("dan", index=0)) is Refusal.CLOSED
    assert refusal(played.answer("dan", index=2)) is Refusal.NOT_OPEN
    assert played.points() == {"ann": 1, "cyd": 1, "bob": 0}


def test_the_clock_starts_when_the_question_is_posted() -> None:
    played = table(seconds=20)
    played.send(Posted(index=0, moment=NOON + 3 * ONE))
    assert played.game.deadline == NOON + 23 * ONE
    played.answer("ann", at=4)
    played.send(Posted(index=0, moment=NOON + 9 * ONE))
    assert played.game.deadline == NOON + 23 * ONE


def test_one_change_of_mind_then_locked() -> None:
    played = table(changes=1, seconds=20)
    noted = Receipt(player="ann", index=0, outcome=None, reply="12", final=False)
    assert played.answer("ann", "reject", reply="12") == (noted,)
    assert played.answer("ann", "reject", reply="12") == (noted,)  # the same button twice is no change
    (told,) = played.answer("ann", "accept", reply="13")
    assert told == Receipt(player="ann", index=0, outcome="accept", reply="13", final=True)
    assert refusal(played.answer("ann", "reject", reply="14")) is Refusal.ANSWERED
    played.send(Skip(player="ann", index=0))
    assert played.points() == {"ann": 1}


def test_changes_belong_to_everyone() -> None:
    with pytest.raises(ValueError, match="change of mind"):
        table(Mode.RACE, changes=1)


def test_a_race_is_won_by_the_earliest_reply_not_the_first_to_arrive() -> None:
    played = table(Mode.RACE, seconds=20)
    played.now = NOON + 5 * ONE
    played.answer("ann", at=4.9)
    played.answer("bob", "reject", at=4.0)
    assert played.game.wake == NOON + 6.5 * ONE
    played.now += ONE
    played.answer("cyd", at=4.8)
    assert played.game.wake == NOON + 6.5 * ONE
    played.now += ONE
    reveal, _ = played.send(Tick())
    assert isinstance(reveal, Reveal)
    assert [result.player for result in reveal.results] == ["bob", "cyd", "ann"]
    assert played.points() == {"ann": 0, "bob": 0, "cyd": 1}


def test_a_race_without_a_clock_waits_for_the_window_only_once_won() -> None:
    played = table(Mode.RACE, idle=timedelta(minutes=30))
    played.answer("bob", "reject")
    assert played.game.wake == NOON + timedelta(minutes=30)
    played.answer("ann")
    played.answer("cyd", "reject")
    played.now = NOON + 2 * ONE
    effects = played.send(Tick())
    assert isinstance(effects[0], Reveal)
    assert effects[1] == Ask(index=1, deadline=None)


def test_replies_of_one_moment_share_a_race() -> None:
    played = table(Mode.RACE)
    played.answer("ann", at=2)
    played.answer("bob", at=2)
    played.send(Skip(player="ann", index=0))
    assert played.points() == {"ann": 1, "bob": 1}


@pytest.mark.parametrize("end", [Skip(player="bob", index=0), Stop(player="bob")])
def test_only_the_owner_or_a_moderator_skips_and_stops(end: Skip | Stop) -> None:
    played = table()
    assert refusal(played.send(end)) is Refusal.NOT_ALLOWED
    moderator = Skip(player="bob", index=0, moderator=True) if isinstance(end, Skip) else Stop(player="ann")
    assert isinstance(played.send(moderator)[0], Reveal)


def test_stop_counts_what_was_answered_and_shows_the_board() -> None:
    played = table()
    played.answer("bob")
    reveal, finish = played.send(Stop(player="ann"))
    assert isinstance(reveal, Reveal)
    assert isinstance(finish, Finish)
    assert (finish.stopped, finish.lapsed) == (True, False)
    assert [(line.place, line.name, line.points) for line in finish.board] == [(1, "Bob", 1)]
    assert refusal(played.answer("bob")) is Refusal.FINISHED
    assert refusal(played.send(Stop(player="ann"))) is Refusal.FINISHED


def test_a_pause_to_read_the_reveal() -> None:
    played = table(pause=5 * ONE)
    assert len(played.send(Skip(player="ann", index=0))) == 1
    assert played.game.phase is Phase.PAUSED
    assert refusal(played.answer("bob", index=0)) is Refusal.CLOSED
    played.now += 4 * ONE
    assert played.send(Tick()) == ()
    played.now += ONE
    assert played.send(Tick()) == (Ask(index=1, deadline=None),)
    played.send(Skip(player="ann", index=1))
    assert played.send(Skip(player="ann", index=1)) == (Ask(index=2, deadline=None),)


def test_a_game_nobody_answers_ends_by_itself() -> None:
    played = table(seconds=10, lapse=2, questions=5)
    for _ in range(2):
        played.now += 11 * ONE
        effects = played.send(Tick())
    finish = effects[-1]
    assert isinstance(finish, Finish)
    assert (finish.stopped, finish.lapsed) == (True, True)


@pytest.mark.parametrize("alive", ["answer", "skip"])
def test_an_answer_or_a_skip_keeps_a_game_alive(alive: str) -> None:
    played = table(seconds=10, lapse=2, questions=5)
    played.now += 11 * ONE
    played.send(Tick())
    if alive == "answer":
        played.answer("ann", at=11)
        played.now += 11 * ONE
        played.send(Tick())
    else:
        played.send(Skip(player="ann", index=1))
    played.now += 11 * ONE
    played.send(Tick())
    assert played.game.phase is Phase.ASKING


def test_the_last_question_without_an_answer_is_no_early_end() -> None:
    played = table(seconds=10, lapse=1, questions=1)
    played.now += 11 * ONE
    finish = played.send(Tick())[-1]
    assert isinstance(finish, Finish)
    assert (finish.stopped, finish.lapsed) == (False, False)


def test_an_idle_game_without_a_clock_ends() -> None:
    played = table(Mode.SOLO, idle=timedelta(hours=1))
    played.now += timedelta(minutes=50)
    played.answer("ann")
    played.now += timedelta(minutes=50)
    assert played.send(Tick()) == ()
    played.now += timedelta(minutes=10)
    assert isinstance(played.send(Tick())[-1], Finish)


def test_quick_scoring_pays_speed_and_runs_and_a_regrade_redoes_both() -> None:
    played = table(scoring=Scoring.QUICK, seconds=20)
    played.answer("ann", at=0)
    played.answer("bob", at=19.9)
    played.send(Skip(player="ann", index=0))
    assert played.points() == {"ann": 15, "bob": 10}
    played.answer("ann", "reject", at=10)
    played.send(Skip(player="ann", index=1))
    played.answer("ann", at=10)
    played.send(Skip(player="ann", index=2))
    assert played.points() == {"ann": 15 + 13, "bob": 10}
    given = Given(player="ann", reply="12", outcome="accept", moment=NOON + 10 * ONE, event_id="e3")
    (rescored,) = played.send(Regrade(index=1, given=(given,)))
    assert isinstance(rescored, Rescored)
    ann = next(player for player in played.game.players if player.id == "ann")
    assert points_of(ann, played.game.rules) == (15, 13 + 1, 13 + 2)
    played.send(Void(index=1))
    assert points_of(played.game.players[0], played.game.rules) == (15, 0, 13 + 1)


def test_a_long_run_earns_at_most_five_more() -> None:
    played = table(Mode.SOLO, scoring=Scoring.QUICK, questions=8)
    for _ in range(8):
        played.answer("ann")
    assert points_of(played.game.players[0], played.game.rules) == (10, 11, 12, 13, 14, 15, 15, 15)
    assert board(played.game)[0].streak == 8


def test_a_void_question_counts_for_nobody_and_stays_void() -> None:
    played = table()
    played.answer("ann")
    reveal, _ = played.send(Void(index=0))
    assert isinstance(reveal, Reveal)
    assert reveal.voided
    assert reveal.results[0].points == 0
    given = Given(player="ann", reply="12", outcome="accept", moment=NOON, event_id="e1")
    assert played.send(Regrade(index=0, given=(given,))) == ()
    assert played.send(Void(index=0)) == ()
    assert played.send(Void(index=2)) == played.send(Void(index=-1)) == ()
    assert board(played.game)[0].marks == "v"


def test_a_regrade_brings_in_who_was_only_prompted() -> None:
    played = table()
    played.answer("bob", "prompt")
    played.send(Skip(player="ann", index=0))
    given = Given(player="bob", reply="12", outcome="accept", moment=NOON, event_id="e1")
    played.send(Regrade(index=0, given=(given,), names=(("bob", "Bob"),)))
    assert [(line.name, line.points, line.marks) for line in board(played.game)] == [("Bob", 1, "+")]


def test_a_regrade_of_the_open_question_waits_for_the_reveal() -> None:
    played = table()
    played.answer("ann", "reject")
    (given,) = played.game.given
    right = Given(
        player=given.player, reply=given.reply, outcome="accept", moment=given.moment, event_id=given.event_id
    )
    assert played.send(Regrade(index=0, given=(right,))) == ()
    played.send(Skip(player="ann", index=0))
    assert played.points() == {"ann": 1}


def test_a_forgotten_player_was_never_there() -> None:
    played = table()
    played.answer("bob")
    played.send(Skip(player="ann", index=0))
    played.answer("bob")
    played.answer("ann")
    played.send(Forget(player="bob"))
    assert played.points() == {"ann": 0}
    (result,) = played.send(Skip(player="ann", index=1))[0].results  # type: ignore[union-attr]  # a Reveal
    assert result.player == "ann"


def test_a_game_of_ones_own_ends_when_its_player_is_forgotten() -> None:
    played = table(Mode.SOLO)
    played.send(Forget(player="ann"))
    assert played.game.phase is Phase.FINISHED
    shared = table()
    shared.send(Forget(player="ann"))
    assert shared.game.phase is Phase.ASKING
    assert refusal(shared.send(Stop(player="ann"))) is Refusal.NOT_ALLOWED


def test_a_desk_that_restarts_asks_what_should_be_on_the_screen() -> None:
    played = table(questions=1, seconds=20)
    assert replay(played.game) == (Ask(index=0, deadline=NOON + 20 * ONE),)
    effects = played.send(Skip(player="ann", index=0))
    assert replay(played.game) == effects[-1:]


def test_equal_points_share_a_place() -> None:
    played = table()
    for player in ("bob", "ann"):
        played.answer(player)
    played.answer("cyd", "reject")
    played.send(Skip(player="ann", index=0))
    assert [(line.place, line.name) for line in board(played.game)] == [(1, "Ann"), (1, "Bob"), (3, "Cyd")]


@pytest.mark.parametrize("wrong", [{"questions": 0}, {"seconds": (5,)}])
def test_a_game_that_cannot_be_played_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"a (timed )?game needs"):
        table(**wrong)  # type: ignore[arg-type]  # options as given
