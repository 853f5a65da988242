"""From runs and votes to entities: the steps that both finders share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..article import Article, Sentence, Span
from ..quotation_marks import titles_in
from .entity import Entity, NameKind
from .evidence import Votes, evidence_for, is_concept_like, is_name_like, known_place
from .gazetteer import AMBIGUOUS, place_named
from .groups import Mention, group
from .runs import Run, runs_of
from .wordlists import section
from .words import is_heading, is_role, known_given, lower_words

_DEFINED: Final = re.compile(r"\s*\((?:the\s+)?[“\"']?([A-Z][A-Za-z&.\-]{1,9})[”\"']?\)")
_COMPOUND: Final = re.compile(r"-[a-z]")
# A form's kind needs this much evidence, and this much more than the next kind. Tuned on the seen articles.
ENOUGH: Final = 1.4
MARGIN: Final = 0.25
# Occurrences beyond the strongest add a quarter of their weight, at most this much: repetition alone decides nothing.
MOST_FROM_REPEATS: Final = 1.0
# How far a model's word goes when it types every occurrence of a form alike: its places and products must be
# confirmed by the gazetteer or the neighbours, its people of one word by a full name or a title.
MODEL_WEIGHTS: Final = {
    NameKind.PERSON: 1.6,
    NameKind.ORGANISATION: 1.5,
    NameKind.PLACE: 0.8,
    NameKind.PRODUCT: 0.8,
}
ONE_WORD_PERSON: Final = 0.6
# A capitalised word inside sentences that no rule explains is mostly a company or a product in news.
UNEXPLAINED: Final = 1.0

# Outside business news such a word is as often a small town, a player or a species.
UNEXPLAINED_ELSEWHERE: Final = 0.5
# Business news has at least this share of words such as "company", "shares", "users".
BUSINESS_SHARE: Final = 0.008
# What a label for something that is no person, body, place or product (a work, an event, a law) takes from a body.
OTHER_LABEL: Final = 0.4

# A word that is somebody's name and a place is the place after these.
PLACED: Final = ("in", "from", "near", "across", "at", "of")

# None stands for a label of another sort.
ModelVotes = Mapping[Span, NameKind | None]


def candidate_runs(article: Article, sentences: Sequence[Sentence]) -> list[Run]:
    """All runs of the body, in order; which of them are names is decided later."""
    text = article.text
    starts = frozenset(paragraph.start for paragraph in article.paragraphs)
    runs = [run for sentence in sentences for run in runs_of(text, sentence.span, starts=starts)]
    headings = [sentence.span for sentence in sentences if is_heading(text, sentence.span)]
    headings += [span for paragraph in article.paragraphs for span in titles_in(text, paragraph)]
    plain = frozenset(run.text for run in runs if not any(span.contains(run.span) for span in headings))
    return _without_openers([run for run in _without_terms(text, runs) if run.text in plain])


def _without_terms(text: str, runs: Sequence[Run]) -> list[Run]:
    """Leaves out capitals that mostly open a compound with a small word: "Wi-fi", "Acme Blu-ray".

    A name does that now and then ("Merkel-era"), and a place that is known may always ("London-based").
    """
    opens: dict[str, list[bool]] = defaultdict(list)
    for run in runs:
        opens[run.text].append(_COMPOUND.match(text, run.span.end) is not None)
    return [
        run for run in runs if 2 * sum(opens[run.text]) <= len(opens[run.text]) or place_named(run.text) is not None
    ]


def _without_openers(runs: Sequence[Run]) -> list[Run]:
    """Strips an ordinary word that only opens a sentence ("Rival Acme") where the rest is a name elsewhere."""
    inside = frozenset(run.text for run in runs if not run.initial)
    forms = frozenset(run.text for run in runs)
    found = []
    for run in runs:
        ordinary = run.words[0].lower() in section("common") or is_role(run.words[0])
        if run.initial and ordinary and run.text not in inside and " ".join(run.words[1:]) in forms:
            rest = run.text.split(None, 1)[1]
            cut = Span(run.span.end - len(rest), run.span.end)
            found.append(replace(run, span=cut, text=rest, words=run.words[1:], initial=False))
        else:
            found.append(run)
    return found


def defined_acronyms(article: Article, runs: Sequence[Run]) -> dict[str, str]:
    """Short forms that the text puts in brackets after a name: "Digital Services Act (DSA)"."""
    found: dict[str, str] = {}
    for run in runs:
        match = _DEFINED.match(article.text, run.span.end)
        if match:
            found.setdefault(match.group(1), run.text)
    return found


def entities_from(
    article: Article, sentences: Sequence[Sentence], runs: Sequence[Run], model: ModelVotes | None
) -> tuple[Entity, ...]:
    """Decides the kind of every form over the whole article and groups the forms.

    ``model`` gives the kinds that a model sees for single runs, by span; None without a model.
    """
    lower = lower_words(article.text, [sentence.span for sentence in sentences])
    inside = frozenset(run.text for run in runs if not run.initial)
    named = [run for run in runs if is_name_like(run, lower, inside)]
    by_form: dict[str, list[Run]] = defaultdict(list)
    for run in named:
        by_form[run.text].append(run)
    unexplained = UNEXPLAINED if _is_business(article) else UNEXPLAINED_ELSEWHERE
    kinds = {form: _kind_of(form, found, model, unexplained) for form, found in by_form.items()}
    acronyms = defined_acronyms(article, runs)
    for form in _lower_case_acronyms(article, kinds):
        kinds[form] = None
    surnames = _share_with_short_forms(kinds, acronyms, by_form)
    mentions = [
        Mention(span=run.span, text=run.text, kind=_here(run, kind))
        for run in named
        if (kind := kinds.get(run.text)) is not None
    ]
    kept = {run.span for run in named}
    mentions += [
        Mention(span=run.span, text=run.text, kind=NameKind.PERSON)
        for run in runs
        if run.span not in kept and run.text in surnames and run.text.lower() not in lower
    ]
    return group(mentions, acronyms=acronyms)


def _here(run: Run, kind: NameKind) -> NameKind:
    """The kind of one occurrence: a word that is somebody's name and a place is the place after "in" or "from"."""
    placed = len(run.words) == 1 and run.lead == " " and run.before[:1] and run.before[0] in PLACED[:4]
    return NameKind.PLACE if kind is NameKind.PERSON and placed and known_place(run) else kind


def _is_business(article: Article) -> bool:
    """Whether the article is about companies and markets, by its words."""
    words = re.findall(r"[^\W\d_]+", article.body.lower())
    return sum(word in section("business") for word in words) >= BUSINESS_SHARE * len(words)


def _kind_of(form: str, runs: Sequence[Run], model: ModelVotes | None, unexplained: float) -> NameKind | None:
    words = form.split()
    other = words[-1] in section("not_names_last") or words[0] in section("not_names_first")
    if other and len(words) > 1 and not place_named(form):
        return None
    scores = _rule_scores([evidence_for(run) for run in runs])
    if model is not None:
        _add_model(scores, form, [model[run.span] for run in runs if run.span in model])
    if _is_unexplained(form, runs) and (len(runs) > 1 or (model is not None and runs[0].span in model)):
        scores[NameKind.ORGANISATION] += unexplained
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].value))
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return None
    return ranked[0][0]


def _add_model(scores: Votes, form: str, labels: Sequence[NameKind | None]) -> None:
    """Adds the model's word, by the share of the labelled occurrences that it types alike."""
    for kind in NameKind:
        weight = MODEL_WEIGHTS[kind]
        if kind is NameKind.PERSON and " " not in form and not known_given(form):
            weight = ONE_WORD_PERSON
        if kind is NameKind.PLACE and is_concept_like(form):
            continue
        if number := labels.count(kind):
            scores[kind] += weight * number / len(labels)
    if number := labels.count(None):
        scores[NameKind.ORGANISATION] -= OTHER_LABEL * number / len(labels)


def _rule_scores(votes: Sequence[Votes]) -> Votes:
    """The strongest evidence for each kind and a bounded part of the rest."""
    scores: Votes = defaultdict(float)
    for kind in NameKind:
        weights = sorted((vote.get(kind, 0.0) for vote in votes), reverse=True)
        if weights and weights[0] > 0:
            scores[kind] = weights[0] + min(MOST_FROM_REPEATS, 0.25 * sum(weights[1:]))
    return scores


def _is_unexplained(form: str, runs: Sequence[Run]) -> bool:
    """Whether a word has a capital inside sentences and is no known place, given name or ordinary word."""
    if len(form.split()) > 1 or known_place(runs[0]) or known_given(form):
        return False
    return any(not run.initial for run in runs) and form.lower() not in section("common")


def _lower_case_acronyms(article: Article, forms: Iterable[str]) -> list[str]:
    """Acronyms that the text spells out in small letters, so that they name nobody: "MFA (multi-factor ...)"."""
    return [
        form
        for form in forms
        if form.isupper()
        and re.search(rf"\b{re.escape(form)} \([a-z]|[a-z]{{3,}}[\s-][a-z]{{3,}} \({re.escape(form)}\)", article.text)
    ]


def _share_with_short_forms(
    kinds: dict[str, NameKind | None], acronyms: Mapping[str, str], runs: Mapping[str, Sequence[Run]]
) -> frozenset[str]:
    """Gives a surname, a first name or an acronym the kind of the full name it is short for; returns the surnames."""
    parts: set[str] = set()
    surnames: set[str] = set()
    for form, kind in kinds.items():
        words = form.split()
        if kind is NameKind.PERSON and len(words) > 1:
            parts |= {words[-1], words[0]}
            surnames.add(words[-1])
    for form in kinds:
        known = place_named(form)
        small = known is not None and known.place_class not in ("country", "state")
        unplaced = (
            small and form in surnames and not any(run.before[:1] and run.before[0] in PLACED for run in runs[form])
        )
        if form in parts and (known is None or form in AMBIGUOUS or unplaced):
            kinds[form] = NameKind.PERSON
        elif form in acronyms:
            kinds[form] = kinds.get(acronyms[form])
    return frozenset(surnames)
