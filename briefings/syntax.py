"""Word and Parse: a sentence's words with their grammatical heads, as a parser gives them, free of any library."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .article import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place in ``Article.text``, Penn Treebank tag, ClearNLP dependency label and head.

    ``head`` is a position in ``Parse.words``; the root is its own head.
    """

    span: Span
    text: str
    tag: str
    relation: str
    head: int

    @property
    def is_verb(self) -> bool:
        """Whether the word is a verb form or a modal."""
        return self.tag.startswith("VB") or self.tag == "MD"


@dataclass(frozen=True)
class Parse:
    """One sentence's dependency tree; ``words`` are in text order."""

    words: tuple[Word, ...]

    @cached_property
    def _dependents(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head != number and 0 <= word.head < len(found):
                found[word.head].append(number)
        return tuple(map(tuple, found))

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """The dependents of a word, in order, of the given labels (all if none given)."""
        for number in self._dependents[index]:
            if not relations or self.words[number].relation in relations:
                yield number

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The word and all below it, in order, leaving out dependents with a label in ``without``."""
        found = [index]
        for here in found:  # grows as it is walked
            below = self._dependents[here]
            found.extend((c for c in below if self.words[c].relation not in without) if without else below)
        found.sort()
        return found

    def top_of(self, span: Span) -> int | None:
        """The word within ``span`` whose head lies outside it (the first such), None if no word lies there."""
        inside = self.within(span)
        for number in inside:
            head = self.words[number].head
            if (head == number or head not in inside) and self.words[number].relation not in ("punct", "det"):
                return number
        return inside[0] if inside else None

    def within(self, span: Span) -> range:
        """The words that share a character with ``span``."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.span.start for word in self.words)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(word.span.end for word in self.words)


def path_up(parse: Parse, index: int) -> Iterator[int]:
    """A word, the word it hangs on, and so on up to the root."""
    yield index
    while parse.words[index].head != index:
        index = parse.words[index].head
        yield index


def is_finite(parse: Parse, index: int) -> bool:
    """Whether a word is a finite verb, by itself or by its auxiliary."""
    if parse.words[index].tag in _FINITE:
        return True
    return parse.words[index].is_verb and any(
        parse.words[child].tag in _FINITE for child in parse.children(index, "aux", "auxpass")
    )


def with_verb(parse: Parse, past: Container[str]) -> Parse:
    """The parse with its verb found where the parser took it for a participle: "The dress in blue sold for $40".

    A sentence whose root is a noun and which has no finite verb of its own has taken its past tense for a participle;
    ``past`` holds the past forms of verbs.
    """
    parse = _with_reduced_relative(parse)
    words = parse.words
    root = next((n for n, word in enumerate(words) if word.head == n), None)
    if root is None or not words[root].tag.startswith("NN") or any(w.tag in _FINITE for w in words):
        return parse
    for number, word in enumerate(words):
        if word.relation != "acl" or word.tag != "VBN" or number < root or word.text.casefold() not in past:
            continue
        above = word.head
        while above != root and words[above].relation in ("pobj", "prep"):
            above = words[above].head
        if above != root:
            continue
        if words[number - 1].text == "," or next(parse.children(number, "agent"), None) is not None:
            continue
        new = list(words)
        new[number] = replace(word, tag="VBD", relation="ROOT", head=number)
        new[root] = replace(words[root], relation="nsubj", head=number)
        for child in parse.children(root, "punct"):
            new[child] = replace(words[child], head=number)
        return Parse(words=tuple(new))
    return parse


def _with_reduced_relative(parse: Parse) -> Parse:
    """The parse with its verb found where a participle before it was taken for one: "Members seen in May are paid".

    A second finite verb beside the root, with neither "and" nor a comma between, has the root's subject for its own
    (Bever, "The Cognitive Basis for Linguistic Structures", 1970).
    """
    words = parse.words
    root = next((n for n, word in enumerate(words) if word.head == n), None)
    if root is None or words[root].tag not in ("VBD", "VBN") or not words[root].text.endswith(("ed", "en")):
        return parse
    subject = next((c for c in parse.children(root, "nsubj", "nsubjpass") if c < root), None)
    verb = next((c for c in parse.children(root, "conj") if c > root and words[c].tag in ("VBZ", "VBP", "VBD")), None)
    helped = any(True for _ in parse.children(root, "aux", "auxpass"))
    if subject is None or verb is None or helped:
        return parse
    if any(words[n].relation == "cc" or words[n].text in (",", ";", "–", "—") for n in range(root, verb)):
        return parse
    new = list(words)
    new[verb] = replace(words[verb], relation="ROOT", head=verb)
    new[subject] = replace(words[subject], relation="nsubj", head=verb)
    new[root] = replace(words[root], tag="VBN", relation="acl", head=subject)
    for child in parse.children(root):
        if child > verb and child != verb:
            new[child] = replace(words[child], head=verb)
    return Parse(words=tuple(new))


_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def has_clause(parse: Parse) -> bool:
    """Whether the sentence states something: a finite verb with a subject, at its root or beside or below it.

    Parsers take "set" and "participate" for participles and infinitives; before a subject of theirs they are finite.
    """
    for number, word in enumerate(parse.words):
        if word.relation not in {"ROOT", "ccomp", "parataxis", "conj"} or not word.is_verb:
            continue
        subject = next(parse.children(number, *_SUBJECTS), None)
        if subject is None and word.relation == "ROOT" and word.tag in _FINITE:
            # "Rebuilding the pier costs less": parsers hang such a subject under its verb as a clause beside it.
            subject = next(
                (c for c in parse.children(number, "advcl") if c < number and parse.words[c].tag == "VBG"), None
            )
        if subject is None or _only_a_clause(parse, number):
            continue
        helped = any(parse.words[child].tag in _FINITE for child in parse.children(number))
        active = word.tag in {"VB", "VBN"} and subject < number and parse.words[subject].relation == "nsubj"
        if word.tag in _FINITE or helped or active:
            return True
    return False


def acting_on(parse: Parse, place: int) -> Span | None:
    """The subject whose verb has the word at ``place`` for its object: "A driver" in "A driver picked her up".

    A pronoun there never means that subject (Chomsky, "Lectures on Government and Binding", 1981, principle B).
    """
    number = next((n for n, word in enumerate(parse.words) if word.span.start == place), None)
    if number is None or parse.words[number].relation not in ("dobj", "dative"):
        return None
    subject = next(parse.children(parse.words[number].head, "nsubj"), None)
    if subject is None or subject > number:
        return None
    below = parse.subtree(subject)
    return Span(parse.words[below[0]].span.start, parse.words[below[-1]].span.end)


def nucleus(parse: Parse) -> tuple[str, ...]:
    """The words for who does what: subject, object and verb of the root, with what stands before the nouns.

    Empty where the sentence has no verb with both.
    """
    root = next((n for n, word in enumerate(parse.words) if word.head == n), None)
    if root is None or not parse.words[root].is_verb:
        return ()
    subject = next(parse.children(root, "nsubj", "nsubjpass"), None)
    told = next(parse.children(root, "dobj"), None)
    if subject is None or told is None:
        return ()
    nouns = [n for noun in (subject, told) for n in (*parse.children(noun, "compound", "amod"), noun)]
    return tuple(parse.words[n].text for n in (*nouns, root))


def _only_a_clause(parse: Parse, root: int) -> bool:
    """Whether the sentence opens as "When she came" does and has nothing that clause belongs to."""
    opener = parse.words[0]
    return (
        parse.words[root].relation == "ROOT"
        and opener.head == root
        and opener.relation in {"advmod", "mark"}
        and opener.tag in {"WRB", "IN"}
    )


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
