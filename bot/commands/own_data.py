"""Commands about what is kept of a member: see it, delete it, stay off the boards."""

import json

from .. import wording_after
from ..desk import Desk
from ..messages import Reply, Request


async def forget_me(request: Request, desk: Desk) -> Reply:
    """Say what would be deleted of the member here; with ``confirm``, delete it."""
    if request.options.get("confirm") != "yes":
        kept = await desk.store.members.export(request.member, server=request.server)
        counts = {name: len(rows) for name, rows in kept.items() if isinstance(rows, list)}
        return wording_after.would_forget(counts)
    forgotten = await desk.store.members.forget(request.member, server=request.server, now=desk.clock())
    return wording_after.forgotten(forgotten)


async def export_me(request: Request, desk: Desk) -> Reply:
    """All that is kept of the member here, as a JSON file for their eyes only."""
    kept = await desk.store.members.export(request.member, server=request.server)
    if not any(kept[name] for name in kept if isinstance(kept[name], list)):
        return wording_after.nothing_kept()
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return wording_after.exported(content)


async def boards(request: Request, desk: Desk) -> Reply:
    """Leave the member out of this server's boards or show them again; without an option, say which it is."""
    members = desk.store.members
    choice = request.options.get("hide")
    if choice is None:
        return wording_after.on_boards(hidden=await members.hidden(request.server, request.member), changed=False)
    await members.hide(request.server, request.member, request.name, hidden=choice == "yes")
    return wording_after.on_boards(hidden=choice == "yes", changed=True)
