"""Whether a sentence stands alone, and the repairs by which it does.

A pronoun, a pointing word or a taken-up noun ("the company") must have something before it in the sentence to stand
for; else it is refused. For a "he" or "she" that can mean one person only, the name is put in in square brackets.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from .article import Span
from .definites import name_taken_up, points_back, taken_up
from .editing import Edit, listed, outside_quotes, pattern, quoted_spans
from .impersonal import ANY_KIND, CAPITALS, SUBORDINATE, nothing_meant, verb_after
from .likeness import FUNCTION_WORDS
from .moments import CALENDAR
from .names import NameKind
from .reference import dangling
from .repairing import HE, Scene, full_names, replacement
from .syntax import acting_on

_ME: Final = re.compile(
    r"\b(?:we|our|ours|us|my|mine|you|your|yours|me|ourselves|myself|yourself|let['’]s|I(?![.-]))\b", re.IGNORECASE
)
_THIS: Final = re.compile(r"\b(?P<that>this|these|those|that|such)\s+(?P<noun>[a-z][\w’'-]*)", re.IGNORECASE)
_TIMES: Final = listed("times")
_AFTER_THOSE: Final = re.compile(
    r"who|with|of|in|that|from|on|at|under|without|whose|\w+ed|\w+ing|killed|hurt|born|present|responsible"
)
_AGAIN: Final = re.compile(
    r"""["“]?(?:another|both|others?|neither|either|each|the\ others?|the\ (?:former|latter)
    |the\ (?:two|three|four|five|pair|duo|trio|same)|as\ (?:such|for)|here|one\ (?:said|told|was|is|had|includes?)
    |some\ (?:of\ (?:them|these)|say|said|are|were|have)|(?:most|many)\ of\ (?:them|these)
    |all\ (?:this|that|of\ (?:this|that|them|these))|none|such|that|this|these|those|it\ was\ this|that['’]s
    |even\ (?:that|this|these|those|then|so)|all\ (?:but\ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)
    |(?:all|most|many|some|none|each|half|two|three|several)\ of\ the\ [a-z]+\ (?:is|are|was|were|has|have|had|remain)
    |the\ (?:first|last|other)\ (?:two|three|four)|(?:two|three|four|five|some|several)\ others?
    |not\ to\ mention|which|who|whose|because|including|as\ well\ as|or|nor|only\ then|too|also|then)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_NOUN: Final = re.compile(r"[\"“]?(?:that|this|these|those|such)\s+[a-z]", re.IGNORECASE)
_ECHO: Final = re.compile(
    r"""^["“]?(?:After|Before|On|Since|With|Given|Despite)\ (?:\w+ing\ )?that,
    |\b(?:the\ others|the\ (?:former|latter)(?=\s(?:is|was|has|had|said)\b|[,.;])|the\ aforementioned
    |(?<=[a-z]\s)here(?=\s(?:to|in|on|for|and|by|as|with|at|after|before|who|that|last)\b)
    |in\ (?:this|that)\ (?:case|way|regard|respect|sense|context|field)|as\ well\.$|(?:to\ do|did|doing)\ so\.$
    |of\ them\.$|here(?=[.,;]|$)|this\ one|that\ one|the\ above|the\ following|one\ of\ them)""",
    re.IGNORECASE | re.VERBOSE,
)
# Later in a sentence "this" mostly takes up something of the sentence itself; it still counts as a loose tie.
_WORDS_BEFORE_THIS: Final = 5
_NAME_AFTER_COMMA: Final = 40  # a name, with a title, fits in so many characters


@dataclass(frozen=True, slots=True)
class Stance:
    """The edits by which a sentence stands, or why it cannot (``refused``); ``loose`` counts soft ties to before.

    ``leaning`` says what the sentence points to without being wrong alone: it is told only where nothing better is.
    ``personal`` marks a sentence in which its writer speaks, or speaks to the reader: no line can hold it. ``noun``
    marks a refusal for a noun that takes up a name.
    """

    edits: tuple[Edit, ...] = ()
    refused: str | None = None
    loose: int = 0
    leaning: str | None = None
    personal: bool = False
    noun: bool = False


def stand(scene: Scene, start: int) -> Stance:
    """How the sentence of ``scene``, read from character ``start``, can stand alone."""
    mended = _mended(scene, start)
    if isinstance(mended, Stance):
        return mended
    opening = scene.text[start:].find(" ") + start + 1
    unmended = not any(edit.span.start <= opening for edit in mended)
    edits = [*mended, *full_names(scene, start, mended)]
    leaning = (taken_up(scene, start) if unmended else None) or dangling(scene, start, edits)
    loose = 0 if scene.number == 0 else _loose(scene.text, start)
    return Stance(edits=tuple(edits), loose=loose, leaning=leaning)


def names_for_pronouns(scene: Scene) -> tuple[Edit, ...]:
    """The names put in for "he" and "she" where the sentence can stand with them: those of ``stand``, sooner told."""
    pronoun = HE.search(scene.text)
    if pronoun is None or _person_before(scene, 0, pronoun.start()):
        return ()
    mended = _mended(scene, 0)
    return () if isinstance(mended, Stance) else tuple(edit for edit in mended if edit not in scene.nouns)


def _mended(scene: Scene, start: int) -> list[Edit] | Stance:
    """The names put in for pronouns, or how the sentence cannot stand."""
    sentence = scene.text
    if (word := _personal(sentence, start)) is not None:
        return Stance(refused=f"“{word}” is the writer or the reader", personal=True)
    refused = _tied(sentence, start) or points_back(sentence[start:])
    if refused is not None:
        return Stance(refused=refused)
    found = _people(scene, start)
    refused = found if isinstance(found, str) else nothing_meant(scene, start)
    if isinstance(found, str) or refused is not None:
        return Stance(refused=refused)
    nouns = [edit for edit in scene.nouns if edit.span.start >= start and edit.text not in (e.text for e in found)]
    noun = name_taken_up(scene, start, nouns)
    return [*found, *nouns] if noun is None else Stance(refused=noun, noun=True)


def _tied(sentence: str, start: int) -> str | None:
    """Why the wording itself needs the sentence before, or None."""
    head = sentence[start:].lstrip("\"“‘'( ")
    if (match := _AGAIN.match(head)) and not _WITH_NOUN.match(head):
        return f"“{match.group()}” at its head needs the sentence before"
    plain = outside_quotes(sentence)
    if (match := _ECHO.search(plain, start)) is not None:
        return f"“{match.group()}” points back to what was said before"
    pointer = _pointing(sentence, start)
    return None if pointer is None else f"“{pointer}” points to what was said before"


def _personal(sentence: str, start: int) -> str | None:
    """The word outside quotations for the writer or the reader, or None."""
    shown = CAPITALS.sub(lambda found: " " * len(found.group()), outside_quotes(sentence))
    match = _ME.search(shown, start)
    return None if match is None else match.group()


def _pointing(sentence: str, start: int) -> str | None:
    """A "this" or "those" with a noun or verb that the sentence itself has not brought up."""
    for match in _THIS.finditer(sentence, start):
        that, noun = match["that"].lower(), match["noun"].lower()
        initial = not sentence[start : match.start()].strip(" \"“‘'(,")
        if that == "that" and not initial:
            continue
        if noun in _TIMES or (that == "those" and _AFTER_THOSE.fullmatch(noun)):
            continue
        if that == "such" and noun in {"as", "a", "an"}:
            continue
        if len(noun) > 2 and noun.rstrip("s") in sentence[start : match.start()].lower():
            continue
        if len(sentence[start : match.start()].split()) < _WORDS_BEFORE_THIS:
            return match.group()
    return None


def _people(scene: Scene, start: int) -> list[Edit] | str:
    """Repairs of "he" and "she" that stand before any person they could mean."""
    match = HE.search(scene.text, start)
    if match is None:
        return []
    acting = None if scene.parse is None else acting_on(scene.parse, match.start() + scene.offset)
    if acting is not None and not _person_before(scene, start, acting.start - scene.offset):
        return f"“{match.group()}” is somebody else than who acts on them"
    return [] if _person_before(scene, start, match.start()) else replacement(scene, match)


def _person_before(scene: Scene, start: int, place: int) -> bool:
    """Whether a person stands before ``place``, in a quotation only if the pronoun stands in it too."""
    text = scene.text
    if not any(span.start <= place < span.end for span in quoted_spans(text)):
        text = outside_quotes(text)
    before = text[start:place]
    named = [span for span, _ in scene.named((NameKind.PERSON,), start=start, end=place)]
    # Of "doctors" none is "he".
    nouns = (found.group() for found in _person_nouns().finditer(before))
    if any(span.of(text).strip() for span in named) or any(not noun.endswith("s") for noun in nouns):
        return True
    # A capitalised word that acts or speaks and is no known place or organisation may be a person.
    others = [span for span, e in scene.named(ANY_KIND, start=start, end=place) if e.kind is not NameKind.PERSON]
    for run in re.finditer(r"\b[A-Z][a-z’'-]+", before):
        local = Span(*run.span()).shifted(start)
        common = run.group().lower() in FUNCTION_WORDS or run.group() in CALENDAR
        acts = verb_after(text, local) or _speech_before(before[: run.start()])
        if acts and not common and not any(span.overlaps(local) for span in others):
            return True
    # "In his speech, Smith said": the name opens the main clause.
    comma = text.find(",", place)
    if SUBORDINATE.match(text[start:]) and comma >= 0:
        return bool(scene.named((NameKind.PERSON,), start=place, end=min(len(text), comma + _NAME_AFTER_COMMA)))
    return False


def _speech_before(text: str) -> bool:
    return bool(text.split()) and text.rsplit(maxsplit=1)[-1].strip(",").lower() in listed("speech verbs")


@cache
def _person_nouns() -> re.Pattern[str]:
    indefinite = r"\ban?\s+(?:[\w-]+\s){0,2}\w+(?:er|or|ist|ee|man|woman|ian|ant|ent)\b"
    return re.compile(rf"\b(?:{pattern('person nouns')})s?\b|{indefinite}", re.IGNORECASE)


@cache
def _loose_nouns() -> re.Pattern[str]:
    after = (
        r"(?!\s+(?:of|in|for|that|which|who|at|from|with|on|to|into|between|by|called|titled)\b|-|['’]s\s+\w+\s+of\b)"
    )
    return re.compile(rf"\b[Tt]he\s+(?:[a-z-]+\s)?(?P<noun>{pattern('anaphoric things')})\b{after}")


def _loose(sentence: str, start: int) -> int:
    """How many nouns the sentence takes up as if they were known: "the incident", "the report"."""
    pointers = sum(1 for match in _THIS.finditer(sentence, start) if match["that"].lower() in {"this", "these"})
    return pointers + sum(
        1
        for match in _loose_nouns().finditer(sentence, start)
        if match["noun"][:-1].lower() not in sentence[start : match.start()].lower()
    )
