"""What each subcommand of ``newsdesk`` does: reads its arguments, calls the rooms, prints, returns the exit code."""

import argparse
import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

from rich.console import Console
from rich.progress import Progress

from ..briefings.article import Article, Published, Unknown
from ..briefings.briefing import compose
from ..briefings.claims import align
from ..briefings.errors import UnreadableInput
from ..briefings.explaining import explained
from ..briefings.facts import analyse
from ..briefings.layout import cited
from ..briefings.rendering import load_briefing, render
from ..briefings.templating import looked_into
from .doctor import examine
from .fact_tables import print_facts
from .library import Gathered, gather, standard_input, text_of
from .line_listing import by_line
from .listing import by_sentence, claim_record, fact_record
from .settings import Settings, load_settings

DONE: Final = 0
CHECK_FAILED: Final = 1
WRONG_INPUT: Final = 2
# Shorter work than this needs no progress bar.
PATIENCE_SECONDS: Final = 1.0
# A table that is piped into a file or another program is not cut to a terminal's width.
WIDE: Final = 160


async def read(args: argparse.Namespace) -> int:
    """Print articles as JSON lines, or with --explain every line of a text with its label."""
    gathered = await gather_named(args)
    for article in gathered.articles:
        if args.explain:
            print(by_line(article))
        else:
            print(json.dumps(article_record(article), ensure_ascii=False))
    return outcome(gathered)


async def facts(args: argparse.Namespace) -> int:
    """Print facts and claims as a table, as JSON lines, or sentence by sentence."""
    gathered = await gather_named(args)
    found = [(article, analyse(article)) for article in gathered.articles]
    if args.explain:
        for article, analysis in found:
            print(by_sentence(article, analysis))
        return outcome(gathered)
    claims = align([(article, analysis.facts) for article, analysis in found])
    if args.json:
        for article, analysis in found:
            for fact in analysis.facts:
                print(json.dumps(fact_record(article, fact), ensure_ascii=False))
        for claim in claims:
            print(json.dumps(claim_record(claim, gathered.articles), ensure_ascii=False))
    else:
        print_facts(Console(width=None if sys.stdout.isatty() else WIDE), found, claims)
    return outcome(gathered)


async def brief(args: argparse.Namespace) -> int:
    """Print a briefing; with --explain say on standard error why each story and sentence is in it or not."""
    settings = load_settings(config=args.config)
    templates = args.templates or settings.templates
    if templates is not None:
        looked_into(templates)  # a wrong name is told at once, not after the articles have been read
    earlier = load_briefing(text_of(args.since), args.since) if args.since else None
    gathered = await gather_named(args)
    briefing = compose(
        gathered.articles,
        words=args.words or settings.words,
        told=[line.text for line in earlier.lines] if earlier else [],
        known={source.revision for source in cited(earlier)} if earlier else set(),
        now=args.now,
        topic=args.topic,
        length=args.length,
    )
    print(render(briefing, format=args.format, templates=templates).rstrip("\n"))
    if args.explain:
        print(explained(briefing), file=sys.stderr)
    return outcome(gathered)


async def chat(args: argparse.Namespace) -> int:
    """Open the console."""
    from .platforms.console import chat as open_console
    from .platforms.console import locale_of

    return await open_console(_settings(args), script=args.script, locale=args.language or locale_of(os.environ))


async def run(args: argparse.Namespace) -> int:
    """Start the Discord bot."""
    from .platforms.discord import start

    return await start(_settings(args))


async def doctor(args: argparse.Namespace) -> int:
    """Print what is installed, configured and reachable."""
    findings = await examine(load_settings(config=args.config))
    for finding in findings:
        print(f"{'ok     ' if finding.good else 'WRONG  '} {finding.what:<12} {finding.detail}")
    return DONE if all(finding.good for finding in findings) else CHECK_FAILED


def article_record(article: Article) -> dict[str, str | list[str] | bool | None]:
    """The JSON shape of one article: unknown and absent values are null."""
    return {
        "id": article.id,
        "revision": article.revision,
        "title": known(article.title),
        "outlet": known(article.outlet),
        "author": known(article.author),
        "published": published_text(article.published),
        "url": article.url,
        "language": known(article.language),
        "source": article.source,
        "retold": article.retold,
        "stub": article.stub,
        "body": article.body,
        "text": article.text,
    }


def known(value: str | Unknown) -> str | None:
    """The value, or None where it is unknown."""
    return None if isinstance(value, Unknown) else value


def published_text(published: Published | Unknown) -> str | None:
    """A date of the precision that is known, in ISO 8601."""
    return None if isinstance(published, Unknown) else str(published)


def _settings(args: argparse.Namespace) -> Settings:
    from dataclasses import replace

    settings = load_settings(config=args.config)
    return replace(settings, sources=tuple(args.paths)) if args.paths else settings


async def gather_named(args: argparse.Namespace) -> Gathered:
    """What the command line names, else what the settings name, else the seeds."""
    with _progress() as progress:
        gathered = await gather(
            args.paths or load_settings(config=args.config).sources, stdin=standard_input(), progress=progress
        )
    if not gathered.articles:
        _list_failures(gathered)
        if len(gathered.failures) > 1:
            raise UnreadableInput(f"{len(gathered.failures)} inputs", "none of them can be read")
        raise gathered.failures[0]
    return gathered


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error for work that takes more than a moment, on a terminal alone."""
    began = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - began > PATIENCE_SECONDS)

        yield report


def outcome(gathered: Gathered) -> int:
    """The exit code; what could not be read stands at the end of standard error, with a closing line."""
    if not gathered.failures:
        return DONE
    _list_failures(gathered)
    print(
        f"newsdesk: {_count(len(gathered.failures), 'input')} not read, "
        f"{_count(len(gathered.articles), 'article')} read",
        file=sys.stderr,
    )
    return CHECK_FAILED


def _list_failures(gathered: Gathered) -> None:
    """Each input that could not be read on a line; one alone is told by what ends the command."""
    if not gathered.articles and len(gathered.failures) == 1:
        return
    for failure in gathered.failures:
        print(f"newsdesk: not read: {failure}", file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
