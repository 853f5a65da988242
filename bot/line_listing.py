"""Each line of a text with what it was taken for and why, for people who wonder where a sentence went."""

from collections import Counter
from typing import Final

from ..briefings.article import Article
from ..briefings.cleaning import LabelledLine, LineLabel
from ..briefings.reading.plain import explain
from .markup import one_line

SHOWN: Final = 70
_KEPT: Final = (LineLabel.BODY, LineLabel.HEADING)
# No part of the body, but what is known of the article stands there.
_USED: Final = (LineLabel.TITLE, LineLabel.FRONT_MATTER)


def by_line(article: Article) -> str:
    """What is known of an article, its lines with label and reason, and a summary of what was kept and dropped."""
    lines = explain(article)
    rows = [f"== {article.source or article.id}"]
    rows += [f"{name:<10} {one_line(str(value))}" for name, value in _known(article)]
    rows.append("")
    rows += [_row(line, article.text) for line in lines]
    rows += ["", _summary(lines)]
    return "\n".join(rows)


def _known(article: Article) -> tuple[tuple[str, object], ...]:
    return (
        ("title", article.title),
        ("outlet", article.outlet),
        ("author", article.author),
        ("published", article.published),
        ("language", article.language),
    )


def _row(line: LabelledLine, text: str) -> str:
    words = one_line(line.span.of(text))
    words = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    fate = "kept" if line.label in _KEPT else "used" if line.label in _USED else "dropped"
    return f"{fate:<8} {line.label.value:<12} {words:<{SHOWN}}  {line.reason}"


def _summary(lines: tuple[LabelledLine, ...]) -> str:
    """How much was kept, and how many lines of each label were dropped, the commonest first."""
    kept = [line for line in lines if line.label in _KEPT]
    letters = sum(len(line.span) for line in lines)
    share = sum(len(line.span) for line in kept) / max(1, letters)
    counts = Counter(line.label.value for line in lines if line.label not in _KEPT + _USED)
    dropped = ", ".join(f"{count} {label}" for label, count in counts.most_common()) or "nothing"
    return f"kept {len(kept)} of {len(lines)} lines ({share:.0%} of the letters); dropped: {dropped}"
