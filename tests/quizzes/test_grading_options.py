"""Options by letter, by number, by text, and by typed text that fits exactly one."""

from dataclasses import replace

import pytest
from newsdesk.briefings.article import UNKNOWN, Span
from newsdesk.quizzes.grading import explain, grade, grade_option, same_reply
from newsdesk.quizzes.question import AnswerKey, Evidence, Option, Question


def question(*texts: str, right: int = 1, prompt: str = "Which bank raised its rate?") -> Question:
    options = tuple(Option(text=text, correct=at == right) for at, text in enumerate(texts))
    return Question(
        id="q1",
        kind="figure",
        prompt=prompt,
        answer=AnswerKey.from_texts([texts[right]], question=prompt),
        evidence=Evidence(article="a1-x", revision="r1-x", span=Span(0, 3), quote="abc"),
        claim="c1",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
        options=options,
    )


BANKS = question("Bank of England", "European Central Bank", "Bank of Japan", "Federal Reserve")


@pytest.mark.parametrize(
    "reply",
    [
        "B",
        "b",
        "b)",
        "(B)",
        "2",
        "option 2",
        "the answer is B",
        "ECB",
        "B. European Central Bank",
        "european central bank",
        "Europan Central Bank",
    ],
)
def test_the_right_option(reply: str) -> None:
    verdict = grade_option(BANKS, reply)
    assert verdict.outcome == "accept"
    assert verdict.evidence == BANKS.evidence


@pytest.mark.parametrize("reply", ["A", "1", "Bank of Japan", "fed", "d", "bank of england"])
def test_a_wrong_option(reply: str) -> None:
    assert grade_option(BANKS, reply).outcome == "reject"


@pytest.mark.parametrize(
    "reply", ["", "E", "0", "7", "bank", "A B C D", "B. Bank of Japan", "a or b", "idk", "😀", "all of them"]
)
def test_no_single_option(reply: str) -> None:
    assert grade_option(BANKS, reply).outcome == "prompt"


def test_an_options_own_text_goes_before_its_place() -> None:
    numbers = question("3", "1", "2", "4", right=1, prompt="How many rates?")
    assert grade_option(numbers, "1").outcome == "accept"
    assert grade_option(numbers, "2").outcome == "reject"
    assert grade_option(numbers, "b").outcome == "accept"


def test_a_question_grades_like_its_key_and_carries_its_evidence() -> None:
    verdict = grade(BANKS, "ECB")
    assert (verdict.outcome, verdict.evidence) == ("accept", BANKS.evidence)
    bare_key = AnswerKey(accept=("5.5 million",), type=BANKS.answer.type)
    assert grade(bare_key, "5.5 million").outcome == "accept"


def test_a_bare_letter_is_no_answer_where_there_are_no_options() -> None:
    typed = replace(BANKS, options=())
    for reply in ("a", "B", " c) "):
        verdict = grade(typed, reply)
        assert (verdict.outcome, verdict.rule) == ("prompt", "a bare letter")
        assert verdict.reason == "There are no options here: type the answer."
    assert [step.rule for step in explain(typed, "b")] == ["a bare letter"]
    assert grade(typed, "x").outcome == "reject"
    assert grade(typed, "ECB").outcome == "accept"
    assert grade(BANKS, "a").rule != "a bare letter"
    vitamin = replace(typed, answer=AnswerKey.from_texts(["C"], question="Which vitamin?"))
    assert grade(vitamin, "c").outcome == "accept"
    three_letters = replace(typed, answer=AnswerKey.from_texts(["ECB"], question="Which bank?"))
    assert grade(three_letters, "e").rule == "a bare letter"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Velt", "the velt!", True),
        ("Velt", "Orm", False),
        ("85", "eighty-five", False),
        ("$5", "€5", False),
        ("-5", "5", False),
        ("grain ferry", "grain-ferry", True),
    ],
)
def test_the_same_reply(one: str, other: str, same: bool) -> None:
    assert same_reply(replace(BANKS, options=()), one, other) is same


def test_replies_that_choose_one_option_are_the_same() -> None:
    assert same_reply(BANKS, "B", "European Central Bank")
    assert same_reply(BANKS, "ECB", "option 2")
    assert not same_reply(BANKS, "A", "B")
    assert not same_reply(BANKS, "Velt", "Orm")
    assert not same_reply(replace(BANKS, options=()), "2", "European Central Bank")
