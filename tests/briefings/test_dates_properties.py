"""What holds for every date: spans, no errors on any text, date to text to date, linear time."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import Published, Span
from newsdesk.briefings.dates import DateMention, date_readings, parse_dates, write_date

PUBLISHED = Published(moment=datetime(2025, 1, 28, 12, tzinfo=UTC))
PIECES = (
    "3", "31", "May", "Feb.", "2024", "1990s", "Monday", "last", "week", "to", "-", "/", "the", "of", "and",
    "between", "20th century", ",", "from", "in", "two years ago", "12",
    "99", "mid-", "'", "April Jones", "next month", "th",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=150),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)
NO_SPAN = Span(0, 0)


def bare(mention: DateMention) -> DateMention:
    """A date without its places."""
    end = None if mention.end is None else replace(mention.end, span=NO_SPAN, resolved=False)
    return replace(mention, span=NO_SPAN, resolved=False, end=end)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_spans_are_ordered_apart_and_within_the_text(text: str) -> None:
    last = 0
    for mention in parse_dates(text, published=PUBLISHED):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.year is not None or mention.month is not None
        if mention.day is not None and mention.month is not None:
            date(mention.year or 2024, mention.month, mention.day)
        last = mention.span.end


@given(texts)
@settings(max_examples=150, deadline=None)
def test_readings_never_fail_and_lie_within_the_text(text: str) -> None:
    for mention in date_readings(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 3), st.booleans())
@settings(max_examples=200, deadline=None)
def test_date_to_text_to_date_is_the_identity(day: date, left_out: int, prefixed: bool) -> None:
    mention = DateMention(span=NO_SPAN, year=day.year, month=day.month, day=day.day, precision="day")
    if left_out == 1:
        mention = replace(mention, year=None)
    if left_out == 2:
        mention = replace(mention, day=None, precision="month")
    if left_out == 3:
        mention = replace(mention, day=None, month=None, precision="year")
    text = ("in " if prefixed else "") + write_date(mention)
    assert [bare(found) for found in parse_dates(text)] == [mention], text


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_every_common_order_is_one_date(day: date) -> None:
    wanted = DateMention(span=NO_SPAN, year=day.year, month=day.month, day=day.day, precision="day")
    name = write_date(replace(wanted, day=None, year=None, precision="month"))
    short = name if name == "May" else f"{name[:3]}."
    for text in (
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day.day} {short} {day.year}",
        f"the {day.day}th of {name}, {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.month}/{day.day}/{day.year}",
    ):
        assert wanted in [bare(found) for found in date_readings(text)], text


HARD: list[Callable[[int], str]] = [
    lambda size: "1" * size,
    lambda size: "May " * (size // 4),
    lambda size: "3 May to " * (size // 9),
    lambda size: "1-" * (size // 2),
    lambda size: "2020-" * (size // 5),
    lambda size: "last " * (size // 5),
    lambda size: " " * size,
    lambda size: "On Monday, 3 May 2024, or in the late 1990s, nothing happened. " * (size // 63),
]


@pytest.mark.parametrize("make", HARD)
def test_time_grows_with_the_length_and_no_faster(make: Callable[[int], str]) -> None:
    def spent(text: str) -> float:
        runs = []
        for _ in range(2):
            start = time.process_time()
            parse_dates(text, published=PUBLISHED)
            runs.append(time.process_time() - start)
        return min(runs)

    spent(make(1_000))
    # Four times the text takes about four times as long; a backtracking pattern would take sixteen times.
    assert spent(make(48_000)) < 10 * max(spent(make(12_000)), 0.004)
