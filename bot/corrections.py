"""Use cases of corrected sources: questions whose passage is gone from its page count for nobody any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from ..briefings.article import Article
from .appeals import games_after
from .content import Content
from .desk import Desk
from .markup import one_line
from .rounds import Asked, Played, unpack

# News is corrected within days; what was played before that is long told.
ASKED_LATELY: Final = timedelta(days=14)
REASON: Final = "its source was corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A question that does not count any more, and every game that changed with it."""

    asked: Asked
    changed: tuple[Played, ...]


async def correct(desk: Desk, contents: Sequence[Content]) -> tuple[Correction, ...]:
    """Void the questions asked lately that the articles as they now read do not bear out any more."""
    articles = [article for content in contents for article in content.articles]
    now = desk.clock()
    void = (await desk.store.contests.rulings("")).void
    texts = await desk.store.games.asked_since(now - ASKED_LATELY)
    # Two weeks of questions take a second to read: not on the event loop.
    gone = await desk.in_background(lambda: outdated([unpack(text) for text in texts], articles))
    found = []
    for one in {one.question.id: one for one in gone if one.question.id not in void}.values():
        rescored = await desk.store.contests.void(one.question.id, server=None, moderator="", reason=REASON, now=now)
        found.append(Correction(asked=one, changed=await games_after(desk, rescored)))
    return tuple(found)


def outdated(asked: Sequence[Asked], articles: Sequence[Article]) -> tuple[Asked, ...]:
    """The questions whose page now has another text of the same title without their passage.

    A page whose title has changed too is another article at the same address, such as a front page's.
    """
    pages = {page: article for article in articles if (page := article.url or article.source)}
    found = []
    for one in asked:
        source, evidence = one.source, one.question.evidence
        article = pages.get(source.url or source.source or "") if source is not None else None
        if article is None or source is None or article.revision == evidence.revision:
            continue
        same = isinstance(article.title, str) and article.title == source.title
        if same and one_line(evidence.quote) not in one_line(article.text):
            found.append(one)
    return tuple(found)
