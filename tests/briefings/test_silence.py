"""Why a sentence gave no fact."""

import pytest
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.silence import why_nothing
from plain_articles import article_from


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("The vote took place on Monday.", None, "“Monday” needs the day of publication"),
        ("It rained on a grey Monday.", "2024-03-06", "“Monday” may be more than one day"),
        ("The letter is of 01/02/2025.", None, "“01/02/2025” can be two days"),
        ("She drove the H800 to the shop.", None, "“H800” is part of a name"),
        ("They call it “the quiet door” here.", None, "“the quiet door” is too short for speech"),
        ("She wrote “Why Harbours Are Still Cold” there.", None, "set like the title of a work"),
        ("Nobody knows what came of the old harbour and its many boats:", None, "does not end like a sentence"),
        ("Maria Keller opened the door.", None, "is told of Maria Keller"),
        ("Nobody opened the door.", None, "no figure, date, quotation, role or known place in it"),
    ],
)
def test_the_reason_names_what_stood_in_the_way(text: str, published: str | None, reason: str) -> None:
    article = article_from(text, published=published)
    analysis = analyse(article, finder=RuleFinder())
    assert analysis.facts == ()
    assert reason in why_nothing(article, analysis.sentences[0], analysis.entities)
