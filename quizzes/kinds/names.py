"""The forms of a name that answer a question: the whole name, the family name, and what the article itself uses."""

import re
from functools import lru_cache
from typing import Final

from ...briefings.names import Entity, NameKind
from ...briefings.names.words import is_role
from ..data.words import words as entries
from ..grading.word_lists import word_list
from .candidate import Report, places_of, stands_in

_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))
# One syllable of Mandarin in the usual spelling: a name of one and one or two is mostly written family name first.
_SYLLABLE: Final = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:i?a(?:o|ng?|i)?|u?a(?:i|ng?)?|ei|en?g?|i?ong|i(?:ng?|e|u)?|o(?:u|ng)?"
    r"|u(?:o|i|n|e)?)"
)
_SMALL_BEFORE: Final = re.compile(r"(?:^|(?<!\S)[^A-Z\s]\S*\s)\Z")
_LONGEST_WORD: Final = 100  # characters looked at before a name
_CAPITAL_AFTER: Final = re.compile(r"\s[A-Z]")
_MANDARIN: Final = re.compile(rf"{_SYLLABLE} (?:{_SYLLABLE}){{1,2}}")


@lru_cache(maxsize=1 << 12)
def plain_name(name: str) -> str:
    """A person's name without the posts that finders take with it: "Senate Majority Leader Ada Moen"."""
    words = name.split()
    titles = entries("titles")
    last = max(
        (n for n, word in enumerate(words) if is_role(word) or word.strip(".").casefold() in titles), default=-1
    )
    return " ".join(words[last + 1 :]) if len(words) - last > 2 else name


def person_named(name: str, report: Report) -> Entity | None:
    """The person of the article with this fullest name."""
    for entity in report.analysis.entities:
        if entity.kind is NameKind.PERSON and (entity.name == name or name in entity.aliases):
            return entity
    return None


def names_of(name: str, report: Report) -> tuple[str, ...]:
    """What is accepted for a person, the full name first: never a given name alone, nor one that two people share."""
    entity = person_named(name, report)
    aliases = entity.aliases if entity else ()
    plain = plain_name(name)
    family = family_name(plain, aliases)
    whole = (alias for alias in map(plain_name, aliases) if " " in alias and set(alias.split()) <= set(plain.split()))
    forms = (plain, *whole, *((family,) if family else ()))
    shared = set(shared_names(name, report))
    return tuple(form for form in dict.fromkeys(forms) if form not in shared)


def shared_names(name: str, report: Report) -> tuple[str, ...]:
    """One-word forms of ``name`` that another person of the article bears as well: they need a word more."""
    others = {
        word
        for entity in report.analysis.entities
        if entity.kind is NameKind.PERSON and entity.name != name and name not in entity.aliases
        for word in entity.name.split()
    }
    return tuple(word for word in plain_name(name).split() if word in others)


def family_name(name: str, aliases: tuple[str, ...] = ()) -> str | None:
    """The family name: the last word, or the first of a name written family name first.

    Which it is follows from the family names known to come first, or from how the article calls the person.
    """
    words = [word for word in name.split() if word.strip(".").casefold() not in _SUFFIXES]
    if len(words) < 2:
        return None
    called_first = words[0] in aliases and words[-1] not in aliases
    known = word_list("family_first")
    if words[0].casefold() in known or words[-1].casefold() in known:
        return words[0] if words[0].casefold() in known else words[-1]
    mandarin = _MANDARIN.fullmatch(" ".join(words).casefold()) is not None
    return words[0] if mandarin and called_first else words[-1]


def forms_of(entity: Entity, text: str) -> tuple[str, ...]:
    """What is accepted for a body, a place or a thing: its name and aliases, with and without "the".

    Of two words the last counts where ``text`` uses it alone: finders take some people for bodies.
    """
    forms = (entity.name, *entity.aliases)
    parts = entity.name.split()
    if len(parts) == 2 and _used_alone(parts[-1], text):
        forms = (*forms, parts[-1])
    bare = (form.split(" ", 1)[1] for form in forms if form.casefold().startswith("the "))
    return tuple(dict.fromkeys((*forms, *bare)))


def _used_alone(word: str, text: str) -> bool:
    """Whether a capitalised word is used more than once with no other capital beside it, and never written small."""
    alone = sum(
        1
        for place in places_of(word, text)
        if _SMALL_BEFORE.search(text[max(0, place - _LONGEST_WORD) : place])
        and not _CAPITAL_AFTER.match(text, place + len(word))
    )
    return alone > 1 and not stands_in(word.lower(), text)


def share_a_name(one: str, other: str) -> bool:
    """Whether two names share a word, which could make them one person."""
    return bool({w.casefold() for w in one.split()} & {w.casefold() for w in other.split()})
