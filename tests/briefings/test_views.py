"""Articles of views: what calls itself opinion, whose words those are, and when a story stands under its title."""

from dataclasses import replace

import pytest
from newsdesk.briefings import compose
from newsdesk.briefings.article import Article, Span, make_article
from newsdesk.briefings.briefing import source_of
from newsdesk.briefings.edition import VIEWS
from newsdesk.briefings.layout import stories
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.rendering import render
from newsdesk.briefings.voice import commentary, labelled


@pytest.mark.parametrize(
    ("title", "address", "is_labelled"),
    [
        ("Opinion: Sell the ferries", None, True),
        ("Column | The pier nobody wanted", None, True),
        ("Harbour Nights review", None, True),
        ("Ask Ada: My brother keeps the boat", None, True),
        ("The pier nobody wanted", "https://tide.example/opinion/2024/pier", True),
        ("The pier nobody wanted", "https://tide.example/news/2024/pier", False),
        ("Opinions differ on the sale of the pier", None, False),
        ("Board to review the sale of the pier", None, False),
        (None, None, False),
    ],
)
def test_what_calls_itself_opinion(title: str | None, address: str | None, *, is_labelled: bool) -> None:
    assert labelled(title, address) is is_labelled


def test_an_article_that_speaks_to_its_reader_is_commentary_and_a_report_with_a_quotation_is_not() -> None:
    assert commentary(["We like the pier.", "You should see it.", "My brother built it.", "It has 14 berths."])
    assert not commentary(
        ["“We like the pier,” said Marsh.", "It has 14 berths.", "The board paid for it.", "It leaks."]
    )


def _article(title: str, body: str, **fields: str) -> Article:
    text = f"{title}\n\n{body}"
    return make_article(text=text, paragraphs=[Span(len(title) + 2, len(text))], title=title, **fields)


def test_an_article_of_views_is_its_authors() -> None:
    column = _article(
        "Column: The pier is too dear",
        "The pier of Skerrow is a staggering waste of 3.2 million pounds. I would sell it. We deserve better.",
        author="Ada Moen",
        outlet="The Tide",
    )
    briefing = compose([column], finder=RuleFinder())
    shown = render(briefing, format="md")
    assert briefing.note == VIEWS
    assert "Ada Moen writes in The Tide:" in shown
    assert source_of(column).author == "Ada Moen"


def test_one_story_of_one_source_stands_under_its_headline_and_one_of_several_does_not() -> None:
    told = _article(
        "Norlink buys two ferries", "Norlink bought two ferries in Skerrow for 3.2 million pounds in May 2024."
    )
    briefing = compose([told], finder=RuleFinder())
    (story,) = stories(briefing)
    assert story.headline == "Norlink buys two ferries"
    other = replace(source_of(told), article="another")
    (story,) = stories(replace(briefing, sources=(*briefing.sources, other)))
    assert story.headline is None


def test_what_somebody_says_over_several_sentences_is_not_the_writers() -> None:
    told = ["“We like the pier.", "You should see it.", "My brother built it,” Ole Dahl said.", "It has 14 berths."]
    assert not commentary(told)
    straight = [
        '"We like the pier.',
        "You should see it.",
        'My brother built it," Ole Dahl said.',
        "It has 14 berths.",
    ]
    assert not commentary(straight)


def test_what_the_page_says_to_its_reader_is_not_the_writers() -> None:
    furniture = [
        "Sign up for our newsletter.",
        "Read more on our page.",
        "You can follow us here",
        "It has 14 berths.",
    ]
    assert not commentary(furniture)
