"""The tables of ``newsdesk facts``: values side by side, at any width, and what stands where there is nothing."""

import io

import pytest
from newsdesk.bot.fact_tables import print_facts
from newsdesk.briefings.claims import align
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import RuleFinder
from plain_articles import article_from
from rich.console import Console

WRECK = "The sinking of the ferry Astrid off Brenholm killed 14 people, mayor Ada Lind told the town on Friday."
AGAIN = "Divers went down to the wreck. The ferry Astrid sank off Brenholm and 17 people died, the coastguard said."
FALL = "On Monday Norlink lost about $600 million of its value in a few hours."
FALL_AGAIN = "Panic wiped almost $600 million off the value of Norlink on Monday."


def shown(*texts: str, width: int = 120) -> str:
    articles = [article_from(text, outlet=f"Outlet {number}") for number, text in enumerate(texts, start=1)]
    found = [(article, analyse(article, finder=RuleFinder())) for article in articles]
    claims = align([(article, analysis.facts) for article, analysis in found])
    out = io.StringIO()
    print_facts(Console(file=out, width=width), found, claims)
    return out.getvalue()


def line_with(text: str, *words: str) -> str:
    return next(line for line in text.splitlines() if all(word in line for word in words))


def test_values_of_two_sources_stand_in_one_line() -> None:
    assert line_with(shown(FALL, FALL_AGAIN), "about $600 million", "almost $600 million").rstrip().endswith("2")


def test_a_dispute_stands_under_its_own_heading() -> None:
    text = shown(WRECK, AGAIN)
    assert text.index("Sources differ") < text.index(line_with(text, "14 people", "17 people"))


def test_without_a_dispute_it_says_so() -> None:
    assert "Sources differ on nothing" in shown(FALL, FALL_AGAIN)


def test_one_article_has_nothing_to_be_compared_with() -> None:
    assert "One article" in shown(FALL)


def test_an_article_without_facts_says_what_to_do() -> None:
    assert "newsdesk facts --explain" in shown("Nothing much happened here and nobody minded at all.", FALL)


@pytest.mark.parametrize("width", [40, 60, 200])
def test_every_line_fits_the_width(width: int) -> None:
    tables = [line for line in shown(WRECK, AGAIN, width=width).splitlines() if "Outlet" not in line]
    assert max(len(line.rstrip()) for line in tables) <= width


def test_many_sources_stand_one_below_the_other() -> None:
    text = shown(*(f"{FALL} Reader number {number} wrote of it." for number in range(8)))
    assert "1: about $600 million" in text


def test_brackets_are_text_and_no_markup() -> None:
    assert "[red]" in shown("According to [red] the [bold] port authority, the ferry carried 310 passengers.")
