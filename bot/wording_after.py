"""What the bot says after a quiz: reviews, a member's own data, contests, and how it is doing. Pure."""

from typing import Final

from .messages import Reply
from .wording import many

BEGUN_ALREADY: Final = "You have begun another quiz meanwhile. Answer it, or end it with `stop`."


def missed(*, asked: int, waiting: int) -> str:
    """What is said when missed questions come back."""
    later = f" {waiting} more will come back later." if waiting > 0 else ""
    return f"{many(asked, 'question')} you got wrong before.{later}"


def nothing_missed(waiting: int) -> Reply:
    """No question to bring back, now or at all."""
    if waiting:
        return Reply(
            text=f"Nothing to repeat just now. {many(waiting, 'missed question')} will come back later: "
            "10 minutes after a wrong answer, then after days. Try `missed` again then.",
            private=True,
        )
    return Reply(
        text="You have no missed questions here. Play with `quiz`: what you get wrong comes back with `missed`.",
        private=True,
    )
