"""Use cases of contested answers: file one, list them, decide them. Decides nothing about wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ..quizzes.grading import same_reply
from .desk import Desk
from .messages import Request
from .rounds import Asked, Played, unpack
from .store import Contest, NoSuchGame, Rescoring, StoredGame

REMARK_LIMIT: Final = 500


class Obstacle(StrEnum):
    """Why nothing was filed or decided; the value is what the member is told."""

    NOTHING = "You have not answered a question here yet that could be contested. `quiz` starts a quiz."
    OPEN = "That question is still open. Contest it once its answer is shown."
    VOID = "That question does not count for anybody any more."
    RIGHT = "Your answer counted as right; there is nothing to contest."
    NO_REPLY = "You did not answer that question, so there is no answer of yours to contest."
    TWICE = "You have contested that answer already. A moderator decides it with `contests`."
    DECIDED = "There is no such open contest here. `contests` lists those that wait."


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A contest with what is needed to judge it. ``name`` is what its author is called."""

    contest: Contest
    asked: Asked
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a decision changed, in every game that it touched; ``place`` is where the contested game was played."""

    case: Case
    place: str
    changed: tuple[Played, ...] = ()


async def file(desk: Desk, request: Request, *, remark: str, game: str | None, index: int | None) -> Case | Obstacle:
    """Contest the member's reply to a closed question: the one named, or the last one they answered here."""
    found = await _closed(desk, request, game, index)
    if isinstance(found, Obstacle):
        return found
    stored, number = found
    if number in stored.game.void:
        return Obstacle.VOID
    given = await desk.store.games.replies(stored.game.id, question_index=number)
    own = [reply for reply in given if reply.member == request.member]
    if not own:
        return Obstacle.NO_REPLY
    if own[-1].outcome == "accept":
        return Obstacle.RIGHT
    contest = await desk.store.contests.file(
        stored.game.id, number, request.member, remark[:REMARK_LIMIT], desk.clock()
    )
    return Obstacle.TWICE if contest is None else await _case(desk, contest)


async def waiting(desk: Desk, server: str) -> tuple[Case, ...]:
    """The undecided contests of a server, oldest first."""
    return tuple([await _case(desk, contest) for contest in await desk.store.contests.open(server)])


async def uphold(desk: Desk, request: Request, contest_id: int) -> Decision | Obstacle:
    """The reply was right: everybody in the server who gave it scores."""
    case = await _open_case(desk, request, contest_id)
    if case is None:
        return Obstacle.DECIDED
    question, reply = case.asked.question, case.contest.reply
    rescored = await desk.store.contests.uphold(
        contest_id,
        moderator=request.member,
        now=desk.clock(),
        same=lambda other: same_reply(question, reply, other),
    )
    return Obstacle.DECIDED if rescored is None else await _decision(desk, case, rescored)


async def refuse(desk: Desk, request: Request, contest_id: int) -> Decision | Obstacle:
    """The reply stays wrong."""
    case = await _open_case(desk, request, contest_id)
    if case is None or not await desk.store.contests.refuse(contest_id, moderator=request.member, now=desk.clock()):
        return Obstacle.DECIDED
    return await _decision(desk, case, ())


async def void(desk: Desk, request: Request, contest_id: int) -> Decision | Obstacle:
    """The question counts for nobody in the server."""
    case = await _open_case(desk, request, contest_id)
    if case is None:
        return Obstacle.DECIDED
    rescored = await desk.store.contests.void(
        case.contest.question_id,
        server=request.server,
        moderator=request.member,
        reason=f"contest {contest_id}",
        now=desk.clock(),
    )
    return await _decision(desk, case, rescored)


async def _closed(
    desk: Desk, request: Request, game: str | None, index: int | None
) -> tuple[StoredGame, int] | Obstacle:
    """The question meant, as long as it is of this place and closed: an open one's passage must not be shown."""
    places = desk.places_of(request)
    if game is not None and index is not None:
        try:
            named = await desk.store.games.get(game)
        except NoSuchGame:
            return Obstacle.NOTHING
        if named.place not in places or index >= len(named.game.questions):
            return Obstacle.NOTHING
        return (named, index) if index < named.game.closed else Obstacle.OPEN
    for latest, number in await desk.store.contests.answered(request.member, places):
        stored = await desk.store.games.get(latest)
        if number < stored.game.closed:
            return stored, number
    return Obstacle.NOTHING


async def _open_case(desk: Desk, request: Request, contest_id: int) -> Case | None:
    """The contest as long as it is of the moderator's own server and undecided."""
    contest = await desk.store.contests.get(contest_id)
    if contest is None or contest.server != request.server or contest.status != "open":
        return None
    return await _case(desk, contest)


async def _case(desk: Desk, contest: Contest) -> Case:
    asked = unpack((await desk.store.games.questions(contest.game_id))[contest.question_index])
    name = await desk.store.members.name(contest.server, contest.member)
    return Case(contest=contest, asked=asked, name=name or "")


async def _decision(desk: Desk, case: Case, rescored: tuple[Rescoring, ...]) -> Decision:
    stored = await desk.store.games.get(case.contest.game_id)
    return Decision(case=case, place=stored.place, changed=await games_after(desk, rescored))


async def games_after(desk: Desk, rescored: Sequence[Rescoring]) -> tuple[Played, ...]:
    """The games that a ruling changed, as they now are."""
    changed = []
    for one in rescored:
        after = (await desk.store.games.get(one.game_id)).game
        questions = tuple(unpack(text) for text in await desk.store.games.questions(one.game_id))
        changed.append(Played(place=one.place, game=after, questions=questions, effects=one.effects))
    return tuple(changed)
