"""Typed values out of a tree of texts; every fault is told with its place, what is wrong and what to do."""

import difflib
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final, TypeVar

from ..briefings.errors import FaultyDocument, InvalidDocument
from .yaml_tree import Entries, Items, Node, Text

T = TypeVar("T")
_SHOWN: Final = 40


class Reader:
    """Takes values out of a tree and keeps the faults, so that one reading tells all of them."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.faults: list[InvalidDocument] = []

    def wrong(self, node: Node, reason: str) -> InvalidDocument:
        """The error for ``node``."""
        return InvalidDocument(self.where, reason, line=node.line or None, column=node.column or None)

    def attempt(self, read: Callable[[], T]) -> T | None:
        """What ``read`` gives; None when it finds a fault, which is kept."""
        try:
            return read()
        except InvalidDocument as fault:
            self.faults.append(fault)
            return None

    def field(self, entries: Mapping[str, Node], name: str, read: Callable[[Node, str], T]) -> T | None:
        """The value of a field as ``read`` gives it; None without the field, or with a fault, which is kept."""
        return self.attempt(lambda: read(entries[name], name)) if name in entries else None

    def finish(self) -> None:
        """Raise what was found: InvalidDocument for one fault, FaultyDocument for several."""
        if len(self.faults) == 1:
            raise self.faults[0]
        if self.faults:
            raise FaultyDocument(sorted(self.faults, key=lambda fault: (fault.line or 0, fault.column or 0)))

    def mapping(self, node: Node, what: str, needed: Collection[str], allowed: Collection[str] = ()) -> Entries:
        """A mapping with all the ``needed`` keys and no others than these and the ``allowed``; faults are kept."""
        if not isinstance(node, Entries):
            raise self.wrong(node, f"{what} should have the fields {', '.join(needed)}")
        known = [*needed, *allowed]
        for name in node.entries:
            if name not in known:
                self.faults.append(
                    self.wrong(node.keys.get(name, node), f"{what} has no field {name!r}{near(name, known)}")
                )
        missing = [name for name in needed if name not in node.entries]
        if missing:
            names = ", ".join(repr(name) for name in missing)
            self.faults.append(self.wrong(node, f"{what} lacks the field{'s' * (len(missing) > 1)} {names}"))
        return node

    def items(self, node: Node, what: str) -> list[Node]:
        """The values of a list; null is an empty one."""
        if isinstance(node, Text) and node.text is None:
            return []
        if not isinstance(node, Items):
            raise self.wrong(node, f"{what} should be a list: [one, two], or lines that begin with -")
        return node.values

    def maybe(self, node: Node, what: str) -> str | None:
        """Text or null."""
        if not isinstance(node, Text):
            raise self.wrong(node, f"{what} should be text: put it in quotes if it has brackets or colons")
        return node.text

    def text(self, node: Node, what: str) -> str:
        """Text that is not empty."""
        text = self.maybe(node, what)
        if text is None or not text.strip():
            raise self.wrong(node, f"{what} is empty")
        return text

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """A list of texts that are not empty; one text alone is a list of it."""
        if isinstance(node, Text) and node.text is not None:
            return (self.text(node, what),)
        return tuple(self.text(item, what) for item in self.items(node, what))

    def whole(self, node: Node, what: str) -> int:
        """A whole number from 0."""
        text = self.text(node, what)
        if not (text.isascii() and text.isdigit() and len(text) < 12):
            raise self.wrong(node, f"{what} should be a whole number from 0, not {shown(text)}")
        return int(text)

    def share(self, node: Node, what: str) -> float:
        """A number from 0 to 1."""
        text = self.text(node, what)
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise self.wrong(node, f"{what} should be a number from 0 to 1, like 0.5, not {shown(text)}")
        return value

    def day(self, node: Node, what: str) -> date | None:
        """A day, or null."""
        text = self.maybe(node, what)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            reason = f"{what} should be a day like 2025-01-28, or null, not {shown(text)}"
            raise self.wrong(node, reason) from error

    def one_of(self, node: Node, what: str, names: Collection[str]) -> str:
        """One of some names."""
        text = self.text(node, what)
        if text not in names:
            raise self.wrong(
                node, f"{what} should be one of {', '.join(names)}, not {shown(text)}{near(text, names)}"
            )
        return text


def near(name: str, known: Collection[str]) -> str:
    """A question whether a name that is not known was meant to be one that is; "" when none is like it."""
    found = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def shown(text: str) -> str:
    """A value as an error shows it."""
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
