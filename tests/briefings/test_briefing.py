"""Whole briefings: every line proven, budgets kept, memory, disagreement, editions."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import UNKNOWN, Article, Published, Span, make_article
from newsdesk.briefings.briefing import Briefing, compose
from newsdesk.briefings.claims import Claim
from newsdesk.briefings.disagreement import disputes_of
from newsdesk.briefings.documents import dump_briefing, load_briefing
from newsdesk.briefings.facts import Fact, extract_facts
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.rendering import render
from newsdesk.briefings.verification import verify_briefing, verify_dispute

FINDER = RuleFinder()
DAY = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def article(
    text: str, *, title: str | None = None, outlet: str | None = None, moment: datetime | None = DAY
) -> Article:
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Span(start, start + len(block)))
        start += len(block) + 2
    return make_article(
        text=text,
        paragraphs=paragraphs,
        title=UNKNOWN if title is None else title,
        outlet=UNKNOWN if outlet is None else outlet,
        published=UNKNOWN if moment is None else Published(moment=moment),
    )


def brief(*articles: Article, **options: object) -> Briefing:
    briefing = compose(articles, finder=FINDER, **options)  # type: ignore[arg-type]  # options are compose's own
    assert verify_briefing(briefing, articles) == ()
    return briefing


PIER = article(
    "Quillmoor council voted 9 to 4 on Sunday to sell the old ferry pier to Harrow Vale Shipping "
    "for 3.2 million pounds."
    "\n\n"
    "However, the museum of the ferry trade keeps its lease of the eastern shed until 2031, the clerk said.\n\n"
    "Sign up for our newsletter to get harbour news every single morning.",
    title="Pier sold",
    outlet="The Tide",
)

CLAUSES = st.sampled_from(
    [
        "Mayor Anna Kessler opened the new harbour crane on Monday before 300 guests.",
        "She said it had cost 4.1 million pounds.",
        "However, Peter Vane called the crane “a tower of rust and pride.”",
        "He did not vote for the loan last year.",
        "The company expects 12 ships a week by 2026.",
        "“We shall see,” Kessler told reporters yesterday.",
        "This will change the town for good.",
        "LIMA (Reuters) - Exports of herring fell by 7% to 8,100 tonnes in April.",
        "Photo: the crane is pictured on Monday.",
        "What happens next?",
        "It is unclear whether the fund can pay [the clerk’s estimate] before May.",
        "Norlink (NRL) shares rose 4.5 percent, then lost 2 percent, on Friday's news.",
        "According to the port’s own figures, 41 boats were lost in the storm of 2019.",
    ]
)


@given(
    st.lists(st.lists(CLAUSES, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4),
    st.integers(0, 90),
    st.booleans(),
)
@example(
    blocks=[
        "“We shall see,” Kessler told reporters yesterday. “We shall see,” Kessler told reporters yesterday. "
        + 2 * "LIMA (Reuters) - Exports of herring fell by 7% to 8,100 tonnes in April. "
    ],
    words=21,
    dated=True,
)
@settings(max_examples=60, deadline=None)
def test_every_line_of_any_briefing_is_proven_and_the_budget_holds(
    blocks: list[str], words: int, dated: bool
) -> None:
    told = article("\n\n".join(blocks), moment=DAY if dated else None)
    briefing = brief(told, words=words)
    assert sum(len(line.text.split()) for line in briefing.lines) <= words
    assert briefing.lines or briefing.note
    for line in briefing.lines:
        assert line.text[0].isupper() or not line.text[0].isalpha()
        assert line.text.count("“") == line.text.count("”")


def test_a_line_keeps_the_whole_passage_and_the_paragraph_around_it() -> None:
    (line, *_) = brief(PIER).lines
    assert line.text.startswith("Quillmoor council voted 9 to 4 on Sunday [3 March 2024] to sell")
    citation = line.citations[0]
    assert PIER.text[citation.span.start : citation.span.end] == citation.quote
    paragraph = citation.before + citation.quote + citation.after
    last = next(one for one in PIER.paragraphs if one.end >= citation.span.end)
    assert paragraph == Span(PIER.paragraphs[0].start, last.end).of(PIER.text)


def test_furniture_and_openers_stay_out() -> None:
    lines = [line.text for line in brief(PIER).lines]
    assert not any("newsletter" in line for line in lines)
    assert not any(line.startswith("However") for line in lines)
    # After the sentence it sets itself against, in one line, the word has its meaning.
    assert any("million pounds. However, the museum" in line for line in lines)


@pytest.mark.parametrize("text", ["", "Too short.", "???", "Menu Home About Contact"])
def test_an_article_that_says_nothing_gives_an_honest_note(text: str) -> None:
    briefing = compose([article(text)], finder=FINDER)
    assert briefing.lines == ()
    assert briefing.note


def test_no_articles_give_an_honest_note() -> None:
    assert brief().note


def test_what_was_told_is_left_out_and_an_empty_edition_says_so() -> None:
    told = [line.text for line in brief(PIER).lines]
    again = brief(PIER, told=told)
    assert again.lines == ()
    assert again.note == "Nothing new since last time."


def test_a_changed_figure_is_an_update_and_says_what_was_told() -> None:
    told = "Divers have found 9 of the 14 crew of the trawler Anna Rose off Skerrow, the coastguard said."
    news = article(
        "Divers have found 11 of the 14 crew of the trawler Anna Rose off Skerrow, the coastguard said.\n\n"
        "Quillmoor council lowered its flags and called a day of mourning for Thursday, 7 March."
    )
    lines = {line.status: line for line in brief(news, told=[told]).lines}
    assert lines["update"].was == told
    assert "11 of the 14" in lines["update"].text
    assert "mourning" in lines["new"].text


def test_lines_are_plain_when_nothing_was_told() -> None:
    assert {line.status for line in brief(PIER).lines} == {"plain"}


def test_two_tellings_of_one_thing_are_said_once() -> None:
    copy = article(
        "Quillmoor council voted 9 to 4 to sell its old ferry pier to Harrow Vale Shipping for 3.2 million pounds.",
        outlet="The Rock",
    )
    lines = [line for line in brief(PIER, copy).lines if "9 to 4" in line.text]
    assert len(lines) == 1


def _story(name: str, count: int, moment: datetime | None = DAY) -> Article:
    text = (
        f"Mayor Anna Kessler of {name} opened {count} new wells on Sunday, ending a drought in the valley.\n\n"
        f"Engineers from {name} drilled to {count * 10} metres with a rig that was borrowed from the army."
    )
    return article(text, title=f"Wells for {name}", outlet=f"The {name} Post", moment=moment)


def test_a_day_of_stories_is_told_by_sections_and_old_ones_do_not_lead() -> None:
    places = ["Skerrow", "Quillmoor", "Harrow Vale", "Tamsin Bay"]
    moments = [DAY, DAY, DAY - timedelta(days=9), None]
    articles = [
        _story(name, 30 + 7 * n, moment) for n, (name, moment) in enumerate(zip(places, moments, strict=True))
    ]
    briefing = brief(*articles, now=DAY)
    assert briefing.heading is not None
    assert "gathered 5 March 2024, 09:30 UTC" in briefing.heading
    if len(briefing.sections) >= 3:
        leads = [section.headline for section in briefing.sections if section.lead]
        assert "Wells for Harrow Vale" not in leads
        assert "Wells for Tamsin Bay" not in leads
        assert briefing.note
        assert "two days old" in briefing.note
        assert "no source of it gives a date" in briefing.note


def test_a_topic_keeps_the_articles_about_it() -> None:
    briefing = brief(PIER, _story("Skerrow", 30), topic="pier")
    assert [source.title for source in briefing.sources] == ["Pier sold"]


def test_lines_beside_the_topic_make_way_for_lines_on_it() -> None:
    text = (
        "Quillmoor museum bought 14 steam engines from Harrow Vale for 90,000 pounds in March 2024.\n\n"
        "Quillmoor council sold 9 cranes to a buyer in Turkey for 3.2 million pounds in May 2023.\n\n"
        "A ferry of Norlink lost 40 passengers a day on the way to Skerrow.\n\n"
        "The ferry Anna Rose was built in Skerrow in 1971."
    )
    shown = [line.text for line in brief(article(text), words=16, topic="ferry").lines]
    assert shown
    assert all("ferry" in line for line in shown)
    assert not any("ferry" in line.text for line in brief(article(text), words=16).lines)


def test_what_a_second_source_only_tells_again_is_left_out() -> None:
    first = article("Norlink carried 310,000 passengers in 2023, said Odile Marsh of the harbour board.", outlet="A")
    second = article("In 2023 the ferries of Norlink carried 310,000 passengers on four routes out.", outlet="B")
    briefing = brief(first, second)
    assert [line.citations[0].article for line in briefing.lines] == [first.id]


def test_a_headline_that_is_a_line_is_not_listed_again_as_a_source() -> None:
    title = "Quillmoor sells the old ferry pier"
    briefing = brief(article(f"{title}\n\nThey said this would change it.", title=title, outlet="The Tide"))
    assert [line.headline for line in briefing.lines] == [True]
    for kind in ("md", "text"):
        assert render(briefing, format=kind).count(title) == 1  # type: ignore[arg-type]


def test_a_headline_briefing_is_one_line_a_story() -> None:
    briefing = brief(PIER, length="headline")
    assert len(briefing.lines) == 1
    assert len(brief(PIER, words=60, length="short").lines) <= len(brief(PIER, words=60).lines)


def test_every_sentence_has_a_reason() -> None:
    reasons = brief(PIER).reasons
    assert any(reason.taken for reason in reasons)
    assert any("furniture" in reason.why for reason in reasons if not reason.taken)


def _toll(count: int, outlet: str) -> Article:
    text = f"The storm that hit Skerrow on 2 March killed {count} people, the coastguard said."
    return article(text, outlet=outlet)


def _figure(told: Article, words: str) -> Fact:
    return next(fact for fact in extract_facts(told, finder=FINDER) if words in fact.span.of(told.text))


def test_where_sources_differ_both_values_stand_with_their_sources() -> None:
    first, second = _toll(9, "The Tide"), _toll(14, "The Rock")
    facts = (_figure(first, "9 people"), _figure(second, "14 people"))
    claim = Claim(id="c1-1", slot="storm: people killed", facts=facts, status="disputed", publishers=2)
    (dispute,) = disputes_of([claim], [first, second])
    assert verify_dispute(dispute, [first, second]) == ()
    assert [(position.value, position.outlet) for position in dispute.positions] == [
        ("9 people", "The Tide"),
        ("14 people", "The Rock"),
    ]
    briefing = replace(brief(first, second), disputes=(dispute,))
    for form in ("md", "text", "html"):
        shown = render(briefing, format=form)  # type: ignore[arg-type]  # parametrised
        assert "Sources differ" in shown
        assert shown.index("9 people", shown.index("Sources differ")) < shown.rindex("14 people")


def test_agreement_and_one_source_are_no_dispute() -> None:
    first, second = _toll(9, "The Tide"), _toll(9, "The Rock")
    facts = (_figure(first, "9 people"), _figure(second, "9 people"))
    for status in ("agreed", "single", "disputed"):
        claim = Claim(id="c1-1", slot="toll", facts=facts, status=status, publishers=2)  # type: ignore[arg-type]
        assert disputes_of([claim], [first, second]) == ()


def test_the_same_whatever_the_hash_seed() -> None:
    code = (
        "from newsdesk.briefings import compose, read_text\n"
        "from newsdesk.briefings.names import RuleFinder\n"
        "from newsdesk.briefings.rendering import render\n"
        f"articles = [read_text(text) for text in {[PIER.text, _story('Skerrow', 30).text]!r}]\n"
        "print(render(compose(articles, finder=RuleFinder()), format='json'))"
    )
    outputs = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / ".typing")}
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_values_that_agree_are_shown_side_by_side_when_they_are_told_differently() -> None:
    first, second, third = _toll(14, "The Tide"), _toll(14, "The Rock"), _toll(14, "The Gull")
    exact = _figure(first, "14 people")
    other = article(
        "The storm that hit Skerrow on 2 March killed more than 12 people, the coastguard said.", outlet="Y"
    )
    bound = _figure(other, "more than 12 people")
    facts = (exact, _figure(second, "14 people"), bound)
    claim = Claim(id="c1-1", slot="storm: people killed", facts=facts, status="agreed", publishers=3)
    (dispute,) = disputes_of([claim], [first, second, other, third])
    assert dispute.compatible
    assert load_briefing(dump_briefing(replace(brief(first), disputes=(dispute,))), "memory").disputes == (dispute,)
    shown = render(replace(brief(first, second, other), disputes=(dispute,)), format="text")
    assert "Sources put it differently: storm: people killed - 14 people (The Tide" in shown
    assert shown.count("14 people (") == 1, "a value stands once, with every source that gives it"
    assert "Sources differ" not in shown


def test_contradictions_come_before_what_is_only_put_differently() -> None:
    articles = [_toll(9, "The Tide"), _toll(14, "The Rock")]
    facts = tuple(_figure(told, "people") for told in articles)
    claims = [
        Claim(id=f"c1-{status}", slot=status, facts=facts, status=status, publishers=publishers)  # type: ignore[arg-type]
        for status, publishers in (("agreed", 5), ("disputed", 2))
    ]
    assert [dispute.about for dispute in disputes_of(claims, articles)] == ["disputed", "agreed"]
