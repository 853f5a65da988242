"""Rendering: every format shows sources and dates, escapes what articles hold, and JSON comes back as it went out."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import UNKNOWN, Article, Published, Span, make_article
from newsdesk.briefings.briefing import Briefing, Citation, Dispute, Line, Position, Section, Source, compose
from newsdesk.briefings.crediting import credit, day_of
from newsdesk.briefings.errors import InvalidDocument
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.rendering import escape_markdown, load_briefing, render

YEARS = (datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 the strategy adds the zone
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def _article(text: str, **fields: object) -> Article:
    return make_article(text=text, paragraphs=[Span(0, len(text))], **fields)  # type: ignore[arg-type]  # test fields


PIER = _article(
    "Quillmoor council voted 9 to 4 to sell the old ferry pier for 3.2 million pounds, the town clerk said.",
    title="Pier *sold*",
    outlet="The <Tide>",
    published=Published(moment=datetime(2024, 3, 5, tzinfo=UTC)),
    url="https://example.org/pier?a=1&b=2",
    retold=True,
)
MUSEUM = _article("A museum of the ferry trade with 400 models opens on the quay on 6 April, the curator said.")


def test_credit_says_outlet_day_and_retold_and_unknown_as_unknown() -> None:
    briefing = compose([PIER, MUSEUM], finder=RuleFinder())
    assert credit(briefing.sources[0]) == "The <Tide>, 5 March 2024, retold"
    assert credit(briefing.sources[1]) == "outlet and date unknown"


@pytest.mark.parametrize(
    ("precision", "said"),
    [("minute", "5 March 2024"), ("day", "5 March 2024"), ("month", "March 2024"), ("year", "2024")],
)
def test_a_day_is_said_as_far_as_it_is_known(precision: str, said: str) -> None:
    moment = datetime(2024, 3, 5, 18, 35, tzinfo=UTC)
    assert day_of(Published(moment=moment, precision=precision)) == said  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize("form", ["md", "text", "html"])
def test_every_format_shows_lines_sources_and_links(form: str) -> None:
    shown = render(compose([PIER, MUSEUM], finder=RuleFinder()), format=form)  # type: ignore[arg-type]  # parametrised
    for words in (
        "3.2 million pounds",
        "5 March 2024",
        "retold in other words",
        "unknown outlet, undated",
        "Outlet, date, title and link unknown",
        "Sources",
    ):
        assert words in shown
    assert (
        "https://example.org/pier?a=1&amp;b=2" in shown
        if form == "html"
        else "https://example.org/pier?a=1&b=2" in shown
    )


def test_markdown_and_html_show_what_articles_hold_as_text() -> None:
    briefing = compose([PIER], finder=RuleFinder())
    assert r"Pier \*sold\*" in render(briefing, format="md")
    html = render(briefing, format="html")
    assert "The &lt;Tide&gt;" in html
    assert "<Tide>" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("snake_case stays", "snake_case stays"),
        ("[Ann] Marsh", "[Ann] Marsh"),
        ("[click](http://x)", r"[click\](http://x)"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("@everyone come", "@\u200beveryone come"),
        ("<b>", r"\<b>"),
        ("a\nb", "a b"),
        ("||secret||", r"\|\|secret\|\|"),
    ],
)
def test_markdown_of_articles_is_disarmed(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def _citation(words: str) -> Citation:
    return Citation(article="a1-1", revision="r1-1", span=Span(3, 3 + len(words)), quote=words)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    words = st.one_of(st.none(), WORDS)
    known = lambda value: UNKNOWN if value is None else value  # noqa: E731 short
    moment = draw(st.one_of(st.none(), st.datetimes(*YEARS, timezones=st.just(UTC))))
    published = UNKNOWN if moment is None else Published(moment=moment, precision="minute")
    source = Source(
        article="a1-1",
        revision="r1-1",
        title=known(draw(words)),
        outlet=known(draw(words)),
        published=published,
        url=draw(words),
        source=draw(words),
        retold=draw(st.booleans()),
    )
    line = Line(
        text=draw(WORDS),
        citations=(_citation(draw(WORDS)),),
        cuts=tuple(draw(st.lists(st.builds(Span, st.integers(0, 5), st.integers(5, 9)), max_size=2))),
        status=draw(st.sampled_from(["plain", "new", "update"])),
        was=draw(words),
        view=draw(st.booleans()),
        story=draw(st.integers(0, 2)),
        headline=draw(st.booleans()),
    )
    position = Position(value=draw(WORDS), outlet=known(draw(words)), citation=_citation(draw(WORDS)))
    section = Section(
        headline=known(draw(words)),
        articles=("a1-1",),
        publishers=1,
        wires=tuple(draw(st.lists(st.integers(2, 9), max_size=2))),
        lead=draw(st.booleans()),
    )
    return Briefing(
        lines=tuple(replace(line, story=n) for n in range(draw(st.integers(0, 3))))
        + (line,) * draw(st.integers(0, 2)),
        disputes=(Dispute(about=draw(WORDS), positions=(position,)),),
        sources=(source,),
        note=draw(words),
        heading=draw(words),
        sections=(section,),
    )


@given(briefings())
@settings(max_examples=60, deadline=None)
def test_json_comes_back_as_it_went_out(briefing: Briefing) -> None:
    assert load_briefing(render(briefing, format="json"), "b.json") == briefing


@given(briefings(), st.sampled_from(["md", "text", "html"]))
@settings(max_examples=40, deadline=None)
def test_whatever_articles_hold_can_be_shown(briefing: Briefing, form: str) -> None:
    shown = render(briefing, format=form)  # type: ignore[arg-type]  # drawn
    assert shown.endswith("\n")
    if form == "html":
        assert "<script" not in shown


@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_json_keeps_the_precision_of_a_date(precision: str) -> None:
    published = Published(moment=datetime(2024, 1, 1, tzinfo=UTC), precision=precision)  # type: ignore[arg-type]
    briefing = compose([replace(PIER, published=published)], finder=RuleFinder())
    assert load_briefing(render(briefing, format="json"), "b.json").sources[0].published == published


def test_json_has_the_public_shape() -> None:
    document = json.loads(render(compose([PIER], finder=RuleFinder()), format="json"))
    assert {"lines", "disputes", "sources"} <= document.keys()
    (line,) = document["lines"]
    assert {"text", "citations"} <= line.keys()
    (citation,) = line["citations"]
    assert citation.keys() == {"article", "revision", "start", "end", "quote"}
    assert citation["quote"] == PIER.text[citation["start"] : citation["end"]]
    (source,) = document["sources"]
    known = {"article", "revision", "title", "outlet", "published", "url", "source", "retold", "author"}
    assert source.keys() == known
    assert source["published"] == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "should be an object"),
        ('{"lines": 3}', "lines: should be a list"),
        ('{"lines": [{"text": "a", "citations": []}], "disputes": [], "sources": []}', "needs a citation"),
        ('{"lines": [{"text": 1, "citations": [{}]}], "disputes": [], "sources": []}', "article: should be text"),
        (
            '{"lines": [], "disputes": [], "sources": [{"article": "a", "revision": "r", "published": "soon"}]}',
            "date",
        ),
        (
            '{"lines": [], "disputes": [], "sources": [{"article": "a", "revision": "r", "retold": "no"}]}',
            "true or false",
        ),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_document_says_where_and_why(text: str, reason: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        load_briefing(text, "b.json")
    assert caught.value.where == "b.json"
    assert reason in caught.value.reason


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    document = json.loads(render(compose([PIER], finder=RuleFinder()), format="json"))
    document["lines"][0]["citations"][0]["end"] = -1
    with pytest.raises(InvalidDocument, match="whole number"):
        load_briefing(json.dumps(document), "b.json")
    document["lines"][0]["citations"][0].update(start=9, end=3)
    with pytest.raises(InvalidDocument, match="ends before it starts"):
        load_briefing(json.dumps(document), "b.json")


def test_a_host_overrides_one_template_and_keeps_the_others(tmp_path: Path) -> None:
    (tmp_path / "briefing.md.j2").write_text("OURS {{ briefing.lines | length }}", encoding="utf-8")
    briefing = compose([PIER], finder=RuleFinder())
    assert render(briefing, format="md", templates=tmp_path) == "OURS 1\n"
    assert render(briefing, format="text", templates=tmp_path) == render(briefing, format="text")


def test_only_web_addresses_become_links() -> None:
    briefing = compose([replace(PIER, url="javascript:alert(1)", source="/home/me/pier.txt")], finder=RuleFinder())
    for form in ("md", "html"):
        assert "javascript" not in render(briefing, format=form)  # type: ignore[arg-type]  # parametrised


def test_the_page_names_the_site_of_a_link() -> None:
    for url, shown in (
        ("https://www.tide.example/a/b?c=1", "tide.example"),
        ("http://x@tide.example:80", "tide.example:80"),
        ("https://tide.example", "tide.example"),
    ):
        page = render(compose([replace(PIER, url=url)], finder=RuleFinder()), format="html")
        assert f'<a href="{url}" rel="noopener noreferrer">{shown}</a>' in page


def test_a_view_is_given_to_its_outlet() -> None:
    text = "The new bridge could take half of the passengers of the northern ferry within a year."
    for outlet, holder in (
        ("The Tide", "According to The Tide: The new"),
        (None, "According to the article: The new"),
    ):
        told = _article(text, **({"outlet": outlet} if outlet else {}))
        briefing = compose([told], finder=RuleFinder())
        assert [line.view for line in briefing.lines] == [True]
        for form in ("md", "text", "html"):
            assert holder in render(briefing, format=form)  # type: ignore[arg-type]  # parametrised
    assert "According to" not in render(compose([PIER], finder=RuleFinder()), format="md")
