"""Who somebody is, for a question that says too little by its deed alone: "which geologist at the University of X".

Only what the report itself says beside the name, and only where it names a body or a place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...briefings.article import Span
from ...briefings.facts import Role
from .candidate import LONGEST_PASSAGE, Report
from .introductions import ARTICLE, is_telling
from .person import is_shared, is_single, post_in_words
from .speaker import passage_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """``asked`` begins a question ("which geologist at X"), ``stated`` stands after the name in a statement.

    ``place`` is where the report says it.
    """

    asked: str
    stated: str
    place: Span


def description_of(person: str, report: Report, near: Span) -> Description | None:
    """What the report says a person is, where one passage with ``near`` can show it."""
    return next(_described(person, report, near), None)


def _described(person: str, report: Report, near: Span) -> Iterator[Description]:
    for fact in report.analysis.facts:
        role = fact.value
        if not isinstance(role, Role) or role.person != person:
            continue
        passage = passage_from(report, fact.sentence.span, near)
        if len(passage) > LONGEST_PASSAGE:
            continue
        post = post_in_words(role, report) if is_single(role.role) and not is_shared(role.role) else None
        if post is not None and is_telling(post, report):
            yield Description(asked=f"who is the {post} who", stated=f"the {post},", place=fact.sentence.span)
        plain = ARTICLE.sub("", " ".join(role.role.split()))
        if is_shared(role.role) and is_telling(plain, report):
            article = "an" if plain[0] in "aeiou" else "a"
            yield Description(asked=f"which {plain}", stated=f"{article} {plain},", place=fact.sentence.span)
