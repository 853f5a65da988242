"""Where the article starts and ends among the lines of a dump, and which lines within it are not its own.

The body is the heaviest contiguous run: every line of prose adds its width, every other line costs something. A run
stands up to single odd lines, which a filter line by line does not, and it needs no word list of any language. The
costs were set by coordinate search on two thirds of the development sites; the measurements are in tests/bench.
"""

from collections.abc import Sequence
from typing import Final

from .drops import CUED_PROSE_WIDTH, FURNITURE, FURNITURE_PROSE, LONG_WIDTH, SPOKEN, Drop, find_drops, is_box_heading
from .views import View, measure_topic, view_lines

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
LONG_GAIN: Final = 20
ISOLATED_TOPIC: Final = 0.5
FURNISHED: Final = 0.5


def gain_of(view: View) -> float:
    """What a line adds to the run that holds it."""
    shape = view.shape
    if view.repeat == "blob":
        return -BLOB_COST
    if shape.kind == "prose":
        return _prose_gain(view)
    if shape.cues:
        if is_box_heading(view):
            return -BOX_COST
        if shape.cues & FURNITURE:
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
    if shape.cues & FURNITURE_PROSE:
        return gain / 2 if shape.width > CUED_PROSE_WIDTH or view.text.startswith(SPOKEN) else -FURNITURE_PROSE_COST
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
    gains = [gain_of(view) for view in views]
    _set_topics(views, heaviest_run(gains))
    for i, view in enumerate(views):
        if view.shape.kind == "prose":  # the gain of no other line depends on the topic
            gains[i] = gain_of(view)
    run = _extended(views, heaviest_run(gains))
    run = _trimmed(views, run)
    return views, run, find_drops(views, run)


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
    prose = shape.kind == "prose" or (shape.width >= LONG_WIDTH and not shape.cues & FURNITURE)
    return (
        prose
        and not shape.cues & FURNITURE_PROSE
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
        if view.shape.kind == "prose" and "bio" in view.shape.cues and not view.text.startswith(SPOKEN):
            stop = i
    while stop - 1 > run.start and _is_loose_end(views, stop - 1, furnished=furnished):
        stop -= 1
    return range(run.start, stop)


def _is_loose_end(views: Sequence[View], last: int, *, furnished: bool) -> bool:
    view, above = views[last], views[last - 1]
    if view.shape.kind != "prose":
        return view.shape.width < LONG_WIDTH or bool(view.shape.cues & FURNITURE)
    if view.text.startswith(SPOKEN):
        return False
    if view.shape.cues & FURNITURE_PROSE and view.shape.width < CUED_PROSE_WIDTH:
        return True
    return furnished and above.shape.kind != "prose" and view.topic < ISOLATED_TOPIC
