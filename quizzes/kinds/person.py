"""Person by role: "Who is the CEO of X?", typed."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.facts import Fact, Role
from ..question import AnswerType
from .candidate import Candidate, Material, Report
from .speaker import names_of
from .statement import Statement
from .wording import source_name, worded

_POST: Final = re.compile(
    r"\b(?:ceo|cfo|cto|coo|chief|president|vice[- ]president|chair(?:man|woman|person)?|director|founder|co-?founder|head"
    r"|minister|secretary|spokes(?:man|woman|person)|commissioner|governor|mayor|senator|professor|economist|analyst"
    r"|manager|editor|coach|captain|author|researcher|ambassador|representative|deputy|chancellor|strategist|partner"
    r"|officer|superintendent|sheriff|dean|counsel|lawyer|attorney|scientist|curator|owner|creator)\b",
    re.IGNORECASE,
)


def person_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The holder of a post, asked by the post and its organisation."""
    role = fact.value
    if not isinstance(role, Role) or len(role.person.split()) < 2 or not _POST.search(role.role):
        return
    described = described_post(role)
    source = source_name(report.article)
    if described is None or source is None:
        return
    yield Candidate(
        kind="person",
        report=report,
        sentence=fact.sentence,
        facts=(fact,),
        statement=Statement(text=f"\ue000 is {described}.", key=role.person),
        body=f"{described}",
        prompt=worded("person", "role", role=described, source=source),
        key=role.person,
        type=AnswerType.PERSON,
        key_span=role.person_span,
        accept=names_of(role.person, report),
    )


def described_post(role: Role) -> str | None:
    """The post with its organisation and an article: "the CEO of Telecom Daily"; None where no body is named."""
    text = " ".join(role.role.split()).strip(" ,")
    text = re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", text, flags=re.IGNORECASE)
    organisation = " ".join((role.organisation or "").split())
    if organisation and organisation.casefold() not in text.casefold():
        if re.search(r"\b(?:of|at|for|in)\b", text):
            return None
        text = f"{text} of {organisation}"
    if not re.search(r"\b(?:of|at|for|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,5}[A-Z]", text) and not organisation:
        return None
    return f"the {text}"
