"""The built wheel and sdist hold everything and work outside the checkout, in somebody else's bot too."""

import asyncio
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord_server import DiscordServer

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "briefings", "quizzes", "seeds")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel made from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked by pip in a folder of its own."""
    target = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return target


@pytest.fixture
def environ(installed: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which only the installed package is found, with the dependencies of this one."""
    dependencies = sysconfig.get_paths()["purelib"]
    return {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
        "PYTHONPATH": os.pathsep.join((str(installed), dependencies)),
        "HOME": str(tmp_path),
        "NEWSDESK_DATABASE_URL": f"sqlite:///{tmp_path}/packaged.sqlite3",
    }


def files_of_the_checkout() -> Iterator[str]:
    """What git tracks of the packaged folders, as names inside the distribution."""
    tracked = subprocess.run(["git", "ls-files", *ROOMS], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in tracked.stdout.splitlines():
        if (ROOT / name).exists():
            yield name.replace("bot/_root/", "", 1) if name.startswith("bot/_root/") else name


def test_the_wheel_holds_every_file(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    missing = [name for name in files_of_the_checkout() if f"newsdesk/{name}" not in held]
    assert missing == []
    assert not [name for name in held if name.startswith(("tests/", ".typing", "bot/"))]


def test_the_sdist_holds_what_builds_the_wheel(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "seeds/wire.txt", "bot/_root/py.typed"} <= held


def test_it_works_outside_the_checkout(environ: dict[str, str], tmp_path: Path) -> None:
    run = [sys.executable, "-m", "newsdesk.bot.cli"]
    brief = subprocess.run([*run, "brief"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    assert "TASS" in brief.stdout
    bank = subprocess.run([*run, "quiz"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    (tmp_path / "bank.yaml").write_text(bank.stdout, encoding="utf-8")
    assert "newsdesk:seeds/" in bank.stdout
    subprocess.run([*run, "verify", "bank.yaml"], cwd=tmp_path, env=environ, check=True, capture_output=True)
    script = subprocess.run(
        [*run, "chat"],
        cwd=tmp_path,
        env=environ,
        input="quiz 1\nskip\nscores\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Question 1 of 1" in script.stdout


async def test_somebody_elses_bot_loads_it_with_one_line(environ: dict[str, str], tmp_path: Path) -> None:
    async with DiscordServer() as server:
        guild = server.add_guild()
        channel = server.add_text_channel(guild)
        alice = server.add_member(guild, "Alice")
        environ |= {"HOST_API": server.url, "HOST_GATEWAY": server.gateway.url, "HOST_TOKEN": server.token}
        host = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "tests" / "host_bot.py"),
            cwd=tmp_path,
            env=environ,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert host.stdout is not None
            line = await asyncio.wait_for(host.stdout.readline(), timeout=180)  # the machine may be busy
            assert line == b"ready\n", (await host.communicate())[1].decode()[-2000:]
            assert {command["name"] for command in server.commands if command["type"] == 1} == {"news", "ping"}
            assert (await alice.slash(channel, "ping")).text == "pong"
            briefing = await alice.slash(channel, "news briefing")
            for _ in range(1200):  # a long briefing comes in several posts
                if "TASS" in briefing.text:
                    break
                await asyncio.sleep(0.1)
            assert "TASS" in briefing.text
            assert not server.violations
        finally:
            host.terminate()
            await host.communicate()
