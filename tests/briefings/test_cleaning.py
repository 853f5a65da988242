"""Which lines of a copied page are the article."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.cleaning import LineLabel, body_spans, detect_language, label_lines, select_body
from newsdesk.briefings.errors import UnreadableInput
from newsdesk.briefings.reading import explain, read_html, read_text

GOLDEN = Path(__file__).parent.parent / "golden" / "reading_lines.tsv"
ROWS = [
    line.split("\t")[:2]
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
EMBEDDED = (
    "The keepers of the lamp climbed those stairs every night for years. I could not be happier for the village, for "
    "the lighthouse and for everybody at Ness Point. pic.example/lamp"
)
BODY = [line for label, line in ROWS if label in {"body", "heading"}]


def test_golden_page_line_by_line() -> None:
    article = read_text("\n".join(line for _, line in ROWS))
    found = [[line.label.value, line.span.of(article.text)] for line in explain(article)]
    assert found == ROWS


def test_the_body_is_the_same_without_its_furniture() -> None:
    whole = read_text("\n".join(line for _, line in ROWS))
    bare = read_text("\n\n".join(BODY))
    assert whole.body == bare.body
    assert whole.id == bare.id
    assert whole.revision != bare.revision


def test_a_body_that_stands_twice_is_kept_once() -> None:
    prose = [line for label, line in ROWS if label == "body"]
    glued = "".join(prose)
    article = read_text("\n".join(["Menu", glued, "News", "Sport", "About the house", *prose, "Contact"]))
    assert article.body == "\n\n".join(prose)
    doubled = read_text("\n".join(["Menu", *prose, *prose, "Contact"]))
    assert doubled.body == "\n\n".join(prose)


def test_teasers_after_the_article_are_left_out() -> None:
    teasers = []
    for topic in ("Beekeepers", "Bakers", "Pilots"):
        teasers += [
            f"{topic} ask for a new rule",
            f"{topic} gathered in the square to ask for it.",
            "Culture",
            "2 hours ago",
        ]
    article = read_text("\n".join([*(line for _, line in ROWS[:20]), "More stories", *teasers]))
    assert "gathered" not in article.body
    assert article.body.startswith("The lighthouse at Ness Point")


HEADLINES = [
    "Pilots quarrel over the ice in the channel",
    "Bakers meet to talk about the price of flour",
    "Keepers vote on the future of a lighthouse",
    "Nurses march through the town for shorter shifts",
    "Farmers worry about late frost in the spring",
    "Students cheer the opening of a new library",
]
TEASERS = [f"{line.split()[0]} gathered in the square on Monday, and nobody left before dark." for line in HEADLINES]


@pytest.mark.parametrize(
    ("above", "below"),
    [([], ["March 4, 2024"]), (["By Marta Quillon"], []), ([], ["Read more"]), (["Culture"], ["2 hours ago"])],
)
def test_a_list_of_stories_is_refused(above: list[str], below: list[str]) -> None:
    lines = ["Home", "News"]
    for headline, teaser in zip(HEADLINES, TEASERS, strict=True):
        lines += [headline, *above, teaser, *below]
    with pytest.raises(UnreadableInput, match="a list of stories"):
        read_text("\n".join(lines))


def test_an_article_above_teasers_with_dates_is_read() -> None:
    lines = list(BODY)
    for headline, teaser in zip(HEADLINES, TEASERS, strict=True):
        lines += [headline, teaser, "March 4, 2024"]
    assert read_text("\n".join(lines)).body.startswith("\n\n".join(BODY))


@pytest.mark.parametrize(
    "card",
    [
        "<li><h3><a href='/1'>{headline}</a></h3><p>{teaser}</p></li>",
        "<div><div><a href='/1'>{headline}</a></div><div>{teaser}</div></div>",
        "<article><h2><a href='/1'>{headline}</a></h2><time>March 4, 2024</time><p>{teaser}</p></article>",
        "<a href='/1'><h3>{headline}</h3><p>{teaser}</p></a>",
    ],
)
def test_a_page_that_lists_stories_is_refused(card: str) -> None:
    cards = "".join(card.format(headline=h, teaser=t) for h, t in zip(HEADLINES, TEASERS, strict=True))
    with pytest.raises(UnreadableInput, match="a list of stories"):
        read_html(f"<html><body><nav><a href='/'>Home</a></nav><main>{cards}</main></body></html>")


def test_every_label_has_a_reason_and_lines_are_in_order() -> None:
    text = "\n".join(line for _, line in ROWS)
    lines = label_lines(text)
    assert all(line.reason for line in lines)
    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert [line.span.of(text) for line in lines] == text.splitlines()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (
            "Solheim raised her bid with four minutes of the lighthouse auction left, and nobody went above it.",
            "body",
        ),
        ("The lamp of the lighthouse was lit again with an hour of daylight left.", "body"),
        (
            "Ingrid Solheim, left, and her mother stand below the lamp of the lighthouse at Ness Point, right.",
            "caption",
        ),
        (EMBEDDED, "body"),
    ],
)
def test_lines_within_the_body(line: str, label: str) -> None:
    before, after = (BODY[:3], BODY[3:])
    below = "— Ingrid Solheim (@solheim) March 3, 2024"
    lines = label_lines("\n".join([*before, line, below, *after]))
    assert lines[len(before)].label.value == label


def test_a_short_line_without_kana_is_no_foreign_line_of_a_japanese_page() -> None:
    prose = [
        "港の渡し船は月曜日、夜の間に航路が凍ったため港にとどまった。",
        "乗客は暖房の入った港の学校で夜を過ごした。",
    ]
    lines = label_lines("\n".join([*prose, "再出航完了", *(line.replace("港", "町") for line in prose)]))
    assert lines[2].label is LineLabel.HEADING


def test_a_caption_with_its_own_credit_says_nothing_of_the_line_above() -> None:
    caption = "A gull sits on the lantern room. Photo by Piet Harl/Coast Pictures"
    lines = label_lines("\n".join([*BODY[:2], caption, *BODY[2:]]))
    assert [line.label.value for line in lines[1:3]] == ["body", "credit"]


def test_words_spoken_over_a_list_of_links_are_no_caption() -> None:
    spoken = '"The lamp will turn again before the winter comes to Ness Point," Solheim said of the lighthouse.'
    lines = label_lines("\n".join([*BODY, spoken, "- 15 Images of lamps", "- 9 facts about towers"]))
    assert [line.label.value for line in lines[len(BODY) :]] == ["body", "credit", "furniture"]


def test_text_wrapped_at_a_fixed_width_is_joined() -> None:
    words = " ".join(BODY[:3]).split()
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) > 70:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    rows.append(row)
    article = read_text("\n".join(rows))
    assert len(article.paragraphs) == 1
    assert article.body.split() == words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said that it would not pay for the bridge and that this was the end of it.", "en"),
        ("Der Rat hat gesagt, dass er die Brücke nicht bezahlen wird und dass es das war.", "de"),
        ("Le conseil a dit que la ville ne paiera pas le pont et que c'est la fin de cette affaire.", "fr"),
        ("El alcalde dijo que la ciudad no va a pagar el puente y que no hay más que hablar.", "es"),
        ("Совет сказал, что не будет платить за мост.", "ru"),
        ("市議会は橋の費用を支払わないと述べた。", "ja"),
        ("Home", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


LINES = st.lists(st.sampled_from([line for _, line in ROWS] + ["", " ", "\u2028", "Ü。", "...", "—"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_any_selection_of_lines_is_labelled_within_bounds(lines: list[str]) -> None:
    text = "\n".join(lines)
    labelled = label_lines(text)
    end = 0
    for line in labelled:
        assert end <= line.span.start < line.span.end <= len(text)
        end = line.span.end
    bodies = [span.of(text) for span in body_spans(labelled)]
    assert len([body for body in bodies if len(body) > 40]) == len({body for body in bodies if len(body) > 40})
    kept, density = select_body([line for line in lines if line.strip()])
    assert 0 <= density <= 1
    assert all(line in lines for line in kept)


def test_labels_are_named_in_plain_words() -> None:
    assert {label for label, _ in ROWS} <= {label.value for label in LineLabel}
