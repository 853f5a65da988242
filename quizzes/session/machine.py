"""One game as a pure state machine: ``step(game, event, now)`` gives the next game and what to show."""

from dataclasses import replace
from datetime import datetime

from .closing import Step, ask, clock, close, closed_as, finished, joined, regraded, voided
from .events import (
    Answer,
    Ask,
    Effect,
    Event,
    Finish,
    Forget,
    Posted,
    Receipt,
    Refusal,
    Refused,
    Regrade,
    Skip,
    Start,
    Stop,
    Tick,
    Void,
)
from .game import Game, Given, Mode, Phase
from .scoring import board

# Discord replays at most the events of one dropped connection, some seconds' worth. The store refuses older
# duplicates by their ids; this short memory keeps the saved state small.
SEEN_KEPT = 256


def step(game: Game, event: Event, now: datetime) -> Step:
    """The game after ``event`` at ``now`` (aware), and the effects in the order to show them.

    An event whose ``event_id`` was seen before changes nothing and shows nothing. An event that may not happen
    changes nothing but `Game.seen` and shows a `Refused`. Never raises for a valid game.
    """
    if event.event_id is not None:
        if event.event_id in game.seen:
            return game, ()
        game = replace(game, seen=(*game.seen, event.event_id)[-SEEN_KEPT:])
    after, effects = _next(game, event, now)
    return _bounded(after), effects


def _next(game: Game, event: Event, now: datetime) -> Step:
    match event:
        case Start():
            return ask(game, 0, now) if game.phase is Phase.NEW else (game, ())
        case Posted():
            return _posted(game, event), ()
        case Answer():
            return _answer(game, event, now)
        case Skip() | Stop():
            return _ended(game, event, now)
        case Tick():
            return _tick(game, now)
        case Regrade():
            return regraded(game, event)
        case Void():
            return voided(game, event, now)
        case Forget():
            return _forgotten(game, event)


def _bounded(game: Game) -> Game:
    """The game, awake at the latest when its day ends."""
    until = game.rules.until
    if until is None or game.phase in {Phase.NEW, Phase.FINISHED} or (game.wake is not None and game.wake <= until):
        return game
    return replace(game, wake=until)


def replay(game: Game) -> tuple[Effect, ...]:
    """What should be on the screen now: for a desk that restarts and must make up for a post it never sent."""
    match game.phase:
        case Phase.ASKING:
            return (Ask(index=game.index, deadline=game.deadline),)
        case Phase.FINISHED:
            return (Finish(board=board(game), stopped=game.closed < len(game.questions)),)
        case _:
            return ()


def _posted(game: Game, event: Posted) -> Game:
    """The clock starts when the message is really there. Once somebody has answered it is running already."""
    if game.phase is not Phase.ASKING or event.index != game.index or game.given:
        return game
    return clock(game, event.moment)


def _answer(game: Game, event: Answer, now: datetime) -> Step:
    before = next((given for given in game.given if given.player == event.player), None)
    reason = _why_not(game, event, before)
    if reason is not None:
        return game, (Refused(player=event.player, reason=reason),)
    if event.outcome == "prompt":
        return game, (_receipt(game, event, final=False),)
    changed = 0 if before is None else before.changed + (event.reply != before.reply)
    given = Given(
        player=event.player,
        reply=event.reply,
        outcome=event.outcome,
        moment=event.moment,
        event_id=event.event_id,
        changed=changed,
    )
    others = tuple(one for one in game.given if one is not before)
    game = replace(joined(game, event.player, event.name), given=(*others, given), silent=0)
    final = changed >= game.rules.changes
    receipt = _receipt(game, event, final=final)
    if game.rules.mode.alone:
        game, effects = close(game, now)
        return game, (receipt, *effects)
    return _hurried(game, given, now), (receipt,)


def _receipt(game: Game, event: Answer, *, final: bool) -> Receipt:
    told = event.outcome if final or event.outcome == "prompt" else None
    return Receipt(player=event.player, index=game.index, outcome=told, reply=event.reply, final=final)


def _hurried(game: Game, given: Given, now: datetime) -> Game:
    """A race's first right answer leaves only the window; another game without a clock stays awake a while longer."""
    if game.rules.mode is Mode.RACE and given.outcome == "accept":
        end = now + game.rules.window
        return replace(game, wake=end if game.wake is None else min(game.wake, end))
    if game.deadline is None and game.rules.idle is not None and not _won(game):
        return replace(game, wake=now + game.rules.idle)
    return game


def _won(game: Game) -> bool:
    return game.rules.mode is Mode.RACE and any(given.outcome == "accept" for given in game.given)


def _why_not(game: Game, event: Answer, before: Given | None) -> Refusal | None:
    if game.phase is Phase.FINISHED:
        return Refusal.FINISHED
    if game.rules.mode.alone and event.player != game.owner:
        return Refusal.NOT_YOURS
    if game.phase is Phase.NEW or event.index > game.index:
        return Refusal.NOT_OPEN
    if event.index < game.index or game.phase is Phase.PAUSED:
        return Refusal.CLOSED
    if before is not None and before.changed >= game.rules.changes:
        return Refusal.ANSWERED
    if game.deadline is not None and event.moment > game.deadline:
        return Refusal.CLOSED
    if game.rules.until is not None and event.moment > game.rules.until:
        return Refusal.DAY_OVER
    return None


def _ended(game: Game, event: Skip | Stop, now: datetime) -> Step:
    reason = _why_not_end(game, event)
    if reason is not None:
        return game, (Refused(player=event.player, reason=reason),)
    if isinstance(event, Stop):
        return _stop(game)
    if game.phase is Phase.PAUSED:
        return ask(game, game.index + 1, now)
    return close(replace(game, silent=0), now)


def _why_not_end(game: Game, event: Skip | Stop) -> Refusal | None:
    if game.phase is Phase.FINISHED:
        return Refusal.FINISHED
    if event.player != game.owner and not event.moderator:
        return Refusal.NOT_ALLOWED
    if isinstance(event, Stop):
        return None
    if game.phase is Phase.NEW or event.index > game.index:
        return Refusal.NOT_OPEN
    return Refusal.CLOSED if event.index < game.index else None


def _stop(game: Game, *, lapsed: bool = False) -> Step:
    """What was answered before the stop counts: every player has a receipt for it."""
    effects: tuple[Effect, ...] = ()
    if game.phase is Phase.ASKING:
        game, reveal = closed_as(game)
        effects = (reveal,)
    game, finish = finished(game, stopped=True, lapsed=lapsed)
    return game, (*effects, finish)


def _tick(game: Game, now: datetime) -> Step:
    if game.wake is None or now < game.wake:
        return game, ()
    if game.rules.until is not None and now >= game.rules.until:
        return _stop(game, lapsed=True)
    if game.phase is Phase.PAUSED:
        return ask(game, game.index + 1, now)
    if game.deadline is None and not _won(game):
        return _stop(game, lapsed=True)
    if game.given:
        return close(game, now)
    game = replace(game, silent=game.silent + 1)
    last = game.index + 1 == len(game.questions)
    if game.rules.lapse and game.silent >= game.rules.lapse and not last:
        return _stop(game, lapsed=True)
    return close(game, now)


def _forgotten(game: Game, event: Forget) -> Step:
    """A game of its own ends with its player; a shared one goes on, ownerless if need be."""
    game = replace(
        game,
        players=tuple(player for player in game.players if player.id != event.player),
        given=tuple(given for given in game.given if given.player != event.player),
        owner="" if game.owner == event.player else game.owner,
    )
    if game.rules.mode.alone and not game.owner and game.phase is not Phase.FINISHED:
        game, _ = finished(game, stopped=True)
    return game, ()
