"""What one event of a game looks like: receipts, questions, reveals and boards as replies. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from ...quizzes.session import Ask, Finish, Mode, Receipt, Refused, Reveal
from .. import wording
from ..desk import UNSEEN
from ..messages import Reply, Request
from ..rounds import Played
from ..texts import _, aloud


def index_of(options: Mapping[str, str]) -> int | None:
    """The number of a question that a button names, from 0."""
    text = options.get("index", "")
    return int(text) if text.isascii() and text.isdigit() else None


def shown(played: Played, request: Request) -> Reply:
    """The member's own receipt first, then what everybody sees."""
    own = _receipt(played)
    posts = posts_of(played, request)
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


def posts_of(played: Played, request: Request) -> tuple[Reply, ...]:
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
                        streak=played.streak,
                    )
                )
            case _:
                pass
    return tuple(posts)
