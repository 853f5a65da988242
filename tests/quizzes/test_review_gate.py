"""The gate: every rule refuses its row and passes the row beside it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.quizzes.review import RULES, review, reviewed
from questions_room import candidate_of, material_of

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "questions_gate.yaml").read_text(encoding="utf-8")
)
BY_CODE = {rule.code: rule for rule in RULES}


def made(row: dict[str, Any], text: str, *, passing: bool) -> Any:
    kind = row.get("kind", "figure")
    return candidate_of(
        text,
        kind=row.get("passing_kind", kind) if passing else kind,
        names=row.get("names"),
        options=row.get("passing_options" if passing else "options", ()),
        dated=not row.get("undated", False),
        post=row.get("post", False),
        key=row.get("passing_key", row.get("key")) if passing else row.get("key"),
        attribution=row.get("attribution"),
        hedge=row.get("hedge"),
        key_outside=row.get("key_outside", False) and not passing,
        source=row.get("passing_source" if passing else "source"),
        more=row.get("more", "Another paragraph stands here."),
        title=row.get("passing_title", row.get("title")) if passing else row.get("title"),
        buried=row.get("buried", False) and not passing,
        views=row.get("views", False) and not passing,
        reported=row.get("reported", False),
        deed=row.get("deed", False),
        seldom=row.get("seldom", False) and not passing,
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_rule_refuses_its_row(row: dict[str, Any]) -> None:
    candidate = made(row, row["refused"], passing=False)
    assert BY_CODE[row["rule"]].broken(candidate, material_of(candidate))


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_the_row_beside_it_passes_the_whole_gate(row: dict[str, Any]) -> None:
    candidate = made(row, row["passes"], passing=True)
    material = material_of(candidate)
    broken = review(candidate, material)
    # What only lacks its story may be mended by the headline, as it is where questions are written.
    assert broken is None or broken.code == "thin", broken
    assert reviewed([candidate], material).shown, broken


def test_every_rule_has_a_row_and_its_own_code() -> None:
    assert len(BY_CODE) == len(RULES)
    assert {row["rule"] for row in ROWS} == set(BY_CODE)


def test_a_refusal_tells_rule_prompt_and_place() -> None:
    good = candidate_of(
        "Harlow Cycles sold [[4,000]] bicycles to Trondheim in one week.",
        names={"place": ["Trondheim"], "organisation": ["Harlow Cycles"]},
    )
    bad = candidate_of("She sold [[4,000]] bicycles to the city of Trondheim.", names={"place": ["Trondheim"]})
    found = reviewed([good, bad], material_of(good, bad))
    assert found.shown == (good,)
    assert found.refused[0].rule == "opener"
    assert found.refused[0].prompt == bad.prompt
    assert found.refused[0].span.of(bad.report.article.text).startswith("She sold")
