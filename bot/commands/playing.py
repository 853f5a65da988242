"""Commands that play: start a quiz, answer, skip, stop; and what the clock brings."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ...quizzes.session import Ask, Finish, Mode, Receipt, Refused, Reveal
from .. import wording, wording_after
from ..desk import UNSEEN, Desk, Played
from ..messages import Reply, Request
from ..rounds import unpack
from ..texts import ENGLISH, _, aloud, speaking

# A review of this many takes some two minutes; the rest keeps.
AT_ONCE: Final = 10
# The platform's code of the language that a place is told things in.
LocaleOf = Callable[[str], str]


async def quiz(request: Request, desk: Desk) -> Reply:
    """Start a quiz; where only the member plays, an unfinished one of theirs gives way."""
    mode = _mode(request)
    running = await desk.running(desk.place_of(request, mode))
    ended: tuple[Reply, ...] = ()
    if running is not None:
        if not mode.alone:
            return wording.running(running.game.index, len(running.game.questions), running.started_at)
        played = await desk.stop(request, mode=mode)
        ended = _posts(played, request) if played else ()
    count = int(request.options.get("questions") or desk.settings.questions)
    seconds = int(request.options.get("seconds") or desk.settings.seconds)
    topic = request.options.get("topic") or None
    played = await desk.start(request, count=count, topic=topic, mode=mode, seconds=seconds)
    if played is None:
        return wording.no_question(topic)
    posts = (*ended, *_posts(played, request))
    with aloud(private=mode in UNSEEN):
        opening = wording.opening(
            mode, asked=len(played.game.questions), wanted=count, articles=played.articles, seconds=seconds
        )
        return Reply(title=_("Quiz"), text=opening, private=mode in UNSEEN, also=posts)


async def missed(request: Request, desk: Desk) -> Reply:
    """Ask again what the member got wrong and is due by now, for their eyes only."""
    due_now = await desk.store.reviews.due(request.server, request.member, desk.clock(), limit=AT_ONCE)
    if not due_now:
        return wording_after.nothing_missed(await desk.store.reviews.waiting(request.server, request.member))
    running = await desk.running(desk.place_of(request, Mode.PRIVATE))
    if running is not None:
        return wording.running(running.game.index, len(running.game.questions), running.started_at)
    asked = tuple(unpack(one.question) for one in due_now)
    played = await desk.begin(request, asked, mode=Mode.PRIVATE)
    if played is None:
        return wording.refusal(wording_after.BEGUN_ALREADY)
    waiting = await desk.store.reviews.waiting(request.server, request.member)
    opening = wording_after.missed(asked=len(asked), waiting=waiting - len(asked))
    return Reply(title=_("What you missed"), text=opening, private=True, also=_posts(played, request))


async def answer(request: Request, desk: Desk) -> Reply:
    """Grade a reply to the open question: a letter, a number or words."""
    played = await desk.answer(
        request,
        reply=request.options["reply"],
        game=request.options.get("game"),
        index=index_of(request.options),
    )
    return wording.refusal(wording.NO_QUIZ) if played is None else _shown(played, request)


async def skip(request: Request, desk: Desk) -> Reply:
    """Close the open question and go on to the next one."""
    played = await desk.skip(request, game=request.options.get("game"), index=index_of(request.options))
    return wording.refusal(wording.NO_QUIZ) if played is None else _shown(played, request)


async def stop(request: Request, desk: Desk) -> Reply:
    """End the quiz; what was answered counts."""
    played = await desk.stop(request)
    return wording.refusal(wording.NO_QUIZ) if played is None else _shown(played, request)


async def due(desk: Desk, locale_of: LocaleOf = lambda _: ENGLISH) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """What the clock brings: for each place whose question has run out, what to post there, in its language."""
    return tuple([(played.place, _posts_in(played, locale_of(played.place))) for played in await desk.due()])


async def missing(desk: Desk, locale_of: LocaleOf = lambda _: ENGLISH) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """The posts of open games that a crash kept from being sent, by place; quizzes of one's own have no posts."""
    found = []
    for played in await desk.unsent():
        if played.game.rules.mode not in UNSEEN:
            all_posts = _posts_in(played, locale_of(played.place))
            posts = [post for post in all_posts if post.key and not await desk.was_sent(post.key)]
            found.append((played.place, tuple(posts)))
    return tuple(found)


def _posts_in(played: Played, locale: str) -> tuple[Reply, ...]:
    with speaking(locale):
        return public_posts(played)


def _mode(request: Request) -> Mode:
    chosen = request.options.get("mode")
    if chosen:
        return Mode(chosen)
    return Mode.SOLO if request.alone else Mode.EVERYONE


def index_of(options: Mapping[str, str]) -> int | None:
    """The number of a question that a button names, from 0."""
    text = options.get("index", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _shown(played: Played, request: Request) -> Reply:
    """The member's own receipt first, then what everybody sees."""
    own = _receipt(played)
    posts = _posts(played, request)
    if own is not None:
        return replace(own, also=posts)
    if posts:
        first, *rest = posts
        return replace(first, also=tuple(rest))
    return Reply(text=_("That was counted already."), private=True)


def _receipt(played: Played) -> Reply | None:
    mode = played.game.rules.mode
    for effect in played.effects:
        if isinstance(effect, Refused):
            return wording.refused(effect.reason)
        if isinstance(effect, Receipt) and played.verdict is not None:
            if mode is Mode.EVERYONE and played.verdict.outcome != "prompt":
                return wording.locked(final=effect.final)
            return wording.receipt(played.verdict, final=effect.final)
    return None


def _posts(played: Played, request: Request) -> tuple[Reply, ...]:
    """The effects as posts for the place the member is in."""
    return _made(played, alone=played.game.rules.mode.alone or request.alone)


def public_posts(played: Played) -> tuple[Reply, ...]:
    """The effects as posts for everybody in the place, in the language that the place is told things in."""
    return _made(played, alone=played.game.rules.mode.alone)


def _made(played: Played, *, alone: bool) -> tuple[Reply, ...]:
    unseen = played.game.rules.mode in UNSEEN
    with aloud(private=unseen):
        posts = _worded(played, alone=alone)
    return tuple(wording.unseen(post) for post in posts) if unseen else posts


def _worded(played: Played, *, alone: bool) -> tuple[Reply, ...]:
    game, posts = played.game, list[Reply]()
    total = len(game.questions)
    for effect in played.effects:
        match effect:
            case Ask(index=index):
                seconds = game.seconds[index] if game.seconds else None
                asked = played.questions[index].question
                posts.append(wording.ask(asked, game=game.id, index=index, total=total, seconds=seconds))
            case Reveal(index=index, results=results):
                was = played.questions[index]
                posts.append(
                    wording.reveal(was.question, results, was.source, game=game.id, index=index, alone=alone)
                )
            case Finish(board=board, stopped=stopped):
                posts.append(
                    wording.finish(
                        board,
                        game=game.id,
                        total=total,
                        stopped=stopped,
                        alone=alone,
                        rules=wording.rules_of(game.rules),
                    )
                )
            case _:
                pass
    return tuple(posts)
