"""Texts in other languages: complete, with the same placeholders, and said to whom they are for."""

import ast
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import texts
from babel.messages.catalog import Message
from discord_play import OPTIONS_QUESTION, Town, fixed_desk
from discord_server import DiscordServer
from newsdesk.bot.commands import due, handle
from newsdesk.bot.messages import Reply, Request
from newsdesk.bot.platforms.discord.localising import localised
from newsdesk.bot.platforms.discord.posting import slashed
from newsdesk.bot.texts import _, aloud, language_of, languages, ngettext, pgettext, speaking, spoken
from newsdesk.bot.wording import many

OTHERS = [language for language in languages() if language != "en"]
BOT = sorted((texts.ROOT / "bot").rglob("*.py"))


def messages(language: str) -> list[Message]:
    return [message for message in texts.read(texts.FOLDER / f"{language}.po") if message.id]


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_spanish_is_there() -> None:
    assert "es" in OTHERS


@pytest.mark.parametrize("path", [texts.TEMPLATE, *(texts.FOLDER / f"{name}.po" for name in OTHERS)], ids=str)
def test_files_hold_the_texts_of_today(path: Path) -> None:
    """When this fails: ``make texts``, then translate what it lists."""
    catalogue = texts.template() if path == texts.TEMPLATE else texts.read(path)
    if path != texts.TEMPLATE:
        catalogue.update(texts.template(), no_fuzzy_matching=True)
    assert path.read_text(encoding="utf-8") == texts.written(catalogue)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    """When this fails: ``make texts`` lists what is to be translated in the language's file."""
    assert [message.id for message in messages(language) if not texts.said(message.string)] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_placeholders_and_commands(language: str) -> None:
    for message in messages(language):
        wanted = set().union(*(placeholders(form) for form in forms(message.id)))
        commands = set().union(*(set(form.split("`")[1::2]) for form in forms(message.id)))
        for form in forms(message.string):
            assert placeholders(form) <= wanted, message.id
            assert placeholders(form) | {"n"} >= wanted, message.id
            assert set(form.split("`")[1::2]) == commands, message.id


@pytest.mark.parametrize("path", BOT, ids=lambda path: path.relative_to(texts.ROOT).as_posix())
def test_texts_are_marked_so_that_they_are_found(path: Path) -> None:
    """What `_` is given is a literal or a value that was marked elsewhere; an f-string is never found."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in texts.CODE:
            for argument in node.args:
                where = f"{path.name}:{node.lineno}"
                assert not isinstance(argument, (ast.JoinedStr, ast.BinOp)), f"{where}: use {{placeholders}}"


def test_language_of_a_locale() -> None:
    found = {code: language_of(code) for code in ("es", "es-ES", "es-419", "es_ES.UTF-8", "en-GB", "C", "xx", "")}
    assert found == {
        "es": "es",
        "es-ES": "es",
        "es-419": "es",
        "es_ES.UTF-8": "es",
        "en-GB": "en",
        "C": "en",
        "xx": "en",
        "": "en",
    }


def test_languages_are_spoken_where_they_are_set() -> None:
    assert (spoken(), many(2, "point")) == ("en", "2 points")
    with speaking("es-419", public="en-US"):
        assert (_("Skip"), many(1, "point"), many(2, "point")) == ("Saltar", "1 punto", "2 puntos")
        with aloud(private=True):
            assert spoken() == "es"
        with aloud():
            assert (_("Skip"), spoken()) == ("Skip", "en")
        assert Reply(text="x").language == "es"
        assert _("") == ""
    assert spoken() == "en"
    assert ngettext("{n} dog", "{n} dogs", 3) == "3 dogs"
    assert pgettext("command", "answer", language="es") == "responder"


def test_braces_of_users_stay_as_they_are() -> None:
    with speaking("es"):
        assert _("Right: {names}.", names="{0.__class__}") == "Aciertos: {0.__class__}."
        assert _("{unknown} text of a user") == "{unknown} text of a user"


def ask(number: int, command: str, locale: str = "es-ES", **options: str) -> Request:
    return Request(
        id=str(number),
        command=command,
        place="p",
        server="s",
        member=f"m{number % 2}",
        name=f"Name{number % 2}",
        moment=datetime(2026, 1, 2, tzinfo=UTC),
        options=options,
        locale=locale,
        server_locale="en-US",
    )


async def test_receipts_are_in_the_members_language_and_posts_in_the_servers(tmp_path: Path) -> None:
    async with fixed_desk(tmp_path / "x.sqlite3", questions=(OPTIONS_QUESTION,)) as desk:
        started = await handle(ask(1, "quiz"), desk)
        assert started.text.startswith("1 question from 1 article.")
        assert started.also[0].title is not None
        assert started.also[0].title.startswith("Question 1 of 1")
        receipt = await handle(ask(2, "answer", reply="C"), desk)
        assert receipt.private
        assert receipt.text.startswith("Tu respuesta está anotada.")
        closed = await handle(ask(4, "skip", locale="fr"), desk)
        assert "Only the person who started" in closed.text
        closing = await handle(ask(3, "skip"), desk)
        posts = (closing, *closing.also)
        assert any("Answer: 28 million euros" in post.text for post in posts)
        assert {post.language for post in posts} == {"en"}
        assert (await handle(ask(6, "scores", span="me"), desk)).title == "Tus puntuaciones"
        assert await due(desk, lambda place: "es") == ()


async def test_a_private_quiz_speaks_its_players_language(tmp_path: Path) -> None:
    async with fixed_desk(tmp_path / "x.sqlite3", questions=(OPTIONS_QUESTION,)) as desk:
        started = await handle(ask(1, "quiz", mode="private"), desk)
        assert started.private
        assert started.also[0].title == "Pregunta 1 de 1"
        assert [choice.label for choice in started.also[0].choices][-1] == "Saltar"
        told = await handle(ask(3, "answer", reply="A"), desk)
        assert told.text == "No es eso."


async def test_the_clock_speaks_the_places_language(tmp_path: Path) -> None:
    now = [datetime(2026, 1, 2, tzinfo=UTC)]
    async with fixed_desk(tmp_path / "x.sqlite3", questions=(OPTIONS_QUESTION,), clock=lambda: now[0]) as desk:
        await handle(ask(1, "quiz"), desk)
        now[0] += timedelta(hours=1)
        [(place, posts)] = await due(desk, lambda place: "es" if place == "p" else "en")
        assert place == "p"
        assert "Respuesta: 28 million euros" in posts[0].text


async def test_discord_shows_the_commands_in_the_members_language(tmp_path: Path) -> None:
    """The loopback server refuses names and descriptions that Discord would refuse, in any language."""
    async with DiscordServer() as server:
        town = Town(server)
        async with town.bot(tmp_path / "x.sqlite3"), server.well_behaved():
            group = next(one for one in server.commands if one["type"] == 1)
            assert group["name_localizations"] == {"es-ES": "noticias", "es-419": "noticias"}
            answer = next(one for one in group["options"] if one["name"] == "answer")
            assert answer["name_localizations"]["es-419"] == "responder"
            assert answer["description_localizations"]["es-ES"].startswith("responde a la pregunta")
            assert answer["options"][0]["name_localizations"]["es-ES"] == "respuesta"
            quiz = next(one for one in group["options"] if one["name"] == "quiz")
            mode = next(one for one in quiz["options"] if one["name"] == "mode")
            race = next(one for one in mode["choices"] if one["value"] == "race")
            assert race["name_localizations"]["es-ES"] == "carrera"


def test_a_hosts_translator_goes_before_us() -> None:
    node = {"type": 1, "name": "answer", "description": "x", "name_localizations": {"es-ES": "contestar"}}
    assert localised(node)["name_localizations"] == {"es-ES": "contestar", "es-419": "responder"}
    assert localised({"type": 1, "name": "other", "description": "x"}).keys() == {"type", "name", "description"}


def test_commands_in_texts_are_called_as_discord_shows_them() -> None:
    assert slashed("Try `quiz 3`.", "es") == "Try `/noticias quiz 3`."
    assert slashed("Try `answer`.", "es") == "Try `/noticias responder`."
    assert slashed("Try `answer`.") == "Try `/news answer`."
