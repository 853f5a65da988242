"""Under the headline: a question whose statement leaves its story open, told again with the report's headline."""

from dataclasses import replace

from .candidate import Candidate
from .wording import MOST_WORDS, headlined_sources, source_name


def under_headline(candidate: Candidate) -> Candidate | None:
    """The candidate with its report named by its headline; None where there is no headline or no room for it."""
    article = candidate.report.article
    plain = source_name(article)
    if candidate.context or plain not in candidate.prompt:
        return None
    head, _, tail = candidate.prompt.partition(plain)
    for source in headlined_sources(article):
        prompt = f"{head}{source}{tail}"
        if len(prompt.split()) <= MOST_WORDS:
            return replace(candidate, prompt=prompt)
    return None
