"""A game as JSON text and back, with a version so that a saved game outlives an upgrade."""

import json
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict, cast

from ...briefings.errors import NewsdeskError
from .game import Game, Given, Mode, Outcome, Phase, Player, Rules, Scoring

VERSION = 1


class UnreadableGame(NewsdeskError):
    """A saved game of a format this version does not know.

    Attributes:
        reason: what is wrong, in plain words, without a full stop.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the saved game cannot be read: {reason}")
        self.reason = reason


class _GivenJson(TypedDict):
    player: str
    reply: str
    outcome: Outcome
    moment: str
    event_id: str
    changed: int


class _PlayerJson(TypedDict):
    id: str
    name: str
    marks: str
    base: list[int]


class _RulesJson(TypedDict):
    mode: str
    scoring: str
    pause: float
    grace: float
    window: float
    changes: int
    idle: float | None
    lapse: int
    until: NotRequired[str | None]


class _GameJson(TypedDict):
    version: int
    id: str
    questions: list[str]
    owner: str
    rules: _RulesJson
    seconds: list[int]
    phase: str
    index: int
    asked: list[str]
    deadline: str | None
    wake: str | None
    given: list[_GivenJson]
    players: list[_PlayerJson]
    silent: int
    void: list[int]
    seen: list[str]


def game_to_json(game: Game) -> str:
    """One line of JSON, the same for equal games."""
    document = _GameJson(
        version=VERSION,
        id=game.id,
        questions=list(game.questions),
        owner=game.owner,
        rules=_rules_json(game.rules),
        seconds=list(game.seconds),
        phase=game.phase.value,
        index=game.index,
        asked=[moment.isoformat() for moment in game.asked],
        deadline=_text(game.deadline),
        wake=_text(game.wake),
        given=[
            _GivenJson(
                player=given.player,
                reply=given.reply,
                outcome=given.outcome,
                moment=given.moment.isoformat(),
                event_id=given.event_id,
                changed=given.changed,
            )
            for given in game.given
        ],
        players=[
            _PlayerJson(id=player.id, name=player.name, marks=player.marks, base=list(player.base))
            for player in game.players
        ],
        silent=game.silent,
        void=list(game.void),
        seen=list(game.seen),
    )
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _rules_json(rules: Rules) -> _RulesJson:
    return _RulesJson(
        mode=rules.mode.value,
        scoring=rules.scoring.value,
        pause=rules.pause.total_seconds(),
        grace=rules.grace.total_seconds(),
        window=rules.window.total_seconds(),
        changes=rules.changes,
        idle=None if rules.idle is None else rules.idle.total_seconds(),
        lapse=rules.lapse,
        until=_text(rules.until),
    )


def game_from_json(text: str) -> Game:
    """The game of `game_to_json`. Raises `UnreadableGame` for another format or version."""
    try:
        document: object = json.loads(text)
    except ValueError as error:
        raise UnreadableGame("it is not JSON") from error
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise UnreadableGame("it was saved by another version of Newsdesk")
    try:
        return _game(cast("_GameJson", document))
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableGame(f"a field is missing or wrong ({error})") from error


def _game(document: _GameJson) -> Game:
    return Game(
        id=document["id"],
        questions=tuple(document["questions"]),
        owner=document["owner"],
        rules=_rules(document["rules"]),
        seconds=tuple(document["seconds"]),
        phase=Phase(document["phase"]),
        index=document["index"],
        asked=tuple(datetime.fromisoformat(moment) for moment in document["asked"]),
        deadline=_moment(document["deadline"]),
        wake=_moment(document["wake"]),
        given=tuple(
            Given(
                player=given["player"],
                reply=given["reply"],
                outcome=given["outcome"],
                moment=datetime.fromisoformat(given["moment"]),
                event_id=given["event_id"],
                changed=given["changed"],
            )
            for given in document["given"]
        ),
        players=tuple(
            Player(id=player["id"], name=player["name"], marks=player["marks"], base=tuple(player["base"]))
            for player in document["players"]
        ),
        silent=document["silent"],
        void=tuple(document["void"]),
        seen=tuple(document["seen"]),
    )


def _rules(rules: _RulesJson) -> Rules:
    return Rules(
        mode=Mode(rules["mode"]),
        scoring=Scoring(rules["scoring"]),
        pause=timedelta(seconds=rules["pause"]),
        grace=timedelta(seconds=rules["grace"]),
        window=timedelta(seconds=rules["window"]),
        changes=rules["changes"],
        idle=None if rules["idle"] is None else timedelta(seconds=rules["idle"]),
        lapse=rules["lapse"],
        # Games saved before there were daily quizzes have no such field.
        until=_moment(rules.get("until")),
    )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
