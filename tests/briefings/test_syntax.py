"""What is put right in a parse: a participle that a parser took for the verb of its sentence."""

import pytest
from newsdesk.briefings.article import Span
from newsdesk.briefings.syntax import Parse, Word, acting_on, with_verb

# word, tag, relation, head
GARDEN_PATH = [
    ("Members", "NNS", "nsubj", 1),
    ("featured", "VBD", "ROOT", 1),
    ("in", "IN", "prep", 1),
    ("films", "NNS", "pobj", 2),
    ("are", "VBP", "conj", 1),
    ("paid", "JJ", "acomp", 4),
    (".", ".", "punct", 1),
]


def parse_of(rows: list[tuple[str, str, str, int]]) -> Parse:
    words, place = [], 0
    for text, tag, relation, head in rows:
        words.append(Word(span=Span(place, place + len(text)), text=text, tag=tag, relation=relation, head=head))
        place += len(text) + 1
    return Parse(words=tuple(words))


def test_the_second_verb_without_and_is_the_sentences_own() -> None:
    mended = with_verb(parse_of(GARDEN_PATH), frozenset())
    assert [(word.text, mended.words[word.head].text, word.relation) for word in mended.words[:2]] == [
        ("Members", "are", "nsubj"),
        ("featured", "Members", "acl"),
    ]
    assert mended.words[4].relation == "ROOT"
    assert mended.words[6].head == 4


@pytest.mark.parametrize("between", [("and", "CC", "cc", 1), (",", ",", "punct", 1)])
def test_with_and_or_a_comma_there_are_two_verbs(between: tuple[str, str, str, int]) -> None:
    rows = [*GARDEN_PATH[:4], between, ("are", "VBP", "conj", 1), ("paid", "JJ", "acomp", 5), (".", ".", "punct", 1)]
    parse = parse_of(rows)
    assert with_verb(parse, frozenset()) == parse


def test_who_acts_on_an_object() -> None:
    parse = parse_of([("Ann", "NNP", "nsubj", 1), ("saw", "VBD", "ROOT", 1), ("her", "PRP", "dobj", 1)])
    assert acting_on(parse, 8) == Span(0, 3)
    assert acting_on(parse, 0) is None
