"""Which lines within the run of the body are not its own: captions, credits, boxes of links, notices, repeats."""

import re
from collections.abc import Sequence
from typing import Final

from .lines import LineLabel
from .views import PROSE_WIDTH, View

Drop = tuple[LineLabel, str]

# Furniture cues count against prose up to this width only; longer lines are articles that mention such words.
CUED_PROSE_WIDTH: Final = 220
LONGEST_CAPTION: Final = 300
CAPTION_WIDTHS: Final = range(45, 260)
# A line without a stop at its end that is as long as this is text all the same.
LONG_WIDTH: Final = 140
HEADLINE_WIDTHS: Final = range(30, LONG_WIDTH)
# So many paragraphs that stand again further down are a summary; more are a body that stands twice.
SUMMARY_LINES: Final = 4

FURNITURE: Final = frozenset(
    {
        "related",
        "comments",
        "account",
        "legal",
        "about us",
        "sharing",
        "advert",
        "credit",
        "tags",
        "bio",
        "byline",
        "ago",
        "embed",
    }
)
FURNITURE_PROSE: Final = frozenset({"account", "legal", "comments", "bio", "advert", "credit", "related", "about us"})
_BOX: Final = frozenset({"related", "comments"})
_LEADS_ON: Final = re.compile(r":\s*\S{3,}")
BULLETS: Final = ("- ", "• ", "* ", "– ", "— ")
SPOKEN: Final = ('"', "“", "‘", "«", "„")
# A caption that ends with its own credit says nothing of the line above.
_SENTENCE_WITHIN: Final = re.compile(r"[a-z]{2}[.!?][\"”’)]* [A-Z]")
_CREDITED: Final = re.compile(r"[.!?][\"”’)]* ?[A-Z@][^.!?]{1,45}$")


def find_drops(views: Sequence[View], run: range) -> list[Drop | None]:
    """For each line why it is no part of the body although it stands in ``run``; None where it is kept."""
    drops: list[Drop | None] = [None] * len(views)
    _mark_drops(views, run, drops)
    _drop_dated_teasers(views, run, drops)
    _drop_second_copies(views, run, drops)
    return drops


def is_box_heading(view: View) -> bool:
    """Whether a line heads a box of links or comments ("Most read"), not a single link ("Read also: ...")."""
    shape = view.shape
    return (
        shape.kind in ("short", "mid")
        and shape.width < 45
        and not _BOX.isdisjoint(shape.cues)
        and _LEADS_ON.search(view.text) is None
    )


def _is_notice(view: View) -> bool:
    """Whether a line of prose speaks for the site, not for the article."""
    shape = view.shape
    if shape.width >= CUED_PROSE_WIDTH or view.text.startswith(SPOKEN):
        return False
    if shape.cues & {"related", "credit"}:
        return True
    return "promotion" in shape.cues and bool(
        shape.cues & {"account", "advert", "about us", "sharing", "comments", "legal"}
    )


def _mark_drops(views: Sequence[View], run: range, drops: list[Drop | None]) -> None:
    box = False
    for i in run:
        view = views[i]
        if is_box_heading(view):
            box = True
            drops[i] = (LineLabel.RELATED, "heads a box of links")
        elif view.shape.kind == "prose":
            drops[i] = _prose_drop(view)
            box = box and drops[i] is not None
        elif box and view.shape.width < LONG_WIDTH:
            drops[i] = (LineLabel.RELATED, "stands in a box of links")
        else:
            drops[i] = _line_drop(view)
            if drops[i] is None and i - run.start <= 4 and "byline" in view.shape.cues:
                drops[i] = (LineLabel.BYLINE, "reads like a byline")
        if drops[i] is None and i + 1 < len(views) and _may_be_caption(view) and _is_credit(views[i + 1]):
            drops[i] = (LineLabel.CAPTION, "stands over a photo credit")


def _drop_dated_teasers(views: Sequence[View], run: range, drops: list[Drop | None]) -> None:
    """Within the run, a headline with the date of its story below it links to that story."""
    for i in run:
        shape = views[i].shape
        if i == run.start or shape.kind not in ("short", "mid") or "date" not in shape.cues:
            continue
        above = views[i - 1]
        if (
            above.shape.kind in ("mid", "other")
            and above.shape.width in HEADLINE_WIDTHS
            and above.text[-1] not in ".:,;"
        ):
            drops[i] = drops[i - 1] = (LineLabel.RELATED, "a headline with its own date")
            if i - 2 in run and views[i - 2].shape.kind == "short":
                drops[i - 2] = (LineLabel.RELATED, "stands over another story's headline")


def _may_be_caption(view: View) -> bool:
    return view.shape.width in CAPTION_WIDTHS and not view.text.startswith(SPOKEN)


def _is_credit(view: View) -> bool:
    return (
        "credit" in view.shape.cues
        and view.shape.width < 90
        and not view.text.startswith(BULLETS)
        and _SENTENCE_WITHIN.search(view.text) is None
    )


def _prose_drop(view: View) -> Drop | None:
    if view.repeat == "blob":
        return LineLabel.REPEAT, "the body glued into one line"
    if "caption" in view.shape.cues and view.shape.width < 200 and not view.text.startswith(SPOKEN):
        return LineLabel.CAPTION, "describes a picture"
    if _is_notice(view):
        if "credit" in view.shape.cues:
            return LineLabel.CREDIT, "ends with a photo credit"
        if "related" in view.shape.cues:
            return LineLabel.RELATED, "links to another story"
        return LineLabel.NOTICE, "speaks for the site"
    return None


def _line_drop(view: View) -> Drop | None:
    shape = view.shape
    if shape.cues & (FURNITURE - {"byline"}):
        return label_of_cues(view)
    if shape.kind == "other" and "caption" in shape.cues:
        return LineLabel.CAPTION, "describes a picture"
    if shape.kind == "other" and shape.width < LONGEST_CAPTION and _CREDITED.search(view.text):
        return LineLabel.CAPTION, "a sentence with a name after its end"
    if shape.shouted and shape.width >= 40:
        return LineLabel.RELATED, "a line all in capitals"
    return None


def label_of_cues(view: View) -> Drop | None:
    """The label that the furniture cues of a line speak for, and the reason; None without any."""
    if not view.shape.cues:
        return None
    for cue, (label, wording) in _LABELS.items():
        if cue in view.shape.cues:
            return label, f"reads like {wording}"
    return None


_LABELS: Final = {
    "credit": (LineLabel.CREDIT, "a photo credit"),
    "related": (LineLabel.RELATED, "a link to another story"),
    "comments": (LineLabel.COMMENTS, "a comment box"),
    "tags": (LineLabel.TAGS, "a list of topics"),
    "bio": (LineLabel.NOTICE, "a note on the author"),
    "account": (LineLabel.NOTICE, "a sign-up box"),
    "legal": (LineLabel.NOTICE, "a legal notice"),
    "advert": (LineLabel.NOTICE, "an advertisement"),
    "embed": (LineLabel.FURNITURE, "an embedded post or player"),
    "sharing": (LineLabel.FURNITURE, "a sharing bar"),
    "about us": (LineLabel.FURNITURE, "a menu"),
    "ago": (LineLabel.DATE, "the age of a story"),
    "byline": (LineLabel.BYLINE, "a byline"),
    "caption": (LineLabel.CAPTION, "a caption"),
    "date": (LineLabel.DATE, "a date"),
}


def _drop_second_copies(views: Sequence[View], run: range, drops: list[Drop | None]) -> None:
    """Of a paragraph that stands twice keep one copy: the later one when the first stands in a summary at the top."""
    copies: dict[str, list[int]] = {}
    for i in run:
        if drops[i] is None and views[i].shape.width >= PROSE_WIDTH:
            copies.setdefault(views[i].text, []).append(i)
    doubled = sum(len(places) > 1 for places in copies.values())
    for places in copies.values():
        summary = doubled <= SUMMARY_LINES and run.start < places[0] <= run.start + SUMMARY_LINES
        kept = places[-1] if summary else places[0]
        for i in places:
            if i != kept:
                drops[i] = (LineLabel.REPEAT, "stands a second time")
