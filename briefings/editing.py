"""Edits of one sentence: what is cut and what is put in, in square brackets, as editors do."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .alternation import any_of
from .article import Span
from .names.wordlists import section

_FILE: Final = "line_words.txt"
# A single mark closes a quotation only where no letter follows: "‘I don’t know’".
_QUOTED: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)")


_BRACKETED: Final = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change: ``span`` counts from the sentence's first character; ``text`` takes its place.

    An empty ``text`` is a cut. A ``text`` put in stands in square brackets; ``source`` is then where in the article
    its words stand, None for a date worked out from the day of publication.
    """

    span: Span
    text: str = ""
    source: Span | None = None


@cache
def listed(name: str) -> frozenset[str]:
    """One section of the word lists that judge lines."""
    return section(name, file=_FILE)


def known_to_all(noun: str) -> bool:
    """Whether the world has but one of what ``noun`` says: "the internet"."""
    return noun in listed("known to all") or noun.removesuffix("s") in listed("known to all")


@cache
def pattern(name: str) -> str:
    """A section as an alternation for regular expressions, longest first."""
    return any_of(listed(name))


def quoted_spans(sentence: str) -> list[Span]:
    """The quotations of ``sentence``, marks included."""
    return [Span(*match.span()) for match in _QUOTED.finditer(sentence)]


def outside_quotes(sentence: str) -> str:
    """``sentence`` with every character of a quotation turned into a space, so that offsets stay."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), sentence)


def bare(line: str) -> str:
    """``line`` without what stands in square brackets."""
    return " ".join(_BRACKETED.sub(" ", line).split())


def apply(sentence: str, edits: Iterable[Edit]) -> str:
    """``sentence`` after ``edits``: one line, single spaces, a capital first."""
    text = sentence
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*([.;:!?])", r"\1", text)
    text = re.sub(r"^[\s,;:–—-]+", "", text)
    return _capital(_closed_up(text))


def _closed_up(text: str) -> str:
    """``text`` without the blanks that a page has put inside quotation marks: 'as " a leading processor'."""
    text = re.sub(r"“\s+", "“", re.sub(r"\s+”", "”", text))
    parts = text.split('"')
    if len(parts) % 2 == 0:  # an odd number of marks: nobody can tell which of them opens
        return text
    return '"'.join(part.strip() if number % 2 else part for number, part in enumerate(parts))


def _capital(text: str) -> str:
    match = re.match(r"[\"“‘'(\[]*", text)
    start = match.end() if match else 0
    first = text[start : start + 1]
    # A brand such as iPhone keeps its small letter.
    return text if text[start + 1 : start + 2].isupper() else text[:start] + first.upper() + text[start + 1 :]


def without_overlap(edits: Sequence[Edit]) -> list[Edit]:
    """``edits`` in order, a later one that overlaps an earlier one left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.span.start, -edit.span.end)):
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept
