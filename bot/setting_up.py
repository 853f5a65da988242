"""Use cases of a server's settings: what is typed or chosen is kept as a value, or is a problem that is said."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from ..quizzes.session import Scoring
from . import intro
from .desk import Desk
from .library import is_url
from .messages import Request
from .server_settings import HOURS, LENGTHS, LISTS, LONGEST_COOLDOWN, MOST_SOURCES, ServerSettings, is_zone
from .store import JsonValue
from .texts import mark

OFF: Final = frozenset({"off", "none", "no", "default", "everyone", "all", ""})


class Problem(NamedTuple):
    """Why a value is not taken, and an example of one that is."""

    said: str
    example: str


Reading = Callable[[str, Request], "JsonValue | Problem"]


async def change(desk: Desk, request: Request, name: str, value: str) -> ServerSettings | Problem:
    """Keep a setting of the request's server; "off" takes it back to its default."""
    reading = READINGS.get(name)
    if reading is None:
        return Problem(mark("There is no such setting."), ", ".join(READINGS))
    text = value.strip()
    kept: JsonValue | Problem = None if text.casefold() in OFF else reading(text, request)
    if isinstance(kept, Problem):
        return kept
    if kept is None:
        await desk.store.settings.remove(request.server, name)
    else:
        await desk.store.settings.put(request.server, name, kept)
    return await desk.rules_of(request.server)


def _channel(text: str, request: Request) -> "JsonValue | Problem":
    before, _, here = request.place.rpartition(":")
    channel = here if text.casefold() == "here" else text.strip("<#>")
    return f"{before}:{channel}" if channel.isdigit() else Problem(mark("That is no channel of this server."), "here")


def _zone(text: str, _: Request) -> "JsonValue | Problem":
    name = text.replace(" ", "_")
    unknown = Problem(mark("That is no time zone; they are called by their city."), "Europe/Madrid")
    return name if is_zone(name) else unknown


def _hour(text: str, _: Request) -> "JsonValue | Problem":
    hour = text.partition(":")[0]
    if hour.isascii() and hour.isdigit() and int(hour[:3]) in HOURS:
        return int(hour)
    return Problem(mark("The hour must be a whole one from 0 to 23."), "8")


def _length(text: str, _: Request) -> "JsonValue | Problem":
    found = next((one for one in LENGTHS if one == text.casefold()), None)
    return found or Problem(mark("The length is one of headline, short, full."), "short")


def _intro(text: str, _: Request) -> "JsonValue | Problem":
    if intro.fits(text):
        return text
    example = "Good morning! $stories stories of $day, $minutes minutes to read"
    if len(text) > intro.LIMIT:
        return Problem(mark("The words above the briefing are at most 200 characters."), example)
    if intro.unknown_slots(text) is None:
        return Problem(mark("A $ begins a slot here; write $$ for the sign itself."), example)
    return Problem(mark("There is no such slot; the slots are $day, $stories, $sources and $minutes."), example)


def _sources(text: str, _: Request) -> "JsonValue | Problem":
    names = text.replace(",", " ").split()
    if all(is_url(name) for name in names) and len(names) <= MOST_SOURCES:
        return list[JsonValue](names)
    return Problem(mark("Sources are at most 10 web addresses of pages or feeds."), "https://example.org/feed.xml")


def _starters(text: str, _: Request) -> "JsonValue | Problem":
    roles = [one.strip("<@&>") for one in text.replace(",", " ").split()]
    return list[JsonValue](roles) if all(one.isdigit() for one in roles) else Problem(mark("Name roles."), "everyone")


def _cooldown(text: str, _: Request) -> "JsonValue | Problem":
    if text.isascii() and text.isdigit() and int(text[:6]) <= LONGEST_COOLDOWN:
        return int(text)
    return Problem(mark("The pause between two quizzes is at most 3600 seconds."), "120")


def _quiet(text: str, _: Request) -> "JsonValue | Problem":
    hours = [one.strip().partition(":")[0] for one in text.replace("–", "-").split("-")]
    if len(hours) == 2 and all(one.isascii() and one.isdigit() and int(one[:3]) in HOURS for one in hours):
        start, end = int(hours[0]), int(hours[1])
        if start != end:
            return [start, end]
    return Problem(mark("Quiet hours go from one hour to another."), "22-7")


def _lists(text: str, _: Request) -> "JsonValue | Problem":
    names = text.replace(",", " ").split()
    if all(one in LISTS for one in names):
        return list[JsonValue](names)
    return Problem(mark("Name the kinds of questions to leave out."), " ".join(LISTS))


def _scoring(text: str, _: Request) -> "JsonValue | Problem":
    found = next((one.value for one in Scoring if one.value == text.casefold()), None)
    return found or Problem(mark("Scoring is plain (1 point) or quick (more for speed and runs)."), "quick")


READINGS: Final[Mapping[str, Reading]] = {
    "channel": _channel,
    "zone": _zone,
    "hour": _hour,
    "length": _length,
    "intro": _intro,
    "sources": _sources,
    "starters": _starters,
    "cooldown": _cooldown,
    "quiet": _quiet,
    "lists_off": _lists,
    "scoring": _scoring,
}
