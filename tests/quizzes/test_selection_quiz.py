"""Selection: kinds mixed, nothing asked twice, nothing given away, lately asked left out, misses brought back."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import UNKNOWN, Span
from newsdesk.quizzes.question import AnswerKey, AnswerType, Evidence, Option, Question
from newsdesk.quizzes.selection import choose


def question(number: int, *, kind: str = "figure", answer: str = "", prompt: str = "", hard: float = 0.5) -> Question:
    return Question(
        id=f"q{number}",
        kind=kind,
        prompt=prompt or f"Question number {number}?",
        answer=AnswerKey(accept=(answer or f"answer {number}x",)),
        evidence=Evidence(article="a", revision="r", span=Span(number * 10, number * 10 + 9), quote="x" * 9),
        claim=f"c{number}",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
        difficulty=hard,
    )


def test_kinds_are_mixed() -> None:
    pool = [question(n) for n in range(8)] + [question(10, kind="date"), question(11, kind="speaker")]
    assert {q.kind for q in choose(pool, count=4)} == {"figure", "date", "speaker"}


def test_easier_ones_come_first() -> None:
    pool = [question(n, hard=hard) for n, hard in enumerate((0.9, 0.1, 0.5))]
    assert [q.difficulty for q in choose(pool, count=3)] == [0.1, 0.5, 0.9]


def test_whose_answer_a_reveal_tells_is_asked_before_it() -> None:
    told = question(1, answer="Ada Moen", hard=0.9)
    telling = replace(
        question(2, hard=0.1), evidence=replace(question(2).evidence, quote="Ada Moen sold 40 of them.")
    )
    assert [q.id for q in choose([telling, told], count=2)] == ["q1", "q2"]
    assert [q.id for q in choose([telling, question(3, hard=0.9)], count=2)] == ["q2", "q3"]


def test_a_ring_of_reveals_keeps_the_easier_first() -> None:
    first = replace(question(1, answer="Ada", hard=0.1), evidence=replace(question(1).evidence, quote="Ole sold it."))
    other = replace(question(2, answer="Ole", hard=0.9), evidence=replace(question(2).evidence, quote="Ada sold it."))
    assert [q.id for q in choose([other, first], count=2)] == ["q1", "q2"]


def typed_figure(number: int, answer: str, prompt: str) -> Question:
    plain = question(number, answer=answer, prompt=prompt)
    return replace(plain, answer=replace(plain.answer, type=AnswerType.FIGURE))


def test_counts_that_make_another_are_not_asked_together() -> None:
    parts = typed_figure(1, "two", "Beside 42 soldiers, how many civilians were hurt?")
    whole = typed_figure(2, "44", "How many people were hurt?")
    assert len(choose([parts, whole], count=2)) == 1
    assert len(choose([parts, typed_figure(3, "47", "How many people were hurt?")], count=2)) == 2


def test_a_count_near_the_one_asked_for_gives_it_away() -> None:
    near = question(1, prompt="According to “More than 11,000 orders”, who ordered most?")
    asked = typed_figure(2, "11,537", "How many orders have there been?")
    assert len(choose([near, asked], count=2)) == 1
    assert len(choose([near, typed_figure(3, "15,400", "How many orders have there been?")], count=2)) == 2
    dated = question(4, prompt="Who ordered most on 14 May 2024, according to The Fjord Post (14 May 2024)?")
    assert len(choose([dated, typed_figure(5, "2,020", "How many orders have there been?")], count=2)) == 2
    assert len(choose([near, question(6, kind="date", answer="11,000")], count=2)) == 1, "an answer told is told"
    year = question(7, kind="date", answer="2030", prompt="By which year will it lead?")
    assert len(choose([dated, year], count=2)) == 2


def test_one_sentence_one_question() -> None:
    first = question(1)
    same = replace(question(2), evidence=first.evidence)
    assert len(choose([first, same], count=2)) == 1


def test_no_answer_twice() -> None:
    assert len(choose([question(1, answer="Moss"), question(2, answer="moss")], count=2)) == 1


def test_no_question_tells_the_answer_of_another() -> None:
    telling = question(1, prompt="Who opened the hall in Moss?")
    assert len(choose([telling, question(2, answer="Moss")], count=2)) == 1


def test_no_options_show_the_answer_that_another_wants_typed() -> None:
    options = tuple(Option(text=text, correct=text == "Moss") for text in ("Moss", "Hamar"))
    choice = replace(question(1, answer="Moss"), options=options)
    typed, chosen = question(2, answer="Hamar"), replace(question(2, answer="Hamar"), options=options)
    assert len(choose([choice, typed], count=2)) == 1
    assert len(choose([choice, chosen], count=2)) == 2


def test_one_answer_that_is_all_over_the_pool_does_not_empty_the_quiz() -> None:
    pool = [question(0, kind="person", answer="Moen")]
    pool += [question(n, prompt=f"What did Moen do on day {n}?") for n in range(1, 9)]
    assert len(choose(pool, count=6)) == 6


def test_from_a_small_pool_nothing_is_shut_out_that_need_not_be() -> None:
    speaker = question(1, kind="speaker", answer="Moen")
    figure = replace(question(2), evidence=speaker.evidence)
    pool = [speaker, figure, question(3, prompt="What did Moen do on day 3?"), question(4)]
    assert {q.id for q in choose(pool, count=10)} == {"q2", "q3", "q4"}


def test_what_was_asked_lately_is_left_out_and_misses_come_back() -> None:
    pool = [question(n) for n in range(6)]
    assert not {"q0", "q1"} & {q.id for q in choose(pool, count=6, avoid={"q0", "c1"})}
    assert choose(pool, count=1, missed={"c4"})[0].id == "q4"


def test_true_or_false_is_a_small_part() -> None:
    pool = [question(n, kind="true_false") for n in range(20)]
    assert len(choose(pool, count=10)) == 2


@settings(max_examples=30)
@given(st.integers(0, 12), st.integers(0, 5))
def test_never_more_than_asked_for_and_the_same_again(count: int, seed: int) -> None:
    pool = [question(n, kind=("figure", "date", "person")[n % 3]) for n in range(9)]
    chosen = choose(pool, count=count, seed=seed)
    assert len(chosen) == min(count, len(chosen))
    assert len({q.id for q in chosen}) == len(chosen) <= count
    assert chosen == choose(pool, count=count, seed=seed)
