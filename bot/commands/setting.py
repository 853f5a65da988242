"""Commands of a server's settings: the panel, the list, and the change of one."""

from .. import setting_up, wording_settings
from ..desk import Desk
from ..messages import Reply, Request


async def setup(request: Request, desk: Desk) -> Reply:
    """All settings in one private panel."""
    return wording_settings.panel(await desk.rules_of(request.server))


async def settings(request: Request, desk: Desk) -> Reply:
    """The settings as they are; with a name and a value, one of them changed."""
    name, value = request.options.get("name"), request.options.get("value")
    if name is None or value is None:
        return wording_settings.settings(await desk.rules_of(request.server))
    changed = await setting_up.change(desk, request, name, value)
    if isinstance(changed, setting_up.Problem):
        return wording_settings.problem(changed.said, changed.example, name=name)
    return wording_settings.settings(changed)


async def set_one(request: Request, desk: Desk) -> Reply:
    """A choice of the panel, which then stands as changed."""
    name = request.options["name"]
    changed = await setting_up.change(desk, request, name, request.options.get("value", ""))
    if isinstance(changed, setting_up.Problem):
        return wording_settings.problem(changed.said, changed.example, name=name)
    return wording_settings.panel(changed)
