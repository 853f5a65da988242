"""Reads one bank in a process of its own and prints it as lines of JSON: ``python -m newsdesk.bot.bank_child BANK``.

The first line holds the version or what is wrong; each that follows is a small bank. Reading YAML takes a third of a
millisecond a question and holds the interpreter all the while, so that a bot which did it itself would stand still.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from typing import Final

from ..briefings.errors import InvalidDocument, NewsdeskError
from ..quizzes.bank import Bank, parse_bank, read_document
from ..quizzes.bank_writing import json_line

# The reader takes some milliseconds for a line of this many and may do other things between two lines.
AT_ONCE: Final = 10


def lines_of(bank: Bank) -> Iterator[str]:
    """The bank in pieces, each of them a bank on one line."""
    for start in range(0, len(bank.sources), AT_ONCE):
        yield json_line((), bank.sources[start : start + AT_ONCE])
    for start in range(0, len(bank.questions), AT_ONCE):
        yield json_line(bank.questions[start : start + AT_ONCE], ())


def main() -> int:
    """Print the bank that the command line names."""
    name = sys.argv[1]
    try:
        text = read_document(name)
        bank = parse_bank(text, name)
        if not bank.questions:
            raise InvalidDocument(name, "holds no questions")
    except NewsdeskError as error:
        faults = str(error).splitlines()
        print(json.dumps({"fault": faults[0], "more": len(faults) - 1}))
        return 0
    version = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    print(json.dumps({"version": version}))
    for line in lines_of(bank):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
