"""From runs and votes to entities: the steps that both finders share."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from ..article import Article, Sentence, Span
from .entity import Entity, NameKind
from .evidence import Votes, evidence_for, is_name_like, verdict
from .gazetteer import AMBIGUOUS, place_named
from .groups import Mention, group
from .runs import Run, is_heading, lower_words, runs_of
from .wordlists import section

_DEFINED: Final = re.compile(r"\s*\((?:the\s+)?[“\"']?([A-Z][A-Za-z&.\-]{1,9})[”\"']?\)")


def candidate_runs(article: Article, sentences: Sequence[Sentence]) -> list[Run]:
    """All runs of the body that may be names, in order."""
    text = article.text
    lower = lower_words(text, [sentence.span for sentence in sentences])
    runs = [run for sentence in sentences for run in runs_of(text, sentence.span)]
    inside = frozenset(run.text for run in runs if not run.initial)
    headings = [sentence.span for sentence in sentences if is_heading(text, sentence.span)]
    kept = [run for run in runs if is_name_like(run, lower, inside)]
    plain = frozenset(run.text for run in kept if not any(span.contains(run.span) for span in headings))
    return [run for run in kept if run.text in plain]


def defined_acronyms(article: Article, runs: Sequence[Run]) -> dict[str, str]:
    """Short forms that the text puts in brackets after a name: "Digital Services Act (DSA)"."""
    found: dict[str, str] = {}
    for run in runs:
        match = _DEFINED.match(article.text, run.span.end)
        if match:
            found.setdefault(match.group(1), run.text)
    return found


def entities_from(
    article: Article,
    sentences: Sequence[Sentence],
    runs: Sequence[Run],
    extra: Mapping[Span, Votes],
) -> tuple[Entity, ...]:
    """Decides the kind of every form over the whole article and groups the forms.

    ``extra`` adds votes for single runs, by span, beside what the rules see.
    """
    votes: dict[str, list[Mapping[NameKind, float]]] = defaultdict(list)
    for run in runs:
        votes[run.text].append(evidence_for(run))
        if run.span in extra:
            votes[run.text].append(extra[run.span])
    acronyms = defined_acronyms(article, runs)
    kinds = {form: _form_kind(form, found) for form, found in votes.items()}
    _share_with_short_forms(kinds, acronyms)
    mentions = [
        Mention(span=run.span, text=run.text, kind=kind) for run in runs if (kind := kinds.get(run.text)) is not None
    ]
    return group(mentions, acronyms=acronyms)


def _form_kind(form: str, votes: Sequence[Mapping[NameKind, float]]) -> NameKind | None:
    words = form.split()
    if len(words) > 1 and words[-1] in section("not_names_last") and not place_named(form):
        return None
    return verdict(votes)


def _share_with_short_forms(kinds: dict[str, NameKind | None], acronyms: Mapping[str, str]) -> None:
    """Gives a surname, a first name or an acronym the kind of the full name it is short for."""
    parts: dict[str, set[str]] = defaultdict(set)
    for form, kind in list(kinds.items()):
        words = form.split()
        if kind is NameKind.PERSON and len(words) > 1:
            parts[words[-1]].add(form)
            parts[words[0]].add(form)
    for form in kinds:
        known = place_named(form)
        if form in parts and (known is None or form in AMBIGUOUS):
            kinds[form] = NameKind.PERSON
        elif form in acronyms:
            kinds[form] = kinds.get(acronyms[form])
