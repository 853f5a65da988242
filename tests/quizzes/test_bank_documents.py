"""Banks: out and back, errors with their line in plain words, hostile input refused at once, people's edits kept."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
import yaml
from cpu_time import adding_letters, least_time
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import UNKNOWN, Span
from newsdesk.briefings.errors import InvalidDocument, NewsdeskError
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.bank import Bank, dump_bank, load_bank, parse_bank, sources_of, verify_bank
from newsdesk.quizzes.bank_writing import FORMAT, VERSION, record_of, yaml_head, yaml_of
from newsdesk.quizzes.question import (
    KIND_NAMES,
    AnswerKey,
    AnswerType,
    Evidence,
    Option,
    Question,
    Status,
)
from newsdesk.quizzes.writing import write_pool
from newsdesk.quizzes.yaml_tree import read_tree
from questions_room import article_of

ARTICLE = article_of(
    "Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.",
    "Ada Moen, the founder of Harlow Cycles, opened a hall in Trondheim on 6 May 2024.",
)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank(questions=write_pool([ARTICLE], finder=RuleFinder()).questions, sources=sources_of([ARTICLE]))


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_bank_survives_the_way_out_and_back(bank: Bank, form: str) -> None:
    text = dump_bank(bank, format="yaml" if form == "yaml" else "json")
    again = parse_bank(text)
    assert dump_bank(again, format="yaml" if form == "yaml" else "json") == text
    assert [q.prompt for q in again.questions] == [q.prompt for q in bank.questions]
    assert again.sources == bank.sources
    assert [q.options for q in again.questions] == [q.options for q in bank.questions]
    assert any(option.why_wrong for q in again.questions for option in q.options)
    assert [q.claim for q in again.questions] == [q.claim for q in bank.questions]


def test_the_fields_are_those_of_the_shape_and_no_more_than_needed(bank: Bank) -> None:
    document = json.loads(dump_bank(bank, format="json"))
    assert list(document) == ["format", "version", "sources", "questions"]
    for question in document["questions"]:
        assert list(question)[:10] == (
            ["id", "kind", "prompt", "options", "answer", "evidence", "outlet", "as_of", "difficulty", "explanation"]
        )
        assert set(list(question)[10:]) <= {"claim", "why_wrong", "tags"}
        assert all(list(question.values())[10:])
        assert list(question["answer"]) == ["accept", "prompt", "reject", "type"]
        assert list(question["evidence"])[:5] == ["article", "revision", "start", "end", "quote"]


def test_the_passages_are_verified(bank: Bank) -> None:
    assert verify_bank(bank, [ARTICLE]) == ()
    first = bank.questions[0]
    moved = replace(first, evidence=replace(first.evidence, quote=first.evidence.quote[:-1] + "!"))
    problems = verify_bank(Bank(questions=(moved,)), [ARTICLE])
    assert len(problems) == 1
    assert first.id in problems[0].where
    assert len(verify_bank(bank, [])) == len(bank.questions)


def test_a_key_that_its_passage_does_not_state_is_a_problem(bank: Bank) -> None:
    figure = next(q for q in bank.questions if q.kind == "figure")
    wrong = replace(figure, answer=replace(figure.answer, accept=("9,999",)), options=())
    assert [problem.reason for problem in verify_bank(Bank(questions=(wrong,)), [ARTICLE])] == [
        "the passage does not state the answer"
    ]


OWN = """\
format: newsdesk-bank
version: 1
sources: []
questions:
- id: mine-1
  kind: own
  prompt: Is the hall open?
  options: [{yes}, no]
  answer: {{accept: [{yes}], prompt: [], reject: [], type: {type}}}
  evidence: {{article: own, revision: own, start: 0, end: 4, quote: Open}}
  outlet: null
  as_of: {as_of}
  difficulty: 0.5
  explanation: ""
"""


def test_yes_no_and_days_stay_text() -> None:
    question = parse_bank(OWN.format(yes="yes", type="yes/no", as_of="2024-05-14")).questions[0]
    assert question.answer.accept == ("yes",)
    assert [option.text for option in question.options] == ["yes", "no"]
    assert question.answer.type is AnswerType.YES_NO
    assert str(question.as_of) == "2024-05-14"


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("type: yes/no", "type: maybe"), 9, "type should be one of"),
        (("version: 1", "version: 2"), 2, "reads version 1"),
        (("difficulty: 0.5", "difficulty: hard"), 13, "from 0 to 1"),
        (("as_of: 2024-05-14", "as_of: yesterday"), 12, "a day like"),
        (("  outlet: null\n", ""), 5, "lacks the field 'outlet'"),
        (("  outlet: null\n", "  outlet: null\n  colour: red\n"), 12, "no field 'colour'"),
        (("options: [yes, no]", "options: [no, never]"), 8, "first accepted answer"),
        (("start: 0", "start: -1"), 10, "whole number"),
        (("end: 4", "end: 010101010101010"), 10, "whole number"),
        (("kind: own", "kind: own\n  kind: own"), 7, "stands twice"),
        (("prompt: Is the hall open?", 'prompt: ""'), 7, "prompt is empty"),
        (("accept: [yes]", "accept: []"), 9, "at least one accepted answer"),
    ],
)
def test_a_wrong_field_is_told_with_its_line(change: tuple[str, str], line: int, words: str) -> None:
    text = OWN.format(yes="yes", type="yes/no", as_of="2024-05-14").replace(*change)
    with pytest.raises(InvalidDocument) as caught:
        parse_bank(text, "my.yaml")
    assert caught.value.line == line
    assert words in caught.value.reason
    assert str(caught.value).startswith(f"my.yaml:{line}: ")


HOSTILE = {
    "alias": "a: &x [1]\nb: *x\n",
    "anchor alone": "a: &x 1\n",
    "merge": "a: &x {b: 1}\nc:\n  <<: *x\n",
    "tag": "a: !!python/object/apply:os.system ['true']\n",
    "own tag": "a: !env HOME\n",
    "many brackets": "[" * 100_000,
    "many dashes": "- " * 20_000,
    "repeated key": "a: 1\na: 2\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "tab": "a:\n\t- 1\n",
    "open quote": 'a: "b\n',
    "nul": "a: \x00\n",
    "empty": "",
    "a list as key": "? [a]\n: b\n",
    "json repeated key": '{"a": 1, "a": 2}',
    "json deep": '{"a": ' + "[" * 100_000,
    "json cut": '{"a": ',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_at_once(name: str) -> None:
    def refused() -> None:
        with pytest.raises(InvalidDocument):
            read_tree(HOSTILE[name], where="x")

    # The longest of them has 100,000 characters and takes a third of the time of adding those up.
    assert least_time(refused) < 20 * adding_letters(100_000)


def test_a_file_that_is_no_text_or_not_there_is_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes("format: x".encode("utf-16"))
    for path in (tmp_path / "b.yaml", tmp_path / "none.yaml"):
        with pytest.raises(NewsdeskError) as caught:
            load_bank(path)
        assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_fault() -> None:
    text = "\ufeff" + OWN.format(yes="yes", type="yes/no", as_of="null")
    assert len(parse_bank(text).questions) == 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: text.strip() and "\x00" not in text
)
MAYBE = st.none() | TEXTS
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question with anything that a question may hold."""
    prompt, quote = draw(TEXTS), draw(TEXTS)
    texts = draw(st.lists(TEXTS, unique=True, max_size=5))
    accept = (*texts[:1], *draw(st.lists(TEXTS, min_size=0 if texts else 1, max_size=2)))
    start = draw(st.integers(0, 10_000))
    inside = draw(st.integers(0, len(quote) - 1))
    key = draw(st.none() | st.just(Span(start + inside, start + len(quote))))
    wrong = draw(st.lists(MAYBE, min_size=5, max_size=5))
    options = [Option(text=text, correct=not n, why_wrong=wrong[n] if n else None) for n, text in enumerate(texts)]
    return Question(
        id=draw(TEXTS),
        kind=draw(st.sampled_from(KIND_NAMES)),
        prompt=prompt,
        answer=AnswerKey(
            accept=accept,
            prompt=tuple(draw(st.lists(TEXTS, max_size=2))),
            reject=tuple(draw(st.lists(TEXTS, max_size=2))),
            type=draw(st.sampled_from(AnswerType)),
            question=prompt,
        ),
        evidence=Evidence(
            article=draw(TEXTS), revision=draw(TEXTS), span=Span(start, start + len(quote)), quote=quote, key=key
        ),
        claim=draw(TEXTS),
        outlet=draw(TEXTS | st.just(UNKNOWN)),
        as_of=draw(DAYS | st.just(UNKNOWN)),
        options=tuple(draw(st.permutations(options))) if len(options) > 1 else (),
        difficulty=draw(st.floats(0, 1)),
        explanation=draw(st.just("") | TEXTS),
        tags=tuple(draw(st.lists(TEXTS, max_size=2))),
        expires=draw(st.none() | DAYS),
        status=draw(st.sampled_from(Status)),
        comment=draw(st.just("") | TEXTS),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(questions(), max_size=3, unique_by=lambda question: question.id), st.sampled_from(["yaml", "json"]))
def test_every_bank_survives_the_way_out_and_back(made: list[Question], form: Literal["yaml", "json"]) -> None:
    text = dump_bank(Bank(questions=tuple(made)), format=form)
    again = parse_bank(text)
    assert dump_bank(again, format=form) == text
    for before, after in zip(made, again.questions, strict=True):
        # Where the answer stands is looked up when nobody says it.
        key = after.evidence.key if before.evidence.key is None else before.evidence.key
        assert after == replace(before, evidence=replace(before.evidence, key=key))


@settings(max_examples=25, deadline=None)
@given(st.lists(questions(), max_size=3, unique_by=lambda question: question.id))
def test_a_document_is_the_sum_of_its_parts(made: list[Question]) -> None:
    whole = dump_bank(Bank(questions=tuple(made)))
    document = {"format": FORMAT, "version": VERSION, "sources": [], "questions": [record_of(q) for q in made]}
    assert yaml.safe_load(whole) == document, "another reader reads the same"
    assert whole == yaml_head((), empty=not made) + "".join(yaml_of(question) for question in made)
