"""Names: the golden table with both finders, alias groups, links across articles, and what must hold for any text."""

from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import Span
from newsdesk.briefings.names import (
    Entity,
    NameFinder,
    NameKind,
    RuleFinder,
    SpacyFinder,
    changed_files,
    country_of_demonym,
    default_finder,
    link_entities,
    model_folder,
    place_named,
)
from newsdesk.briefings.sentences import split_sentences
from plain_articles import article_from


class Row(TypedDict, total=False):
    text: str
    person: list[str]
    organisation: list[str]
    place: list[str]
    absent: list[str]


ROWS: list[Row] = yaml.safe_load((Path(__file__).parents[1] / "golden" / "names.yaml").read_text(encoding="utf-8"))
KINDS = ("person", "organisation", "place")


@pytest.fixture(scope="module", params=[RuleFinder, SpacyFinder], ids=["rules", "model"])
def finder(request: pytest.FixtureRequest) -> NameFinder:
    made: NameFinder = request.param()
    return made


def found_in(text: str, finder: NameFinder) -> tuple[Entity, ...]:
    article = article_from(text)
    return finder.find(article, split_sentences(article))


def forms(text: str, entities: tuple[Entity, ...], kind: str) -> set[str]:
    return {span.of(text) for entity in entities if entity.kind == kind for span in entity.mentions}


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:30] for row in ROWS])
def test_golden_names(row: Row, finder: NameFinder) -> None:
    entities = found_in(row["text"], finder)
    named = {kind: forms(row["text"], entities, kind) for kind in KINDS}
    expected = {
        "person": row.get("person", []),
        "organisation": row.get("organisation", []),
        "place": row.get("place", []),
    }
    for kind in KINDS:
        missing = set(expected[kind]) - named[kind]
        assert not missing, f"{kind} not found: {missing}, found {named}"
    everything = set().union(*named.values())
    assert not everything & set(row.get("absent", []))
    # What is typed as a person must be listed as one: a wrong person is the costliest mistake.
    assert named["person"] <= set(expected["person"])


def entity(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(each for each in entities if each.name == name)


def test_alias_groups_join_surnames_acronyms_and_countries(finder: NameFinder) -> None:
    text = (
        "Anita Rao leads the Northern Rail Union (NRU). The United States banned it. Rao said the U.S. was wrong. "
        "The NRU disagreed with the US."
    )
    entities = found_in(text, finder)
    assert "Rao" in entity(entities, "Anita Rao").aliases
    assert "NRU" in entity(entities, "Northern Rail Union").aliases
    country = entity(entities, "United States")
    assert set(country.aliases) == {"U.S.", "US"}
    assert country.place_class == "country"


def test_two_people_with_one_surname_stay_apart(finder: NameFinder) -> None:
    text = "Karim Hadad and Samir Hadad came from Beirut. The Hadad network is old."
    people = [each for each in found_in(text, finder) if each.kind is NameKind.PERSON]
    assert {each.name for each in people} >= {"Karim Hadad", "Samir Hadad"}
    assert all("Hadad" not in each.aliases for each in people)


def test_a_name_said_first_is_not_the_given_name_of_a_longer_one() -> None:
    text = "Marlow won the vote on Monday. The mayor, Marlow Dunne, spoke for an hour. Marlow Dunne was glad."
    entities = found_in(text, SpacyFinder())
    full = next(entity for entity in entities if entity.name == "Marlow Dunne")
    assert min(full.mentions).start > text.index("The mayor")


def test_the_first_half_of_a_term_is_no_name(finder: NameFinder) -> None:
    text = "The Acme Blu-ray player costs 90 euros. Anna Blu, who owns an Acme Blu-ray player, likes Blu-ray discs."
    assert all(entity.name != "Acme Blu" for entity in found_in(text, finder))


def test_a_university_is_not_its_union(finder: NameFinder) -> None:
    text = "Stanley University paid more. The Stanley University Workers Union had asked Stanley University for it."
    groups = [each for each in found_in(text, finder) if each.kind is NameKind.ORGANISATION]
    assert all("Stanley University" not in each.aliases for each in groups)


def linked(*groups: tuple[tuple[str, NameKind], ...]) -> list[list[int]]:
    per_article = [tuple(Entity(name=name, kind=kind) for name, kind in group) for group in groups]
    return [[number for number, _ in each.members] for each in link_entities(per_article)]


def test_links_across_articles_take_spelling_variants() -> None:
    person = NameKind.PERSON
    assert linked((("Mark Andersson", person),), (("Marc Anderson", person),)) == [[0, 1]]
    assert linked((("Mark Andersson", person),), (("Jane Andersson", person),)) == [[0], [1]]
    assert linked((("Jan Kos", person),), (("Jan Kop", person),)) == [[0], [1]]
    assert linked((("UK", NameKind.PLACE),), (("Britain", NameKind.PLACE),)) == [[0, 1]]
    assert linked((("Paris", NameKind.PLACE),), (("Paris", person),)) == [[0], [1]]
    body = NameKind.ORGANISATION
    assert linked((("World Health Organization", body),), (("WHO", body),)) == [[0, 1]]
    assert linked((("NVidia", body),), (("NVIDIA", body),), (("Nvidia", body),)) == [[0, 1, 2]]


def test_a_linked_country_knows_its_people() -> None:
    group = link_entities([(Entity(name="UK", kind=NameKind.PLACE),)])[0]
    assert group.name == "United Kingdom"
    assert {"Britain", "British"} <= set(group.aliases)


def test_gazetteer() -> None:
    chinese = country_of_demonym("Chinese")
    assert chinese is not None
    assert chinese.name == "China"
    assert place_named("the United States") is place_named("US")
    assert place_named("us") is None
    assert place_named("Wellbeing") is None


def test_the_default_finder_uses_the_measured_model() -> None:
    folder = model_folder()
    assert folder is not None
    assert changed_files(folder) == ()
    assert "spaCy" in default_finder().label


def test_a_changed_model_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"other weights")
    assert "ner/model" in changed_files(tmp_path)


WORDS = st.sampled_from(
    [
        "The",
        "the",
        "of",
        "in",
        "said",
        "and",
        "Anna",
        "Keller",
        "Mr.",
        "U.S.",
        "Acme",
        "Inc.",
        "China’s",
        "Paris-based",
        "(NRU)",
        "NRU,",
        "“He",
        "he.”",
        "\n\n",
        "-",
        "36Kr",
        "May",
        "I",
        "O’Neil",
    ]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_mentions_inside_the_body(text: str) -> None:
    article = article_from(text)
    entities = RuleFinder().find(article, split_sentences(article))
    taken: list[Span] = []
    for each in entities:
        assert each.mentions
        for span in each.mentions:
            assert article.paragraph_at(span) is not None
            assert span.of(text) in (each.name, *each.aliases)
            assert not any(span.overlaps(other) for other in taken)
            taken.append(span)
    assert entities == RuleFinder().find(article, split_sentences(article))
