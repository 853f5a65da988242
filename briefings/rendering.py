"""Briefings as Markdown, plain text, HTML and JSON. Wording and layout live in ``templates/``.

A host may give a folder with templates of the same names, which then take the place of ours. Templates are the
host's own files and may run any template code; the text of articles is data and is escaped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import jinja2

from .article import Published, Unknown
from .briefing import Briefing, Citation, Dispute, Line, Source, cited_articles
from .dates.writing import MONTHS
from .documents import dump_briefing, load_briefing
from .edition import publishers_said

__all__ = ["Format", "credit", "day_of", "escape_markdown", "load_briefing", "render"]

Format = Literal["md", "text", "html", "json"]

_TEMPLATES: Final = {"md": "briefing.md.j2", "text": "briefing.txt.j2", "html": "briefing.html.j2"}
# Emphasis, code, spoilers, strikes and tags of Markdown; square brackets only where they would make a link.
_MARKDOWN: Final = re.compile(r"([*`|~<\\]|(?<!\w)_|_(?!\w)|\](?=[(\[:])|^\s*(?:[#>+-]|-#)(?=\s))")
_NUMBERED: Final = re.compile(r"^(\d+)(?=[.)]\s)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Story:
    """One story as templates show it: ``headline`` and ``told_by`` are None where the briefing tells but one."""

    number: int
    headline: str | None
    told_by: str | None
    lines: Sequence[Line]


def render(briefing: Briefing, *, format: Format, templates: Path | None = None) -> str:  # noqa: A002 the field's word
    """``briefing`` in ``format``, ending with a line end; ``templates`` is a folder that overrides our templates."""
    if format == "json":
        return dump_briefing(briefing)
    template = _environment(templates).get_template(_TEMPLATES[format])
    text = template.render(briefing=briefing, title="Briefing")
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _environment(folder: Path | None) -> jinja2.Environment:
    ours = jinja2.PackageLoader(__package__ or "newsdesk.briefings", "templates")
    loaders: list[jinja2.BaseLoader] = [ours] if folder is None else [jinja2.FileSystemLoader(folder), ours]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),  # noqa: S701 Markdown and text escape themselves
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(markdown=escape_markdown, single=single_line, credit=credit, numbered=numbered)
    environment.filters.update(heading=heading, link=link, source_in=source_in, number_in=number_in)
    environment.filters.update(stories=stories, holder=holder, label=dispute_label, by_value=by_value)
    environment.filters.update(said=said, entry=entry, cited=cited, uncited=uncited)
    return environment


def stories(briefing: Briefing) -> list[Story]:
    """The stories that have lines, in reading order."""
    shown: dict[int, list[Line]] = {}
    for line in briefing.lines:
        shown.setdefault(line.story, []).append(line)
    found = []
    for number, (story, lines) in enumerate(shown.items(), start=1):
        section = briefing.sections[story] if story < len(briefing.sections) else None
        if section is None or len(shown) == 1:
            found.append(Story(number, None, None, lines))
            continue
        headline = None if isinstance(section.headline, Unknown) else section.headline
        found.append(Story(number, headline, publishers_said(section.publishers, section.copies), lines))
    return found


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown shows it as it is and nobody is mentioned by it."""
    escaped = _NUMBERED.sub(r"\1\\", _MARKDOWN.sub(r"\\\1", single_line(text)))
    return escaped.replace("@", "@\N{ZERO WIDTH SPACE}")


def single_line(text: str) -> str:
    """``text`` with all white space folded to single spaces."""
    return " ".join(text.split())


def day_of(published: Published | Unknown) -> str:
    """The publication day as people write it, or "date unknown"."""
    if isinstance(published, Unknown):
        return "date unknown"
    moment = published.moment
    if published.precision == "year":
        return str(moment.year)
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    return month if published.precision == "month" else f"{moment.day} {month}"


def credit(source: Source) -> str:
    """Outlet, day and whether it is retold: "TASS, 28 January 2025, retold"."""
    if isinstance(source.outlet, Unknown) and isinstance(source.published, Unknown):
        told = ["outlet and date unknown"]
    else:
        outlet = "unknown outlet" if isinstance(source.outlet, Unknown) else single_line(source.outlet)
        told = [outlet, day_of(source.published)]
    return ", ".join([*told, *(["retold"] if source.retold else [])])


def holder(line: Line, sources: Sequence[Source]) -> str:
    """Who holds a line that is a view: "According to The Tide: "; "Headline: " before one; nothing for plain news."""
    if line.headline:
        return "Headline: "
    if not line.view:
        return ""
    source = source_in(line.citations[0], sources)
    return f"According to {'the article' if isinstance(source.outlet, Unknown) else single_line(source.outlet)}: "


def cited(briefing: Briefing) -> list[Source]:
    """The sources that something in the briefing rests on, in order."""
    ids = cited_articles(briefing.lines, briefing.disputes)
    return [source for source in briefing.sources if source.article in ids]


def uncited(briefing: Briefing) -> list[Source]:
    """The sources that were read and that nothing rests on."""
    told = cited(briefing)
    return [source for source in briefing.sources if source not in told]


def said(line: Line) -> str:
    """The line's text on one line; a headline in quotation marks, for its words are its outlet's."""
    text = single_line(line.text)
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}" if line.headline else text


def dispute_label(dispute: Dispute) -> str:
    """What stands before values side by side: whether they contradict one another or are only put differently."""
    return "Sources put it differently" if dispute.compatible else "Sources differ"


def by_value(dispute: Dispute, sources: Sequence[Source]) -> list[tuple[str, list[Source]]]:
    """The values of ``dispute`` in the order told, each once with every source that gives it."""
    found: dict[str, tuple[str, list[Source]]] = {}
    for position in dispute.positions:
        value = single_line(position.value)
        found.setdefault(value.lower(), (value, []))[1].append(source_in(position.citation, sources))
    return list(found.values())


def heading(source: Source) -> str:
    """The article's title in quotation marks, or "untitled"."""
    if isinstance(source.title, Unknown):
        return "untitled"
    return f"\N{LEFT DOUBLE QUOTATION MARK}{single_line(source.title)}\N{RIGHT DOUBLE QUOTATION MARK}"


def entry(source: Source, briefing: Briefing) -> str:
    """A source as it is listed: title and credit, or the credit alone where its headline is a line already."""
    told = any(line.headline and line.citations[0].article == source.article for line in briefing.lines)
    return credit(source) if told else f"{heading(source)} ({credit(source)})"


def link(source: Source) -> str | None:
    """The address a reader may follow: web addresses only."""
    addresses = (source.url, source.source)
    return next((address for address in addresses if address and _ADDRESS.fullmatch(address)), None)


def source_in(citation: Citation, sources: Sequence[Source]) -> Source:
    """The source a citation rests on; raises LookupError when it is not listed."""
    for source in sources:
        if (source.article, source.revision) == (citation.article, citation.revision):
            return source
    raise LookupError(citation.article)


def number_in(source: Source, sources: Sequence[Source]) -> int:
    """The source's number in the list, from 1."""
    return list(sources).index(source) + 1


def numbered(citations: Iterable[Citation], sources: Sequence[Source]) -> list[tuple[int, Source]]:
    """The sources that ``citations`` rest on, each once, with their numbers from 1."""
    cited = {(citation.article, citation.revision) for citation in citations}
    return [
        (number, source)
        for number, source in enumerate(sources, start=1)
        if (source.article, source.revision) in cited
    ]
