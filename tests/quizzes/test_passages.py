"""What is shown at the reveal says whom a pronoun of the sentence stands for."""

from newsdesk.briefings.names import default_finder
from newsdesk.quizzes.writing import passage_of, write_pool
from questions_room import article_of, candidate_of


def test_the_sentence_alone_where_it_names_everybody() -> None:
    told = candidate_of(
        "Harlow Cycles sold [[4,000]] bicycles to Trondheim.", names={"organisation": ["Harlow Cycles"]}
    )
    assert passage_of(told) == told.sentence.span


def test_from_the_sentence_that_names_whom_she_stands_for() -> None:
    article = article_of(
        "Ada Moen has opened a hall for the schools of Trondheim.",
        "In 2021, she gave $20 million to the schools of Trondheim and of Lund.",
        title="Ada Moen opens a hall for schools of Trondheim",
    )
    pool = write_pool([article], finder=default_finder())
    sums = [q for q in pool.questions if q.answer.accept[0] == "$20 million"]
    assert sums
    for question in sums:
        assert "Ada Moen" in question.prompt
        assert question.evidence.quote == question.evidence.span.of(article.text)
        assert question.evidence.quote.startswith("Ada Moen has opened")
        assert question.evidence.quote.endswith("of Lund.")
