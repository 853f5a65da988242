"""The words a server sets above its daily briefing: plain text with named slots and nothing else. Pure."""

from collections.abc import Mapping
from string import Template
from typing import Final

from ..briefings.briefing import Briefing
from ..briefings.edition import minutes_to_read
from ..briefings.layout import cited
from .markup import one_line, visible

SLOTS: Final = ("day", "stories", "sources", "minutes")
# A greeting; Discord shows 2,000 characters, and those are for the news.
LIMIT: Final = 200


def unknown_slots(text: str) -> tuple[str, ...] | None:
    """The names after a dollar sign that are no slots, in order; None where a dollar sign begins no name at all."""
    template = Template(text)
    if not template.is_valid():
        return None
    return tuple(name for name in template.get_identifiers() if name not in SLOTS)


def fits(text: str) -> bool:
    """Whether ``text`` can stand above a briefing."""
    return 0 < len(text) <= LIMIT and unknown_slots(text) == ()


def filled(text: str, briefing: Briefing, *, day: str) -> str:
    """``text`` with its slots filled in, on one line."""
    values: Mapping[str, object] = {
        "day": day,
        "stories": len({line.story for line in briefing.lines}),
        "sources": len(cited(briefing)),
        "minutes": minutes_to_read(briefing.lines),
    }
    return one_line(visible(Template(text).safe_substitute(values)))
