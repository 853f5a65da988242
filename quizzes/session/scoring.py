"""Points, streaks, boards and tallies; all derived from what the game keeps, so a regrade can redo them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .events import Result, Standing
from .game import Game, Given, Mode, Player, Rules, Scoring

PLAIN_POINTS = 1
# Speed is worth half a right answer at most: who knows must always beat who guesses fast.
QUICK_POINTS = 10
SPEED_BONUS = 5
STREAK_BONUS_LIMIT = 5


def in_order(given: Sequence[Given]) -> tuple[Given, ...]:
    """Replies by the platform's time of them, not by arrival; event ids settle equal times."""
    return tuple(sorted(given, key=lambda one: (one.moment, one.event_id)))


def base_points(game: Game, index: int, given: Sequence[Given]) -> dict[str, int]:
    """Points by player for the replies to question ``index``, before any bonus for a streak.

    In a race only the earliest right reply scores; replies of the same moment share the win.
    """
    right = [one for one in given if one.outcome == "accept"]
    if game.rules.mode is Mode.RACE and right:
        first = min(one.moment for one in right)
        right = [one for one in right if one.moment == first]
    if game.rules.scoring is Scoring.PLAIN:
        return {one.player: PLAIN_POINTS for one in right}
    allowed = game.seconds[index] if game.seconds else None
    return {one.player: QUICK_POINTS + _speed_bonus(seconds_taken(game.asked[index], one), allowed) for one in right}


def _speed_bonus(after: float, allowed: int | None) -> int:
    """Rounded to the nearest whole point; replies are never later than the time allowed."""
    if allowed is None:
        return 0
    return int(SPEED_BONUS * (1 - after / allowed) + 0.5)


def seconds_taken(asked_at: datetime, given: Given) -> float:
    """From the question's appearance to the reply, both in the platform's time."""
    return max(0.0, (given.moment - asked_at).total_seconds())


def streaks(marks: str) -> tuple[int, ...]:
    """For each question the right answers in a row up to and with it. A void question neither counts nor breaks."""
    running: list[int] = []
    streak = 0
    for mark in marks:
        streak = streak + 1 if mark == "+" else streak if mark == "v" else 0
        running.append(0 if mark == "v" else streak)
    return tuple(running)


def points_of(player: Player, rules: Rules) -> tuple[int, ...]:
    """The player's points for each closed question, bonuses included."""
    if rules.scoring is Scoring.PLAIN:
        return player.base
    return tuple(
        base + min(streak - 1, STREAK_BONUS_LIMIT) if base else 0
        for base, streak in zip(player.base, streaks(player.marks), strict=True)
    )


def board(game: Game) -> tuple[Standing, ...]:
    """The players by points, best first; equal points share a place and are listed by name, then id."""
    totals = {player.id: sum(points_of(player, game.rules)) for player in game.players}
    ranked = sorted(game.players, key=lambda player: (-totals[player.id], player.name.casefold(), player.id))
    return tuple(
        Standing(
            place=1 + sum(total > totals[player.id] for total in totals.values()),
            player=player.id,
            name=player.name,
            points=totals[player.id],
            right=player.marks.count("+"),
            marks=player.marks,
            streak=max(streaks(player.marks), default=0),
        )
        for player in ranked
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many gave one reply, and whole per cent of all replies; a tally's percentages sum to 100."""

    reply: str
    count: int
    percent: int


def tally(results: Sequence[Result]) -> tuple[Share, ...]:
    """The replies of a reveal, most frequent first. Percentages are rounded by largest remainder."""
    counts = Counter(result.reply for result in results)
    total = sum(counts.values())
    exact = {reply: count * 100 / total for reply, count in counts.items()}
    percent = {reply: int(share) for reply, share in exact.items()}
    rest = sorted(exact, key=lambda reply: (percent[reply] - exact[reply], reply))
    for reply in rest[: 100 - sum(percent.values())] if total else ():
        percent[reply] += 1
    ordered = sorted(counts, key=lambda reply: (-counts[reply], reply))
    return tuple(Share(reply=reply, count=counts[reply], percent=percent[reply]) for reply in ordered)
