"""Known places: countries with demonyms and capitals, states, regions and large cities."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .. import data
from .wordlists import section

# Names of places that are as often a person or an ordinary word: alone they need a place's company.
AMBIGUOUS = section("ambiguous_places")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """One place of the gazetteer: ``forms`` are all its names, fullest first; ``demonyms`` name its people."""

    name: str
    place_class: str
    forms: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    region: str | None = None
    capitals: tuple[str, ...] = ()


def place_named(name: str) -> KnownPlace | None:
    """The known place that goes by ``name`` (case matters), with or without a leading article."""
    table = _by_form()
    found = table.get(name)
    if found is None and name[:4] in ("the ", "The "):
        found = table.get(name[4:])
    return found


def is_form(name: str) -> bool:
    """Whether the gazetteer writes a place exactly so, article and all: "The Hague" but not "The France"."""
    return name in _by_form()


def country_of_demonym(word: str) -> KnownPlace | None:
    """The country whose adjective or people ``word`` names: "Chinese" is China's."""
    return _by_demonym().get(word)


def countries() -> tuple[KnownPlace, ...]:
    """Every country, in the file's order."""
    return tuple(place for place in _places() if place.place_class == "country")


@cache
def _by_form() -> dict[str, KnownPlace]:
    table: dict[str, KnownPlace] = {}
    for place in _places():
        for form in place.forms:
            table.setdefault(form, place)
    return table


@cache
def _by_demonym() -> dict[str, KnownPlace]:
    table: dict[str, KnownPlace] = {}
    for place in _places():
        for word in place.demonyms:
            table.setdefault(word, place)
    return table


@cache
def _places() -> tuple[KnownPlace, ...]:
    countries_ = [_country(line) for line in _lines("countries.txt")]
    known = {form for place in countries_ for form in place.forms}
    capitals = {
        capital: KnownPlace(name=capital, place_class="city", forms=(capital,))
        for place in countries_
        for capital in place.capitals
        if capital not in known
    }
    listed: list[KnownPlace] = []
    place_class = ""
    for line in _lines("places.txt"):
        if line.startswith("["):
            place_class = line.strip("[] ")
            continue
        name, _, rest = line.partition("|")
        forms = (name.strip(), *(other.strip() for other in rest.split(",") if other.strip()))
        listed.append(KnownPlace(name=forms[0], place_class=place_class, forms=forms))
    return (*countries_, *listed, *capitals.values())


def _country(line: str) -> KnownPlace:
    cells = [[part.strip() for part in cell.split(",") if part.strip()] for cell in (line + "||||").split("|")]
    return KnownPlace(
        name=cells[0][0],
        place_class="country",
        forms=(*cells[0], *cells[1]),
        demonyms=tuple(cells[2]),
        capitals=tuple(cells[3]),
        region=cells[4][0] if cells[4] else None,
    )


def _lines(file: str) -> list[str]:
    text = files(data).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
