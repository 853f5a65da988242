"""Selection under a budget: coverage, no repeats, order, speed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.covering import MOST_TOGETHER, Passage
from newsdesk.briefings.likeness import CONTAINED, TOO_ALIKE, alike, repeats
from newsdesk.briefings.salience import extract, reading_order, select

STOCK = "harbour crane ferry storm pier loan vote fund tide wharf gull net keel buoy anchor mast".split(" ")  # noqa: SIM905 readable
WORDS = st.sampled_from(STOCK)
SENTENCE = st.lists(WORDS, min_size=3, max_size=12).map(" ".join)


def _passages(texts: list[str], documents: int = 2) -> list[Passage]:
    return [
        Passage(text=text, document=place % documents, position=place // documents, cost=len(text.split()))
        for place, text in enumerate(texts)
    ]


@given(st.lists(SENTENCE, max_size=25), st.integers(0, 60), st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_the_budget_holds_and_nothing_is_said_twice(texts: list[str], words: int, most: int) -> None:
    passages = _passages(texts)
    choices = select(passages, words=words, most=most)
    chosen = [passages[choice.index] for choice in choices]
    assert sum(passage.cost for passage in chosen) <= words
    assert len(chosen) <= most
    assert len({choice.index for choice in choices}) == len(choices)
    for place, passage in enumerate(chosen):
        for other in chosen[:place]:
            assert alike(passage.text, other.text) < TOO_ALIKE
            assert not repeats(passage.text, other.text)
    assert sorted(reading_order(passages, choices)) == sorted(choice.index for choice in choices)


@given(st.lists(SENTENCE, max_size=20), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_the_same_input_gives_the_same_choice(texts: list[str], words: int) -> None:
    assert select(_passages(texts), words=words) == select(_passages(texts), words=words)


@given(SENTENCE, SENTENCE)
@settings(max_examples=80, deadline=None)
def test_likeness_is_even_handed_and_bounded(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one) == pytest.approx(1)
    assert (alike(one, other) >= TOO_ALIKE) == (alike(other, one) >= TOO_ALIKE)


def test_what_several_documents_tell_comes_before_what_one_tells() -> None:
    documents = [
        "The old pier was sold to a shipping firm for three million pounds. A gull sat on the rail of the empty bar.",
        "Three million pounds were paid for the old pier by a shipping firm. The choir rehearsed in a cold chapel.",
    ]
    (line,) = extract(documents, 16)
    assert "pier" in line


def test_a_passage_of_no_worth_shapes_the_choice_but_is_never_taken() -> None:
    told = "The harbour fund paid two million pounds to families in the town of Skerrow."
    passages = [
        Passage(text=told, document=0, position=0, cost=13, worth=0.0),
        Passage(text="Divers found a bell in deep water off the northern cape.", document=0, position=1, cost=11),
    ]
    assert [choice.index for choice in select(passages, words=40)] == [1]


def _leaning(needs: dict[int, tuple[int, ...]], texts: list[str]) -> list[Passage]:
    return [
        Passage(text=text, document=0, position=place, cost=len(text.split()), needs=needs.get(place, ()))
        for place, text in enumerate(texts)
    ]


HEAD = "The harbour fund paid two million pounds to families in the town of Skerrow."
TAIL = "It had turned down a loan of nine million pounds in March."
ASIDE = "Divers found a bell in deep water off the northern cape."


def test_a_passage_brings_what_it_needs_or_stays_out() -> None:
    passages = _leaning({1: (0,)}, [HEAD, TAIL, ASIDE])
    assert {choice.index for choice in select(passages, words=60)} == {0, 1, 2}
    assert 1 not in {choice.index for choice in select(passages, words=13)}
    unfit = [replace(passages[0], worth=0.0), *passages[1:]]
    assert {choice.index for choice in select(unfit, words=60)} == {2}


@given(st.lists(SENTENCE, min_size=1, max_size=15), st.data(), st.integers(0, 80), st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_needs_budgets_and_lengths_of_lines_hold(
    texts: list[str], data: st.DataObject, words: int, most: int
) -> None:
    needs: dict[int, tuple[int, ...]] = {}
    for n in range(1, len(texts)):
        if data.draw(st.booleans()):
            need = data.draw(st.integers(0, n - 1))
            needs[n] = (*needs.get(need, ()), need)
    passages = _leaning(needs, texts)
    chosen = {choice.index for choice in select(passages, words=words, most=most)}
    assert sum(passages[n].cost for n in chosen) <= words
    assert len(chosen) <= most
    assert all(set(passages[n].needs) <= chosen for n in chosen)
    lines = {n: {n} for n in chosen}
    for n in chosen:
        whole = set().union(*(lines[m] for m in (n, *passages[n].needs)))
        for member in whole:
            lines[member] = whole
    assert all(len(line) <= MOST_TOGETHER for line in lines.values())


def test_what_was_told_is_not_chosen() -> None:
    told = "The harbour fund paid two million pounds to families in the town."
    (passage,) = _passages([told], documents=1)
    assert select([passage], words=40, told=[told]) == ()


def test_a_passage_whose_core_was_told_is_not_chosen() -> None:
    told = "The last skiff of Anna Marsh was sold for 40 pounds, setting a new harbour record for a Marsh skiff."
    text = "Anna Marsh set a new harbour record at Tern Hall and its seven neighbours far away in Quillmoor."
    (passage,) = _passages([text], documents=1)
    assert select([passage], words=40, told=[told])
    core = frozenset(("anna", "marsh", "harbour", "record", "set"))
    assert select([replace(passage, core=core)], words=40, told=[told]) == ()
    assert select([replace(passage, core=core - {"set"} | {"broke"})], words=40, told=[told])


@pytest.mark.parametrize("texts", [[], [""], ["\n\n \n"], ["One two."]])
def test_texts_without_a_sentence_give_nothing(texts: list[str]) -> None:
    assert extract(texts, 100) == []


def test_a_repeat_is_what_half_its_words_were_said_before() -> None:
    assert CONTAINED == 0.5
    assert repeats("Shares of Norlink fell 12 percent.", "Norlink shares fell by 12 percent after the storm.")
    assert not repeats("The museum opens in April with 400 models.", "Norlink shares fell by 12 percent.")


def test_time_grows_nearly_linearly_with_sentences() -> None:
    def seconds(count: int) -> float:
        stock = STOCK
        texts = [
            " ".join(f"{stock[(n * 7 + k * (n % 5 + 1)) % 16]}{(n * k) % (count * 2)}" for k in range(20))
            for n in range(count)
        ]
        passages = _passages(texts)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            select(passages, words=300)
            best = min(best, time.process_time() - start)
        return best

    # Four times the sentences may cost at most eight times the time; a quadratic method costs sixteen.
    assert seconds(800) < 8 * seconds(200) + 0.01
