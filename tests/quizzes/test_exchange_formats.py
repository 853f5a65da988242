"""Exchange: each format out and back in, and what each would do wrong with careless text."""

import json
from dataclasses import replace

import pytest
import yaml
from newsdesk.briefings.article import UNKNOWN
from newsdesk.briefings.errors import InvalidDocument
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.bank import Bank, sources_of
from newsdesk.quizzes.exchange import Format, export_bank, import_bank
from newsdesk.quizzes.own import own_question
from newsdesk.quizzes.writing import write_pool
from questions_room import article_of

FORMATS: tuple[Format, ...] = ("red", "opentdb", "gift", "anki")
ODD = own_question(
    "Is {0.__class__} = ~100% #1: a\\b? `yes`",
    ("no: never", "=SUM(1)"),
    said="Told by “X” at {noon} = #2",
)
CHOICE = own_question("Which town?", ("Moss",), wrong=("Oslo", "Hamar"), said="The hall is in Moss.")


@pytest.fixture(scope="module")
def bank() -> Bank:
    article = article_of("Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.")
    article = replace(article, url="https://fjord.example/hills")
    made = write_pool([article], finder=RuleFinder()).questions
    return Bank(questions=(*made, ODD, CHOICE), sources=sources_of([article]))


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_gives_back_what_it_can_hold(bank: Bank, form: Format) -> None:
    again = import_bank(export_bank(bank, format=form), format=form)
    held = [q for q in bank.questions if q.options] if form == "opentdb" else list(bank.questions)
    if form == "red":
        assert {q.answer.accept[0] for q in again.questions} == {q.answer.accept[0] for q in held}
    else:
        assert [(q.prompt, q.answer.accept[0]) for q in again.questions] == [
            (q.prompt, q.answer.accept[0]) for q in held
        ]
    assert all(q.kind == "own" and q.outlet is UNKNOWN for q in again.questions)


@pytest.mark.parametrize("form", FORMATS)
def test_the_citation_goes_along(bank: Bank, form: Format) -> None:
    text = export_bank(bank, format=form)
    assert "https://fjord.example/hills" in text.replace("\\", "")
    assert "The Fjord Post" in text


def test_red_lists_are_safe_loads_of_text_only(bank: Bank) -> None:
    loaded = yaml.safe_load(export_bank(bank, format="red"))
    loaded.pop("AUTHOR")
    assert loaded
    assert all(isinstance(answer, str) and answer for answers in loaded.values() for answer in answers)


def test_opentdb_is_the_shape_that_bots_read(bank: Bank) -> None:
    document = json.loads(export_bank(bank, format="opentdb"))
    assert document["response_code"] == 0
    for row in document["results"]:
        assert row["type"] in ("multiple", "boolean")
        assert row["difficulty"] in ("easy", "medium", "hard")
        assert row["correct_answer"] not in row["incorrect_answers"]


def test_opentdb_entities_become_text() -> None:
    text = json.dumps(
        {
            "response_code": 0,
            "results": [
                {
                    "type": "multiple",
                    "difficulty": "hard",
                    "category": "X",
                    "question": "Who wrote &quot;Hills&quot;?",
                    "correct_answer": "L&ouml;we",
                    "incorrect_answers": ["Lund", "Vik", "Moen"],
                }
            ],
        }
    )
    question = import_bank(text, format="opentdb").questions[0]
    assert question.prompt == 'Who wrote "Hills"?'
    assert question.answer.accept == ("Löwe",)
    assert len(question.options) == 4


def test_anki_notes_are_one_line_with_the_id_first_and_no_formula(bank: Bank) -> None:
    lines = [line for line in export_bank(bank, format="anki").splitlines() if not line.startswith("#")]
    assert len(lines) == len(bank.questions)
    for line, question in zip(lines, bank.questions, strict=True):
        cells = line.split("\t")
        assert cells[0] == question.id
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_anki_gets_the_fields_of_a_note_type_that_every_collection_has() -> None:
    """Seen with Anki's own importer: columns of an unknown note type end in any field, the id among them."""
    text = export_bank(Bank(questions=(CHOICE,)), format="anki")
    header, note = text.splitlines()[:-1], text.splitlines()[-1]
    assert "#notetype:Basic" in header
    names = next(line for line in header if line.startswith("#columns:")).removeprefix("#columns:").split("\t")
    cells = dict(zip(names, note.split("\t"), strict=True))
    assert cells["Front"] == "Which town? (Hamar / Moss / Oslo)"
    assert cells["Back"] == "Moss — The hall is in Moss."
    again = import_bank("#columns:Front\tBack\nWhich town?\tMoss\n", format="anki").questions
    assert [(one.prompt, one.answer.accept) for one in again] == [("Which town?", ("Moss",))]


def test_gift_reads_what_teachers_write() -> None:
    text = (
        "// hills\n$CATEGORY: towns\n\n::Q1:: Where is the hall? {=Moss ~Oslo#no ~Hamar}\n\n"
        "The hall is open. {TRUE}\n\nWho opened it? {=Ada Moen =Moen}\n"
    )
    questions = import_bank(text, format="gift").questions
    assert [q.answer.accept for q in questions] == [("Moss",), ("True",), ("Ada Moen", "Moen")]
    assert [len(q.options) for q in questions] == [3, 2, 0]


@pytest.mark.parametrize(
    ("form", "text", "line"),
    [
        ("red", "a question: no list\n", 1),
        ("red", "- a\n", 1),
        ("red", "q:\n- [a]\n", 2),
        ("opentdb", '{"results": 3}', None),
        ("opentdb", '{"results": [{"question": "x"}]}', None),
        ("gift", "A question without an answer\n", 1),
        ("gift", "\n\nA ~ only? {~a ~b}\n", 3),
        ("gift", "How much? {#1822:5}\n", 1),
        ("anki", "id\tonly a question\n", 1),
        ("anki", "#columns:A\tB\nx\ty\n", None),
    ],
)
def test_what_cannot_be_read_is_told_plainly(form: Format, text: str, line: int | None) -> None:
    with pytest.raises(InvalidDocument) as caught:
        import_bank(text, format=form, where="theirs.txt")
    assert caught.value.line == line
    assert "theirs.txt" in str(caught.value)
