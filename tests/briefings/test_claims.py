"""Facts of several articles aligned: what is joined, what is not, who counts as a publisher."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings import read_text
from newsdesk.briefings.article import Article, Span, article_id, revision_of
from newsdesk.briefings.claims import Claim, align
from newsdesk.briefings.facts import Fact, extract_facts
from newsdesk.briefings.minhash import resemblance, signature
from newsdesk.briefings.quantities import parse_quantities
from newsdesk.briefings.sentences import split_sentences

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def article(body: str, outlet: str) -> Article:
    """An article whose paragraphs are the lines of ``body``."""
    spans, start = [], 0
    for line in body.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Article(
        id=article_id(body),
        revision=revision_of(body),
        text=body,
        paragraphs=tuple(spans),
        outlet=outlet,
        language="en",
    )


def figures(source: Article) -> list[Fact]:
    """The figures of an article as facts, found without a parser."""
    return [
        Fact(
            article=source.id,
            revision=source.revision,
            sentence=sentence,
            span=quantity.span.shifted(sentence.span.start),
            value=quantity,
        )
        for sentence in split_sentences(source)
        for quantity in parse_quantities(sentence.span.of(source.text))
    ]


def aligned(*bodies: str) -> tuple[Claim, ...]:
    sources = [article(body, f"Outlet {number}") for number, body in enumerate(bodies)]
    return align([(source, figures(source)) for source in sources])


def words(claim: Claim, bodies: Sequence[str]) -> list[str]:
    texts = {article_id(body): body for body in bodies}
    return [fact.span.of(texts[fact.article]) for fact in claim.facts]


def joined(*bodies: str) -> list[tuple[str, list[str]]]:
    """Status and values of the claims with more than one fact."""
    return [(claim.status, words(claim, bodies)) for claim in aligned(*bodies) if len(claim.facts) > 1]


BUSES = (
    "Varda Motors had its worst day on Monday. Shares of Varda Motors, which builds buses for Ostrava, slumped by "
    "12.4%. The Prague index fell by more than 2% during trading.\nThe maker sells 4,300 buses a year."
)
BUSES_TOLD_AGAIN = (
    "Investors fled Varda Motors, which lost 12% of its value, or about $3 billion, in hours. The Prague index "
    "dropped 2%.\nRival Halden Trucks gained 12%."
)
BUSES_ONCE_MORE = (
    "The bus builder Varda Motors lost almost 3 billion dollars, 12% of its value.\n"
    "Analysts in Prague had warned of it."
)


def test_paraphrase_rounding_and_bounds_are_joined() -> None:
    assert joined(BUSES, BUSES_TOLD_AGAIN, BUSES_ONCE_MORE) == [
        ("agreed", ["12.4%", "12%", "12%"]),
        ("agreed", ["more than 2%", "2%"]),
        ("agreed", ["about $3 billion", "almost 3 billion dollars"]),
    ]


def test_a_slot_has_a_readable_name() -> None:
    slots = {claim.slot for claim in aligned(BUSES, BUSES_TOLD_AGAIN) if len(claim.facts) > 1}
    assert slots == {"Varda Motors: fall", "Prague: fall"}


def test_what_a_figure_measures_may_stand_in_the_sentence_before() -> None:
    first = (
        "Orlo Labs showed its Kestrel model on Monday.\nThe exact sum invested in developing the model is secret. "
        "The most quoted figure is $5.5 million. Others spent $75 million to train the Condor model."
    )
    second = "Orlo Labs claimed in a paper that the model was built in two months and cost less than $6 million."
    assert joined(first, second) == [("agreed", ["$5.5 million", "less than $6 million"])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Varda Motors fell 12% on Monday.", "Halden Trucks fell 12% on Monday."),
        ("Varda Motors fell 12% on Monday.", "Varda Motors rose 12% on Monday."),
        ("Varda Motors sales rose 12% in 2023.", "Varda Motors sales rose 12% in 2024."),
        ("Varda Motors paid $12 million for the site.", "Varda Motors hired 12 million workers."),
        ("Varda Motors paid 12 million euros for the site.", "Varda Motors paid 12 million yuan for the site."),
        ("Varda Motors fell 12% on Monday.", "Varda Motors fell 31% in a year."),
        ("The plant will cost Varda Motors $12 million.", "Mayor Ada Lind was fined $12 million."),
    ],
)
def test_other_subject_direction_time_or_unit_is_not_joined(first: str, second: str) -> None:
    assert joined(first, second) == []


FIRE = (
    "A fire in the Lumen theatre in Ostrava killed {} people on Friday, mayor Petra Novak said.\n"
    "The Lumen theatre opened in 1911."
)


def test_different_values_of_one_slot_are_disputed() -> None:
    first = FIRE.format(14)
    second = (
        "The fire at the Lumen theatre in Ostrava killed 17 people, police chief Jan Kos said.\n"
        "Petra Novak visited the Lumen."
    )
    assert joined(first, second) == [("disputed", ["14 people", "17 people"])]


def test_copies_of_one_wire_are_one_publisher() -> None:
    wire = FIRE.format(14) + "\nFirefighters of four towns took nine hours to put it out, and the roof fell in."
    other = "Fourteen people were killed by the fire in the Lumen theatre in Ostrava, Petra Novak told us."
    copy = wire + "\nWith agency material."
    (claim,) = [claim for claim in aligned(wire, copy) if "14 people" in words(claim, [wire, copy])]
    assert (claim.status, claim.publishers, len(claim.facts)) == ("single", 1, 2)
    (claim,) = [claim for claim in aligned(wire, copy, other) if len(claim.facts) == 3]
    assert (claim.status, claim.publishers) == ("agreed", 2)


def test_minhash_tells_copies_from_two_accounts() -> None:
    copy = BUSES.replace("Monday", "Tuesday")
    assert resemblance(signature(BUSES), signature(BUSES)) == 1.0
    assert resemblance(signature(BUSES), signature(copy)) > 0.5
    assert resemblance(signature(BUSES), signature(BUSES_TOLD_AGAIN)) < 0.2
    assert resemblance(signature(""), signature(BUSES)) == 0.0


SENTENCES = (
    "Varda Motors fell 12% on Monday.",
    "Varda Motors lost 12.4% of its value.",
    "The Prague index dropped 2%.",
    "Halden Trucks paid $40 million for 3 plants.",
    "The deal cost Halden Trucks about $40 million.",
    "Police counted 2,000 people in Ostrava.",
    "Some 2,000 people came to Ostrava.",
)


@given(
    st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(" ".join),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
@settings(max_examples=30, deadline=None)
def test_every_fact_is_in_exactly_one_claim_whatever_the_order(bodies: list[str]) -> None:
    sources = [article(body, f"Outlet {body}") for body in bodies]
    pairs = [(source, figures(source)) for source in sources]
    claims = align(pairs)
    places = [(fact.article, fact.span) for claim in claims for fact in claim.facts]
    assert sorted(places) == sorted((fact.article, fact.span) for _, facts in pairs for fact in facts)
    assert len({claim.id for claim in claims}) == len(claims)
    turned = align(pairs[::-1])
    assert {frozenset(claim.facts) for claim in claims} == {frozenset(claim.facts) for claim in turned}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_the_seed_articles_agree_where_they_do() -> None:
    sources = [read_text(path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    texts = {source.id: source.text for source in sources}
    claims = align([(source, extract_facts(source)) for source in sources])
    found = {
        tuple(fact.span.of(texts[fact.article]) for fact in claim.facts): claim.status
        for claim in claims
        if len(claim.facts) > 1 and claim.facts[0].kind == "figure"
    }
    assert found == {
        ("more than 3%", "3%"): "agreed",
        ("16.86%", "17%", "17%"): "agreed",
        ("$5.5 million", "less than $6 million"): "agreed",
        ("about 2,000 Nvidia H800 chips", "around 2,000 H800 chips"): "agreed",
        ("about $600 billion", "almost 600 billion dollars", "about $600 billion"): "agreed",
    }
