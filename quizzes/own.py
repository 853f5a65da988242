"""Questions that people write: in the short form of a bank, or in another program's file."""

import hashlib
from collections.abc import Sequence

from ..briefings.article import UNKNOWN, Span
from .question import OWN, AnswerKey, AnswerType, Evidence, Option, Question


def own_question(
    prompt: str,
    accept: Sequence[str],
    *,
    wrong: Sequence[str] = (),
    options: Sequence[str] = (),
    said: str = "",
    difficulty: float = 0.5,
) -> Question:
    """A question without an article: its passage is ``said``, else the prompt itself.

    The choices are ``options`` in their order, or the first accepted answer and those that are ``wrong`` in the
    order of the alphabet; without either the answer is typed. Raises ValueError without an accepted answer.
    """
    texts = list(options) or (sorted({accept[0], *wrong}) if wrong else [])
    quote = said or prompt
    mark = "\x1f".join((prompt, accept[0], *texts))
    identity = f"{OWN}-{hashlib.blake2b(mark.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
    yes_no = {text.casefold() for text in texts} == {"true", "false"}
    key = AnswerKey.from_texts(accept, question=prompt)
    if texts:
        key = AnswerKey(accept=tuple(accept), type=AnswerType.YES_NO if yes_no else AnswerType.WORDS, question=prompt)
    return Question(
        id=identity,
        kind=OWN,
        prompt=prompt,
        answer=key,
        evidence=own_evidence(identity, quote, accept[0]),
        claim=f"{identity}/0-{len(quote)}",
        outlet=UNKNOWN,
        as_of=UNKNOWN,
        options=tuple(Option(text=text, correct=text == accept[0]) for text in texts),
        difficulty=difficulty,
        explanation=said,
    )


def own_evidence(identity: str, quote: str, answer: str) -> Evidence:
    """The passage of an own question. Each has an article to itself: two on one article are never asked together."""
    return Evidence(
        article=identity, revision=OWN, span=Span(0, len(quote)), quote=quote, key=key_in(quote, answer, start=0)
    )


def is_own(question: Question) -> bool:
    """Whether a person vouches for the question instead of an article."""
    return question.evidence.revision == OWN


def key_in(quote: str, answer: str, *, start: int) -> Span | None:
    """Where the answer stands in a passage that begins at ``start``, if it stands there once."""
    place = quote.find(answer)
    once = place >= 0 and quote.find(answer, place + 1) < 0
    return Span(start + place, start + place + len(answer)) if once else None
