"""The word lists of ``words.yaml`` as patterns."""

from functools import cache
from importlib.resources import files

import yaml

from ...briefings import alternation


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    stored: object = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("words.yaml must hold a mapping")
    return {str(name): tuple(map(str, words)) for name, words in stored.items()}


def any_of(name: str) -> str:
    """A pattern for any entry of the list ``name``, longest first, without a group of its own around it."""
    return alternation.any_of(_lists()[name])


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the list ``name``."""
    return frozenset(_lists()[name])
