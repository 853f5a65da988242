"""Grade answers that are lists: every member, in any order, and nothing else."""

import re
from typing import Final

from .clauses import offered
from .findings import Finding, accept, prompt, reject
from .keys import Key
from .normalization import bare, stem, words_of
from .one_word import is_word
from .tables import country_named, organisation_forms
from .words import LITTLE, is_given, weighty

_AGAINST: Final = re.compile(r"\s+v\.?\s+")  # two sides of a match; "V" is the fifth of a name


def match_list(key: Key, text: str) -> Finding | None:
    """Hold a reply against a list answer; None when no member is there."""
    parts, _ = offered(_AGAINST.sub(" and ", text))
    said = [kept for part in parts if (kept := _apart_from_question(key, weighty(bare(words_of(part)))))]
    wanted = [weighty(member.words) for member in key.members]
    if _all_words(said) == _all_words(wanted):
        return accept("list")  # set apart or not
    missing = [member for member in wanted if not any(_is_member(member, part) for part in said)]
    extra = [part for part in said if not any(_is_member(member, part) for member in wanted)]
    if len(missing) == len(wanted):
        return None
    if missing:
        if extra:
            return reject("list with a wrong member", "Not all of these are right.")
        return prompt("part of the list", "Close: there is more to name.")
    return accept("list") if not extra else reject("list with a wrong member", "Not all of these are right.")


def _all_words(parts: list[tuple[str, ...]]) -> list[str]:
    return sorted(stem(word) for part in parts for word in part)


def _apart_from_question(key: Key, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a part that the question does not say; all of them when it says them all and they are a member."""
    kept = tuple(word for word in words if not is_given(word, key) and word not in LITTLE)
    if any(_is_member(weighty(member.words), words) for member in key.members):
        return words
    return kept


def _is_member(member: tuple[str, ...], said: tuple[str, ...]) -> bool:
    country = country_named(member)
    if country is not None and said in country.forms:
        return True
    if said in organisation_forms(member):
        return True
    if len(said) == 1 and len(member) > 1:
        return is_word(member[-1], said[0])
    return len(member) == len(said) and all(is_word(a, b) for a, b in zip(member, said, strict=True))
