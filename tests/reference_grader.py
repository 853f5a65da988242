"""A slow, obvious grader for figures, dates, short names and slips, to hold the fast one against.

It works on values and letters that the test has made up, never on parsed text, and tries every possibility.
"""

from decimal import Decimal
from itertools import permutations


def slips(meant: str, written: str) -> int:
    """Restricted Damerau-Levenshtein distance by the textbook table."""
    rows, columns = len(meant) + 1, len(written) + 1
    table = [[max(r, c) if 0 in (r, c) else 0 for c in range(columns)] for r in range(rows)]
    for r in range(1, rows):
        for c in range(1, columns):
            cost = meant[r - 1] != written[c - 1]
            table[r][c] = min(table[r - 1][c] + 1, table[r][c - 1] + 1, table[r - 1][c - 1] + cost)
            if r > 1 and c > 1 and meant[r - 1] == written[c - 2] and meant[r - 2] == written[c - 1]:
                table[r][c] = min(table[r][c], table[r - 2][c - 2] + 1)
    return table[-1][-1]


def allowed_slips(word: str) -> int:
    """None below four letters, one to seven, two to twelve, then three."""
    if len(word) < 4:
        return 0
    if len(word) < 8:
        return 1
    return 2 if len(word) < 13 else 3


def pairs_up(meant: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether some order of ``said`` is ``meant`` word for word."""
    return len(meant) == len(said) and any(order == meant for order in permutations(said))


def is_rounding(truth: Decimal, told: Decimal) -> bool:
    """Whether ``told`` is ``truth`` rounded to two figures or more and not the same: by trying every place.

    What is written to a finer place than it was rounded to is no rounding: 12.0 claims more than 12 does.
    """
    if told == truth or not truth or len(told.normalize().as_tuple().digits) < 2:
        return False
    shown = Decimal(1).scaleb(int(told.as_tuple().exponent))
    digits = len(truth.normalize().as_tuple().digits)
    for figures in range(2, digits):
        step = Decimal(1).scaleb(truth.adjusted() - figures + 1)
        if step > shown:
            continue
        below = truth // step * step
        above = below + step
        if truth - below < above - truth and told == below:
            return True
        if truth - below > above - truth and told == above:
            return True
        if truth - below == above - truth and told in (below, above):
            return True
    return False


def grade_money(truth: Decimal, told: Decimal, *, currencies_agree: bool) -> str:
    """Money whose two values and currencies are known; scale slips, cuts and coarse roundings are left to others."""
    if not currencies_agree:
        return "reject"
    if told == truth or is_rounding(truth, told):
        return "accept"
    return "not accept"


def grade_date(truth: tuple[int, int, int], told: tuple[int | None, int | None, int | None]) -> str:
    """Year, month, day against what is told of them: a wrong part is wrong, a missing one asks for more."""
    if any(part is not None and part != wanted for wanted, part in zip(truth, told, strict=True)):
        return "reject"
    _, month, day = told
    return "prompt" if month is None or day is None else "accept"


def grade_person(given: str, family: str, said: tuple[str, ...]) -> str:
    """A name of two words that are far from each other and from everything else said."""
    if said in {(family,), (given, family)}:
        return "accept"
    if said == (given,):
        return "prompt"
    return "reject"
