"""Hold names in Cyrillic, Greek and Korean letters against their usual spelling in Latin ones, by sound."""

from rapidfuzz.distance import OSA

from .findings import Finding, accept
from .keys import Gold
from .normalization import words_of
from .scripts import in_latin
from .spelling import sound


def match_script(gold: Gold, text: str, *, person: bool) -> Finding | None:
    """A name written in Cyrillic, Greek or Korean letters, held against the accepted form by sound."""
    latin = in_latin(text)
    if latin is None:
        return None
    said = [_in_either_script(word) for word in words_of(latin)]
    full = [_in_either_script(word) for word in gold.words]
    if not said:
        return None
    if "".join(said) == "".join(full) or (person and _same_family(said, full)):
        return accept("name in another script")
    joined = "".join(said)
    if person and len(said) <= len(full) and _near(joined, "".join(full)):
        return accept("name in another script")
    return None


def _in_either_script(word: str) -> str:
    """How a name sounds; one Cyrillic letter is written "g" from Russian and "h" from Ukrainian."""
    return sound(word.replace("h", "g")).replace("g", "k")


def _same_family(said: list[str], full: list[str]) -> bool:
    """The family name, alone or after a given name that begins with the same sound; short ones are too common."""
    return said[-1] == full[-1] and len(said[-1]) >= 4 and (len(said) == 1 or said[0][:1] == full[0][:1])


def _near(one: str, other: str) -> bool:
    """Romanisations differ in a vowel here and there."""
    return len(other) > 5 and OSA.normalized_similarity(one, other) >= 0.8
