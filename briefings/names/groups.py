"""Alias groups: which forms in one article name the same person, organisation or place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..article import Span
from .entity import Entity, NameKind
from .gazetteer import country_of_demonym, place_named
from .wordlists import section

_SMALL = frozenset({"of", "the", "and", "for", "on", "de", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a name whose kind has been decided."""

    span: Span
    text: str
    kind: NameKind


@dataclass(slots=True, kw_only=True)
class _Group:
    kind: NameKind
    forms: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


def group(mentions: Sequence[Mention], *, acronyms: Mapping[str, str]) -> tuple[Entity, ...]:
    """Entities by first mention; ``acronyms`` maps a short form to the long form that the text defines for it."""
    mentions = sorted(mentions, key=lambda mention: mention.span)
    first = {(mention.kind, mention.text): number for number, mention in reversed(list(enumerate(mentions)))}
    owners = _owners(mentions)
    leaders = {
        form: _leader(form, [other for other in first if _introduces(other, form, first)], acronyms, owners)
        for form in sorted(first, key=lambda form: (form[0].value, form[1]))
    }
    groups: dict[tuple[NameKind, str], _Group] = {}
    for mention in mentions:
        key = _root((mention.kind, mention.text), leaders)
        found = groups.setdefault(key, _Group(kind=mention.kind))
        found.mentions.append(mention.span)
        if mention.text not in found.forms:
            found.forms.append(mention.text)
    return tuple(_entity(found) for found in groups.values())


Form = tuple[NameKind, str]


def _introduces(long: Form, short: Form, first: Mapping[Form, int]) -> bool:
    """Whether ``long`` may be what ``short`` stands for: a given name alone never comes before the full name.

    "Harbour" said first is not the given name of "Harbour Ridge Light". A surname may come first, in a headline.
    """
    if short[0] is not NameKind.PERSON or " " in short[1] or not long[1].startswith(f"{short[1]} "):
        return True
    return first[long] < first[short]


def _root(form: Form, leaders: Mapping[Form, Form]) -> Form:
    seen = {form}
    while leaders[form] != form and leaders[form] not in seen:
        form = leaders[form]
        seen.add(form)
    return form


def _owners(mentions: Sequence[Mention]) -> dict[Form, str]:
    """Who goes by a surname alone where several people share it: the first introduced, when the surname stood alone
    before any other of them came up ("Smith" is settled before "Jane Smith" is named)."""
    owners: dict[Form, str] = {}
    people = [mention for mention in sorted(mentions, key=lambda m: m.span) if mention.kind is NameKind.PERSON]
    for surname in sorted({m.text for m in people if " " not in m.text}):
        full = list(dict.fromkeys(m.text for m in people if m.text.split()[-1] == surname and " " in m.text))
        if len(full) < 2:
            continue
        second = next(m.span for m in people if m.text == full[1])
        first = next(m.span for m in people if m.text == full[0])
        if any(m.text == surname and first < m.span < second for m in people):
            owners[NameKind.PERSON, surname] = full[0]
    return owners


def _leader(form: Form, forms: Iterable[Form], acronyms: Mapping[str, str], owners: Mapping[Form, str]) -> Form:
    """The longer form that ``form`` is short for, itself when none or several fit."""
    kind, text = form
    if kind is NameKind.PLACE:
        return _place_leader(form, forms)
    long = acronyms.get(text)
    if long and (kind, long) in forms:
        return kind, long
    fits = sorted(other for k, other in forms if k is kind and other != text and is_short_for(text, other, kind))
    if not fits:
        return form
    longest = max(fits, key=lambda other: (len(other.split()), other))
    if all(other == longest or is_short_for(other, longest, kind) for other in fits):
        return kind, longest
    return (kind, owner) if (owner := owners.get(form)) else form


def _place_leader(form: Form, forms: Iterable[Form]) -> Form:
    known = place_named(form[1])
    if known is None:
        return form
    same = sorted(text for kind, text in forms if kind is form[0] and place_named(text) is known)
    return form[0], max(same, key=lambda text: (len(text), text))


def is_short_for(short: str, long: str, kind: NameKind) -> bool:
    """Whether ``short`` can be a shorter form of the name ``long``: a surname, a first word, initials."""
    short_words, long_words = short.split(), long.split()
    if len(short_words) >= len(long_words):
        return False
    if kind is NameKind.PERSON:
        if len(short_words) == 1:
            return short in (long_words[-1], long_words[0]) or (
                long_words[-1] in ("Jr.", "Jr", "Sr.", "III", "II") and short == long_words[-2]
            )
        return short_words[-1] == long_words[-1] and short_words[0] == long_words[0]
    if initials(long) == short.replace(".", ""):
        return True
    head = long_words[: len(short_words)]
    if head != short_words:
        return False
    rest = long_words[len(short_words) :]
    if rest[-1] not in section("org_suffixes") or any(word in _SMALL or place_named(word) for word in rest):
        return False
    return place_named(short) is None and country_of_demonym(short) is None


def initials(name: str) -> str:
    """The capitals that an acronym of ``name`` would have: "Federal Reserve Bank" gives FRB."""
    words = re.split(r"[\s\-]+", name)
    return "".join(word[0] for word in words if word and word.lower() not in _SMALL and word[0].isupper())


def _entity(found: _Group) -> Entity:
    forms = sorted(found.forms, key=lambda form: (-len(form.split()), -len(form), form))
    known = place_named(forms[0]) if found.kind is NameKind.PLACE else None
    return Entity(
        name=forms[0],
        kind=found.kind,
        aliases=tuple(forms[1:]),
        mentions=tuple(found.mentions),
        place_class=known.place_class if known else None,
    )
