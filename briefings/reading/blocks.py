"""The visible text of an HTML page, block by block."""

import re
from collections.abc import Iterator
from typing import Final, Protocol


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCK_TAGS: Final = _tags(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol option p pre section select "
    "summary table tbody td tfoot th thead tr ul video audio iframe"
)
_SKIPPED_TAGS: Final = _tags(
    "script style noscript template svg math head title select option button input textarea object embed canvas "
    "iframe audio video map datalist"
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")


class Element(Protocol):
    """What is used of an lxml element."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """The elements with one of the tags, in page order."""

    def iterchildren(self) -> Iterator["Element"]:
        """The elements right below."""

    def itertext(self) -> Iterator[str]:
        """The pieces of text below."""


class _Walk:
    """Collects blocks on a walk through the tree; explicit stack, so that no depth of nesting can break it."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.pieces: list[str] = []

    def flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        if text:
            self.blocks.append(text)
        self.pieces = []

    def border(self, tag: str) -> None:
        if tag in _BLOCK_TAGS and self.pieces:
            self.flush()


def read_blocks(root: Element) -> list[str]:
    """The blocks of text below ``root`` in page order; scripts, controls and hidden parts are left out."""
    walk = _Walk()
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            walk.border(tag)
        elif tag and tag not in _SKIPPED_TAGS and not _HIDDEN.search(element.get("style") or ""):
            walk.border(tag)
            walk.pieces.append(element.text or "")
            stack.append((element, True))
            stack += [(child, False) for child in element.iterchildren()][::-1]
            continue
        if element is not root:
            walk.pieces.append(element.tail or "")
    walk.flush()
    return walk.blocks


def read_links(root: Element) -> frozenset[str]:
    """The texts of the links below ``root``, and of the headings within links."""
    found: set[str] = set()
    for link in root.iter("a"):
        found.update(_text_of(element) for element in (link, *link.iter("h1", "h2", "h3", "h4", "h5", "h6")))
    return frozenset(found)


def _text_of(element: Element) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()
