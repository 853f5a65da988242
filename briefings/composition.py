"""How a briefing is made: sentences to drafts, drafts to a choice under the budget, the choice to proven lines."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from . import salience
from .article import Article
from .briefing import Briefing, Length, Line, cited_articles, source_of
from .claims import Claim, align
from .covering import Choice, Passage
from .disagreement import disputes_of
from .drafting import Draft, drafts_of, line_of
from .editing import bare
from .edition import EDITION, Plan, about, concerns, heading, note_of, plan
from .facts import Analysis, analyse
from .joining import heading_run, tied
from .leading import led
from .memory import TOLD, UNCHANGED, News, compared, said_apart, unread
from .names import NameFinder, NameKind
from .reasons import reasons_of, spelt
from .retelling import retold
from .stories import group
from .verification import verify_dispute, verify_line
from .voice import commentary, labelled

# A briefing of one article is a handful of lines: past the fifth, lines were background more often than news.
MOST_LINES: Final = 5
MOST_OF_SEVERAL: Final = 5
MOST_OF_VIEWS: Final = 1  # of an article that gives its writer's views or advice
# Where no headline says what the story is, the sentences must, those too that lean on others: on 30 articles in plain
# text R2 is .073 so, .068 where they count in full, .058 and four briefings empty where they do not count at all. So
# few articles tell that they are needed, not how much they should count.
LEANING_WORTH: Final = 0.8
NEAR: Final = 60  # sentences of a single article
# Bare texts make no edition where the words do not reach for a line of each: they are summed up for what they share.
WORDS_A_STORY: Final = 25  # the length of a line
# A line beside the topic only fills room that no line on it takes. A rule of thumb: no data set has topics.
MOST_OF_THE_WORDS: Final = 0.4  # that one line takes where several sources have something to tell
OFF_TOPIC_WORTH: Final = 0.1
LINES_A_SOURCE: Final = 1  # and one more for every further source


def compose_lines(
    articles: Sequence[Article],
    *,
    words: int,
    finder: NameFinder | None,
    told: Sequence[str],
    known: Collection[str],
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
    plans = plan(
        [[number_of[name] for name in story.articles] for story in group(facts)],
        kept,
        now,
        leads=length != "headline",
    )
    claims = () if length == "headline" or len(kept) < 2 else align(facts)  # one source alone never differs
    told = said_apart(told)
    desk = _Desk(kept, analyses, told, topic, known)
    desk.choose(plans, claims, words=words // 2 if length == "short" else words, length=length)
    again = {place for place, item in enumerate(plans) if desk.told_of(item)}
    lines = tuple(unread(desk.lines, told, again=again, known=known))
    found = disputes_of(claims, kept)
    disputes = tuple(dispute for dispute in found if not verify_dispute(dispute, kept))
    cited = cited_articles(lines, disputes)
    return Briefing(
        lines=lines,
        disputes=disputes,
        sources=tuple(source_of(article) for article in sorted(kept, key=lambda one: one.id not in cited)),
        note=note_of(
            plans,
            kept,
            lines=bool(lines),
            told=bool(told),
            dated=now is not None,
            topic=topic,
            views=bool(kept) and desk.labelled == len(kept),
        ),
        heading=heading(lines, [item.section for item in plans], kept, now) if kept else None,
        sections=tuple(item.section for item in plans),
        reasons=tuple(reasons_of(plans, kept, desk.drafts, lines, desk.taken)),
    )


class _Desk:
    """The drafts of one briefing, and the lines chosen from them so far."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        told: Sequence[str],
        topic: str | None,
        known: Collection[str],
    ) -> None:
        self.articles = articles
        self.analyses = analyses
        self.topic = topic
        self.told = told
        self.known = known
        self.names = [
            {entity.name for entity in analysis.entities if entity.kind is not NameKind.PLACE}
            for analysis in analyses
        ]
        self.lines: list[Line] = []
        self.drafts: list[Draft] = []
        self.needs: list[tuple[int, ...]] = []  # of each draft, the numbers of those it follows in a line
        self.taken: dict[int, str] = {}
        self.views: set[int] = set()
        self.labelled = 0  # articles that call themselves opinion, review or advice
        for number, (article, analysis) in enumerate(zip(articles, analyses, strict=True)):
            title = article.title if isinstance(article.title, str) else None
            named = labelled(title, article.url)
            if named or commentary([sentence.span.of(article.text) for sentence in analysis.sentences]):
                self.views.add(number)
            self.labelled += named
            first = len(self.drafts)
            drafts = drafts_of(
                article, analysis, document=number, views=number in self.views, alone=len(articles) == 1
            )
            for draft in tied(article, analysis, list(drafts)):
                self._prepare(draft, first, told)

    def _prepare(self, draft: Draft, first: int, told: Sequence[str]) -> None:
        """Prove the line that ``draft`` makes with those it needs; ``first`` numbers its article's first draft."""
        needs = tuple(first + position for position in draft.needs)
        status: News | None = None
        if draft.refused is None:
            line = self._line([*(self.drafts[number] for number in needs), draft])
            problem = verify_line(line, self.articles)
            status, _ = compared(draft.text, told)
            if problem is not None:
                draft = replace(draft, refused=problem.reason)
            elif status is None:
                draft = replace(draft, refused=TOLD)
            elif self.articles[draft.document].revision in self.known:
                draft = replace(draft, refused=UNCHANGED)
            elif any(self.drafts[number].refused is not None for number in needs):
                draft = replace(draft, refused="it leans on a sentence that is left out")
        self.drafts.append(draft)
        self.needs.append(needs)

    def _line(self, drafts: Sequence[Draft]) -> Line:
        """The line that drafts of one article make together."""
        document = drafts[0].document
        return line_of(self.articles[document], drafts, self.analyses[document].sentences)

    def choose(self, plans: Sequence[Plan], claims: Sequence[Claim], *, words: int, length: Length) -> None:
        """Take lines for every story: its own share of the words in an edition, all of them together below that."""
        place_of = {member: place for place, item in enumerate(plans) for member in item.members}
        if length == "headline":
            shares = [(item.members, 1) for item in plans]
        elif len(plans) >= EDITION and not (self._untitled() and words < WORDS_A_STORY * len(plans)):
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
        heads = [self._head(number) for number in range(len(self.articles))]
        self.lines = led(
            self.lines, plans, self.articles, names=self.names, views=self.views, heads=heads, words=words
        )

    def _head(self, number: int) -> Line | None:
        """What heads an article and was not told, for a line that its headline begins."""
        drafts = [draft for draft in self.drafts if draft.document == number]
        run = heading_run(self.articles[number], drafts)
        known = any(draft.refused in (TOLD, UNCHANGED) for draft in drafts[: len(run)])
        return self._line(run) if run and not known else None

    def _leave(self, line: Line, why: str) -> None:
        """Take ``line`` out again."""
        self.lines.remove(line)
        places = line.citations[: line.passages]
        for number, draft in enumerate(self.drafts):
            article = self.articles[draft.document].id
            if any(place.article == article and place.span.contains(draft.sentence.span) for place in places):
                self.taken.pop(number, None)
                self.drafts[number] = replace(draft, refused=why)

    def _crowds(self, number: int, words: int) -> bool:
        """Whether a line of several sentences would leave too little room for the other sources."""
        together = sum(self.drafts[n].cost for n in (*self.needs[number], number))
        return len(self.articles) > 1 and bool(self.needs[number]) and together > words * MOST_OF_THE_WORDS

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
        if draft.refused is not None:
            return 0.0
        if draft.leaning is None:
            return draft.worth
        if not self._headless(draft.document):
            return 0.0
        if len(self.articles) > 1:
            return draft.worth
        return draft.worth * LEANING_WORTH if draft.position < NEAR else 0.0

    def _untitled(self) -> bool:
        return all(map(self._headless, range(len(self.articles))))

    def _headless(self, document: int) -> bool:
        return not isinstance(self.articles[document].title, str)

    def _take(self, members: Sequence[int], *, most: int, words: int, place_of: dict[int, int]) -> int:
        numbers = [n for n, draft in enumerate(self.drafts) if draft.document in members]
        passages = self._passages(numbers, words)
        told = [line.text for line in self.lines]
        titles = [title for n in members if isinstance(title := self.articles[n].title, str)]
        choices: Sequence[Choice] = salience.select(
            passages, words=words, most=most, told=told, about=titles, lines=True
        )
        if len(self.articles) == 1:
            choices = salience.carrying(passages, choices)
        self.taken.update({numbers[c.index]: spelt(self.drafts[numbers[c.index]].text, c.concepts) for c in choices})
        spent = sum(passages[choice.index].cost for choice in choices)
        order = [numbers[index] for index in salience.reading_order(passages, choices)]
        for together in self._together(order):
            line = self._compared(self._line([self.drafts[n] for n in together]))
            if verify_line(line, self.articles) is None:
                self.lines.append(replace(line, story=place_of[self.drafts[together[0]].document]))
            else:
                spent -= sum(self.drafts[n].cost for n in together)
        return spent

    def _passages(self, numbers: Sequence[int], words: int) -> list[Passage]:
        """Drafts as what selection chooses from.

        What an editor adds beside a headline makes no line more of the story; in bare texts and between sources the
        full names and the days say that one is meant, and R2 is .103 with them, .102 without.
        """
        place = {number: index for index, number in enumerate(numbers)}
        alone = len(self.articles) == 1 and not self._untitled()
        return [
            Passage(
                text=bare(self.drafts[n].text) if alone else self.drafts[n].text,
                document=self.drafts[n].document,
                position=self.drafts[n].depth,
                cost=self.drafts[n].cost,
                worth=0.0 if self._crowds(n, words) else self._worth(n),
                needs=tuple(place[need] for need in self.needs[n]),
                core=self.drafts[n].core,
            )
            for n in numbers
        ]

    def _together(self, numbers: Sequence[int]) -> list[list[int]]:
        """``numbers`` of drafts, those of one line together and in the article's order."""
        lines: list[set[int]] = []
        for number in numbers:
            own = {number, *self.needs[number]}
            for line in [line for line in lines if line & own]:
                own |= line
                lines.remove(line)
            lines.append(own)
        first = {number: place for place, number in enumerate(numbers)}
        return sorted((sorted(line) for line in lines), key=lambda line: min(first[n] for n in line))

    def _compared(self, line: Line) -> Line:
        """``line`` marked as new, or as an update of what was told."""
        status, was = compared(line.text, self.told)
        return replace(line, status=status or "plain", was=was if status == "update" else None)

    def told_of(self, item: Plan) -> bool:
        """Whether something of the story was told before."""
        return any(draft.refused in (TOLD, UNCHANGED) for draft in self.drafts if draft.document in item.members)
