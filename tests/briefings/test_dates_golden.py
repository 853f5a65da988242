"""The golden table of dates, row by row, and all readings of short replies."""

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from newsdesk.briefings.article import Published
from newsdesk.briefings.dates import DateMention, date_readings, parse_dates, write_date

TABLE = Path(__file__).parents[1] / "golden" / "dates.tsv"
PUBLISHED = Published(moment=datetime(2025, 1, 28, 12, tzinfo=UTC))


def rows() -> dict[str, list[tuple[str, ...]]]:
    """The expected dates of each text."""
    expected: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, *fields = line.split("\t")
            expected[text].extend([tuple(fields)] if any(fields) else [])
    return expected


def described(mention: DateMention) -> str:
    if mention.end is not None:
        return f"{single(mention)}/{single(mention.end)}"
    return single(mention)


def single(mention: DateMention) -> str:
    if mention.precision in {"decade", "century"}:
        return f"{mention.year}{'s' if mention.precision == 'decade' else 'c'}"
    text = "-" if mention.year is None else str(mention.year)
    for part in (mention.month, mention.day):
        text += "" if part is None else f"-{part:02d}"
    return text


@pytest.mark.parametrize("text", sorted(rows()))
def test_dates_of_a_phrase(text: str) -> None:
    found = [
        (mention.span.of(text), described(mention), "yes" if mention.resolved else "")
        for mention in parse_dates(text, published=PUBLISHED)
    ]
    assert found == rows()[text]


def test_relative_phrases_need_a_publication_day() -> None:
    text = "On Monday he said last month was worse than two years ago."
    month_only = Published(moment=datetime(2025, 1, 1, tzinfo=UTC), precision="month")
    assert parse_dates(text) == ()
    assert parse_dates(text, published=month_only) == ()
    assert len(parse_dates(text, published=PUBLISHED)) == 3


@pytest.mark.parametrize(
    ("reply", "readings"),
    [
        ("01/02/2025", ["1 February 2025", "2 January 2025"]),
        ("27/1", ["27 January"]),
        ("2025-1-8", ["8 January 2025"]),
        ("january", ["January"]),
        ("may", ["May"]),
        ("28 jan 2025", ["28 January 2025"]),
        ("31/12/99", ["31 December 1999"]),
        ("on the 5th of may", ["5 May"]),
        ("2024", ["2024"]),
        ("no idea", []),
    ],
)
def test_readings_of_a_reply(reply: str, readings: list[str]) -> None:
    assert [write_date(mention) for mention in date_readings(reply)] == readings
