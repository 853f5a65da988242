"""One game as a pure state machine: (state, event, now) -> (state, effects).

The session knows questions by index and id only. Grading happens outside and arrives as an `Answer`'s outcome; what
to show leaves as effects; time arrives as ``now``. A prompt costs nothing and the player may answer again; an accept
or a reject is final.
"""

from .closing import revealed_again
from .codec import UnreadableGame, game_from_json, game_to_json
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
    Rescored,
    Result,
    Reveal,
    Skip,
    Standing,
    Start,
    Stop,
    Tick,
    Void,
)
from .game import Game, Given, Mode, Outcome, Phase, Player, Rules, Scoring, new_game
from .machine import replay, step
from .scoring import QUICK_POINTS, SPEED_BONUS, STREAK_BONUS_LIMIT, Share, board, points_of, tally
from .spacing import Review, next_review
from .streaks import DailyStreak, daily_streak

__all__ = [
    "QUICK_POINTS",
    "SPEED_BONUS",
    "STREAK_BONUS_LIMIT",
    "Answer",
    "Ask",
    "DailyStreak",
    "Effect",
    "Event",
    "Finish",
    "Forget",
    "Game",
    "Given",
    "Mode",
    "Outcome",
    "Phase",
    "Player",
    "Posted",
    "Receipt",
    "Refusal",
    "Refused",
    "Regrade",
    "Rescored",
    "Result",
    "Reveal",
    "Review",
    "Rules",
    "Scoring",
    "Share",
    "Skip",
    "Standing",
    "Start",
    "Stop",
    "Tick",
    "UnreadableGame",
    "Void",
    "board",
    "daily_streak",
    "game_from_json",
    "game_to_json",
    "new_game",
    "next_review",
    "points_of",
    "replay",
    "revealed_again",
    "step",
    "tally",
]
