"""Sentence boundaries of an article's body: sentencex with guards, offsets kept."""

import re
from itertools import pairwise
from typing import Final

import sentencex

from .article import Article, Sentence, Span

# A sentence glued to the next at a tag border: "benchmarks.Hilse", "winning.\"The".
_GLUED: Final = re.compile(r"(?<=[a-z0-9)%])[.!?][\"'”’)]*(?=[\"“‘(]?[A-Z][a-z])")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body, in order; each span lies within one paragraph and has no outer white space."""
    language = article.language if isinstance(article.language, str) else "en"
    sentences = []
    for number, paragraph in enumerate(article.paragraphs):
        sentences += [
            Sentence(span=span, paragraph=number) for span in sentence_spans(article.text, paragraph, language)
        ]
    return tuple(sentences)


def sentence_spans(text: str, paragraph: Span, language: str = "en") -> list[Span]:
    """The spans of the sentences within ``paragraph`` of ``text``."""
    slice_ = paragraph.of(text)
    cuts = {0, len(slice_)}
    for boundary in sentencex.get_sentence_boundaries(language, slice_):
        start = int(boundary["start_index"])
        if start > 0 and slice_[start - 1].isspace():
            cuts.add(start)
    cuts.update(match.end() for match in _GLUED.finditer(slice_))
    edges = sorted(cuts)
    spans = []
    for start, end in pairwise(edges):
        piece = slice_[start:end]
        if piece.strip():
            begin = paragraph.start + start + len(piece) - len(piece.lstrip())
            spans.append(Span(begin, begin + len(piece.strip())))
    return spans
