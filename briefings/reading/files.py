"""Paths -> articles: folders, globs, standard input; one bad file never stops the rest."""

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ..article import Article
from ..errors import UnreadableInput
from .feed import read_feed
from .html import read_html
from .plain import read_text

MOST_BYTES: Final = 20 * 1024 * 1024
_TEXT: Final = frozenset({".txt", ".md", ".markdown", ".text"})
_HTML: Final = frozenset({".html", ".htm", ".xhtml"})
_FEED: Final = frozenset({".xml", ".rss", ".atom", ".json", ".jsonl", ".feed"})
READ_IN_FOLDERS: Final = _TEXT | _HTML | _FEED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What could be read, in order, and what could not, each with where and why."""

    articles: tuple[Article, ...]
    failures: tuple[UnreadableInput, ...]


def read_paths(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ReadResult:
    """Read every file named: files, folders with all below them, glob patterns, and ``-`` for ``stdin``.

    ``progress`` is called with how many inputs are done and how many there are. Order is the order of ``paths``,
    and by name within a folder or pattern. Files named README are not read inside a folder. Never raises.
    """
    articles: list[Article] = []
    failures: list[UnreadableInput] = []
    inputs: list[str] = []
    for path in paths:
        try:
            inputs += _expand(str(path))
        except UnreadableInput as failure:
            failures.append(failure)
    inputs = list(dict.fromkeys(inputs))
    for number, name in enumerate(inputs):
        try:
            articles += read_bytes(_load(name, stdin), name)
        except UnreadableInput as failure:
            failures.append(failure)
        if progress is not None:
            progress(number + 1, len(inputs))
    return ReadResult(articles=tuple(articles), failures=tuple(failures))


def read_bytes(data: bytes, name: str) -> tuple[Article, ...]:
    """Read the content of one file by what it is, and by its extension where the content does not tell.

    Raises:
        UnreadableInput: it holds no article, or is in a format that is not read.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableInput(name, f"larger than {MOST_BYTES // 1024 // 1024} MB")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    extension = Path(name).suffix.lower()
    if head.startswith((b"<!doctype html", b"<html")) or extension in _HTML:
        return (read_html(data, source=name),)
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) or extension in _FEED:
        return read_feed(data, source=name)
    return (read_text(data, source=name),)


def _load(name: str, stdin: BinaryIO | None) -> bytes:
    if name == "-":
        if stdin is None:
            raise UnreadableInput(name, "there is no standard input to read")
        return stdin.read(MOST_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(name, getattr(error, "strerror", None) or "cannot be opened") from error


def _expand(path: str) -> list[str]:
    if path == "-":
        return [path]
    if Path(path).is_dir():
        found = sorted(_files_below(path))
        if not found:
            raise UnreadableInput(path, "a folder without articles")
        return found
    if not Path(path).exists() and glob.has_magic(path):
        # Path.glob refuses absolute patterns and drops the user's own spelling of the path.
        found = sorted(name for name in glob.glob(path, recursive=True) if Path(name).is_file())  # noqa: PTH207
        if not found:
            raise UnreadableInput(path, "no file matches the pattern")
        return found
    return [path]


def _files_below(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            readable = Path(name).suffix.lower() in READ_IN_FOLDERS
            if readable and not name.startswith(".") and not name.upper().startswith("README"):
                yield str(Path(root) / name)
