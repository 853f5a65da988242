"""The clause that states the key, cut out of its sentence by the parse; nothing is reworded.

Sentence simplification before asking follows Heilman and Smith (2010): the finite clause around the answer is taken
with its own subject, and appositions, relative clauses and further clauses are dropped until it is short.
What carries truth is never cut away: a clause under a speech verb, a condition or "that" keeps what it hangs on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ...briefings.article import Span
from ...briefings.syntax import Parse, is_finite, path_up
from ..data.words import words as entries

# The rubric aims at 12 to 20 words for a whole prompt, of which the naming of the source takes about five.
ENOUGH_WORDS: Final = 16
# Above this many words with the naming of the source the prompt is over its limit, so more may go.
TOO_MANY: Final = 24
SUBJECTS: Final = ("nsubj", "nsubjpass", "expl", "csubj")
_RELATIVES: Final = frozenset(("who", "which", "that"))
# Words of a noun phrase without whose clause something else would be said: "the firm that", "any man who".
_DEFINING: Final = entries("defining")
# Subordinators after which the clause is stated as a fact of its own.
_FACTUAL: Final = frozenset(("while", "whereas", "although", "though", "because", "after", "since", "as"))
_DROP_ORDER: Final = (("parataxis",), ("relcl",), ("advcl",), ("conj",), ("appos", "acl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """Places of the statement's pieces in ``Article.text``, in the order they are read."""

    pieces: tuple[Span, ...]


def trimmed(parse: Parse, key: Span) -> Trimmed | None:
    """The pieces of the clause that states ``key``; None where the parse has no such clause."""
    top = parse.top_of(key)
    if top is None:
        return None
    for verb in path_up(parse, top):
        word = parse.words[verb]
        if not is_finite(parse, verb) or _hangs(parse, verb):
            continue
        own = next(
            (c for c in parse.children(verb, *SUBJECTS) if parse.words[c].text.lower() not in _RELATIVES), None
        )
        if own is not None:
            return Trimmed(pieces=tuple(pieces_of(parse, verb, key, lead=None)))
        if word.relation == "relcl" and leads(parse, verb):
            return Trimmed(pieces=tuple(pieces_of(parse, verb, key, lead=word.head)))
        shared = shared_subject(parse, verb)
        if shared is not None:
            return Trimmed(pieces=tuple(pieces_of(parse, verb, key, lead=shared)))
    return None


def leads(parse: Parse, verb: int) -> bool:
    """Whether a relative clause is set off by a comma from a proper name that is its subject."""
    subject = next(parse.children(verb, *SUBJECTS), None)
    if subject is None or parse.words[subject].text.lower() not in ("who", "which") or subject == 0:
        return False
    head = parse.words[parse.words[verb].head]
    if head.relation == "pobj" and parse.words[parse.words[head.head].head].tag.startswith("N"):
        return False  # "the dog of Ada Moen, who was left $12": it may be the dog's
    return parse.words[subject - 1].text == "," and head.tag.startswith("NNP")


def is_clause(parse: Parse) -> bool:
    """Whether the sentence's root is a finite verb: a heading's is not."""
    root = next((number for number, word in enumerate(parse.words) if word.head == number), None)
    return root is not None and is_finite(parse, root)


def _hangs(parse: Parse, verb: int) -> bool:
    """Whether the clause is not stated by itself: it hangs on a speech verb, a condition, "that" or a noun."""
    word = parse.words[verb]
    if word.relation in ("ccomp", "xcomp", "acl", "csubj", "pcomp"):
        return True
    if word.relation == "relcl" and _lacks_object(parse, verb):
        return True
    if word.relation == "advcl":
        marks = [parse.words[c].text.lower() for c in parse.children(verb, "mark", "advmod") if c < verb]
        if not marks or marks[0] not in _FACTUAL:
            return True
    above = list(path_up(parse, verb))[1:]
    return any(parse.words[n].relation in ("ccomp", "advcl", "pcomp", "csubj") for n in (verb, *above)) and any(
        parse.words[n].relation in ("ccomp", "pcomp", "csubj") for n in above
    )


def _lacks_object(parse: Parse, verb: int) -> bool:
    """Whether a relative clause has its own subject, so that its noun is what it lacks: "the money X asked for"."""
    own = any(parse.words[c].text.casefold() not in _RELATIVES for c in parse.children(verb, *SUBJECTS))
    return own and all(parse.words[c].tag != "WRB" for c in parse.children(verb, "advmod"))


def shared_subject(parse: Parse, verb: int) -> int | None:
    """The subject a joined verb takes over from the verb before it."""
    word = parse.words[verb]
    if word.relation != "conj" or word.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for child in parse.children(word.head, *SUBJECTS):
        if parse.words[child].text.lower() not in _RELATIVES:
            return child
    return None


def pieces_of(parse: Parse, verb: int, key: Span, *, lead: int | None) -> Iterator[Span]:
    """The lead's noun phrase, if any, then the clause with parts dropped until it is short enough."""
    kept = set(parse.subtree(verb))
    protected = set(path_up(parse, parse.top_of(key) or 0)) | {verb}
    # A subordinator and the joining word go: the clause stands by itself now.
    if parse.words[verb].relation != "ROOT" and parse.words[verb].head != verb:
        joining = {c for c in parse.children(verb, "mark", "cc", "preconj") if c < verb}
        # "Hours after X freed": what stands before the subordinator belongs to it.
        kept -= {n for n in kept if joining and n <= max(joining)}
    if lead is not None:
        kept -= set(parse.children(verb, *SUBJECTS))
        kept -= {c for c in kept if c < verb and parse.words[c].relation == "cc"}
    # The key, however long, is one gap or question word in the prompt.
    asked = {number for number, word in enumerate(parse.words) if key.overlaps(word.span)}
    for relations in _DROP_ORDER:
        if len(kept - asked) < ENOUGH_WORDS:
            break
        kept -= droppable(parse, verb, kept, protected, relations)
    if len(kept - asked) >= TOO_MANY:
        kept -= tail(parse, kept, protected)
    if len(kept - asked) >= TOO_MANY:
        kept -= _last_clause(parse, verb, kept, protected)
    if lead is not None:
        yield from spans_of(parse, noun_phrase(parse, lead, verb))
    yield from spans_of(parse, sorted(kept))


def droppable(parse: Parse, verb: int, kept: set[int], protected: set[int], relations: tuple[str, ...]) -> set[int]:
    """The loose parts of ``kept`` that hang by one of ``relations``, with the commas that set them off."""
    dropped: set[int] = set()
    of_these = (number for number in kept - protected if parse.words[number].relation in relations)
    for number in sorted(of_these):
        word = parse.words[number]
        if not _loose(parse, number):
            continue
        branch = set(parse.subtree(number))
        if branch & protected or (word.relation != "advcl" and min(branch) < word.head):
            continue
        dropped |= branch
        first = min(branch)
        # The joining word and the comma before a dropped part belong to it.
        while first - 1 in kept and (
            parse.words[first - 1].relation == "cc" or parse.words[first - 1].text in (",", "–", "—", "-", "--")
        ):
            first -= 1
            dropped.add(first)
        last = max(branch)
        fronted = any(last < subject for subject in parse.children(verb, *SUBJECTS))
        if (
            not fronted
            and last + 1 in kept
            and parse.words[last + 1].text in (",", "–", "—", "--")
            and first in dropped
        ):
            dropped.add(last + 1)
    return dropped


def tail(parse: Parse, kept: set[int], protected: set[int]) -> set[int]:
    """The clause at the very end that tells more of an indefinite noun: "over a defect that could cause ..."."""
    words = [number for number in sorted(kept) if parse.words[number].relation != "punct"]
    for number in words:
        word = parse.words[number]
        if word.relation not in ("relcl", "acl") or parse.words[word.head].relation in ("appos", "conj"):
            continue
        if parse.words[word.head].text.casefold() in entries("to_do"):
            continue  # "in an attempt to mend it" says nothing without what it is to do
        if parse.words[word.head].tag not in ("NN", "NNS"):
            continue  # what hangs on a name or a number belongs to the verb: "admitted in 2021 that he took"
        if {parse.words[c].relation for c in parse.children(number)} >= {"nsubj", "dobj"}:
            opener = min(parse.subtree(number))
            if parse.words[opener].text.casefold() == "that" and parse.words[opener].relation not in (
                "nsubj",
                "dobj",
            ):
                continue  # nothing is missing in it, so it is what somebody says: "told agents that he took"
        branch = set(parse.subtree(number))
        if branch & protected or max(branch & kept) != words[-1]:
            continue
        determiners = {
            parse.words[c].text.casefold() for c in parse.children(word.head, "det", "amod", "poss", "neg")
        }
        if min(branch) > word.head and not determiners & _DEFINING and len(words) - len(branch) >= ENOUGH_WORDS // 2:
            return _up_to_name(parse, kept, branch & kept, protected)
    return set()


def binding(parse: Parse, clause: int) -> bool:
    """Whether a clause is a condition, without which more would be said."""
    marks = {parse.words[c].text.casefold() for c in parse.children(clause, "mark", "advmod")}
    return bool(marks & {"if", "unless", "until", "than", "as", "when", "whenever", "only"})


def _last_clause(parse: Parse, verb: int, kept: set[int], protected: set[int]) -> set[int]:
    """The clause of time at the very end: "chose to stay before a judge could rule"."""
    last = max(n for n in kept if parse.words[n].relation != "punct")
    for number in (n for n in kept if parse.words[n].relation == "advcl" and verb < n):
        branch, marks = set(parse.subtree(number)), [parse.words[c] for c in parse.children(number, "mark")]
        told = any(mark.text.casefold() in ("before", "after") for mark in marks)
        if told and last in branch and not branch & protected:
            return branch & kept
    return set()


def _up_to_name(parse: Parse, kept: set[int], cut: set[int], protected: set[int]) -> set[int]:
    """What is cut, less its words up to the last name where no other name says what the statement is about."""
    named = [n for n in cut if parse.words[n].text[:1].isupper()]
    asked = protected | {
        n for n in kept if parse.words[n].head in protected and parse.words[n].relation == "compound"
    }
    told = (n for n in kept - cut - asked if n and parse.words[n].tag.startswith(("NNP", "CD")))
    if not named or any(told):
        return cut
    last = max(named)
    phrases = [parse.subtree(n) for n in path_up(parse, last) if n in cut and parse.words[n].relation == "pobj"]
    end = max(phrases[-1]) if phrases else last
    rest = {n for n in cut if n > end}
    return rest if rest and parse.words[min(rest)].relation in ("prep", "punct") else cut


def _loose(parse: Parse, number: int) -> bool:
    """Whether a part can go without changing what is stated: it is set off by a comma, or is a joined clause."""
    word = parse.words[number]
    first = min(parse.subtree(number))
    before = parse.words[first - 1].text if first else ""
    if word.relation == "conj":
        complements = (
            c for c in parse.children(word.head, "dobj", "prep", "attr", "ccomp", "xcomp", "acomp", "oprd")
        )
        return word.is_verb and parse.words[word.head].is_verb and any(c < first for c in complements)
    if word.relation == "acl" and parse.words[word.head].relation == "pobj":
        # "with investors losing ...": the participle is what the phrase says.
        return before in (",", "(") and word.tag == "VBN"
    if word.relation == "advcl":
        marks = [parse.words[c].text.lower() for c in parse.children(number, "mark")]
        return before in (",", "–", "—", "--") and not {"if", "unless", "until"} & set(marks)
    if word.relation == "parataxis":
        return not word.is_verb
    if word.relation == "appos" and _is_listed(parse, number):
        return False
    if (
        word.relation == "appos"
        and word.head != number
        and not any(parse.words[c].tag in ("DT", "PRP$", "POS", "CD") for c in parse.children(word.head))
    ):
        # "with French journalist, Hugo Clement": a bare noun needs its name.
        return before in (",", "–", "—", "--", "(") and parse.words[word.head].tag in ("NNP", "NNPS", "NNS")
    return before in (",", "–", "—", "--", "(")


def _is_listed(parse: Parse, number: int) -> bool:
    """Whether an apposition is rather a member of a list: "with Blue Sky, Fjord Two, and Hill"."""
    head, first = parse.words[number].head, min(parse.subtree(number))
    if first == 0 or parse.words[first - 1].text != ",":
        return False
    return any(child > number for child in parse.children(head, "conj"))


def noun_phrase(parse: Parse, head: int, verb: int) -> list[int]:
    """The noun phrase of ``head`` without the clause it leads and without loose parts."""
    drop = set(parse.subtree(verb))
    for child in parse.children(head, "relcl", "appos", "punct", "cc", "conj", "acl"):
        drop |= set(parse.subtree(child))
    return [n for n in parse.subtree(head) if n not in drop]


def spans_of(parse: Parse, numbers: list[int]) -> Iterator[Span]:
    """Runs of neighbouring words as spans."""
    if not numbers:
        return
    start = numbers[0]
    for one, other in pairwise([*numbers, -1]):
        if other != one + 1:
            yield Span(parse.words[start].span.start, parse.words[one].span.end)
            start = other
