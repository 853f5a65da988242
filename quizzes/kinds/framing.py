"""Under the headline: a question whose statement leaves its story open, told again with the report's headline."""

import re
from dataclasses import replace
from typing import Final

from ...briefings.article import Unknown
from .candidate import Candidate
from .wording import EASY_WORDS, MOST_WORDS, headlined_sources, source_name, topical_sources

# How far things lie apart is told of two, or of few: a cue where their number is asked for.
_APART: Final = re.compile(
    r" (?:(?:just|only|about) )?(?:[\w-]+ )?"
    r"(?:minute|hour|day|week|month|year|mile|kilomet(?:er|re)|met(?:er|re)|block)s? apart\b"
)


def under_headline(candidate: Candidate, *, whole: bool = False) -> Candidate | None:
    """The candidate with its report named by its headline; None where there is no headline or no room for it.

    With ``whole`` the headline keeps its last words, if it can, for what the statement takes up from there.
    """
    article = candidate.report.article
    plain = source_name(article)
    if candidate.context or plain not in candidate.prompt:
        return None
    head, _, tail = candidate.prompt.partition(plain)
    told = [f"{head}{source}{tail}" for source in headlined_sources(article)]
    if whole:
        told = [prompt for prompt in told if f"“{article.title}”" in prompt and len(prompt.split()) <= MOST_WORDS]
        return replace(candidate, prompt=told[0]) if told else None
    fitting = (prompt for most in (EASY_WORDS, MOST_WORDS) for prompt in told if len(prompt.split()) <= most)
    prompt = next(fitting, None) or _topical(candidate, head, tail)
    return None if prompt is None else replace(candidate, prompt=prompt)


def _topical(candidate: Candidate, head: str, tail: str) -> str | None:
    """The prompt with its report named by what it is about, unless that is the answer or told in it anyway."""
    topic = candidate.report.topic
    names = {candidate.key, *candidate.accept, *candidate.more}
    if (
        not topic
        or topic in f"{head} {tail} {candidate.report.article.outlet}"
        or any(name in topic or topic in name for name in names)
    ):
        return None
    told = (f"{head}{source}{tail}" for source in topical_sources(candidate.report.article, topic))
    return next((prompt for prompt in told if len(prompt.split()) <= MOST_WORDS), None)


def uncued(candidate: Candidate) -> Candidate:
    """The candidate without the distance between two things, where it is asked how many they are."""
    if candidate.kind != "figure" or candidate.key.casefold() not in ("two", "2"):
        return candidate
    return replace(candidate, prompt=_APART.sub("", candidate.prompt), body=_APART.sub("", candidate.body))


def eased(candidate: Candidate) -> Candidate:
    """The candidate without the day of its report where its prompt is long to read, if the outlet is known."""
    article = candidate.report.article
    if len(candidate.prompt.split()) <= EASY_WORDS or isinstance(article.outlet, Unknown):
        return candidate
    shorter = source_name(article, dated=False)
    return replace(candidate, prompt=candidate.prompt.replace(source_name(article), shorter, 1))
