"""One game as a pure state machine: (state, event, now) -> (state, effects).

The session knows questions by index and id only. Grading happens outside and arrives as an `Answer`'s outcome; what
to show leaves as effects; time arrives as ``now``. A prompt costs nothing and the player may answer again; an accept
or a reject is final.
"""

from .codec import UnreadableGame, game_from_json, game_to_json
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
    Result,
    Reveal,
    Skip,
    Standing,
    Start,
    Stop,
    Tick,
)
from .game import Game, Given, Mode, Outcome, Phase, Player, Rules, new_game
from .machine import replay, step
from .scoring import EXPLANATION, board

__all__ = [
    "EXPLANATION",
    "Answer",
    "Ask",
    "Effect",
    "Event",
    "Finish",
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
    "Result",
    "Reveal",
    "Rules",
    "Skip",
    "Standing",
    "Start",
    "Stop",
    "Tick",
    "UnreadableGame",
    "board",
    "game_from_json",
    "game_to_json",
    "new_game",
    "replay",
    "step",
]
