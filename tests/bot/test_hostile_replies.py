"""Fault case 29: replies that are no answers, too many answers, or made to confuse, judged by a table."""

import time
from dataclasses import replace

import pytest
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION
from newsdesk.quizzes.grading import grade, grade_option
from newsdesk.quizzes.question import AnswerKey, AnswerType, Question

REPLIES = (
    ("", "reject"),
    ("   \n\t", "reject"),
    ("\N{THUMBS UP SIGN}\N{PARTY POPPER}", "reject"),
    ("a" * 4000, "reject"),
    ("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4000, "reject"),
    ("\0", "reject"),
    ("\u202e58\u202c people", "reject"),
    (TYPED_QUESTION.prompt, "reject"),
    ("80 81 82 83 84 85 86 87 88 89", "reject"),
    ("about 85 people", "accept"),
    ("８５", "accept"),
    ("8\u200b5", "accept"),
    ("85", "accept"),
)
EVERY_OPTION = ("A B C", "A, B or C", "all of them", "A B C D", "12 million euros 18 million euros 28 million euros")


@pytest.mark.parametrize(("reply", "outcome"), REPLIES, ids=lambda value: ascii(value)[:30])
def test_typed_reply(reply: str, outcome: str) -> None:
    verdict = grade(TYPED_QUESTION, reply)
    assert verdict.outcome == outcome
    if outcome == "reject":
        assert "85" not in verdict.reason


@pytest.mark.parametrize("reply", EVERY_OPTION)
def test_naming_every_option_is_no_choice(reply: str) -> None:
    verdict = grade_option(OPTIONS_QUESTION, reply)
    assert verdict.outcome != "accept"
    assert "28" not in verdict.reason


def test_cyrillic_look_alikes_are_asked_again() -> None:
    question = named_question()
    assert grade(question, "Marta Vela").outcome == "accept"
    assert grade(question, "Мarta Vеla").outcome == "prompt"


def named_question() -> Question:
    prompt = "Who directs the authority?"
    key = AnswerKey(accept=("Marta Vela",), type=AnswerType.PERSON, question=prompt)
    return replace(TYPED_QUESTION, prompt=prompt, answer=key)


def fastest(reply: str) -> float:
    times = []
    for _ in range(5):
        began = time.process_time()
        grade(TYPED_QUESTION, reply)
        times.append(time.process_time() - began)
    return min(times)


def test_no_reply_takes_long_beside_a_plain_one() -> None:
    """A plain wrong figure is the peer: no reply may cost a hundred times as much."""
    peer = max(fastest("about 58 people"), 1e-4)
    assert {reply[:20] for reply, _ in REPLIES if fastest(reply) > 100 * peer} == set()
