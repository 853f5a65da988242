"""Ranks: "19th", and "third" where it is the whole text."""

from decimal import Decimal
from typing import Final

from ..article import Span
from .lexicon import ORDINALS_IN_WORDS
from .quantity import Measure, Quantity
from .scanning import Tokens

_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_LONGEST: Final = 6  # digits; longer strings with an ending are codes
# Capitalised after a rank these make it part of a name: "North 2nd Street", "the 7th Fleet".
_NAMED: Final = frozenset(
    {
        "Street", "St", "Avenue", "Ave", "Amendment", "Fleet", "Circuit", "District", "Division", "Brigade",
        "Infantry", "Regiment", "Battalion", "Century", "Arrondissement", "Parallel", "Congress",
    }
)  # fmt: skip


def ordinal_at(tokens: Tokens, at: int) -> tuple[Quantity, int] | None:
    """A rank that starts at token ``at``, and the token after it; in words only where it is the whole text."""
    digits, end = tokens.numeral(at), at + 1
    if digits.isdigit() and len(digits) <= _LONGEST and tokens.glued(end) and tokens.word(end) in _ENDINGS:
        if tokens.glued(at) or (tokens.has(at + 2) and tokens[at + 2].text in _NAMED):
            return None
        value, end = int(digits), end + 1
    elif len(tokens) - (tokens.word(0) == "the") == 1 and tokens.word(at) in ORDINALS_IN_WORDS:
        value = ORDINALS_IN_WORDS[tokens.word(at)]
    else:
        return None
    span = Span(tokens[at].start, tokens[end - 1].end)
    rank = Decimal(value)
    figures = len(str(value).strip("0")) or 1
    return Quantity(span=span, number=span, low=rank, high=rank, measure=Measure.ORDINAL, figures=figures), end
