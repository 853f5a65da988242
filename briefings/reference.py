"""Words that point out of a sentence: definite nouns, "there", "another", half names. Fails closed.

A definite noun is known to who reads one line alone if its own phrase makes it known ("the mayor of Harrow"), if the
sentence has brought it up, or if the world has but one ("the internet"); every other one is familiar from the text
before (Prince, "Toward a Taxonomy of Given-New Information", 1981). Phrases come from the parse, where there is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .article import Span
from .editing import Edit, known_to_all, listed
from .letters import unspelt
from .likeness import FUNCTION_WORDS, stem
from .moments import CALENDAR
from .names import Entity, NameKind, country_of_demonym
from .repairing import Scene, in_name
from .syntax import Parse

_WORDS_BEFORE_SUCH: Final = 12  # so far into a sentence "such" takes up what the sentence tells of
# What follows a noun or stands before it that tells which one is meant.
_MAKING_KNOWN: Final = frozenset({"prep", "relcl", "acl", "appos", "poss", "nummod", "ccomp"})
_NOUNS: Final = frozenset({"NN", "NNS"})
_HIGHEST: Final = frozenset({"JJS", "RBS"})
_ORDINALS: Final = re.compile(
    r"(?:first|second|third|fourth|fifth|last|only|next|opening|closing|final|largest|\d+(?:st|nd|rd|th)|1?[89]\d0s|20\d0s|\d0s)"
)
_THERE: Final = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|isn|aren|wasn|weren|no"
    r"|seems?|seemed|remains?|remained|appears?|appeared|being|to\ be|hasn|haven|won|never|also|still|now)\b|['’])",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(r"\banother\s+(?P<noun>[a-z-]+)|\bothers\b(?P<others>)|^[\"“]?Other\s(?P<other>[a-z-]+)")
_BOTH: Final = re.compile(r"\bboth\b(?![^.;]{2,90}\band\b)", re.IGNORECASE)
_THIS: Final = re.compile(
    r"\b(?P<that>this|these|those|such)\b(?!\s+(?:year|month|week|weekend|spring|summer|autumn|fall|winter|season"
    r"|quarter|century|decade|morning|days|as|a|an|who|with|of|in|from|that|whose|without|under|on|at|\w+ing|\w+ed)\b)"
    r"(?:\s+(?P<noun>[a-z][\w’'-]*))?",
    re.IGNORECASE,
)
_NAMED_AFTER: Final = re.compile(r"\s(?:[A-Z]|[“\"‘'][A-Z]|(?:of|that|which|who|whose|where|behind)\b)")
_TITLE_BEFORE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prince|Princess|King|Queen|Pope|Saint|St|President|Premier|Chancellor"
    r"|Minister|Secretary|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Judge|Justice|Mayor|Senator|Governor|General|Captain"
    r"|Colonel|Father|Sister|Brother|Rev|Prof|Professor|Coach)\.?\s$"
)


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


def dangling(scene: Scene, start: int, edits: Sequence[Edit]) -> str | None:
    """The first reference of the sentence, read from ``start`` and after ``edits``, that a lone line cannot hold."""
    text = scene.text
    # A first sentence has nothing before it to point to.
    pointers = _pointers(text, start) if scene.number or scene.before else ()
    for match in pointers:
        if not any(edit.span.start <= match.start() < edit.span.end for edit in edits):
            return f"“{match.group().strip()}” points to what was said before"
    for definite in definites(scene):
        if definite.start < start or any(edit.span.overlaps(Span(definite.start, definite.end)) for edit in edits):
            continue
        # "The patient from Skerrow" has been told of, if in other words; so has "the crane in the yard" by its own.
        person = any(definite.noun in listed(kind) for kind in _PERSONS)
        again = (person and scene.number > 0) or _told_before(definite.noun, scene)
        known = definite.known and not (definite.loosely and again)
        if not known and not _brought_up(definite, scene):
            return f"“the {definite.noun}” is known only from what was said before"
    if (letters := unspelt(scene, start)) is not None:
        return f"“{letters}” is spelt out elsewhere"
    aged = _AGED.search(text, start)
    if aged is not None and not scene.named((NameKind.PERSON,), start=start, end=aged.start()):
        return f"“{aged.group()}” has no name"
    return _half_name(scene, start, edits)


def _pointers(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words that point back and take up nothing of the sentence itself."""
    for match in _THERE.finditer(text, start):
        if not re.search(r"\b(?:in|at|to|from|near|of)\s(?:the\s)?[A-Z]", text[start : match.start()]):
            yield match
    for match in _ANOTHER.finditer(text, start):
        noun = match["noun"] or match["other"]
        if noun is None and re.search(r"\b(?:some|many|one|few)\b", text[start : match.start()], re.IGNORECASE):
            continue
        if noun is None or stem(noun) not in _stems(text[start : match.start()]):
            yield match
    for match in _BOTH.finditer(text, start):
        if " and " not in text[start : match.start()]:
            yield match
    for match in _THIS.finditer(text, start):
        # "... the festival, after a vote to do away with such celebrations"
        if match["that"].lower() == "such" and len(text[start : match.start()].split()) >= _WORDS_BEFORE_SUCH:
            continue
        if match["noun"] is None or stem(match["noun"].lower()) not in _stems(text[start : match.start()]):
            yield match


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
        loosely = not firmly and after == "prep"
        found.append(Definite(head.text.lower(), word.span.start - offset, end, firmly or after is not None, loosely))
    return found


def _known_before(parse: Parse, article: int, head: int) -> bool:
    """Whether a name, a superlative or a number in the order stands between "the" and its noun."""
    inside = parse.words[article + 1 : head]
    if any(_ORDINALS.fullmatch(word.text.lower()) for word in inside):
        return True
    # "The Virginia student" is still somebody told of before; "the Virginia governor" is known to the world.
    unnamed = any(parse.words[head].text.lower() in listed(kind) for kind in _PERSONS[1:])
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


def _brought_up(definite: Definite, scene: Scene) -> bool:
    """Whether the world has but one of it, or the sentence itself has brought it up."""
    noun, before = definite.noun, scene.text[: definite.start]
    if known_to_all(noun) or stem(noun) in _stems(before) or stem(noun) in _stems(_headline(scene)):
        return True
    kinds = _named_by(noun)
    if kinds and scene.named(kinds, start=0, end=definite.start):
        return True
    if NameKind.PLACE in kinds and re.search(r"\b(?:in|of|at|near|from|to)\s[A-Z]", before):
        return True
    if NameKind.PLACE in kinds and any(country_of_demonym(word) for word in re.findall(r"\b[A-Z][a-z]+", before)):
        return True
    if scene.before:
        near = scene.before[-1] == scene.number - 1 or _shares_a_name(scene)
        person = any(noun in listed(kind) for kind in _PERSONS)
        return near and not person and stem(noun) not in _told_elsewhere(scene)
    if scene.number:
        return False
    # A first sentence takes up what it has named itself, if by a name that no finder knows.
    return bool(re.search(r"\b[A-Z]\w", before)) if kinds else not any(noun in listed(kind) for kind in _PERSONS)


def _headline(scene: Scene) -> str:
    """The headline, which is shown above the lines and brings up what they take up."""
    return scene.article.title if isinstance(scene.article.title, str) else ""


def _told_before(noun: str, scene: Scene) -> bool:
    """Whether the article has told of such a thing before the sentence, or its headline has."""
    return stem(noun) in _told_elsewhere(scene)


def _shares_a_name(scene: Scene) -> bool:
    """Whether the sentence names somebody or something that those before it in the line name."""
    own, end = scene.own, len(scene.text)
    before = {entity.name for _, entity in scene.named(_NAMES, start=0, end=own)}
    return any(entity.name in before for _, entity in scene.named(_NAMES, start=own, end=end))


def _told_elsewhere(scene: Scene) -> set[str]:
    """The words the article has told before the sentence, but not in the line: what takes them up points out of it.

    A noun new to the article's own reader is understood from what stands here ("a plane crashed ... the pilot").
    """
    shown = {*scene.before, scene.number}
    earlier = [s.span.of(scene.article.text) for n, s in enumerate(scene.sentences[: scene.number]) if n not in shown]
    return _stems(" ".join([*earlier, _headline(scene)]))


_AGED: Final = re.compile(
    r"\b[Tt]he\s(?:\d{1,3}|[a-z]+)-year-old\b(?!\s(?:[a-z]+\s)?[A-Z])(?!\s[a-z]+\s(?:who|of|named|whose)\b)"
)
_NAMES: Final = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PRODUCT)
_PERSONS: Final = ("anaphoric people", "unnamed people")


def _named_by(noun: str) -> tuple[NameKind, ...]:
    """The kinds of name that this noun may take up within a sentence."""
    one = noun.removesuffix("s")
    if listed("anaphoric places") & {one, noun}:
        return (NameKind.PLACE,)
    if noun in listed("anaphoric organisations"):
        return (NameKind.ORGANISATION, NameKind.PRODUCT)
    return (NameKind.PERSON,) if noun in listed("anaphoric people") else ()


def _stems(text: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[a-z]+", text.lower())}


def _half_name(scene: Scene, start: int, edits: Sequence[Edit]) -> str | None:
    """A person called by one word alone, with no title and no given name put in."""
    text = scene.text
    seen: set[str] = set()
    for local, entity in scene.named((NameKind.PERSON,), start=start, end=len(text)):
        written = local.of(text)
        half = " " not in written or entity.name.endswith(f" {written}")
        fuller = not half or entity.name in seen
        seen.add(entity.name)
        if fuller or (" " not in entity.name and _mononym(entity, scene)):
            continue
        # The first sentence calls nobody by half a name but who is known by it.
        if scene.number == 0:
            continue
        if scene.before and re.search(rf"\b[A-Z][\w’'.-]*\s{re.escape(written)}\b", text[: local.start]):
            continue
        helped = any(
            (edit.span.end == local.start and edit.text) or edit.span.overlaps(local) or entity.name in edit.text
            for edit in edits
        )
        if helped or _TITLE_BEFORE.search(text[: local.start]) or in_name(text, local) or _headed(written, scene):
            continue
        return f"“{written}” is half a name"
    return None


def _headed(written: str, scene: Scene) -> bool:
    """Whether the headline calls somebody by this one word too."""
    return re.search(rf"\b{re.escape(written)}\b", _headline(scene)) is not None


def _mononym(entity: Entity, scene: Scene) -> bool:
    """Whether the article never calls this person otherwise, from its first sentences on: "Pelé", "Madonna"."""
    return scene.sentences[0].span.contains(entity.mentions[0])
