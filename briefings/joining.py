"""Sentences told together: a sentence that leans on others follows them in the same line.

News is written to be read on: "The 36-year-old signed for a year" stands once the sentence that names him stands
before it. What heads an article leans on nothing before it, so a run from there needs no proof; any other company a
sentence may keep is judged with it as one text, by the rules for one sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .article import Article, Span
from .covering import MOST_TOGETHER, MOST_WORDS_TOGETHER
from .drafting import Draft
from .editing import Edit, apply, without_overlap
from .facts import Analysis
from .headlines import content
from .likeness import tells_core
from .names import NameKind
from .repairing import HE, Scene, full_names
from .standing import stand
from .syntax import Parse, Word
from .trimming import adds_on, takes_back
from .voice import announces, attributed, quotes

SHORT_OPENING: Final = 9  # words of a first sentence that says little without the next
# Of a sentence that says little, or what is then taken back, without the next. All three were set by reading the
# briefings of 34 pages; no scored set has such sentences apart.
LONE_WORTH: Final = 0.2
# Further down, a sentence that takes up the story's head does so across others that it may mean as well.
REACH: Final = 12
_OPENING: Final = frozenset('“"')


def tied(article: Article, analysis: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """``drafts``, one a sentence of ``article`` in order, each that cannot stand alone with those it can follow.

    A draft keeps its refusal where it may follow none.
    """
    done: list[Draft] = []
    for draft in drafts:
        against = _against(article, draft, done)
        leans = draft.refused is not None or draft.leaning is not None or _opened(done) or against
        done.append(_tied(article, analysis, draft, done) if leans and draft.after is not None else draft)
        if (
            against
            or _goes_on(article, draft, done)
            or _told_fuller(draft, done)
            or (len(done) == 2 and _opened(done[:1]) and done[1].needs == (0,))
        ):  # the first of two
            done[-2] = replace(done[-2], worth=done[-2].worth * LONE_WORTH)
    yield from done


def _against(article: Article, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether ``draft`` takes back what the sentence before it says."""
    return bool(earlier) and takes_back(draft.sentence.span.of(article.text))


def _goes_on(article: Article, draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether ``draft`` goes on with what the sentence before it quotes, which alone is half of what was said."""
    if len(done) < 2 or not _adjoin(article, done[-2], draft):
        return False
    words = draft.sentence.span.of(article.text)
    return words[:1] in _OPENING and not attributed(words) and quotes(done[-2].sentence.span.of(article.text))


def _told_fuller(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether ``draft`` has subject, verb and object of the sentence before it, and so tells it with more."""
    return len(done) > 1 and tells_core(done[-2].core, content(draft.text))


def heading_run(article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """What heads an article and can follow its headline in one line: its first sentence or two, questions left out.

    None of them need stand alone, for the headline and the sentence before say what they take up.
    """
    run: list[Draft] = []
    telling = [draft for draft in drafts[:REACH] if not announces(draft.sentence.span.of(article.text).rstrip())]
    for draft in telling[:MOST_TOGETHER]:
        text = draft.sentence.span.of(article.text).rstrip()
        if not run and text.endswith("?"):
            continue
        words = sum(each.cost for each in run) + draft.cost
        if draft.after is None or len(run) + 2 > MOST_TOGETHER or words > MOST_WORDS_TOGETHER:
            break
        edits = draft.after if run else tuple(without_overlap([*draft.opening, *draft.after]))
        text = apply(draft.sentence.span.of(article.text), edits)
        run.append(replace(draft, text=text, edits=edits, refused=None))
    return run


def _opened(earlier: Sequence[Draft]) -> bool:
    """Whether the next sentence tells what a short first one only announces: "The reunion is complete." """
    return len(earlier) == 1 and earlier[0].cost <= SHORT_OPENING and _told(earlier[0])


def _tied(article: Article, analysis: Analysis, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """``draft`` after the head of its article or the sentence just before it; unchanged if neither holds it."""
    for needs in _company(article, draft, earlier):
        if sum(earlier[n].cost for n in needs) + draft.cost > MOST_WORDS_TOGETHER:
            continue
        scene = _scene(article, analysis, needs, draft.position)
        start = _start(earlier[needs[0]].edits)
        if _passes_over(analysis, needs[-1], draft):
            continue
        if needs != tuple(range(draft.position)):
            stance = stand(scene, start)
            if stance.refused is not None or stance.leaning is not None:
                continue
        return _following(article, draft, needs, scene, leaning=earlier[needs[0]].leaning)
    return draft


def _passes_over(analysis: Analysis, last: int, draft: Draft) -> bool:
    """Whether a "he" or "she" of ``draft`` may be somebody whom sentences between it and the line's last name."""
    if HE.search(draft.text) is None:
        return False
    between = [analysis.sentences[n].span for n in range(last + 1, draft.position)]
    people = (entity for entity in analysis.entities if entity.kind is NameKind.PERSON)
    return any(span.contains(mention) for entity in people for mention in entity.mentions for span in between)


def _company(article: Article, draft: Draft, earlier: Sequence[Draft]) -> Iterator[tuple[int, ...]]:
    """The sentences ``draft`` might follow: the head of the article, or its neighbour with all that needs."""
    if not earlier:
        return
    nameable = draft.refused is None or draft.noun
    words = draft.sentence.span.of(article.text)
    # "But" answers the sentence before it; "however" may answer the head over others.
    second = adds_on(words) or words.startswith("But ")
    if len(earlier) > 1 and nameable and not second and _told(earlier[0]) and draft.position < REACH:
        yield (0,)
    before = earlier[-1]
    if _told(before) and len(before.needs) + 2 <= MOST_TOGETHER and _adjoin(article, before, draft):
        yield (*before.needs, before.position)


def _told(draft: Draft) -> bool:
    return draft.refused is None


def _adjoin(article: Article, one: Draft, following: Draft) -> bool:
    """Whether nothing but white space lies between two sentences."""
    return not Span(one.sentence.span.end, following.sentence.span.start).of(article.text).strip()


def _following(article: Article, draft: Draft, needs: tuple[int, ...], scene: Scene, *, leaning: str | None) -> Draft:
    """``draft`` as it reads after ``needs``; what the head of its line leans on, the line leans on."""
    own = scene.own
    names = [
        replace(edit, span=edit.span.shifted(-own)) for edit in full_names(scene, 0, ()) if edit.span.start >= own
    ]
    loose = () if needs[-1] == draft.position - 1 else draft.opening
    edits = tuple(without_overlap([*loose, *(draft.after or ()), *names]))
    text = apply(draft.sentence.span.of(article.text), edits)
    return replace(draft, edits=edits, text=text, needs=needs, refused=None, leaning=leaning)


def _scene(article: Article, analysis: Analysis, needs: Sequence[int], number: int) -> Scene:
    parses = [analysis.parses[n] for n in (*needs, number)] if analysis.parses else []
    spans = [analysis.sentences[n].span for n in (*needs, number)]
    return Scene(
        article, analysis.sentences, analysis.entities, number, parse=_together(parses, spans), before=tuple(needs)
    )


def _start(edits: Sequence[Edit]) -> int:
    return max((edit.span.end for edit in edits if edit.span.start == 0 and not edit.text), default=0)


def _together(parses: Sequence[Parse], spans: Sequence[Span]) -> Parse | None:
    """Several sentences' trees side by side, their words counted from the first character of the joint text."""
    words: list[Word] = []
    place = 0
    for parse, span in zip(parses, spans, strict=False):
        first, away = len(words), place - span.start
        words += [
            replace(w, span=Span(w.span.start + away, w.span.end + away), head=w.head + first) for w in parse.words
        ]
        place += len(span) + 1
    return Parse(tuple(words)) if words else None
