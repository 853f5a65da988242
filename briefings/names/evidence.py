"""Evidence for what a run of capitalised words names, and the document's verdict over all its occurrences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from .entity import NameKind
from .gazetteer import AMBIGUOUS, country_of_demonym, place_named
from .runs import Run, is_role, known_given
from .wordlists import lowered, section

Votes = dict[NameKind, float]

# A verdict needs this much evidence over all occurrences, and this much more than the next kind.
ENOUGH: Final = 1.4
MARGIN: Final = 0.4

_PLACE_WORDS: Final = frozenset({"in", "at", "near", "from", "outside", "across", "throughout", "around", "to", "of"})
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&.\-]*[A-Z]\.?|[A-Z]{2,}s?")
_AGE: Final = re.compile(r"\s*,\s*$")


def is_name_like(run: Run, lower: frozenset[str], seen_inside: frozenset[str]) -> bool:
    """Whether the run may be a name at all: no concept, no nationality, no mere first word of a sentence."""
    text = run.text
    if text in section("concepts") or country_of_demonym(text):
        return False
    if len(text) == 1 and text != "X":
        return False
    if len(run.words) == 1 and text.isdigit():
        return False
    if len(run.words) == 1:
        word = text.lower()
        if word in section("function"):
            return False
        if run.initial and (word in section("common") or word in lower or is_role(text)):
            return text in seen_inside and word not in lower
        if word in lowered("roles") or text in section("titles"):
            return False
    return True


def evidence_for(run: Run) -> Votes:
    """What one occurrence says about the kind of its name."""
    votes: Votes = defaultdict(float)
    _person(run, votes)
    _organisation(run, votes)
    _place(run, votes)
    _product(run, votes)
    return votes


def _person(run: Run, votes: Votes) -> None:
    kind = NameKind.PERSON
    count = len(run.words)
    org_like = any(word in section("org_heads") for word in run.words[-1:])
    if run.title:
        votes[kind] += 3.0 if count <= 4 else 1.0
    if 2 <= count <= 4 and known_given(run.words[0]) and not org_like:
        votes[kind] += 2.0
    if run.before and is_role(run.before[0]) and run.lead in (" ", ", "):
        votes[kind] += 1.6 if 2 <= count <= 3 else 0.8
    if count <= 3 and run.gap.strip() == "," and _role_follows(run.after):
        votes[kind] += 1.6
    if run.gap.strip() == "," and run.after and re.fullmatch(r"1?\d\d?", run.after[0]) and count <= 4:
        votes[kind] += 1.5
    near = [word.lower() for word in (*run.before[:1], *run.after[:1])]
    if any(word in section("speech") for word in near) and run.gap.strip() == "" and 2 <= count <= 3:
        votes[kind] += 0.6
    if run.after[:1] and run.after[0] in ("who", "whose") and run.gap.strip() in (",", ""):
        votes[kind] += 1.5


def _role_follows(after: Sequence[str]) -> bool:
    if after and after[0].lower() in ("the", "a", "an", "its", "his", "her", "who"):
        return any(is_role(word) for word in after[1:5]) or after[0] == "who"
    return any(is_role(word) for word in after[:2])


def _organisation(run: Run, votes: Votes) -> None:
    kind = NameKind.ORGANISATION
    heads = section("org_heads")
    if len(run.words) > 1 and (run.words[-1] in heads or run.words[0] in section("org_of") and "of" in run.text):
        votes[kind] += 3.0
    elif len(run.words) == 1 and run.text in (
        "Congress",
        "Senate",
        "Parliament",
        "Taliban",
        "Hamas",
        "Hezbollah",
        "Knesset",
    ):
        votes[kind] += 3.0
    elif len(run.words) > 1 and any(word in heads for word in run.words[1:]):
        votes[kind] += 1.5
    if len(run.words) == 1 and _ACRONYM.fullmatch(run.text) and 2 <= len(run.text.strip(".")) <= 6:
        votes[kind] += 1.4
    first = run.after[0].lower() if run.after and run.gap.strip() == "" else ""
    if first in lowered("org_nouns") or first in section("people_groups") or is_org_role(run):
        votes[kind] += 1.5
    if run.before and run.before[0].lower() in lowered("org_nouns") and run.lead == " ":
        votes[kind] += 1.5 if run.before[0].lower() not in section("roles") else 0.0
    if (
        len(run.before) > 1
        and run.before[0] == "of"
        and run.before[1] in ("shares", "CEO", "chairman", "founder", "stock")
    ):
        votes[kind] += 1.5
    if "&" in run.text:
        votes[kind] += 1.5


def is_org_role(run: Run) -> bool:
    """Whether a role follows as of a company: "Nvidia CEO", "a Tesla spokesman"."""
    return bool(run.after and run.gap == " " and is_role(run.after[0]))


def _place(run: Run, votes: Votes) -> None:
    kind = NameKind.PLACE
    known = place_named(run.text)
    if known and run.text not in AMBIGUOUS:
        votes[kind] += 4.0
    elif known:
        votes[kind] += 1.5 if run.before[:1] and run.before[0] in _PLACE_WORDS else 0.6
    if len(run.words) > 1 and (run.words[-1] in section("place_heads") or run.words[0] in section("place_first")):
        votes[kind] += 2.2
    if len(run.words) > 1 and run.words[0] in section("directions") and place_named(" ".join(run.words[1:])):
        votes[kind] += 3.0
    if run.before and run.before[0] in ("in", "near") and run.lead == " ":
        votes[kind] += 0.5
    if run.before[:2] and run.before[0] == "of" and len(run.before) > 1 and run.before[1] in section("place_nouns"):
        votes[kind] += 1.5
    if run.gap.strip() == "," and run.after:
        state = place_named(run.after[0]) or place_named(" ".join(run.after[:2]))
        if state and state.place_class in ("state", "country") and run.before[:1] and run.before[0] in _PLACE_WORDS:
            votes[kind] += 2.0


def _product(run: Run, votes: Votes) -> None:
    first = run.after[0].lower() if run.after and run.gap == " " else ""
    if first in lowered("products"):
        votes[NameKind.PRODUCT] += 1.5
    if re.search(r"\d", run.text) and re.search(r"[A-Za-z]", run.text):
        votes[NameKind.PRODUCT] += 1.5


def verdict(votes: Iterable[Mapping[NameKind, float]]) -> NameKind | None:
    """The kind with enough summed evidence and a clear margin, else None.

    Evidence of one sort counts once fully and then with falling weight, so that repetition alone decides nothing.
    """
    total: Votes = defaultdict(float)
    for vote in votes:
        for kind, weight in vote.items():
            total[kind] = max(total[kind], weight) + 0.25 * min(total[kind], weight)
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0].value))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
        return None
    return ranked[0][0]
