"""Articles grouped by what happened: names, figures, dates and a window of time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsdesk.briefings.article import Article, Published, Span, article_id, revision_of
from newsdesk.briefings.facts import Fact
from newsdesk.briefings.quantities import parse_quantities
from newsdesk.briefings.sentences import split_sentences
from newsdesk.briefings.stories import Story, group, resemblances

DAY = datetime(2024, 5, 3, 8, tzinfo=UTC)

CRASH = (
    "A tram of the Brno Transit company ran into a bus at Mendel Square on Friday, and 23 people were hurt.\n"
    "Driver Pavel Horak braked too late, Brno Transit said. The tram had carried 140 passengers.\n"
    "Mendel Square stays closed until Sunday."
)
CRASH_TOLD_AGAIN = (
    "Twenty-three people were injured when a Brno Transit tram hit a bus.\n"
    "The company named Pavel Horak as the driver. Mendel Square is shut.\n"
    "Passengers said that Horak had shouted a warning."
)
CRASH_A_DAY_LATER = (
    "Brno Transit has suspended Pavel Horak, who drove the tram that struck a bus at Mendel Square.\n"
    "The crash hurt 23 people. "
    "The city will reopen Mendel Square on Sunday."
)
HARVEST = (
    "Farmers round Lake Balaton picked 30% fewer grapes than in 2023, the Wine Council said.\n"
    "Frost hit the vines of Tihany hardest, grower Eva Molnar told reporters.\n"
    "The Wine Council wants 4 million euros of aid."
)


def article(body: str, *, days: float | None = None) -> Article:
    spans, start = [], 0
    for line in body.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    source = Article(id=article_id(body), revision=revision_of(body), text=body, paragraphs=tuple(spans))
    return source if days is None else replace(source, published=Published(moment=DAY + timedelta(days=days)))


def told(*sources: Article) -> list[tuple[Article, list[Fact]]]:
    """Articles with their figures as facts."""
    return [
        (
            source,
            [
                Fact(
                    article=source.id,
                    revision=source.revision,
                    sentence=sentence,
                    span=quantity.span.shifted(sentence.span.start),
                    value=quantity,
                )
                for sentence in split_sentences(source)
                for quantity in parse_quantities(sentence.span.of(source.text))
            ],
        )
        for source in sources
    ]


def test_one_event_is_one_story_and_another_is_another() -> None:
    crash, again, harvest = (article(body) for body in (CRASH, CRASH_TOLD_AGAIN, HARVEST))
    stories = group(told(crash, harvest, again))
    assert [set(story.articles) for story in stories] == [{crash.id, again.id}, {harvest.id}]
    shared = resemblances(told(crash, harvest, again))
    assert shared[0, 2] > 0.3 > 0.05 > shared[0, 1]


def test_every_article_is_in_exactly_one_story_in_any_order() -> None:
    sources = [article(body) for body in (CRASH, CRASH_TOLD_AGAIN, CRASH_A_DAY_LATER, HARVEST)]
    straight = {frozenset(story.articles) for story in group(told(*sources))}
    turned = {frozenset(story.articles) for story in group(told(*sources[::-1]))}
    assert straight == turned == {frozenset(source.id for source in sources[:3]), frozenset({sources[3].id})}


def test_the_earliest_article_leads_and_gives_the_id() -> None:
    early, late = article(CRASH, days=0), article(CRASH_A_DAY_LATER, days=1)
    (story,) = group(told(late, early))
    (alone,) = group(told(early))
    assert story.articles == (early.id, late.id)
    assert story.id == alone.id


def test_a_known_story_keeps_its_id_when_an_earlier_article_joins() -> None:
    early, late = article(CRASH, days=0), article(CRASH_A_DAY_LATER, days=1)
    known = group(told(late))
    (joined,) = group(told(early, late), known=known)
    assert joined.id == known[0].id
    assert group(told(early, late))[0].id != known[0].id


def test_the_same_places_months_later_are_another_story() -> None:
    first, later = article(CRASH, days=0), article(CRASH_A_DAY_LATER, days=60)
    assert len(group(told(first, later))) == 2


def test_nothing_gives_nothing() -> None:
    assert group([]) == ()
    empty = article("")
    assert group(told(empty)) == (Story(id=group(told(empty))[0].id, articles=(empty.id,)),)
