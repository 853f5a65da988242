"""Sentence boundaries: golden cases, and offsets that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import Span, make_article
from newsdesk.briefings.sentences import sentence_spans, split_sentences, word_breaks

GOLDEN = Path(__file__).parent.parent / "golden" / "reading_sentences.yaml"
CASES = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_golden(case: dict[str, object]) -> None:
    text = str(case["text"])
    article = make_article(text=text, paragraphs=[Span(0, len(text))])
    assert [sentence.span.of(text) for sentence in split_sentences(article)] == case["sentences"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB c.D!?\"“”'… \n1Né中。ßU.S. No. \xa0\u3000\u2028\x85"), max_size=120))
def test_spans_cover_every_word_and_never_overlap(text: str) -> None:
    spans = sentence_spans(text, Span(0, len(text)))
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        assert text[end : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert text[end:].strip() == ""


def test_offsets_count_code_points_after_astral_and_combined_signs() -> None:
    text = "😀 Cafe\u0301 opened. 🏴‍☠️ It closed."
    assert [span.of(text) for span in sentence_spans(text, Span(0, len(text)))] == [
        "😀 Cafe\u0301 opened.",
        "🏴‍☠️ It closed.",
    ]


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u3000", "\u2028", "\x85"])
def test_a_wide_space_before_a_stop_breaks_nothing(space: str) -> None:
    text = f"Ships of the U{space}.S. stayed. They left later{space}! Nobody saw them."
    spans = sentence_spans(text, Span(0, len(text)))
    assert spans[-1].of(text) == "Nobody saw them."


def test_headings_are_no_sentences_but_list_items_are() -> None:
    parts = ["What it is", "The plan has two parts:", "a wall of stone", "and a ditch, he said."]
    text = "\n\n".join(parts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    article = make_article(text=text, paragraphs=spans)
    assert [sentence.paragraph for sentence in split_sentences(article)] == [1, 2, 3]


def test_glued_words_are_found_and_product_names_are_not() -> None:
    text = (
        "The PresidentDonald Trump spoke of DeepSeek. DeepSeekhas many users. Donald Trump is the President. "
        "OpenAI and YouTube are names, and so is LinkedIn."
    )
    article = make_article(text=text, paragraphs=[Span(0, len(text))])
    assert [text[at - 4 : at] + "|" + text[at : at + 3] for at in word_breaks(article)] == ["dent|Don", "Seek|has"]
