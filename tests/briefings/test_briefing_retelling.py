"""What a second source tells again, and what stands beside a topic, makes way."""

from dataclasses import replace

import pytest
from newsdesk.briefings.article import Article
from newsdesk.briefings.briefing import Line
from newsdesk.briefings.claims import align
from newsdesk.briefings.drafting import cite
from newsdesk.briefings.edition import concerns
from newsdesk.briefings.facts import extract_facts
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.retelling import retold
from newsdesk.briefings.sentences import split_sentences
from plain_articles import article_from

FINDER = RuleFinder()
TIDE = "Norlink carried 310,000 passengers in 2023."
SAME = "The ferry group Norlink carried 310,000 passengers in 2023, its yearly report shows."


def lines_of(article: Article) -> list[Line]:
    """Each sentence as a line."""
    sentences = split_sentences(article)
    return [Line(text=s.span.of(article.text), citations=(cite(article, s),)) for s in sentences]


def left_out(first: str, second: str) -> list[str]:
    """The lines that are called retellings when the first article's lines stand before the second's."""
    articles = [article_from(first), article_from(second)]
    claims = align([(article, extract_facts(article, finder=FINDER)) for article in articles])
    lines = [line for article in articles for line in lines_of(article)]
    return [line.text for line in retold(lines, claims)]


@pytest.mark.parametrize(
    ("first", "second", "out"),
    [
        (TIDE, SAME, [SAME]),
        (TIDE, SAME.replace("310,000", "290,000"), []),
        (TIDE, "Norlink carried 310,000 passengers in 2023 and lost 40 crew members.", []),
        (TIDE, SAME.replace("2023", "2022"), []),
        (TIDE, "Odile Marsh joined Norlink in 2023.", []),
        (TIDE, "Odile Marsh runs the ferry group Norlink.", []),
    ],
)
def test_a_line_that_states_only_what_another_source_told(first: str, second: str, out: list[str]) -> None:
    assert left_out(first, second) == out


def test_one_article_may_say_a_thing_twice_and_stories_are_apart() -> None:
    articles = [article_from(TIDE), article_from(SAME)]
    claims = align([(article, extract_facts(article, finder=FINDER)) for article in articles])
    (one,), (other,) = (lines_of(article) for article in articles)
    assert retold([one, other], claims) == [other]
    assert retold([one, one], claims) == []
    assert retold([one, replace(other, story=1)], claims) == []
    assert retold([one, replace(other, headline=True)], claims) == []


@pytest.mark.parametrize(
    ("text", "topic", "named"),
    [
        ("Norlink sold two ferries.", "norlink", True),
        ("Norlink sold two ferries.", "ferries Norlink", True),
        ("Norlink sold two ferries.", "link", False),
        ("Norlink sold two ferries.", "Norlink crane", False),
    ],
)
def test_what_names_a_topic(text: str, topic: str, named: bool) -> None:
    assert concerns(text, topic) is named
