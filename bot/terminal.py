"""The terminal a person types into: single keys, and lines that can be changed."""

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys


class KeyTerminal:
    """Keys without Enter, and lines with the old text to change, on any system that prompt_toolkit knows."""

    def __init__(self) -> None:
        self._keys = PromptSession[str](key_bindings=_single_keys(), reserve_space_for_menu=0)
        self._lines = PromptSession[str](reserve_space_for_menu=0)

    async def key(self) -> str:
        """One key in lower case; "" for Ctrl-C, Ctrl-D and the end of the input."""
        try:
            return (await self._keys.prompt_async("> ")).casefold()
        except (EOFError, KeyboardInterrupt):
            return ""

    async def line(self, label: str, text: str) -> str | None:
        """The line as it is when Enter is pressed; None after Ctrl-C or Ctrl-D."""
        try:
            return await self._lines.prompt_async(label, default=text)
        except (EOFError, KeyboardInterrupt):
            return None


def _single_keys() -> KeyBindings:
    keys = KeyBindings()

    # Not eager: what the terminal itself reports, such as where the cursor is, comes as keys too.
    @keys.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=event.data)

    @keys.add(Keys.Enter, eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result="?")

    @keys.add(Keys.ControlC, eager=True)
    @keys.add(Keys.ControlD, eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result="")

    return keys
