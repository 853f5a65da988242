"""Articles, facts and candidates for the tests of the questions room, made from plain sentences."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from newsdesk.briefings.article import UNKNOWN, Article, Published, Sentence, Span, article_id, revision_of
from newsdesk.briefings.dates import DateMention, parse_dates
from newsdesk.briefings.facts import Analysis, Fact
from newsdesk.briefings.names import Entity, NameKind
from newsdesk.briefings.quantities import Quantity, parse_quantities
from newsdesk.briefings.quotations import Quotation
from newsdesk.quizzes.kinds.candidate import Candidate, Material, Report
from newsdesk.quizzes.kinds.statement import KEY, Statement
from newsdesk.quizzes.question import AnswerType, Option
from newsdesk.quizzes.rules.story import HEAD

DAY = Published(moment=datetime(2024, 5, 14, tzinfo=UTC))
TYPES = {
    "figure": AnswerType.FIGURE,
    "true_false": AnswerType.YES_NO,
    "date": AnswerType.DATE,
    "person": AnswerType.PERSON,
    "speaker": AnswerType.PERSON,
    "place": AnswerType.PLACE,
    "name": AnswerType.ORGANISATION,
}


def article_of(
    *paragraphs: str, outlet: str = "The Fjord Post", dated: bool = True, title: str = "Bicycles for the hills"
) -> Article:
    """An article whose body is ``paragraphs``."""
    text = "\n\n".join(paragraphs)
    spans, place = [], 0
    for paragraph in paragraphs:
        spans.append(Span(place, place + len(paragraph)))
        place += len(paragraph) + 2
    return Article(
        id=article_id(text),
        revision=revision_of(text),
        text=text,
        paragraphs=tuple(spans),
        title=title,
        outlet=outlet,
        published=DAY if dated else UNKNOWN,
    )


def entities_of(text: str, names: Mapping[str, Sequence[str]]) -> tuple[Entity, ...]:
    """The named entities of ``text``."""
    return tuple(
        Entity(
            name=name,
            kind=NameKind(kind),
            mentions=tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(name), text)),
        )
        for kind, listed in names.items()
        for name in listed
    )


def candidate_of(
    marked: str,
    *,
    kind: str = "figure",
    names: Mapping[str, Sequence[str]] | None = None,
    options: Sequence[str] = (),
    dated: bool = True,
    post: bool = False,
    key: str | None = None,
    attribution: str | None = None,
    hedge: str | None = None,
    key_outside: bool = False,
    source: str | None = None,
    more: str = "Another paragraph stands here.",
    title: str | None = None,
    buried: bool = False,
    views: bool = False,
    reported: bool = False,
    deed: bool = False,
    seldom: bool = False,
    heading: str = "",
) -> Candidate:
    """A candidate as a kind would make it from one sentence whose answer stands in [[ ]].

    ``source`` is the sentence of the article where ``marked`` is only a part of it; ``views`` makes
    an article of its writer's views; ``buried`` puts the sentence
    far down in the article, and names the holder of a post or a speaker only there. ``reported`` makes a question of
    who said it, ``deed`` of who did it. ``seldom`` leaves a holder or a speaker as seldom named as the text has them.
    ``heading`` is the article's title, which ``title`` shows in the prompt as well.
    """
    whole = source or marked
    match = re.search(r"\[\[(.*?)\]\]", whole)
    plain = whole.replace("[[", "").replace("]]", "")
    wanted = plain
    if post:
        plain = f"{key} is the {wanted}."
        more = more if buried else f"{more} It is by {key}, the {wanted}, and the {wanted} is well known."
    if kind == "speaker" and not buried:
        more = f"{more} {key or (match.group(1) if match else '')}, the owner of a shop, was there."
    if (post or kind == "speaker") and not buried and not seldom:
        speaker = key or (match.group(1) if match else "")
        more = f"{more} Many know {speaker}. Nobody else came with {speaker}."
    if views:
        more = f"We like {more[0].lower()}{more[1:]}"
    heading = heading or (f"Bicycles of {key}, the {wanted}" if post and not buried else "Bicycles for the hills")
    article = article_of(plain, more, dated=dated, title=title or heading)
    sentence = Sentence(span=article.paragraphs[0], paragraph=0)
    span = Span(match.start(), match.start() + len(match.group(1))) if match else Span(0, len(key or plain))
    shown = key or span.of(plain)
    read: list[Quantity | DateMention | Quotation] = [
        *parse_quantities(plain),
        *parse_dates(plain, published=article.published),
    ]
    values = [value for value in read if value.span.overlaps(span)][:1]
    others = [value for value in read if not value.span.overlaps(span)]
    if kind == "speaker" and not reported:
        values = [Quotation(span=span, direct=True, speaker=shown, speaker_span=span, verb="said")]
    facts = tuple(
        Fact(
            article=article.id,
            revision=article.revision,
            sentence=sentence,
            span=v.span,
            value=v,
            attribution=attribution,
            hedge=hedge,
        )
        for v in [*values, *others]
    )
    entities = entities_of(f"{plain}\n\n{more}", names or {})
    above = tuple(
        Sentence(span=article.paragraphs[1], paragraph=1) for _ in range(HEAD if buried else 3 if views else 0)
    )
    report = Report(
        article=article,
        analysis=Analysis(sentences=(*above, sentence), entities=entities, quotations=(), facts=facts),
    )
    text = (
        f"{KEY} is the {wanted}."
        if post
        else f"{KEY} said: “{plain}”"
        if kind == "speaker" and not reported
        else None
    )
    text = text or marked.replace(match.group() if match else "", KEY)
    body = wanted if post or kind in ("speaker", "true_false") else text.replace(KEY, "____")
    body = text.replace(KEY, "who").rstrip(".") if reported or deed else body
    answer = "True" if kind == "true_false" else shown
    texts = options or (("True", "False") if kind == "true_false" else ())
    return Candidate(
        kind=kind,
        report=report,
        sentence=sentence,
        facts=facts[: len(values)],
        statement=Statement(text=text, key=shown),
        body=body,
        prompt=f"According to the report “{title}”, {body}"
        if title
        else f"According to The Fjord Post (14 May 2024), {body}",
        key=answer,
        type=TYPES[kind],
        key_span=article.paragraphs[1] if key_outside else span,
        accept=(answer,),
        options=tuple(Option(text=text, correct=text == answer) for text in texts),
        tags=("post",) if post else ("reported",) if reported else ("direct", "agent") if deed else (),
    )


def material_of(*candidates: Candidate, seed: int = 0) -> Material:
    """The material of some candidates."""
    return Material(reports=tuple(candidate.report for candidate in candidates), seed=seed)
