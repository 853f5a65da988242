"""Questions about people and their words: who said it, who did it, who holds the post."""

from pathlib import Path

import pytest
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import SpacyFinder
from newsdesk.quizzes.kinds.candidate import Material, Report
from newsdesk.quizzes.kinds.deed import deed_candidates
from newsdesk.quizzes.kinds.person import post_candidates
from newsdesk.quizzes.kinds.reported import reported_candidates
from questions_room import article_of

GOLDEN = Path(__file__).parents[1] / "golden"


def table(name: str) -> list[list[str]]:
    lines = (GOLDEN / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def finder() -> SpacyFinder:
    return SpacyFinder()


def report_of(text: str, finder: SpacyFinder) -> Report:
    article = article_of(text)
    return Report(article=article, analysis=analyse(article, finder=finder))


@pytest.mark.parametrize(("text", "question", "speaker"), table("questions_said.tsv"))
def test_who_said_it(text: str, question: str, speaker: str, finder: SpacyFinder) -> None:
    report = report_of(text, finder)
    last = len(report.analysis.sentences) - 1
    asked = list(reported_candidates(report, last, Material(reports=(report,))))
    assert [candidate.body for candidate in asked] == ([] if question == "-" else [question])
    for candidate in asked:
        assert candidate.key == speaker
        assert candidate.key_span is not None
        assert candidate.passage is not None
        assert candidate.passage.contains(candidate.key_span)


@pytest.mark.parametrize(("text", "post", "holder"), table("questions_posts.tsv"))
def test_who_holds_a_post(text: str, post: str, holder: str, finder: SpacyFinder) -> None:
    report = report_of(text, finder)
    material = Material(reports=(report,))
    asked = [c for fact in report.analysis.facts for c in post_candidates(report, fact, material)]
    assert [(c.body, c.key) for c in asked] == ([] if post == "-" else [(post, holder)])
    assert all(c.prompt.startswith(f"Who is the {post}, according to ") for c in asked)


@pytest.mark.parametrize(("text", "questions", "who"), table("questions_deeds.tsv"))
def test_who_did_it(text: str, questions: str, who: str, finder: SpacyFinder) -> None:
    report = report_of(text, finder)
    last = len(report.analysis.sentences) - 1
    asked = [c for c in deed_candidates(report, last, Material(reports=(report,))) if "direct" in c.tags]
    assert [c.body for c in asked] == ([] if questions == "-" else questions.split("; "))
    assert list(dict.fromkeys(c.key for c in asked)) == ([] if who == "-" else who.split("; "))
