"""The parts of a question in a bank document: its answer, options, reasons and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ..briefings.article import Span
from .fields import Reader, near, shown
from .own import key_in
from .question import AnswerKey, AnswerType, Evidence, Option
from .yaml_tree import Entries, Node, Text

_LISTS: Final = ("accept", "prompt", "reject")
_ANSWER: Final = (*_LISTS, "type")
_TYPES: Final = tuple(member.value for member in AnswerType)
_EVIDENCE: Final = ("article", "revision", "start", "end", "quote")
_KEY: Final = ("key_start", "key_end")
Reasons = Mapping[str, tuple[str, Node]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReader:
    """Reads an answer to the question ``prompt``."""

    reader: Reader
    prompt: str

    def in_full(self, node: Node, what: str) -> AnswerKey:
        """An answer with all its fields."""
        entries = self.reader.mapping(node, "an answer", _ANSWER).entries
        accept, more, reject = (
            tuple(self.reader.text(item, name) for item in self.reader.items(entries[name], name))
            if name in entries
            else ()
            for name in _LISTS
        )
        kind = self.reader.one_of(entries["type"], "type", _TYPES) if "type" in entries else AnswerType.WORDS
        if not accept:
            raise self.reader.wrong(node, f"an {what} needs at least one accepted answer")
        return AnswerKey(accept=accept, prompt=more, reject=reject, type=AnswerType(kind), question=self.prompt)

    def in_short(self, node: Node, what: str) -> AnswerKey:
        """An answer as one text, as a list of texts, or with at least ``accept``; its type is read off it."""
        entries: Mapping[str, Node] = {"accept": node}
        if isinstance(node, Entries):
            entries = self.reader.mapping(node, "an answer", _ANSWER[:1], _ANSWER[1:]).entries
        accept, more, reject = (
            self.reader.texts(entries[name], what if name == "accept" else name) if name in entries else ()
            for name in _LISTS
        )
        if not accept:
            raise self.reader.wrong(node, f"an {what} needs at least one accepted answer")
        key = AnswerKey.from_texts(accept, question=self.prompt, prompt=more, reject=reject)
        kind = self.reader.one_of(entries["type"], "type", _TYPES) if "type" in entries else None
        return key if kind is None else replace(key, type=AnswerType(kind))


def read_options(reader: Reader, node: Node, right: str, reasons: Reasons) -> tuple[Option, ...]:
    """The options, one of which is the ``right`` one; none when there are none."""
    texts = [reader.text(item, "an option") for item in reader.items(node, "options")]
    for name, (_, place) in reasons.items():
        if name not in texts or name == right:
            raise reader.wrong(place, f"why_wrong names {shown(name)}, which is no wrong option{near(name, texts)}")
    if not texts:
        return ()
    if len(set(texts)) != len(texts):
        raise reader.wrong(node, "an option stands twice: delete or change one of them")
    if len(texts) < 2 or right not in texts:  # a choice needs two
        reason = f"options should hold the first accepted answer, {shown(right)}, and at least one other"
        raise reader.wrong(node, reason)
    return tuple(
        Option(text=text, correct=text == right, why_wrong=reasons[text][0] if text in reasons else None)
        for text in texts
    )


def read_reasons(reader: Reader, node: Node) -> Reasons:
    """Why options are wrong, by option, with the place of each."""
    if isinstance(node, Text) and node.text is None:
        return {}
    if not isinstance(node, Entries):
        raise reader.wrong(node, "why_wrong should have a line `option: reason` for each option it explains")
    return {
        name: (
            reader.text(value, f"why_wrong of {shown(name)}"),
            node.keys.get(name, Text(line=0, column=0, text=name)),
        )
        for name, value in node.entries.items()
    }


def read_evidence(reader: Reader, node: Node, answer: str) -> Evidence | None:
    """The passage; where it does not say where the answer stands, that is looked up. None when a field is missing."""
    before = len(reader.faults)
    entries = reader.mapping(node, "evidence", _EVIDENCE, _KEY).entries
    if len(reader.faults) > before:
        return None
    start, end = reader.whole(entries["start"], "start"), reader.whole(entries["end"], "end")
    quote = reader.text(entries["quote"], "quote")
    if end < start:
        raise reader.wrong(entries["end"], "evidence ends before it starts")
    key = key_in(quote, answer, start=start) if len(quote) == end - start else None
    if set(_KEY) <= entries.keys():
        first, last = (reader.whole(entries[name], name) for name in _KEY)
        if not start <= first < last <= end:
            raise reader.wrong(entries["key_start"], "the key should lie inside the passage")
        key = Span(first, last)
    return Evidence(
        article=reader.text(entries["article"], "article"),
        revision=reader.text(entries["revision"], "revision"),
        span=Span(start, end),
        quote=quote,
        key=key,
    )
