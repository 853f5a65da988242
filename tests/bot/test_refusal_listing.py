"""What `newsdesk quiz --explain` says: every refused candidate with its rule, and the rules counted at the end."""

from newsdesk.bot.refusal_listing import refusals_of
from newsdesk.briefings.article import Span
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.review import RULES, Refusal
from newsdesk.quizzes.writing import Pool, write_pool
from questions_room import article_of


def refusal(rule: str, prompt: str) -> Refusal:
    return Refusal(rule=rule, reason=f"what is {rule}", kind="figure", prompt=prompt, article="a", span=Span(0, 1))


def test_the_refused_come_one_by_one_and_then_their_rules_the_strictest_first() -> None:
    refusals = (refusal("late", "One?"), refusal("odd", "Two?"), refusal("odd", "Two?"), refusal("odd", "Three?"))
    assert list(refusals_of(Pool(questions=(), refusals=refusals), chosen=0)) == [
        "refused  late                 figure     One?",
        "refused  odd                  figure     Two?  (×2)",
        "refused  odd                  figure     Three?",
        "      3  odd                  what is odd",
        "      1  late                 what is late",
        "4 candidates: 0 passed the gate, of which 0 make this quiz",
    ]


def test_the_counts_are_those_of_the_pool() -> None:
    article = article_of(
        "Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023. It sold 12 in 2022."
    )
    pool = write_pool([article], finder=RuleFinder())
    lines = list(refusals_of(pool, chosen=len(pool.questions)))
    counted = [line.split()[:2] for line in lines if not line.startswith("refused") and "candidates" not in line]
    assert sum(int(count) for count, _ in counted) == len(pool.refusals) > 0
    assert {code for _, code in counted} <= {rule.code for rule in RULES}
    assert lines[-1].startswith(
        f"{len(pool.refusals) + len(pool.questions)} candidates: {len(pool.questions)} passed"
    )
