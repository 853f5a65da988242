"""Paths -> articles: folders, globs, standard input; one bad file never stops the rest."""

import glob
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ..article import UNKNOWN, Article, Unknown, make_article
from ..errors import UnreadableInput
from .feed import read_feed
from .front_matter import parse_published
from .html import join_paragraphs, read_html
from .page_metadata import iso_stamp
from .plain import read_text

MOST_BYTES: Final = 20 * 1024 * 1024
_TEXT: Final = frozenset({".txt", ".md", ".markdown", ".text"})
_HTML: Final = frozenset({".html", ".htm", ".xhtml"})
_FEED: Final = frozenset({".xml", ".rss", ".atom", ".rdf", ".json"})
_LINES: Final = frozenset({".jsonl", ".ndjson"})
READ_IN_FOLDERS: Final = _TEXT | _HTML | _FEED | _LINES
_HTML_START: Final = re.compile(
    rb"(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED_START: Final = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<\?[^>]*>\s*)*<(?:rss|feed|rdf:rdf|atom:feed)\b",
    re.IGNORECASE | re.DOTALL,
)


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
    if not inputs and not failures:
        failures.append(UnreadableInput("input", "no path is given"))
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
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    extension = Path(name).suffix.lower()
    if _FEED_START.match(head):
        return read_feed(data, source=name)
    if _HTML_START.match(head) or extension in _HTML:
        return (read_html(data, source=name),)
    if extension in _LINES:
        return _read_lines(data, name)
    if extension in _FEED:
        return read_feed(data, source=name)
    if extension and extension not in _TEXT and extension in _REFUSED:
        raise UnreadableInput(name, f"{extension} files are not read; {_REFUSED[extension]}")
    return (read_text(data, source=name),)


_REFUSED: Final = {
    ".pdf": "save the text of the PDF and read that",
    ".docx": "save the document as text first",
    ".doc": "save the document as text first",
    ".odt": "save the document as text first",
    ".rtf": "save the document as text first",
    ".epub": "save the text of the book first",
    ".zip": "unpack the archive first",
    ".tar": "unpack the archive first",
    ".gz": "unpack the archive first",
    ".mhtml": "save the page as HTML",
    ".csv": "a table is no article",
}


def _read_lines(data: bytes, name: str) -> tuple[Article, ...]:
    """Articles as ``newsdesk read --json`` writes them: one JSON object a line, its body read as plain text."""
    articles = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableInput(name, f"line {number}: broken JSON") from error
        body = row.get("body") if isinstance(row, dict) else None
        if not isinstance(body, str) or not body.strip():
            raise UnreadableInput(name, f"line {number}: no 'body' with text")
        articles.append(_from_row(row, body, name))
    if not articles:
        raise UnreadableInput(name, "a file without articles")
    return tuple(articles)


def _from_row(row: dict[str, object], body: str, name: str) -> Article:
    def known(key: str) -> str | Unknown:
        value = row.get(key)
        return value if isinstance(value, str) and value and value != "unknown" else UNKNOWN

    text, spans = join_paragraphs([p.strip() for p in body.split("\n\n") if p.strip()], title=known("title"))
    url, stamp = row.get("url"), row.get("published")
    return make_article(
        text=text,
        paragraphs=spans,
        title=known("title"),
        outlet=known("outlet"),
        author=known("author"),
        published=(parse_published(iso_stamp(stamp)) if isinstance(stamp, str) else None) or UNKNOWN,
        url=url if isinstance(url, str) else None,
        language=known("language"),
        source=name,
        retold=row.get("retold") is True,
        stub=row.get("stub") is True,
    )


def _load(name: str, stdin: BinaryIO | None) -> bytes:
    if name == "-":
        if stdin is None:
            raise UnreadableInput(name, "there is no standard input to read")
        return stdin.read(MOST_BYTES + 1)
    try:
        if not Path(name).is_file() and Path(name).exists():
            raise UnreadableInput(name, "neither a file nor a folder")
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(name, getattr(error, "strerror", None) or "cannot be opened") from error


def _expand(path: str) -> list[str]:
    if path == "-":
        return [path]
    if not path:
        raise UnreadableInput('""', "an empty name")
    try:
        return _expanded(path)
    except (OSError, ValueError) as error:  # a name longer than the system allows, or with a NUL in it
        raise UnreadableInput(path[:80], getattr(error, "strerror", None) or "not a file name") from error


def _expanded(path: str) -> list[str]:
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
