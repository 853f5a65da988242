"""A bank document back into questions, each field checked; errors name the line and say what is wrong."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final, Literal

from ..briefings.article import UNKNOWN, Published, Span, Unknown
from ..briefings.briefing import Source
from ..briefings.errors import InvalidDocument
from .question import AnswerKey, AnswerType, Evidence, Option, Question
from .yaml_tree import Items, Mapping, Node, Text

FIELDS: Final = (
    ("id", "kind", "prompt", "options", "answer", "evidence", "outlet", "as_of", "difficulty", "explanation")
)  # fmt: skip
_ANSWER: Final = ("accept", "prompt", "reject", "type")
_EVIDENCE: Final = ("article", "revision", "start", "end", "quote")
_SOURCE: Final = ("article", "revision", "title", "outlet", "published", "url", "source", "retold")


class Reader:
    """Takes typed values out of a tree."""

    def __init__(self, where: str) -> None:
        self.where = where

    def wrong(self, node: Node, reason: str) -> InvalidDocument:
        """The error for ``node``."""
        return InvalidDocument(self.where, reason, line=node.line or None)

    def fields(self, node: Node, what: str, names: tuple[str, ...]) -> dict[str, Node]:
        """The entries of a mapping that must have exactly ``names``."""
        if not isinstance(node, Mapping):
            raise self.wrong(node, f"{what} should have the fields {', '.join(names)}")
        for name in node.entries:
            if name not in names:
                raise self.wrong(node.entries[name], f"{what} has no field {name!r}")
        for name in names:
            if name not in node.entries:
                raise self.wrong(node, f"{what} lacks the field {name!r}")
        return node.entries

    def items(self, node: Node, what: str) -> list[Node]:
        """The values of a list; null is an empty one."""
        if isinstance(node, Text) and node.text is None:
            return []
        if not isinstance(node, Items):
            raise self.wrong(node, f"{what} should be a list")
        return node.values

    def maybe(self, node: Node, what: str) -> str | None:
        """Text or null."""
        if not isinstance(node, Text):
            raise self.wrong(node, f"{what} should be text")
        return node.text

    def text(self, node: Node, what: str) -> str:
        """Text that is not empty."""
        text = self.maybe(node, what)
        if text is None or not text.strip():
            raise self.wrong(node, f"{what} is empty")
        return text

    def whole(self, node: Node, what: str) -> int:
        """A whole number from 0."""
        text = self.text(node, what)
        if not (text.isascii() and text.isdigit() and len(text) < 12):
            raise self.wrong(node, f"{what} should be a whole number from 0")
        return int(text)

    def share(self, node: Node, what: str) -> float:
        """A number from 0 to 1."""
        try:
            value = float(self.text(node, what))
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise self.wrong(node, f"{what} should be a number from 0 to 1")
        return value


def read_questions(reader: Reader, nodes: list[Node]) -> Iterator[Question]:
    """The questions of a bank; ids are unique."""
    seen: dict[str, int] = {}
    for node in nodes:
        question = _question(reader, node)
        if question.id in seen:
            raise reader.wrong(node, f"the id {question.id!r} stands twice")
        seen[question.id] = node.line
        yield question


def _question(reader: Reader, node: Node) -> Question:
    fields = reader.fields(node, "a question", FIELDS)
    answer = _answer(reader, fields["answer"], reader.text(fields["prompt"], "prompt"))
    evidence = _evidence(reader, fields["evidence"], answer.accept[0])
    outlet = reader.maybe(fields["outlet"], "outlet")
    explanation = reader.maybe(fields["explanation"], "explanation") or ""
    return Question(
        id=reader.text(fields["id"], "id"),
        kind=reader.text(fields["kind"], "kind"),
        prompt=reader.text(fields["prompt"], "prompt"),
        answer=answer,
        evidence=evidence,
        claim=f"{evidence.article}/{evidence.span.start}-{evidence.span.end}",
        outlet=UNKNOWN if outlet is None else outlet,
        as_of=_day(reader, fields["as_of"]),
        options=_options(reader, fields["options"], answer),
        difficulty=reader.share(fields["difficulty"], "difficulty"),
        explanation=explanation,
    )


def _answer(reader: Reader, node: Node, prompt: str) -> AnswerKey:
    fields = reader.fields(node, "an answer", _ANSWER)
    accept, more, reject = (
        tuple(reader.text(item, name) for item in reader.items(fields[name], name)) for name in _ANSWER[:3]
    )
    if not accept:
        raise reader.wrong(node, "an answer needs at least one accepted answer")
    kind = reader.text(fields["type"], "type")
    known = {member.value: member for member in AnswerType}
    if kind not in known:
        raise reader.wrong(fields["type"], f"type should be one of {', '.join(known)}")
    return AnswerKey(accept=accept, prompt=more, reject=reject, type=known[kind], question=prompt)


def _options(reader: Reader, node: Node, answer: AnswerKey) -> tuple[Option, ...]:
    texts = [reader.text(item, "an option") for item in reader.items(node, "options")]
    if not texts:
        return ()
    if len(set(texts)) != len(texts):
        raise reader.wrong(node, "an option stands twice")
    right = [text for text in texts if text == answer.accept[0]]
    if len(texts) < 2 or len(right) != 1:  # a choice needs two
        raise reader.wrong(node, "options should hold the first accepted answer and at least one other")
    return tuple(Option(text=text, correct=text == right[0]) for text in texts)


def _evidence(reader: Reader, node: Node, key: str) -> Evidence:
    fields = reader.fields(node, "evidence", _EVIDENCE)
    start, end = reader.whole(fields["start"], "start"), reader.whole(fields["end"], "end")
    quote = reader.text(fields["quote"], "quote")
    if end < start:
        raise reader.wrong(fields["end"], "evidence ends before it starts")
    place = quote.find(key)
    once = place >= 0 and quote.find(key, place + 1) < 0 and len(quote) == end - start
    return Evidence(
        article=reader.text(fields["article"], "article"),
        revision=reader.text(fields["revision"], "revision"),
        span=Span(start, end),
        quote=quote,
        key=Span(start + place, start + place + len(key)) if once else None,
    )


def _day(reader: Reader, node: Node) -> date | Unknown:
    text = reader.maybe(node, "as_of")
    if text is None:
        return UNKNOWN
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise reader.wrong(node, "as_of should be a day like 2025-01-28, or null") from error


def read_source(reader: Reader, node: Node) -> Source:
    """One source of a bank."""
    fields = reader.fields(node, "a source", _SOURCE)
    texts = {name: reader.maybe(fields[name], name) for name in _SOURCE}
    if texts["retold"] not in ("true", "false"):
        raise reader.wrong(fields["retold"], "retold should be true or false")
    return Source(
        article=reader.text(fields["article"], "article"),
        revision=reader.text(fields["revision"], "revision"),
        title=UNKNOWN if texts["title"] is None else texts["title"],
        outlet=UNKNOWN if texts["outlet"] is None else texts["outlet"],
        published=_published(reader, fields["published"]),
        url=texts["url"],
        source=texts["source"],
        retold=texts["retold"] == "true",
    )


def _published(reader: Reader, node: Node) -> Published | Unknown:
    text = reader.maybe(node, "published")
    if text is None:
        return UNKNOWN
    precisions: tuple[tuple[str, Literal["day", "month", "year"]], ...] = (
        ("%Y-%m-%d", "day"), ("%Y-%m", "month"), ("%Y", "year"),
    )  # fmt: skip
    for form, precision in precisions:
        try:
            return Published(moment=datetime.strptime(text, form).replace(tzinfo=UTC), precision=precision)
        except ValueError:
            continue
    try:
        return Published(moment=datetime.fromisoformat(text), precision="minute")
    except ValueError as error:
        raise reader.wrong(node, "published should be a date like 2025-01-28, or a time with its zone") from error
