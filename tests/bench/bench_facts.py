"""Precision and recall of figures and dates against tests/golden/figures_articles.tsv.

    PYTHONPATH=.typing python tests/bench/bench_facts.py [--split seen|unseen] [--errors] [--texts FOLDER]

A figure counts when value, measure, unit, currency, bound and span are all as labelled; a date when its parts and its
span are. FOLDER holds the articles and seeds the table was made from (default: ../shared beside the repository).
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from newsdesk.briefings.dates import DateMention, parse_dates
from newsdesk.briefings.quantities import Bound, Measure, Quantity, parse_quantities

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "figures_articles.tsv"


@dataclass(frozen=True, slots=True)
class Label:
    """One row of the table; ``described`` holds value, measure, unit and bound, or the date."""

    split: str
    file: str
    start: int
    end: int
    kind: str
    described: tuple[str, ...]


def read_labels(path: Path = GOLDEN) -> list[Label]:
    """The rows of the table."""
    labels = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            split, file, start, end, kind, *described = line.split("\t")
            labels.append(Label(split, file, int(start), int(end), kind, tuple(described)))
    return labels


def read_texts(folder: Path) -> dict[str, str]:
    """Article bodies and seed files by the name the table uses."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "seeds").glob("*.txt"))}
    for listing in (
        "bench/cleaning/scrapinghub/items.jsonl",
        "bench/cleaning/news424/items.jsonl",
        "articles/index.jsonl",
    ):
        for line in (folder / listing).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[row["id"]] = row["body"]
    return texts


def describe_quantity(quantity: Quantity) -> tuple[str, ...]:
    """A figure in the table's terms."""
    value = _plain(quantity.low)
    if quantity.vague:
        bound = "vague"
    else:
        bound = "" if quantity.bound is Bound.EXACT else str(quantity.bound)
        if quantity.is_range:
            value = f"{value}..{_plain(quantity.high)}"
    unit = "" if quantity.measure in {Measure.PERCENT, Measure.RATIO, Measure.NUMBER} else quantity.unit
    return value, str(quantity.measure), quantity.currency or unit or "", bound


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _labelled_value(described: tuple[str, ...]) -> tuple[str, ...]:
    value, *rest = described
    if "/" in value:
        over, under = value.split("/")
        return _plain(Decimal(over) / Decimal(under)), *rest
    return "..".join(_plain(Decimal(end)) for end in value.split("..")), *rest


def describe_date(mention: DateMention) -> str:
    """A date in the table's terms."""
    text = _single_date(mention)
    return text if mention.end is None else f"{text}/{_single_date(mention.end)}"


def _single_date(mention: DateMention) -> str:
    if mention.precision == "decade":
        return f"{mention.year}s"
    if mention.precision == "century":
        return f"{mention.year}c"
    text = "-" if mention.year is None else str(mention.year)
    if mention.month is not None:
        text += f"-{mention.month:02d}"
    if mention.day is not None:
        text += f"-{mention.day:02d}"
    return text


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A figure or a date at a place of a text, in the table's terms."""

    start: int
    end: int
    kind: str
    described: tuple[str, ...]

    def shown(self, text: str) -> str:
        """The finding with a few characters either side."""
        before, after = text[max(0, self.start - 30) : self.start], text[self.end : self.end + 30]
        return f"{self.kind} {self.described} {before!r} [{text[self.start : self.end]}] {after!r}"


def found_in(text: str) -> set[Finding]:
    """What the grammars find."""
    figures = {Finding(q.span.start, q.span.end, "figure", describe_quantity(q)) for q in parse_quantities(text)}
    return figures | {Finding(d.span.start, d.span.end, "date", (describe_date(d),)) for d in parse_dates(text)}


def wanted_of(label: Label) -> Finding:
    """What a row of the table asks for."""
    described = _labelled_value(label.described) if label.kind == "figure" else label.described[:1]
    return Finding(label.start, label.end, label.kind, described)


def compare(labels: list[Label], text: str) -> tuple[Counter[str], list[str]]:
    """Hits, wrong findings and misses of one text, with a line for each error."""
    wanted = {wanted_of(label) for label in labels if label.kind != "optional"}
    free = [label for label in labels if label.kind == "optional"]
    found = found_in(text)
    wrong = sorted(
        finding
        for finding in found - wanted
        if not any(finding.start < place.end and place.start < finding.end for place in free)
    )
    missed = sorted(wanted - found)
    counts = Counter({"hit": len(found & wanted), "wrong": len(wrong), "missed": len(missed)})
    errors = [f"  wrong  {finding.shown(text)}" for finding in wrong]
    return counts, errors + [f"  missed {finding.shown(text)}" for finding in missed]


def measure(split: str, texts: dict[str, str]) -> tuple[Counter[str], list[str]]:
    """The counts of a split and its errors, article by article."""
    labels = [label for label in read_labels() if label.split == split]
    total: Counter[str] = Counter()
    lines = []
    for file in sorted({label.file for label in labels}):
        counts, errors = compare([label for label in labels if label.file == file], texts[file])
        total += counts
        lines += [file, *errors] if errors else []
    return total, lines


def main() -> int:
    """Print the table; exit 1 when the texts are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("seen", "unseen"), default="unseen")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--texts", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    if not (arguments.texts / "articles" / "index.jsonl").exists():
        print(f"no articles in {arguments.texts}", file=sys.stderr)
        return 1
    total, lines = measure(arguments.split, read_texts(arguments.texts))
    if arguments.errors:
        print("\n".join(lines))
    hit, wrong, missed = total["hit"], total["wrong"], total["missed"]
    print(
        f"{arguments.split}: figures and dates precision {hit / max(1, hit + wrong):.3f} "
        f"recall {hit / max(1, hit + missed):.3f} (right {hit}, wrong {wrong}, missed {missed})"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
