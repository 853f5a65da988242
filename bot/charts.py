"""A member's weeks as a picture: one bar a week with its points above it. The same weeks give the same bytes.

Needs Pillow (the extra ``charts``); without it there is no picture, and the words say the same.
"""

import io
from collections.abc import Sequence
from typing import Final

from .store import Week

WIDTH: Final = 640
HEIGHT: Final = 240
MARGIN: Final = 28
LABEL_SIZE: Final = 13
# Dark blue on white is read at 8.6 to 1; nothing is told by colour alone.
BAR: Final = (31, 78, 140)
INK: Final = (40, 40, 40)
PAPER: Final = (255, 255, 255)


def drawn(weeks: Sequence[Week]) -> bytes | None:
    """The weeks, oldest first, as a PNG of 640 by 240 pixels; None without Pillow or with nothing to show."""
    if not any(week.answered for week in weeks):
        return None
    try:
        from PIL import Image, ImageDraw, ImageFont
    except ImportError:
        return None
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(LABEL_SIZE)
    step, floor = (WIDTH - 2 * MARGIN) / len(weeks), HEIGHT - MARGIN
    most = max(1, *(week.points for week in weeks))
    for number, week in enumerate(weeks):
        middle = MARGIN + step * (number + 0.5)
        top = floor - (floor - 2 * MARGIN) * max(0, week.points) / most
        if week.answered:
            pen.rectangle((middle - step * 0.3, min(top, floor - 2), middle + step * 0.3, floor), fill=BAR)
            pen.text((middle, top - 4), str(week.points), fill=INK, font=font, anchor="mb")
        pen.text((middle, floor + 6), f"{week.begins:%m-%d}", fill=INK, font=font, anchor="mt")
    pen.line((MARGIN, floor, WIDTH - MARGIN, floor), fill=INK)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
