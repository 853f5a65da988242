"""Story: the articles that tell of one event."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from .article import Article
from .facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, by their ids in order of publication; ``id`` is that of the earliest member."""

    id: str
    articles: tuple[str, ...]


def group(facts_by_article: Sequence[tuple[Article, Sequence[Fact]]]) -> tuple[Story, ...]:
    """The stories the articles tell; every article is in exactly one of them."""
    return tuple(Story(id=_story_id(article.id), articles=(article.id,)) for article, _ in facts_by_article)


def _story_id(first: str) -> str:
    return f"s1-{hashlib.blake2b(first.encode(), digest_size=8).hexdigest()}"
