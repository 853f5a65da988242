"""Request, Reply and Choice: what any chat platform can ask and show. Knows no platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .texts import ENGLISH, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing a member asked.

    ``id`` is the platform's own id of the event: the same id twice is the same request. ``place`` names the
    channel uniquely across platforms ("discord:123:456", "console"); ``server`` the community it belongs to.
    ``member`` is the platform's id of the person, ``name`` what they are called there. ``options`` are the
    command's arguments as text. ``moment`` is aware, the platform's time of the event. ``admin`` says that the member
    may manage the server; ``alone`` that nobody else can be there (a terminal, a direct message); ``closed`` that
    the bot is not in the place itself: only answers to requests reach it. ``roles`` are the platform's ids of the
    member's roles. ``locale`` is the
    platform's code of the member's language, ``server_locale`` that of the server's where it has one.
    """

    id: str
    command: str
    place: str
    server: str
    member: str
    name: str
    moment: datetime
    options: Mapping[str, str] = field(default_factory=dict)
    admin: bool = False
    alone: bool = False
    closed: bool = False
    roles: frozenset[str] = frozenset()
    locale: str = ENGLISH
    server_locale: str | None = None

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a request's moment needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to press.

    ``action`` is a command and its arguments, joined by colons and as durable as the database, of at most 90
    characters: "answer:<game>:<question>:<option>". ``kind`` "type" asks for a text first (a modal, a prompt) and
    runs the action with it as the last argument.
    """

    label: str
    action: str
    kind: Literal["press", "type"] = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a `Menu`: ``value`` is what the action gets, ``label`` what is read, ``chosen`` marks it."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """Something to choose from.

    Choosing runs ``action`` with the values, joined by commas, as its last argument. ``kind`` "text" offers
    ``entries``, at most 25; "channel" and "role" offer what the platform knows, ``entries`` naming those chosen now.
    ``least`` and ``most`` limit how many are chosen.
    """

    prompt: str
    action: str
    entries: tuple[Entry, ...] = ()
    kind: Literal["text", "channel", "role"] = "text"
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One thing to show.

    ``text`` is Markdown that platforms degrade; ``title`` a heading; ``choices`` what can be pressed;
    ``private`` is for the asker only; ``failed`` marks a refusal (scripts exit non-zero on it). ``key`` names a post
    durably so that it is sent once. ``also`` are further posts for everybody in the place, in order. ``file`` is a
    file to hand over, as its name and content, and ``alt`` what a picture shows, for those who do not see it.
    ``elsewhere`` are posts for other places, each with its place.
    ``menus`` can be chosen from. ``replaces`` puts the reply in the place of the one whose button was pressed.
    ``about`` is the key of an earlier post that a platform links to where it can. ``language`` is the one it is
    written in: that of the moment.
    """

    text: str
    title: str | None = None
    choices: tuple[Choice, ...] = ()
    private: bool = False
    failed: bool = False
    key: str | None = None
    also: tuple["Reply", ...] = ()
    file: tuple[str, bytes] | None = None
    alt: str | None = None
    elsewhere: tuple[tuple[str, "Reply"], ...] = ()
    menus: tuple[Menu, ...] = ()
    replaces: bool = False
    about: str | None = None
    language: str = field(default_factory=spoken)
