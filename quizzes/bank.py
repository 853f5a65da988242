"""Question banks: a YAML or JSON document that people can read, edit and add to, and that is checked on the way in.

The shape: ``format: newsdesk-bank``, ``version: 1``, ``sources`` and ``questions``, each question with exactly the
fields of `FIELDS`. Null stands for what is not known.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

import yaml

from ..briefings.article import Article, Unknown
from ..briefings.briefing import Source
from ..briefings.errors import UnreadableInput
from ..briefings.verification import Problem, verify_quote
from .bank_reading import Reader, read_questions, read_source
from .question import Question
from .yaml_tree import read_tree

FORMAT: Final = "newsdesk-bank"
VERSION: Final = 1

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Questions and the articles they rest on."""

    questions: tuple[Question, ...]
    sources: tuple[Source, ...] = ()


def sources_of(articles: Iterable[Article]) -> tuple[Source, ...]:
    """How each article is shown as a source."""
    return tuple(
        Source(
            article=article.id,
            revision=article.revision,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            url=article.url,
            source=article.source,
            retold=article.retold,
        )
        for article in articles
    )


def dump_bank(bank: Bank, *, format: Literal["yaml", "json"] = "yaml") -> str:  # noqa: A002  the word users know
    """The document of ``bank``, the same text for the same bank in every process."""
    document: Json = {
        "format": FORMAT,
        "version": VERSION,
        "sources": [_source(source) for source in bank.sources],
        "questions": [_question(question) for question in bank.questions],
    }
    if format == "json":
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the C class where there is one
    """Writes no aliases: banks may not hold them."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the signature is PyYAML's
        return True


def _source(source: Source) -> Json:
    return {
        "article": source.article,
        "revision": source.revision,
        "title": _known(source.title),
        "outlet": _known(source.outlet),
        "published": None if isinstance(source.published, Unknown) else str(source.published),
        "url": source.url,
        "source": source.source,
        "retold": source.retold,
    }


def _question(question: Question) -> Json:
    evidence, answer = question.evidence, question.answer
    return {
        "id": question.id,
        "kind": question.kind,
        "prompt": question.prompt,
        "options": [option.text for option in question.options],
        "answer": {
            "accept": list(answer.accept),
            "prompt": list(answer.prompt),
            "reject": list(answer.reject),
            "type": answer.type.value,
        },
        "evidence": {
            "article": evidence.article,
            "revision": evidence.revision,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "quote": evidence.quote,
        },
        "outlet": _known(question.outlet),
        "as_of": None if isinstance(question.as_of, Unknown) else question.as_of.isoformat(),
        "difficulty": question.difficulty,
        "explanation": question.explanation,
    }


def _known(value: str | Unknown) -> str | None:
    return None if isinstance(value, Unknown) else value


def verify_bank(bank: Bank, articles: Sequence[Article]) -> tuple[Problem, ...]:
    """Every question whose passage does not stand in its article, or does not state its key."""
    by_id = {article.id: article for article in articles}
    problems: list[Problem] = []
    for question in bank.questions:
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
        InvalidDocument: with the line and what is wrong in plain words.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableInput(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), "is not UTF-8 text") from error
    return parse_bank(text, str(path))


def parse_bank(text: str, where: str = "the bank") -> Bank:
    """The bank in the YAML or JSON document ``text``, which was read from ``where``.

    Raises:
        InvalidDocument: with the line and what is wrong in plain words.
    """
    reader = Reader(where)
    tree = read_tree(text, where=where)
    fields = reader.fields(tree, "a bank", ("format", "version", "sources", "questions"))
    if reader.maybe(fields["format"], "format") != FORMAT:
        raise reader.wrong(fields["format"], f"format should be {FORMAT}")
    if reader.maybe(fields["version"], "version") != str(VERSION):
        raise reader.wrong(fields["version"], f"this program reads version {VERSION}")
    return Bank(
        questions=tuple(read_questions(reader, reader.items(fields["questions"], "questions"))),
        sources=tuple(read_source(reader, node) for node in reader.items(fields["sources"], "sources")),
    )
