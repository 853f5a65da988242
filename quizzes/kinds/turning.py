"""Turning: from a core clause to a direct question, as in Heilman and Smith (2010), "Good Question!".

The question phrase takes the place of the answer and goes to the front; the auxiliary, a form of "be", or "did",
"does" or "do" goes before the subject. Where the subject is asked for nothing moves. What stood first stays first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ...briefings.article import Article, Span
from ...briefings.syntax import Parse
from .core import Core
from .statement import KEY, cleaned
from .verbs import lexicon

LONGEST_FRONT: Final = 9  # words before the question phrase
LONGEST_SUBJECT: Final = 12  # words between the auxiliary and the verb
_DO: Final = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_BE: Final = frozenset(("is", "are", "was", "were"))
# What a gap in the middle leaves: dashes, an apposition without its noun.
_BROKEN_OFF: Final = re.compile(r"\s[–—-]{1,2}\s|—|\bby\?|,\s*(?:or|and) |[’']s?$|[’']s[,?]")
Edits = Sequence[tuple[Span, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question phrase, ``words`` numbers of words of the sentence or words of ours; ``gone`` what it replaces."""

    words: tuple[int | str, ...]
    gone: frozenset[int]


def question_of(core: Core, asked: Asked, article: Article, edits: Edits) -> str | None:
    """The direct question without its question mark; None where it would not read well.

    ``edits`` include the small letter of a word that opens the sentence.
    """
    subject = set(core.subject)
    if any(True for _ in core.parse.children(core.verb, "neg")):
        return None
    front = [n for n in core.fronted if n not in asked.gone and core.parse.words[n].text != ","]
    told = [core.parse.words[n] for n in front]
    if told and told[0].text.casefold() == "as" and (len(told) < 2 or told[1].text.casefold() != "of"):
        return None  # "As the caption notes"
    if len(front) > LONGEST_FRONT or any(word.relation == "mark" or word.is_verb for word in told):
        return None
    rest = core.order[len(core.fronted) :]
    if _joined(core, asked.gone):
        return None
    if asked.gone & subject:
        if not asked.gone & {core.subject[0]}:
            return None
        items: list[int | str] = [*asked.words, *(n for n in rest if n not in asked.gone)]
    else:
        turned = _inverted(core, asked, rest)
        if turned is None:
            return None
        items = [*asked.words, *turned]
    if front:
        items = [*front, ",", *items]
    text = cleaned(rendered(core.parse, [*items, *_who_says(core)], article, edits))
    return None if _BROKEN_OFF.search(text) else text


def _joined(core: Core, gone: frozenset[int]) -> bool:
    """Whether "and" or "or" joins the answer to another: "by 9% in 2023 and by 7% in 2024"."""
    places = [place for place, number in enumerate(core.order) if number in gone]
    if not places:
        return False
    beside = [core.order[p] for p in (places[0] - 1, places[-1] + 1) if 0 <= p < len(core.order)]
    return any(core.parse.words[number].tag == "CC" for number in beside)


def _who_says(core: Core) -> tuple[int | str, ...]:
    return (", according to", *core.speaker) if core.speaker else ()


def _inverted(core: Core, asked: Asked, rest: Sequence[int]) -> list[int | str] | None:
    parse, verb = core.parse, core.verb
    subject = list(core.subject)
    if len(subject) > LONGEST_SUBJECT:
        return None
    after = [n for n in rest if n not in subject and n not in asked.gone]
    helping = [n for n in parse.children(verb, "aux", "auxpass") if n < verb and n in rest]
    word = parse.words[verb]
    if helping:
        first = helping[0]
        if not parse.words[first].text.isalpha() or parse.words[first].tag not in ("MD", "VBD", "VBZ", "VBP"):
            return None
        return [first, *subject, *(n for n in after if n != first)]
    if word.text.casefold() in _BE:
        if any(parse.words[n].tag == "WP" for n in after):
            return None
        return [verb, *subject, *(n for n in after if n != verb)]
    base = base_of(word.text, word.tag)
    beside = verb + 1 < len(parse.words) and parse.words[verb + 1]
    if base is None or (beside and beside.tag in ("VBD", "VBZ", "VBP", "VBN") and beside.relation != "ccomp"):
        return None  # "the dress she wore sold": the parser took the wrong verb
    return [_DO[word.tag], *subject, *(base if n == verb else n for n in after)]


def base_of(verb: str, tag: str) -> str | None:
    """The base form of a finite verb that is no auxiliary; None where the lexicon does not know it."""
    known = lexicon()
    low = verb.casefold()
    if tag == "VBD":
        return known.past.get(low)
    if tag == "VBZ":
        return known.third.get(low)
    return low if tag == "VBP" and low.isalpha() and low not in ("am", "are") else None


def rendered(parse: Parse, items: Iterable[int | str], article: Article, edits: Edits) -> str:
    """The words in a row with the edits put in; words that stood together without a space still do."""
    out: list[str] = []
    last: int | None = None
    done: set[Span] = set()
    for item in items:
        if isinstance(item, str):
            out.append(f" {item}")
            last = None
            continue
        span = parse.words[item].span
        edit = next((e for e in edits if e[0].overlaps(span)), None)
        if edit is not None:
            if edit[0] in done:
                last = item
                continue
            done.add(edit[0])
        written = span.of(article.text)
        glued = last is not None and item == last + 1 and parse.words[last].span.end == span.start
        out.append(("" if glued else " ") + (edit[1] if edit is not None else written))
        last = item
    return "".join(out).strip()


def stated(core: Core, key: frozenset[int], article: Article, edits: Edits, *, lead: str = "") -> str:
    """The core as a statement with the key marked."""
    items: list[int | str] = []
    for number in core.order:
        if number not in key:
            items.append(number)
        elif KEY not in "".join(i for i in items if isinstance(i, str)):
            items.append(f"{lead}{KEY}")
    items = [*items, *_who_says(core)]
    text = cleaned(rendered(core.parse, items, article, edits))
    text = re.sub(rf"([$£€(])\s+{KEY}", rf"\1{KEY}", text)
    return text[:1].upper() + text[1:].rstrip(" .,;") + "."
