"""Evidence for what a run of capitalised words names, seen in its form and its neighbours."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .entity import NameKind
from .gazetteer import AMBIGUOUS, KnownPlace, country_of_demonym, place_named
from .runs import Run
from .wordlists import known_bodies, lowered, section
from .words import is_role, known_given

Votes = dict[NameKind, float]
KNOWN: Final = "organisations.txt"

_PLACE_WORDS: Final = frozenset({"in", "at", "near", "from", "outside", "across", "throughout", "around", "to", "of"})
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&.\-]*[A-Z]\.?|[A-Z]{2,}s?")
_INNER_CAPITAL: Final = re.compile(r"[A-Z]?[a-z0-9]+[A-Z]\w*")
_PARTY: Final = re.compile(r"[RDI]-[A-Z][\w.]*")  # "Sen. Ann Lee (R-Ky.)"
_AGED: Final = re.compile(r"\d{1,3}-year-old")
_AGED_AFTER: Final = re.compile(r",?\s+(?:an?|the)\s+\d{1,3}-year-old")
_PEOPLE_OF: Final = frozenset(
    {"man", "woman", "resident", "residents", "native", "teenager", "police", "boy", "girl", "couple"}
)


def is_name_like(run: Run, lower: frozenset[str], seen_inside: frozenset[str]) -> bool:
    """Whether the run may be a name at all: no concept, no nationality, no mere first word of a sentence."""
    text = run.text
    if text in section("concepts") or country_of_demonym(text) or text in section("titles"):
        return False
    if (len(text) == 1 and text != "X") or not re.search(r"[^\W\d_]", text):
        return False
    if run.lead.endswith("(") and _PARTY.fullmatch(text):
        return False
    if is_role(run.words[-1]) and all(word.lower() in _ordinary() for word in run.words):
        return False
    if len(run.words) == 1:
        word = text.lower()
        if word in section("function") and not (text.isupper() and len(text) > 1):
            return False
        if run.initial and (word in section("common") or word in lower or is_role(text)):
            return text in seen_inside and word not in lower
        if word in lowered("roles"):
            return False
    return True


def _ordinary() -> frozenset[str]:
    return (
        section("common")
        | section("function")
        | lowered("roles")
        | lowered("titles")
        | frozenset({"permanent", "acting"})
    )


def known_place(run: Run) -> KnownPlace | None:
    """The gazetteer's place for a run; words all in capitals are looked up as ordinary names too."""
    found = place_named(run.text)
    if found is None and run.text.isupper() and len(run.text) > 3:
        found = place_named(run.text.title())
    return found


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
    if run.words[-1] in section("org_heads") or run.words[-1] in section("place_heads"):
        return
    if run.title:
        votes[kind] += 3.0 if count <= 4 else 1.0
    if 2 <= count <= 4 and known_given(run.words[0]):
        votes[kind] += 2.0
    if run.before and is_role(run.before[0]) and run.lead == " ":
        votes[kind] += 1.6 if 2 <= count <= 3 else 0.8
    if count <= 3 and run.gap.strip() == "," and _role_follows(run.after):
        votes[kind] += 1.6 if count > 1 else 0.6
    if run.gap.strip() == "," and run.after and re.fullmatch(r"1?\d\d?", run.after[0]) and count <= 4:
        votes[kind] += 1.5
    lived = run.before[:1] and run.before[0] in ("of", "from", "in")
    aged = _AGED_AFTER.match(f"{run.gap}{' '.join(run.after[:4])}") and not lived
    if aged or (run.before and _AGED.fullmatch(run.before[0])):
        votes[kind] += 2.0
    if run.possessive and any(word in section("family") for word in run.after[:3]):
        votes[kind] += 2.5
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
    votes[kind] += _organisation_form(run)
    if run.gap in (" ", ""):
        first = [word.lower() for word in run.after[:2]]
        led = first and is_role(first[0]) and first[0] not in _PEOPLE_OF
        if first and (led or first[0] in lowered("org_nouns") or first[0] in section("people_groups")):
            votes[kind] += 1.5
        elif len(first) > 1 and first[1] in ("fund", "company", "firm", "bank", "startup", "group", "agency"):
            votes[kind] += 1.0
        elif first and first[0] in section("company_verbs"):
            votes[kind] += 0.5
    if run.before and run.before[0].lower() in lowered("org_nouns") and run.lead == " ":
        votes[kind] += 1.5 if not is_role(run.before[0]) else 0.0
    if (
        len(run.before) > 1
        and run.before[0] == "of"
        and (run.before[1] in ("shares", "stock") or is_role(run.before[1]))
    ):
        votes[kind] += 1.5 if not known_place(run) else 0.0
    elif run.before and run.before[0] == "at" and any(is_role(word) for word in run.before[1:]) and run.lead == " ":
        votes[kind] += 2.0
    if run.possessive and len(run.words) == 1:
        votes[kind] += 0.3
    if re.match(r"\s*\(?(?:NYSE|NASDAQ|Nasdaq|ticker)\b", run.gap + " ".join(run.after[:1])):
        votes[kind] += 2.0


def _organisation_form(run: Run) -> float:
    """What the words of the name themselves say."""
    if run.text in known_bodies():
        return 4.0
    if run.text in section("ambiguous", file=KNOWN) and not run.initial:
        return 1.0
    heads = section("org_heads")
    last, count = run.words[-1], len(run.words)
    if count == 1:
        if run.text in section("org_single"):
            return 3.0
        if _ACRONYM.fullmatch(run.text) and 2 <= len(run.text.strip(".")) <= 6:
            return 1.4
        return 0.6 if _INNER_CAPITAL.fullmatch(run.text) else 0.0
    if last in heads or (run.words[0] in section("org_of") and re.search(r" (?:of|for|on) ", run.text)):
        return 3.0
    stem = place_named(" ".join(run.words[:-1]))
    if stem and (
        (last == "State" and stem.place_class == "state") or (last in ("City", "Town") and stem.place_class == "city")
    ):
        return 3.0 if not place_named(run.text) else 0.0
    if any(word in heads for word in run.words[1:]) or any(word in section("org_of") for word in run.words):
        return 1.5
    return 1.5 if "&" in run.text else 0.0


def _place(run: Run, votes: Votes) -> None:
    kind = NameKind.PLACE
    if is_concept_like(run.text):
        return
    known = known_place(run)
    after_place_word = bool(run.before[:1]) and run.before[0].lower() in _PLACE_WORDS and run.lead == " "
    if known and run.text not in AMBIGUOUS:
        votes[kind] += 4.0
    elif known:
        votes[kind] += 1.5 if after_place_word else 0.6
    elif run.before[:1] and run.before[0].lower() in ("in", "near") and run.lead == " ":
        votes[kind] += 0.8
    if len(run.words) > 1 and _place_form(run):
        votes[kind] += 2.2
    votes[kind] += _place_neighbours(run)
    if run.dateline:
        votes[kind] += 3.0
    if run.gap.strip() == "," and run.after and (after_place_word or run.dateline):
        state = place_named(run.after[0]) or place_named(" ".join(run.after[:2]))
        if state and state.place_class in ("state", "country"):
            votes[kind] += 2.0


def is_concept_like(text: str) -> bool:
    """Whether a name of several words ends in a concept, as products do: "Acme AI"."""
    words = text.split()
    return len(words) > 1 and words[-1].isupper() and words[-1] in section("concepts")


def _place_form(run: Run) -> bool:
    if run.words[0] in section("place_first") and len(run.words) <= 4:
        return True
    if run.words[0] in section("directions") and place_named(" ".join(run.words[1:])):
        return True
    if run.words[-1] not in section("place_heads"):
        return False
    stem = place_named(" ".join(run.words[:-1]))
    return not (stem and run.words[-1] in ("State", "City", "Town") and not place_named(run.text))


def _place_neighbours(run: Run) -> float:
    """What the words around say: "the town of X", "X county", "X-based", "a X man"."""
    if len(run.before) > 1 and run.before[0] == "of" and run.before[1] in section("place_nouns"):
        return 2.6
    if not run.after:
        return 0.0
    if run.gap == "-" and run.after[0] in ("based", "headquartered", "born"):
        return 2.0
    if run.gap != " ":
        return 0.0
    if run.after[0] in section("place_nouns") and run.after[0] not in ("capital", "port", "airport"):
        return 1.6
    return 1.6 if run.after[0] in _PEOPLE_OF and run.before[:1] and run.before[0].lower() in ("a", "an") else 0.0


def _product(run: Run, votes: Votes) -> None:
    first = run.after[0].lower() if run.after and run.gap == " " else ""
    if first in lowered("products"):
        votes[NameKind.PRODUCT] += 1.5
    if re.search(r"\d", run.text) and re.search(r"[A-Za-z]", run.text) and not run.words[-1].isdigit():
        votes[NameKind.PRODUCT] += 1.5
