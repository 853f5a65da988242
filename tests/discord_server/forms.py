"""What a Discord client checks and sends: the options of a command, the fields of a modal."""

from typing import Any, Final

from .component_limits import CHECKBOX_GROUP, SELECTS, TEXT_INPUT
from .payloads import Json

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER = 3, 4, 5, 6, 7, 8, 10
SUBCOMMANDS: Final = frozenset({1, 2})


class Refused(Exception):
    """The client does not let the member do this: no such command, button, permission, or an option it refuses."""


def option_values(command: Json, given: dict[str, Any], *, focused: str | None, resolved: Json) -> list[Json]:
    """A command's options as the client sends them; those being typed (``focused``) are not checked."""
    known = {option["name"]: option for option in command.get("options", [])}
    unknown = given.keys() - known.keys()
    if unknown or any(option["type"] in SUBCOMMANDS for option in known.values()):
        raise Refused(f"not options of {command['name']!r}: {sorted(unknown)}")
    missing = [name for name, option in known.items() if option.get("required") and name not in given]
    if missing and focused is None:
        raise Refused(f"required: {', '.join(missing)}")
    values = []
    for name, value in given.items():
        option = known[name]
        if focused is None:
            value = _checked(option, value)  # noqa: PLW2901 - the client sends the value of a chosen name
        if option["type"] in {USER, CHANNEL, ROLE}:
            value = _resolved(option["type"], value, resolved)  # noqa: PLW2901
        values.append(
            {"name": name, "type": option["type"], "value": value} | ({"focused": True} if name == focused else {})
        )
    return values


def _checked(option: Json, value: Any) -> Any:
    """The value as the client would send it, or Refused."""
    if option.get("choices"):
        known = {c["name"]: c["value"] for c in option["choices"]} | {
            c["value"]: c["value"] for c in option["choices"]
        }
        if value not in known:
            raise Refused(f"{value!r} is not among the choices of {option['name']!r}")
        return known[value]
    fits = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}.get(option["type"])
    if fits and not isinstance(value, fits):
        raise Refused(f"{option['name']!r} does not take {value!r}")
    size = len(value) if option["type"] == STRING else value
    kind = "length" if option["type"] == STRING else "value"
    if option.get(f"min_{kind}") is not None and size < option[f"min_{kind}"]:
        raise Refused(f"{option['name']!r}: {value!r} is too small")
    if option.get(f"max_{kind}") is not None and size > option[f"max_{kind}"]:
        raise Refused(f"{option['name']!r}: {value!r} is too large")
    return value


def _resolved(kind: int, value: Any, resolved: Json) -> str:
    if kind == CHANNEL:
        resolved.setdefault("channels", {})[str(value.id)] = value.payload() | {"permissions": "0"}
        return str(value.id)
    if kind == USER:
        resolved.setdefault("users", {})[str(value.id)] = value.user.payload()
        resolved.setdefault("members", {})[str(value.id)] = value.member.payload(with_user=False) | {
            "permissions": "0"
        }
        return str(value.id)
    role = next(role for role in value.guild.role_payloads() if role["id"] == str(value.role))
    resolved.setdefault("roles", {})[role["id"]] = role
    return str(role["id"])


def filled(part: Json, values: dict[str, Any]) -> Json:
    """One part of a modal as the client sends it back; used values are taken out of ``values``."""
    if "component" in part:
        inner = part["component"]
        return {"type": part["type"], "id": 1, "component": _field(inner, part.get("label"), values)}
    if "components" in part:
        inner = part["components"][0]
        return {"type": part["type"], "id": 1, "components": [_field(inner, inner.get("label"), values)]}
    return {"type": part["type"], "id": 1}


def _field(field: Json, label: str | None, values: dict[str, Any]) -> Json:
    filled: Json = {"type": field["type"], "id": 1, "custom_id": field["custom_id"]}
    name = next((key for key in (field["custom_id"], label) if key in values), None)
    value = values.pop(name) if name is not None else None
    if field["type"] == TEXT_INPUT:
        text = str(value if value is not None else field.get("value") or "")
        if field.get("required", True) and not text:
            raise Refused(f"{label!r} is required")
        if not (field.get("min_length") or 0) <= len(text) <= (field.get("max_length") or 4000) and text:
            raise Refused(f"{label!r} does not take {len(text)} characters")
        return filled | {"value": text}
    if field["type"] in {*SELECTS, CHECKBOX_GROUP}:
        return filled | {"values": [value] if isinstance(value, str) else list(value or [])}
    return filled | {"value": value}
