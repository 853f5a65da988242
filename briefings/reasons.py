"""Why each story, line and sentence is in a briefing or is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from .article import Article
from .briefing import Line, Reason
from .drafting import Draft
from .edition import NAMELESS, Plan
from .likeness import WORD, stem
from .memory import TOLD, UNCHANGED

STANDS_IN: Final = "it is the headline, and no sentence tells what it tells"
TOO_LITTLE: Final = "it adds too little for its length"
OUSTED: Final = "it has next to nothing of the headline, or other lines took its room"
NOT_NEW: Final = "nothing of it is new"
NOTHING_STANDS: Final = "no sentence of it can stand as a line"
NO_ROOM: Final = "the words were spent before it"


def reasons_of(
    plans: Sequence[Plan],
    articles: Sequence[Article],
    drafts: Sequence[Draft],
    lines: Sequence[Line],
    adds: Mapping[int, str],
) -> Iterator[Reason]:
    """Every story in reading order, after each its lines, and then its sentences that are in none of them.

    ``adds`` says of drafts that were chosen, by number, what they add; a chosen draft may have been ousted since.
    """
    for place, item in enumerate(plans):
        told = [line for line in lines if line.story == place]
        own = {number: draft for number, draft in enumerate(drafts) if draft.document in item.members}
        why = item.why if told else f"{item.why}; {_unsaid(own.values())}"
        subject = str(item.section.headline or NAMELESS)
        yield Reason(subject=subject, taken=bool(told), why=why, story=place, kind="story")
        left = dict(own)
        for line in told:
            inside = [number for number, draft in own.items() if _holds(line, articles[draft.document], draft)]
            added = f"it adds {', '.join(adds[number] for number in inside if number in adds)}"
            yield Reason(subject=line.text, taken=True, why=STANDS_IN if line.headline else added, story=place)
            for number in inside:
                left.pop(number, None)
        for number, draft in left.items():
            because = OUSTED if number in adds else draft.refused or draft.leaning or TOO_LITTLE
            yield Reason(subject=draft.text, taken=False, why=because, story=place)


def spelt(text: str, concepts: Sequence[str]) -> str:
    """The concepts of ``text``, which are stems, in its own words."""
    words = WORD.findall(text)
    stems = [stem(word.lower()) for word in words]
    found = []
    for concept in concepts:
        size = concept.count(" ") + 1
        at = next((at for at in range(len(stems)) if " ".join(stems[at : at + size]) == concept), None)
        found.append(concept if at is None else " ".join(words[at : at + size]))
    return ", ".join(found)


def _holds(line: Line, article: Article, draft: Draft) -> bool:
    """Whether ``line`` is made from the sentence of ``draft``."""
    return not line.headline and any(
        passage.article == article.id and passage.span.contains(draft.sentence.span)
        for passage in line.citations[: line.passages]
    )


def _unsaid(drafts: Iterable[Draft]) -> str:
    """Why a story has no line."""
    refusals = [draft.refused or draft.leaning for draft in drafts]
    if not all(refusals):
        return NO_ROOM
    return NOT_NEW if {TOLD, UNCHANGED} & set(refusals) else NOTHING_STANDS
