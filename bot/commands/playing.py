"""Commands that play: start a quiz, answer, skip, stop; and what the clock brings."""

from collections.abc import Mapping
from typing import Final

from ...quizzes.session import Ask, Finish, Mode, Receipt, Refused, Reveal, explanation
from .. import wording, wording_after
from ..desk import UNSEEN, Desk, Played
from ..messages import Reply, Request
from ..rounds import unpack

# A review of this many takes some two minutes; the rest keeps.
AT_ONCE: Final = 10


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
        return wording.nothing(topic, what="question")
    opening = wording.opening(
        mode, asked=len(played.game.questions), wanted=count, articles=played.articles, seconds=seconds
    )
    return Reply(title="Quiz", text=opening, private=mode in UNSEEN, also=(*ended, *_posts(played, request)))


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
    return Reply(title="What you missed", text=opening, private=True, also=_posts(played, request))


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


async def due(desk: Desk) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """What the clock brings: for each place whose question has run out, what to post there."""
    return tuple([(played.place, public_posts(played)) for played in await desk.due()])


async def missing(desk: Desk) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """The posts of open games that a crash kept from being sent, by place; quizzes of one's own have no posts."""
    found = []
    for played in await desk.unsent():
        if played.game.rules.mode not in UNSEEN:
            posts = [post for post in public_posts(played) if post.key and not await desk.was_sent(post.key)]
            found.append((played.place, tuple(posts)))
    return tuple(found)


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
        return Reply(text=own.text, private=own.private, failed=own.failed, also=posts)
    if posts:
        first, *rest = posts
        return Reply(
            title=first.title,
            text=first.text,
            choices=first.choices,
            key=first.key,
            private=first.private,
            also=tuple(rest),
        )
    return Reply(text="That was counted already.", private=True)


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
    """The effects as posts for everybody in the place."""
    return _made(played, alone=played.game.rules.mode.alone)


def _made(played: Played, *, alone: bool) -> tuple[Reply, ...]:
    game, posts = played.game, list[Reply]()
    total, unseen = len(game.questions), game.rules.mode in UNSEEN
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
                        rules=explanation(game.rules),
                    )
                )
            case _:
                pass
    return tuple(wording.unseen(post) for post in posts) if unseen else tuple(posts)
