"""When one word stands for another: an ending, an abbreviation, a slip, a numeral or a people's name apart."""

from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import OSA

from .inflections import inflected
from .normalization import stem
from .numerals import ORDINALS, numeral
from .spelling import FIRST_LETTER_FREE, LONGEST_SLIP, is_slip
from .tables import are_synonyms, country_named, country_of_people, equivalents, same_given_name

Kind = Literal["word", "person", "place"]
_ABBREVIATED: Final = {
    "st": ("saint", "street"), "mt": ("mount",), "govt": ("government",), "dept": ("department",),
    "min": ("minister",),
    "intl": ("international",), "natl": ("national",), "univ": ("university",), "uni": ("university",),
    "ft": ("fort",),
    "pres": ("president",), "dr": ("doctor",), "n": ("north",), "s": ("south",), "e": ("east",), "w": ("west",),
    "ave": ("avenue",), "rd": ("road",), "corp": ("corporation",), "assn": ("association",), "blvd": ("boulevard",),
    "mon": ("monday",), "tue": ("tuesday",), "tues": ("tuesday",), "wed": ("wednesday",), "thu": ("thursday",),
    "thur": ("thursday",), "thurs": ("thursday",), "fri": ("friday",), "sat": ("saturday",), "sun": ("sunday",),
    "rep": ("republic", "representative"),
    "bros": ("brothers",), "org": ("organization",), "co": ("company",), "tv": ("television",),
}  # fmt: skip


def is_word(meant: str, written: str, *, kind: Kind = "word") -> bool:
    """Whether ``written`` stands for ``meant``: an ending, an abbreviation or a slip apart."""
    if meant == written:  # for speed alone
        return True
    if meant[0] != written[0] and not _may_begin_otherwise(meant, written):
        return False
    return _is_word(meant, written, kind)


@lru_cache(maxsize=32768)
def _may_begin_otherwise(meant: str, written: str) -> bool:
    """Whether two words that begin unlike are worth a closer look: long ones, equivalents, digits, "ae" for "e"."""
    if meant[:2] == written[1::-1]:
        return True
    if len(meant) >= FIRST_LETTER_FREE and OSA.distance(meant, written, score_cutoff=LONGEST_SLIP) <= LONGEST_SLIP:
        return True
    if not (meant.isalpha() and written.isalpha()) or _same_count(meant, written):
        return True
    if meant.startswith(_LIGATURES) or written.startswith(_LIGATURES):
        return True
    return (written,) in equivalents((meant,)) or are_synonyms(meant, written)


@lru_cache(maxsize=32768)
def _is_word(meant: str, written: str, kind: Kind) -> bool:
    if stem(meant) == stem(written):
        return True
    if meant in ORDINALS and ORDINALS.get(meant) == ORDINALS.get(written):
        return True  # "4th", "fourth"
    if not (meant.isalpha() and written.isalpha()):
        return _same_count(meant, written) or is_slip(meant, written, kind=kind)
    if (written,) in equivalents((meant,)) or are_synonyms(meant, written) or _same_count(meant, written):
        return True
    if kind == "place" and same_given_name(meant, written) and OSA.distance(meant, written) == 1:
        return True  # "Sao Paolo"
    if meant in _ABBREVIATED.get(written, ()) or written in _ABBREVIATED.get(meant, ()):
        return True
    alike = meant[0] == written[0] or meant.startswith(_LIGATURES) or written.startswith(_LIGATURES)
    if alike and (inflected(meant) == inflected(written) or _related(stem(meant), stem(written))):
        return True
    return is_slip(meant, written, kind=kind)


def _same_count(one: str, other: str) -> bool:
    """Whether both write one number for counting, not for ranking: "ii", "two", "2"; a lone letter is none."""
    value = numeral(one)
    if value is None or value != numeral(other) or one in ORDINALS or other in ORDINALS:
        return False
    return not any(len(word) == 1 and word.isalpha() for word in (one, other))


def names_country(word: str) -> bool:
    """Whether a word names a country or its people."""
    return country_of_people((word,)) is not None or country_named((stem(word),)) is not None


def is_same_country(one: str, other: str) -> bool:
    """Whether one word names a country and the other its people: "Turkey's lira" is the Turkish one."""
    for name, people in ((one, other), (other, one)):
        country = country_of_people((people,))
        if country is not None and country == country_named((stem(name),)):
            return True
    return False


_LIGATURES: Final = ("ae", "oe")  # "aesthetic" and "esthetic" begin unlike and are one word


# Endings between which one word is the noun or adjective of the other: "religion", "religious".
_FAMILIES: Final = {
    *(
        frozenset(pair)
        for pair in (
            ("ive", "ure"),
            ("al", "ary"),
            ("on", "ous"),
            ("ion", "ious"),
            ("t", "ce"),
            ("y", "e"),
            ("e", "ous"),
            ("o", "ic"),
        )
    ),
    *(frozenset(pair) for pair in (("y", "ing"), ("ary", "e"), ("ist", "ism"), ("ic", "y"), ("ist", "istic"))),
    *(
        frozenset(pair)
        for pair in (("ism", "istic"), ("ic", "ics"), ("on", "onal"), ("n", "us"), ("l", "ry"), ("m", "t"))
    ),
    *(frozenset(("", ending)) for ending in ("ic", "ment", "al")),
}
_COMMON_LETTERS: Final = 6  # shorter beginnings are shared by unrelated words


def _related(meant: str, written: str) -> bool:
    """Whether two words are noun and adjective of each other."""
    at = 0
    for one, other in zip(meant, written, strict=False):
        if one != other:
            break
        at += 1
    return at >= _COMMON_LETTERS and frozenset({meant[at:], written[at:]}) in _FAMILIES
