"""A specimen briefing with one of everything that templates show, and the trial of a host's templates on it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from .article import UNKNOWN, Published, Span, Unknown
from .briefing import Briefing, Citation, Dispute, Line, Position, Section, Source
from .errors import InvalidDocument
from .rendering import render
from .templating import STYLE, TEMPLATES, looked_into


def _source(number: int, outlet: str | Unknown, *, title: str | Unknown = UNKNOWN, dated: bool = True) -> Source:
    return Source(
        article=f"specimen-{number}",
        revision="1",
        title=title,
        outlet=outlet,
        published=Published(moment=datetime(2024, 3, 5, tzinfo=UTC)) if dated else UNKNOWN,
        url="https://example.org/" if dated else None,
        source=None,
        retold=not dated,
    )


def _citation(number: int, quote: str) -> Citation:
    return Citation(
        article=f"specimen-{number}", revision="1", span=Span(0, len(quote)), quote=quote, after=" More was said."
    )


def _line(number: int, text: str, story: int) -> Line:
    return Line(text=text, citations=(_citation(number, text),), story=story)


_CHANGED: Final = "The ferry carried 90 people."
SPECIMEN: Final = Briefing(
    lines=(
        Line(text=_CHANGED, citations=(_citation(1, _CHANGED),), status="update", was="The ferry carried 80 people."),
        Line(
            text="It may sail again.",
            citations=(_citation(2, "It may sail again."),),
            status="new",
            view=True,
            story=0,
        ),
        Line(text="Bridge opens", citations=(_citation(3, "Bridge opens"),), story=1, headline=True),
        _line(3, "The bridge is 400 metres long.", 1),
        _line(4, "A museum opened on the quay.", 2),
    ),
    disputes=(
        Dispute(
            about="ferry: cost",
            positions=(
                Position(value="3 million pounds", outlet="The Tide", citation=_citation(1, "3 million pounds")),
                Position(value="4 million pounds", outlet=UNKNOWN, citation=_citation(2, "4 million pounds")),
            ),
        ),
    ),
    sources=(
        _source(1, "The Tide", title="Ferry sails"),
        _source(2, UNKNOWN, dated=False),
        _source(3, "The Rock", title="Bridge opens"),
        _source(4, "The Gull"),
        _source(5, "The Quay"),
    ),
    note="Not among the leads: an article without a title (no date given).",
    heading="3 stories from 4 publishers and 1 unnamed source, 1 minute to read",
    sections=(
        Section(headline="Ferry sails", articles=("specimen-1", "specimen-2"), publishers=1, wires=(2,)),
        Section(headline="Bridge opens", articles=("specimen-3",), publishers=1),
        Section(headline=UNKNOWN, articles=("specimen-4",), publishers=1, lead=False),
    ),
)


def faults_of(folder: Path) -> tuple[InvalidDocument, ...]:
    """What is wrong with the templates of ``folder``, each tried on the specimen.

    Raises:
        InvalidDocument: it is no folder.
    """
    overridden = looked_into(folder).overridden
    faults: dict[str, InvalidDocument] = {}
    for form, name in TEMPLATES.items():
        if name in overridden or (form == "html" and STYLE in overridden):
            try:
                render(SPECIMEN, format=form, templates=folder)
            except InvalidDocument as fault:
                faults.setdefault(str(fault), fault)
    return tuple(faults.values())
