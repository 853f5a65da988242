"""What the bot says of briefings: the briefing with its buttons, passages, reports. Pure."""

from collections.abc import Sequence
from typing import Final

from ..briefings.briefing import Source
from .briefs import Passage, Reported, Shown
from .markup import inert, one_line
from .messages import Choice, Entry, Menu, Reply
from .texts import _, mark, ngettext
from .wording import many, refusal, source_line

# A menu offers 25 at most, of at most 100 characters each.
LINES_A_MENU: Final = 25
LABEL_LIMIT: Final = 100
LINE_SHOWN: Final = 600
# A paragraph of news has some 300 characters; what is longer is cut around the passage.
AROUND_LIMIT: Final = 500
REMARK_SHOWN: Final = 300
SOURCES_SHOWN: Final = 15
FAILURES_SHOWN: Final = 5
GONE: Final = mark("That briefing is not kept any more. `briefing` makes a new one.")
SETTLED_ALREADY: Final = mark("That report is settled already.")
NO_BRIEFING: Final = mark(
    "No briefing was shown here yet. `briefing` makes one; then `passages 2` shows where its line 2 is from."
)


def briefing(shown: Shown, text: str, *, private: bool, title: str | None = None, key: str | None = None) -> Reply:
    """The briefing, written out in ``text``, with what can be done with it."""
    choices = [
        Choice(label=_("Passages"), action=f"passages:{shown.id}:1"),
        Choice(label=_("Something is wrong"), action=f"wrong:{shown.id}", kind="type"),
    ]
    if not shown.briefing.lines:
        choices = []
    elif shown.questions:
        choices.insert(1, Choice(label=_("Quiz me on this"), action=f"quiz-on:{shown.id}"))
    return Reply(title=title or _("Briefing"), text=text, choices=tuple(choices), private=private, key=key)


def which_passage(shown: Shown, first: int) -> Reply:
    """The lines to choose from, from number ``first`` on."""
    lines = shown.briefing.lines
    offered = range(first, min(first + LINES_A_MENU, len(lines) + 1))
    entries = tuple(Entry(value=str(n), label=_cut(f"{n}. {lines[n - 1].text}")) for n in offered)
    menu = Menu(prompt=_("Choose a line"), action=f"passage:{shown.id}", entries=entries)
    later = first + LINES_A_MENU
    more = (Choice(label=_("More lines"), action=f"passages:{shown.id}:{later}"),) if later <= len(lines) else ()
    numbered = "\n".join(
        f"{entry.value}. {inert(one_line(lines[int(entry.value) - 1].text), limit=80)}" for entry in entries
    )
    which = _("Which line? `passages 1` shows the passage of the first.")
    return Reply(title=_("Passages"), text=f"{which}\n{numbered}", menus=(menu,), choices=more, private=True)


def no_such_line(shown: Shown) -> Reply:
    """The refusal of a number that no line has."""
    lines = many(len(shown.briefing.lines), "line")
    return refusal(_("That briefing has {lines}: choose a number from 1 on.", lines=lines))


def passage(found: Passage, number: int) -> Reply:
    """The line, each of its passages in bold within its paragraph, and the source."""
    lines = [inert(one_line(found.line.text), limit=LINE_SHOWN)]
    quotes = [citation.quote for citation in found.line.citations[: found.line.passages]]
    limit = AROUND_LIMIT // len(quotes)
    lines += [f"> {_in_paragraph(quote, *around, limit)}" for quote, around in zip(quotes, found.around, strict=True)]
    if found.source is not None:
        lines.append(f"> — {source_line(found.source)}")
    return Reply(title=_("Line {number}", number=number), text="\n".join(lines), private=True)


def _in_paragraph(quote: str, before: str, after: str, limit: int) -> str:
    """A passage in bold with at most ``limit`` characters of its paragraph on either side."""
    before, after = one_line(before), one_line(after)
    before = "…" + before[-limit:].partition(" ")[2] if len(before) > limit else before
    after = after[:limit].rpartition(" ")[0] + "…" if len(after) > limit else after
    return " ".join(part for part in (inert(before), f"**{inert(one_line(quote))}**", inert(after)) if part)


def no_questions() -> Reply:
    """A briefing on which nothing good can be asked."""
    return refusal(mark("No good question can be asked on this. `quiz` asks about everything at hand."))


def thanks() -> Reply:
    """The receipt of a report."""
    text = _("Thank you. The moderators see it with `contests`; *Passages* shows what is behind each line.")
    return Reply(title=_("Reported"), text=text, private=True)


def to_settle(one: Reported) -> Reply:
    """A report for a moderator, with the way to look and the way to take it off the list."""
    number, who = one.report.id, inert(one.name, limit=60)
    remark = inert(one_line(one.report.remark), limit=REMARK_SHOWN)
    says = _("{name} says: “{remark}”", name=who, remark=remark)
    lines = [says if who else _("A reader says: “{remark}”", remark=remark)]
    choices = [Choice(label=_("Settled"), action=f"settle:{number}")]
    if one.shown is None:
        lines.append(_("The briefing itself is not kept any more."))
    elif one.shown.briefing.lines:
        first = inert(one_line(one.shown.briefing.lines[0].text), limit=150)
        lines.append(_("The briefing begins: “{line}”", line=first))
        choices.insert(0, Choice(label=_("Passages"), action=f"passages:{one.shown.id}:1"))
    title = _("Report {number}", number=number)
    return Reply(title=title, text="\n".join(lines), choices=tuple(choices), private=True)


def settled(number: int) -> Reply:
    """That a report is off the list."""
    return Reply(text=_("Report {number} is settled.", number=number), private=True)


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LABEL_LIMIT else text[: LABEL_LIMIT - 1].rstrip() + "…"


def no_article(topic: str | None) -> Reply:
    """No article to brief on, and where to look."""
    if topic:
        said = inert(topic, limit=60)
        return refusal(_("No article here mentions “{topic}”. `sources` lists what is read.", topic=said))
    return refusal(_("There is no article to work from. `sources` lists what is read and what could not be read."))


def sources(read: Sequence[Source], failures: Sequence[str]) -> Reply:
    """What is read, and what could not be."""
    lines = [f"- {source_line(source)}" for source in read[:SOURCES_SHOWN]]
    more = len(read) - SOURCES_SHOWN
    if more > 0:
        lines.append("- " + ngettext("and {n} more", "and {n} more", more))
    lines += ["- " + _("not read: {what}", what=inert(one, limit=200)) for one in failures[:FAILURES_SHOWN]]
    if not lines:
        lines = [_("No sources yet. Name some under `sources` in the settings file.")]
    return Reply(title=_("Sources"), text="\n".join(lines))
