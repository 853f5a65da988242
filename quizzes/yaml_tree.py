"""YAML and JSON text as a tree of text values with their places, hostile input refused before it can do harm.

YAML is read as events, one pass, without recursion: aliases, anchors, tags, deep nesting, repeated keys and files
above the cap are refused at their line. No value is coerced: ``no``, ``010`` and ``2026-01-02`` stay the text they
are; only an empty or ``null`` plain value is None.
"""

import json
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

from ..briefings.errors import InvalidDocument

DEEPEST: Final = 32  # a bank is five deep; the C loader crashes on about 100,000
LARGEST: Final = 32 * 1024 * 1024  # characters; 10,000 questions are about 10 million
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True, kw_only=True)
class Entries:
    """Keys in order with their values; ``keys`` are the keys' own places. Lines and columns count from 1."""

    line: int
    column: int
    entries: dict[str, "Node"]
    keys: dict[str, "Text"]
    pending: str | None = None


@dataclass(slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    column: int
    values: list["Node"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A value as text, None for null."""

    line: int
    column: int
    text: str | None


Node: TypeAlias = Entries | Items | Text


# What the parser says, and what people can do about it.
_PLAIN_WORDS: Final = (
    ("found a tab character", "a tab: indent with spaces"),
    ("cannot start any token", "a tab, or a sign such as @ or `: indent with spaces, and put such text in quotes"),
    ("mapping values are not allowed", 'a colon inside the text: put the text in quotes, "like: this"'),
    ("could not find expected ':'", "text that is neither indented nor a `key: value`: check the line before it"),
    ("unexpected end of stream", "a quotation mark that is never closed"),
    ("did not find expected key", "the indentation differs, or a quotation mark closes too early: check this line"),
    ("did not find expected '-'", "the items of a list should all begin with - in the same column"),
    ("block sequence entries are not allowed", "a list should begin on a line of its own"),
    ("did not find expected ',' or", "a bracket that is not closed, or a comma that is missing"),
    ("unknown escape character", r"a backslash in double quotes: write \\ for it, or use single quotes"),
)
_PLAIN_WORDS_OF_JSON: Final = (
    ("Illegal trailing comma", "a comma that nothing follows: delete it"),
    ("Expecting property name", "a name in double quotes is missing here, or the comma before is one too many"),
    ("Expecting value", "a value is missing here, or the comma before is one too many: text stands in double quotes"),
    ("Expecting ',' delimiter", "a comma or a bracket is missing here; text and numbers like 010 stand in quotes"),
    ("Expecting ':' delimiter", "a colon is missing after the name"),
    ("Unterminated string", "a quotation mark that is never closed"),
    ("Invalid control character", r"a line ends or a tab stands inside quotes: close them before, or write \n or \t"),
    ("Invalid \\", r"a backslash in quotes: write \\ for it"),
    ("Extra data", "more text after the end of the bank: delete it"),
)


def read_tree(text: str, *, where: str) -> Node:
    """The tree of the YAML or JSON document ``text``; raises InvalidDocument with the place."""
    if len(text) > LARGEST:
        reason = f"larger than {LARGEST // 1024 // 1024} million characters: divide it into several files"
        raise InvalidDocument(where, reason)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InvalidDocument(where, "not a text file: it holds a NUL character", line=line)
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] == "{":
        try:
            return _json_tree(text, where)
        except InvalidDocument as fault:
            raise (fault if fault.line else _placed_fault(text, where) or fault) from fault
    return _yaml_tree(text, where)


def placed_tree(text: str, *, where: str) -> Node:
    """The tree of a JSON document with lines and columns, which `read_tree` spares itself; raises InvalidDocument."""
    return _yaml_tree(text.removeprefix("\ufeff").replace("\t", " "), where)


def _placed_fault(text: str, where: str) -> InvalidDocument | None:
    try:
        placed_tree(text, where=where)
    except InvalidDocument as fault:
        return fault
    return None


def _yaml_tree(text: str, where: str) -> Node:
    try:
        return _tree_of_events(text, where)
    except yaml.MarkedYAMLError as error:
        mark, said = error.problem_mark, error.problem or "cannot be read"
        if error.context_mark and "quoted scalar" in (error.context or "") and "end of stream" in said:
            mark = error.context_mark  # a text without its end is told where it begins
        plain = _in_plain_words(said, _PLAIN_WORDS)
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise InvalidDocument(where, f"not YAML: {plain}", line=line, column=column) from error
    except yaml.reader.ReaderError as error:
        place = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, place) + 1
        code = ord(error.character) if isinstance(error.character, str) else error.character
        reason = f"a character that is not allowed (U+{code:04X}): delete it"
        raise InvalidDocument(where, reason, line=line) from error
    except yaml.YAMLError as error:
        raise InvalidDocument(where, "not YAML: holds characters that are not allowed") from error


def _in_plain_words(said: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((words for sign, words in known if sign in said), said)


def _tree_of_events(text: str, where: str) -> Node:
    """The tree, from one pass over the parser's events.

    The function is long because it is one loop over the events, and every refusal must stand before its node is made.
    """
    stack: list[Entries | Items] = []
    root: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            reason = "anchors and aliases (& and *) are not allowed: write the text out, in quotes if it has them"
            raise InvalidDocument(where, reason, line=line, column=column)
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) not in (None, "!"):
            reason = "tags (!) are not allowed: put text that begins with ! in quotes"
            raise InvalidDocument(where, reason, line=line, column=column)
        if isinstance(event, yaml.ScalarEvent):
            root = _placed(Text(line=line, column=column, text=_plain(event)), stack, root, where)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= DEEPEST:
                raise InvalidDocument(where, f"nested more than {DEEPEST} deep", line=line, column=column)
            node: Entries | Items
            if isinstance(event, yaml.MappingStartEvent):
                node = Entries(line=line, column=column, entries={}, keys={})
            else:
                node = Items(line=line, column=column, values=[])
            root = _placed(node, stack, root, where)
            stack.append(node)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            reason = "more than one document: delete the line ---, or put what follows in a file of its own"
            raise InvalidDocument(where, reason, line=line)
    if root is None:
        raise InvalidDocument(where, "is empty")
    return root


def _plain(event: yaml.ScalarEvent) -> str | None:
    return None if event.implicit[0] and event.value in _NULLS else str(event.value)


def _placed(node: Node, stack: list[Entries | Items], root: Node | None, where: str) -> Node:
    """Put ``node`` where the stack's top wants it; the root stays what it is."""
    if not stack:
        return node
    top = stack[-1]
    if isinstance(top, Items):
        top.values.append(node)
    elif top.pending is None:
        if not isinstance(node, Text) or node.text is None:
            raise InvalidDocument(where, "a key must be text", line=node.line, column=node.column)
        if node.text in top.entries:
            first = top.keys[node.text].line
            reason = f"the key {node.text!r} stands twice, first on line {first}: delete one of them"
            raise InvalidDocument(where, reason, line=node.line, column=node.column)
        top.pending = node.text
        top.keys[node.text] = node
    else:
        top.entries[top.pending] = node
        top.pending = None
    return root if root is not None else node


def _json_tree(text: str, where: str) -> Node:
    """Without places: a program wrote it, and who edits it by hand gets them from `placed_tree`."""

    def mapping(pairs: list[tuple[str, object]]) -> Entries:
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            repeated = next(key for key in keys if keys.count(key) > 1)
            raise InvalidDocument(where, f"the key {repeated!r} stands twice: delete one of them")
        entries = {key: _json_node(value, where) for key, value in pairs}
        return Entries(line=0, column=0, entries=entries, keys={})

    try:
        found: object = json.loads(
            text, object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=str
        )
    except json.JSONDecodeError as error:
        reason = f"not JSON: {_in_plain_words(error.msg, _PLAIN_WORDS_OF_JSON)}"
        raise InvalidDocument(where, reason, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise InvalidDocument(where, f"nested more than {DEEPEST} deep") from error
    return _json_node(found, where)


def _json_node(value: object, where: str) -> Node:
    if isinstance(value, Entries):
        return value
    if isinstance(value, list):
        return Items(line=0, column=0, values=[_json_node(item, where) for item in value])
    if isinstance(value, bool):
        return Text(line=0, column=0, text="true" if value else "false")
    return Text(line=0, column=0, text=None if value is None else str(value))
