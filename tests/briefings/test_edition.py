"""The plan of an edition: who tells a story, what leads, what is said above and below it."""

from datetime import UTC, datetime, timedelta

import pytest
from newsdesk.briefings.article import UNKNOWN, Article, Published, Span, make_article
from newsdesk.briefings.briefing import Citation, Line
from newsdesk.briefings.edition import (
    MOST_LEADS,
    NAMELESS,
    NOTHING,
    NOTHING_NEW,
    OLD,
    STUB,
    UNDATED,
    Tellers,
    heading,
    note_of,
    plan,
    publishers_said,
    tellers,
)

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WIRE = (
    "The ferry of Skerrow struck the pier at Quillmoor on Tuesday and nine passengers were taken to hospital there."
)


def article(
    number: int,
    *,
    outlet: str | None = None,
    text: str | None = None,
    title: str | None = None,
    day: datetime | None = NOON,
    stub: bool = False,
) -> Article:
    words = text or f"Story number {number} tells of {number} cranes, {number * 7} ships and {number * 31} sailors."
    return make_article(
        text=words,
        paragraphs=[Span(0, len(words))],
        title=title or UNKNOWN,
        outlet=outlet or UNKNOWN,
        published=Published(moment=day) if day else UNKNOWN,
        stub=stub,
    )


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Tellers(named=1, unnamed=0), "one source"),
        (Tellers(named=0, unnamed=1), "one source"),
        (Tellers(named=3, unnamed=0), "3 publishers"),
        (Tellers(named=2, unnamed=1), "2 publishers and 1 unnamed source"),
        (Tellers(named=1, unnamed=2), "1 publisher and 2 unnamed sources"),
        (Tellers(named=0, unnamed=2), "2 unnamed sources"),
        (Tellers(named=3, unnamed=0, wires=(2,)), "3 publishers, 2 of them from one wire"),
        (Tellers(named=3, unnamed=0, wires=(3,)), "3 publishers, all from one wire"),
        (Tellers(named=5, unnamed=1, wires=(2, 3)), "5 publishers and 1 unnamed source, 5 of them from 2 wires"),
    ],
)
def test_who_tells_it_is_said(who: Tellers, said: str) -> None:
    assert publishers_said(who) == said


def test_copies_of_a_wire_are_one_voice_and_articles_of_an_outlet_one_publisher() -> None:
    told = [
        article(1, outlet="The Tide", text=WIRE),
        article(2, outlet="The Rock", text=WIRE + " The pier is shut."),
        article(3, outlet="The Gull"),
        article(4, outlet="The Gull"),
        article(5),
    ]
    who = tellers(told)
    assert who == Tellers(named=3, unnamed=1, wires=(2,))
    assert who.independent == 3
    assert tellers(told[2:4]) == Tellers(named=1, unnamed=0)
    assert tellers([]) == Tellers(named=0, unnamed=0)


def test_a_wire_within_one_outlet_is_no_wire() -> None:
    assert tellers([article(1, outlet="A", text=WIRE), article(2, outlet="A", text=WIRE + " More.")]).wires == ()


def test_what_many_tell_leads_then_the_newest_and_old_undated_and_stubs_never_do() -> None:
    told = [
        article(0, title="Old", outlet="A", day=NOON - timedelta(days=3)),
        article(1, title="Undated", outlet="A", day=None),
        article(2, title="Stub", outlet="A", stub=True),
        article(3, title="Yesterday", outlet="A", day=NOON - timedelta(days=1)),
        article(4, title="Today", outlet="B"),
        article(5, title="Told by two", outlet="A", day=NOON - timedelta(days=1)),
        article(6, title="The same", outlet="C", day=NOON - timedelta(days=1)),
    ]
    plans = plan([[0], [1], [2], [3], [4], [5, 6]], told, NOON)
    headlines = [item.section.headline for item in plans]
    assert headlines == ["Told by two", "Today", "Yesterday", "Stub", "Old", "Undated"]
    assert [item.why for item in plans] == ["told by 2 publishers", *["told by one source"] * 2, STUB, OLD, UNDATED]
    assert [item.section.lead for item in plans] == [True] * 3 + [False] * 3
    assert [item.most for item in plans] == [3, 2, 2, 1, 1, 1]
    assert note_of(plans, told, lines=True, told=False, dated=True) == (
        "Not among the leads: “Stub” (only a summary of it at hand); “Old” (more than two days old); "
        "“Undated” (no date given)."
    )


def test_a_sixth_story_of_today_is_told_in_brief_without_an_excuse() -> None:
    told = [article(n, title=f"T{n}", outlet=f"O{n}") for n in range(MOST_LEADS + 1)]
    plans = plan([[n] for n in range(len(told))], told, NOON)
    assert sum(item.section.lead for item in plans) == MOST_LEADS
    assert note_of(plans, told, lines=True, told=False, dated=True) is None


def test_a_long_list_of_what_is_held_back_is_counted() -> None:
    told = [article(n, title=f"T{n}" if n < 5 else None, day=None) for n in range(7)]
    plans = plan([[n] for n in range(7)], told, NOON)
    assert note_of(plans, told, lines=True, told=False, dated=False) == (
        "Told last or not at all: “T0”, “T1”, “T2”, 2 more and 2 articles without a title (no date given)."
    )
    assert NAMELESS in str(note_of(plans[4:6] + plans[:1], told, lines=True, told=False, dated=False))


@pytest.mark.parametrize(
    ("day", "stub", "said"),
    [
        (NOON, False, None),
        (NOON - timedelta(days=30), False, "Old news"),
        (None, False, "may be old"),
        (NOON, True, "Only a summary"),
    ],
)
def test_a_story_alone_is_told_with_what_is_weak_about_it(day: datetime | None, stub: bool, said: str | None) -> None:
    told = [article(1, title="Ferry", day=day, stub=stub)]
    note = note_of(plan([[0]], told, NOON), told, lines=True, told=False, dated=True)
    assert note is None if said is None else said in str(note)


def test_an_empty_edition_says_so() -> None:
    assert note_of([], [], lines=False, told=True, dated=True) == NOTHING_NEW
    assert note_of([], [], lines=False, told=False, dated=True) == NOTHING
    topic = note_of([], [], lines=False, told=True, dated=True, topic="ferries")
    assert topic == "No article here is about “ferries”."


def _line(story: int, words: int = 10) -> Line:
    cited = Citation(article="a", revision="r", span=Span(0, 1), quote="x")
    return Line(text=" ".join(["word"] * words), citations=(cited,), story=story)


def test_the_top_line_counts_stories_publishers_and_minutes_and_says_when() -> None:
    told = [article(n, title=f"T{n}", outlet=f"O{n % 2}") for n in range(3)]
    sections = [item.section for item in plan([[0], [1], [2]], told, NOON)]
    lines = [_line(0, 230), _line(1, 230), _line(2, 1)]
    assert heading(lines, sections, told, NOON) == (
        "3 stories from 2 publishers, 3 minutes to read, gathered 4 March 2026, 12:00 UTC"
    )
    assert heading(lines[:2], sections, told, None) == (
        "2 stories from 2 publishers, 2 minutes to read, latest from 4 March 2026"
    )
    assert heading(lines[:1], sections, told, None) == "1 story from one source, 1 minute to read", "of what is told"
    assert heading([], sections, told, None) == "Read: 3 stories from 2 publishers, latest from 4 March 2026"
    undated = [article(1, day=None), article(2, day=None)]
    (item,) = plan([[0, 1]], undated, None)
    assert heading(lines[:1], [item.section], undated, None) == "1 story from 2 unnamed sources, 1 minute to read"
