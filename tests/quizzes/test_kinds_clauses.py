"""Direct questions: the golden table, verb forms, and what makes a statement stand alone."""

import re
from pathlib import Path

import pytest
from cpu_time import least_time
from newsdesk.briefings.article import Sentence
from newsdesk.briefings.quantities import parse_quantities
from newsdesk.quizzes.kinds.clauses import direct_figure_question
from newsdesk.quizzes.kinds.statement import KEY, statement_of, tidy
from newsdesk.quizzes.kinds.verbs import has_finite_verb, lexicon, regular_past, third_person
from newsdesk.quizzes.kinds.wording import lowered, source_name, templates, worded
from questions_room import article_of

TABLE = Path(__file__).parents[1] / "golden" / "questions_direct.tsv"
LONG = f"Harlow Cycles sold {KEY} bicycles to the city of Trondheim and to the villages on the coast"
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("marked", "question"), ROWS)
def test_a_safe_clause_becomes_a_direct_question(marked: str, question: str) -> None:
    plain = marked.replace("[[", "").replace("]]", "")
    start = marked.index("[[")
    value = next(q for q in parse_quantities(plain) if q.number.start <= start < q.number.end)
    text = re.sub(r"\[\[.*?\]\]", KEY, marked)
    assert (direct_figure_question(text, value) or "-") == question


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("sold", "sell"),
        ("planned", "plan"),
        ("used", "use"),
        ("carried", "carry"),
        ("fell", "fall"),
        ("visited", "visit"),
    ],
)
def test_past_forms_lead_to_their_base(form: str, base: str) -> None:
    assert lexicon().past[form] == base


def test_regular_forms_follow_the_spelling_rules() -> None:
    assert [regular_past("plan", doubled=True), regular_past("carry"), regular_past("play"), regular_past("use")] == [
        "planned",
        "carried",
        "played",
        "used",
    ]
    assert [third_person("watch"), third_person("carry"), third_person("play"), third_person("go")] == [
        "watches",
        "carries",
        "plays",
        "goes",
    ]


def test_every_irregular_form_is_told_apart_from_nouns_by_the_lexicon() -> None:
    assert has_finite_verb("Harlow Cycles sold bicycles")
    assert not has_finite_verb("The largest hall for bicycles in Trondheim")


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        (f"However, Harlow Cycles sold {KEY} bicycles.", f"Harlow Cycles sold {KEY} bicycles."),
        (f"And Harlow Cycles (of Oslo) sold {KEY} bicycles.", f"Harlow Cycles sold {KEY} bicycles."),
        (f"Harlow Cycles ({KEY} people) sold bicycles.", f"Harlow Cycles ({KEY} people) sold bicycles."),
        (
            f"{LONG}, while the makers of brakes went home without a single order.",
            f"{LONG}.",
        ),
        (
            f"{LONG}, according to people in the town hall.",
            f"{LONG}, according to people in the town hall.",
        ),
    ],
)
def test_tidying_cuts_what_is_loose_and_keeps_who_says_so(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_a_statement_takes_the_edits_and_marks_the_key() -> None:
    article = article_of("Moen sold 4,000 bicycles on Monday to Trondheim.")
    text = article.text
    sentence = Sentence(span=article.paragraphs[0], paragraph=0)

    def place(words: str):  # type: ignore[no-untyped-def]  # a span of the words
        start = text.index(words)
        return type(sentence.span)(start, start + len(words))

    statement = statement_of(
        article,
        [sentence.span],
        place("4,000"),
        edits=[(place("Moen"), "Ada Moen"), (place("on Monday"), "on 6 May 2024")],
    )
    assert statement is not None
    assert statement.full == "Ada Moen sold 4,000 bicycles on 6 May 2024 to Trondheim."
    assert statement.filled("6,000") == "Ada Moen sold 6,000 bicycles on 6 May 2024 to Trondheim."


def test_reports_are_named_by_outlet_then_title_then_not_at_all() -> None:
    assert source_name(article_of("A.")) == "The Fjord Post (14 May 2024)"
    assert source_name(article_of("A.", dated=False)) == "The Fjord Post"


def test_wording_fills_every_brace_and_never_reads_braces_of_the_article() -> None:
    line = worded("figure", "gap", source="X", statement="{ask} {0.__class__} %s")
    assert line == "According to X, {ask} {0.__class__} %s"
    assert "gap_mark" in templates()


def test_a_first_word_loses_its_capital_only_when_it_is_no_name() -> None:
    article = article_of("Bicycles are sold here. Many bicycles are.")
    assert lowered("Bicycles are sold.", article) == "bicycles are sold."
    assert lowered("Harlow Cycles sold them.", article) == "Harlow Cycles sold them."
    assert lowered("The city paid.") == "the city paid."


def test_tidying_time_grows_with_a_sentence_that_matches_nothing_and_no_faster() -> None:
    def spent(phrases: int) -> float:
        sentence = f"Harlow Cycles sold {KEY} bicycles, with " + "the brakes of the " * phrases + "hall, and more."
        return least_time(lambda: tidy(sentence))

    # Four times the sentence takes about four times as long; a backtracking pattern would take sixteen times.
    assert spent(1600) < 10 * spent(400)
