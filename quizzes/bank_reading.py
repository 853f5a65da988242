"""A bank document back into questions, each field checked.

A question is written in full, with its evidence, or in the short form for people: a prompt, an answer, and what else
they care to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Literal

from ..briefings.article import UNKNOWN, Published, Unknown
from ..briefings.briefing import Source
from .answer_reading import AnswerReader, read_evidence, read_options, read_reasons
from .bank_writing import implied_claim
from .fields import Reader, shown
from .own import own_evidence, own_question
from .question import KIND_NAMES, OWN, Question, Status
from .yaml_tree import Entries, Items, Node, Text

FIELDS: Final = (
    ("id", "kind", "prompt", "options", "answer", "evidence", "outlet", "as_of", "difficulty", "explanation")
)  # fmt: skip
MORE_FIELDS: Final = ("claim", "why_wrong", "tags", "expires", "status", "comment")
SHORT_FIELDS: Final = ("prompt", "answer")
MORE_SHORT_FIELDS: Final = (
    *("id", "kind", "options", "passage", "source", "outlet", "as_of", "difficulty", "explanation"),
    *(field for field in MORE_FIELDS if field != "claim"),
)
_SOURCE: Final = ("article", "revision", "title", "outlet", "published", "url", "source", "retold")
_STATUSES: Final = tuple(status.value for status in Status)
_NULL: Final = Text(line=0, column=0, text=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One question with the source that its short form names."""

    question: Question
    source: Source | None = None


def read_questions(reader: Reader, nodes: list[Node]) -> list[Read]:
    """The questions of a bank; ids are unique. Faults are kept by the reader, and faulty questions left out."""
    seen: dict[str, int] = {}
    found: list[Read] = []
    for node in nodes:
        read = reader.attempt(lambda node=node: _read(reader, node))  # type: ignore[misc]  # of this round
        if read is None:
            continue
        identity = read.question.id
        if identity in seen:
            place = node.entries.get("id", node) if isinstance(node, Entries) else node
            reason = f"the id {identity!r} stands twice, first in the question on line {seen[identity]}"
            reader.faults.append(reader.wrong(place, reason))
        seen.setdefault(identity, node.line)
        found.append(read)
    return found


def _read(reader: Reader, node: Node) -> Read | None:
    before = len(reader.faults)
    in_full = isinstance(node, Entries) and "evidence" in node.entries
    read = _in_full(reader, node) if in_full else _in_short(reader, node)
    return read if len(reader.faults) == before else None


def _in_full(reader: Reader, node: Node) -> Read | None:
    entries = reader.mapping(node, "a question", FIELDS, MORE_FIELDS).entries
    prompt = reader.field(entries, "prompt", reader.text)
    key = reader.field(entries, "answer", AnswerReader(reader=reader, prompt=prompt or "?").in_full)
    right = key.accept[0] if key else ""
    evidence = reader.attempt(lambda: read_evidence(reader, entries["evidence"], right))
    identity = reader.field(entries, "id", reader.text)
    kind = reader.field(entries, "kind", lambda value, name: reader.one_of(value, name, KIND_NAMES))
    if prompt is None or key is None or evidence is None or identity is None or kind is None:
        return None
    question = Question(
        id=identity,
        kind=kind,
        prompt=prompt,
        answer=key,
        evidence=evidence,
        claim="",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
    )
    claim = reader.field(entries, "claim", reader.text)
    return Read(question=_with_rest(reader, entries, replace(question, claim=claim or implied_claim(question))))


def _in_short(reader: Reader, node: Node) -> Read | None:
    """The short form. A kind that is made from articles shows that the evidence was lost."""
    kind = node.entries.get("kind") if isinstance(node, Entries) else None
    if isinstance(kind, Text) and kind.text not in (None, OWN):
        reason = f"a question of the kind {shown(kind.text or '')} lacks its evidence; your own are of the kind own"
        raise reader.wrong(kind, reason)
    entries = reader.mapping(node, "a question", SHORT_FIELDS, MORE_SHORT_FIELDS).entries
    prompt = reader.field(entries, "prompt", reader.text)
    key = reader.field(entries, "answer", AnswerReader(reader=reader, prompt=prompt or "?").in_short)
    passage = reader.field(entries, "passage", reader.text)
    identity = reader.field(entries, "id", reader.text)
    if prompt is None or key is None:
        return None
    listed = _listed(entries.get("options", _NULL))
    question = own_question(prompt, key.accept, options=listed, said=passage or "")
    if not listed:
        question = replace(question, answer=key)
    if identity is not None:
        evidence = own_evidence(identity, question.evidence.quote, key.accept[0])
        question = replace(question, id=identity, evidence=evidence)
        question = replace(question, claim=implied_claim(question))
    named = reader.field(entries, "source", reader.text)
    question = _with_rest(reader, entries, question)
    return Read(question=question, source=None if named is None else _own_source(question, named))


def _listed(node: Node) -> list[str]:
    """The options as they stand; `_with_rest` tells what is wrong with them."""
    values = node.values if isinstance(node, Items) else []
    return [value.text for value in values if isinstance(value, Text) and value.text]


def _with_rest(reader: Reader, entries: Mapping[str, Node], question: Question) -> Question:
    """The fields that both forms have; without them the question stays as it is."""
    right = question.answer.accept[0]
    reasons = reader.field(entries, "why_wrong", lambda value, _: read_reasons(reader, value)) or {}
    listed = entries.get("options", _NULL)
    options = reader.attempt(lambda: read_options(reader, listed, right, reasons))
    difficulty = reader.field(entries, "difficulty", reader.share)
    outlet = reader.field(entries, "outlet", reader.maybe)
    as_of = reader.field(entries, "as_of", reader.day)
    comment = reader.field(entries, "comment", reader.maybe)
    explanation = reader.field(entries, "explanation", reader.maybe)
    status = reader.field(entries, "status", lambda value, name: reader.one_of(value, name, _STATUSES))
    return replace(
        question,
        outlet=UNKNOWN if outlet is None else outlet,
        as_of=UNKNOWN if as_of is None else as_of,
        options=options or (),
        difficulty=question.difficulty if difficulty is None else difficulty,
        explanation=question.explanation if explanation is None else explanation,
        tags=reader.field(entries, "tags", reader.texts) or (),
        expires=reader.field(entries, "expires", reader.day),
        status=Status.OPEN if status is None else Status(status),
        comment=comment or "",
    )


def _own_source(question: Question, named: str) -> Source:
    """The source of an own question: a web address, or what else tells where the answer is found."""
    web = named.startswith(("http://", "https://")) and " " not in named
    return Source(
        article=question.evidence.article,
        revision=question.evidence.revision,
        title=UNKNOWN if web else named,
        outlet=question.outlet,
        published=UNKNOWN,
        url=named if web else None,
        source=None,
        retold=False,
    )


def read_source(reader: Reader, node: Node) -> Source | None:
    """One source of a bank; its faults are kept."""
    before = len(reader.faults)
    entries = reader.mapping(node, "a source", _SOURCE).entries
    if len(reader.faults) > before:
        return None
    texts = {name: reader.maybe(entries[name], name) for name in _SOURCE}
    return Source(
        article=reader.text(entries["article"], "article"),
        revision=reader.text(entries["revision"], "revision"),
        title=UNKNOWN if texts["title"] is None else texts["title"],
        outlet=UNKNOWN if texts["outlet"] is None else texts["outlet"],
        published=_published(reader, entries["published"]),
        url=texts["url"],
        source=texts["source"],
        retold=reader.one_of(entries["retold"], "retold", ("true", "false")) == "true",
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
