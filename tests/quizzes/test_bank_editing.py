"""Going through a bank by hand: steps, undo, and edits that survive a bank made anew."""

from dataclasses import replace

import pytest
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.bank import Bank, dump_bank, parse_bank, sources_of
from newsdesk.quizzes.editing import begin, comment, decide, edit, is_edited, rebuilt, result, undo
from newsdesk.quizzes.exchange.own import own_question
from newsdesk.quizzes.writing import write_pool
from questions_room import article_of

ARTICLE = article_of(
    "Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.",
    "Ada Moen, the founder of Harlow Cycles, opened a hall in Trondheim on 6 May 2024.",
)


@pytest.fixture
def bank() -> Bank:
    made = write_pool([ARTICLE], finder=RuleFinder()).questions
    return Bank(questions=made, sources=sources_of([ARTICLE]))


def test_what_was_made_counts_as_made_even_after_a_file(bank: Bank) -> None:
    assert not any(is_edited(question) for question in bank.questions)
    assert not any(is_edited(question) for question in parse_bank(dump_bank(bank)).questions)
    assert is_edited(own_question("Is it open?", ("yes",)))


def test_accept_reject_comment_edit_and_undo(bank: Bank) -> None:
    review = begin(bank)
    first = review.current
    assert first is not None
    review = comment(edit(review, "prompt", "How many bicycles?"), "shorter")
    assert review.current is not None
    assert review.current.prompt == review.current.answer.question == "How many bicycles?"
    assert review.comments == ((first.id, "shorter"),)
    review = decide(decide(review, "accepted"), "rejected")
    assert review.progress == (2, len(bank.questions))
    kept = result(review)
    assert len(kept.questions) == len(bank.questions) - 1
    assert kept.questions[0].prompt == "How many bicycles?"
    assert len(result(undo(review)).questions) == len(bank.questions)
    while review.before is not None:
        review = undo(review)
    assert result(review) == bank


def test_an_edited_answer_takes_its_option_along_and_never_becomes_a_wrong_one(bank: Bank) -> None:
    chosen = next(q for q in bank.questions if q.kind == "figure" and q.options)
    review = begin(Bank(questions=(chosen,)))
    wrong = next(option.text for option in chosen.options if not option.correct)
    assert edit(review, "answer", wrong) is review
    assert edit(review, "answer", "  ") is review
    changed = edit(review, "answer", "4,251").current
    assert changed is not None
    assert (
        [option.text for option in changed.options if option.correct] == ["4,251"] == list(changed.answer.accept[:1])
    )


def test_the_end_of_a_review_stays_the_end() -> None:
    review = begin(Bank(questions=()))
    assert decide(review, "accepted") is comment(review, "x") is edit(review, "prompt", "x") is undo(review) is review


def test_edits_survive_a_bank_made_anew(bank: Bank) -> None:
    edited = replace(bank.questions[0], prompt="How many bicycles went to Trondheim?")
    own = own_question("Is the hall open?", ("yes",))
    old = Bank(questions=(edited, *bank.questions[1:3], own), sources=bank.sources)
    again = rebuilt(old, bank)
    assert again.questions[0] == edited
    assert again.questions[1 : len(bank.questions)] == bank.questions[1:]
    assert again.questions[-1] == own
    assert again.sources == bank.sources
    assert rebuilt(bank, bank) == bank
