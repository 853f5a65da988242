"""The templates of a briefing: ours, and those a host puts in their place by a folder of files of the same names.

A host's template runs in a sandbox: it can show what it is given and change nothing. What it prints is escaped for
its format by itself, so that a template that forgets to cannot let an article write markup.
"""

import difflib
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from .errors import InvalidDocument

Form = Literal["md", "text", "html"]
Filters = Mapping[str, Callable[..., object]]

TEMPLATES: Final[Mapping[Form, str]] = {
    "md": "briefing.md.j2",
    "text": "briefing.txt.j2",
    "html": "briefing.html.j2",
}
STYLE: Final = "briefing.css.j2"  # what the page includes: a host who only wants other colours replaces this alone
NAMES: Final = (*TEMPLATES.values(), STYLE)
_REMEDY: Final = "mend it, or take the file away to have the built-in one"
_REFERRED: Final = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+["']([^"']+)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What a folder of templates holds: names that take the place of ours, and names that nothing will ever read.

    ``unknown`` are pairs of a name and the one of ours that it resembles, or None.
    """

    overridden: tuple[str, ...]
    unknown: tuple[tuple[str, str | None], ...]


def fill(form: Form, folder: Path | None, filters: Filters, values: Mapping[str, object]) -> str:
    """The template of ``form`` with ``values``; ``folder`` goes before our own templates.

    Raises:
        InvalidDocument: ``folder`` is none, or a template of it fails; with its file, line and what to do.
    """
    if folder is not None:
        _check(folder)
    environment = _environment(form, folder, tuple(filters.items()))
    try:
        return environment.get_template(TEMPLATES[form]).render(values)
    except Exception as error:
        # A template is a program of the host's: whatever can go wrong in one is told as a fault of its file.
        fault = None if folder is None else _fault(error, folder, TEMPLATES[form])
        if fault is None:
            raise
        raise fault from error


def looked_into(folder: Path) -> Folder:
    """What ``folder`` overrides and what in it is read by nothing. Raises InvalidDocument when it is no folder."""
    _check(folder)
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    read, waiting = set(), [name for name in there if name in NAMES]
    while waiting:
        name = waiting.pop()
        if name in there and name not in read:
            read.add(name)
            waiting += _REFERRED.findall((folder / name).read_text(encoding="utf-8", errors="replace"))
    templates = [name for name in there if name.endswith(".j2") and name not in read]
    return Folder(
        overridden=tuple(name for name in NAMES if name in read),
        unknown=tuple((name, next(iter(difflib.get_close_matches(name, NAMES, 1)), None)) for name in templates),
    )


class _Named(jinja2.StrictUndefined):
    """An unknown name, told together with the names there are."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is jinja2.utils.missing:
            return f"nothing is called `{name}` here"
        known = ", ".join(field.name for field in fields(owner)) if is_dataclass(owner) else ""
        what = f"a {type(owner).__name__} has no `{name}`"
        return f"{what}; it has {known}" if known else what


@lru_cache(maxsize=8)
def _environment(
    form: Form, folder: Path | None, filters: tuple[tuple[str, Callable[..., object]], ...]
) -> jinja2.Environment:
    """The environment of a format; a changed file of ``folder`` is noticed, as jinja does."""
    ours = jinja2.PackageLoader(__package__ or "newsdesk.briefings", "templates")
    loaders: list[jinja2.BaseLoader] = [ours] if folder is None else [jinja2.FileSystemLoader(folder), ours]
    known = dict(filters)
    # Jinja escapes HTML itself. In the other formats what is printed is made one line, in Markdown without markup;
    # as in HTML, what is marked `safe` (the output of a macro) is printed as it is.
    escape = known["single"] if form == "text" else known["markdown"]

    def finalize(value: object) -> object:
        return value if form == "html" or isinstance(value, Markup) else escape(str(value))

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=form == "html",
        finalize=finalize,
        undefined=_Named,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(known)
    return environment


def _check(folder: Path) -> None:
    if not folder.is_dir():
        found = "is a file" if folder.exists() else "is not there"
        wanted = f"{', '.join(NAMES[:-1])} or {NAMES[-1]}"
        raise InvalidDocument(str(folder), f"the folder of templates {found}; name a folder that holds {wanted}")


def _fault(error: Exception, folder: Path, name: str) -> InvalidDocument | None:
    """What went wrong in a template of ``folder``; None where it was in none of them."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        if not _within(error.filename, folder):
            return None
        return InvalidDocument(str(error.filename), f"{error.message}; {_REMEDY}", line=error.lineno)
    if isinstance(error, UnicodeDecodeError):
        return InvalidDocument(str(folder / name), f"it is not UTF-8 text; {_REMEDY}")
    places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    where, line = next((place for place in reversed(places) if _within(place[0], folder)), (None, 0))
    if where is None:
        return None
    if isinstance(error, jinja2.TemplateNotFound):
        said = f"there is no template `{error.name}`"
    else:
        said = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return InvalidDocument(where, f"{said}; {_REMEDY}", line=line)


def _within(name: str | None, folder: Path) -> bool:
    return name is not None and Path(name).is_relative_to(folder)
