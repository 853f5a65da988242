"""The slash commands, made from the command table: what is added there is there in Discord too."""

from collections.abc import Callable, Coroutine, Mapping
from inspect import Parameter, Signature
from typing import Any, Final, Literal, Protocol, runtime_checkable

import discord
from discord import app_commands

from ...commands import Command, Option
from .localising import LocalisedGroup
from .requests import Host
from .views import COG_NAME, REPLY_LIMIT

LONGEST: Final = 100
ANYWHERE: Final = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
# Installed in a server or by a member for themselves, who then has it everywhere.
EVERYBODY: Final = app_commands.AppInstallationType(guild=True, user=True)

OptionValue = str | int | app_commands.Choice[str] | None


@runtime_checkable
class Serves(Protocol):
    """What answers a slash command: the cog."""

    async def command(self, interaction: discord.Interaction, name: str, options: Mapping[str, str]) -> None:
        """Run a command of the table."""

    async def suggest(self, interaction: discord.Interaction, option: Option, typed: str) -> list[str]:
        """What is offered for an option while a member types."""


def group_of(table: Mapping[str, Command], *, name: str, description: str) -> app_commands.Group:
    """One group with every command of ``table``; each calls ``command`` of the cog that holds the group."""
    group = LocalisedGroup(
        name=name,
        description=description,
        allowed_contexts=ANYWHERE,
        allowed_installs=EVERYBODY,
    )
    for command in table.values():
        made = app_commands.Command[Any, ..., None](
            name=command.name, description=command.summary, callback=_callback(command)
        )
        described = app_commands.describe(**{o.name: o.summary for o in command.options})(made)
        for option in command.options:
            if option.suggest is not None:
                described.autocomplete(option.name)(_suggesting(option))
        group.add_command(described)
    return group


def _callback(command: Command) -> Callable[..., Coroutine[Any, Any, None]]:
    # discord.py reads a command's options from its function's signature: this one is written by the table.
    async def callback(cog: Serves, interaction: discord.Interaction, **given: OptionValue) -> None:
        await cog.command(interaction, command.name, {k: _text(v) for k, v in given.items() if v is not None})

    ordered = sorted(command.options, key=lambda option: not option.required)
    parameters = [Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)]
    parameters += [_parameter(option) for option in ordered]
    callback.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # what inspect looks at first
    callback.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    callback.__name__ = command.name
    return callback


def _suggesting(option: Option) -> Callable[..., Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    async def suggesting(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        cog = interaction.client.get_cog(COG_NAME) if isinstance(interaction.client, Host) else None
        offered: list[str] = await cog.suggest(interaction, option, current) if isinstance(cog, Serves) else []
        return [app_commands.Choice(name=one[:LONGEST], value=one[:LONGEST]) for one in offered]

    return suggesting


def _parameter(option: Option) -> Parameter:
    kind: Any = _annotation(option)
    default = Parameter.empty if option.required else None
    annotation = kind if option.required else kind | None
    return Parameter(option.name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)


def _annotation(option: Option) -> Any:
    if option.values:
        return Literal[option.values]
    if option.kind == "number":
        return app_commands.Range[int, option.low, option.high]
    if option.kind == "switch":
        return bool
    return app_commands.Range[str, 1, REPLY_LIMIT if option.required else option.high or LONGEST]


def _text(value: OptionValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.value if isinstance(value, app_commands.Choice) else str(value)
