"""Nouns that a name can be put in for, by a table that anybody can extend."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.briefings.antecedents import people_of
from newsdesk.briefings.drafting import Draft, drafts_of, line_of
from newsdesk.briefings.epithets import Epithets
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import default_finder
from newsdesk.briefings.verification import verify_line
from plain_articles import article_from

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "epithets.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))


def meant(text: str, title: str | None) -> dict[str, str]:
    """Each noun of the text that has a name, with the name."""
    article = article_from(text, title=title)
    known = analyse(article, finder=default_finder())
    epithets = Epithets(article, known.sentences, known.entities, known.parses, people_of(article, known.entities))
    found = [epithet for number in range(len(known.sentences)) for epithet in epithets.in_sentence(number)]
    assert all(f.name.removeprefix("the ") == f.source.of(text) for f in found)
    return {f.span.of(text): f.name for f in found}


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_a_noun_stands_for_one_name_or_for_none(row: dict[str, Any]) -> None:
    assert meant(row["text"], row.get("title")) == row["meant"]


def test_without_a_parse_nothing_is_said() -> None:
    text = "Thieves broke into the Harlow museum.\n\nPolice said the museum had lost 40 pictures."
    article = article_from(text)
    known = analyse(article, finder=default_finder())
    epithets = Epithets(article, known.sentences, known.entities, (), people_of(article, known.entities))
    assert epithets.in_sentence(1) == ()


def drafts(text: str) -> list[Draft]:
    article = article_from(text)
    return list(drafts_of(article, analyse(article, finder=default_finder()), document=0))


def test_a_line_has_the_name_in_brackets_and_can_be_proven() -> None:
    text = (
        "Thieves broke into the Harlow museum in Trondheim.\n\nOle Dahl of Lund said the museum had lost 40 pictures."
    )
    article = article_from(text)
    analysis = analyse(article, finder=default_finder())
    draft = list(drafts_of(article, analysis, document=0))[1]
    line = line_of(article, [draft], analysis.sentences)
    assert line.text == "Ole Dahl of Lund said the [Harlow museum] had lost 40 pictures."
    assert verify_line(line, [article]) is None


def test_a_pronoun_never_means_the_subject_of_its_own_verb() -> None:
    second = drafts("Divers found a bell.\n\nA motorist picked her up and drove 40 miles to the town of Lund.")[1]
    assert second.refused is not None
    assert "her" in second.refused
    third = drafts("Divers found a bell.\n\nA motorist said a nurse had seen her and her dog in the town of Lund.")[1]
    assert third.refused is None
