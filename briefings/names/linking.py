"""Entities of several articles that name the same person, organisation or place."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from .entity import Entity, NameKind
from .gazetteer import place_named
from .groups import initials, is_short_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntity:
    """One thing named in several articles.

    ``members`` are (article number, entity) pairs in order; ``aliases`` are all forms of all articles, fullest first,
    and for a country its gazetteer names and demonyms.
    """

    name: str
    kind: NameKind
    aliases: tuple[str, ...]
    members: tuple[tuple[int, Entity], ...]


def link_entities(per_article: Sequence[tuple[Entity, ...]]) -> tuple[LinkedEntity, ...]:
    """Groups the entities of all articles, in order of first appearance; kinds never mix."""
    groups: list[list[tuple[int, Entity]]] = []
    for number, entities in enumerate(per_article):
        for entity in entities:
            for members in groups:
                if any(_same(entity, other) for _, other in members):
                    members.append((number, entity))
                    break
            else:
                groups.append([(number, entity)])
    return tuple(_linked(members) for members in groups)


def _same(first: Entity, second: Entity) -> bool:
    if first.kind is not second.kind:
        return False
    if first.kind is NameKind.PLACE:
        known = place_named(first.name)
        return first.name == second.name or (known is not None and known is place_named(second.name))
    if first.name == second.name:
        return True
    if first.kind is NameKind.PERSON:
        return same_person(first.name, second.name)
    short, long = sorted((first.name, second.name), key=len)
    if short.replace(".", "") == initials(long) and len(short) > 2:
        return True
    return short.casefold() == long.casefold() or is_short_for(short, long, first.kind)


def same_person(first: str, second: str) -> bool:
    """Whether two full names are one person's: a short form, or spelled a letter or two apart."""
    a, b = first.split(), second.split()
    if len(a) == 1 or len(b) == 1:
        return (a[-1] == b[-1] or a[0] == b[0]) and (len(a) == 1) != (len(b) == 1)
    return _close(a[-1], b[-1]) and (_close(a[0], b[0]) or (a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) <= 2))


def _close(first: str, second: str) -> bool:
    """Spelled alike: one letter apart in five or six, two in seven or more, same first letter."""
    if first == second:
        return True
    length = min(len(first), len(second))
    allowed = 2 if length >= 7 else 1 if length >= 4 else 0
    return first[0] == second[0] and DamerauLevenshtein.distance(first.casefold(), second.casefold()) <= allowed


def _linked(members: list[tuple[int, Entity]]) -> LinkedEntity:
    forms: list[str] = []
    for _, entity in members:
        forms += [form for form in (entity.name, *entity.aliases) if form not in forms]
    known = place_named(members[0][1].name) if members[0][1].kind is NameKind.PLACE else None
    if known:
        forms += [form for form in (*known.forms, *known.demonyms) if form not in forms]
    name = max((entity.name for _, entity in members), key=lambda form: (len(form.split()), len(form), form))
    if known:
        name = known.name
    return LinkedEntity(
        name=name,
        kind=members[0][1].kind,
        aliases=tuple(form for form in forms if form != name),
        members=tuple(members),
    )
