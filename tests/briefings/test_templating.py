"""Templates of a host's own: they take the place of ours, cannot do harm, and say where they are wrong."""

import os
from pathlib import Path

import pytest
from newsdesk.briefings.article import Article, Span, make_article
from newsdesk.briefings.briefing import compose
from newsdesk.briefings.errors import InvalidDocument
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.rendering import render
from newsdesk.briefings.templating import NAMES, STYLE, TEMPLATES, looked_into


def _article(text: str, **fields: object) -> Article:
    return make_article(text=text, paragraphs=[Span(0, len(text))], **fields)  # type: ignore[arg-type]  # test fields


PIER = _article(
    "Quillmoor council voted 9 to 4 to sell the old ferry pier for 3.2 million pounds, the town clerk said.",
    title="Pier *sold* <now>",
    outlet="The Tide",
)
BRIEFING = compose([PIER], finder=RuleFinder())


def _folder(tmp_path: Path, **files: str) -> Path:
    """A folder of templates; ``md`` and ``html`` stand for the templates of those formats."""
    for name, text in files.items():
        (tmp_path / TEMPLATES.get(name, name)).write_text(text, encoding="utf-8")  # type: ignore[call-overload]
    return tmp_path


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("one\n{{ briefing.linez }}", 2, "a Briefing has no `linez`; it has lines, disputes, sources,"),
        ("one\n\n{{ articles }}", 3, "nothing is called `articles` here"),
        ("{% for line in briefing.lines %}\n{{ line.text }}", 2, "Unexpected end of template"),
        ("{{ briefing.lines | shout }}", 1, "No filter named 'shout'"),
        ("{% include 'head.j2' %}", 1, "there is no template `head.j2`"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ briefing.lines.__class__ }}", 1, "is unsafe"),
        ("{{ briefing.__init__.__globals__ }}", 1, "is unsafe"),
        ("{% for n in range(1000000000) %}{{ n }}{% endfor %}", 1, "Range too big"),
        ("{% set seen = [] %}\n{{ seen.append(1) }}", 2, "access to attribute 'append'"),
        ("{% include 'briefing.md.j2' %}", 1, "recursion"),
    ],
)
def test_a_fault_is_told_with_file_line_and_remedy(tmp_path: Path, template: str, line: int, said: str) -> None:
    folder = _folder(tmp_path, md=template)
    with pytest.raises(InvalidDocument) as caught:
        render(BRIEFING, format="md", templates=folder)
    assert (caught.value.where, caught.value.line) == (str(folder / "briefing.md.j2"), line)
    assert said in caught.value.reason
    assert "take the file away" in caught.value.reason
    assert "\n" not in str(caught.value)


def test_a_fault_in_an_included_file_is_told_of_that_file(tmp_path: Path) -> None:
    folder = _folder(tmp_path, md="{% include 'foot.j2' %}", **{"foot.j2": "\n{{ oops }}"})
    with pytest.raises(InvalidDocument) as caught:
        render(BRIEFING, format="md", templates=folder)
    assert (caught.value.where, caught.value.line) == (str(folder / "foot.j2"), 2)


def test_a_template_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefing.md.j2").write_bytes("Größe".encode("latin-1"))
    with pytest.raises(InvalidDocument, match="not UTF-8"):
        render(BRIEFING, format="md", templates=tmp_path)


@pytest.mark.parametrize(("make", "said"), [(False, "is not there"), (True, "is a file")])
def test_what_is_no_folder_is_told_with_what_one_holds(tmp_path: Path, make: bool, said: str) -> None:
    path = tmp_path / "templates"
    if make:
        path.touch()
    with pytest.raises(InvalidDocument) as caught:
        render(BRIEFING, format="text", templates=path)
    assert said in caught.value.reason
    assert all(name in caught.value.reason for name in NAMES)


@pytest.mark.parametrize(
    ("form", "shown"),
    [("md", r"Pier \*sold\* \<now>"), ("html", "Pier *sold* &lt;now&gt;"), ("text", "Pier *sold* <now>")],
)
def test_what_a_template_prints_is_escaped_for_its_format(tmp_path: Path, form: str, shown: str) -> None:
    """Also in a file that it includes, whatever that is called, and without a filter."""
    folder = _folder(tmp_path, **{form: "{% include 'titles' %}", "titles": "{{ briefing.sources[0].title }}"})
    assert render(BRIEFING, format=form, templates=folder) == f"{shown}\n"  # type: ignore[arg-type]  # parametrised


def test_a_changed_template_is_taken_up_and_others_stay_ours(tmp_path: Path) -> None:
    folder = _folder(tmp_path, md="{{ briefing.lines | length }} line")
    assert render(BRIEFING, format="md", templates=folder) == "1 line\n"
    _folder(tmp_path, md="There is {{ briefing.lines | length }} line.")
    os.utime(folder / "briefing.md.j2", (1, 1))  # another time of change than a moment ago, whatever the clock says
    assert render(BRIEFING, format="md", templates=folder) == "There is 1 line.\n"
    assert render(BRIEFING, format="text", templates=folder) == render(BRIEFING, format="text")


def test_the_style_of_the_page_can_be_replaced_alone(tmp_path: Path) -> None:
    folder = _folder(tmp_path, **{STYLE: "body { color: teal; }"})
    page = render(BRIEFING, format="html", templates=folder)
    assert "<style>\nbody { color: teal; }" in page
    assert "3.2 million pounds" in page


def test_a_folder_tells_what_it_overrides_and_what_is_never_read(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        md="{% from 'parts.j2' import line %}",
        **{"parts.j2": "", "breifing.html.j2": "", "notes.txt": "", "quiz.j2": ""},
    )
    found = looked_into(folder)
    assert found.overridden == ("briefing.md.j2",)
    assert found.unknown == (("breifing.html.j2", "briefing.html.j2"), ("quiz.j2", None))
