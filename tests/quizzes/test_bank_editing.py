"""Going through a bank by hand: steps, undo, and edits that survive a bank made anew."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.bank import Bank, dump_bank, parse_bank, sources_of
from newsdesk.quizzes.editing import as_asked, is_edited, rebuilt
from newsdesk.quizzes.own import own_question
from newsdesk.quizzes.question import Question, Status
from newsdesk.quizzes.reviewing import (
    Review,
    also_accept,
    begin,
    comment,
    decide,
    edit,
    edit_option,
    skip,
    undo,
)
from newsdesk.quizzes.writing import write_pool
from questions_room import article_of

ARTICLE = article_of(
    "Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.",
    "Ada Moen, the founder of Harlow Cycles, opened a hall in Trondheim on 6 May 2024.",
)
MADE = Bank(
    questions=write_pool([ARTICLE], finder=RuleFinder()).questions,
    sources=sources_of([ARTICLE]),
)
OWN = own_question("Which town has the hall?", ("Moss",), wrong=("Oslo", "Hamar"), said="The hall is in Moss.")


@pytest.fixture
def bank() -> Bank:
    return MADE


def test_what_was_made_counts_as_made_even_after_a_file(bank: Bank) -> None:
    assert not any(is_edited(question) for question in bank.questions)
    assert not any(is_edited(question) for question in parse_bank(dump_bank(bank)).questions)
    assert is_edited(own_question("Is it open?", ("yes",)))


def test_an_edited_question_is_asked_under_an_id_of_its_wording(bank: Bank) -> None:
    first = bank.questions[0]
    edited = replace(first, prompt="How many bicycles went to Trondheim?")
    assert as_asked(first) == first
    assert as_asked(OWN) == OWN
    assert as_asked(edited).id != first.id
    assert not is_edited(as_asked(edited))


def test_accept_reject_comment_edit_and_undo(bank: Bank) -> None:
    review = comment(edit(begin(bank), "prompt", "How many bicycles?"), "shorter")
    assert review.current is not None
    assert review.current.prompt == review.current.answer.question == "How many bicycles?"
    assert review.current.comment == "shorter"
    review = decide(decide(review, Status.ACCEPTED), Status.REJECTED)
    assert (review.at, review.decided) == (2, 2)
    assert [q.status for q in review.bank.questions[:3]] == [Status.ACCEPTED, Status.REJECTED, Status.OPEN]
    assert len(review.bank.questions) == len(bank.questions)
    for _ in range(4):
        review = undo(review)
    assert review == begin(bank)
    assert undo(review) is review


def test_a_review_is_taken_up_where_it_was_left(bank: Bank) -> None:
    left = parse_bank(dump_bank(decide(skip(begin(bank)), Status.REJECTED).bank))
    again = begin(left)
    assert again.decided == 1
    assert again.queue == (0, *range(2, len(bank.questions)))
    assert begin(left, again=True).queue == tuple(range(len(bank.questions)))


def test_an_edited_answer_takes_its_option_along_and_never_becomes_a_wrong_one(bank: Bank) -> None:
    chosen = next(q for q in bank.questions if q.kind == "figure" and q.options)
    review = begin(Bank(questions=(chosen,)))
    wrong = next(option.text for option in chosen.options if not option.correct)
    assert edit(review, "answer", wrong) is edit(review, "answer", "  ") is also_accept(review, wrong) is review
    changed = edit(review, "answer", "4,251").current
    assert changed is not None
    assert [option.text for option in changed.options if option.correct] == ["4,251"] == [changed.answer.accept[0]]
    more = also_accept(review, "about 4,250").current
    assert more is not None
    assert more.answer.accept[-1] == "about 4,250"


def test_an_option_is_edited_by_its_letter() -> None:
    review = begin(Bank(questions=(OWN,)))
    texts = [option.text for option in OWN.options]
    assert texts == ["Hamar", "Moss", "Oslo"]
    changed = edit_option(review, 2, "Bergen").current
    assert changed is not None
    assert [(o.text, o.correct, o.why_wrong) for o in changed.options][2] == ("Bergen", False, None)
    right = edit_option(review, 1, "Halden").current
    assert right is not None
    assert (right.answer.accept[0], right.options[1].text) == ("Halden", "Halden")
    for number, text in ((2, "Hamar"), (2, "Oslo"), (2, ""), (3, "Bergen"), (-1, "Bergen"), (1, "Oslo")):
        assert edit_option(review, number, text) is review


def test_the_end_of_a_review_stays_the_end() -> None:
    review = begin(Bank(questions=()))
    assert decide(review, Status.ACCEPTED) is comment(review, "x") is edit(review, "prompt", "x") is review
    assert undo(review) is skip(review) is edit_option(review, 0, "x") is also_accept(review, "x") is review


STEPS = st.lists(
    st.sampled_from(
        [
            lambda review: decide(review, Status.ACCEPTED),
            lambda review: decide(review, Status.REJECTED),
            skip,
            lambda review: comment(review, "see page 3"),
            lambda review: comment(review, ""),
            lambda review: edit(review, "prompt", "Which hall?"),
            lambda review: edit(review, "answer", "Moss"),
            lambda review: edit_option(review, 0, "Narvik"),
            lambda review: also_accept(review, "Moss town"),
        ]
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_undo_takes_back_every_step_and_the_file_keeps_it(steps: list) -> None:
    review: Review = begin(replace(MADE, questions=(*MADE.questions, OWN)))
    reached = [review]
    for step in steps:
        after: Review = step(review)
        if after is not review:
            reached.append(after)
        review = after
        assert parse_bank(dump_bank(review.bank)).questions == review.bank.questions
    while len(reached) > 1:
        assert reached.pop() == review
        review = undo(review)
    assert review == reached[0]


def pool_of(*questions: Question) -> Bank:
    return Bank(questions=questions, sources=MADE.sources)


def test_edits_survive_a_bank_made_anew(bank: Bank) -> None:
    edited = replace(bank.questions[0], prompt="How many bicycles went to Trondheim?")
    old = Bank(questions=(edited, *bank.questions[1:3], OWN), sources=bank.sources)
    again = rebuilt(old, bank)
    assert again.bank.questions == (edited, *bank.questions[1:], OWN)
    assert again.bank.sources == bank.sources
    assert (again.kept, again.fresh, again.vanished) == (2, len(bank.questions) - 3, 0)
    assert rebuilt(bank, bank).bank == bank


def test_what_was_rejected_stays_rejected_though_it_is_made_otherwise(bank: Bank) -> None:
    first = bank.questions[0]
    before = replace(first, explanation="Of before.", status=Status.REJECTED, comment="too easy")
    old = replace(before, id=first.id.rpartition("-")[0] + "-" + as_asked(before).id.rpartition("-")[2])
    (kept,) = rebuilt(pool_of(old), pool_of(first)).bank.questions
    assert kept == replace(first, status=Status.REJECTED, comment="too easy")
    accepted = replace(old, status=Status.ACCEPTED)
    (renewed,) = rebuilt(pool_of(accepted), pool_of(first)).bank.questions
    assert renewed == replace(first, comment="too easy"), "other words than those that were accepted"
    same = replace(first, status=Status.ACCEPTED)
    assert rebuilt(pool_of(same), pool_of(first)).bank.questions == (same,)


def test_what_is_no_longer_made_is_marked_unless_a_person_cared(bank: Bank) -> None:
    first, second, third, fourth = bank.questions[:4]
    edited = replace(third, prompt="Another?")
    accepted = replace(fourth, status=Status.ACCEPTED)
    old = pool_of(first, second, edited, accepted, OWN)
    again = rebuilt(old, pool_of(first))
    vanished = replace(second, status=Status.VANISHED)
    assert again.bank.questions == (first, vanished, edited, accepted, OWN)
    assert again.vanished == 1
    assert rebuilt(again.bank, pool_of(first)).bank == again.bank
    back = rebuilt(again.bank, pool_of(first), pool=(first, second))
    assert back.bank.questions == (first, second, edited, accepted, OWN)
