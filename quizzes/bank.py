"""Question banks: a YAML or JSON document that people can read, edit and add to, and that is checked on the way in.

The shape: ``format: newsdesk-bank``, ``version: 1``, ``sources`` and ``questions``. What Newsdesk writes has the
fields of `bank_reading.FIELDS`; people may write a prompt and an answer alone. Null stands for what is not known.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from ..briefings.article import Article
from ..briefings.briefing import Source, source_of
from ..briefings.errors import InvalidDocument, UnreadableInput
from ..briefings.verification import Problem, verify_quote
from .bank_reading import read_questions, read_source
from .bank_writing import FORMAT, VERSION, document_of
from .fields import Reader
from .own import is_own
from .question import Question
from .yaml_tree import LARGEST, Node, placed_tree, read_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Questions and the articles they rest on."""

    questions: tuple[Question, ...]
    sources: tuple[Source, ...] = ()


def sources_of(articles: Iterable[Article]) -> tuple[Source, ...]:
    """How each article is shown as a source."""
    return tuple(map(source_of, articles))


def dump_bank(bank: Bank, *, format: Literal["yaml", "json"] = "yaml") -> str:  # noqa: A002  the word users know
    """The document of ``bank``, the same text for the same bank in every process."""
    return document_of(bank.questions, bank.sources, format=format)


def verify_bank(bank: Bank, articles: Sequence[Article]) -> tuple[Problem, ...]:
    """Every question whose passage does not stand in its article, or does not state its key.

    Own questions have no article: who wrote them vouches for them.
    """
    by_id = {article.id: article for article in articles}
    problems: list[Problem] = []
    for question in bank.questions:
        if is_own(question):
            continue
        evidence = question.evidence
        problem = verify_quote(
            by_id.get(evidence.article), revision=evidence.revision, span=evidence.span, quote=evidence.quote
        )
        if problem is None and not _stated(question):
            problem = Problem(question.id, "the passage does not state the answer")
        if problem is not None:
            problems.append(Problem(f"question {question.id}", problem.reason))
    return tuple(problems)


def _stated(question: Question) -> bool:
    """Whether the passage holds the numbers and names of a figure, date or place; other answers are put in words.

    A date is written out in the answer ("6 May 2024" for "Monday"), so only a year that both have can differ.
    """
    quote, answer = question.evidence.quote, question.answer.accept[0]
    if question.kind in ("figure", "place"):
        return any(form in quote for form in question.answer.accept)
    if question.kind == "date":
        years = set(re.findall(r"\b\d{4}\b", quote))
        return not years or bool(years & set(re.findall(r"\b\d{4}\b", answer))) or answer[:-5] in quote
    return True


def load_bank(path: str | Path) -> Bank:
    """The bank in a YAML or JSON file.

    Raises:
        UnreadableInput: the file cannot be read, or is not UTF-8 text.
        InvalidDocument: with the place and what is wrong in plain words; FaultyDocument when that is several things.
    """
    return parse_bank(read_document(path), str(path))


def read_document(path: str | Path) -> str:
    """The text of a file that is meant to be a bank.

    Raises:
        UnreadableInput: it cannot be read, is too large, or is not UTF-8 text.
    """
    try:
        with Path(path).open("rb") as file:
            # A character has at most four bytes. A file that says how large it is need not be read to be refused.
            known = os.fstat(file.fileno()).st_size
            data = file.read(4 * LARGEST + 1) if known <= 4 * LARGEST else b""
    except OSError as error:
        raise UnreadableInput(str(path), error.strerror or "cannot be read") from error
    if max(known, len(data)) > 4 * LARGEST:
        raise UnreadableInput(str(path), "too large: divide it into several files")
    return decoded(data, str(path))


def decoded(data: bytes, where: str) -> str:
    """UTF-8 text without its byte order mark. Raises UnreadableInput with the line and the likely encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        like = "it looks like UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "it may be Windows or Latin text"
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(f"{where}:{line}", f"is not UTF-8 text ({like}): save it as UTF-8") from error


def parse_bank(text: str, where: str = "the bank") -> Bank:
    """The bank in the YAML or JSON document ``text``, which was read from ``where``.

    Raises:
        InvalidDocument: with the place and what is wrong in plain words; FaultyDocument when that is several things.
    """
    try:
        return _bank_of(read_tree(text, where=where), where)
    except InvalidDocument as fault:
        if fault.line is not None:
            raise
        unplaced = fault
    try:
        # JSON is read without places, which it needs only now.
        return _bank_of(placed_tree(text, where=where), where)
    except InvalidDocument as fault:
        raise (fault if fault.line else unplaced) from unplaced


def _bank_of(tree: Node, where: str) -> Bank:
    reader = Reader(where)
    entries = reader.mapping(tree, "a bank", ("format", "version", "questions"), ("sources",)).entries
    reader.field(entries, "format", lambda node, name: reader.one_of(node, name, (FORMAT,)))
    version = reader.field(entries, "version", reader.maybe)
    if "version" in entries and version != str(VERSION):
        reader.faults.append(reader.wrong(entries["version"], f"this program reads version {VERSION}"))
    listed = reader.field(entries, "questions", reader.items) or []
    read = read_questions(reader, listed)
    named = reader.field(entries, "sources", reader.items) or []
    sources = [reader.attempt(partial(read_source, reader, node)) for node in named]
    reader.finish()
    return Bank(
        questions=tuple(one.question for one in read),
        sources=tuple(source for source in (*sources, *(one.source for one in read)) if source is not None),
    )
