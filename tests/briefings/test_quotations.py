"""Quotations and their speakers: the golden table, and what must hold for any text."""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml
from cpu_time import least_time
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.names import NameKind, RuleFinder
from newsdesk.briefings.quotations import Quotation, find_quotations
from newsdesk.briefings.sentences import split_sentences
from plain_articles import article_from


class Expected(TypedDict):
    begins: str
    speaker: str
    direct: bool


class Row(TypedDict):
    text: str
    whole: NotRequired[bool]
    quotations: list[Expected]


ROWS: list[Row] = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "quotations.yaml").read_text(encoding="utf-8")
)


def quotations_in(text: str) -> tuple[Quotation, ...]:
    article = article_from(text)
    sentences = split_sentences(article)
    return find_quotations(article, sentences, RuleFinder().find(article, sentences))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:30] for row in ROWS])
def test_golden_quotations(row: Row) -> None:
    found = quotations_in(row["text"])
    for expected in row["quotations"]:
        match = [q for q in found if q.span.of(row["text"]).startswith(expected["begins"])]
        assert match, f"not found: {expected['begins']!r} in {[q.span.of(row['text']) for q in found]}"
        assert (match[0].speaker or "-") == expected["speaker"]
        assert match[0].direct is expected["direct"]
    assert len([q for q in found if q.direct]) == sum(e["direct"] for e in row["quotations"])
    if row.get("whole"):
        assert len(found) == len(row["quotations"]), [q.span.of(row["text"]) for q in found]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "said",
        "Anna Keller",
        "he",
        ",",
        ".",
        "told",
        "the expert",
        "that",
        "We go now",
        "\n\n",
        "noted",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_in_the_body_and_speakers_it_names(text: str) -> None:
    article = article_from(text)
    sentences = split_sentences(article)
    entities = RuleFinder().find(article, sentences)
    people = {entity.name for entity in entities if entity.kind is NameKind.PERSON}
    for quotation in find_quotations(article, sentences, entities):
        assert article.paragraph_at(quotation.span) is not None
        assert quotation.span.of(text).strip()
        if quotation.speaker is not None:
            assert quotation.speaker in people
            assert quotation.speaker_span is not None
            assert quotation.verb


@pytest.mark.parametrize("piece", ["“We go to the old town now,” Anna Keller said. ", "said ", "Anna Keller ", "“ "])
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    # Now at most five times as long as prose without a quotation; where every quotation looked at the whole
    # paragraph it was over a hundred times as long.
    plain = "The tower was sold in May. "
    peer = least_time(lambda: quotations_in(plain * (20_000 // len(plain))), rounds=1)
    assert least_time(lambda: quotations_in(piece * (20_000 // len(piece))), rounds=1) < 40 * peer
