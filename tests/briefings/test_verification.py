"""Verification fails closed: every kind of tampering with a line, a citation or a dispute is found."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import Article, Published, Span, make_article
from newsdesk.briefings.briefing import Briefing, Citation, Dispute, Line, Position, compose
from newsdesk.briefings.facts import extract_facts
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.verification import (
    states,
    verify_briefing,
    verify_dispute,
    verify_fact,
    verify_line,
    verify_quote,
)

TEXT = (
    "Treasurer Odile Marsh has run the harbour board since 2016. "
    "On Sunday she sold the old pier, with 2 cranes, for 3.2 million pounds.\n\n"
    "Norlink [the ferry company] carried 310,000 passengers last year."
)


@pytest.fixture(scope="module")
def article() -> Article:
    break_at = TEXT.index("\n\n")
    return make_article(
        text=TEXT,
        paragraphs=[Span(0, break_at), Span(break_at + 2, len(TEXT))],
        outlet="The Tide",
        published=Published(moment=datetime(2024, 3, 5, tzinfo=UTC)),
    )


def _cite(article: Article, words: str) -> Citation:
    start = TEXT.index(words)
    return Citation(article=article.id, revision=article.revision, span=Span(start, start + len(words)), quote=words)


SOLD = "On Sunday she sold the old pier, with 2 cranes, for 3.2 million pounds."
RUNS = "Treasurer Odile Marsh has run the harbour board since 2016."
CARRIED = "Norlink [the ferry company] carried 310,000 passengers last year."


def _line(article: Article, text: str, *cut: str) -> Line:
    start = TEXT.index(SOLD)
    cuts = tuple(Span(start + SOLD.index(words), start + SOLD.index(words) + len(words)) for words in cut)
    return Line(text=text, citations=(_cite(article, SOLD), _cite(article, RUNS)), cuts=cuts)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("On Sunday she sold the old pier, with 2 cranes, for 3.2 million pounds.", []),
        ("She sold the old pier for 3.2 million pounds.", ["On Sunday ", ", with 2 cranes,"]),
        ("On Sunday [3 March 2024] [Odile Marsh] sold the old pier, with 2 cranes, for 3.2 million pounds.", ["she"]),
    ],
)
def test_cut_and_repaired_lines_stand(article: Article, text: str, cuts: list[str]) -> None:
    assert verify_line(_line(article, text, *cuts), [article]) is None


def _together(article: Article, text: str, *passages: str) -> Line:
    return Line(text=text, citations=tuple(_cite(article, words) for words in passages), passages=len(passages))


@pytest.mark.parametrize("between", [" ", " … "])
def test_a_line_of_several_passages_stands(article: Article, between: str) -> None:
    assert verify_line(_together(article, f"{RUNS}{between}{CARRIED}", RUNS, CARRIED), [article]) is None


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (f"{CARRIED} {RUNS}", (CARRIED, RUNS)),  # not in the article's order
        (f"{RUNS} {SOLD}", (RUNS, CARRIED)),
        (RUNS, (RUNS, SOLD)),  # a passage that the line does not tell
        (f"{RUNS} {RUNS}", (RUNS, RUNS)),
        (f"{RUNS} … not … {SOLD}", (RUNS, SOLD)),
    ],
)
def test_a_line_of_several_passages_that_tells_something_else(
    article: Article, text: str, passages: tuple[str, ...]
) -> None:
    assert verify_line(_together(article, text, *passages), [article]) is not None


def test_a_line_never_mixes_articles(article: Article) -> None:
    other = make_article(text=RUNS, paragraphs=[Span(0, len(RUNS))])
    theirs = Citation(article=other.id, revision=other.revision, span=Span(0, len(RUNS)), quote=RUNS)
    line = Line(text=f"{RUNS} {SOLD}", citations=(theirs, _cite(article, SOLD)), passages=2)
    assert verify_line(line, [article, other]) is not None


def test_a_line_is_made_from_its_own_citations(article: Article) -> None:
    with pytest.raises(ValueError, match="its own citations"):
        Line(text=RUNS, citations=(_cite(article, RUNS),), passages=2)


REST = "sold the old pier, with 2 cranes, for 3.2 million pounds."


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        (f"She {REST}", []),
        (f"She {REST}", ["she"]),
        (f"On Sunday she {REST}".replace("old", "new"), []),
        (f"On Sunday she {REST}".replace("3.2", "3.3"), []),
        (f"On Sunday she {REST}".replace("3.2", "3,2"), []),
        (f"On Sunday she {REST}".replace("3.2", "32"), []),
        ("On Sunday she sold the old pier, with 3.2 cranes, for 2 million pounds.", []),
        (f"On Sunday [Peter Vane] {REST}", ["she"]),
        (f"On Sunday [Marsh Odile] {REST}", ["she"]),
        (f"On Sunday [4 March 2024] she {REST}", []),
        (f"On Sunday [25 February 2024] she {REST}", []),
        (f"On Sunday she [3 March 2024] {REST}", []),
        (f"On Sunday she {REST} [2023]", []),
        ("[Odile Marsh]", [SOLD]),
        ("", [SOLD]),
        ("...", [SOLD]),
    ],
)
def test_a_changed_line_falls(article: Article, text: str, cuts: list[str]) -> None:
    assert verify_line(_line(article, text, *cuts), [article]) is not None


def test_a_cut_may_not_take_a_negation_or_lie_elsewhere() -> None:
    text = "The board did not sell the pier in March."
    article = make_article(text=text, paragraphs=[Span(0, len(text))])
    citation = Citation(article=article.id, revision=article.revision, span=Span(0, len(text)), quote=text)
    turned = Line(text="The board did sell the pier in March.", citations=(citation,), cuts=(Span(14, 18),))
    assert verify_line(turned, [article]) is not None
    outside = Line(
        text=text, citations=(replace(citation, span=Span(4, len(text)), quote=text[4:]),), cuts=(Span(0, 4),)
    )
    assert verify_line(outside, [article]) is not None


def test_brackets_of_the_source_are_its_own_words(article: Article) -> None:
    citation = _cite(article, CARRIED)
    for text in (CARRIED, "Norlink [the ferry company] carried 310,000 passengers last year [2023]."):
        assert verify_line(Line(text=text, citations=(citation,)), [article]) is None
    changed = "Norlink [the ferry company] carried 310,000 passengers last year [2022]."
    assert verify_line(Line(text=changed, citations=(citation,)), [article]) is not None


def test_dates_are_not_worked_out_from_an_unknown_day(article: Article) -> None:
    undated = make_article(text=TEXT, paragraphs=article.paragraphs)
    line = Line(text=f"On Sunday [3 March 2024] she {REST}", citations=(_cite(undated, SOLD),))
    assert verify_line(line, [undated]) is not None


def test_a_wrong_article_revision_place_or_quote_falls(article: Article) -> None:
    good = _cite(article, SOLD)
    assert verify_quote(article, revision=good.revision, span=good.span, quote=good.quote) is None
    assert verify_quote(None, revision=good.revision, span=good.span, quote=good.quote) is not None
    assert verify_quote(article, revision="r1-0", span=good.span, quote=good.quote) is not None
    assert verify_quote(article, revision=good.revision, span=good.span.shifted(1), quote=good.quote) is not None
    far = Span(len(TEXT) + 5, len(TEXT) + 5)
    assert verify_quote(article, revision=good.revision, span=far, quote="") is not None
    altered = replace(article, text=TEXT.replace("3.2", "9.9"))
    assert verify_quote(altered, revision=good.revision, span=good.span, quote=good.quote) is not None


@given(st.integers(0, len(SOLD) - 1), st.sampled_from("aZ7 .[]é"))
@settings(max_examples=150, deadline=None)
def test_one_changed_letter_or_digit_never_passes(place: int, letter: str) -> None:
    text = SOLD[:place] + letter + SOLD[place + 1 :]
    article = make_article(text=TEXT, paragraphs=[Span(0, TEXT.index("\n\n"))])
    problem = verify_line(Line(text=text, citations=(_cite(article, SOLD),)), [article])
    if (SOLD[place].isalnum() or letter.isalnum()) and SOLD[place].lower() != letter.lower():
        assert problem is not None


def test_a_dispute_needs_two_sources_and_their_values(article: Article) -> None:
    other = make_article(text="The pier went for 4 million pounds, the paper said.", paragraphs=[Span(0, 51)])
    there = Citation(article=other.id, revision=other.revision, span=Span(0, 51), quote=other.text)
    mine = Position(value="3.2 million pounds", outlet="The Tide", citation=_cite(article, SOLD))
    theirs = Position(value="4 million pounds", outlet="The Rock", citation=there)
    assert verify_dispute(Dispute(about="price", positions=(mine, theirs)), [article, other]) == ()
    wrong = replace(theirs, value="5 million pounds")
    assert verify_dispute(Dispute(about="price", positions=(mine, wrong)), [article, other])
    assert verify_dispute(Dispute(about="price", positions=(mine, mine)), [article, other])
    briefing = Briefing(lines=(), disputes=(Dispute(about="price", positions=(mine, wrong)),), sources=())
    assert verify_briefing(briefing, [article, other])


def test_a_briefing_that_hides_a_source_falls(article: Article) -> None:
    briefing = compose([article], finder=RuleFinder())
    assert briefing.lines
    assert verify_briefing(briefing, [article]) == ()
    assert verify_briefing(replace(briefing, sources=()), [article])
    assert verify_briefing(briefing, [])


def test_facts_lie_in_their_sentences(article: Article) -> None:
    facts = extract_facts(article, finder=RuleFinder())
    assert facts
    assert all(verify_fact(fact, article) is None for fact in facts)
    assert verify_fact(replace(facts[0], span=Span(len(TEXT), len(TEXT))), article) is not None
    assert verify_fact(replace(facts[0], revision="r1-0"), article) is not None


@pytest.mark.parametrize(
    ("answer", "stated"),
    [
        ("3.2 million pounds", True),
        ("2 million pounds", False),
        ("3.2 Million", True),
        ("32 million", False),
        ("old pier", True),
        ("old cranes", False),
        ("", False),
        ("sun", False),
    ],
)
def test_what_a_passage_states(answer: str, stated: bool) -> None:
    assert states(SOLD, answer) is stated
