"""How a briefing is made: sentences to drafts, drafts to a choice under the budget, the choice to proven lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from . import salience
from .article import Article
from .briefing import Briefing, Length, Line, Reason, Source, cited_articles
from .claims import Claim, align
from .disagreement import disputes_of
from .drafting import Draft, drafts_of, line_of
from .edition import EDITION, Plan, about, concerns, heading, note_of, plan
from .facts import Analysis, analyse
from .headlines import BESIDE, TELLS, TELLS_LATER, headline_line, told_share
from .likeness import repeats
from .memory import compared
from .names import NameFinder, NameKind
from .retelling import retold
from .stories import group
from .verification import verify_dispute, verify_line
from .voice import commentary

# A briefing of one article is a handful of lines: past the fifth, lines were background more often than news.
MOST_LINES: Final = 3
MOST_OF_SEVERAL: Final = 5
MOST_OF_VIEWS: Final = 1  # of an article that gives its writer's views or advice
# A line that adds less than this share of what the best line added is filler. Read off briefings of single articles;
# of 30 such articles in plain text they leave out 8 of 63 lines and R2 rises from .070 to .073. Anything from .06 to
# .12 measures the same.
LEAST_SHARE: Final = 0.06
DEEP: Final = 10
LEAST_SHARE_DEEP: Final = 0.25
# Where no headline says what the story is, the sentences must, those too that lean on others: on 30 articles in plain
# text R2 is .073 so, .068 where they count in full, .058 and four briefings empty where they do not count at all. So
# few articles tell that they are needed, not how much they should count.
LEANING_WORTH: Final = 0.8
NEAR: Final = 6  # sentences of a single article
# A line beside the topic only fills room that no line on it takes. A rule of thumb: no data set has topics.
OFF_TOPIC_WORTH: Final = 0.1
LINES_A_SOURCE: Final = 1  # and one more for every further source


def compose_lines(
    articles: Sequence[Article],
    *,
    words: int,
    finder: NameFinder | None,
    told: Sequence[str],
    now: datetime | None,
    topic: str | None,
    length: Length,
) -> Briefing:
    """See `briefing.compose`."""
    # Two copies of one article, the same file named twice or two pages with one body, are one source.
    once = {article.id: article for article in reversed(articles)}.values()
    kept = [article for article in reversed(once) if topic is None or about(article, topic)]
    analyses = [analyse(article, finder=finder) for article in kept]
    facts = [(article, analysis.facts) for article, analysis in zip(kept, analyses, strict=True)]
    number_of = {article.id: number for number, article in enumerate(kept)}
    plans = plan([[number_of[name] for name in story.articles] for story in group(facts)], kept, now)
    claims = () if length == "headline" else align(facts)
    desk = _Desk(kept, analyses, told, topic)
    desk.choose(plans, claims, words=words // 2 if length == "short" else words, length=length)
    lines = tuple(desk.lines)
    found = disputes_of(claims, kept)
    disputes = tuple(dispute for dispute in found if not verify_dispute(dispute, kept))
    cited = cited_articles(lines, disputes)
    return Briefing(
        lines=lines,
        disputes=disputes,
        sources=tuple(source_of(article) for article in sorted(kept, key=lambda one: one.id not in cited)),
        note=note_of(plans, kept, lines=bool(lines), told=bool(told), dated=now is not None),
        heading=heading(lines, [item.section for item in plans], kept, now) if kept else None,
        sections=tuple(item.section for item in plans),
        reasons=tuple(desk.reasons(plans)),
    )


class _Desk:
    """The drafts of one briefing, and the lines chosen from them so far."""

    def __init__(
        self, articles: Sequence[Article], analyses: Sequence[Analysis], told: Sequence[str], topic: str | None
    ) -> None:
        self.articles = articles
        self.topic = topic
        self.names = [
            {entity.name for entity in analysis.entities if entity.kind is not NameKind.PLACE}
            for analysis in analyses
        ]
        self.lines: list[Line] = []
        self.drafts: list[Draft] = []
        self.ready: list[Line | None] = []
        self.taken: dict[int, str] = {}
        self.views: set[int] = set()
        for number, (article, analysis) in enumerate(zip(articles, analyses, strict=True)):
            if commentary([sentence.span.of(article.text) for sentence in analysis.sentences]):
                self.views.add(number)
            for draft in drafts_of(article, analysis, document=number, views=number in self.views):
                self._prepare(article, analysis, draft, told)

    def _prepare(self, article: Article, analysis: Analysis, draft: Draft, told: Sequence[str]) -> None:
        line = None if draft.refused else line_of(article, draft, analysis.sentences)
        if line is not None:
            problem = verify_line(line, self.articles)
            status, was = compared(line.text, told)
            if problem is not None:
                line, draft = None, replace(draft, refused=problem.reason)
            elif status is None:
                line, draft = None, replace(draft, refused="it was told before")
            else:
                line = replace(line, status=status, was=was)
        self.drafts.append(draft)
        self.ready.append(line)

    def choose(self, plans: Sequence[Plan], claims: Sequence[Claim], *, words: int, length: Length) -> None:
        """Take lines for every story: its own share of the words in an edition, all of them together below that."""
        place_of = {member: place for place, item in enumerate(plans) for member in item.members}
        if length == "headline":
            shares = [(item.members, 1) for item in plans]
        elif len(plans) >= EDITION:
            # Every story has a line before one has its second.
            shares = [(item.members, 1) for item in plans]
            shares += [(item.members, item.most - 1) for item in plans if item.most > 1]
        else:
            others = len(self.articles) - 1
            views = len(self.views) > others and not any(map(self._headless, self.views))
            few = MOST_OF_VIEWS if views else MOST_OF_SEVERAL if others > 0 else MOST_LINES
            shares = [(tuple(range(len(self.articles))), few + LINES_A_SOURCE * others)]
        left = words
        for members, most in shares:
            left -= self._take(members, most=most, words=left, place_of=place_of)
        self.lines.sort(key=lambda line: line.story)
        for line in retold(self.lines, claims):
            self._leave(line, "a line of another source says the same")
        self._add_headlines(plans, words=words)

    def _leave(self, line: Line, why: str) -> None:
        """Take ``line`` out again."""
        self.lines.remove(line)
        place = line.citations[0]
        for number, draft in enumerate(self.drafts):
            if (self.articles[draft.document].id, draft.sentence.span) == (place.article, place.span):
                self.taken.pop(number, None)
                self.drafts[number] = replace(draft, refused=why)

    def _add_headlines(self, plans: Sequence[Plan], *, words: int) -> None:
        """The headline in front of the lines of a story that none of them tells."""
        for place, item in enumerate(plans):
            lines = [line for line in self.lines if line.story == place]
            if all(n not in self.views for n in item.members) and any(map(self._tells, lines)):
                continue
            fit = (headline_line(self.articles[n], self.names[n]) for n in item.members)
            line = next((line for line in fit if line and verify_line(line, self.articles) is None), None)
            if line is None:
                continue
            for aside in [
                each for each in lines if self._share(each, names=False) < BESIDE or repeats(each.text, line.text)
            ]:
                self.lines.remove(aside)
                lines.remove(aside)
            at = self.lines.index(lines[0]) if lines else self._end_of(place)
            self.lines.insert(at, replace(line, story=place))
            while sum(len(line.text.split()) for line in self.lines) > words and len(self.lines) > 1:
                self.lines.remove(lines.pop() if lines else self.lines[-1])

    def _tells(self, line: Line) -> bool:
        """Whether ``line`` tells the event that its article's headline tells."""
        article = next(a for a in self.articles if a.id == line.citations[0].article)
        return self._share(line) >= (
            TELLS if line.citations[0].span.start <= article.paragraphs[0].end else TELLS_LATER
        )

    def _share(self, line: Line, *, names: bool = True) -> float:
        """How much of its article's headline ``line`` tells; all of it where the headline is not known."""
        number = next(n for n, a in enumerate(self.articles) if a.id == line.citations[0].article)
        title = self.articles[number].title
        apart = self.names[number] if names else ()
        return told_share(title, line.text, apart) if isinstance(title, str) else 1.0

    def _end_of(self, place: int) -> int:
        """Where a line of story ``place`` goes that has no other line."""
        return sum(1 for line in self.lines if line.story < place)

    def _worth(self, number: int) -> float:
        """What a draft is worth: nothing if it cannot be a line, or leans where a headline tells the story."""
        worth = self._sound(number)
        return worth if self.topic is None or self._on_topic(self.drafts[number]) else worth * OFF_TOPIC_WORTH

    def _on_topic(self, draft: Draft) -> bool:
        """Whether a line, or the head of its article, names what the reader asked about."""
        article = self.articles[draft.document]
        head = f"{article.title if isinstance(article.title, str) else ''} {article.paragraphs[0].of(article.text)}"
        return self.topic is None or concerns(draft.text, self.topic) or concerns(head, self.topic)

    def _sound(self, number: int) -> float:
        """The same without regard to what the reader asked about."""
        draft = self.drafts[number]
        if self.ready[number] is None:
            return 0.0
        if draft.leaning is None:
            return draft.worth
        if not self._headless(draft.document):
            return 0.0
        if len(self.articles) > 1:
            return draft.worth
        return draft.worth * LEANING_WORTH if draft.position < NEAR else 0.0

    def _headless(self, document: int) -> bool:
        return not isinstance(self.articles[document].title, str)

    def _take(self, members: Sequence[int], *, most: int, words: int, place_of: dict[int, int]) -> int:
        numbers = [n for n, draft in enumerate(self.drafts) if draft.document in members]
        passages = [
            salience.Passage(
                text=self.drafts[n].text,
                document=self.drafts[n].document,
                position=self.drafts[n].position,
                cost=self.drafts[n].cost,
                worth=self._worth(n),
            )
            for n in numbers
        ]
        told = [line.text for line in self.lines]
        choices: Sequence[salience.Choice] = salience.select(passages, words=words, most=most, told=told)
        if len(self.articles) == 1:
            choices = [c for c in choices if _carries(passages[c.index].position, c.gain / choices[0].gain)]
        self.taken.update({numbers[c.index]: f"it adds {', '.join(c.concepts)}" for c in choices})
        spent = 0
        for index in salience.reading_order(passages, choices):
            line = self.ready[numbers[index]]
            if line is not None:
                self.lines.append(replace(line, story=place_of[passages[index].document]))
                spent += passages[index].cost
        return spent

    def reasons(self, plans: Sequence[Plan]) -> list[Reason]:
        """Why each story and each sentence is in the briefing or is not."""
        told = {line.story for line in self.lines}
        stories = [
            Reason(subject=f"story: {item.section.headline}", taken=place in told, why=item.why)
            for place, item in enumerate(plans)
        ]
        chosen = [Reason(subject=self.drafts[n].text, taken=True, why=why) for n, why in sorted(self.taken.items())]
        left = [
            Reason(
                subject=draft.text,
                taken=False,
                why=draft.refused or draft.leaning or "it adds too little for its length",
            )
            for n, draft in enumerate(self.drafts)
            if n not in self.taken
        ]
        return stories + chosen + left


def _carries(position: int, share: float) -> bool:
    """Whether a line at ``position`` that adds this share of what the first choice added is worth its room."""
    return position < salience.LEDE or share >= (LEAST_SHARE if position < DEEP else LEAST_SHARE_DEEP)


def source_of(article: Article) -> Source:
    """How ``article`` is shown among the sources."""
    return Source(
        article=article.id,
        revision=article.revision,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        source=article.source,
        retold=article.retold,
    )
