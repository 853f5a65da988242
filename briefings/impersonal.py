"""Whether an "it" or "they" has something in its own sentence to stand for, and who it is that "said" or "found"."""

import re
from functools import cache
from typing import Final

from .article import Span
from .editing import listed, outside_quotes, pattern
from .likeness import FUNCTION_WORDS
from .moments import CALENDAR
from .names import NameKind
from .repairing import Scene

ANY_KIND: Final = tuple(NameKind)
_THEY: Final = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_IT: Final = re.compile(r"\b(?:it|its|itself)\b", re.IGNORECASE)
# Names and numerals, not pronouns.
CAPITALS: Final = re.compile(r"\b(?:US|IT|ME|i|(?:War|Part|Chapter|Phase|Act|Type|Division|Title|Stage|Class) I)\b")
# "It is unclear whether", "made it possible to": this "it" stands for what follows.
_EMPTY_IT: Final = re.compile(
    r"""\bit(?:['’]s|['’]ll|['’]d)?\s
    (?:(?:(?:is|was|will\ be|would\ be|has\ been|had\ been|may\ be|might\ be|could\ be|became|becomes|seems|seemed
    |appears|appeared|remains|remained|isn['’]t|wasn['’]t)\s(?:(?:not|also|still|now|then|so|very|too|more|only)\ )*
    (?:believed|thought|reported|understood|estimated|expected|said|known|unknown|time|up\ to|because|only|in|on|at
    |during|from|until|there|here|after|under|with|through|thanks|(?:(?:im)?possible|(?:un)?clear|(?:un)?likely
    |easier|easy|harder|hard|difficult|necessary|worth|(?:il)?legal|a\ crime|important|vital|crucial|essential
    |too\ early|early|better|best|good|bad|true|common|rare|unusual)))
    |(?:turns|turned)\ out|takes|took|emerged|(?:im)?possible|easier|harder|difficult|necessary|clear)\b
    (?=.*\b(?:that|to|whether|how|if|who|what|why|when|because|for)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# "Factors" find nothing out, whatever stands before them.
_TOLD_BY: Final = re.compile(
    r",\s(?:it|they)\s(?:also\s)?(?:said|says?|added|adds?|found|find|concluded?|wrote|write|noted?|warned|warn|reported)\b"
)
SUBORDINATE: Final = re.compile(
    r"^[\"“]?(?:in|after|before|with|while|when|despite|during|since|for|as|on|by|at|if|although|though|because|once"
    r"|until|like|unlike|from|following|through|to|even)\b",
    re.IGNORECASE,
)
# From so many words on an "it" mostly takes up something of its own sentence; before, it needs a noun to mean.
_WORDS_BEFORE_IT: Final = 8
_WORDS_BEFORE_ITS: Final = 3  # "The council lowered its flags": an owner is mostly the subject
_NOUN_PHRASE: Final = re.compile(
    r"\b(?:a|an|the|its|their|his|her|each|every|no|any)\s(?!(?:[a-z-]+\s){0,2}(?:years?|months?|weeks?|days?|morning"
    r"|evening|quarter|season|time|end|beginning|start|weekend)\b)[\w-]+|['’]s\s[a-z]|\b[a-z]{3,}ing\s[a-z]",
    re.IGNORECASE,
)


def nothing_meant(scene: Scene, start: int) -> str | None:
    """The "it" or "they" that stands before anything it could mean."""
    sentence = CAPITALS.sub(lambda found: " " * len(found.group()), scene.text)
    empty = {match.start() for match in _EMPTY_IT.finditer(sentence)}
    match = next((found for found in _IT.finditer(sentence, start) if found.start() not in empty), None)
    if match is not None and not _thing_before(scene, start, match.start(), owns=match.group() == "its"):
        return f"“{match.group()}” could mean more than one name, or none"
    if (match := _TOLD_BY.search(outside_quotes(sentence), start)) is not None and not _speaker_before(scene, match):
        return f"“{match.group().strip(', ')}” does not say who"
    match = _THEY.search(sentence, start)
    if match is not None and not _plural_before(scene, start, match.start()) and not _opens_late(scene, start, match):
        return f"“{match.group()}” has nothing in the sentence to stand for"
    return None


def _speaker_before(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a body or people are named, by name or by kind, before an "it said" or "they found"."""
    before = scene.text[: match.start()]
    kinds = (NameKind.ORGANISATION, NameKind.PERSON, NameKind.PLACE)
    return bool(scene.named(kinds, start=0, end=match.start())) or _speakers().search(before) is not None


@cache
def _speakers() -> re.Pattern[str]:
    people, bodies = pattern("person nouns"), pattern("anaphoric organisations")
    kinds = rf"{bodies}|{pattern('named bodies')}|{pattern('plural nouns')}|report|study|survey|statement"
    return re.compile(
        rf"\b(?:{people})s?\b|\b(?:the|an?)\s(?:[\w-]+\s){{0,2}}(?:{kinds})\b|\bauthorities\b", re.IGNORECASE
    )


def _opens_late(scene: Scene, start: int, match: re.Match[str]) -> bool:
    """Whether what the pronoun means follows its phrase: "Since their talks, the mayors of ..."."""
    comma = scene.text.find(", the ", match.end())
    if comma < 0 or not SUBORDINATE.match(scene.text[start:]):
        return False
    noun = re.match(r", the (?:[\w-]+\s)?(?P<noun>[a-z]+s)\b", scene.text[comma:])
    return noun is not None and "," not in scene.text[match.end() : comma]


def _thing_before(scene: Scene, start: int, place: int, *, owns: bool) -> bool:
    before = scene.text[start:place]
    things = [kind for kind in ANY_KIND if kind is not NameKind.PERSON]
    return (
        len(before.split()) >= (_WORDS_BEFORE_ITS if owns else _WORDS_BEFORE_IT)
        or bool(scene.named(things, start=start, end=place))
        or _NOUN_PHRASE.search(before) is not None
        or (owns and _acting_name(scene.text, start))
    )


def _acting_name(text: str, start: int) -> bool:
    """Whether the sentence opens with a name, known to a finder or not, that acts: "Norlink sold its ..."."""
    name = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*").match(text, start)
    common = name is None or name.group().lower() in FUNCTION_WORDS or name.group() in CALENDAR
    return name is not None and not common and verb_after(text, Span(*name.span()))


def _plural_before(scene: Scene, start: int, place: int) -> bool:
    words = re.findall(r"[\w’'-]+", scene.text[start:place].lower())
    plural = any(
        word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "'s", "’s", "us")) for word in words
    )
    named = scene.named((NameKind.PERSON, NameKind.ORGANISATION), start=start, end=place)
    return plural or bool(set(words) & listed("plural nouns")) or len(named) > 1


def verb_after(text: str, word: Span) -> bool:
    """Whether the word at ``word`` stands right before a finite verb, as a subject does."""
    following = re.match(r"(?:['’]s)?\s+([a-z]+)", text[word.end :])
    return following is not None and (following[1] in listed("finite verbs") or following[1].endswith("ed"))
