"""Writing from whole articles with the rule-only names: what is shown holds, the same in every process."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from newsdesk.briefings.article import UNKNOWN, Article
from newsdesk.briefings.names import RuleFinder, SpacyFinder, default_finder
from newsdesk.quizzes.bank import Bank, dump_bank, sources_of
from newsdesk.quizzes.kinds.pairs import pair_candidates
from newsdesk.quizzes.kinds.true_false import true_false_candidates
from newsdesk.quizzes.question import AnswerType, Question
from newsdesk.quizzes.writing import Pool, write_pool, write_questions
from questions_room import article_of, candidate_of, material_of

GOLDEN = Path(__file__).parents[1] / "golden"
TEXT = (GOLDEN / "questions_article.txt").read_text(encoding="utf-8").strip()


def hills() -> Article:
    title, *paragraphs = TEXT.split("\n\n")
    return article_of(*paragraphs, title=title)


@pytest.fixture(scope="module")
def pool() -> Pool:
    return write_pool([hills()], finder=RuleFinder())


def test_what_is_shown_stands_on_its_passage(pool: Pool) -> None:
    text = hills().text
    assert len(pool.questions) > 10
    for question in pool.questions:
        assert question.evidence.span.of(text) == question.evidence.quote
        assert question.evidence.key is not None
        assert question.outlet == "The Fjord Post"
        assert question.as_of != UNKNOWN
        assert len(question.prompt.split()) <= 35


def test_every_choice_has_one_right_answer_that_is_the_key(pool: Pool) -> None:
    for question in pool.questions:
        right = [option.text for option in question.options if option.correct]
        assert right == ([question.answer.accept[0]] if question.options else [])
        assert all(option.why_wrong for option in question.options if not option.correct)


def test_the_key_of_a_figure_stands_where_the_evidence_says(pool: Pool) -> None:
    figures = [q for q in pool.questions if q.kind == "figure"]
    assert figures
    for question in figures:
        assert question.evidence.key is not None
        assert question.evidence.key.of(hills().text) == question.answer.accept[0]


def test_several_kinds_come_from_one_article(pool: Pool) -> None:
    kinds = {question.kind for question in pool.questions}
    assert {"figure", "date", "person", "speaker", "true_false"} <= kinds


def tells(one: Question, other: Question) -> bool:
    """Whether the passage shown at the reveal of ``one`` has the answer of ``other``."""
    forms = other.answer.accept if one is not other and other.answer.type is not AnswerType.YES_NO else ()
    return any(re.search(rf"\b{re.escape(form)}\b", one.evidence.quote) for form in forms)


def test_a_quiz_asks_no_sentence_and_no_answer_twice() -> None:
    quiz = write_questions([hills()], count=10, finder=RuleFinder())
    spans = [question.evidence.span for question in quiz]
    assert len(quiz) >= 5
    assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])
    answers = [q.answer.accept[0] for q in quiz if q.answer.type is not AnswerType.YES_NO]
    assert len(set(answers)) == len(answers)
    for place, question in enumerate(quiz):
        left = quiz[place:]
        assert not any(tells(question, other) for other in left), "no reveal tells the answer of one still to come"
        # Easier first, but for those whose reveal would tell too much.
        free = [one for one in left if not any(tells(one, other) for other in left)]
        assert question.difficulty == min(one.difficulty for one in free)


def test_fewer_rather_than_bad_ones() -> None:
    assert write_questions([article_of("It rose again.", "The company said so.")], finder=RuleFinder()) == ()
    assert write_questions([], finder=RuleFinder()) == ()


def test_the_seed_changes_the_options_and_nothing_breaks() -> None:
    seen = set()
    for seed in range(4):
        found = write_pool([hills()], seed=seed, finder=RuleFinder()).questions
        seen.add(tuple(option.text for q in found for option in q.options))
    assert len(seen) > 1


def test_a_bound_gets_no_options() -> None:
    article = article_of("Harlow Cycles sold more than 4,250 hill bicycles to the city of Trondheim in 2023.")
    figures = [q for q in write_pool([article], finder=RuleFinder()).questions if "4,250" in q.answer.accept]
    assert figures
    assert all(not question.options for question in figures)


def test_a_retold_article_is_named_as_retold() -> None:
    from dataclasses import replace

    quiz = write_questions([replace(hills(), retold=True)], finder=RuleFinder())
    assert quiz
    assert all("The Fjord Post (14 May 2024, retold)" in question.prompt for question in quiz)


def test_another_report_of_the_same_figure_is_an_option_only_where_the_difference_is_asked() -> None:
    other = article_of("Harlow Cycles earned $7.7 million in Norway in 2023.", outlet="The Hill Gazette")
    for seed in range(4):
        for question in write_pool([hills(), other], seed=seed, finder=RuleFinder()).questions:
            texts = [option.text for option in question.options]
            if question.kind == "dispute":
                assert texts == ["$5.5 million", "$7.7 million"]
                assert question.prompt.startswith("Sources differ on this. Which figure does The ")
            elif question.answer.accept[0] == "$5.5 million":
                assert "$7.7 million" not in texts


def test_true_or_false_changes_one_slot_only() -> None:
    sentence = "Harlow Cycles sold [[4,000]] bicycles to the city of Trondheim in one week."
    candidate = candidate_of(sentence, options=("3,000", "4,000", "6,000", "8,000"))
    for seed in range(8):
        made = next(iter(true_false_candidates([candidate], material_of(candidate, seed=seed))))
        stated = made.tags[0]
        assert made.body == sentence.replace("[[4,000]]", stated)
        assert (made.key == "True") == (stated == "4,000")
        assert stated in ("3,000", "4,000", "6,000")


def test_order_and_comparison_are_made_from_two_passages_of_one_article(pool: Pool) -> None:
    pairs = [q for q in pool.questions if q.kind in ("order", "comparison")]
    assert pairs
    for question in pairs:
        assert len(question.options) == 2
        assert question.evidence.quote.count(".") >= 2
    assert list(pair_candidates([], material_of())) == []


def test_the_same_in_every_process() -> None:
    program = (
        "from newsdesk.quizzes.bank import Bank, dump_bank\n"
        "from newsdesk.quizzes.writing import write_pool\n"
        "from newsdesk.briefings.names import RuleFinder\n"
        "from test_kinds_writing import hills\n"
        "import hashlib\n"
        "text = dump_bank(Bank(questions=write_pool([hills()], seed=7, finder=RuleFinder()).questions))\n"
        "print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    found = set()
    for hash_seed in ("0", "77"):
        paths = os.pathsep.join([*sys.path, str(Path(__file__).parent)])
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": paths}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1


@pytest.mark.skipif(not isinstance(default_finder(), SpacyFinder), reason="the extra nlp is not installed")
def test_with_the_parser_there_are_as_many_kinds_and_every_passage_holds() -> None:
    article = hills()
    questions: tuple[Question, ...] = write_pool([article]).questions
    assert {"figure", "date", "person", "speaker"} <= {question.kind for question in questions}
    assert all(question.evidence.span.of(article.text) == question.evidence.quote for question in questions)


def test_a_pool_can_be_written_as_a_bank(pool: Pool) -> None:
    text = dump_bank(Bank(questions=pool.questions, sources=sources_of([hills()])))
    assert text.startswith("format: newsdesk-bank\nversion: 1\n")
