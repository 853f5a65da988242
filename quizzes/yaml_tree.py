"""YAML and JSON text as a tree of text values with line numbers, hostile input refused before it can do harm.

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
class Mapping:
    """Keys in order with their values; ``line`` counts from 1."""

    line: int
    entries: dict[str, "Node"]
    pending: str | None = None


@dataclass(slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    values: list["Node"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A value as text, None for null."""

    line: int
    text: str | None


Node: TypeAlias = Mapping | Items | Text


def read_tree(text: str, *, where: str) -> Node:
    """The tree of the YAML or JSON document ``text``; raises InvalidDocument with the line."""
    if len(text) > LARGEST:
        raise InvalidDocument(where, f"larger than {LARGEST // 1024 // 1024} million characters")
    if "\x00" in text:
        raise InvalidDocument(where, "not a text file")
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] == "{":
        return _json_tree(text, where)
    try:
        return _yaml_tree(text, where)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise InvalidDocument(where, f"not YAML: {error.problem or 'cannot be read'}", line=line) from error
    except yaml.YAMLError as error:
        raise InvalidDocument(where, "not YAML: holds characters that are not allowed") from error


def _yaml_tree(text: str, where: str) -> Node:
    stack: list[Mapping | Items] = []
    root: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise InvalidDocument(where, "anchors and aliases (& and *) are not allowed", line=line)
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) not in (None, "!"):
            raise InvalidDocument(where, "tags (!) are not allowed", line=line)
        if isinstance(event, yaml.ScalarEvent):
            root = _placed(Text(line=line, text=_plain(event)), stack, root, where)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= DEEPEST:
                raise InvalidDocument(where, f"nested more than {DEEPEST} deep", line=line)
            is_map = isinstance(event, yaml.MappingStartEvent)
            node: Mapping | Items = Mapping(line=line, entries={}) if is_map else Items(line=line, values=[])
            root = _placed(node, stack, root, where)
            stack.append(node)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise InvalidDocument(where, "more than one document", line=line)
    if root is None:
        raise InvalidDocument(where, "is empty")
    return root


def _plain(event: yaml.ScalarEvent) -> str | None:
    return None if event.implicit[0] and event.value in _NULLS else str(event.value)


def _placed(node: Node, stack: list[Mapping | Items], root: Node | None, where: str) -> Node:
    """Put ``node`` where the stack's top wants it; the root stays what it is."""
    if not stack:
        return node
    top = stack[-1]
    if isinstance(top, Items):
        top.values.append(node)
    elif top.pending is None:
        if not isinstance(node, Text) or node.text is None:
            raise InvalidDocument(where, "a key must be text", line=node.line)
        if node.text in top.entries:
            raise InvalidDocument(where, f"the key {node.text!r} stands twice", line=node.line)
        top.pending = node.text
    else:
        top.entries[top.pending] = node
        top.pending = None
    return root if root is not None else node


def _json_tree(text: str, where: str) -> Node:
    def mapping(pairs: list[tuple[str, object]]) -> Mapping:
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            repeated = next(key for key in keys if keys.count(key) > 1)
            raise InvalidDocument(where, f"the key {repeated!r} stands twice")
        return Mapping(line=0, entries={key: _json_node(value, where) for key, value in pairs})

    try:
        found: object = json.loads(
            text, object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=str
        )
    except json.JSONDecodeError as error:
        raise InvalidDocument(where, f"not JSON: {error.msg}", line=error.lineno) from error
    except RecursionError as error:
        raise InvalidDocument(where, f"nested more than {DEEPEST} deep") from error
    return _json_node(found, where)


def _json_node(value: object, where: str) -> Node:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list):
        return Items(line=0, values=[_json_node(item, where) for item in value])
    if isinstance(value, bool):
        return Text(line=0, text="true" if value else "false")
    return Text(line=0, text=None if value is None else str(value))
