"""How a question opens and closes, how a game ends, and how a closed question is graded anew."""

from dataclasses import replace
from datetime import datetime, timedelta

from .events import Ask, Effect, Finish, Regrade, Rescored, Result, Reveal, Void
from .game import Game, Given, Phase, Player
from .scoring import base_points, board, in_order, points_of, seconds_taken, streaks

Step = tuple[Game, tuple[Effect, ...]]


def ask(game: Game, index: int, now: datetime) -> Step:
    """Open question ``index``."""
    game = clock(replace(game, phase=Phase.ASKING, index=index, asked=(*game.asked, now)), now)
    return game, (Ask(index=index, deadline=game.deadline),)


def clock(game: Game, asked_at: datetime) -> Game:
    """The open question's times, counted from the moment it was asked."""
    game = replace(game, asked=(*game.asked[:-1], asked_at))
    if game.seconds:
        deadline = asked_at + timedelta(seconds=game.seconds[game.index])
        return replace(game, deadline=deadline, wake=deadline + game.rules.grace)
    idle = game.rules.idle
    return replace(game, deadline=None, wake=None if idle is None else asked_at + idle)


def close(game: Game, now: datetime) -> Step:
    """Reveal the open question, then pause, go on or finish."""
    game, reveal = closed_as(game)
    if game.index + 1 == len(game.questions):
        game, finish = finished(game, stopped=False)
        return game, (reveal, finish)
    if game.rules.pause:
        return replace(game, phase=Phase.PAUSED, wake=now + game.rules.pause), (reveal,)
    game, effects = ask(game, game.index + 1, now)
    return game, (reveal, *effects)


def closed_as(game: Game) -> tuple[Game, Reveal]:
    """The open question's replies become marks and points. The caller sets the next phase."""
    given = in_order(game.given)
    marked = _marked(game, game.index, given)
    closed = replace(marked, given=(), deadline=None, wake=None)
    return closed, Reveal(
        index=game.index, results=_results(closed, game.index, given), voided=game.index in game.void
    )


def _marked(game: Game, index: int, given: tuple[Given, ...]) -> Game:
    void = index in game.void
    points = {} if void else base_points(game, index, given)
    marks = {one.player: "+" if one.outcome == "accept" else "-" for one in given}
    players = tuple(
        replace(
            player,
            marks=player.marks[:index] + ("v" if void else marks.get(player.id, ".")) + player.marks[index + 1 :],
            base=(*player.base[:index], points.get(player.id, 0), *player.base[index + 1 :]),
        )
        for player in game.players
    )
    return replace(game, players=players)


def _results(game: Game, index: int, given: tuple[Given, ...]) -> tuple[Result, ...]:
    players = {player.id: player for player in game.players}
    return tuple(
        Result(
            player=one.player,
            name=players[one.player].name,
            reply=one.reply,
            outcome=one.outcome,
            points=points_of(players[one.player], game.rules)[index],
            after=seconds_taken(game.asked[index], one),
            streak=streaks(players[one.player].marks)[index],
        )
        for one in given
    )


def revealed_again(game: Game, index: int, given: tuple[Given, ...]) -> Reveal:
    """The reveal of a closed question once more, from the replies that counted: for one whose post was lost."""
    known = {player.id for player in game.players}
    left = in_order([one for one in given if one.player in known])
    return Reveal(index=index, results=_results(game, index, left), voided=index in game.void)


def joined(game: Game, player: str, name: str) -> Game:
    """The game with the player in it, under the latest name; questions missed before joining count as unanswered."""
    if any(known.id == player for known in game.players):
        players = tuple(replace(known, name=name) if known.id == player else known for known in game.players)
    else:
        missed = "".join("v" if index in game.void else "." for index in range(game.closed))
        new = Player(id=player, name=name, marks=missed, base=(0,) * game.closed)
        players = (*game.players, new)
    return replace(game, players=players)


def finished(game: Game, *, stopped: bool, lapsed: bool = False) -> tuple[Game, Finish]:
    """The end of the game."""
    over = replace(game, phase=Phase.FINISHED, deadline=None, wake=None)
    return over, Finish(board=board(over), stopped=stopped, lapsed=lapsed)


def regraded(game: Game, event: Regrade) -> Step:
    """The game with the outcomes of ``event``; a void question stays void."""
    if 0 <= event.index < game.closed:
        if event.index in game.void:
            return game, ()
        names = dict(event.names)
        known = {player.id for player in game.players}
        for one in event.given:
            if one.player not in known:
                game = joined(game, one.player, names.get(one.player, one.player))
        game = _marked(game, event.index, in_order(event.given))
        return game, (Rescored(index=event.index, board=board(game)),)
    if game.phase is not Phase.ASKING or event.index != game.index:
        return game, ()
    outcomes = {given.event_id: given.outcome for given in event.given}
    given = tuple(replace(one, outcome=outcomes.get(one.event_id, one.outcome)) for one in game.given)
    return replace(game, given=given), ()


def voided(game: Game, event: Void, now: datetime) -> Step:
    """The game without the question; an open one closes at once."""
    open_now = game.phase is Phase.ASKING and event.index == game.index
    if event.index in game.void or not (open_now or 0 <= event.index < game.closed):
        return game, ()
    game = replace(game, void=tuple(sorted((*game.void, event.index))))
    if open_now:
        return close(game, now)
    game = _marked(game, event.index, ())
    return game, (Rescored(index=event.index, board=board(game)),)
