"""Collects every text that is to be translated and brings the ``.po`` files of bot/texts up to date (``make texts``).

Texts come from the code (`_`, `ngettext`, `mark`, `many`), from the grader's reasons, from the command table and from
the reasons of refusals. A new language: ``python tests/texts.py fr`` begins its file.
"""

import ast
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from newsdesk.bot.appeals import Obstacle
from newsdesk.bot.commands import COMMANDS
from newsdesk.bot.linked import Unread
from newsdesk.quizzes.session import Refusal

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "bot" / "texts"
TEMPLATE: Final = FOLDER / "newsdesk.pot"
# Which arguments of which functions are texts, from 0.
CODE: Final = {"_": (0,), "mark": (0,), "ngettext": (0, 1), "pgettext": (0, 1)}
COUNTED: Final = {"many": (1,)}
GRADER: Final = {"prompt": (1,), "reject": (1,)}
# The grader's two default reasons stand in its findings, not in calls.
FINDINGS: Final = ("Right.", "That is not it.")
GROUP: Final = ("news", "Sourced briefings and fact-check quizzes")

Text = tuple[str | tuple[str, str], str | None]


def texts() -> Iterator[Text]:
    """Every text (or singular and plural) with its context."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        if path.parent != FOLDER:
            yield from _calls(path, CODE)
            yield from (((f"{{n}} {noun}", f"{{n}} {noun}s"), None) for noun, _ in _calls(path, COUNTED))
    for path in sorted((ROOT / "quizzes" / "grading").glob("*.py")):
        yield from _calls(path, GRADER)
    yield from ((text, None) for text in FINDINGS)
    yield from ((reason.value, None) for reason in (*Refusal, *Obstacle, *Unread))
    yield from _table()


def _table() -> Iterator[Text]:
    yield GROUP[0], "command"
    yield GROUP[1], None
    for command in COMMANDS.values():
        yield command.name, "command"
        yield command.summary, None
        for option in command.options:
            yield option.name, "option"
            yield option.summary, None
            yield from ((value, "value") for value in option.values)


def _calls(path: Path, functions: Mapping[str, Sequence[int]]) -> Iterator[Text]:
    """The texts among the arguments of calls; of pgettext the first is the context."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
            wanted = [node.args[place] for place in functions[node.func.id] if place < len(node.args)]
            texts = [one.value for one in wanted if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if len(texts) != len(wanted) or not texts:
                continue
            if node.func.id == "pgettext":
                yield texts[1], texts[0]
            else:
                yield (texts[0] if len(texts) == 1 else (texts[0], texts[1])), None


def template() -> Catalog:
    """The catalogue of everything to be translated."""
    catalogue = Catalog(project="Newsdesk", charset="utf-8", fuzzy=False)
    for message, context in texts():
        catalogue.add(message, context=context)
    return catalogue


def written(catalogue: Catalog) -> str:
    """A catalogue as the text of its file, without what changes by the day or when code is moved."""
    kept = Catalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    for message in catalogue:
        if message.id:
            kept.add(
                message.id,
                message.string,
                flags=message.flags - {"python-brace-format", "python-format"},
                context=message.context,
            )
    content = io.BytesIO()
    write_po(content, kept, width=118, sort_output=True, omit_header=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    if catalogue.locale is not None:
        head += f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    return f"{head}\n{content.getvalue().decode().strip()}\n"


def read(path: Path) -> Catalog:
    """The catalogue of a language, from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def main(new: list[str]) -> None:
    """Write the template, and every language's file with the texts of today."""
    wanted = template()
    TEMPLATE.write_text(written(wanted), encoding="utf-8")
    for path in sorted({*FOLDER.glob("*.po"), *(FOLDER / f"{language}.po" for language in new)}):
        catalogue = read(path) if path.exists() else Catalog(locale=path.stem, charset="utf-8", fuzzy=False)
        catalogue.update(wanted, no_fuzzy_matching=True)
        path.write_text(written(catalogue), encoding="utf-8")
        missing = [message.id for message in catalogue if message.id and not said(message.string)]
        print(f"{path.name}: {len(catalogue)} texts, {len(missing)} to translate")
        for message in missing:
            print(f"  {message}")


def said(string: object) -> bool:
    """Whether a translation is there, in all its numbers."""
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    main(sys.argv[1:])
