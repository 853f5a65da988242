"""Body and metadata of news pages, ours beside the baselines: `python tests/bench/bench_cleaning.py [FOLDER]`.

FOLDER holds the development data (`news424` and `scrapinghub`, each with items.jsonl, html, text, seedlike and the
scorer score.py beside them); without it, or without data, one line says so and the exit code is 0. The sites are
split in three by a hash of the name: rules and costs were set on two thirds, the column "held" is the last third.
"""

import hashlib
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".typing"))

from newsdesk.briefings.article import Article, Published  # noqa: E402 - after the path is set
from newsdesk.briefings.cleaning.runs import heaviest_run  # noqa: E402 - after the path is set
from newsdesk.briefings.cleaning.views import shape_of  # noqa: E402 - after the path is set
from newsdesk.briefings.reading import read_html, read_text  # noqa: E402 - after the path is set

Page = dict[str, str]
Reader = Callable[[str], Page]


def as_page(article: Article) -> Page:
    """What the scorer asks of an article."""
    published = article.published
    return {
        "body": article.body,
        "title": article.title if isinstance(article.title, str) else "",
        "author": article.author if isinstance(article.author, str) else "",
        "outlet": article.outlet if isinstance(article.outlet, str) else "",
        "date": published.moment.date().isoformat() if isinstance(published, Published) else "",
    }


def ours_text(text: str) -> Page:
    """Our reading of a dump."""
    return as_page(read_text(text))


def ours_html(text: str) -> Page:
    """Our reading of a page."""
    return as_page(read_html(text.encode()))


def punctuation(text: str) -> Page:
    """Baseline: keep the lines that end like a sentence."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return {"body": "\n".join(line for line in lines if line.rstrip("\"'”’)]*")[-1:] in set(".!?…"))}


def run_of_prose(text: str) -> Page:
    """Baseline: the heaviest run of prose lines, without cues, repeats or topics."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    shapes = [shape_of(line) for line in lines]
    run = heaviest_run([shape.width if shape.kind == "prose" else -20.0 for shape in shapes])
    return {"body": "\n".join(lines[i] for i in run)}


def trafilatura_fast(text: str) -> Page:
    """Baseline: trafilatura in its fast mode."""
    from trafilatura import bare_extraction

    found = bare_extraction(text, fast=True, include_comments=False, with_metadata=True, as_dict=False)
    if found is None or isinstance(found, dict):
        return {"body": ""}
    return {
        "body": found.text or "",
        "title": found.title or "",
        "author": found.author or "",
        "date": found.date or "",
    }


def trafilatura_precision(text: str) -> Page:
    """Baseline: trafilatura in its precision mode."""
    from trafilatura import extract

    return {"body": extract(text, favor_precision=True, include_comments=False) or ""}


METHODS: dict[str, list[tuple[str, Reader]]] = {
    "html": [
        ("ours", ours_html),
        ("trafilatura fast", trafilatura_fast),
        ("trafilatura precision", trafilatura_precision),
    ],
    "text": [("ours", ours_text), ("lines that end a sentence", punctuation), ("heaviest run", run_of_prose)],
    "seedlike": [("ours", ours_text), ("lines that end a sentence", punctuation), ("heaviest run", run_of_prose)],
}


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that comes with the data."""
    spec = importlib.util.spec_from_file_location("cleaning_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_held(site: str) -> bool:
    """Whether a site is in the third that nothing was set on; its second-level name decides."""
    parts = [part for part in site.split(".") if part not in {"www", "co", "com", "uk", "br", "au"}]
    name = (
        parts[-2]
        if len(parts) > 1 and parts[-1] in {"org", "net", "edu", "tv", "eu", "news", "ca", "in"}
        else parts[-1]
    )
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 2


def read_all(reader: Reader, pages: Sequence[str]) -> tuple[list[Page], float]:
    """What ``reader`` makes of the pages, an empty body where it refuses, and pages a second of processor time."""
    found = []
    started = time.process_time()
    for page in pages:
        try:
            found.append(reader(page))
        except Exception:  # noqa: BLE001 - a refusal or a crash of a library scores as an empty body
            found.append({"body": ""})
    return found, len(pages) / max(1e-9, time.process_time() - started)


def main() -> int:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "bench" / "cleaning"
    if not (folder / "score.py").is_file():
        print("cleaning: no development data found, nothing measured")
        return 0
    score = load_scorer(folder)
    for name in ("news424", "scrapinghub"):
        items = score.load(name)
        held = [is_held(item["site"]) for item in items]
        for kind, methods in METHODS.items():
            suffix = "html" if kind == "html" else "txt"
            pages = [(folder / name / kind / f"{item['id']}.{suffix}").read_text(encoding="utf-8") for item in items]
            for label, reader in methods:
                found, speed = read_all(reader, pages)
                print(line_of(score, name, kind, label, items, found, held, speed), flush=True)
    return 0


def line_of(
    score: ModuleType,
    name: str,
    kind: str,
    label: str,
    items: list[dict[str, str]],
    found: list[Page],
    held: list[bool],
    speed: float,
) -> str:
    """One line of the table."""
    rows = [score.counts(item["body"], page["body"]) for item, page in zip(items, found, strict=True)]
    whole, third = score.prf(rows), score.prf([row for row, is_third in zip(rows, held, strict=True) if is_third])
    line = (
        f"{name:12}{kind:9}{label:26} F1 {whole['f1']:.3f} (P {whole['precision']:.3f} R {whole['recall']:.3f})"
        f"  held {third['f1']:.3f}  {speed:6.0f} pages/s"
    )
    meta = score.score_meta(items, found) if name == "news424" else {}
    for field in ("title", "author", "date"):
        if field in meta:
            line += f"  {field} {meta[field]['exact']:.2f}"
    if "author" in meta and meta["author"]["false_when_no_gold"] is not None:
        line += f"  false author {meta['author']['false_when_no_gold']:.2f}"
    return line


if __name__ == "__main__":
    sys.exit(main())
