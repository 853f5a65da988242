"""Anki notes as text: tab-separated, the stable id first so that a second import updates and does not double.

Front and Back are the fields of the note type Basic, which every collection has: Anki puts the columns of a type it
does not know into fields at random. The other columns are for programs; Anki leaves them out.
"""

import csv
import io
from typing import Final

from ...briefings.errors import InvalidDocument
from ..bank import Bank
from ..own import own_question
from .citing import citation, one_line

COLUMNS: Final = ("Id", "Front", "Back", "Question", "Answer", "Options", "Source", "Tags")
_HEADER: Final = (
    "#separator:tab",
    "#html:false",
    "#notetype:Basic",
    "#deck:Newsdesk",
    "#columns:" + "\t".join(COLUMNS),
    "#guid column:1",
    f"#tags column:{len(COLUMNS)}",
)
# A spreadsheet runs a cell that starts so; an apostrophe keeps it text.
_FORMULA: Final = ("=", "+", "-", "@")


def to_anki(bank: Bank) -> str:
    """Every question of ``bank`` as one note."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for question in bank.questions:
        options = " / ".join(one_line(option.text) for option in question.options)
        prompt, answer, source = (
            one_line(question.prompt),
            one_line(question.answer.accept[0]),
            citation(question, bank),
        )
        row = (
            question.id,
            f"{prompt} ({options})" if options else prompt,
            f"{answer} — {source}" if source else answer,
            prompt,
            answer,
            options,
            source,
            f"newsdesk::{question.kind}",
        )
        writer.writerow([_cell(text) for text in row])
    return "\n".join(_HEADER) + "\n" + out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def from_anki(text: str, where: str) -> Bank:
    """Notes whose columns are named Question and Answer, or Front and Back; without names as `to_anki` has them."""
    columns = list(COLUMNS)
    lines = text.removeprefix("\ufeff").splitlines()
    for line in lines:
        if line.startswith("#columns:"):
            columns = line.removeprefix("#columns:").split("\t")
    place = {name: number for number, name in enumerate(columns)}
    for name, other in (("Question", "Front"), ("Answer", "Back")):
        if other in place:
            place.setdefault(name, place[other])
    if "Question" not in place or "Answer" not in place:
        raise InvalidDocument(where, "the columns Question and Answer, or Front and Back, are needed")
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line], delimiter="\t"))
        if len(cells) <= max(place["Question"], place["Answer"]):
            raise InvalidDocument(where, "a note should have a question and an answer", line=number)
        prompt, answer = (_uncelled(cells[place[name]]) for name in ("Question", "Answer"))
        if not prompt.strip() or not answer.strip():
            raise InvalidDocument(where, "a note should have a question and an answer", line=number)
        options = _uncelled(cells[place["Options"]]) if len(cells) > place.get("Options", len(cells)) else ""
        said = _uncelled(cells[place["Source"]]) if len(cells) > place.get("Source", len(cells)) else ""
        wrong = [text for text in options.split(" / ") if text and text != answer]
        questions.append(own_question(prompt, (answer,), wrong=wrong if answer in options else (), said=said))
    return Bank(questions=tuple(questions))


def _uncelled(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text
