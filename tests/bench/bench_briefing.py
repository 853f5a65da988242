"""Prints how the selection of lines compares with its baselines on the development data, in one run.

Run: ``python tests/bench/bench_briefing.py [--half a|b|all] [--compose]``; needs the data folder beside the checkout.
"""

import argparse
import contextlib
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "bench" / "briefing"
SETS = (("multinews", 100), ("multinews", 60), ("cnndm", 60), ("cnndm", 100), ("multiling2011", 100))
BASELINES = ("lead", "lexrank", "textrank", "concept", "lead_centroid")
STOCK = "harbour crane ferry storm pier loan vote fund tide wharf gull net keel buoy anchor mast board town"
Composer = Callable[[Sequence[str], int], list[str]]


def composed(documents: Sequence[str], words: int) -> list[str]:
    """Whole briefings, trimmed and repaired, in place of bare selection."""
    from newsdesk.briefings import UnreadableInput, compose, read_text
    from newsdesk.briefings.names import RuleFinder

    articles = []
    for text in documents:
        with contextlib.suppress(UnreadableInput):
            articles.append(read_text(text))
    briefing = compose(articles, words=words, finder=RuleFinder())
    return [line.text for line in briefing.lines]


def speed(baselines: object) -> None:
    """Seconds a document of so many sentences takes, facts given, against LexRank on the same text."""
    from newsdesk.briefings.covering import Passage
    from newsdesk.briefings.salience import extract, select

    stock = STOCK.split()
    for count in (25, 100, 400):
        texts = [
            " ".join(f"{stock[(n * 7 + k * (n % 5 + 1)) % 18]}{(n * k) % 40}" for k in range(20))
            for n in range(count)
        ]
        document = "\n".join(f"The {text} was said." for text in texts)
        passages = [
            Passage(text=text, document=0, position=n, cost=24) for n, text in enumerate(document.split("\n"))
        ]
        times = []
        for work in (
            lambda: select(passages, words=100),  # noqa: B023 run at once
            lambda: extract([document], 100),  # noqa: B023 run at once
            lambda: baselines.lexrank([document], 100) if count <= 100 else None,  # type: ignore[attr-defined]  # noqa: B023
        ):
            best = 9.0
            for _ in range(3):
                start = time.perf_counter()
                work()
                best = min(best, time.perf_counter() - start)
            times.append(best)
        ratio = f"{times[2] / times[0]:.0f}x" if count <= 100 else "-"
        print(
            f"{count:4} sentences: select {times[0] * 1e3:7.2f} ms, extract {times[1] * 1e3:7.2f} ms, LexRank {ratio}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["a", "b", "all"], default="all")
    parser.add_argument("--compose", action="store_true", help="score whole briefings too")
    args = parser.parse_args()
    if not DATA.is_dir():
        print(f"no development data at {DATA}")
        return 2
    sys.path.insert(0, str(DATA))
    score, baselines = importlib.import_module("score"), importlib.import_module("baselines")
    from newsdesk.briefings.salience import extract

    rows: list[tuple[str, Composer]] = [("newsdesk", extract)]
    if args.compose:
        rows.append(("newsdesk, composed", composed))
    rows += [(name, getattr(baselines, name)) for name in BASELINES]
    for name, words in SETS:
        items = [
            item
            for number, item in enumerate(score.load(name, "dev"))
            if args.half == "all" or (number % 2 == 0) == (args.half == "a")
        ]
        print(f"\n{name}, {words} words, {len(items)} items   R1     R2     RL    repeats>=.5")
        for label, composer in rows:
            measured, _ = score.evaluate(items, [composer(item["documents"], words) for item in items], words, boot=0)
            figures = "  ".join(f"{measured[key]:.3f}" for key in ("r1f", "r2f", "rlf", "red50"))
            print(f"{label:34} {figures}")
    print()
    speed(baselines)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / ".typing"))
    raise SystemExit(main())
