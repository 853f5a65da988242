"""What sentences become as lines: the golden table, each case proven against its own article."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.briefings import compose
from newsdesk.briefings.article import UNKNOWN, Article, Published, Span, make_article
from newsdesk.briefings.drafting import drafts_of, line_of
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.verification import verify_line

CASES = yaml.safe_load((Path(__file__).parents[1] / "golden" / "briefing_lines.yaml").read_text(encoding="utf-8"))


def _article(text: str, published: date | None, title: str | None = None) -> Article:
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Span(start, start + len(block)))
        start += len(block) + 2
    moment = UNKNOWN
    if published is not None:
        moment = Published(moment=datetime(published.year, published.month, published.day, tzinfo=UTC))
    return make_article(text=text, paragraphs=paragraphs, published=moment, title=title or UNKNOWN)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_sentence_as_a_line(case: dict[str, Any]) -> None:
    article = _article(case["text"], case.get("published"), case.get("title"))
    analysis = analyse(article, finder=RuleFinder())
    draft = list(drafts_of(article, analysis, document=0))[case["sentence"] - 1]
    if "refused" in case:
        reason = draft.refused or draft.leaning
        assert reason is not None, draft.text
        assert case["refused"] in reason
        return
    assert draft.refused is None
    assert draft.leaning is None
    line = line_of(article, [draft], analysis.sentences)
    assert line.text == case["line"]
    assert verify_line(line, [article]) is None


def test_a_line_that_adds_next_to_nothing_is_left_out() -> None:
    news = (
        "Norlink sold two ferries of the northern route to a buyer in Turkey for 3.2 million pounds in May 2024. "
        "Two ferries of the northern route lost 40,000 passengers to the Skerrow bridge in 2023, Norlink said.\n\n"
    )
    filler = " ".join(f"Anglers in Skerrow {word} near the quay." for word in ("fish", "sing", "row", "sail", "knit"))
    briefing = compose(
        [_article(news + filler + " Gulls nested on the roof of the museum in Quillmoor.", None)], words=200
    )
    shown = [line.text for line in briefing.lines]
    assert any("3.2 million" in text for text in shown)
    assert not any("Gulls" in text for text in shown)
