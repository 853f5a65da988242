"""What the bot says of a server's settings: the panel, the list, what is wrong with a value. Pure."""

from typing import Final

from .markup import inert
from .messages import Choice, Entry, Menu, Reply
from .server_settings import HOURS, LENGTHS, ServerSettings
from .texts import _, mark

# Where most servers are; every other zone can be typed.
ZONES: Final = (
    "UTC",
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Mexico_City",
    "America/Bogota",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Berlin",
    "Europe/Warsaw",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
MOST_ROLES: Final = 25
LABELS: Final = {
    "channel": mark("Channel of the daily briefing"),
    "hour": mark("Hour of the daily briefing"),
    "zone": mark("Time zone"),
    "length": mark("Length of the daily briefing"),
    "intro": mark("Words above the daily briefing"),
    "sources": mark("Sources"),
    "starters": mark("Who may start a quiz for all"),
    "cooldown": mark("Pause between two quizzes"),
    "quiet": mark("Quiet hours, without quizzes for all"),
    "lists_off": mark("Kinds of questions left out"),
    "scoring": mark("Scoring"),
}


def values(rules: ServerSettings) -> dict[str, str]:
    """Every setting as it is shown, by name."""
    start, end = rules.quiet or (0, 0)
    return {
        "channel": _place(rules.channel),
        "hour": _("off") if rules.hour is None else f"{rules.hour:02}:00",
        "zone": rules.zone,
        "length": rules.length,
        "intro": rules.intro or _("none"),
        "sources": ", ".join(f"<{one}>" for one in rules.sources) or _("those of the host"),
        "starters": ", ".join(f"<@&{one}>" for one in rules.starters) or _("everyone"),
        "cooldown": _("{n} s", n=rules.cooldown) if rules.cooldown else _("off"),
        "quiet": _("off") if rules.quiet is None else f"{start:02}:00–{end:02}:00",
        "lists_off": ", ".join(rules.lists_off) or _("none"),
        "scoring": rules.scoring.value,
    }


def panel(rules: ServerSettings) -> Reply:
    """The settings with all that is needed to change them, for one moderator's eyes; it stands where it stood."""
    menus = (_channel_menu(rules), _hour_menu(rules), _zone_menu(rules), _roles_menu(rules))
    following = LENGTHS[(LENGTHS.index(rules.length) + 1) % len(LENGTHS)]
    choices = (
        Choice(label=_("Sources…"), action="set:sources", kind="type"),
        Choice(label=_("Pause…"), action="set:cooldown", kind="type"),
        Choice(label=_("Quiet hours…"), action="set:quiet", kind="type"),
        Choice(label=_("Another zone…"), action="set:zone", kind="type"),
        Choice(label=_("Length: {next}", next=following), action=f"set:length:{following}"),
    )
    return Reply(title=_("Setup"), text=_lines(rules), menus=menus, choices=choices, private=True, replaces=True)


def _channel_menu(rules: ServerSettings) -> Menu:
    channel = (rules.channel or "").rpartition(":")[2]
    entries = (Entry(value=channel, label=""),) if channel else ()
    prompt = _("Channel of the daily briefing")
    return Menu(prompt=prompt, action="set:channel", kind="channel", entries=entries, least=0)


def _hour_menu(rules: ServerSettings) -> Menu:
    hours = [Entry(value="off", label=_("No daily briefing"), chosen=rules.hour is None)]
    hours += [Entry(value=str(one), label=f"{one:02}:00", chosen=one == rules.hour) for one in HOURS]
    return Menu(prompt=_("Hour of the daily briefing"), action="set:hour", entries=tuple(hours))


def _zone_menu(rules: ServerSettings) -> Menu:
    zones = dict.fromkeys((*ZONES, rules.zone))
    entries = tuple(Entry(value=one, label=one, chosen=one == rules.zone) for one in zones)
    return Menu(prompt=_("Time zone"), action="set:zone", entries=entries)


def _roles_menu(rules: ServerSettings) -> Menu:
    entries = tuple(Entry(value=one, label="") for one in rules.starters)
    prompt = _("Who may start a quiz for all")
    return Menu(prompt=prompt, action="set:starters", kind="role", entries=entries, least=0, most=MOST_ROLES)


def settings(rules: ServerSettings) -> Reply:
    """The list of settings, and how one is changed."""
    how = _("Change one with `settings hour 8`, take it back with `settings hour off`; `setup` has menus for them.")
    return Reply(title=_("Settings"), text=f"{_lines(rules)}\n\n{how}", private=True)


def problem(said: str, example: str, *, name: str) -> Reply:
    """What is wrong with a value, with one that would do."""
    text = _("{problem} For example: `{example}`.", problem=_(said), example=f"settings {name} {example}")
    return Reply(text=text, private=True, failed=True)


def _lines(rules: ServerSettings) -> str:
    shown = values(rules)
    lines = [f"- `{name}` {_(label)}: {_shown(name, shown[name])}" for name, label in LABELS.items()]
    if rules.channel is None or rules.hour is None:
        lines.append(_("There is no daily briefing: it needs a channel and an hour."))
    return "\n".join(lines)


def _shown(name: str, value: str) -> str:
    return value if name in {"channel", "starters", "sources"} else inert(value)


def _place(place: str | None) -> str:
    channel = (place or "").rpartition(":")[2]
    return f"<#{channel}>" if channel.isdigit() else (inert(place) if place else _("off"))
