"""MinHash: how much of its wording one text shares with another, from short signatures.

After A. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences, 1997.
"""

import hashlib
from typing import Final

from .wording import WORD

PERMUTATIONS: Final = 64  # standard error of the estimate at most 1 / (2 * 8) = 0.06
SHINGLE: Final = 4  # words; short enough that an inserted word breaks few, long enough that chance rarely makes one
_PRIME: Final = (1 << 61) - 1


def _coefficients() -> tuple[tuple[int, int], ...]:
    """Fixed multipliers and offsets of the permutations, from a hash of their number."""
    pairs = []
    for number in range(PERMUTATIONS):
        digest = hashlib.blake2b(b"minhash %d" % number, digest_size=16).digest()
        pairs.append(
            (int.from_bytes(digest[:8], "big") % (_PRIME - 1) + 1, int.from_bytes(digest[8:], "big") % _PRIME)
        )
    return tuple(pairs)


_COEFFICIENTS: Final = _coefficients()


def signature(text: str) -> tuple[int, ...]:
    """The MinHash signature of the text's word shingles, case and punctuation aside; empty for a text of no words."""
    words = [match.group().lower() for match in WORD.finditer(text)]
    if not words:
        return ()
    size = min(SHINGLE, len(words))
    shingles = {" ".join(words[place : place + size]) for place in range(len(words) - size + 1)}
    hashes = [_hash(shingle) for shingle in shingles]
    return tuple(min((a * value + b) % _PRIME for value in hashes) for a, b in _COEFFICIENTS)


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode("utf-8", "replace"), digest_size=8).digest(), "big") % _PRIME


def resemblance(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """The estimated share of shingles two texts have in common (Jaccard), 0 to 1."""
    if not first or not second:
        return 0.0
    return sum(one == other for one, other in zip(first, second, strict=True)) / len(first)
