"""RuleFinder: names by capital letters, titles, roles, word lists and the gazetteer; needs nothing installed."""

from ..article import Article, Sentence
from .deciding import candidate_runs, entities_from
from .entity import Entity


class RuleFinder:
    """Finds names by rules alone."""

    label = "rules"

    def find(self, article: Article, sentences: tuple[Sentence, ...]) -> tuple[Entity, ...]:
        """The entities of the body, by first mention."""
        return entities_from(article, sentences, candidate_runs(article, sentences), None)
