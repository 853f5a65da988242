"""The word lists of ``words.yaml`` as patterns."""

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    stored: object = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("words.yaml must hold a mapping")
    return {str(name): tuple(map(str, words)) for name, words in stored.items()}


def any_of(name: str) -> str:
    """A pattern for any entry of the list ``name``, longest first, without a group of its own around it."""
    return "|".join(re.escape(word) for word in sorted(_lists()[name], key=lambda word: (-len(word), word)))


def words(name: str) -> frozenset[str]:
    """The entries of the list ``name``."""
    return frozenset(_lists()[name])
