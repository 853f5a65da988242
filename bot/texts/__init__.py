"""What the bot says, in the language of whoever reads it: English in the code, other languages in ``.po`` files here.

The language is a context variable, like the precision of `decimal`: every sentence needs it and no decision may
depend on it, so as an argument it would stand in the signature of every function without saying anything. It is set
at two borders: where a request is handled, and where posts for everybody in a place are worded.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from typing import Final, NamedTuple

__all__ = ["ENGLISH", "_", "aloud", "language_of", "languages", "mark", "ngettext", "pgettext", "speaking", "spoken"]

ENGLISH: Final = "en"


class Tongues(NamedTuple):
    """The language of the moment, and the one that everybody in the place is told things in."""

    now: str
    public: str


_BORN_WITH: Final = Tongues(ENGLISH, ENGLISH)
_TONGUES: Final = ContextVar("newsdesk languages", default=_BORN_WITH)


def _(message: str, /, **values: object) -> str:
    """``message`` in the language of the moment with ``values`` for its ``{names}``; English where it is missing."""
    catalogue = _catalogue(_TONGUES.get().now)
    # gettext keeps the file's head under the empty text.
    text = message if catalogue is None or not message else catalogue.gettext(message)
    return text.format_map(values) if values else text


def ngettext(one: str, several: str, n: int, /, **values: object) -> str:
    """``one`` or ``several`` (or what another language has for such a number) with ``n`` and ``values`` filled in."""
    catalogue = _catalogue(_TONGUES.get().now)
    text = (one if n == 1 else several) if catalogue is None else catalogue.ngettext(one, several, n)
    return text.format_map({"n": n, **values})


def pgettext(context: str, message: str, /, *, language: str | None = None) -> str:
    """``message`` in ``language`` (else that of the moment) where one English word needs several by its use."""
    catalogue = _catalogue(language or _TONGUES.get().now)
    return message if catalogue is None else catalogue.pgettext(context, message)


def mark(message: str, /) -> str:
    """``message`` as it is: said later with `_`, found now by those who collect what is to be translated."""
    return message


@contextmanager
def speaking(locale: str, *, public: str | None = None) -> Iterator[None]:
    """Speak the language of ``locale`` ("es", "es-419", "en_GB.UTF-8"), that of ``public`` to everybody."""
    language = language_of(locale)
    token = _TONGUES.set(Tongues(language, language if public is None else language_of(public)))
    try:
        yield
    finally:
        _TONGUES.reset(token)


@contextmanager
def aloud(*, private: bool = False) -> Iterator[None]:
    """Speak to everybody in the place; what is ``private`` stays in the member's language."""
    tongues = _TONGUES.get()
    token = _TONGUES.set(tongues if private else Tongues(tongues.public, tongues.public))
    try:
        yield
    finally:
        _TONGUES.reset(token)


def spoken() -> str:
    """The language of the moment."""
    return _TONGUES.get().now


@cache
def language_of(locale: str) -> str:
    """The language we have for a locale of Discord, POSIX or the web; English for all others."""
    language = locale.replace("_", "-").partition(".")[0].partition("-")[0].casefold()
    return language if language in languages() else ENGLISH


@cache
def languages() -> tuple[str, ...]:
    """English and every language with a file here, in order of their codes."""
    names = (entry.name for entry in files(__package__ or "newsdesk.bot.texts").iterdir())
    return tuple(sorted({ENGLISH, *(name.removesuffix(".po") for name in names if name.endswith(".po"))}))


@cache
def _catalogue(language: str) -> GNUTranslations | None:
    """The texts of a language; None for English, whose texts stand in the code. Read once, some 30 ms."""
    if language == ENGLISH:
        return None
    # Only those who need another language pay for reading it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files(__package__ or "newsdesk.bot.texts") / f"{language}.po"
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
