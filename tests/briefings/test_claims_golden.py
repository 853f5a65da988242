"""Claims of invented reports against tests/golden/claims.yaml: what is joined, and that nothing else is."""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml
from newsdesk.briefings.article import Article
from newsdesk.briefings.claims import align
from newsdesk.briefings.facts import extract_facts
from newsdesk.briefings.names import NameFinder, RuleFinder, SpacyFinder
from plain_articles import article_from


class Claimed(TypedDict):
    status: str
    values: list[str]


class Row(TypedDict):
    name: str
    sources: list[str]
    published: NotRequired[list[str]]
    joined: list[Claimed]


ROWS: list[Row] = yaml.safe_load((Path(__file__).parents[1] / "golden" / "claims.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["rules", "model"])
def finder(request: pytest.FixtureRequest) -> NameFinder:
    return RuleFinder() if request.param == "rules" else SpacyFinder()


def reports(row: Row) -> list[Article]:
    days = row.get("published", [None] * len(row["sources"]))
    return [
        article_from(text, published=day, outlet=f"Outlet {number}")
        for number, (text, day) in enumerate(zip(row["sources"], days, strict=True))
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_golden_claims(row: Row, finder: NameFinder) -> None:
    articles = reports(row)
    by_id = {article.id: article for article in articles}
    claims = align([(article, extract_facts(article, finder=finder)) for article in articles])
    found = [
        {"status": claim.status, "values": [fact.span.of(by_id[fact.article].text) for fact in claim.facts]}
        for claim in claims
        if len(claim.facts) > 1 and claim.facts[0].kind in ("figure", "date")
    ]
    assert found == row["joined"]
