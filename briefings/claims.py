"""Claim: the same slot across articles, with every Fact that fills it."""

from dataclasses import dataclass
from typing import Literal

from .facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One slot and its fillers.

    ``status`` is "agreed" when every filler is compatible after rounding and bounds, "disputed" when two are not,
    "single" when one publisher alone says it. ``publishers`` counts independent publishers: copies of one wire
    are one. ``facts`` come in order of their articles. ``slot`` is a readable label: "Nvidia: share fall".
    """

    id: str
    slot: str
    facts: tuple[Fact, ...]
    status: Literal["agreed", "disputed", "single"]
    publishers: int
