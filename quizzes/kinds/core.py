"""Core: one clause of a parsed sentence without what can go, in the order in which it is told.

What goes is what Heilman and Smith (2010) take off before they ask: appositions, relative clauses and participles
that commas set off, joined clauses, asides. What stays is stated as it was: conditions, negations and who says so.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ...briefings.article import Span
from ...briefings.syntax import Parse, is_finite, path_up
from ..data.words import words
from .trimming import binding, droppable, leads, noun_phrase, shared_subject, tail

LONGEST: Final = 22  # words; with the question phrase and the naming of the source about thirty
_SUBJECTS: Final = ("nsubj", "nsubjpass", "expl", "csubj")
_RELATIVES: Final = frozenset(("who", "which", "that", "whom", "whose", "where", "what"))
_NO_SUBJECT: Final = frozenset(("WRB", "WDT", "WP", "IN"))
_ASIDES: Final = frozenset(("including", "despite", "amid", "besides", "alongside", "like"))
_LOOSE: Final = (("parataxis",), ("relcl",), ("advcl",), ("conj",), ("appos", "acl"))
# Verbs that only pass on what is said; "denied" and "promised" say more than that.
_SAID: Final = words("passes_on")
_FACTUAL: Final = frozenset(("while", "whereas", "although", "though", "because", "since", "as"))
_BEFORE: Final = frozenset(("advmod", "prep", "npadvmod", "mark", "cc", "punct", "det", "preconj", "dep", "intj"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """``order`` are the words in the order told, ``subject`` and ``verb`` those of the clause.

    ``speaker`` are the words for who says it, where it is somebody of the sentence.
    """

    parse: Parse
    verb: int
    subject: tuple[int, ...]
    order: tuple[int, ...]
    speaker: tuple[int, ...] = ()

    @property
    def fronted(self) -> tuple[int, ...]:
        """What stands before the subject, without the comma after it."""
        return self.order[: self.order.index(self.subject[0])]


def core_of(parse: Parse, key: Span) -> Core | None:
    """The core of the clause that states ``key``; None where the parse has none that can be told by itself."""
    top = parse.top_of(key)
    if top is None:
        return None
    for verb in path_up(parse, top):
        if not is_finite(parse, verb):
            continue
        said = _saying(parse, verb)
        if said is not None:
            return _attributed(parse, verb, said, top)
        if _stands(parse, verb):
            return _plain(parse, verb, top)
        if parse.words[verb].relation in ("advcl", "csubj", "pcomp", "acl"):
            return None  # a part of another statement, which does not turn
    return None


def _stands(parse: Parse, verb: int) -> bool:
    """Whether the clause is stated by itself: a root, one joined to it, a factual one beside it, or "X, which"."""
    relation = parse.words[verb].relation
    if relation == "ROOT":
        return True
    if relation == "conj":
        head = parse.words[verb].head
        return parse.words[head].relation == "ROOT" and is_finite(parse, head)
    if relation == "advcl":
        marks = [parse.words[c].text.casefold() for c in parse.children(verb, "mark", "advmod") if c < verb]
        told = bool(marks) and (
            marks[0] in _FACTUAL or (marks[0] in ("when", "after") and parse.words[verb].tag == "VBD")
        )
        return told and parse.words[parse.words[verb].head].relation == "ROOT"
    return relation == "relcl" and (leads(parse, verb) or _then(parse, verb))


def _then(parse: Parse, verb: int) -> bool:
    """Whether a relative clause goes on with the story: "since May, when the union collected 1,600 signatures"."""
    opener = next((c for c in parse.children(verb, "advmod") if parse.words[c].tag == "WRB"), None)
    if opener is None or opener == 0 or parse.words[opener - 1].text != "," or parse.words[verb].tag != "VBD":
        return False
    return any(opener < c < verb for c in parse.children(verb, "nsubj", "nsubjpass"))


def _saying(parse: Parse, verb: int) -> int | None:
    """The verb by which somebody says the clause: "police said X fell by 3%", "X fell by 3%, police said"."""
    word = parse.words[verb]
    if word.relation not in ("ccomp", "parataxis") or word.head == verb:
        return None
    head = parse.words[word.head]
    if head.relation != "ROOT" or head.text.casefold() not in _SAID or next(parse.children(word.head, "neg"), None):
        return None
    return word.head if next(parse.children(word.head, "nsubj"), None) is not None else None


def _plain(parse: Parse, verb: int, key: int) -> Core | None:
    own = next(
        (c for c in parse.children(verb, *_SUBJECTS) if parse.words[c].text.casefold() not in _RELATIVES), None
    )
    relation = parse.words[verb].relation
    lead = None
    if relation == "relcl" and not _then(parse, verb):
        lead = parse.words[verb].head
    elif own is None:
        lead = shared_subject(parse, verb)
        if lead is None:
            return None
    kept = _kept(parse, verb, key)
    if own is not None and lead is None:
        subject = [n for n in parse.subtree(own) if n in kept]
        order = sorted(kept)
    else:
        subject = noun_phrase(parse, lead if lead is not None else 0, verb)
        kept -= {c for c in kept if c < verb and parse.words[c].relation in ("cc", *_SUBJECTS)}
        order = [*subject, *sorted(kept)]
    order = _trimmed(parse, order)
    return _checked(Core(parse=parse, verb=verb, subject=tuple(_trimmed(parse, subject)), order=tuple(order)))


def _attributed(parse: Parse, verb: int, said: int, key: int) -> Core | None:
    """The clause by itself with who says so: "X fell by 3%", according to the police."""
    speaker = next(parse.children(said, "nsubj"))
    if key in parse.subtree(speaker):
        return None
    drop = {n for c in parse.children(speaker, "relcl", "appos", "acl", "punct") for n in parse.subtree(c)}
    whose = tuple(n for n in parse.subtree(speaker) if n not in drop)
    inner = _plain(parse, verb, key)
    if inner is None:
        return None
    first, last = parse.words[inner.subject[0]], parse.words[inner.subject[-1]].text.casefold()
    if first.tag != "PRP" and not (first.text.casefold() == "the" and last in words("bodies")):
        return replace(inner, speaker=whose)
    # "X said it was": "it" is known by X, so X says it first.
    return _plain(parse, said, key) if said < verb else None


def _kept(parse: Parse, verb: int, key: int) -> set[int]:
    """The words of the clause without its loose parts; ``key`` and what it hangs on stay."""
    kept = set(parse.subtree(verb))
    protected = set(path_up(parse, key)) | {verb}
    if parse.words[verb].relation != "ROOT":
        joining = {c for c in parse.children(verb, "mark", "cc", "preconj") if c < verb}
        joining |= {c for c in parse.children(verb, "advmod") if parse.words[c].tag == "WRB"}
        kept -= {n for n in kept if joining and n <= max(joining)}
    for relations in _LOOSE:
        kept -= droppable(parse, verb, kept, protected, relations)
    for child in tuple(n for n in sorted(kept) if parse.words[n].relation == "prep"):
        kept -= _beside(parse, child, kept, protected)
    for number in sorted(kept):
        kept -= _apposed(parse, number, kept, protected)
    for child in tuple(parse.children(verb, "advcl", "prep", "npadvmod", "advmod")):
        if sum(parse.words[n].relation != "punct" for n in kept) <= LONGEST:
            break
        if child > verb and parse.words[child].relation == "advcl" and not binding(parse, child):
            branch = set(parse.subtree(child))
            kept -= set() if branch & protected else branch
    if len(kept) > LONGEST:
        kept -= tail(parse, kept, protected)
    return _without_last_phrases(parse, verb, kept, protected)


def _apposed(parse: Parse, number: int, kept: set[int], protected: set[int]) -> set[int]:
    """A noun with its own article set off at the end of what is kept: "fell by 3%, a revision of the first"."""
    word = parse.words[number]
    if word.relation not in ("appos", "npadvmod", "dep") or number not in kept or number in protected:
        return set()
    branch = set(parse.subtree(number))
    first = min(branch)
    last = max(n for n in kept if parse.words[n].relation != "punct")
    opens = first > 0 and parse.words[first - 1].text in (",", "–", "—")
    after = next((n for n in sorted(kept) if n > max(branch) and parse.words[n].relation != "punct"), None)
    ends = last in branch or (after is not None and parse.words[after].text.casefold() == "according")
    if not opens or parse.words[first].tag not in ("DT", "PRP$", "CD") or not ends or branch & protected:
        return set()
    return branch


def _beside(parse: Parse, number: int, kept: set[int], protected: set[int]) -> set[int]:
    """What is told beside it at the end, after a comma: "including four of them", "despite the rain"."""
    if number == 0 or parse.words[number].text.casefold() not in _ASIDES or parse.words[number - 1].text != ",":
        return set()
    branch = set(parse.subtree(number))
    last = max(n for n in kept if parse.words[n].relation != "punct")
    ends = last in branch or (max(branch) + 1 < len(parse.words) and parse.words[max(branch) + 1].text == ",")
    return branch if ends and number in kept and not branch & protected else set()


def _without_last_phrases(parse: Parse, verb: int, kept: set[int], protected: set[int]) -> set[int]:
    """While it is too long: without the last phrase that tells where, when or how, unless it is the only one."""
    while sum(parse.words[n].relation != "punct" for n in kept) > LONGEST:
        phrases = [c for c in parse.children(verb, "prep") if c in kept and c > verb]
        others = any(c > verb for c in parse.children(verb, "dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"))
        if not phrases or (len(phrases) == 1 and not others):
            break
        branch = set(parse.subtree(phrases[-1]))
        after = next((n for n in sorted(kept) if n > max(branch)), None)
        if after is not None and parse.words[after].tag not in ("IN", "TO", "CC", ",", ".", "VBG"):
            break  # the parser has cut a phrase in two
        if branch & protected or parse.words[phrases[-1]].text.casefold() in ("according", "without", "than"):
            break
        kept = kept - branch
    return kept


def _trimmed(parse: Parse, order: list[int]) -> list[int]:
    """Without punctuation at either end and without a joining word before."""
    while order and (parse.words[order[0]].relation in ("punct", "cc") or parse.words[order[0]].tag in (",", ":")):
        order = order[1:]
    while order and parse.words[order[-1]].relation == "punct" and parse.words[order[-1]].text not in ("%", "”", '"'):
        order = order[:-1]
    return order


def _checked(core: Core) -> Core | None:
    """The core where its parts stand as in a plain statement: the subject in one piece before its verb."""
    subject, parse = core.subject, core.parse
    if not subject or subject[0] not in core.order or parse.words[subject[0]].tag in _NO_SUBJECT:
        return None
    if any(later - earlier != 1 for earlier, later in pairwise(subject)):
        return None
    if subject[-1] >= core.verb and core.order.index(subject[-1]) >= core.order.index(core.verb):
        return None
    if len(subject) == 1 and parse.words[subject[0]].tag == "CD":
        return None  # "held since 2016 were released": a year is no subject
    if any(n not in core.order for n in parse.children(core.verb, "neg", "aux", "auxpass")):
        return None
    return core if not _cut_before(core) else None


def _cut_before(core: Core) -> bool:
    """Whether a list that the parser took for something else stood before the subject: "X, Y, and Z will be"."""
    first = min(core.subject)
    before = [core.parse.words[n] for n in range(first) if n not in core.order]
    if not before:
        return False
    closing = [word for word in before if word.relation not in _BEFORE]
    return bool(closing) and before[-1].relation == "cc" and not any(word.is_verb for word in before)
