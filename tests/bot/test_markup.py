"""Words of other people cannot act: no markup, mention, hidden or direction character survives the border."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk.bot.markup import MARKS_KEPT, inert, visible


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("@everyone", r"\@everyone"),
        ("<@&42>", r"\<\@&42\>"),
        ("<#1>", r"\<\#1\>"),
        ("</news quiz:1>", r"\</news quiz:1\>"),
        ("[x](https://evil.example)", r"\[x\]\(https://evil.example\)"),
        ("**bold** _it_ ~~no~~ ||spoiler||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|spoiler\|\|"),
        ("```code```", r"\`\`\`code\`\`\`"),
        ("# heading", r"\# heading"),
        ("1. one", r"1\. one"),
        ("- item", r"\- item"),
        ("safe \u202etxet\u202c", "safe txet"),
        ("a\u200bb\u00adc", "abc"),
        ("tab\there", "tab here"),
        ("the $5.5 million, 3% deal - signed", "the $5.5 million, 3% deal - signed"),
    ],
)
def test_hostile_text_becomes_words(hostile: str, harmless: str) -> None:
    assert inert(hostile) == harmless


def test_towers_of_marks_are_cut() -> None:
    assert len(visible("a" + "\u0301" * 4000)) <= 2 + MARKS_KEPT


def test_limit_counts_before_escaping() -> None:
    assert inert("*" * 50, limit=10) == "\\*" * 9 + "…"


@given(st.text(max_size=300))
def test_nothing_special_stays_unescaped(text: str) -> None:
    shown = inert(text)
    bare = shown
    for special in "\\`*_~|[]()<>#@":
        bare = bare.replace("\\" + special, "")
    assert not set(bare) & set("`*_~|[]<>#@")
    assert not any(unicodedata.category(c) in {"Cf", "Co", "Cs"} for c in shown)
