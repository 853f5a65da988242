"""Verbs of saying in a parse: who says it, by which verb, and the clause that is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...briefings.syntax import Parse, is_finite
from ..data.words import words

# An adverb that only says when or that more was said: "also said", "later told"; any other colours the saying.
_PLAIN_ADVERBS: Final = frozenset(
    ("also", "then", "later", "earlier", "recently", "previously", "however", "meanwhile")
)
_PERFECT: Final = frozenset(("has", "have", "had"))
_NOT_THAT: Final = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who", "which"))
# "X left the talks, warning that ...": X warned. "Saying" and "adding" are but said.
_PARTICIPLES: Final = {
    "saying": "said",
    "adding": "said",
    "noting": "noted",
    "warning": "warned",
    "arguing": "argued",
    "claiming": "claimed",
    "insisting": "insisted",
    "explaining": "explained",
    "stressing": "stressed",
    "suggesting": "suggested",
    "predicting": "predicted",
    "acknowledging": "acknowledged",
    "announcing": "announced",
    "writing": "wrote",
    "alleging": "alleged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Positions in a parse: ``subject`` says by ``verb`` the clause of ``clause``.

    ``below`` are the words that say who says so; ``told`` is the verb as a question has it.
    """

    verb: int
    subject: int
    clause: int
    told: str
    below: tuple[int, ...]


def sayings(parse: Parse) -> Iterator[Saying]:
    """What is said in a sentence by a subject of its own."""
    for number, word in enumerate(parse.words):
        if not word.is_verb and word.text[:1] not in ("a", "A"):
            continue  # neither a verb nor "according"
        text = word.text.casefold()
        if text in words("reporting_verbs") and word.is_verb:
            found = _finite(parse, number)
        elif text in _PARTICIPLES and word.tag == "VBG":
            found = _participle(parse, number)
        elif text == "according":
            found = _according(parse, number)
        else:
            continue
        if found is not None and not is_one_of_several(parse, found.subject):
            yield found


def is_one_of_several(parse: Parse, head: int) -> bool:
    """Whether a name is joined to another: "X and Y"; not "X, a member but no friend"."""
    return any(parse.words[child].tag in ("NNP", "NNPS", "PRP", "NNS") for child in parse.children(head, "conj"))


def _finite(parse: Parse, verb: int) -> Saying | None:
    """ "X said that ...", "..., X said"."""
    subject = next(parse.children(verb, "nsubj"), None)
    clause = _clause_said(parse, verb)
    if subject is None or clause is None or not _plainly(parse, verb):
        return None
    perfect = (parse.words[child].text for child in parse.children(verb, "aux"))
    told = " ".join((*perfect, parse.words[verb].text))
    return Saying(verb=verb, subject=subject, clause=clause, told=told, below=tuple(parse.subtree(verb)))


def _participle(parse: Parse, verb: int) -> Saying | None:
    """ "X left, saying that ...": the subject is that of the verb above."""
    above = parse.words[verb].head
    if parse.words[verb].relation == "acl" and parse.words[above].text.casefold() in words("messages"):
        above = parse.words[above].head  # "X issued a statement saying that ..."
    elif parse.words[verb].relation != "advcl":
        return None
    clause = _clause_said(parse, verb)
    subject = next(parse.children(above, "nsubj"), None)
    if subject is None or clause is None or verb < above:
        return None
    if any(True for _ in parse.children(verb, "neg", "mark", "aux", "prep")) or not parse.words[above].is_verb:
        return None
    told = _PARTICIPLES[parse.words[verb].text.casefold()]
    return Saying(verb=verb, subject=subject, clause=clause, told=told, below=tuple(parse.subtree(verb)))


def _according(parse: Parse, number: int) -> Saying | None:
    """ "According to X, ...": X says the clause it belongs to."""
    to = next(parse.children(number, "prep"), None)
    subject = None if to is None else next(parse.children(to, "pobj"), None)
    clause = parse.words[number].head
    if subject is None or not is_finite(parse, clause) or parse.words[clause].relation != "ROOT":
        return None
    if not any(True for _ in parse.children(clause, "nsubj", "nsubjpass", "expl")):
        return None
    return Saying(verb=number, subject=subject, clause=clause, told="said", below=tuple(parse.subtree(number)))


def _plainly(parse: Parse, verb: int) -> bool:
    """Whether somebody did say it: no "would say", "did not say", "falsely claimed" or "was told"."""
    if any(True for _ in parse.children(verb, "neg", "auxpass", "mark")) or not is_finite(parse, verb):
        return False
    if any(parse.words[c].text.casefold() not in _PERFECT for c in parse.children(verb, "aux")):
        return False
    return all(parse.words[c].text.casefold() in _PLAIN_ADVERBS for c in parse.children(verb, "advmod"))


def _clause_said(parse: Parse, verb: int) -> int | None:
    """The verb of the clause that is said, before or after the verb of saying."""
    below = next(parse.children(verb, "ccomp"), None)
    if below is None and parse.words[verb].relation == "parataxis":
        below = parse.words[verb].head
    if below is None or not is_finite(parse, below):
        return None
    opening = {parse.words[n].text.casefold() for n in parse.children(below) if n < below}
    has_subject = any(True for _ in parse.children(below, "nsubj", "nsubjpass", "expl", "csubj"))
    return below if has_subject and not _NOT_THAT & opening else None
