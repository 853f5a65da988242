"""What comes without being asked for: what the clock brings, and the posts that a crash kept back."""

from ..desk import UNSEEN, Desk
from ..messages import Reply
from .showing import public_posts


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
