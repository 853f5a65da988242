"""The visible text of an HTML page, block by block, with what the markup says of each block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

_BLOCK_TAGS: Final = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol option p pre section select summary table tbody "
    "td tfoot th thead tr ul video audio iframe".split()
)
_SKIPPED_TAGS: Final = frozenset(
    "script style noscript template svg math head title select option button input textarea object embed canvas iframe "
    "audio video map datalist".split()
)
_ASIDE_TAGS: Final = frozenset("nav footer aside form dialog menu".split())
_CAPTION_TAGS: Final = frozenset("figure figcaption caption".split())
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

    def __len__(self) -> int: ...

    def __getitem__(self, index: int) -> "Element": ...


@dataclass(slots=True)
class Block:
    """One block of text: its words, the tag that holds it, the share of linked letters, and where it stands."""

    text: str
    tag: str
    linked: float = 0.0
    aside: bool = False
    caption: bool = False


class _Walk:
    """Collects blocks on a walk through the tree; explicit stack, so that no depth of nesting can break it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.letters = 0
        self.linked = 0
        self.tags: list[str] = ["body"]
        self.links = self.asides = self.captions = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.letters += len(text)
            if self.links:
                self.linked += len(text)

    def flush(self) -> None:
        if self.pieces:
            text = _SPACE.sub(" ", "".join(self.pieces)).strip()
            if text:
                share = self.linked / self.letters
                self.blocks.append(Block(text, self.tags[-1], share, self.asides > 0, self.captions > 0))
            self.pieces, self.letters, self.linked = [], 0, 0

    def enter(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.flush()
            self.tags.append(tag)
        self.links += tag == "a"
        self.asides += tag in _ASIDE_TAGS
        self.captions += tag in _CAPTION_TAGS

    def leave(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.flush()
            self.tags.pop()
        self.links -= tag == "a"
        self.asides -= tag in _ASIDE_TAGS
        self.captions -= tag in _CAPTION_TAGS


def read_blocks(root: Element) -> list[Block]:
    """The blocks of text below ``root`` in page order; scripts, controls and hidden parts are left out."""
    walk = _Walk()
    stack: list[tuple[Element, int]] = [(root, -1)]
    while stack:
        element, child = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if child < 0:
            if not tag or tag in _SKIPPED_TAGS or _HIDDEN.search(element.get("style") or ""):
                walk.add(element.tail)
                continue
            walk.enter(tag)
            walk.add(element.text)
            child = 0
        if child < len(element):
            stack.append((element, child + 1))
            stack.append((element[child], -1))
            continue
        walk.leave(tag)
        walk.add(element.tail)
    walk.flush()
    return walk.blocks
