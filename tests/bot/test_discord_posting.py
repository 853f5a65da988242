"""How replies are cut, named and made safe for Discord; pure functions alone."""

import re

import pytest
from discord_play import ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.bot.commands import COMMANDS
from newsdesk.bot.markup import inert
from newsdesk.bot.messages import Choice, Reply
from newsdesk.bot.platforms.discord.posting import PAGE_LIMIT, cut, nonce, pages_of, question_of, revealed_by, slashed
from newsdesk.bot.platforms.discord.requests import ARGUMENTS, channel_of, custom_id, parse_action

WRITTEN = st.text(alphabet=st.sampled_from("ab. \n"), max_size=400)


@given(text=WRITTEN, limit=st.integers(min_value=5, max_value=60))
@settings(max_examples=150)
def test_cut_loses_nothing_but_space_and_keeps_the_limit(text: str, limit: int) -> None:
    pieces = list(cut(text, limit))
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_cut_prefers_the_border_of_a_block() -> None:
    text = "a" * 30 + "\n\n" + "b" * 30 + "\nc c c\n\n" + "d" * 30
    assert list(cut(text, 80)) == ["a" * 30 + "\n\n" + "b" * 30 + "\nc c c", "d" * 30]


def test_long_reply_has_its_title_first_and_its_buttons_last() -> None:
    reply = Reply(
        title="Briefing", text="\n\n".join(["line " * 60] * 20), choices=(Choice(label="Quiz", action="quiz"),)
    )
    pages = pages_of(reply)
    assert len(pages) > 2
    assert pages[0].content.startswith("### Briefing\n")
    assert [page.view is not None for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all(len(page.content) <= PAGE_LIMIT for page in pages)


def test_commands_are_written_as_discord_wants_them() -> None:
    assert slashed("Start one with `quiz`.") == "Start one with `/news quiz`."
    assert slashed("`quiz 5` or `scores`") == "`/news quiz 5` or `/news scores`"
    assert slashed("`quizzes` and `code ab12`") == "`quizzes` and `code ab12`"
    assert slashed(inert("`quiz`")) == inert("`quiz`")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_known_to_the_border(name: str) -> None:
    assert slashed(f"`{name}`") == f"`/news {name}`"


@given(
    command=st.sampled_from(sorted(ARGUMENTS)),
    game=st.text(alphabet="0123456789abcdef", min_size=12, max_size=12),
    index=st.integers(min_value=0, max_value=19),
    reply=st.text(min_size=1, max_size=30),
)
@settings(max_examples=50)
def test_an_action_comes_back_as_it_went_out(command: str, game: str, index: int, reply: str) -> None:
    names = ARGUMENTS[command]
    values = [game, str(index), reply][: len(names)]
    assert parse_action(":".join((command, *values))) == (command, dict(zip(names, values, strict=True)))


def test_ids_of_buttons_fit_and_differ_by_kind() -> None:
    action = "answer:" + "f" * 12 + ":19:C"
    press, typed = Choice(label="C", action=action), Choice(label="C", action=action, kind="type")
    assert custom_id(press) == f"nd:{action}"
    assert custom_id(typed) == f"nd:type:{action}"
    assert len(custom_id(Choice(label="x", action="a" * 90, kind="type"))) <= 100


def test_names_of_posts() -> None:
    assert len(nonce("f" * 12 + ":19:reveal", 0)) <= 25
    assert len({nonce("a:0:ask", 0), nonce("a:0:ask", 1), nonce("a:1:ask", 0)}) == 3
    assert (question_of("ab:3:ask"), question_of("ab:3:reveal"), question_of("ab:finish")) == (("ab", 3), None, None)
    assert (revealed_by("ab:3:reveal"), revealed_by(None)) == (("ab", 3), None)


def test_places_of_other_platforms_are_not_ours() -> None:
    assert (channel_of("discord:1:23"), channel_of("discord:@me:4")) == (23, 4)
    assert (channel_of("console"), channel_of("matrix:1:2")) == (None, None)


HOSTILE = (
    "@everyone <@&1> <@2> </news:3> <t:0> <id:customize> [x](https://a.example) ```\n# h\n1. x\n> q\n- l\u202e||s||"
)


def test_hostile_label_and_text_come_out_plain() -> None:
    reply = Reply(text=inert(HOSTILE + "e" + "\u0301" * 4000), choices=(Choice(label=HOSTILE * 3, action="quiz"),))
    (page,) = pages_of(reply)
    assert page.view is not None
    label = page.view.to_components()[0]["components"][0]["label"]
    assert 1 <= len(label) <= 80
    assert "\n" not in label
    assert "\u202e" not in label + page.content
    assert page.content.count("\u0301") <= 3
    assert not re.search(r"(?<!\\)[<@\[`]", page.content)
    assert not re.search(r"^(#|>|-|\d+\.) ", page.content, re.MULTILINE)
    assert ARTICLE.text not in page.content
