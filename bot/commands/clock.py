"""What comes without being asked for: what the clock brings, and the posts that a crash kept back."""

from collections.abc import Callable, Sequence

from .. import briefs, catching_up, corrections, delivery, intro, wording_briefing, wording_contests, wording_daily
from ..content import Content
from ..desk import UNSEEN, Desk
from ..messages import Reply
from ..rounds import Played
from ..texts import ENGLISH, _, speaking
from .showing import public_posts

# The platform's code of the language that a place is told things in.
LocaleOf = Callable[[str], str]


async def due(desk: Desk, locale_of: LocaleOf = lambda __: ENGLISH) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """What the clock brings: for each place whose question has run out, what to post there, in its language."""
    return tuple([(played.place, _posts_in(played, locale_of(played.place))) for played in await desk.due()])


async def missing(desk: Desk, locale_of: LocaleOf = lambda __: ENGLISH) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """The posts of games that a crash kept from being sent, by place; quizzes of one's own have no posts."""
    found = []
    for played in await catching_up.unsent(desk):
        if played.game.rules.mode not in UNSEEN:
            all_posts = _posts_in(played, locale_of(played.place))
            posts = [post for post in all_posts if post.key and not await desk.was_sent(post.key)]
            found.append((played.place, tuple(posts)))
    return tuple(found)


async def scheduled(
    desk: Desk, *, again: bool, locale_of: LocaleOf = lambda __: ENGLISH
) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """The daily briefings that are due, by place; ``again`` with those that a crash may have kept back."""
    found = []
    for edition in await delivery.editions(desk, again=again, locale_of=locale_of):
        with speaking(locale_of(edition.place)):
            day = wording_daily.said_day(edition.day)
            title, text = _("Briefing of {day}", day=day), briefs.text_of(desk, edition.shown)
            if edition.intro:
                text = f"{intro.filled(edition.intro, edition.shown.briefing, day=day)}\n\n{text}"
            post = wording_briefing.briefing(edition.shown, text, private=False, title=title, key=edition.key)
        found.append((edition.place, (post,)))
    return tuple(found)


async def corrected(
    desk: Desk, contents: Sequence[Content], *, locale_of: LocaleOf = lambda __: ENGLISH
) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """What is to be told of questions whose source was corrected, by place."""
    found = []
    for one in await corrections.correct(desk, contents):
        for played in one.changed:
            with speaking(locale_of(played.place)):
                told = wording_contests.corrected(one.asked, place=played.place)
                found.append((played.place, (told, *public_posts(played))))
    return tuple(found)


def _posts_in(played: Played, locale: str) -> tuple[Reply, ...]:
    with speaking(locale):
        return public_posts(played)
