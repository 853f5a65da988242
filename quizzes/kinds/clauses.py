"""Direct questions from clauses that are safe to turn: one finite verb, a short subject, the figure in a plain place.

The transformation is that of Heilman and Smith (2010), "Good Question!": the key becomes the question phrase, moves
to the front, and the auxiliary or "did" moves before the subject. Where the clause is not of the safe form the answer
is None and a gap is used instead.
"""

import re
from dataclasses import dataclass
from typing import Final

from ...briefings.quantities import Bound, Measure, Quantity
from ..data.words import words
from .statement import KEY
from .verbs import AUXILIARIES, finite_words, lexicon
from .wording import lowered

LONGEST_SUBJECT: Final = 9
LONGEST_AFTER: Final = 5  # words between the verb and an adjunct that is moved to the end
_DETERMINERS: Final = frozenset(("the", "a", "an", "its", "his", "her", "their", "some", "most", "many"))
_NOT_A_SUBJECT: Final = re.compile(r"[,;:“”\"()]|\b(?:who|which|that|whose|where|and|or|but|if|when|while|as)\b|–|—")
_NOT_A_REST: Final = re.compile(r"[;:“”\"]|\b(?:he|she|they|we|i)\b", re.IGNORECASE)
_BOUND_WORDS: Final = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.ALMOST: "almost ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "less than ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "up to ",
}
_BEFORE_FIGURE: Final = re.compile(
    r"(?P<preposition>\b(?:by|to|for|at)\s+)?(?:(?:a|an)\s+(?:total|combined total|estimated|average)(?:\s+of)?\s+)?"
    r"(?:about|around|some|roughly|approximately|nearly|almost|close to|more than|over|less than|under|up to|at least"
    r"|at most|no more than|as many as|as much as|below|above|an estimated|a total of|just|only|exactly)?\s*$",
    re.IGNORECASE,
)
_NOUN_PHRASE: Final = re.compile(
    r"^(?P<noun>(?:(?!(?:and|or|but|them|it)\b)[\w’'./-]+\s+){0,4}?[\w’'-]+)"
    r"(?=\s+(?:in|on|at|to|from|for|by|with|of|over|during|after|before|between|across|since|through|under|as|into"
    r"|per|within|near|outside|around|worldwide|last|this|each|every|who|that|which|because|were|was|have|had)\b|[.,]|$)"
)
_MOVES: Final = words("moves")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause around the key: ``[adjunct,] subject auxiliary|verb before KEY after``; ``verb`` is the base form."""

    adjunct: str
    subject: str
    auxiliary: str
    verb: str
    before: str
    after: str


def clause_of(text: str) -> Clause | None:
    """The clause of a statement whose key follows its verb, None where the form is not a safe one."""
    head, _, after = text.rstrip(" .").partition(KEY)
    adjunct, core = _fronted(head)
    tokens = core.split()
    finite = list(finite_words(tokens))
    if not finite or finite[0] == 0:
        return None
    at = finite[0]
    subject = " ".join(tokens[:at])
    if subject.split()[0].casefold() not in _DETERMINERS and not subject.split()[0].istitle() and subject.islower():
        return None
    if at > LONGEST_SUBJECT or _NOT_A_SUBJECT.search(subject) or _NOT_A_REST.search(after):
        return None
    word, rest = tokens[at].casefold(), tokens[at + 1 :]
    known = lexicon()
    if word in AUXILIARIES:
        if any(number > at for number in finite if tokens[number].casefold() in AUXILIARIES):
            return None
        plain = [w for w in rest if w.casefold() in known.participles or w.casefold() in known.bases or w == "been"]
        if not plain or len([n for n in finite if n > at]) > 1:
            return None
        return Clause(adjunct=adjunct, subject=subject, auxiliary=word, verb="", before=" ".join(rest), after=after)
    if len(finite) > 1:
        return None
    base = known.past.get(word)
    if base is None:
        return None
    return Clause(adjunct=adjunct, subject=subject, auxiliary="did", verb=base, before=" ".join(rest), after=after)


def _fronted(head: str) -> tuple[str, str]:
    """A fronted phrase of time or place up to its comma, and the rest."""
    match = re.match(r"^((?:In|On|At|By|During|After|Since|As of)\s[^,]{2,40}),\s+", head)
    return (match.group(1), head[match.end() :]) if match else ("", head)


def _verb_groups(tokens: list[str]) -> int:
    """How many finite verbs there are; an auxiliary and the participle after it are one."""
    finite = list(finite_words(tokens))
    return sum(number - 1 not in finite or tokens[number - 1] not in AUXILIARIES for number in finite)


def direct_figure_question(text: str, value: Quantity) -> str | None:
    """A "how many", "how much" or "what percentage" question without its question mark, small first letter."""
    if value.is_range or value.per or value.vague:
        return None
    return _of_subject(text, value) or _of_object(text, value)


def _of_subject(text: str, value: Quantity) -> str | None:
    """The figure opens the clause: "80% of the market is X's" becomes "what percentage of the market is X's"."""
    lead, _, rest = text.rstrip(" .").partition(KEY)
    if (lead.strip() and _BEFORE_FIGURE.fullmatch(lead.strip() + " ") is None) or "," in rest:
        return None
    if _verb_groups(rest.split()) != 1 or _NOT_A_REST.search(rest):
        return None
    bound = _BOUND_WORDS[value.bound]
    if value.measure is Measure.PERCENT and rest.startswith(" of "):
        return f"{bound}what percentage{rest}"
    if value.measure is Measure.COUNT and rest.startswith(" ") and value.bound is not Bound.EXACT:
        return f"{bound}how many{rest}"
    if value.measure is Measure.COUNT and rest.startswith(" "):
        return f"how many{rest}"
    return None


def _of_object(text: str, value: Quantity) -> str | None:
    """The figure follows the verb: "X used about 2,000 chips" becomes "about how many chips did X use"."""
    clause = clause_of(text)
    if clause is None:
        return None
    between = _BEFORE_FIGURE.search(clause.before + " ")
    if between is None:
        return None
    middle = clause.before[: between.start()].strip()
    if re.search(r"\b(?:and|or|but)\b|,", clause.before):
        return None
    if len(middle.split()) > (3 if clause.auxiliary != "did" else 0):
        return None
    preposition = (between["preposition"] or "").strip()
    phrase = _question_phrase(clause, value, preposition, middle)
    if phrase is None:
        return None
    question, after = phrase
    if clause.adjunct and len(after.split()) > LONGEST_AFTER:
        return None  # at the end of a long phrase the adjunct would hang on its last words
    verb = f"{clause.verb} {middle}".strip() if clause.verb else middle
    adjunct = f" {lowered(clause.adjunct)}" if clause.adjunct else ""
    return f"{question} {clause.auxiliary} {lowered(clause.subject)} {verb}{after}{adjunct}".strip()


def _question_phrase(clause: Clause, value: Quantity, preposition: str, middle: str) -> tuple[str, str] | None:
    """The question phrase, and what follows the verb once the figure's noun has moved to the front."""
    bound = _BOUND_WORDS[value.bound]
    after = clause.after
    lead = f"{preposition} " if preposition else ""
    if after[:1] == "," or after[:1].isalpha():
        return None
    if value.measure is Measure.COUNT:
        match = _NOUN_PHRASE.match(after.strip())
        if match is None or preposition:
            return None
        rest = after.strip()[match.end() :]
        return (f"{bound}how many {match['noun']}", rest) if not rest.startswith(",") else None
    if after.strip() and not re.match(
        r"\s(?:in|on|during|from|to|for|at|since|after|by|over|with|last|when)\b", after
    ):
        return None
    if value.measure is Measure.PERCENT:
        main = clause.verb or lexicon().past.get(middle.rpartition(" ")[2], "")
        moves = main in _MOVES
        if preposition in ("by", "to") or (moves and not preposition):
            return f"{preposition or 'by'} {bound}what percentage", after
        return None
    if value.measure is Measure.MONEY and preposition != "to":
        return f"{lead}{bound}how much", after
    return None
