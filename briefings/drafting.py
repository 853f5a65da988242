"""From a sentence to the draft of a line: trimmed, dated, repaired and weighed, or refused with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .antecedents import people_of
from .article import Article, Sentence, Span
from .briefing import Citation, Line
from .editing import Edit, apply, listed, without_overlap
from .epithets import Epithets
from .facts import Analysis
from .headlines import TELLS, content, news_begins, told_share
from .moments import relative_dates
from .repairing import Scene, misspelt
from .salience import LEDE
from .sentences import word_breaks
from .standing import stand
from .syntax import has_clause, nucleus, with_verb
from .trimming import adds_on, dateline_end, goes_on, opening, trimmed_start, trims
from .unshouting import unshouted
from .voice import (
    FORESEEN_BEFORE,
    SPOKEN_BEFORE,
    a_view,
    attributed,
    caption,
    explains,
    foretells,
    glued_words,
    unclean,
    unowned,
    worth,
)
from .weighing import SHORT, names_anything, news_worth

# A noun taken up from before without its name ("the incident") is not wrong, only less clear: a line with one is
# worth this much of one without, and with two this much squared.
LOOSE_WORTH = 0.7


# Past the head, a line that shares fewer content words with headline and first sentence is about something else.
TOPIC_WORDS = 2

GOES_ON = "it goes on from the sentence before"
STRAYS = "it strays from what the headline and the first sentence tell of"
# Sentences from the start, up to which one that has none of its words may still go on with the news: R2 of single
# bare texts is .109 so, .103 without; where several bare texts share a budget, .111 and .113.
NEXT = 5

SECOND_WORTH = 0.5  # of a sentence that says by its opening that it comes second: "Additionally, ..."
_CAPTION_SENTENCES = 3  # a caption is at most so long
FEWEST_AFTER = 3  # words of a sentence that follows another in its line: "He was 84."
LEFT_OUT = " … "  # between sentences of one line that are no neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a sentence would look like as a line: ``refused`` says why it cannot be one.

    ``leaning`` says why it is told only where its article has no headline to tell the story: it points out of
    itself or aside. ``document`` numbers the article, ``position`` the sentence in it, both from 0; ``depth`` counts
    from where the news begins (see `news_begins`), what stands before it as further down. ``after`` are the edits
    with which the sentence may follow another in one line, None where it may not, and ``opening`` those that cut what
    ties it to its neighbour, where it follows another than that; ``needs`` are the positions of those it must follow
    (see `joining`). ``noun`` says that a noun that takes up a name refused it.
    ``core`` are the stems of its subject, verb and object.
    """

    document: int
    position: int
    depth: int
    sentence: Sentence
    text: str
    edits: tuple[Edit, ...] = ()
    refused: str | None = None
    leaning: str | None = None
    worth: float = 1.0
    view: bool = False
    signed: bool = False
    after: tuple[Edit, ...] | None = None
    opening: tuple[Edit, ...] = ()
    needs: tuple[int, ...] = ()
    noun: bool = False
    core: frozenset[str] = frozenset()

    @property
    def cost(self) -> int:
        """The line's length in words, with the dots before a sentence that follows another than its neighbour."""
        apart = bool(self.needs) and self.needs[-1] != self.position - 1
        return len(self.text.split()) + apart


def drafts_of(
    article: Article, analysis: Analysis, *, document: int, views: bool = False, alone: bool = False
) -> Iterator[Draft]:
    """One draft for every sentence of the body, in order; ``views`` marks an article of its writer's views.

    ``alone`` says that the briefing has no other article.
    """
    small = frozenset(re.findall(r"\b[a-z]{2,}\b", article.text))
    glued = glued_words(article.text)
    breaks = word_breaks(article)
    title = content(article.title) if isinstance(article.title, str) else frozenset()
    words = [s.span.of(article.text) for s in analysis.sentences]
    begin = news_begins(article.title, words) if isinstance(article.title, str) else 0
    topic = title.union(*(content(text) for text in words[begin : begin + 1]))
    people = people_of(article, analysis.entities)
    epithets = Epithets(article, analysis.sentences, analysis.entities, analysis.parses, people)
    for number, sentence in enumerate(analysis.sentences):
        depth = number - begin if number >= begin else LEDE + begin - number
        parse = with_verb(analysis.parses[number], listed("finite verbs")) if analysis.parses else None
        nouns = epithets.edits(number)
        scene = Scene(
            article, analysis.sentences, analysis.entities, number, small, glued, parse, people=people, nouns=nouns
        )
        draft = _draft(scene, sentence, document, depth)
        if any(sentence.span.start < place < sentence.span.end for place in breaks):
            draft = replace(draft, refused=draft.refused or "two of its words have run together")
        draft = replace(draft, worth=draft.worth * news_worth(draft.text, draft.depth, title))
        own = a_view(draft.text) or (views and not attributed(draft.text))
        if isinstance(article.title, str):
            tells = told_share(article.title, draft.text) >= TELLS
        else:
            tells = number == 0 and not views
        deep = depth >= LEDE or (views and isinstance(article.title, str))
        # A judging word near the head is told as the outlet's (see `Line.view`); further down it is no news.
        if views and depth >= LEDE and isinstance(article.title, str):
            draft = _held(draft, "an article of views is told by its headline and its head", refuse=True)
        elif own and not tells and (deep or views or foretells(draft.text)):
            # What heads an article of views may still follow its headline, as its author's.
            after = draft.after if views and depth < LEDE else None
            draft = replace(_held(draft, "a view or forecast nobody is named for", refuse=deep), after=after)
        if 0 < depth < LEDE and len(title & content(draft.text)) < TOPIC_WORDS and not names_anything(draft.text):
            draft = replace(_held(draft, "it names nothing and nobody", refuse=False), after=draft.after)
        if depth >= LEDE and explains(draft.text):
            draft = _held(draft, "it explains a word", refuse=False)
        if depth >= LEDE and len(topic & content(draft.text)) < TOPIC_WORDS:
            draft = replace(
                _held(draft, STRAYS, refuse=False), after=draft.after if depth < NEXT and (alone or title) else None
            )
        core = content(" ".join(nucleus(parse))) if parse is not None else frozenset[str]()
        yield replace(draft, view=own, signed=own and views, core=core)


def _held(draft: Draft, why: str, *, refuse: bool) -> Draft:
    """``draft`` refused for ``why``, or only leaning, unless it is refused already; it follows no other sentence."""
    draft = replace(draft, after=None)
    if draft.refused is not None:
        return draft
    return replace(draft, refused=why) if refuse else replace(draft, leaning=draft.leaning or why)


def _draft(scene: Scene, sentence: Sentence, document: int, depth: int) -> Draft:
    words = scene.text
    plain = " ".join(words.split())
    cuts = trims(words, head=scene.number == 0)
    start = trimmed_start(cuts)
    refused = (
        _broken(words, start, scene)
        or unclean(apply(words, cuts), fewest=FEWEST_AFTER)
        or unowned(words[start:], _before(scene))
    )
    edits, loose, leaning = list(cuts), 0, None
    after: tuple[Edit, ...] | None = None
    openers = tuple(opening(words, dateline_end(words, head=scene.number == 0)))
    noun = False
    if refused in (None, SPOKEN_BEFORE, FORESEEN_BEFORE):
        stance = stand(scene, start)
        dates, stubborn = relative_dates(words, scene.article.published)
        refused = refused or stance.refused
        if stubborn is not None:
            refused = refused or f"“{stubborn}” has no date of its own"
        elif not stance.personal and unclean(apply(words, [*cuts, *dates]), fewest=FEWEST_AFTER) is None:
            after = tuple(without_overlap([*(cut for cut in cuts if cut not in openers), *dates]))
        edits, loose = without_overlap([*cuts, *stance.edits, *dates]), stance.loose
        # What a speaker before it owns is told right after him or not at all, whatever noun it takes up.
        leaning = stance.leaning or (GOES_ON if goes_on(words) else None)
        noun = stance.noun and refused == stance.refused
    text = plain if refused else apply(words, edits)
    if refused is None:
        refused = unclean(text)
    return Draft(
        document=document,
        position=scene.number,
        depth=depth,
        sentence=sentence,
        text=text,
        edits=tuple(edits),
        refused=refused,
        leaning=leaning,
        worth=worth(text) * LOOSE_WORTH**loose * (SECOND_WORTH if adds_on(words) else 1.0),
        after=after,
        opening=openers,
        noun=noun,
    )


def _broken(words: str, start: int, scene: Scene) -> str | None:
    if not start and words[:1].islower() and not words[1:2].isupper():
        return "its beginning is missing"
    if scene.parse is not None and not has_clause(scene.parse) and not _trusted(scene, words):
        return "it has no subject and verb of its own"
    if any(caption(text) for text in _paragraph_before(scene)):
        return "it goes with a picture"
    if (name := misspelt(scene)) is not None:
        return f"“{name}” is spelt in another way elsewhere"
    glued = next((word for word in re.findall(r"[A-Za-z]+", words) if word in scene.glued), None)
    return f"“{glued}” is two words run together" if glued else None


def _trusted(scene: Scene, words: str) -> bool:
    """Whether a sentence is prose whatever its parse says: a long one that heads its article."""
    return scene.number == 0 and len(words.split()) >= SHORT


def _paragraph_before(scene: Scene) -> list[str]:
    """The sentences before this one in its paragraph."""
    paragraph = scene.sentences[scene.number].paragraph
    earlier = scene.sentences[max(0, scene.number - _CAPTION_SENTENCES) : scene.number]
    return [s.span.of(scene.article.text) for s in earlier if s.paragraph == paragraph]


def _before(scene: Scene) -> str | None:
    if scene.number == 0:
        return None
    return scene.sentences[scene.number - 1].span.of(scene.article.text)


def line_of(article: Article, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> Line:
    """The line that drafts of one article make together, in the article's order.

    It cites its passages, neighbours as one, then every sentence a name was taken from.
    """
    passages: list[Sentence] = []
    text = ""
    for draft in drafts:
        adjoins = (
            bool(passages) and not Span(passages[-1].span.end, draft.sentence.span.start).of(article.text).strip()
        )
        if adjoins:
            whole = Span(passages[-1].span.start, draft.sentence.span.end)
            passages[-1] = replace(passages[-1], span=whole)
        else:
            passages.append(draft.sentence)
        told = draft.text if draft.position else unshouted(draft.text, article.text)
        text += f"{'' if not text else ' ' if adjoins else LEFT_OUT}{told}"
    citations = [cite(article, passage) for passage in passages]
    for edit in (edit for draft in drafts for edit in draft.edits):
        home = None if edit.source is None else next((s for s in sentences if s.span.contains(edit.source)), None)
        if home is not None and not any(citation.span.contains(home.span) for citation in citations):
            citations.append(cite(article, home))
    cuts = tuple(
        edit.span.shifted(draft.sentence.span.start) for draft in drafts for edit in draft.edits if len(edit.span)
    )
    return Line(
        text=text,
        citations=tuple(citations),
        cuts=cuts,
        passages=len(passages),
        view=any(draft.view for draft in drafts),
        signed=any(draft.signed for draft in drafts),
    )


def cite(article: Article, sentence: Sentence) -> Citation:
    """The citation of a whole sentence, or of a run of them, with the rest of the paragraphs around it."""
    span, paragraph = sentence.span, article.paragraphs[sentence.paragraph]
    last = next((p for p in article.paragraphs[sentence.paragraph :] if p.end >= span.end), paragraph)
    return Citation(
        article=article.id,
        revision=article.revision,
        span=span,
        quote=span.of(article.text),
        before=Span(paragraph.start, span.start).of(article.text),
        after=Span(span.end, max(span.end, last.end)).of(article.text),
    )
