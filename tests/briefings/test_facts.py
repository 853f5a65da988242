"""Facts: the golden table, the clause rules without a parse, and what must hold for any text."""

from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.facts import Analysis, Fact, Role, analyse, extract_facts
from newsdesk.briefings.names import RuleFinder, SpacyFinder
from newsdesk.briefings.quotations import Quotation
from plain_articles import article_from

Expected = dict[str, str | bool | None]


class Row(TypedDict):
    text: str
    facts: list[Expected]


ROWS: list[Row] = yaml.safe_load((Path(__file__).parents[1] / "golden" / "facts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model() -> SpacyFinder:
    return SpacyFinder()


def field(fact: Fact, name: str) -> str | bool | None:
    source = fact.value if isinstance(fact.value, Role) and name in ("person", "organisation") else fact
    value: str | bool | None = getattr(source, name)
    return value


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_golden_facts(row: Row, model: SpacyFinder) -> None:
    facts = analyse(article_from(row["text"]), finder=model).facts
    for expected in row["facts"]:
        match = [f for f in facts if f.kind == expected["kind"] and f.span.of(row["text"]) == expected["value"]]
        assert match, f"{expected['value']!r} not in {[(f.kind, f.span.of(row['text'])) for f in facts]}"
        got = {name: field(match[0], name) for name in expected if name not in ("value", "kind")}
        assert got == {name: value for name, value in expected.items() if name not in ("value", "kind")}


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("Shares of Solvane fell by 12% on Friday.", "Shares of Solvane", "fell"),
        ("On Monday, the index rose 3%.", None, None),
        ("On Monday, Solvane gained 3%.", "Solvane", "gained"),
        ("The town that Solvane left has 3,000 people.", None, None),
        ("Solvane fell, and the index rose 3%.", None, None),
        ("Solvane said it lost $4 million.", None, None),
    ],
)
def test_without_a_parse_only_plain_statements_have_a_clause(
    text: str, subject: str | None, predicate: str | None
) -> None:
    figure = next(f for f in analyse(article_from(text), finder=RuleFinder()).facts if f.kind == "figure")
    assert (figure.subject, figure.predicate) == (subject, predicate)


def test_a_dateline_is_no_prose(model: SpacyFinder) -> None:
    text = "OSLO, March 3. /NORD/. The ferry line will close, its director Tora Lund told NORD."
    facts = analyse(article_from(text, published="2024-03-03"), finder=model).facts
    assert not any(fact.span.start < text.index("The ferry") for fact in facts)


def test_a_weekday_is_read_against_the_publication_date(model: SpacyFinder) -> None:
    text = "The vote took place on Monday."
    dates = [f for f in extract_facts(article_from(text, published="2024-03-06"), finder=model) if f.kind == "date"]
    assert len(dates) == 1
    assert not [f for f in extract_facts(article_from(text), finder=model) if f.kind == "date"]


def consistent(text: str, analysis: Analysis) -> None:
    previous = 0
    for fact in analysis.facts:
        assert fact.span.start >= previous
        previous = fact.span.start
        assert fact.sentence in analysis.sentences
        assert fact.sentence.span.start <= fact.span.start < fact.sentence.span.end
        assert len(fact.span) > 0
        if isinstance(fact.value, Quotation):
            assert fact.value in analysis.quotations
        for words in (fact.subject, fact.predicate, fact.object):
            assert words is None or words in " ".join(text.split())


PIECES = st.sampled_from(
    [
        "The firm",
        "lost",
        "$4 million",
        "12%",
        "in 2019",
        "said",
        "“",
        "”",
        "Anna Keller",
        ", CEO of Acme,",
        ".",
        "not",
        "\n\n",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_facts_in_order_inside_their_sentences(text: str) -> None:
    article = article_from(text)
    for finder in (RuleFinder(), SpacyFinder()):
        analysis = analyse(article, finder=finder)
        consistent(text, analysis)
        assert analysis == analyse(article, finder=finder)
