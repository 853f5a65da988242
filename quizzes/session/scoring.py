"""Points and boards: one point for each right answer."""

from .events import Result, Standing
from .game import Game, Given

EXPLANATION = "Each right answer is worth 1 point."


def results_of(game: Game) -> tuple[Result, ...]:
    """The open question's results in order of the replies' moments (event ids settle equal ones)."""
    names = {player.id: player.name for player in game.players}
    return tuple(
        Result(
            player=given.player,
            name=names[given.player],
            reply=given.reply,
            outcome=given.outcome,
            points=1 if given.outcome == "accept" else 0,
            after=_seconds_taken(game, given),
        )
        for given in sorted(game.given, key=lambda given: (given.moment, given.event_id))
    )


def _seconds_taken(game: Game, given: Given) -> float | None:
    if game.asked_at is None:
        return None
    return max(0.0, (given.moment - game.asked_at).total_seconds())


def board(game: Game) -> tuple[Standing, ...]:
    """The players by points, best first; equal points share a place and are listed by name, then id."""
    ranked = sorted(game.players, key=lambda player: (-player.total, player.name.casefold(), player.id))
    return tuple(
        Standing(
            place=1 + sum(other.total > player.total for other in game.players),
            player=player.id,
            name=player.name,
            points=player.total,
            right=player.right,
            marks=player.marks,
        )
        for player in ranked
    )
