"""The tables behind names and spellings, read once from package data."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from ...briefings.dates.patterns import MONTH_NUMBERS, WEEKDAYS
from ...briefings.names.gazetteer import countries as gazetteer_countries
from ...briefings.names.gazetteer import place_named
from ...briefings.names.wordlists import given_names, lowered
from .normalization import ARTICLES, bare, stem, words_of
from .word_lists import word_list

Form = tuple[str, ...]  # the folded words of one name, articles left out

# Words of a state's full title; "the Republic of X" and "X" are one country unless two countries share the X.
POLITY: Final = word_list("polity")
# Lands inside a country, and names wider than it: naming one is close, not right.
_PARTS: Final = {
    "GB": ("england", "scotland", "wales", "northern ireland", "british isles"),
    "NL": ("north holland",),
}
_SHARED: Final = {
    "congo": ("CD", "CG"),
    "korea": ("KP", "KR"),
    "sudan": ("SD",),
    "guinea": ("GN",),
    "ireland": ("IE",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory: every form is folded words. ``near`` earns a prompt: capitals, parts, half names."""

    code: str
    name: str
    forms: frozenset[Form]
    demonyms: frozenset[Form]
    near: frozenset[Form]


@cache
def load() -> None:
    """Read every table now, so that no reply waits for it."""
    is_known_name("warm"), place_named("Warm"), common_words()
    _by_form(), _by_code(), _by_demonym(), titles(), _given_name_groups()
    for file in ("organisations.txt", "places.txt", "equivalents.txt", "synonyms.txt"):
        _grouped(file)


def form_of(name: str) -> Form:
    """The folded words of a name without articles."""
    return bare(words_of(name))


def country_named(words: Form) -> Country | None:
    """The country that goes by ``words``, in any language of the table; its full title counts."""
    table = _by_form()
    found = table.get(words)
    if found is None and len(words) > 1:  # for speed alone
        core = tuple(word for word in words if word not in POLITY)
        found = table.get(core) if core and "".join(core) not in _SHARED else None
    return found


def country_of(code: str) -> Country | None:
    """The country with an ISO 3166 code."""
    return _by_code().get(code)


def country_of_people(words: Form) -> Country | None:
    """The country whose adjective or people ``words`` are."""
    return _by_demonym().get(words)


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}


@cache
def _by_form() -> dict[Form, Country]:
    return {form: country for country in countries() for form in country.forms}


@cache
def _by_demonym() -> dict[Form, Country]:
    table: dict[Form, Country] = {}
    for country in countries():
        for form in sorted(country.demonyms):
            table.setdefault(form, country)
    return table


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory of the table."""
    known = {form_of(form): place for place in gazetteer_countries() for form in place.forms}
    found = []
    for line in _lines("countries.txt"):
        code, english, foreign = (line + "\t\t").split("\t")[:3]
        names = [name for cell in (english, foreign) for name in cell.split("|") if name]
        forms = frozenset(form_of(name) for name in names)
        place = next((known[form_of(name)] for name in english.split("|") if form_of(name) in known), None)
        shared = place is not None and form_of(place.name) == ("congo",)
        near = {form_of(capital) for capital in place.capitals} if place and not shared else set()
        near |= {form_of(part) for part in _PARTS.get(code, ())}
        near |= {(half,) for half, codes in _SHARED.items() if code in codes and (half,) not in forms}
        demonyms = {form_of(word) for word in place.demonyms} if place else set()
        found.append(
            Country(
                code=code,
                name=english.split("|")[0],
                forms=forms,
                demonyms=frozenset(demonyms),
                near=frozenset(near) - forms,
            )
        )
    return tuple(found)


def organisation_forms(words: Form) -> frozenset[Form]:
    """Every form of the body that goes by ``words``; empty where the table does not know it."""
    return _grouped("organisations.txt").get(words, frozenset())


def place_forms(words: Form) -> frozenset[Form]:
    """Every form of the city, region or sea that goes by ``words``; empty where the table does not know it."""
    return _grouped("places.txt").get(words, frozenset())


def equivalents(words: Form) -> frozenset[Form]:
    """The words and phrases that say the same as ``words`` in news answers."""
    return _grouped("equivalents.txt").get(words, frozenset())


def are_synonyms(one: str, other: str) -> bool:
    """Whether two folded words, endings aside, are words for one thing."""
    group = _grouped("synonyms.txt").get((stem(one),))
    return group is not None and (stem(other),) in group


@cache
def _grouped(file: str) -> dict[Form, frozenset[Form]]:
    """Each form of a table of groups with every form that shares a group with it."""
    table: dict[Form, frozenset[Form]] = {}
    for line in _lines(file):
        forms = frozenset(form_of(name) for name in line.split("|"))
        for form in forms:
            table[form] = table.get(form, frozenset()) | forms
    return table


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names are one name: a short form, or the same name in another language."""
    groups = _given_name_groups()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


@cache
def _given_name_groups() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("given_name_groups.txt")):
        for name in line.split():
            for word in words_of(name):
                table.setdefault(word, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


def is_given_name(word: str) -> bool:
    """Whether a folded word is a known given name."""
    return word in _folded_given_names()


@cache
def _folded_given_names() -> frozenset[str]:
    return frozenset(word for name in given_names() for word in words_of(name)) | frozenset(_given_name_groups())


@cache
def titles() -> frozenset[str]:
    """Folded words that stand before or after a person's name and are not part of it."""
    words = {word for title in lowered("titles") | lowered("roles") for word in words_of(title)}
    return frozenset(
        words
        | {*("madame", "monsieur", "mme", "herr", "frau", "senor", "senora", "signor", "don", "mx")}
        | {"us", "former", "then", "hon", "honorable", "honourable", "uk", "late", "pm"}
    ) - {"of", "art"}


@cache
def common_words() -> frozenset[str]:
    """Folded common English words, the days of the week and the months."""
    return frozenset(word for line in _lines("common_words.txt") for word in line.split()) | {
        *WEEKDAYS,
        *MONTH_NUMBERS,
    }


@cache
def _single_names() -> frozenset[str]:
    """Folded single words that name a country, its people, or a person."""
    words = {form[0] for country in countries() for form in country.forms | country.demonyms if len(form) == 1}
    surnames = {word for line in _lines("surnames.txt") for word in line.split()}
    return frozenset(words | surnames) | _folded_given_names()


def is_known_name(word: str) -> bool:
    """Whether a folded ``word`` names a place, a people or a person."""
    return word in _single_names() or bool(place_forms((word,))) or place_named(word.capitalize()) is not None


def names_a_thing(word: str) -> bool:
    """Whether a name that ends with a folded ``word`` is a body's, a building's or a place's, not a person's."""
    return word in _ends_of_things() and not is_known_name(word)


@cache
def _ends_of_things() -> frozenset[str]:
    heads = lowered("org_heads") | lowered("org_of") | lowered("place_heads")
    return frozenset(word for head in heads for word in words_of(head)) | word_list("things")


def is_place(name: str) -> bool:
    """Whether ``name``, capitalised as it is written, is a known place."""
    return place_named(name) is not None


@lru_cache(maxsize=4096)
def is_known_word(word: str) -> bool:
    """Whether a folded ``word`` is a word or a name in its own right, so that it is no slip for another."""
    return is_common(word) or is_known_name(word)


@lru_cache(maxsize=4096)
def is_known_word_or_place(word: str) -> bool:
    """Whether a folded ``word`` is a word or a place; people's names are left aside."""
    return (
        is_common(word)
        or is_given_name(word)
        or (word,) in _by_form()
        or bool(place_forms((word,)))
        or place_named(word.capitalize()) is not None
    )


def is_common(word: str) -> bool:
    """Whether a folded ``word``, or what it is the plural of, is a common English word."""
    words = common_words()
    return word in words or (word.endswith("s") and word[:-1] in words)


def initials(words: Form, *, short: bool) -> str:
    """First letters of ``words``; ``short`` leaves out the little words."""
    return "".join(word[0] for word in words if not (short and word in _LITTLE))


_LITTLE: Final = ARTICLES | word_list("little")


def _lines(file: str) -> Iterator[str]:
    text = files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
