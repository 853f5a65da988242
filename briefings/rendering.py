"""Briefings as Markdown, plain text, HTML and JSON. Wording and layout live in ``templates/``.

A host may give a folder with templates of the same names, which then take the place of ours.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

import jinja2

from . import documents
from .article import UNKNOWN, Published, Unknown
from .briefing import Briefing, Citation, Source

Format = Literal["md", "text", "html", "json"]
load_briefing = documents.load_briefing

_TEMPLATES: Final = {"md": "briefing.md.j2", "text": "briefing.txt.j2", "html": "briefing.html.j2"}
_DATE_PATTERNS: Final = {
    "minute": "{d.day} {d:%B %Y}",
    "day": "{d.day} {d:%B %Y}",
    "month": "{d:%B %Y}",
    "year": "{d:%Y}",
}
# Emphasis, code, spoilers, strikes and tags of Markdown; square brackets only where they would make a link.
_MARKDOWN: Final = re.compile(
    r"([*`|~<\\]|(?<!\w)_|_(?!\w)|\](?=[(\[:])|^\s*(?:[#>+-](?=\s)|\d+(?=[.)]\s)))", re.MULTILINE
)


def render(briefing: Briefing, *, format: Format, templates: Path | None = None) -> str:  # noqa: A002 the field's word
    """``briefing`` in ``format``; ``templates`` is a folder whose templates take the place of ours."""
    if format == "json":
        return documents.dump_briefing(briefing)
    environment = _environment(templates)
    return environment.get_template(_TEMPLATES[format]).render(briefing=briefing).strip() + "\n"


def _environment(folder: Path | None) -> jinja2.Environment:
    ours = jinja2.PackageLoader(__package__ or "newsdesk.briefings", "templates")
    loaders: list[jinja2.BaseLoader] = [ours] if folder is None else [jinja2.FileSystemLoader(folder), ours]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default_for_string=False, default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        markdown=escape_markdown, day=day_of, credit=credit, outlet=outlet_name, numbered=numbered, single=single_line
    )
    environment.filters.update(heading=heading, link=link, said=said)
    return environment


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown shows it as it is and nobody is mentioned by it."""
    return _MARKDOWN.sub(r"\\\1", single_line(text)).replace("@", "@\N{ZERO WIDTH SPACE}")


def single_line(text: str) -> str:
    """``text`` with all white space folded to single spaces."""
    return " ".join(text.split())


def day_of(published: Published | Unknown) -> str:
    """The publication day as people write it, or "date unknown"."""
    if published is UNKNOWN or isinstance(published, Unknown):
        return "date unknown"
    return _DATE_PATTERNS[published.precision].format(d=published.moment)


def outlet_name(source: Source) -> str:
    """The outlet's name, or "unknown outlet"."""
    return "unknown outlet" if isinstance(source.outlet, Unknown) else source.outlet


def credit(source: Source) -> str:
    """Outlet, day and whether it is retold: "TASS, 28 January 2025, retold"."""
    return ", ".join([outlet_name(source), day_of(source.published), *(["retold"] if source.retold else [])])


def numbered(citations: Iterable[Citation], sources: Iterable[Source]) -> list[tuple[int, Source]]:
    """The sources that ``citations`` rest on, each once, with their numbers from 1."""
    cited = {(citation.article, citation.revision) for citation in citations}
    return [
        (number, source)
        for number, source in enumerate(sources, start=1)
        if (source.article, source.revision) in cited
    ]


def heading(source: Source) -> str:
    """The article's title in quotation marks, or "untitled"."""
    return (
        "untitled"
        if isinstance(source.title, Unknown)
        else f"\N{LEFT DOUBLE QUOTATION MARK}{single_line(source.title)}\N{RIGHT DOUBLE QUOTATION MARK}"
    )


def said(outlet: str | Unknown) -> str:
    """The outlet's name in a list of positions."""
    return "unknown outlet" if isinstance(outlet, Unknown) else outlet


def link(source: Source) -> str | None:
    """The address a reader may follow: web addresses only."""
    for address in (source.url, source.source):
        if address is not None and re.fullmatch(r"https?://[^\s<>\"']+", address):
            return address
    return None
