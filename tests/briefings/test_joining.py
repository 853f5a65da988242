"""Sentences that lean on others: the golden table, each line proven against its own article."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from newsdesk.briefings import compose
from newsdesk.briefings.drafting import Draft, drafts_of, line_of
from newsdesk.briefings.facts import Analysis, analyse
from newsdesk.briefings.joining import heading_run, tied
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


def test_what_heads_an_article_skips_a_sentence_that_only_announces() -> None:
    first = "Ferries of the harbour of Skerrow turn around in nine minutes at the old pier."
    mystery = "How the captains learnt to do so had been unknown until now."
    found = "A team in Quillmoor has found that the captains count the waves of the harbour."
    article = article_from(f"{first} {mystery} {found}")
    analysis = analyse(article, finder=RuleFinder())
    run = heading_run(article, list(drafts_of(article, analysis, document=0)))
    assert [draft.position for draft in run] == [0, 2]


def test_a_sentence_whose_core_the_next_one_tells_is_worth_little() -> None:
    vague = "Anna Marsh has set a new harbour record at Tern Hall."
    full = "The skiff of Anna Marsh was sold for 40 pounds, setting a new harbour record for a Marsh skiff."
    article = article_from(f"{vague} {full}")
    analysis = analyse(article, finder=RuleFinder())
    first, second = drafts_of(article, analysis, document=0)
    core = frozenset(("anna", "marsh", "harbour", "record", "set"))
    alone, _ = tied(article, analysis, [first, second])
    told, _ = tied(article, analysis, [replace(first, core=core), second])
    assert told.worth < alone.worth
