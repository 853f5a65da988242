"""The golden table of figures, row by row."""

from collections import defaultdict
from pathlib import Path

import pytest
from newsdesk.briefings.quantities import Bound, Quantity, parse_quantities

TABLE = Path(__file__).parents[1] / "golden" / "quantities.tsv"


def rows() -> dict[str, list[tuple[str, ...]]]:
    """The expected figures of each text."""
    expected: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, *fields = line.split("\t")
            expected[text].extend([tuple(fields)] if any(fields) else [])
    return expected


def described(quantity: Quantity, text: str) -> tuple[str, ...]:
    bound = "" if quantity.bound is Bound.EXACT else str(quantity.bound)
    ends = tuple(format(end.normalize(), "f") for end in (quantity.low, quantity.high))
    unit = quantity.currency or quantity.unit or ""
    return (quantity.span.of(text), *ends, str(quantity.measure), unit, bound, quantity.per or "")


@pytest.mark.parametrize("text", sorted(rows()))
def test_figures_of_a_phrase(text: str) -> None:
    assert [described(quantity, text) for quantity in parse_quantities(text)] == rows()[text]


def test_table_has_phrases_with_and_without_figures() -> None:
    expected = rows()
    assert sum(1 for figures in expected.values() if not figures) > 15
    assert sum(len(figures) for figures in expected.values()) > 70
