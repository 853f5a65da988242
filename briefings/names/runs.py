"""Runs of capitalised words in a sentence: what could be a name, with its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ..article import Span
from .gazetteer import country_of_demonym, is_form, place_named
from .wordlists import section
from .words import Token, known_given, tokens_of

_SHORTEST_ADVERB: Final = 6  # "Apparently Ann Lee", but "Kelly" and "Molly" are names
_LONGEST_TITLE: Final = 3
# More capitalised words in a row are a list or a headline.
_LONGEST_RUN: Final = 14
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.’' ]+(?:,\s+[A-Z][\w. ]+)?\s*(?:\([^)]{2,40}\)\s*)?(?:[—–]|-{1,2})\s"
    r"|[A-Z][A-Z.’' ]+,\s+[A-Z][a-z]+\.?\s+\d{1,2}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of capitalised words that may be a name, without the title before it.

    ``initial`` marks a run at the start of a sentence or right after an opening quotation mark. ``before`` and
    ``after`` are the neighbouring words of the sentence, nearest first; ``gap`` is the text between the run and the
    next word. ``demonym`` is a nationality that stood before. ``dateline`` marks a place that opens a report.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    initial: bool
    title: str | None = None
    demonym: str | None = None
    possessive: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lead: str = ""
    gap: str = ""
    dateline: bool = False


@cache
def _unnamed() -> frozenset[str]:
    return section("concepts")


def runs_of(text: str, span: Span, *, starts: frozenset[int] = frozenset()) -> list[Run]:
    """The runs of one sentence, in order; ``starts`` are the places where paragraphs begin."""
    tokens = tokens_of(text, span)
    found: list[Run] = []
    index = 0
    while index < len(tokens):
        if not _can_start(tokens[index]):
            index += 1
            continue
        end = _run_end(text, tokens, index)
        found.extend(_split(text, span, tokens, index, end))
        index = end
    if span.start in starts and found and found[0].span.start == span.start:
        found[:2] = _datelined(text, found[:2])
    return found


def _datelined(text: str, runs: list[Run]) -> list[Run]:
    """Marks the place that opens a paragraph: "LONDON —", "MOSCOW, January 28. /TASS/"."""
    opening = _DATELINE.match(text, runs[0].span.start)
    if opening is None or not runs[0].text.isupper() or len(runs[0].text) < 3:
        return runs
    return [replace(run, dateline=True) if run.span.end <= opening.end() else run for run in runs]


def _can_start(token: Token) -> bool:
    return token.capital and token.text not in ("I", "I'm", "I’m")


def _run_end(text: str, tokens: tuple[Token, ...], start: int) -> int:
    """One past the last token of the run that begins at ``start``."""
    end = start + 1
    joined = False
    while end < min(len(tokens), start + _LONGEST_RUN):
        before, here = tokens[end - 1], tokens[end]
        between = text[before.span.end : here.span.start]
        if before.possessive or between not in (" ", "\u00a0", " & "):
            break
        if (here.capital and here.text != "I") or _is_model_number(text, tokens, end):
            end += 1
            continue
        step = _connector(text, tokens, start, end, joined=joined)
        if not step:
            break
        joined = joined or here.text in ("of", "for")
        end += step
    return end


def _is_model_number(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number belongs to the name before it ("Acme 360", "Comet 9 rocket"): nothing is counted by it."""
    here = tokens[at]
    if not re.fullmatch(r"\d{1,4}", here.text) or re.fullmatch(r"(?:19|20)\d\d", here.text):
        return False
    if tokens[at - 1].text in _dates() or tokens[at - 1].text in section("concepts") or tokens[at - 1].text.isdigit():
        return False
    if at + 1 == len(tokens):
        return True
    gap = text[here.span.end : tokens[at + 1].span.start]
    return gap in (", ", "; ", ") ") or (gap == " " and tokens[at + 1].text in section("products"))


def _connector(text: str, tokens: tuple[Token, ...], start: int, at: int, *, joined: bool) -> int:
    """How many tokens to take when a small word at ``at`` joins two parts of one name, else 0."""
    word, head = tokens[at].text, tokens[at - 1].text
    step = 2
    if at + 1 < len(tokens) and tokens[at + 1].text == "the" and word in ("of", "for"):
        step = 3
    if at + step > len(tokens):
        return 0
    following = tokens[at + step - 1]
    if (
        not following.capital
        or following.text in _dates()
        or text[tokens[at].span.start : following.span.start].strip(" \u00a0")
        not in (
            word,
            f"{word} the",
        )
    ):
        return 0
    if word in section("particles") and step == 2:
        return step if word not in ("y", "e", "do") or at - start > 1 else 0
    heads = (
        section("org_of")
        | section("place_first")
        | frozenset({"Republic", "Kingdom", "Sea", "Isle", "State", "City"})
    )
    if word == "of" and head in heads:
        return step
    if word == "for" and head in section("org_of"):
        return step
    if word == "on" and head in ("Commission", "Committee", "Council", "Institute", "Center", "Centre"):
        return step
    names = {token.text for token in tokens[start:at]}
    if word == "and" and joined and names & section("org_and") and not following.text.isupper():
        return step
    if word == "at" and joined and "University" in names and place_named(following.text):
        return step
    return 0


def _split(text: str, sentence: Span, tokens: tuple[Token, ...], start: int, end: int) -> Iterator[Run]:
    """Strips openers, nationalities and titles from a run, and cuts it where a title or a date word stands inside."""
    at = start
    title: str | None = None
    demonym: str | None = None
    first = at
    while at < end:
        word = tokens[at].text
        opens = at == first == start and (_is_opener(word) or _is_adverb(tokens, at, end))
        if opens and not is_form(_words(tokens, at, end)):
            at += 1
            first = at
            continue
        if at == first and at + 1 < end and word.endswith("s") and word in section("concepts"):
            at += 1
            first = at
            continue
        if at == first and _words(tokens, at, end) in section("concepts"):
            at = end
            continue
        length = _title_length(tokens, at, end)
        if length:
            if at > first:
                yield _make(text, sentence, tokens, first, at, title=title, demonym=demonym)
                demonym = None
            title = _words(tokens, at, at + length)
            at += length
            first = at
            continue
        if at == first and at + 1 < end and country_of_demonym(word) and not place_named(_words(tokens, at, end)):
            demonym = word
            at += 1
            first = at
            continue
        if word in _dates():
            if at > first:
                yield _make(text, sentence, tokens, first, at, title=title, demonym=demonym)
            title, demonym = None, None
            at += 1
            first = at
            continue
        at += 1
    for cut in _place_cuts(tokens, first, end):
        yield _make(text, sentence, tokens, first, cut, title=title, demonym=demonym)
        first = cut
    if end > first:
        yield _make(text, sentence, tokens, first, end, title=title, demonym=demonym)


def _place_cuts(tokens: tuple[Token, ...], first: int, end: int) -> list[int]:
    """Where a place ends that a dateline or a concept follows: "Hong Kong China", "U.S. IT"."""
    if end - first < 2 or place_named(_words(tokens, first, end)):
        return []
    for cut in range(end - 1, first, -1):
        rest = _words(tokens, cut, end)
        if place_named(_words(tokens, first, cut)) and (
            place_named(rest) or (rest.isupper() and rest in section("concepts"))
        ):
            return [cut]
    return []


def _is_opener(word: str) -> bool:
    """Whether a capitalised word only opens a sentence or a title: "But Lee", "The Guardian"."""
    return word.lower() in section("function") and not (word.isupper() and len(word) > 1)


def _is_adverb(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether an adverb opens the sentence before a full name: "Apparently Ann Lee"."""
    word = tokens[at].text
    named = at + 2 < end and known_given(tokens[at + 1].text)
    return named and len(word) > _SHORTEST_ADVERB and word.endswith("ly") and not known_given(word)


def _dates() -> frozenset[str]:
    return section("dates")


def _title_length(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """How many tokens of a title stand at ``at``, 0 if none; a title needs a name after it."""
    for length in range(min(_LONGEST_TITLE, end - at), 0, -1):
        words = _words(tokens, at, at + length)
        if words in section("titles") and at + length < end and tokens[at + length].text not in section("org_heads"):
            return length
    return 0


def _words(tokens: tuple[Token, ...], start: int, end: int) -> str:
    return " ".join(token.text for token in tokens[start:end])


def _is_initial(text: str, sentence: Span, token: Token) -> bool:
    lead = text[sentence.start : token.span.start]
    return not any(c.isalnum() for c in lead) or lead.rstrip()[-1:] in ("“", '"', "‘", ":", "•", "—")


def _make(
    text: str,
    sentence: Span,
    tokens: tuple[Token, ...],
    start: int,
    end: int,
    *,
    title: str | None,
    demonym: str | None,
) -> Run:
    place = Span(tokens[start].span.start, tokens[end - 1].span.end)
    head = [token.text for token in reversed(tokens[max(0, start - 5) : start])]
    tail = [token.text for token in tokens[end : end + 6]]
    next_start = tokens[end].span.start if end < len(tokens) else sentence.end
    last_end = tokens[start - 1].span.end if start else sentence.start
    return Run(
        span=place,
        text=place.of(text),
        words=tuple(token.text for token in tokens[start:end]),
        initial=_is_initial(text, sentence, tokens[start]),
        title=title,
        demonym=demonym,
        possessive=tokens[end - 1].possessive,
        before=tuple(head),
        after=tuple(tail),
        lead=text[last_end : place.start],
        gap=text[place.end : next_start],
    )
