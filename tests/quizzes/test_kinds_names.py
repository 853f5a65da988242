"""Names asked for: which forms are accepted, and which names of a sentence become a gap."""

from pathlib import Path

import pytest
from newsdesk.briefings.article import Article
from newsdesk.briefings.facts import Analysis, analyse
from newsdesk.briefings.names import Entity, NameKind, default_finder
from newsdesk.quizzes.kinds.candidate import Material, Report
from newsdesk.quizzes.kinds.deed import deed_candidates
from newsdesk.quizzes.kinds.name import name_candidates
from newsdesk.quizzes.kinds.names import forms_of, names_of, shared_names
from newsdesk.quizzes.kinds.place import place_candidates
from newsdesk.quizzes.writing import Pool, write_pool
from questions_room import article_of

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "golden" / "questions_names.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def listed(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split(", "))


@pytest.mark.parametrize(("name", "aliases", "others", "accepted", "more"), ROWS)
def test_forms_of_a_person(name: str, aliases: str, others: str, accepted: str, more: str) -> None:
    people = [Entity(name=name, kind=NameKind.PERSON, aliases=listed(aliases))]
    people += [Entity(name=other, kind=NameKind.PERSON) for other in listed(others)]
    analysis = Analysis(sentences=(), entities=tuple(people), quotations=(), facts=())
    report = Report(article=article_of("Nothing is told here."), analysis=analysis)
    assert names_of(name, report) == listed(accepted)
    assert shared_names(name, report) == listed(more)


def test_a_body_goes_by_its_aliases_with_and_without_the() -> None:
    body = Entity(name="the Harlow Foundation", kind=NameKind.ORGANISATION, aliases=("HF",))
    assert forms_of(body, "The Harlow Foundation gave 40 bicycles.") == (
        "the Harlow Foundation",
        "HF",
        "Harlow Foundation",
    )


STORY = (
    "Harlow Cycles opened a hall in Trondheim on 6 May 2024, and Ada Moen cut the ribbon before 300 guests.",
    (
        "Jonas Vik sued Harlow Cycles in Oslo over the brakes of 40 hill bicycles. Moen asked the Norwegian Rail"
        " Administration to carry 40 bicycles from Oslo to Trondheim."
    ),
    "Bergen Brakes and Lund Paints sold parts worth $2 million to Harlow Cycles in 2023.",
)


def read() -> tuple[Article, Analysis]:
    finder = default_finder()
    if finder.label.startswith("rules"):
        pytest.skip("gaps for names need the parser")
    article = article_of(*STORY)
    return article, analyse(article, finder=finder)


def test_who_takes_part_is_asked_for_and_not_one_of_several() -> None:
    article, analysis = read()
    report = Report(article=article, analysis=analysis)
    material = Material(reports=(report,))
    found = {
        candidate.key
        for number in range(len(analysis.sentences))
        for kind in (name_candidates, deed_candidates)
        for candidate in kind(report, number, material)
    }
    assert {"Harlow Cycles", "Jonas Vik", "Ada Moen"} <= found
    assert not {"Bergen Brakes", "Lund Paints", "Oslo", "Trondheim"} & found


def test_the_prompt_does_not_hold_the_missing_name() -> None:
    article, _ = read()
    pool: Pool = write_pool([article], finder=default_finder())
    gaps = [question for question in pool.questions if "missing?" in question.prompt]
    assert gaps
    for question in gaps:
        assert not any(answer.casefold() in question.prompt.casefold() for answer in question.answer.accept)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ada Moen found a red shell in Brasken Valley, Romania, on 6 May 2024.", {"Romania"}),
        ("Ada Moen found a red shell in Bucharest, Romania, on 6 May 2024.", set()),
    ],
)
def test_the_country_of_a_place_is_asked_where_few_know_the_place(text: str, asked: set[str]) -> None:
    article = article_of(text)
    report = Report(article=article, analysis=analyse(article, finder=default_finder()))
    material = Material(reports=(report,))
    found = {made.key for fact in report.analysis.facts for made in place_candidates(report, fact, material)}
    assert {key for key in found if key == "Romania"} == asked
