"""Compare names of people, countries and bodies.

A surname is enough; a first name asks for more; a relative or a namesake is wrong. Countries and bodies go by the
names in the tables, in any language there, by their people's name, and by their initials.
"""

import re
from functools import lru_cache
from typing import Final

from .findings import Finding, accept, prompt, reject
from .keys import Gold, Key
from .normalization import words_of
from .numerals import ROMAN, numeral
from .spelling import is_slip, sound
from .tables import (
    Form,
    country_named,
    country_of_people,
    initials,
    is_given_name,
    is_known_word,
    organisation_forms,
    place_forms,
    same_given_name,
    titles,
)
from .word_lists import word_list

_GENERATIONS: Final = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv", "younger", "elder"])
_PARTICLES: Final = word_list("particles")
# Written with the family name first; so many share the family name that alone it names nobody.
_FAMILY_FIRST: Final = word_list("family_first")
_SHARED_SURNAMES: Final = word_list("shared_surnames")
_COMPANY_TAILS: Final = word_list("company_tails")
_REIGNING: Final = word_list("reigning")  # known by a given name, which every language writes its own way


def match_country(gold: Gold, words: Form) -> Finding | None:
    """Hold ``words`` against a country; None when the accepted form is no country or the words name no place."""
    country = gold.country
    if country is None:
        return None
    said = country_named(words) or country_of_people(words)
    if said is not None and said.code == country.code:
        return accept("country by another name")
    if words in country.near or place_forms(words) & country.near:
        return prompt("part of the name", "Close: give the country's full name.")
    if said is not None:
        return reject("another country", "That is another country.")
    core = _without_the_state(words)
    if core in country.forms:
        return accept("country by another name")
    return None


def _without_the_state(words: Form) -> Form:
    return tuple(word for word in words if word not in {"country", "nation", "government", "govt", "mainland"})


def match_place(gold: Gold, words: Form) -> Finding | None:
    """Hold ``words`` against a city, region or sea with several names."""
    return accept("place by another name") if words in place_forms(gold.words) else None


def match_organisation(gold: Gold, words: Form) -> Finding | None:
    """Hold ``words`` against a body with several names, or against initials either way."""
    forms = organisation_forms(gold.words)
    if words in forms:
        return accept("body by another name")
    others = organisation_forms(words)
    if others and forms and len(words) == 1:
        return reject("another body", "That is another body.")
    if _without_tail(words) == _without_tail(gold.words):
        return accept("body by another name")
    return _by_initials(gold, words) if not others and not (forms and len(words) > 1) else None


def _without_tail(words: Form) -> Form:
    while len(words) > 1 and words[-1] in _COMPANY_TAILS:
        words = words[:-1]
    return words


def _by_initials(gold: Gold, words: Form) -> Finding | None:
    """Initials stand for a name of three words or more; two letters stand for too many names."""
    if len(words) == 1 and len(gold.words) > 1 and 2 <= len(words[0]) <= 7:
        letters = words[0]
        wanted = _initials_of(gold)
    elif len(gold.words) == 1 and gold.text.replace(".", "").isupper() and len(words) > 1:
        letters = gold.words[0]
        wanted = {initials(words, short=True), initials(words, short=False)}
    else:
        return None
    if letters not in wanted or (is_known_word(letters) and len(letters) < 3):
        return None
    return accept("initials") if len(letters) > 2 else prompt("initials", "Close: give the full name.")


def _initials_of(gold: Gold) -> set[str]:
    """The initials a name goes by, with and without its little words; a numeral at its end stays whole."""
    value = numeral(gold.words[-1])
    if value is not None:
        letters = initials(gold.words[:-1], short=False)
        return {letters + str(value), letters + ROMAN[value - 1]}
    return {
        initials(gold.words, short=True),
        initials(gold.words, short=False),
        initials(words_of(gold.text), short=False),
    }


def match_person(key: Key, gold: Gold, words: Form) -> Finding | None:
    """Hold ``words`` against a person's name: None when nothing of the name is there."""
    full = tuple(word for word in _initials_apart(gold) if word not in titles()) or gold.words
    said = tuple(word for word in words if word not in titles() or word in full)
    if not said:
        return prompt("office only", "Close: which one? Give the name.")
    if _generation(said) - _generation(full) or _is_of_the_other_sex(gold.words, words):
        return reject("a namesake", "That is somebody else of that name.") if set(said) & set(full) else None
    full, said = _without_generation(full), _without_generation(said)
    if len(said) > 1 and len(said[0]) > 1 and said[0] == initials(full[:-1], short=False):
        said = said[1:]  # "A. D. Lund"
    if (
        len(full) == 1
        and said[-1] == full[0]
        and len(said) <= 4
        and (len(gold.words) > 1 or full[0] in key.lone_names)
    ):
        return accept("fuller name")
    if _is_one_sound(full, said):
        return accept("name")
    if _is_surname_closed_up(full, said):
        return accept("surname")
    if len(said) == 2 and said[0] in key.only_first_names and is_given_name(said[0]) and said[0] == full[0]:
        return accept("fuller name")
    if len(full) == len(said) == 1 and gold.words[0] in _REIGNING and same_given_name(full[0], said[0]):
        return accept("name")
    aligned, extra = _align(full, said)
    if not aligned:
        return None
    if _is_the_father(full, said, aligned):
        return reject("a namesake", "That is somebody else of that name.")
    family = _family_index(full)
    if extra:
        return _with_extra(full, said, aligned, extra, family)
    return _within(full, said, aligned, family)


_SURE_SOUND: Final = 8  # letters; shorter names sound like too many others


def _is_one_sound(full: Form, said: Form) -> bool:
    """ "Kim Ji-hoon", "Kim Jihun": one name, however it is cut and spelt."""
    one, other = "".join(full), "".join(said)
    if one == other:
        return True
    if len(one) < _SURE_SOUND or one[-1] != other[-1]:
        return False
    return "".join(map(sound, full)) == "".join(map(sound, said))


def _is_surname_closed_up(full: Form, said: Form) -> bool:
    """ "vandenberg" for van den Berg, "O Halloran" for O'Halloran."""
    joined = "".join(said)
    return any(joined == "".join(full[at:]) and len(said) != len(full) - at for at in range(1, len(full)))


_SONS: Final = frozenset(("bin", "bint", "ibn", "ben"))  # before the father's name


def _is_the_father(full: Form, said: Form, aligned: dict[int, int]) -> bool:
    """Whether the father of "Ann bint Orm" is named and not she: "Orm", "Orm bin Ann"."""
    son = next((at for at, word in enumerate(full) if at and word in _SONS), None)
    if son is None or not any(index > son for index in aligned.values()):
        return False
    places = list(aligned.values())
    return places != sorted(places) or (min(places) > son and _SONS.isdisjoint(said))


_MEN: Final = word_list("men")
_WOMEN: Final = word_list("women")


def _is_of_the_other_sex(meant: Form, said: Form) -> bool:
    """Whether the titles of two names cannot be one person's: Sir, Lady."""
    for one, other in ((_MEN, _WOMEN), (_WOMEN, _MEN)):
        if not one.isdisjoint(meant) and not other.isdisjoint(said):
            return True
    return False


def _initials_apart(gold: Gold) -> Form:
    """The words of a name with its written initials one by one: "R. B. Bennett"."""
    if "." not in gold.text:  # for speed alone
        return gold.words
    joined = {"".join(words_of(found)) for found in _WRITTEN_INITIALS.findall(gold.text)}
    return tuple(part for word in gold.words for part in (tuple(word) if word in joined else (word,)))


_WRITTEN_INITIALS: Final = re.compile(r"\b(?:[A-Z]\. ?){2,3}")


def _within(full: Form, said: Form, aligned: dict[int, int], family: int) -> Finding:
    """Every word said is a word of the name."""
    if family not in aligned.values():
        return prompt("first name only", f"Which {' '.join(said).title()}?")
    if len(said) == 1 and len(full) > 1 and said[0] in _SHARED_SURNAMES:
        return prompt("a surname many share", f"Which {said[0].title()}?")
    return accept("surname" if len(said) < len(full) else "name")


def _with_extra(full: Form, said: Form, aligned: dict[int, int], extra: list[int], family: int) -> Finding | None:
    """Some word said is not in the name: a middle name is harmless, any other makes it somebody else."""
    has_family = family in aligned.values()
    has_given = any(index != family for index in aligned.values())
    if has_family and has_given and full[0] not in _FAMILY_FIRST:
        first, last = min(aligned), max(aligned)
        if all(first < at < last for at in extra) and len(extra) <= 2:
            return accept("name")
        return None
    if has_given and not has_family and all(said[at] == full[family][0] for at in extra):
        return prompt("first name only", "Which one? Give the surname in full.")
    if has_family or has_given:
        if full[0] in _FAMILY_FIRST or all(_is_name_like(said[at]) for at in extra):
            return reject("a namesake", "That is somebody else of that name.")
        return None
    return None


def _is_name_like(word: str) -> bool:
    return is_given_name(word) or not is_known_word(word) or len(word) <= 2 or word in _FAMILY_FIRST


def _generation(words: Form) -> set[str]:
    short = {"junior": "jr", "senior": "sr"}
    return {short.get(word, word) for word in words if word in _GENERATIONS}


def _without_generation(words: Form) -> Form:
    return tuple(word for word in words if word not in _GENERATIONS) or words


def _family_index(full: Form) -> int:
    if len(full) >= 2 and full[0] in _FAMILY_FIRST and not is_family_last(full):
        return 0
    return len(full) - 1


def is_family_last(full: Form) -> bool:
    """Whether a name that begins like an East Asian family name ends with the family name: "Kim Kardashian"."""
    return len(full) == 2 and len(full[1]) > 7 and full[0] == "kim"


def _align(full: Form, said: Form) -> tuple[dict[int, int], list[int]]:
    """Pairs of (place said, place in the name), each used once, and the places said that fit nowhere."""
    aligned: dict[int, int] = {}
    free = [index for index in range(len(full)) if full[index] not in _PARTICLES or full[index] in said]
    extra = []
    for at, word in enumerate(said):
        index = next((i for i in free if full[i] == word), None)
        if index is None:
            index = next((i for i in free if _same_name(full[i], word, family=i == len(full) - 1)), None)
        if index is None:
            if word not in _PARTICLES:
                extra.append(at)
            continue
        aligned[at] = index
        free.remove(index)
    return aligned, extra


@lru_cache(maxsize=8192)
def _same_name(meant: str, written: str, *, family: bool) -> bool:
    if len(written) == 1 or len(meant) == 1:
        return not family and meant[0] == written[0]
    if not family and (same_given_name(meant, written) or (len(meant) > 3 and sound(meant) == sound(written))):
        return True
    return is_slip(meant, written, kind="person")
