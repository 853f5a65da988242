"""How a briefing is made: sentences to drafts, drafts to a choice under the budget, the choice to proven lines."""

from collections.abc import Sequence
from datetime import datetime

from . import salience
from .article import Article, Sentence
from .briefing import Briefing, Citation, Line, Source
from .names import NameFinder
from .sentences import split_sentences
from .verification import verify_line

# Shorter sentences are headings and fragments, longer ones are lists: both fail as lines of a briefing.
FEWEST_WORDS = 6
MOST_WORDS = 60


def compose_lines(
    articles: Sequence[Article],
    *,
    words: int,
    finder: NameFinder | None,
    told: Sequence[str],
    now: datetime | None,
) -> Briefing:
    """See `briefing.compose`."""
    del finder, told, now  # wording and memory come with drafts
    drafts = [
        (number, place, _line(article, sentence))
        for number, article in enumerate(articles)
        for place, sentence in enumerate(split_sentences(article))
    ]
    fit = [draft for draft in drafts if FEWEST_WORDS <= len(draft[2].text.split()) <= MOST_WORDS]
    passages = [
        salience.Passage(text=line.text, document=number, position=place, cost=len(line.text.split()))
        for number, place, line in fit
    ]
    chosen = sorted(choice.index for choice in salience.select(passages, words=words))
    lines = tuple(fit[index][2] for index in chosen if verify_line(fit[index][2], articles) is None)
    return Briefing(
        lines=lines,
        disputes=(),
        sources=tuple(source_of(article) for article in articles),
        note=None if lines else "Nothing here can be said in a line that stands on its source.",
    )


def _line(article: Article, sentence: Sentence) -> Line:
    return Line(text=" ".join(sentence.span.of(article.text).split()), citations=(cite(article, sentence),))


def cite(article: Article, sentence: Sentence) -> Citation:
    """The citation of a whole sentence, with the rest of its paragraph."""
    span, paragraph = sentence.span, article.paragraphs[sentence.paragraph]
    return Citation(
        article=article.id,
        revision=article.revision,
        span=span,
        quote=span.of(article.text),
        before=article.text[paragraph.start : span.start],
        after=article.text[span.end : paragraph.end],
    )


def source_of(article: Article) -> Source:
    """How ``article`` is shown among the sources."""
    return Source(
        article=article.id,
        revision=article.revision,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        source=article.source,
        retold=article.retold,
    )
