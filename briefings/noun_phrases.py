"""The definite noun phrases of a sentence, and whether their own words make them known ("the mayor of Harrow")."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from .editing import listed
from .likeness import FUNCTION_WORDS
from .moments import CALENDAR
from .repairing import Scene
from .syntax import Parse

# What follows a noun or stands before it that tells which one is meant.
_MAKING_KNOWN: Final = frozenset({"prep", "relcl", "acl", "appos", "poss", "nummod", "ccomp"})
_NOUNS: Final = frozenset({"NN", "NNS"})
_HIGHEST: Final = frozenset({"JJS", "RBS"})
_ORDINALS: Final = re.compile(
    r"(?:first|second|third|fourth|fifth|last|only|next|opening|closing|final|largest|\d+(?:st|nd|rd|th)|1?[89]\d0s|20\d0s|\d0s)"
)
_NAMED_AFTER: Final = re.compile(r"\s(?:[A-Z]|[“\"‘'][A-Z]|(?:of|that|which|who|whose|where|behind)\b)")
PERSONS: Final = ("anaphoric people", "unnamed people")


@dataclass(frozen=True, slots=True)
class Definite:
    """A noun with "the": its word, where the two stand in the sentence, and whether its phrase makes it known.

    ``loosely`` says that only a phrase such as "in Florence" does, which may belong to the verb as well.
    """

    noun: str
    start: int
    end: int
    known: bool
    loosely: bool = False


def definites(scene: Scene) -> list[Definite]:
    """The definite nouns of the sentence, in order."""
    if scene.parse is not None:
        return _parsed(scene.parse, scene.text, scene.offset)
    return _by_pattern(scene.text)


def _parsed(parse: Parse, text: str, offset: int) -> list[Definite]:
    found = []
    for number, word in enumerate(parse.words):
        head = parse.words[word.head]
        common = head.tag in _NOUNS and head.text[:1].islower()
        if word.text.lower() != "the" or not common or word.head < number:
            continue
        end = head.span.end - offset
        firmly = _known_before(parse, number, word.head) or _NAMED_AFTER.match(text[end:]) is not None
        after = _known_after(parse, word.head)
        firmly = firmly or _owner_named(parse, word.head)
        loosely = not firmly and after == "prep"
        found.append(Definite(head.text.lower(), word.span.start - offset, end, firmly or after is not None, loosely))
    return found


def _owner_named(parse: Parse, head: int) -> bool:
    """Whether a noun owns something that a name right behind it says: "the bar's maker, Norlink,"."""
    if parse.words[head].relation != "poss":
        return False
    owned = parse.words[head].head
    return any(parse.words[c].text[:1].isupper() for c in parse.children(owned, "appos"))


def _known_before(parse: Parse, article: int, head: int) -> bool:
    """Whether a name, a superlative or a number in the order stands between "the" and its noun."""
    inside = parse.words[article + 1 : head]
    if any(_ORDINALS.fullmatch(word.text.lower()) for word in inside):
        return True
    # "The Virginia student" is still somebody told of before; "the Virginia governor" is known to the world.
    unnamed = any(parse.words[head].text.lower() in listed(kind) for kind in PERSONS[1:])
    # "The July 7 assassination" has a date, and is still the one told of before.
    return not unnamed and any(
        (word.text[:1].isupper() and word.text not in CALENDAR) or word.tag in _HIGHEST for word in inside
    )


def _known_after(parse: Parse, head: int) -> str | None:
    """The relation of a phrase or clause after the noun that tells which one; after a comma only a name does."""
    after = [parse.words[child] for child in parse.children(head) if child > head]
    loose = any(word.text == "," for word in after[:1])
    telling = [
        "of" if word.text == "of" else word.relation
        for word in after
        if word.relation in _MAKING_KNOWN and (not loose or (word.relation == "appos" and word.text[:1].isupper()))
    ]
    return next((relation for relation in telling if relation != "prep"), telling[0] if telling else None)


def _by_pattern(text: str) -> list[Definite]:
    """The same without a parse: a phrase ends at a function word, a verb, a name or a mark."""
    found = []
    for match in re.finditer(r"\b[Tt]he\s+(?=[a-z])", text):
        words = list(re.finditer(r"[\w’'-]+|[^\w\s]", text[match.end() :]))
        phrase: list[re.Match[str]] = []
        for word in words:
            small = word.group().islower() and word.group()[0].isalpha()
            if not small or word.group() in FUNCTION_WORDS:
                break
            # A plural seldom stands before another noun; what follows it is the verb.
            last = phrase[-1].group() if phrase else ""
            if last and (word.group() in _verbs() or word.group().endswith(("ed", "ly")) or _PLURAL.search(last)):
                break
            phrase.append(word)
        if not phrase:
            continue
        after = words[len(phrase)].group() if len(words) > len(phrase) else ""
        ordered = _ORDINALS.fullmatch(phrase[0].group()) is not None
        firmly = ordered or after[:1].isupper() or _TELLING.fullmatch(after) is not None
        loosely = not firmly and _AFTER.fullmatch(after) is not None
        noun = phrase[-1].group().removesuffix("'s").removesuffix("’s")
        end = match.end() + phrase[-1].end()
        found.append(Definite(noun, match.start(), end, firmly or loosely, loosely))
    return found


_PLURAL: Final = re.compile(r"[^su]s$")
_TELLING: Final = re.compile(r"of|that|which|who|whose|where")
_AFTER: Final = re.compile(r"in|for|at|from|with|on|between|behind|near|to")


@cache
def _verbs() -> frozenset[str]:
    return listed("finite verbs") | listed("speech verbs")
