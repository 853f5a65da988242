"""The gate: every question passes all rules or is not shown. Each rule has a code, and says what it refuses.

The rules are those of item writing (Haladyna, Downing and Rodriguez 2002) and the failures seen in questions made
from news text; a refusal names the first rule broken.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from ..briefings.article import Span, Unknown
from .kinds.candidate import Candidate, Material
from .kinds.framing import eased, uncued, under_headline
from .rules import (
    content,
    cutting,
    days,
    fairness,
    figures,
    language,
    people,
    pointing,
    reference,
    speech,
    story,
    wholeness,
    worth,
)
from .rules.row import Check
from .rules.weight import is_weighty


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the gate: ``broken`` says whether a candidate breaks it."""

    code: str
    refuses: str
    broken: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A candidate that was refused: by which rule, its prompt, and the sentence it came from."""

    rule: str
    reason: str
    kind: str
    prompt: str
    article: str
    span: Span


RULES: Final[tuple[Rule, ...]] = tuple(
    Rule(code=code, refuses=refuses, broken=broken)
    for table in (
        language.RULES,
        reference.RULES,
        pointing.RULES,
        wholeness.RULES,
        cutting.RULES,
        content.RULES,
        figures.RULES,
        days.RULES,
        worth.RULES,
        story.RULES,
        speech.RULES,
        people.RULES,
        fairness.RULES,
    )
    for code, refuses, broken in table
)


# What the headline beside the statement may mend: it says of whom and of what the statement speaks.
UNDER_HEADLINE: Final = frozenset(
    (
        "nameless",
        "minor-fact",
        "dangling-noun",
        "left-open",
        "no-story",
        "thin",
        "unanchored",
        "adrift-quotation",
        "beside-headline",
        "other-subject",
        "side",
        "open-definite",
        "weak-quotation",
    )
)


# Rules by which a sound question is only beside the main of its story; what breaks no others may be asked where an
# article has next to nothing else (see `reserve`).
BESIDE_THE_MAIN: Final = frozenset(
    (
        "minor-fact",
        "aside",
        "side",
        "passing-name",
        "beside-headline",
        "other-subject",
        "told-in-passing",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The candidates that may be shown, those that are only beside the main of their story, and every refusal.

    Each in the order in which the candidates came; what is ``beside`` is refused as well.
    """

    shown: tuple[Candidate, ...]
    beside: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]


# Rules that may break with the headline beside the statement though they did not without; for every other, a headline
# only makes more known.
_READS_PROMPT: Final = frozenset(("relative-time", "too-long"))
# Rules that look at the options; a candidate that is typed breaks every other just as its twin with options does.
_READS_OPTIONS: Final = frozenset(code for code, _, __ in fairness.RULES)
_PLACE: Final = {rule.code: place for place, rule in enumerate(RULES)}


def review(
    candidate: Candidate, material: Material, *, but: Collection[str] = (), since: Rule | None = None
) -> Rule | None:
    """The first rule that the candidate breaks, save those of the codes ``but``; None when it may be shown.

    ``since`` is the first rule that it broke with another prompt, without the headline; those before it hold.
    """
    start = 0 if since is None else _PLACE[since.code]
    return next(
        (
            rule
            for place, rule in enumerate(RULES)
            if (place >= start or rule.code in _READS_PROMPT)
            and rule.code not in but
            and rule.broken(candidate, material)
        ),
        None,
    )


def reviewed(candidates: Iterable[Candidate], material: Material) -> Review:
    """What the gate says of the candidates."""
    shown: list[Candidate] = []
    beside: list[Candidate] = []
    refused: list[Refusal] = []
    known: dict[tuple[str, str, str, str, Span], tuple[Candidate, Rule]] = {}
    for made in map(uncued, candidates):
        twin = (made.report.article.id, made.kind, made.prompt, made.key, made.sentence.span)
        candidate, rule = known.get(twin) or _read_twice(made, material)
        if rule is None:
            shown.append(candidate)
            continue
        if rule.code not in _READS_OPTIONS:
            known[twin] = (candidate, rule)
        if rule.code in BESIDE_THE_MAIN and (sound := _sound(made, material, rule)) is not None:
            beside.append(sound)
        refused.append(
            Refusal(
                rule=rule.code,
                reason=rule.refuses,
                kind=candidate.kind,
                prompt=candidate.prompt,
                article=candidate.report.article.id,
                span=candidate.sentence.span,
            )
        )
    return Review(shown=tuple(shown), beside=tuple(beside), refused=tuple(refused))


def _sound(made: Candidate, material: Material, broken: Rule) -> Candidate | None:
    """The candidate with the headline beside it, which breaks no rule but those of what is main; None if it does.

    ``broken`` is the first of those that it breaks.
    """
    headed = under_headline(made)
    if headed is None or review(headed, material, but=BESIDE_THE_MAIN, since=broken) is not None:
        return None
    return headed


def _read_twice(made: Candidate, material: Material) -> tuple[Candidate, Rule | None]:
    """The candidate and the rule it breaks, with the headline beside it where that mends it.

    Where the outlet is unknown, only the headline says whose report is meant.
    """
    dated = made
    made = eased(made)
    rule = review(made, material)
    nobody = isinstance(made.report.article.outlet, Unknown)
    if (rule is None and not nobody) or (rule is not None and rule.code not in UNDER_HEADLINE):
        return made, rule
    headed = under_headline(dated)
    if headed is None:
        # Where the headline finds no room, a figure of weight needs it least.
        alone = rule is not None and rule.code == "no-story" and made.kind == "figure" and is_weighty(made)
        return made, review(made, material, but=("no-story",)) if alone else rule
    broken = review(headed, material, since=rule)
    if broken is not None and broken.code in UNDER_HEADLINE and (fuller := under_headline(dated, whole=True)):
        headed, broken = (fuller, None) if review(fuller, material, since=rule) is None else (headed, broken)
    return (headed, broken) if rule is not None or broken is None else (made, rule)
