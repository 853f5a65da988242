"""Direct questions from parsed sentences: the clause is cut, the question phrase goes first, the verb turns."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.briefings.article import Span
from newsdesk.briefings.dates import DateMention, write_date
from newsdesk.briefings.facts import Place, analyse
from newsdesk.briefings.quantities import Quantity
from newsdesk.briefings.syntax import Parse, Word, with_verb
from newsdesk.quizzes.kinds.asking import date_turned, figure_turned, place_turned
from newsdesk.quizzes.kinds.candidate import Report
from newsdesk.quizzes.kinds.statement import KEY
from questions_room import article_of

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "questions_turned.yaml").read_text(encoding="utf-8")
)


def turned(sentence: str, kind: str) -> tuple[str, str] | None:
    """The question and the statement made for the answer in [[ ]]."""
    match = re.search(r"\[\[(.*?)\]\]", sentence)
    assert match is not None
    article = article_of(sentence.replace("[[", "").replace("]]", ""), "Another paragraph stands here.")
    report = Report(article=article, analysis=analyse(article))
    for fact in report.analysis.facts:
        value = fact.value
        if not fact.span.start <= match.start() <= fact.span.end:
            continue
        if kind == "figure" and isinstance(value, Quantity):
            made = figure_turned(report, fact.sentence, value)
        elif kind == "date" and isinstance(value, DateMention):
            made = date_turned(report, fact.sentence, value, shown=write_date(value), lead="")
        elif kind == "place" and isinstance(value, Place):
            made = place_turned(report, fact.sentence, fact.span, grain=value.place_class, shown=value.name)
        else:
            continue
        return (made.question, made.statement.text) if made else None
    raise AssertionError(f"no {kind} is found in {sentence}")


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:60] for row in ROWS])
def test_a_sentence_turns_as_the_table_says(row: dict[str, Any]) -> None:
    made = turned(row["sentence"], row.get("kind", "figure"))
    assert (made[0] if made else "nothing") == row["asks"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["asks"] != "nothing"], ids=lambda row: row["asks"][:50])
def test_the_statement_holds_its_answer_once_and_the_question_never(row: dict[str, Any]) -> None:
    made = turned(row["sentence"], row.get("kind", "figure"))
    answer = re.search(r"\[\[(.*?)\]\]", row["sentence"])
    assert made is not None
    assert answer is not None
    assert made[1].count(KEY) == 1
    assert answer.group(1) not in made[0]


def test_a_participle_with_an_agent_stays_one() -> None:
    words = ("The", "hall", "sold", "by", "Moen")
    tags = ("DT", "NN", "VBN", "IN", "NNP")
    relations = ("det", "ROOT", "acl", "agent", "pobj")
    heads = (1, 1, 1, 2, 3)
    made, place = [], 0
    for text, tag, relation, head in zip(words, tags, relations, heads, strict=True):
        made.append(Word(Span(place, place + len(text)), text, tag, relation, head))
        place += len(text) + 1
    parse = Parse(words=tuple(made))
    assert with_verb(parse, {"sold"}) is parse


def test_a_name_keeps_its_capital_where_the_word_before_it_went() -> None:
    text = "When Norwegian driver Ada Moen first sold bicycles in 1967, she was a pupil in Oslo."
    article = article_of(text, "Another paragraph stands here.")
    report = Report(article=article, analysis=analyse(article))
    fact = next(fact for fact in report.analysis.facts if isinstance(fact.value, DateMention))
    assert isinstance(fact.value, DateMention)
    made = date_turned(report, fact.sentence, fact.value, shown="1967", lead="")
    assert made is not None
    assert made.statement.text.startswith("Norwegian driver")
    assert not made.statement.small
