"""Words that point out of a sentence: definite nouns, "there", "another", half names. Fails closed.

A definite noun is known to who reads one line alone if its own phrase makes it known ("the mayor of Harrow"), if the
sentence has brought it up, or if the world has but one ("the internet"); every other one is familiar from the text
before (Prince, "Toward a Taxonomy of Given-New Information", 1981). Phrases come from the parse, where there is one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .article import Span
from .editing import Edit, known_to_all, listed
from .letters import unspelt
from .likeness import stem
from .names import Entity, NameKind, country_of_demonym
from .noun_phrases import PERSONS, Definite, definites
from .repairing import Scene, in_name

_WORDS_BEFORE_SUCH: Final = 12  # so far into a sentence "such" takes up what the sentence tells of
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
_TITLE_BEFORE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prince|Princess|King|Queen|Pope|Saint|St|President|Premier|Chancellor"
    r"|Minister|Secretary|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Judge|Justice|Mayor|Senator|Governor|General|Captain"
    r"|Colonel|Father|Sister|Brother|Rev|Prof|Professor|Coach)\.?\s$"
)


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
        person = any(definite.noun in listed(kind) for kind in PERSONS)
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
        person = any(noun in listed(kind) for kind in PERSONS)
        return near and not person and stem(noun) not in _told_elsewhere(scene)
    if scene.number:
        return False
    # A first sentence takes up what it has named itself, if by a name that no finder knows.
    return bool(re.search(r"\b[A-Z]\w", before)) if kinds else not any(noun in listed(kind) for kind in PERSONS)


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
