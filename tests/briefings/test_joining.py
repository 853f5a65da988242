"""Sentences that lean on others: the golden table, each line proven against its own article."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.briefings import compose
from newsdesk.briefings.drafting import Draft, drafts_of, line_of
from newsdesk.briefings.facts import Analysis, analyse
from newsdesk.briefings.joining import tied
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.verification import verify_briefing, verify_line
from plain_articles import article_from

CASES = yaml.safe_load((Path(__file__).parents[1] / "golden" / "briefing_joined.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_sentence_that_leans(case: dict[str, Any]) -> None:
    article = article_from(case["text"], published=str(case["published"]) if "published" in case else None)
    analysis: Analysis = analyse(article, finder=RuleFinder())
    drafts: list[Draft] = list(tied(article, analysis, list(drafts_of(article, analysis, document=0))))
    draft = drafts[case["sentence"] - 1]
    if "alone" in case:
        reason = draft.refused or draft.leaning
        assert not draft.needs
        assert reason is not None, draft.text
        assert case["alone"] in reason
        return
    line = line_of(article, [*(drafts[number] for number in draft.needs), draft], analysis.sentences)
    assert line.text == case["line"]
    assert verify_line(line, [article]) is None


HEAD = "Norlink, a ferry company in Skerrow, has bought two yards in Turkey."
LEANS = "It paid 3.2 million pounds for them in May 2024."


def test_a_briefing_tells_what_leans_together() -> None:
    article = article_from(f"{HEAD} {LEANS}\n\nGulls nested on the roof of the museum.")
    briefing = compose([article], words=100, finder=RuleFinder())
    assert not verify_briefing(briefing, [article])
    assert briefing.lines[0].text.startswith(f"{HEAD} {LEANS}")
    taken = [reason.taken for reason in briefing.reasons if LEANS in reason.subject]
    assert taken
    assert all(taken)
