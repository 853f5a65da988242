"""The word lists of the rules, read once from package data."""

from functools import cache
from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The words of one ``[section]`` of data/word_lists.txt.

    Raises:
        KeyError: the file has no such section.
    """
    return _sections()[name]


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("data", "word_lists.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return {name: frozenset(words) for name, words in found.items()}
