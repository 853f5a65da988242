"""What stands where in a briefing: its lines by story, the sources in the order in which a reader meets them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .article import Unknown
from .briefing import Briefing, Citation, Dispute, Line, Section, Source
from .edition import Tellers, publishers_said
from .headlines import apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as templates show it.

    ``headline`` is a source's own, None where none has one; ``titled`` is a line that is its article's headline
    itself and is then not among ``lines``. ``told_by`` says who tells it, None where nothing needs
    saying. ``disputes`` are what its sources tell differently. Stories without ``lead`` are told in one line each.
    """

    number: int
    headline: str | None = None
    titled: Line | None = None
    told_by: str | None = None
    lines: Sequence[Line]
    disputes: Sequence[Dispute]
    lead: bool = True


def stories(briefing: Briefing) -> list[Story]:
    """The stories that have lines, in reading order."""
    shown: dict[int, list[Line]] = {}
    for line in briefing.lines:
        shown.setdefault(line.story, []).append(line)
    told = list(shown)
    disputes: dict[int, list[Dispute]] = {story: [] for story in told}
    for dispute in briefing.disputes:
        story = _story_of(dispute, briefing.sections, last=told[-1] if told else 0)
        if story in disputes:
            disputes[story].append(dispute)
    laid = [
        _told(number, story, shown[story], disputes[story], briefing) for number, story in enumerate(told, start=1)
    ]
    if len(laid) != 1:
        return laid
    # One story alone leads, and the top line has said who tells it; a headline of one of several is that one's view.
    alone = laid[0].titled is not None or len(briefing.sources) == 1
    return [replace(laid[0], lead=True, told_by=None, headline=laid[0].headline if alone else None)]


def _told(number: int, story: int, lines: Sequence[Line], disputes: Sequence[Dispute], briefing: Briefing) -> Story:
    if story >= len(briefing.sections):
        return Story(number=number, lines=lines, disputes=disputes)
    section = briefing.sections[story]
    lines = [*apart(lines[0]), *lines[1:]]
    titled = lines[0] if lines[0].headline else None
    rest = lines[1:] if titled else lines
    lead = section.lead or len(rest) > 1  # what has several lines needs its headline, or two stories run together
    headline = None if isinstance(section.headline, Unknown) else section.headline
    who = tellers_of(section, briefing.sources)
    return Story(
        number=number,
        headline=titled.text if titled else headline,
        titled=titled,
        told_by=publishers_said(who) if lead or who.named + who.unnamed > 1 else None,
        lines=rest,
        disputes=disputes,
        lead=lead,
    )


def _story_of(dispute: Dispute, sections: Sequence[Section], *, last: int) -> int:
    """The story whose sources a dispute is between; the last that is told where that is not known."""
    between = {position.citation.article for position in dispute.positions}
    return next((number for number, section in enumerate(sections) if between & set(section.articles)), last)


def tellers_of(section: Section, sources: Sequence[Source]) -> Tellers:
    """Who tells the story of ``section``."""
    told = [source.outlet for source in sources if source.article in section.articles]
    named = {outlet for outlet in told if isinstance(outlet, str)}
    return Tellers(named=len(named), unnamed=sum(isinstance(outlet, Unknown) for outlet in told), wires=section.wires)


def cited(briefing: Briefing) -> list[Source]:
    """The sources that something in the briefing rests on, in the order in which a reader meets them."""
    citations: list[Citation] = []
    for story in stories(briefing):
        for line in (*([story.titled] if story.titled else []), *story.lines):
            citations += line.citations
        citations += [position.citation for dispute in story.disputes for position in dispute.positions]
    met = {citation.article: place for place, citation in reversed(list(enumerate(citations)))}
    told = [source for source in briefing.sources if source.article in met]
    return sorted(told, key=lambda source: met[source.article])


def uncited(briefing: Briefing) -> list[Source]:
    """The sources that were read and that nothing rests on."""
    told = cited(briefing)
    return [source for source in briefing.sources if source not in told]
