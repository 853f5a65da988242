"""One game as a pure state machine: ``step(game, event, now)`` gives the next game and what to show."""

from dataclasses import replace
from datetime import datetime, timedelta

from .events import (
    Answer,
    Ask,
    Effect,
    Event,
    Finish,
    Posted,
    Receipt,
    Refusal,
    Refused,
    Reveal,
    Skip,
    Start,
    Stop,
    Tick,
)
from .game import Game, Given, Mode, Phase, Player
from .scoring import board, results_of

# Discord replays at most the events of one dropped connection, some seconds' worth. The store refuses older
# duplicates by their ids; this short memory keeps the saved state small.
SEEN_KEPT = 256

Step = tuple[Game, tuple[Effect, ...]]


def step(game: Game, event: Event, now: datetime) -> Step:
    """The game after ``event`` at ``now`` (aware), and the effects in the order to show them.

    An event whose ``event_id`` was seen before changes nothing and shows nothing. An event that may not happen
    changes nothing but `Game.seen` and shows a `Refused`. Never raises for a valid game.
    """
    if event.event_id is not None:
        if event.event_id in game.seen:
            return game, ()
        game = replace(game, seen=(*game.seen, event.event_id)[-SEEN_KEPT:])
    match event:
        case Start():
            return _ask(game, 0, now) if game.phase is Phase.NEW else (game, ())
        case Posted():
            return _posted(game, event), ()
        case Answer():
            return _answer(game, event, now)
        case Skip():
            return _skip(game, event, now)
        case Stop():
            return _stop(game, event)
        case Tick():
            return _tick(game, now)


def replay(game: Game) -> tuple[Effect, ...]:
    """What should be on the screen now: for a desk that restarts and must make up for a post it never sent."""
    match game.phase:
        case Phase.ASKING:
            return (Ask(index=game.index, deadline=game.deadline),)
        case Phase.FINISHED:
            return (Finish(board=board(game), stopped=len(_marks(game)) < len(game.questions)),)
        case _:
            return ()


def _marks(game: Game) -> str:
    return game.players[0].marks if game.players else "." * (game.index + 1)


def _ask(game: Game, index: int, now: datetime) -> Step:
    deadline = now + timedelta(seconds=game.seconds[index]) if game.seconds else None
    asking = replace(
        game,
        phase=Phase.ASKING,
        index=index,
        asked_at=now,
        deadline=deadline,
        wake=None if deadline is None else deadline + game.rules.grace,
        given=(),
    )
    return asking, (Ask(index=index, deadline=deadline),)


def _posted(game: Game, event: Posted) -> Game:
    """The clock starts when the message is really there; a second report of the same post changes nothing later."""
    if game.phase is not Phase.ASKING or event.index != game.index or game.given:
        return game
    deadline = event.moment + timedelta(seconds=game.seconds[game.index]) if game.seconds else None
    wake = None if deadline is None else deadline + game.rules.grace
    return replace(game, asked_at=event.moment, deadline=deadline, wake=wake)


def _answer(game: Game, event: Answer, now: datetime) -> Step:
    reason = _why_not(game, event)
    if reason is not None:
        return game, (Refused(player=event.player, reason=reason),)
    final = event.outcome != "prompt"
    receipt = Receipt(player=event.player, index=game.index, outcome=event.outcome, reply=event.reply, final=final)
    if not final:
        return game, (receipt,)
    given = Given(
        player=event.player,
        reply=event.reply,
        outcome=event.outcome,
        moment=event.moment,
        event_id=event.event_id,
    )
    game = replace(_joined(game, event.player, event.name), given=(*game.given, given))
    if game.rules.mode is not Mode.SOLO:
        return game, (receipt,)
    game, effects = _close(game, now)
    return game, (receipt, *effects)


def _why_not(game: Game, event: Answer) -> Refusal | None:
    if game.phase is Phase.FINISHED:
        return Refusal.FINISHED
    if game.rules.mode is Mode.SOLO and event.player != game.owner:
        return Refusal.NOT_YOURS
    if game.phase is Phase.NEW or event.index > game.index:
        return Refusal.NOT_OPEN
    if event.index < game.index or game.phase is Phase.PAUSED:
        return Refusal.CLOSED
    if any(given.player == event.player for given in game.given):
        return Refusal.ANSWERED
    if game.deadline is not None and event.moment > game.deadline:
        return Refusal.CLOSED
    return None


def _joined(game: Game, player: str, name: str) -> Game:
    """The game with the player in it, under the latest name; questions missed before joining count as unanswered."""
    if any(known.id == player for known in game.players):
        players = tuple(replace(known, name=name) if known.id == player else known for known in game.players)
    else:
        new = Player(id=player, name=name, marks="." * game.index, points=(0,) * game.index)
        players = (*game.players, new)
    return replace(game, players=players)


def _close(game: Game, now: datetime) -> Step:
    """Reveal the open question, then pause, go on or finish."""
    game, reveal = _revealed(game)
    if game.index + 1 == len(game.questions):
        game, finish = _finished(game, stopped=False)
        return game, (reveal, finish)
    if game.rules.pause:
        return replace(game, phase=Phase.PAUSED, wake=now + game.rules.pause), (reveal,)
    game, effects = _ask(game, game.index + 1, now)
    return game, (reveal, *effects)


def _revealed(game: Game) -> tuple[Game, Reveal]:
    results = results_of(game)
    points = {result.player: result.points for result in results}
    right = {result.player: result.outcome == "accept" for result in results}
    players = tuple(
        replace(
            player,
            marks=player.marks + ("." if player.id not in right else "+" if right[player.id] else "-"),
            points=(*player.points, points.get(player.id, 0)),
        )
        for player in game.players
    )
    closed = replace(game, players=players, given=(), deadline=None, wake=None)
    return closed, Reveal(index=game.index, results=results)


def _finished(game: Game, *, stopped: bool) -> tuple[Game, Finish]:
    over = replace(game, phase=Phase.FINISHED, deadline=None, wake=None)
    return over, Finish(board=board(over), stopped=stopped)


def _skip(game: Game, event: Skip, now: datetime) -> Step:
    if game.phase is Phase.FINISHED:
        return game, (Refused(player=event.player, reason=Refusal.FINISHED),)
    if event.player != game.owner and not event.moderator:
        return game, (Refused(player=event.player, reason=Refusal.NOT_ALLOWED),)
    if game.phase is Phase.NEW or event.index > game.index:
        return game, (Refused(player=event.player, reason=Refusal.NOT_OPEN),)
    if event.index < game.index:
        return game, (Refused(player=event.player, reason=Refusal.CLOSED),)
    if game.phase is Phase.PAUSED:
        return _ask(game, game.index + 1, now)
    return _close(game, now)


def _stop(game: Game, event: Stop) -> Step:
    """What was answered before the stop counts: every player has a receipt for it."""
    if game.phase is Phase.FINISHED:
        return game, (Refused(player=event.player, reason=Refusal.FINISHED),)
    if event.player != game.owner and not event.moderator:
        return game, (Refused(player=event.player, reason=Refusal.NOT_ALLOWED),)
    effects: tuple[Effect, ...] = ()
    if game.phase is Phase.ASKING:
        game, reveal = _revealed(game)
        effects = (reveal,)
    game, finish = _finished(game, stopped=True)
    return game, (*effects, finish)


def _tick(game: Game, now: datetime) -> Step:
    if game.wake is None or now < game.wake:
        return game, ()
    if game.phase is Phase.PAUSED:
        return _ask(game, game.index + 1, now)
    return _close(game, now)
