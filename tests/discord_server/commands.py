"""The routes by which a bot tells Discord its application commands."""

from .command_limits import bulk_problems, command_problems
from .payloads import ApiError, Json
from .rest import Answer, Call, Routes
from .world import World


class CommandRoutes:
    """Handlers of this module."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_to(self, routes: Routes) -> None:
        """Put every route into the table."""
        for scope in ("/applications/{application_id}", "/applications/{application_id}/guilds/{guild_id}"):
            routes.add("GET", f"{scope}/commands", self.get_commands)
            routes.add("PUT", f"{scope}/commands", self.put_commands, lambda call: bulk_problems(call.body))
            routes.add("POST", f"{scope}/commands", self.add_command, lambda call: command_problems(call.body))
            routes.add("DELETE", f"{scope}/commands/{{command_id}}", self.delete_command)

    async def get_commands(self, call: Call) -> Answer:
        """The commands of a scope."""
        return Answer(body=self._world.commands.get(self._scope(call), []))

    async def put_commands(self, call: Call) -> Answer:
        """Replace the commands of a scope."""
        scope = self._scope(call)
        self._world.commands[scope] = [self._command(body, scope) for body in call.body]
        self._world.notify()
        return Answer(body=self._world.commands[scope])

    async def add_command(self, call: Call) -> Answer:
        """Add or replace one command."""
        scope = self._scope(call)
        command = self._command(call.body, scope)
        kept = [
            c
            for c in self._world.commands.get(scope, [])
            if (c["name"], c["type"]) != (command["name"], command["type"])
        ]
        self._world.commands[scope] = [*kept, command]
        return Answer(201, command)

    async def delete_command(self, call: Call) -> Answer:
        """Delete one command."""
        scope = self._scope(call)
        held = self._world.commands.get(scope, [])
        self._world.commands[scope] = [c for c in held if c["id"] != call.params["command_id"]]
        return Answer(204)

    def _scope(self, call: Call) -> int | None:
        if call.id("application_id") != self._world.application:
            raise ApiError(404, 10002, "Unknown Application")
        return self._guild_id(call) if "guild_id" in call.params else None

    def _command(self, body: Json, scope: int | None) -> Json:
        identity = str(self._world.snowflake())
        command: Json = {"type": 1, "description": "", "default_member_permissions": None, "nsfw": False, **body}
        command["integration_types"] = body.get("integration_types") or [0]
        command |= {"id": identity, "application_id": str(self._world.application), "version": identity}
        permissions = command["default_member_permissions"]
        command["default_member_permissions"] = None if permissions is None else str(permissions)
        if scope is not None:
            command["guild_id"] = str(scope)
        return command

    def _guild_id(self, call: Call) -> int:
        guild = self._world.guilds.get(call.id("guild_id"))
        if guild is None or not guild.has_bot:
            raise ApiError(403, 50001, "Missing Access")
        return guild.id
