"""True or false: a statement as reported, or with one figure, date or place changed; never who said or did it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..question import AnswerType, Option
from .candidate import Candidate, Material, chance
from .stem import framing, inside, why_wrong
from .wording import source_name, worded


def true_false_candidates(candidates: Iterable[Candidate], material: Material) -> Iterator[Candidate]:
    """True-or-false questions from those for figures, dates and places; their wrong options are the false values."""
    seen: set[tuple[str, int]] = set()
    for candidate in candidates:
        if candidate.kind not in ("figure", "date", "place") or candidate.typed or candidate.key_span is None:
            continue
        place = (candidate.report.article.id, candidate.key_span.start)
        if place not in seen:
            seen.add(place)
            yield from _claim(candidate, material)


def _claim(candidate: Candidate, material: Material) -> Iterator[Candidate]:
    article = candidate.report.article
    source = source_name(article, beside=candidate.statement.full)
    if candidate.key_span is None:
        return
    seed = (material.seed, article.id, candidate.key_span.start, "true or false")
    right_at = next(number for number, option in enumerate(candidate.options) if option.correct)
    # A neighbour of the key: a value far off is seen to be false without reading. Places have no order.
    reach = 1 if candidate.kind != "place" else len(candidate.options)
    wrong = [o.text for number, o in enumerate(candidate.options) if 0 < abs(number - right_at) <= reach]
    true = chance(*seed) % 2 == 0
    stated = candidate.key if true else wrong[chance("value", *seed) % len(wrong)]
    body = candidate.statement.filled(stated)
    right, other = ("True", "False") if true else ("False", "True")
    why = why_wrong("true_false", article, candidate.key)
    yield replace(
        candidate,
        kind="true_false",
        body=body,
        prompt=worded(
            "true_false", framing(body), source=source, statement=inside(candidate.statement, body, candidate.report)
        ),
        key=right,
        type=AnswerType.YES_NO,
        accept=(right, "yes" if true else "no"),
        options=tuple(
            Option(text=text, correct=text == right, why_wrong=None if text == right else why)
            for text in ("True", "False")
        ),
        reject=(other,),
        tags=(stated,),
    )
