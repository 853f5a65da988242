"""New since last time, what sources tell differently in an edition, and why each story and sentence is there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from newsdesk.briefings.article import Article, Published, Span, make_article
from newsdesk.briefings.briefing import Briefing, Citation, Dispute, Line, Position, Section, Source, compose
from newsdesk.briefings.edition import NOTHING_NEW
from newsdesk.briefings.explaining import explained
from newsdesk.briefings.layout import cited, stories
from newsdesk.briefings.memory import UNCHANGED, changed, compared, said_apart, unread
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.reasons import spelt
from newsdesk.briefings.rendering import render
from newsdesk.briefings.salience import concepts_of

TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)
WEDNESDAY = TUESDAY + timedelta(days=1)
FERRY = (
    "A ferry of Norlink struck the pier at Quillmoor on Tuesday and injured {} passengers, the coastguard said.\n\n"
    "The ferry Skerrow Queen had left Harrow Vale at 7 am with 140 passengers on board."
)
MILL = "Harrow Foods bought the flour mill of Tamsin Bay for 3.2 million pounds on Monday."
LAMP = "Eastport lit a new lighthouse on Wednesday after 4 years of work that cost 9 million pounds."


def article(title: str, outlet: str, text: str, day: datetime = TUESDAY) -> Article:
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Span(start, start + len(block)))
        start += len(block) + 2
    return make_article(
        text=text, paragraphs=paragraphs, title=title, outlet=outlet, published=Published(moment=day, precision="day")
    )


def brief(*articles: Article, told: Briefing | None = None) -> Briefing:
    lines = [line.text for line in told.lines] if told else []
    return compose(articles, finder=RuleFinder(), told=lines)


def test_a_second_edition_tells_what_changed_and_what_is_new_and_no_more() -> None:
    first = brief(article("Ferry strikes pier", "The Tide", FERRY.format(12)), article("Mill sold", "The Gull", MILL))
    assert len({line.story for line in first.lines}) == 2
    second = brief(
        article("Ferry strikes pier", "The Tide", FERRY.format(15), WEDNESDAY),
        article("Mill sold", "The Gull", MILL),
        article("Eastport lights up", "The Eastport Mail", LAMP, WEDNESDAY),
        told=first,
    )
    assert [(line.status, line.was is not None) for line in second.lines] == [("update", True), ("new", False)]
    for form, sign in (("md", "**UPDATE** A ferry"), ("text", "UPDATE: A ferry"), ("html", "UPDATE</span> A ferry")):
        shown = render(second, format=form)  # type: ignore[arg-type]  # in the table
        assert sign in shown
        assert "12 is now 15" in shown
        assert "injured 12 passengers" not in shown
        assert "3.2 million" not in shown


def test_an_unchanged_edition_is_empty_also_where_headlines_would_stand_in() -> None:
    told = [article("Ferry strikes pier", "The Tide", FERRY.format(12)), article("Mill sold", "The Gull", MILL)]
    again = brief(*told, told=brief(*told))
    assert again.lines == ()
    assert again.note == NOTHING_NEW
    assert again.heading == "Read: 2 stories from 2 publishers, latest from 3 March 2026"
    assert {reason.why for reason in again.reasons if reason.kind == "story"} == {
        "told by one source; nothing of it is new"
    }


def test_what_was_left_out_of_a_known_article_is_no_news_later() -> None:
    told = article("Ferry strikes pier", "The Tide", FERRY.format(12))
    first = compose([told], finder=RuleFinder(), words=20)
    lines = [line.text for line in first.lines]
    assert len(lines) == 1
    left = compose([told], finder=RuleFinder(), told=lines).lines
    assert [line.status for line in left] == ["new"], "where only the lines are known"
    again = compose([told], finder=RuleFinder(), told=lines, known={told.revision})
    assert (again.lines, again.note) == ((), NOTHING_NEW)
    assert UNCHANGED in [reason.why for reason in again.reasons]
    edited = article("Ferry strikes pier", "The Tide", FERRY.format(15), WEDNESDAY)
    (line,) = compose([edited], finder=RuleFinder(), told=lines, known={told.revision}).lines
    assert "15 passengers" in line.text, "another revision is another text"


@pytest.mark.parametrize(
    ("text", "told", "status"),
    [
        ("The port lost 40 cranes.", [], "plain"),
        ("The port lost 40 cranes.", ["A mill burned in Skerrow."], "new"),
        ("The port lost 40 cranes.", ["A mill burned in Skerrow. The port lost 40 cranes."], None),
        ("The port lost 44 cranes.", ["A mill burned in Skerrow. The port lost 40 cranes."], "update"),
        ("The port lost 40 cranes. A museum opened in Quillmoor.", ["The port lost 40 cranes."], "new"),
        ("A museum opened in Quillmoor. The port lost 44 cranes.", ["The port lost 40 cranes."], "update"),
        (
            "Lindgren said so on 9 March.",
            ["The toll is 45, Lindgren said. The harbour is shut. Its crane fell."],
            "new",
        ),
    ],
)
def test_each_sentence_stands_to_what_was_told(text: str, told: list[str], status: str | None) -> None:
    found, was = compared(text, said_apart(told))
    assert found == status
    assert was == ("The port lost 40 cranes." if status in {"update", None} else None)


@pytest.mark.parametrize(
    ("text", "before", "pairs"),
    [
        ("15 were hurt", "12 were hurt", (("12", "15"),)),
        ("15 of 140 were hurt", "12 of 140 were hurt", (("12", "15"),)),
        ("1,204 left and 3 stayed", "1,100 left and 4 stayed", (("1,100", "1,204"), ("4", "3"))),
        ("15 were hurt, 2 of them badly", "12 were hurt", ()),
        ("all were hurt", "12 were hurt", ()),
        ("12 were hurt", "12 were hurt", ()),
    ],
)
def test_figures_that_changed_are_paired_or_none_is(
    text: str, before: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    assert changed(text, before) == pairs


def _line(text: str, story: int, *, headline: bool = False, article: str = "a") -> Line:
    citation = Citation(article=article, revision="1", span=Span(0, len(text)), quote=text)
    return Line(text=text, citations=(citation,), story=story, headline=headline)


def test_headlines_are_new_old_or_changed_as_other_lines_are() -> None:
    sunk = _line("Ferry Skerrow Queen sinks off Quillmoor with 12 on board", 0, headline=True)
    mill = _line("Flour mill of Tamsin Bay sold to Harrow Foods", 1, headline=True)
    told = ["Ferry Skerrow Queen sinks off Quillmoor with 12 on board"]
    assert unread([sunk, mill], [], again=set()) == [sunk, mill]
    assert unread([sunk, mill], told, again=set()) == [replace(mill, status="new")]
    assert unread([sunk, mill], told, again={1}) == [], "the story was told in another line"
    beside = _line("It was built in 1911.", 1)
    assert unread([mill, beside], told, again={1}) == [replace(mill, status="new"), beside]
    more = _line("Ferry Skerrow Queen sinks off Quillmoor with 14 on board", 0, headline=True)
    assert unread([more], told, again={0}) == [replace(more, status="update", was=told[0])]


def _source(name: str) -> Source:
    return Source(
        article=name,
        revision="1",
        title=f"Title {name}",
        outlet=f"Outlet {name}",
        published=Published(moment=TUESDAY),
        url=None,
        source=None,
        retold=False,
    )


def _dispute(about: str, *articles: str) -> Dispute:
    positions = [
        Position(
            value=f"{number} pounds",
            outlet=f"Outlet {name}",
            citation=Citation(article=name, revision="1", span=Span(0, 1), quote="x"),
        )
        for number, name in enumerate(articles, start=1)
    ]
    return Dispute(about=about, positions=tuple(positions))


EDITION = Briefing(
    lines=(_line("A mill burned.", 0, article="c"), _line("A ferry sank.", 2, article="a")),
    disputes=(_dispute("ferry: cost", "a", "b"), _dispute("lamp: cost", "d", "e")),
    sources=tuple(_source(name) for name in "abcde"),
    sections=(
        Section(headline="Mill", articles=("c",), publishers=1),
        Section(headline="Lamp", articles=("d", "e"), publishers=2),
        Section(headline="Ferry", articles=("a", "b"), publishers=2, lead=False),
    ),
)


def test_a_disagreement_stands_with_its_story_and_not_without_it() -> None:
    assert [[dispute.about for dispute in story.disputes] for story in stories(EDITION)] == [[], ["ferry: cost"]]
    for form in ("md", "text", "html"):
        shown = render(EDITION, format=form)  # type: ignore[arg-type]  # in the table
        assert shown.index("A ferry sank") < shown.index("cost of ferry")
        assert "cost of lamp" not in shown
    assert "cost of ferry - 1 pounds (Outlet a [2]), 2 pounds (Outlet b [3])" in render(EDITION, format="text")


def test_what_has_several_lines_has_its_headline_though_it_is_old() -> None:
    lines = (_line("A mill burned.", 0, article="c"), *(_line(f"A ferry sank {n}.", 2, article="a") for n in (1, 2)))
    shown = render(replace(EDITION, lines=lines), format="md")
    assert "**Ferry**" in shown
    assert "In brief" not in shown


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    assert [source.article for source in cited(EDITION)] == ["c", "a", "b"]
    shown = render(EDITION, format="text")
    assert "A mill burned. (Outlet c, 3 March 2026 [1])" in shown
    assert "Also read, not quoted: Outlet d, 3 March 2026, link unknown: “Title d”; Outlet e" in shown


def test_leads_stand_under_headlines_and_the_others_in_brief() -> None:
    shown = render(EDITION, format="md")
    assert shown.index("**Mill**") < shown.index("A mill burned") < shown.index("**In brief**")
    assert shown.index("**In brief**") < shown.index("A ferry sank")
    assert "**Ferry**" not in shown
    flat = replace(EDITION, sections=tuple(replace(section, lead=False) for section in EDITION.sections))
    assert "In brief" not in render(flat, format="md"), "where nothing leads, nothing is in brief"


def test_what_a_sentence_adds_is_told_in_its_own_words() -> None:
    text = "The trustees of Skerrow sold 14 cranes and two ferries."
    said = spelt(text, tuple(concepts_of(text))).split(", ")
    assert {"trustees", "14 cranes", "ferries"} <= set(said)
    assert all(words in text for words in said)
    assert spelt(text, ("no such",)) == "no such"


def test_every_story_and_sentence_is_explained_once() -> None:
    told = [
        article("Ferry strikes pier", "The Tide", FERRY.format(12)),
        article("Eastport lights up", "The Eastport Mail", LAMP, WEDNESDAY),
        article("Mill sold", "The Gull", MILL, TUESDAY - timedelta(days=9)),
    ]
    briefing = compose(told, finder=RuleFinder())
    rows = explained(briefing).splitlines()
    for number, section in enumerate(briefing.sections, start=1):
        at = rows.index(f"{number}. {section.headline}")
        lead = "a lead: told by one source" if section.lead else "told in one line: more than two days old"
        assert rows[at + 1] == f"   {lead}"
    taken = [row.removeprefix("   + ") for row in rows if row.startswith("   + ")]
    assert sorted(taken) == sorted(line.text for line in briefing.lines)
    assert sum(row.startswith(("   + ", "   - ")) for row in rows) == 4, "each sentence once"
    assert all(row.strip() for row in rows if row.startswith("     ")), "each with its reason"


def test_a_headline_of_an_unchanged_article_is_no_update_for_its_figure() -> None:
    title, body = "Norlink pays 14 million for ferries", "Norlink has bought two ferries in Skerrow, the board said."
    text = f"{title}\n\n{body}"
    told = make_article(text=text, paragraphs=[Span(text.index(body), len(text))], title=title)
    first = compose([told], finder=RuleFinder())
    assert any("14 million" in line.text for line in first.lines)
    assert not compose([told], finder=RuleFinder(), told=[body], known={told.revision}).lines
