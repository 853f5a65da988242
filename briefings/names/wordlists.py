"""The word lists behind the name rules, read once from package data."""

from functools import cache
from importlib.resources import files

from .. import data


@cache
def section(name: str, *, file: str = "name_words.txt") -> frozenset[str]:
    """The entries of one ``[section]`` of a word-list file.

    Raises:
        KeyError: the file has no such section.
    """
    return _sections(file)[name]


@cache
def lowered(name: str) -> frozenset[str]:
    """A section with every entry in lower case."""
    return frozenset(entry.lower() for entry in section(name))


@cache
def known_bodies() -> frozenset[str]:
    """Organisations that are named without a word that says what they are, news outlets among them."""
    return section("always", file="organisations.txt") | section("outlets", file="organisations.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names, capitalised."""
    words: list[str] = []
    for line in _lines("given_names.txt"):
        words.extend(line.split())
    return frozenset(words)


def _lines(file: str) -> list[str]:
    text = files(data).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _sections(file: str) -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(file):
        if line.startswith("["):
            current = found.setdefault(line.strip("[] "), [])
        else:
            current.extend(entry.strip() for entry in line.split(",") if entry.strip())
    return {name: frozenset(entries) for name, entries in found.items()}
