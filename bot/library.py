"""From what a user names (paths, globs, URLs, nothing) to articles; reads files and, through the fetcher, the web.

No name at all means the articles that come with Newsdesk. One bad input never stops the rest.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO, Final

from ..briefings.article import Article
from ..briefings.errors import UnreadableInput
from ..briefings.reading import read_feed, read_html, read_paths
from ..quizzes.bank import read_document
from .fetching import Fetched, fetch

SEEDS: Final = "newsdesk:seeds"
STDIN: Final = "-"
_FEED_MARKS: Final = (b"<rss", b"<feed", b"<rdf:RDF")

Fetcher = Callable[[str], Awaitable[Fetched]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Articles in the order they were named, and what could not be read."""

    articles: tuple[Article, ...]
    failures: tuple[UnreadableInput, ...]


def is_url(name: str) -> bool:
    """Whether a name is a web address rather than a path."""
    return name.startswith(("http://", "https://"))


def seeds_folder() -> Path:
    """Where the articles that come with Newsdesk lie."""
    return Path(str(files("newsdesk.seeds")))


def meant(name: str) -> str:
    """``seeds`` is the folder of that name, and where there is none the articles that come with Newsdesk."""
    return SEEDS if name.rstrip("/") == "seeds" and not Path(name).exists() else name


def on_disk(name: str) -> str:
    """The path behind a name: ``newsdesk:seeds/wire.txt`` is a file of the installed package."""
    return str(seeds_folder()) + name.removeprefix(SEEDS) if name.startswith(SEEDS) else name


async def gather(
    names: Sequence[str],
    *,
    fetcher: Fetcher = fetch,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Read everything that ``names`` name; without any, the articles that come with Newsdesk."""
    articles: list[Article] = []
    failures: list[UnreadableInput] = []
    for name in map(meant, names or (SEEDS,)):
        if "://" in name and not is_url(name):
            failures.append(UnreadableInput(name, "only http and https addresses are read"))
            continue
        try:
            found = await _from_web(name, fetcher) if is_url(name) else None
        except UnreadableInput as error:
            failures.append(error)
            continue
        if found is not None:
            articles += found
            continue
        result = await asyncio.to_thread(read_paths, [on_disk(name)], stdin=stdin, progress=progress)
        articles += [_named_as_given(article, name) for article in result.articles]
        failures += result.failures
    return Gathered(articles=_without_repeats(articles), failures=tuple(failures))


async def _from_web(url: str, fetcher: Fetcher) -> tuple[Article, ...]:
    fetched = await fetcher(url)
    return await asyncio.to_thread(_parsed, fetched, url)


def _parsed(fetched: Fetched, url: str) -> tuple[Article, ...]:
    head = fetched.body[:2000]
    if "html" not in fetched.content_type and ("json" in fetched.content_type or any(m in head for m in _FEED_MARKS)):
        return read_feed(fetched.body, fetched.url, source=url)
    return (read_html(fetched.body, fetched.url, source=url),)


def _named_as_given(article: Article, name: str) -> Article:
    if not name.startswith(SEEDS) or article.source is None:
        return article
    inside = Path(article.source).relative_to(seeds_folder()).as_posix()
    return replace(article, source=f"{SEEDS}/{inside}")


def _without_repeats(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The same text named twice is one article."""
    return tuple({article.revision: article for article in reversed(articles)}.values())[::-1]


def text_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        UnreadableInput: it cannot be read, is too large, or is not UTF-8 text.
    """
    if name == STDIN:
        try:
            return sys.stdin.read()
        except UnicodeDecodeError as error:
            raise UnreadableInput("standard input", "is not UTF-8 text") from error
    if Path(name).exists() and not Path(name).is_file():
        raise UnreadableInput(name, "is not a file")
    return read_document(name)


def standard_input() -> BinaryIO:
    """The bytes of standard input."""
    return sys.stdin.buffer
