"""Nouns an article takes up as known ("The findings were", "The hackers"), which say nothing to who reads one line.

A definite noun without words that make it known is familiar from the discourse, or from the world as "the government"
is (Prince, "Toward a Taxonomy of Given-New Information", 1981). Only the latter may open a line.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from .article import Span
from .editing import Edit, listed, outside_quotes, pattern
from .likeness import FUNCTION_WORDS, stem
from .names import NameKind
from .repairing import Scene

_LONGEST_PHRASE: Final = 3  # words between "The" and its verb; a longer phrase mostly makes itself known
_HEAD: Final = re.compile(r"[\"“‘'(\s]*[Tt]he\s+(?P<phrase>[a-z][^,.;:()]*)")
_OWNER: Final = re.compile(r"(?P<noun>[a-z-]+?)(?:s['’]|['’]s)$")
# "The reason is", "The real trouble:", "The cause of this was": the point of it stands in the sentence before.
_POINT: Final = re.compile(
    r"[\"“]?(?:The|One|Another)\s(?:[a-z-]+\s){0,2}(?:reason|cause|trouble|problem|difference|result|upshot|answer"
    r"|catch|question|point|aim|goal|idea|news|move|deal|decision|announcement)s?(?:\s(?:is|was|are|were|comes?|came"
    r"|follows|followed)\b|:)"
)
# A noun that opens its sentence without an article, as companies write of themselves: "Company management said".
_BARE: Final = re.compile(r"(?:Company|Club|Team|School|Company's|Firm)\s[a-z]+\b")
# Figures of a business that the sentence does not name: "Comparable sales rose 3%", "Analysts expected $2 a share".
_FIGURE: Final = re.compile(
    r"(?:(?:[A-Z][a-z-]+)\s)?(?:[Ss]ales|[Rr]evenues?|[Pp]rofits?|[Ee]arnings|[Ii]ncome|[Ss]hares|[Mm]argins?|[Tt]urnover)"
    r"\s(?=rose|fell|grew|dropped|jumped|slid|slipped|climbed|gained|lost|were|was|are|is|surged|plunged|increased"
    r"|declined|came|beat|missed|totalled|totaled|edged|tumbled|have|had)"
)
_EXPECTED: Final = re.compile(
    r"(?:Wall Street|Analysts|Economists|Investors|The market)\b[^.,]{0,60}?"
    r"(?:expect(?:ed|ing)|predict(?:ed|ing)|forecast|anticipat(?:ed|ing)|estimat(?:ed|ing)|looking for)\b"
)
_OWNED: Final = re.compile(
    r"(?:\b(?:of|at|for|in|from|by|that|than|if|and)\s(?:the\s)?[A-Z]|['’]s\s|[A-Z][a-z]+\s(?:to|will|would)\b)"
)
# Times and measures counted from something told before.
_RELATIVE: Final = re.compile(
    r"""\b(?:(?:for|in|over|during)\ the\ same\ (?:period|time|month|year|week|quarter|day)(?!\s(?:as|of|in|last)\b)
    |by\ then|since\ then|until\ then|back\ then|at\ that\ (?:time|point)|(?:earlier|later)\ (?:in|that)\ (?:the\ )?
    (?:day|week|month|year|evening|morning)|the\ (?:next|following|previous)\ (?:day|week|month|year|morning)
    |(?:a|one|two|three)\ (?:days?|weeks?|months?|years?)\ (?:earlier|later|before)(?=[,.]))""",
    re.IGNORECASE | re.VERBOSE,
)
_DATED: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2}\s[A-Z]|[A-Z][a-z]+\s\d"
)


# What follows a taken-up noun that its own words make known: "the company behind", "the man who".
_MADE_KNOWN: Final = (
    r"(?!\s+(?:of|in|for|that|which|who|whom|whose|behind|at|from|with|on|near|between|named|called|known|to|under"
    r"|responsible|charged|accused|suspected)\b|-|\s+[A-Z]|,\s+(?:which|who|[A-Z]))"
)
_INDEFINITE: Final = r"\b(?:a|an|one|his|her|their|its|whose|['’]s)\s(?:[\w-]+\s){0,3}"


def points_back(sentence: str) -> str | None:
    """Why ``sentence`` tells the point of, a figure for, or a time after something it does not name, or None."""
    outside = outside_quotes(sentence[:1].upper() + sentence[1:])
    for rule in (_POINT, _BARE):
        if (found := rule.match(outside)) is not None:
            return f"“{found.group()}” takes up what was said before"
    for figure in (_FIGURE, _EXPECTED):
        if (found := figure.match(outside)) is not None and not _OWNED.search(outside[found.end() :]):
            return f"“{found.group().strip()}” does not say whose"
    found = _RELATIVE.search(outside)
    if found is not None and not _DATED.search(outside[: found.start()]):
        return f"“{found.group()}” counts from a time told before"
    return None


def taken_up(scene: Scene, start: int) -> str | None:
    """Why the sentence of ``scene``, read from character ``start``, opens with a noun told of before, or None."""
    if scene.number == 0 or scene.before:
        return None
    noun = _opening_noun(outside_quotes(scene.text[start:]))
    title = scene.article.title
    headed = isinstance(title, str) and noun is not None and stem(noun) in {stem(w) for w in _words(title)}
    if noun is not None and not headed and _known_from_before(noun, scene):
        return f"“the {noun}” was told of before"
    return None


def _opening_noun(words: str) -> str | None:
    """The head noun of an opening "The ..." that nothing but an adjective makes known."""
    match = _HEAD.match(words)
    if match is None:
        return None
    phrase: list[str] = []
    words_after = match["phrase"].split()
    for place, word in enumerate(words_after):
        if (owner := _OWNER.match(word)) is not None:
            return owner["noun"]
        # The first word is a noun or an adjective even where it may be a verb elsewhere: "The recall", "The set".
        if phrase and (word in _verbs() or (word.endswith(("ed", "ly")) and len(word) > 4)):
            return phrase[-1]
        following = words_after[place + 1] if place + 1 < len(words_after) else ""
        # "The recall applies to": a verb, since a noun in -s would make the phrase longer.
        if phrase and word.endswith("s") and phrase[-1] in listed("anaphoric things") and following in FUNCTION_WORDS:
            return phrase[-1]
        # "The price of", "The 14 companies", "The new Norlink ferry": made known by what follows.
        if word in FUNCTION_WORDS or not word.islower() or len(phrase) == _LONGEST_PHRASE:
            return None
        phrase.append(word)
    return None


@cache
def _verbs() -> frozenset[str]:
    return (
        listed("finite verbs")
        | listed("speech verbs")
        | {"also", "then", "never", "later", "already", "now", "still", "almost"}
    )


def _known_from_before(noun: str, scene: Scene) -> bool:
    if noun in listed("known to all"):
        return False
    one = noun.removesuffix("s")
    kinds = ("anaphoric things", "anaphoric people", "anaphoric organisations", "unnamed people")
    if any(form in listed(kind) for kind in kinds for form in (noun, one)):
        return True
    return stem(noun) in _stems_before(scene)


def _stems_before(scene: Scene) -> set[str]:
    end = scene.sentences[scene.number].span.start
    return {stem(word) for word in _words(scene.article.text[:end])}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@cache
def _taken_up_nouns(kind: str) -> re.Pattern[str]:
    adjective = r"(?:(?:[a-z-]+|[A-Z][a-z]+(?:an|ese|ish|ch|i)|[A-Z][a-z]+(?=\sand\s))\s){0,3}"
    return re.compile(rf"\b[Tt]he\s+{adjective}(?P<noun>{pattern(kind)})\b{_MADE_KNOWN}")


def name_taken_up(scene: Scene, start: int, edits: Sequence[Edit] = ()) -> str | None:
    """The "the company" or "the expert" that the sentence has not named, and for which ``edits`` put no name in."""
    sentence = scene.text
    for kind, names in (
        ("anaphoric organisations", (NameKind.ORGANISATION,)),
        ("anaphoric people", (NameKind.PERSON,)),
        ("unnamed people", ()),  # "Marsh talked with the man": he is none of those named
    ):
        found = _taken_up_nouns(kind).finditer(sentence, start)
        open_ones = (m for m in found if not any(edit.span.overlaps(Span(*m.span())) for edit in edits))
        match = next((match for match in open_ones if not _compound(sentence[match.end() :])), None)
        if match is None or (names and scene.named((*names, NameKind.PRODUCT), start=start, end=match.start())):
            continue
        before = sentence[start : match.start()]
        if re.search(f"{_INDEFINITE}{re.escape(match['noun'])}\\b", before, re.IGNORECASE):
            continue
        return f"“{match.group()}” could mean more than one name, or none"
    return None


def _compound(following: str) -> bool:
    """Whether a noun before ``following`` only opens a longer one: "the school board"."""
    word = re.match(r"\s+([a-z]+)", following)
    if word is None or word[1] in FUNCTION_WORDS or word[1].endswith(("ed", "s", "ing", "ly")):
        return False
    return word[1] not in listed("finite verbs") | listed("speech verbs")
