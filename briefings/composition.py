"""How a briefing is made: sentences to drafts, drafts to a choice under the budget, the choice to proven lines."""

from collections.abc import Sequence
from datetime import datetime

from . import salience
from .article import Article
from .briefing import Briefing, Line, Reason, Source
from .drafting import Draft, drafts_of, line_of
from .facts import Analysis, analyse
from .names import NameFinder
from .verification import verify_line

# A briefing of one article is a handful of lines: past the fifth, lines were background more often than news.
MOST_LINES = 5
LINES_A_SOURCE = 1  # and one more for every further source


def compose_lines(
    articles: Sequence[Article],
    *,
    words: int,
    finder: NameFinder | None,
    told: Sequence[str],
    now: datetime | None,
) -> Briefing:
    """See `briefing.compose`."""
    del told, now  # the memory of what was told comes next
    analyses = [analyse(article, finder=finder) for article in articles]
    drafts = [
        draft
        for number, (article, analysis) in enumerate(zip(articles, analyses, strict=True))
        for draft in drafts_of(article, analysis, document=number)
    ]
    lines, taken = _choose(articles, analyses, drafts, words)
    return Briefing(
        lines=lines,
        disputes=(),
        sources=tuple(source_of(article) for article in articles),
        note=None if lines else "Nothing here can be said in a line that stands on its source.",
        reasons=tuple(_reasons(drafts, taken)),
    )


def _choose(
    articles: Sequence[Article], analyses: Sequence[Analysis], drafts: Sequence[Draft], words: int
) -> tuple[tuple[Line, ...], dict[int, str]]:
    """The proven lines in reading order, and why each draft that was taken was."""
    made = [
        None if draft.refused else line_of(articles[draft.document], draft, analyses[draft.document].sentences)
        for draft in drafts
    ]
    passages = [
        salience.Passage(
            text=draft.text,
            document=draft.document,
            position=draft.position,
            cost=draft.cost,
            worth=draft.worth if line is not None and verify_line(line, articles) is None else 0.0,
        )
        for draft, line in zip(drafts, made, strict=True)
    ]
    choices = salience.select(passages, words=words, most=MOST_LINES + LINES_A_SOURCE * (len(articles) - 1))
    order = salience.reading_order(passages, choices)
    taken = {choice.index: f"it adds {', '.join(choice.concepts)}" for choice in choices}
    return tuple(line for index in order if (line := made[index]) is not None), taken


def _reasons(drafts: Sequence[Draft], taken: dict[int, str]) -> list[Reason]:
    chosen = [Reason(subject=drafts[n].text, taken=True, why=why) for n, why in sorted(taken.items())]
    left = [
        Reason(subject=draft.text, taken=False, why=draft.refused or "it adds too little for its length")
        for n, draft in enumerate(drafts)
        if n not in taken
    ]
    return chosen + left


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
