"""Questions that come from somebody's file, and a question's citation in one line."""

import hashlib
from collections.abc import Sequence
from typing import Final

from ...briefings.article import UNKNOWN, Span, Unknown
from ..bank import Bank
from ..question import AnswerKey, AnswerType, Evidence, Option, Question

OWN: Final = "own"


def own_question(
    prompt: str, accept: Sequence[str], *, wrong: Sequence[str] = (), said: str = "", difficulty: float = 0.5
) -> Question:
    """A question without an article: its passage is ``said``, else the prompt itself."""
    texts = sorted({accept[0], *wrong}) if wrong else []
    quote = said or prompt
    mark = "\x1f".join((prompt, accept[0], *texts))
    digest = hashlib.blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    yes_no = {text.casefold() for text in texts} == {"true", "false"}
    return Question(
        id=f"{OWN}-{digest}",
        kind=OWN,
        prompt=prompt,
        answer=AnswerKey(
            accept=tuple(accept), type=AnswerType.YES_NO if yes_no else AnswerType.WORDS, question=prompt
        ),
        # An article each: questions on one passage of one article are never asked together.
        evidence=Evidence(article=f"{OWN}-{digest}", revision=OWN, span=Span(0, len(quote)), quote=quote),
        claim=f"{OWN}-{digest}",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
        options=tuple(Option(text=text, correct=text == accept[0]) for text in texts),
        difficulty=difficulty,
        explanation=said,
    )


def citation(question: Question, bank: Bank) -> str:
    """The passage with its outlet, day and link, on one line; "" for an own question without one."""
    if question.kind == OWN:
        return one_line(question.explanation)
    outlet = "outlet unknown" if isinstance(question.outlet, Unknown) else question.outlet
    day = "date unknown" if isinstance(question.as_of, Unknown) else question.as_of.isoformat()
    links = [source.url for source in bank.sources if source.article == question.evidence.article and source.url]
    parts = [f"\u201c{one_line(question.evidence.quote)}\u201d", outlet, day, *links[:1]]
    return ", ".join(parts)


def one_line(text: str) -> str:
    """``text`` with its white space folded to single spaces."""
    return " ".join(text.split())
