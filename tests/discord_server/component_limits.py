"""Discord's limits on message components and modals, as pure checks."""

from collections.abc import Iterator
from typing import Final

from .payloads import Json, Problem

ACTION_ROW: Final = 1
BUTTON: Final = 2
STRING_SELECT: Final = 3
TEXT_INPUT: Final = 4
SELECTS: Final = frozenset({3, 5, 6, 7, 8})
TEXT_DISPLAY: Final = 10
LABEL: Final = 18
RADIO_GROUP: Final = 21
CHECKBOX_GROUP: Final = 22
LINK: Final = 5
PREMIUM: Final = 6

ROWS: Final = 5
ROW_WIDTH: Final = 5
TOTAL: Final = 40
CUSTOM_ID: Final = 100
BUTTON_LABEL: Final = 80
BUTTON_URL: Final = 512
OPTIONS: Final = 25
OPTION_TEXT: Final = 100
PLACEHOLDER: Final = {STRING_SELECT: 150, TEXT_INPUT: 100}
MODAL_TITLE: Final = 45
MODAL_PARTS: Final = 5
LABEL_TEXT: Final = 45
LABEL_DESCRIPTION: Final = 100
INPUT_LENGTH: Final = 4000
GROUP_OPTIONS: Final = {RADIO_GROUP: (2, 10), CHECKBOX_GROUP: (1, 10)}

Where = tuple[str | int, ...]


def component_problems(components: list[Json], *, v2: bool) -> Iterator[Problem]:
    """The rules for the components of a message."""
    if v2:
        yield from _v2_problems(components)
    else:
        if len(components) > ROWS:
            yield _length(("components",), 0, ROWS)
        for number, row in enumerate(components):
            if row.get("type") != ACTION_ROW:
                yield Problem(
                    where=("components", number, "type"), code="UNION_TYPE_CHOICES", message="Must be one of {1}."
                )
    flat = list(_walk(components, ("components",)))
    for where, component in flat:
        yield from _check(component, where)
    yield from _duplicates(flat)


def modal_problems(modal: Json) -> Iterator[Problem]:
    """The rules for a modal."""
    yield from _text(modal.get("custom_id"), 1, CUSTOM_ID, ("data", "custom_id"))
    yield from _text(modal.get("title"), 1, MODAL_TITLE, ("data", "title"))
    parts = modal.get("components") or []
    where: Where = ("data", "components")
    if not 1 <= len(parts) <= MODAL_PARTS:
        yield _length(where, 1, MODAL_PARTS)
    flat = list(_walk(parts, where))
    for number, part in enumerate(parts):
        if part.get("type") not in {ACTION_ROW, TEXT_DISPLAY, LABEL}:
            yield Problem(
                where=(*where, number, "type"), code="UNION_TYPE_CHOICES", message="Must be one of {1, 10, 18}."
            )
        for inner in part.get("components", []):
            if inner.get("type") == TEXT_INPUT:
                yield from _text(inner.get("label"), 1, LABEL_TEXT, (*where, number, "components", 0, "label"))
        if part.get("type") == LABEL:
            yield from _text(part.get("label"), 1, LABEL_TEXT, (*where, number, "label"))
            yield from _text(part.get("description") or "", 0, LABEL_DESCRIPTION, (*where, number, "description"))
    for place, component in flat:
        yield from _check(component, place)
    yield from _duplicates(flat)


def choice_problems(choices: list[Json]) -> Iterator[Problem]:
    """The rules for what autocompletion offers."""
    where: Where = ("data", "choices")
    if len(choices) > OPTIONS:
        yield _length(where, 0, OPTIONS)
    for number, choice in enumerate(choices):
        yield from _text(choice.get("name"), 1, OPTION_TEXT, (*where, number, "name"))
        if isinstance(choice.get("value"), str):
            yield from _text(choice["value"], 1, OPTION_TEXT, (*where, number, "value"))


def _v2_problems(components: list[Json]) -> Iterator[Problem]:
    flat = list(_walk(components, ("components",)))
    if len(flat) > TOTAL:
        yield _length(("components",), 1, TOTAL)
    if sum(len(c.get("content", "")) for _, c in flat if c.get("type") == TEXT_DISPLAY) > INPUT_LENGTH:
        yield Problem(
            where=("components",), code="COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message="More than 4000"
        )


def _walk(components: list[Json], where: Where) -> Iterator[tuple[Where, Json]]:
    for number, component in enumerate(components):
        place = (*where, number)
        yield place, component
        yield from _walk(component.get("components", []), (*place, "components"))
        for key in ("component", "accessory"):
            if key in component:
                yield from _walk([component[key]], (*place, key))


def _check(component: Json, where: Where) -> Iterator[Problem]:
    kind = component.get("type")
    if kind == ACTION_ROW:
        yield from _row_problems(component, where)
    elif kind == BUTTON:
        yield from _button_problems(component, where)
    elif kind in SELECTS:
        yield from _select_problems(component, where)
    elif kind == TEXT_INPUT:
        yield from _input_problems(component, where)
    elif kind in GROUP_OPTIONS:
        low, high = GROUP_OPTIONS[kind]
        if not low <= len(component.get("options") or []) <= high:
            yield _length((*where, "options"), low, high)


def _row_problems(row: Json, where: Where) -> Iterator[Problem]:
    held = [c.get("type") for c in row.get("components", [])]
    if not 1 <= len(held) <= ROW_WIDTH:
        yield _length((*where, "components"), 1, ROW_WIDTH)
    if any(kind != BUTTON for kind in held) and len(held) > 1:
        message = "The specified component exceeds the maximum width"
        yield Problem(where=(*where, "components"), code="COMPONENT_LAYOUT_WIDTH_EXCEEDED", message=message)


def _button_problems(button: Json, where: Where) -> Iterator[Problem]:
    style = button.get("style")
    yield from _text(button.get("label") or "", 0, BUTTON_LABEL, (*where, "label"))
    if not (button.get("label") or button.get("emoji") or style == PREMIUM):
        yield Problem(
            where=where, code="BUTTON_COMPONENT_NEEDS_LABEL_OR_EMOJI", message="A button needs a label or an emoji"
        )
    if style == LINK:
        yield from _text(button.get("url"), 1, BUTTON_URL, (*where, "url"))
        if button.get("custom_id"):
            yield Problem(
                where=where, code="BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message="url or custom_id"
            )
    elif style != PREMIUM:
        yield from _text(button.get("custom_id"), 1, CUSTOM_ID, (*where, "custom_id"))


def _select_problems(select: Json, where: Where) -> Iterator[Problem]:
    yield from _text(select.get("custom_id"), 1, CUSTOM_ID, (*where, "custom_id"))
    yield from _text(select.get("placeholder") or "", 0, PLACEHOLDER[STRING_SELECT], (*where, "placeholder"))
    if select.get("type") != STRING_SELECT:
        return
    options = select.get("options") or []
    if not 1 <= len(options) <= OPTIONS:
        yield _length((*where, "options"), 1, OPTIONS)
    for number, option in enumerate(options):
        place = (*where, "options", number)
        yield from _text(option.get("label"), 1, OPTION_TEXT, (*place, "label"))
        yield from _text(option.get("value"), 1, OPTION_TEXT, (*place, "value"))
        yield from _text(option.get("description") or "", 0, OPTION_TEXT, (*place, "description"))
    values = [option.get("value") for option in options]
    if len(set(values)) != len(values):
        message = "The specified option value is already used"
        yield Problem(where=(*where, "options"), code="SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message=message)
    if (select.get("max_values") or 1) > max(len(options), 1) or (select.get("min_values") or 0) > len(options):
        yield Problem(where=(*where, "max_values"), code="NUMBER_TYPE_MAX", message="More than there are options")


def _input_problems(field: Json, where: Where) -> Iterator[Problem]:
    yield from _text(field.get("custom_id"), 1, CUSTOM_ID, (*where, "custom_id"))
    yield from _text(field.get("placeholder") or "", 0, PLACEHOLDER[TEXT_INPUT], (*where, "placeholder"))
    yield from _text(field.get("value") or "", 0, INPUT_LENGTH, (*where, "value"))
    low, high = field.get("min_length") or 0, field.get("max_length") or INPUT_LENGTH
    if not (0 <= low <= INPUT_LENGTH and 1 <= high <= INPUT_LENGTH and low <= high):
        yield Problem(
            where=(*where, "max_length"), code="NUMBER_TYPE_MAX", message="Must be 1 to 4000, not below min_length"
        )


def _duplicates(flat: list[tuple[Where, Json]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for where, component in flat:
        name = component.get("custom_id")
        if name and name in seen:
            message = "Component custom id cannot be duplicated"
            yield Problem(where=(*where, "custom_id"), code="COMPONENT_CUSTOM_ID_DUPLICATED", message=message)
        seen.add(name or "")


def _text(value: object, low: int, high: int, where: Where) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield Problem(where=where, code="BASE_TYPE_REQUIRED", message="This field is required")
    elif not low <= len(value) <= high:
        yield _length(where, low, high)


def _length(where: Where, low: int, high: int) -> Problem:
    return Problem(where=where, code="BASE_TYPE_BAD_LENGTH", message=f"Must be between {low} and {high} in length.")
