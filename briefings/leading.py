"""The headline in front of the lines of a story that none of them tells."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .article import Article
from .briefing import Line
from .edition import EDITION, Plan
from .headlines import BESIDE, TELLS, TELLS_LATER, content, figures_told, followed, headline_line, told_share
from .likeness import repeats
from .verification import verify_line

# Of the headline's words, names counted, so many in what opens the article: 34 pages had 7 where the headline was
# then told twice with less, and none where it was missed.
OPENING_TELLS: Final = 0.45
ADDS: Final = 8  # words of meaning by which a line that repeats its headline says enough more
HEAD: Final = 3  # paragraphs in which an article comes to its story


def led(
    lines: Sequence[Line],
    plans: Sequence[Plan],
    articles: Sequence[Article],
    *,
    names: Sequence[Collection[str]],
    views: Collection[int],
    heads: Sequence[Line | None],
    words: int,
) -> list[Line]:
    """``lines`` of all stories in ``words`` words, each story that they do not tell led by a headline of its own.

    ``names`` are the people and organisations of each article; ``views`` number those that give their writer's views;
    ``heads`` are what heads each article and may follow its headline.
    """
    shown = list(lines)
    room = _Room(articles, names)
    for place, item in enumerate(plans):
        own = [line for line in shown if line.story == place]
        if all(n not in views for n in item.members) and room.told(own):
            near = [line for line in own if not room.strays(line)]
            shown = (
                [line for line in shown if line.story < place]
                + room.best_first(near or own)
                + [line for line in shown if line.story > place]
            )
            continue
        fit = ((n, headline_line(articles[n], names[n])) for n in item.members)
        number, headline = next(((n, line) for n, line in fit if line and not verify_line(line, articles)), (0, None))
        if headline is None:
            continue
        kept = [line for line in own if not room.beside(line, headline)]
        head = heads[number]
        opened = any(room.opens(line, paragraphs=HEAD) for line in kept)
        roomy = len(plans) < EDITION or item.section.lead or not kept  # what is told in brief has one line
        if head is not None and roomy and not opened and not room.beside(head, headline):
            whole = followed(headline, head)
            room_left = words - sum(len(line.text.split()) for line in shown)
            if len(whole.text.split()) <= room_left and verify_line(whole, articles) is None:
                headline = whole
        at = next((n for n, line in enumerate(shown) if line.story >= place), len(shown))
        rest = [line for line in shown if line.story != place]
        shown = [*rest[:at], replace(headline, story=place), *kept, *rest[at:]]
        # What comes last is least: a story told first keeps its lines.
        while sum(len(line.text.split()) for line in shown) > words and len(shown) > 1:
            shown.pop()
    return shown


@dataclass(frozen=True, slots=True)
class _Room:
    """What lines are judged by: their articles and the names in these."""

    articles: Sequence[Article]
    names: Sequence[Collection[str]]

    def told(self, lines: Sequence[Line]) -> bool:
        """Whether the lines of one article together tell the event of its headline, with the figures it gives."""
        by_article: dict[str, list[Line]] = {}
        for line in lines:
            by_article.setdefault(line.citations[0].article, []).append(line)
        return any(map(self._told, by_article.values()))

    def _told(self, lines: Sequence[Line]) -> bool:
        article, text = self._article(lines[0]), " ".join(line.text for line in lines)
        if not isinstance(article.title, str):
            return True
        if not figures_told(article.title, text):
            return False
        opens = any(self.opens(line, paragraphs=1) for line in lines)
        share = told_share(article.title, text, self.names[self._number(lines[0])])
        if share >= (TELLS if opens else TELLS_LATER):
            return True
        return opens and told_share(article.title, text) >= OPENING_TELLS

    def best_first(self, lines: Sequence[Line]) -> list[Line]:
        """``lines``, in front the first that tells the headline's event by itself if the first of all does not."""
        telling = [line for line in lines if self._told([line])]
        if not telling or telling[0] is lines[0]:
            return list(lines)
        return [telling[0], *(line for line in lines if line is not telling[0])]

    def beside(self, line: Line, headline: Line) -> bool:
        """Whether ``line`` tells something else than the headline above it, or little more than the same."""
        if repeats(line.text, headline.text):
            return len(content(line.text) - content(headline.text)) < ADDS
        return self.strays(line)

    def strays(self, line: Line) -> bool:
        """Whether ``line`` is from further down and has next to nothing of its article's headline."""
        return not self.opens(line, paragraphs=HEAD) and self._share(line, named=True) < BESIDE

    def _article(self, line: Line) -> Article:
        return self.articles[self._number(line)]

    def _number(self, line: Line) -> int:
        return next(n for n, article in enumerate(self.articles) if article.id == line.citations[0].article)

    def opens(self, line: Line, *, paragraphs: int) -> bool:
        """Whether ``line`` begins in the first ``paragraphs`` of its article."""
        return line.citations[0].span.start <= self._article(line).paragraphs[:paragraphs][-1].end

    def _share(self, line: Line, *, named: bool = False) -> float:
        """How much of its article's headline ``line`` tells, names counted if ``named``; all where none is known."""
        title = self._article(line).title
        apart = () if named else self.names[self._number(line)]
        return told_share(title, line.text, apart) if isinstance(title, str) else 1.0
