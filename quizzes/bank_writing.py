"""A bank as a document: the same text for the same bank in every process, and no more fields than it needs."""

import json
from typing import Final, Literal, TypeAlias

import yaml

from ..briefings.article import Unknown
from ..briefings.briefing import Source
from .own import key_in
from .question import Question, Status

FORMAT: Final = "newsdesk-bank"
VERSION: Final = 1

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the C class where there is one
    """Writes no aliases: banks may not hold them."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the signature is PyYAML's
        return True


def document_of(
    questions: tuple[Question, ...],
    sources: tuple[Source, ...],
    *,
    format: Literal["yaml", "json"],  # noqa: A002
) -> str:
    """The whole document."""
    if format == "yaml":
        head = yaml_head(sources, empty=not questions)
        return head + "".join(yaml_of(question) for question in questions)
    document: Json = {**_head(sources), "questions": [record_of(question) for question in questions]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def json_line(questions: tuple[Question, ...], sources: tuple[Source, ...]) -> str:
    """The whole document on one line of ASCII, for another process."""
    document: Json = {**_head(sources), "questions": [record_of(question) for question in questions]}
    return json.dumps(document)


def yaml_head(sources: tuple[Source, ...], *, empty: bool) -> str:
    """What stands before the questions, which follow one by one as `yaml_of` writes them."""
    return _yaml({**_head(sources), "questions": []}).removesuffix(" []\n") + (" []\n" if empty else "\n")


def yaml_of(question: Question) -> str:
    """One item of the list of questions."""
    return _yaml([record_of(question)])


def _yaml(document: Json) -> str:
    dumped: str = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return dumped


def _head(sources: tuple[Source, ...]) -> "dict[str, Json]":
    return {"format": FORMAT, "version": VERSION, "sources": [_source(source) for source in sources]}


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


def record_of(question: Question) -> "dict[str, Json]":
    """The fields that every question has, then those that this one needs."""
    answer = question.answer
    fields: dict[str, Json] = {
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
        "evidence": _evidence(question),
        "outlet": _known(question.outlet),
        "as_of": None if isinstance(question.as_of, Unknown) else question.as_of.isoformat(),
        "difficulty": question.difficulty,
        "explanation": question.explanation,
    }
    more: dict[str, Json] = {
        "claim": "" if question.claim == implied_claim(question) else question.claim,
        "why_wrong": {option.text: option.why_wrong for option in question.options if option.why_wrong},
        "tags": list(question.tags),
        "expires": question.expires.isoformat() if question.expires else None,
        "status": "" if question.status is Status.OPEN else question.status.value,
        "comment": question.comment,
    }
    return fields | {name: value for name, value in more.items() if value}


def _evidence(question: Question) -> Json:
    evidence = question.evidence
    fields: dict[str, Json] = {
        "article": evidence.article,
        "revision": evidence.revision,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
    }
    if evidence.key is not None and evidence.key != key_in(
        evidence.quote, question.answer.accept[0], start=evidence.span.start
    ):
        fields |= {"key_start": evidence.key.start, "key_end": evidence.key.end}
    return fields


def implied_claim(question: Question) -> str:
    """The claim of a question that names none: its passage."""
    return f"{question.evidence.article}/{question.evidence.span.start}-{question.evidence.span.end}"


def _known(value: str | Unknown) -> str | None:
    return None if isinstance(value, Unknown) else value
