"""How a source is credited: its outlet, day, title and address, what is unknown said as unknown."""

import re
from typing import Final

from .article import Published, Unknown
from .briefing import Briefing, Source
from .dates.writing import MONTHS

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+")


def single_line(text: str) -> str:
    """``text`` with all white space folded to single spaces."""
    return " ".join(text.split())


def day_of(published: Published | Unknown) -> str:
    """The publication day as people write it, or "date unknown"."""
    if isinstance(published, Unknown):
        return "date unknown"
    moment = published.moment
    if published.precision == "year":
        return str(moment.year)
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    return month if published.precision == "month" else f"{moment.day} {month}"


def outlet_of(source: Source) -> str:
    """The outlet's name as it opens a phrase ("The Tide", also for "the Tide"), or "unknown outlet"."""
    if isinstance(source.outlet, Unknown):
        return "unknown outlet"
    name = single_line(source.outlet)
    return f"T{name[1:]}" if name.startswith("the ") else name


def credit(source: Source) -> str:
    """Outlet, day and whether it is retold: "TASS, 28 January 2025, retold"."""
    if isinstance(source.outlet, Unknown) and isinstance(source.published, Unknown):
        told = ["outlet and date unknown"]
    else:
        told = [outlet_of(source), day_of(source.published)]
    return ", ".join([*told, *(["retold"] if source.retold else [])])


def cite(source: Source) -> str:
    """Outlet and day behind a line: "TASS, 28 January 2025", "Izvestia, undated"; the list says the rest."""
    day = "undated" if isinstance(source.published, Unknown) else day_of(source.published)
    return f"{outlet_of(source)}, {day}"


def heading(source: Source) -> str:
    """The article's title in quotation marks, or "untitled"."""
    if isinstance(source.title, Unknown):
        return "untitled"
    return f"\N{LEFT DOUBLE QUOTATION MARK}{single_line(source.title)}\N{RIGHT DOUBLE QUOTATION MARK}"


def entry(source: Source, briefing: Briefing) -> str:
    """A source as it is listed: "TASS, 28 January 2025: “Title” (retold in other words)"; unknown said as unknown.

    The title is left out where the article's headline is a line already.
    """
    told = any(line.headline and line.citations[0].article == source.article for line in briefing.lines)
    parts = {"outlet": source.outlet, "date": source.published, **({} if told else {"title": source.title})}
    unknown = [name for name, value in parts.items() if isinstance(value, Unknown)]
    unknown += [] if link(source) else ["link"]
    known = [] if "outlet" in unknown else [outlet_of(source)]
    known += [] if "date" in unknown else [day_of(source.published)]
    if unknown:
        known.append(f"{', '.join(unknown[:-1])}{' and ' if unknown[1:] else ''}{unknown[-1]} unknown")
    said = ", ".join(known)
    said = f"{said[0].upper()}{said[1:]}"
    title = "" if told or "title" in unknown else f": {heading(source)}"
    return f"{said}{title}{' (retold in other words)' if source.retold else ''}"


def link(source: Source) -> str | None:
    """The address a reader may follow: web addresses only."""
    addresses = (source.url, source.source)
    return next((address for address in addresses if address and _ADDRESS.fullmatch(address)), None)


def site(source: Source) -> str | None:
    """The host of that address, as a page shows it: "tide.example"."""
    address = link(source)
    return address.split("/")[2].rpartition("@")[2].removeprefix("www.") if address else None
