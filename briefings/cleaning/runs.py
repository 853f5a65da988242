"""Where the article starts and ends among the lines of a dump, and which lines within it are not its own.

The body is the heaviest contiguous run: every line of prose adds its width, every other line costs something. A run
stands up to single odd lines, which a filter line by line does not, and it needs no word list of any language. The
costs were set by coordinate search on two thirds of the development sites; the measurements are in tests/bench.
"""

import re
from collections.abc import Sequence
from typing import Final

from .lines import LineLabel
from .views import PROSE_WIDTH, View, measure_topic, view_lines

Drop = tuple[LineLabel, str]

PLAIN_COST: Final = 20
OTHER_COST: Final = 40
CUT_COST: Final = 40
CUED_COST: Final = 90
BOX_COST: Final = 100
BLOB_COST: Final = 80
FURNITURE_PROSE_COST: Final = 20
# Prose adds its width up to here: a legal notice in one giant line must not outweigh an article.
MOST_GAIN: Final = 300
# Share of its width that prose adds when it has no word in common with the rest of the body, and the topic (relative
# to the middle line of the body) at which it adds all of it.
OFF_TOPIC_SHARE: Final = 0.6
OFF_TOPIC: Final = 0.1
ON_TOPIC: Final = 0.6
# Past so many lines that are no prose of the topic, the body is not taken up again.
REACH: Final = 4
REACH_TOPIC: Final = 0.45
REPEAT_SHARE: Final = 0.3
# Furniture cues count against prose up to this width only; longer lines are articles that mention such words.
CUED_PROSE_WIDTH: Final = 220
LONGEST_CAPTION: Final = 300
LONG_WIDTH: Final = 140
LONG_GAIN: Final = 20
ISOLATED_TOPIC: Final = 0.5
# So many paragraphs that stand again further down are a summary; more are a body that stands twice.
SUMMARY_LINES: Final = 4
FURNISHED: Final = 0.5

_FURNITURE: Final = frozenset(
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
_FURNITURE_PROSE: Final = frozenset(
    {"account", "legal", "comments", "bio", "advert", "credit", "related", "about us"}
)
_BOX: Final = frozenset({"related", "comments"})
_LEADS_ON: Final = re.compile(r":\s*\S{3,}")
_SPOKEN: Final = ('"', "“", "‘", "«", "„")
_CREDITED: Final = re.compile(r"[.!?][\"”’)]* ?[A-Z@][^.!?]{1,45}$")


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
    if shape.width >= CUED_PROSE_WIDTH or view.text.startswith(_SPOKEN):
        return False
    if shape.cues & {"related", "credit"}:
        return True
    return "promotion" in shape.cues and bool(
        shape.cues & {"account", "advert", "about us", "sharing", "comments", "legal"}
    )


def gain_of(view: View) -> float:
    """What a line adds to the run that holds it."""
    shape = view.shape
    if view.repeat == "blob":
        return -BLOB_COST
    if shape.kind == "prose":
        return _prose_gain(view)
    if is_box_heading(view):
        return -BOX_COST
    if shape.cues & _FURNITURE:
        return -CUED_COST
    if shape.width >= LONG_WIDTH:
        return LONG_GAIN
    return -CUT_COST if shape.kind == "cut" else -OTHER_COST if shape.kind == "other" else -PLAIN_COST


def _prose_gain(view: View) -> float:
    shape = view.shape
    if view.repeat == "part":
        return 0.0
    topical = min(1.0, max(0.0, (view.topic - OFF_TOPIC) / (ON_TOPIC - OFF_TOPIC)))
    gain = min(shape.width, MOST_GAIN) * (OFF_TOPIC_SHARE + (1 - OFF_TOPIC_SHARE) * topical)
    if view.repeat == "again":
        gain *= REPEAT_SHARE
    if shape.cues & _FURNITURE_PROSE:
        return gain / 2 if shape.width > CUED_PROSE_WIDTH or view.text.startswith(_SPOKEN) else -FURNITURE_PROSE_COST
    if "caption" in shape.cues and shape.width < CUED_PROSE_WIDTH:
        return 0.0
    return gain


def heaviest_run(gains: Sequence[float]) -> range:
    """The stretch with the greatest sum; empty when nothing adds anything."""
    best, best_range, total, start = 0.0, range(0), 0.0, 0
    for i, gain in enumerate(gains):
        total += gain
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, best_range = total, range(start, i + 1)
    return best_range


def find_body(lines: Sequence[str]) -> tuple[list[View], range, list[Drop | None]]:
    """The views of the lines, the run of the body, and why each line in it is dropped, None where it is kept."""
    views = view_lines(lines)
    run = heaviest_run([gain_of(view) for view in views])
    _set_topics(views, run)
    run = _extended(views, heaviest_run([gain_of(view) for view in views]))
    run = _trimmed(views, run)
    drops: list[Drop | None] = [None] * len(views)
    _mark_drops(views, run, drops)
    _drop_dated_teasers(views, run, drops)
    _drop_second_copies(views, run, drops)
    return views, run, drops


def _set_topics(views: Sequence[View], run: range) -> None:
    measure_topic(views, run)
    inside = sorted(views[i].topic for i in run if views[i].shape.kind == "prose")
    middle = max(inside[len(inside) // 2], 0.1) if inside else 1.0
    for view in views:
        view.topic /= middle


def _extended(views: Sequence[View], run: range) -> range:
    """The run with lines of prose of its topic that stand a few lines off its ends."""
    start, stop = run.start, run.stop
    misses, i = 0, start - 1
    while i >= 0 and misses < REACH and not is_box_heading(views[i]):
        if _takes_up(views[i]) and not views[i].repeat:
            start, misses = i, 0
        else:
            misses += 1
        i -= 1
    misses, i = 0, stop
    while i < len(views) and misses < REACH and not is_box_heading(views[i]):
        if _takes_up(views[i]):
            stop, misses = i + 1, 0
        else:
            misses += 1
        i += 1
    return range(start, stop)


def _takes_up(view: View) -> bool:
    shape = view.shape
    prose = shape.kind == "prose" or (shape.width >= LONG_WIDTH and not shape.cues & _FURNITURE)
    return (
        prose
        and not shape.cues & _FURNITURE_PROSE
        and "caption" not in shape.cues
        and view.topic >= REACH_TOPIC
        and view.repeat != "blob"
    )


def _trimmed(views: Sequence[View], run: range) -> range:
    """The run without what stands at its end and is not the article's: teasers, notes on the author, notices."""
    prose = sum(views[i].shape.width for i in run if views[i].shape.kind == "prose")
    stop = run.stop
    # A text that is prose for the most part has no teasers to be told from its last section.
    furnished = sum(view.shape.kind == "prose" for view in views) < FURNISHED * len(views)
    tail = 0
    for i in reversed(run):
        view = views[i]
        if view.shape.kind == "prose":
            tail += view.shape.width
        if tail > 0.25 * prose:
            break
        if view.shape.kind == "prose" and "bio" in view.shape.cues and not view.text.startswith(_SPOKEN):
            stop = i
    while stop - 1 > run.start and _is_loose_end(views, stop - 1, furnished=furnished):
        stop -= 1
    return range(run.start, stop)


def _is_loose_end(views: Sequence[View], last: int, *, furnished: bool) -> bool:
    view, above = views[last], views[last - 1]
    if view.shape.kind != "prose":
        return view.shape.width < LONG_WIDTH or bool(view.shape.cues & _FURNITURE)
    if view.text.startswith(_SPOKEN):
        return False
    if view.shape.cues & _FURNITURE_PROSE and view.shape.width < CUED_PROSE_WIDTH:
        return True
    return furnished and above.shape.kind != "prose" and view.topic < ISOLATED_TOPIC


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
        if drops[i] is None and i + 1 < len(views) and 45 <= view.shape.width < 260 and _is_credit(views[i + 1]):
            drops[i] = (LineLabel.CAPTION, "stands over a photo credit")


def _drop_dated_teasers(views: Sequence[View], run: range, drops: list[Drop | None]) -> None:
    """Within the run, a headline with the date of its story below it links to that story."""
    for i in run:
        shape = views[i].shape
        if i == run.start or shape.kind not in ("short", "mid") or "date" not in shape.cues:
            continue
        above = views[i - 1]
        if above.shape.kind in ("mid", "other") and above.shape.width >= 30 and above.text[-1] not in ".:,;":
            drops[i] = drops[i - 1] = (LineLabel.RELATED, "a headline with its own date")
            if i - 2 in run and views[i - 2].shape.kind == "short":
                drops[i - 2] = (LineLabel.RELATED, "stands over another story's headline")


def _is_credit(view: View) -> bool:
    return "credit" in view.shape.cues and view.shape.width < 90


def _prose_drop(view: View) -> Drop | None:
    if view.repeat == "blob":
        return LineLabel.REPEAT, "the body glued into one line"
    if "caption" in view.shape.cues and view.shape.width < 200 and not view.text.startswith(_SPOKEN):
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
    if shape.cues & (_FURNITURE - {"byline"}):
        return label_of_cues(view)
    if shape.kind == "other" and "caption" in shape.cues:
        return LineLabel.CAPTION, "describes a picture"
    if shape.kind == "other" and shape.width < LONGEST_CAPTION and _CREDITED.search(view.text):
        return LineLabel.CAPTION, "a sentence with a name after its end"
    if shape.capitals == 2.0 and shape.width >= 40:
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
