"""The reserve: an article with no question of main worth gets its best other one, and no other article does."""

import pytest
from newsdesk.quizzes.kinds.candidate import Candidate
from newsdesk.quizzes.kinds.framing import uncued, under_headline
from newsdesk.quizzes.reserve import filled_up, worth_of
from newsdesk.quizzes.review import BESIDE_THE_MAIN, RULES, reviewed
from questions_room import candidate_of, material_of

LONG = "Harlow Cycles of Trondheim and its bicycles for the hills of Norway are sold to the last one in a week of May"


def paint(tins: str = "4,000") -> Candidate:
    return candidate_of(
        f"Lund Paints sold [[{tins}]] tins to the harbour of Stavanger in the spring of 2023.",
        names={"organisation": ["Lund Paints"], "place": ["Stavanger"]},
        buried=True,
    )


def test_what_is_beside_the_main_is_refused_and_kept() -> None:
    tins = paint("14")
    found = reviewed([tins], material_of(tins))
    assert found.shown == ()
    assert [refusal.rule for refusal in found.refused] == ["minor-fact"]
    assert [candidate.statement for candidate in found.beside] == [tins.statement]
    assert found.beside[0].context, "the headline says what story it belongs to"


def test_what_breaks_another_rule_as_well_is_not_kept() -> None:
    hers = candidate_of(
        "In spring she sold [[14]] tins of Lund Paints to the harbour.",
        names={"organisation": ["Lund Paints"]},
        buried=True,
    )
    assert reviewed([hers], material_of(hers)).beside == ()


def test_an_article_with_a_question_gets_no_lesser_one() -> None:
    tins = paint()
    assert filled_up([tins], [tins]) == ()
    assert filled_up([], [tins]) == (tins,)


def test_the_weightier_figure_is_taken() -> None:
    many, few = paint("4,000"), paint("14")
    assert worth_of(many) > worth_of(few)


@pytest.mark.parametrize("kind", ["quotation", "post"])
def test_quotations_and_posts_are_never_taken(kind: str) -> None:
    candidate = candidate_of(
        "The bicycles of Trondheim need brakes that still hold when rain has fallen for a week."
        if kind == "quotation"
        else "chairwoman of Harlow Cycles in Trondheim",
        kind="speaker" if kind == "quotation" else "person",
        post=kind == "post",
        key="Ada Moen",
        names={"person": ["Ada Moen"], "organisation": ["Harlow Cycles"]},
    )
    assert filled_up([], [candidate]) == ()


def test_only_rules_that_exist_may_be_broken() -> None:
    assert {rule.code for rule in RULES} >= BESIDE_THE_MAIN


def test_no_distance_tells_that_they_are_two() -> None:
    told = candidate_of("Harlow Cycles opened [[two]] halls just three weeks apart in Trondheim.")
    assert "apart" in told.prompt
    assert uncued(told).body.endswith("halls in Trondheim.")
    more = candidate_of("Harlow Cycles opened [[nine]] halls just three weeks apart in Trondheim.")
    assert uncued(more) == more


def test_a_report_with_a_long_headline_is_named_by_what_it_is_about() -> None:
    candidate = candidate_of(
        "At least [[4,000]] bicycles stood in the hall at the harbour for a year.",
        names={"organisation": ["Harlow Cycles"]},
        more="Harlow Cycles sold them in May.",
    )
    assert under_headline(candidate) is not None, "a short headline is shown whole"
    told = candidate_of(
        "At least [[4,000]] bicycles stood in the hall at the harbour for a year.",
        names={"organisation": ["Harlow Cycles"]},
        more="Harlow Cycles sold them in May.",
        heading=LONG,
    )
    headed = under_headline(told)
    assert headed is not None
    assert " a report on Harlow Cycles by The Fjord Post (14 May 2024)" in headed.prompt
    assert headed.context == "Harlow Cycles"
