"""Why a briefing is as it is, for people: story by story what was taken and what was left out."""

from collections.abc import Iterator

from .briefing import Briefing


def explained(briefing: Briefing) -> str:
    """Every story and why it is where it is, under it the taken sentences (+), then the others (-), each with why."""
    return "\n".join(_rows(briefing))


def _rows(briefing: Briefing) -> Iterator[str]:
    for reason in briefing.reasons:
        subject = " ".join(reason.subject.split())
        if reason.kind == "line":
            yield f"   {'+' if reason.taken else '-'} {subject}"
            yield f"     {reason.why}"
            continue
        section = briefing.sections[reason.story]
        where = "left out" if not reason.taken else "a lead" if section.lead else "told in one line"
        if reason.story:
            yield ""
        yield f"{reason.story + 1}. {subject}"
        yield f"   {where}: {reason.why}"
