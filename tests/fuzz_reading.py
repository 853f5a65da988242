"""Feeds mutated pages to the readers: `python tests/fuzz_reading.py [SECONDS] [SEED]`, or with coverage to guide the
mutations `python tests/fuzz_reading.py --atheris -max_total_time=3600`.

Every outcome must be articles whose spans fit, or UnreadableInput; prints the first failing input and exits with 1.
"""

import importlib
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / ".typing"))

if "--atheris" in sys.argv:
    atheris = importlib.import_module("atheris")

    # Only our own code: coverage of the libraries would slow every run and is not ours to raise.
    with atheris.instrument_imports(include=["newsdesk"]):
        import newsdesk.briefings.reading
        import newsdesk.briefings.sentences  # noqa: F401 - imported to be instrumented

from newsdesk.briefings.article import Article
from newsdesk.briefings.errors import UnreadableInput
from newsdesk.briefings.reading import explain, read_bytes, read_feed, read_html, read_text
from newsdesk.briefings.sentences import split_sentences, word_breaks

CORPUS = Path(__file__).resolve().parent / "golden" / "reading_corpus"
SLOWEST = 2.0


def check(article: Article) -> None:
    """Raise AssertionError when a span does not fit its text."""
    end = 0
    for span in article.paragraphs:
        assert end <= span.start <= span.end <= len(article.text)
        end = span.end
    for sentence in split_sentences(article):
        assert article.paragraphs[sentence.paragraph].contains(sentence.span)
        words = sentence.span.of(article.text)
        assert words == words.strip() != ""
    assert all(0 < offset < len(article.text) for offset in word_breaks(article))


def read_plain(data: bytes) -> tuple[Article, ...]:
    """Read as plain text, and explain the result."""
    article = read_text(data)
    for line in explain(article):
        assert line.span.of(article.text).strip()
    return (article,)


READERS: dict[str, Callable[[bytes], tuple[Article, ...]]] = {
    "read_text": read_plain,
    "read_html": lambda data: (read_html(data),),
    "read_feed": read_feed,
    "read_bytes": lambda data: read_bytes(data, "input.jsonl"),
}


def run_one(data: bytes) -> None:
    """Give ``data`` to every reader."""
    for read in READERS.values():
        try:
            articles = read(data)
        except UnreadableInput:
            continue
        for article in articles:
            check(article)


def mutate(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """One to six random changes: bytes, cuts, doubled parts, parts of other inputs, odd signs."""
    out = bytearray(data)
    odd = [
        b"\x00",
        b"\xff\xfe",
        b"\r",
        b"<",
        b"</p>",
        b"&#x0;",
        b"]]>",
        b"---\n",
        b'"',
        "\u2028".encode(),
        b"\xc3",
        b"{",
        b".",
    ]
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(out) + 1)
        end = min(len(out), start + rng.choice((1, 4, 40, 400)))
        match rng.randrange(5):
            case 0:
                out[start:end] = rng.randbytes(end - start)
            case 1:
                del out[start:end]
            case 2:
                out[start:start] = out[start:end] * rng.choice((1, 2, 30))
            case 3:
                other = rng.choice(others)
                cut = rng.randrange(len(other))
                out[start:start] = other[cut : cut + 200]
            case _:
                out[start:start] = rng.choice(odd)
    return bytes(out[:200_000])


def main() -> int:
    """Mutate for the seconds given and say how many inputs held."""
    corpus = [path.read_bytes() for path in sorted(CORPUS.iterdir())]
    if "--atheris" in sys.argv:
        grown = tempfile.mkdtemp(prefix="fuzz-reading-")
        options = [option for option in sys.argv[1:] if option != "--atheris"]
        atheris.Setup([sys.argv[0], *options, grown, str(CORPUS)], run_one)
        atheris.Fuzz()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    stop = time.monotonic() + seconds
    count, slowest = 0, 0.0
    while time.monotonic() < stop:
        data = mutate(rng.choice(corpus), corpus, rng)
        started = time.process_time()
        try:
            run_one(data)
        except Exception as error:
            print(f"{type(error).__name__}: {error}\n{data!r}")
            raise
        slowest = max(slowest, time.process_time() - started)
        count += 1
    print(f"{count} inputs held, slowest {slowest:.2f} s")
    return int(slowest > SLOWEST * len(READERS))


if __name__ == "__main__":
    sys.exit(main())
