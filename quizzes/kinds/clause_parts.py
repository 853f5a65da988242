"""Parts of a sentence that can be told by themselves: a clause of a given verb, and what else a subject did."""

from collections.abc import Iterable, Iterator

from ...briefings.article import Span
from ...briefings.syntax import Parse
from ..data.words import words
from .trimming import SUBJECTS, pieces_of, spans_of


def clause_pieces(parse: Parse, verb: int) -> tuple[Span, ...]:
    """The pieces of the clause of ``verb``, a finite verb, without the word that joins it to what stands above it."""
    own = {n for relative in _of_the_report(parse, verb) for n in parse.subtree(relative)}
    return tuple(_outside(parse, pieces_of(parse, verb, parse.words[verb].span, lead=None), own))


def _of_the_report(parse: Parse, verb: int) -> Iterator[int]:
    """The relative clauses in which a report speaks of itself: "the call that the newspaper revealed"."""
    for number in parse.subtree(verb):
        if parse.words[number].relation == "relcl":
            subject = next(parse.children(number, "nsubj"), None)
            if subject is not None and parse.words[subject].text.casefold() in words("outlet_nouns"):
                yield number


def _outside(parse: Parse, pieces: Iterable[Span], gone: set[int]) -> Iterator[Span]:
    """The pieces without the words of ``gone``."""
    if not gone:
        yield from pieces
        return
    for piece in pieces:
        inside = [n for n, word in enumerate(parse.words) if piece.contains(word.span) and n not in gone]
        yield from spans_of(parse, inside)


def further_clauses(parse: Parse, subject: int) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """The other verbs that the noun phrase of ``subject`` governs, each with the pieces of what it does.

    These are the verbs joined to its own ("sued X and sold Y") and those of a clause with "who" set off by a comma.
    """
    for verb in parse.children(parse.words[subject].head, "conj"):
        if parse.words[verb].tag in ("VBD", "VBZ") and not any(True for _ in parse.children(verb, *SUBJECTS, "aux")):
            yield verb, tuple(_without(parse, clause_pieces(parse, verb), verb))
    for verb in parse.children(subject, "relcl"):
        who = next(parse.children(verb, "nsubj", "nsubjpass"), None)
        if who is not None and parse.words[who].text.lower() == "who" and parse.words[who - 1].text == ",":
            yield verb, tuple(_after(clause_pieces(parse, verb), parse.words[who].span.end))


def _after(pieces: tuple[Span, ...], place: int) -> Iterator[Span]:
    """The pieces from ``place`` on."""
    for piece in pieces:
        if piece.end > place:
            yield Span(max(piece.start, place), piece.end)


def _without(parse: Parse, pieces: tuple[Span, ...], verb: int) -> Iterator[Span]:
    """The pieces from the verb or what stands before it in its own branch."""
    return _after(pieces, parse.words[min(parse.subtree(verb))].span.start)
