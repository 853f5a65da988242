"""Briefings as Markdown, plain text, HTML and JSON. Wording and layout live in ``templates/``.

A host may give a folder with templates of the same names, which then take the place of ours: see `templating`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Literal

from markupsafe import Markup

from .article import Unknown
from .briefing import Briefing, Citation, Dispute, Line, Source
from .crediting import cite, credit, day_of, entry, heading, link, outlet_of, single_line, site
from .documents import dump_briefing, load_briefing
from .headlines import quoted
from .layout import cited, stories, uncited
from .memory import changed
from .templating import Filters, fill

__all__ = ["Format", "escape_markdown", "load_briefing", "render"]

Format = Literal["md", "text", "html", "json"]

# Emphasis, code, spoilers, strikes and tags of Markdown; square brackets only where they would make a link.
_MARKDOWN: Final = re.compile(r"([*`|~<\\]|(?<!\w)_|_(?!\w)|\](?=[(\[:])|^\s*(?:[#>+-]|-#)(?=\s))")
_NUMBERED: Final = re.compile(r"^(\d+)(?=[.)]\s)")
# Kinds of event that one says "of" a thing; "deaths" are in a storm and "people killed" by one.
_OF_A_THING: Final = frozenset({"cost", "earnings", "fall", "purchase", "recall", "release", "rise", "sale", "value"})


def render(briefing: Briefing, *, format: Format, templates: Path | None = None) -> str:  # noqa: A002 the field's word
    """``briefing`` in ``format``, ending with a line end; ``templates`` is a folder that overrides our templates.

    Raises:
        InvalidDocument: a template of the folder fails.
    """
    if format == "json":
        return dump_briefing(briefing)
    text = fill(format, templates, FILTERS, {"briefing": briefing, "title": "Briefing"})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown shows it as it is and nobody is mentioned by it."""
    escaped = _NUMBERED.sub(r"\1\\", _MARKDOWN.sub(r"\\\1", single_line(text)))
    return escaped.replace("@", "@\N{ZERO WIDTH SPACE}")


def holder(line: Line, sources: Sequence[Source]) -> str:
    """Who holds a line that is a view: "According to The Tide: "; "Headline: " before one; nothing for plain news.

    The views of a signed article are its author's: "Ann Lee writes in The Tide: ".
    """
    if line.headline and not line.view:
        return "Headline: "
    if not line.view:
        return ""
    source = source_in(line.citations[0], sources)
    if line.signed and isinstance(source.author, str):
        where = "" if isinstance(source.outlet, Unknown) else f" in {single_line(source.outlet)}"
        return f"{single_line(source.author)} writes{where}: "
    return f"According to {'the article' if isinstance(source.outlet, Unknown) else single_line(source.outlet)}: "


def said(line: Line) -> str:
    """The line's text on one line; a headline in quotation marks, for its words are its outlet's."""
    text = single_line(line.text)
    return quoted(text) if line.headline and line.passages == 1 else text


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


def what_changed(line: Line) -> str | None:
    """The figures an update changes: "12 is now 15"; None where it is no update or they do not pair."""
    pairs = changed(line.text, line.was) if line.was else ()
    return ", ".join(f"{before} is now {after}" for before, after in pairs) or None


def about(dispute: Dispute) -> str:
    """What a disagreement is about: "fall of Nvidia" for the claim "Nvidia: fall", others as the claim is called."""
    subject, _, what = single_line(dispute.about).partition(": ")
    return f"{what} of {subject}" if what in _OF_A_THING else single_line(dispute.about)


def _markdown(value: object) -> Markup:
    return Markup(escape_markdown(str(value)))  # noqa: S704 - this is the escaping


_FILTERS: Final[dict[str, Callable[..., object]]] = {
    "markdown": _markdown,
    "single": single_line,
    "credit": credit,
    "cite": cite,
    "outlet": outlet_of,
    "day": day_of,
    "stories": stories,
    "holder": holder,
    "said": said,
    "changed": what_changed,
    "label": dispute_label,
    "about": about,
    "by_value": by_value,
    "numbered": numbered,
    "cited": cited,
    "uncited": uncited,
    "heading": heading,
    "entry": entry,
    "link": link,
    "site": site,
    "source_in": source_in,
    "number_in": number_in,
}
FILTERS: Final[Filters] = _FILTERS
