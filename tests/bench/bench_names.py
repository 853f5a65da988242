"""Precision and recall of names and speakers on hand-labelled articles, and the time they take.

    python tests/bench/bench_names.py [--seen] [--errors]

The articles are development data beside the repository; without them there is nothing to measure.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsdesk.briefings.article import Article, Span, revision_of
from newsdesk.briefings.names import NameFinder, NameKind, RuleFinder, SpacyFinder, country_of_demonym, model_folder
from newsdesk.briefings.quotations import find_quotations
from newsdesk.briefings.reading.plain import read_text
from newsdesk.briefings.sentences import split_sentences

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
SCORED = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)
# A direct quotation counts as found when it shares this part of its characters with the labelled one.
SAME_QUOTATION = 0.8


@dataclass(frozen=True)
class Row:
    """One labelled place: a kind for a name, a speaker for a quotation."""

    span: Span
    label: str


def articles() -> dict[str, Article]:
    """Every development article that is there, by the name the golden tables use."""
    found: dict[str, Article] = {}
    index = SHARED / "articles" / "index.jsonl"
    if index.exists():
        for line in index.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = article_of(row["id"], row["body"])
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        found[path.stem] = read_text(path.read_bytes())
    return found


def article_of(name: str, body: str) -> Article:
    """An article whose text is its body, paragraphs set apart by blank lines."""
    paragraphs = []
    start = 0
    for part in body.split("\n\n"):
        if part.strip():
            paragraphs.append(Span(start, start + len(part)))
        start += len(part) + 2
    return Article(id=name, revision=revision_of(body), text=body, paragraphs=tuple(paragraphs), language="en")


def golden(file: str, split: str) -> dict[str, list[Row]]:
    """The rows of one golden table for one split, by article."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in (GOLDEN / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            part, name, start, end, label = line.split("\t")
            if part == split:
                rows[name].append(Row(Span(int(start), int(end)), label))
    return rows


def bare(text: str, span: Span) -> str:
    """A name without article, nationality and possessive ending: what two readers would call the same name."""
    words = span.of(text).removeprefix("The ").removeprefix("the ").split()
    while len(words) > 1 and country_of_demonym(words[0]):
        del words[0]
    name = " ".join(words)
    for ending in ("’s", "'s", "’", "'"):
        name = name.removesuffix(ending)
    return name


def score_names(article: Article, gold: list[Row], finder: NameFinder, *, errors: bool) -> Counter[tuple[str, str]]:
    """Counts of (kind, outcome) for one article: hit, wrong, missed."""
    counts: Counter[tuple[str, str]] = Counter()
    text = article.text
    inside = [row for row in gold if article.paragraph_at(row.span) is not None]
    found = [
        (span, entity.kind)
        for entity in finder.find(article, split_sentences(article))
        if entity.kind in SCORED
        for span in entity.mentions
    ]
    used: set[int] = set()
    for span, kind in sorted(found):
        match = next(
            (
                number
                for number, row in enumerate(inside)
                if row.label == kind.value and row.span.overlaps(span) and bare(text, row.span) == bare(text, span)
            ),
            None,
        )
        if match is not None:
            used.add(match)
            counts[kind.value, "hit"] += 1
            continue
        if any(row.label == "optional" and row.span.overlaps(span) for row in inside):
            continue
        counts[kind.value, "wrong"] += 1
        if errors:
            print(f"  {article_name(article)} wrong {kind.value}: {span.of(text)!r}")
    for number, row in enumerate(inside):
        if row.label != "optional" and number not in used:
            counts[row.label, "missed"] += 1
            if errors:
                print(f"  {article_name(article)} missed {row.label}: {row.span.of(text)!r}")
    return counts


def article_name(article: Article) -> str:
    """A short name for the error list."""
    return article.id[:12]


def score_speakers(article: Article, gold: list[Row], finder: NameFinder, *, errors: bool) -> Counter[str]:
    """Counts of speakers of direct quotations: hit, wrong, missed; quotations nobody labelled are left out."""
    counts: Counter[str] = Counter()
    sentences = split_sentences(article)
    quotations = [
        quotation
        for quotation in find_quotations(article, sentences, finder.find(article, sentences))
        if quotation.direct
    ]
    for row in gold:
        if article.paragraph_at(row.span) is None:
            continue
        said = next((quotation for quotation in quotations if shares(quotation.span, row.span)), None)
        speaker = said.speaker if said else None
        if speaker is None:
            counts["missed"] += row.label != "-"
        else:
            counts["hit" if speaker == row.label else "wrong"] += 1
        if errors and speaker != row.label and not (speaker is None and row.label == "-"):
            print(f"  {article_name(article)} speaker {speaker} for {row.label}: {row.span.of(article.text)[:50]!r}")
    return counts


def shares(one: Span, other: Span) -> bool:
    """Whether two places are the same quotation, give or take punctuation."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= SAME_QUOTATION * min(len(one), len(other)) and common > 0


def ratio(part: int, whole: int) -> str:
    """A share to two places, or a dash for nothing."""
    return f"{part / whole:.3f}" if whole else "  -  "


def line(label: str, hit: int, wrong: int, missed: int) -> str:
    """One line of the table."""
    return (
        f"{label:34} precision {ratio(hit, hit + wrong)} ({hit}/{hit + wrong})"
        f"   recall {ratio(hit, hit + missed)} ({hit}/{hit + missed})"
    )


def report(finder: NameFinder, split: str, found: dict[str, Article], *, errors: bool) -> None:
    """Prints the table of one finder."""
    names: Counter[tuple[str, str]] = Counter()
    for name, rows in golden("names_articles.tsv", split).items():
        if name in found:
            names += score_names(found[name], rows, finder, errors=errors)
    print(f"{finder.label}, {split} articles")
    for kind in SCORED:
        print(line("  " + kind.value, *(names[kind.value, outcome] for outcome in ("hit", "wrong", "missed"))))
    print(line("  all", *(sum(names[k.value, o] for k in SCORED) for o in ("hit", "wrong", "missed"))))
    speakers: Counter[str] = Counter()
    for name, rows in golden("quotations_articles.tsv", split).items():
        if name in found:
            speakers += score_speakers(found[name], rows, finder, errors=errors)
    print(line("  speakers of direct quotations", speakers["hit"], speakers["wrong"], speakers["missed"]))


def timing(found: Iterable[Article]) -> None:
    """Prints the processor time of the whole analysis against spaCy's own for the same sentences."""
    import spacy
    from newsdesk.briefings.facts import analyse
    from newsdesk.briefings.names.model import load_model

    finder = SpacyFinder()
    folder = model_folder()
    assert folder is not None
    peers = (load_model(), spacy.load(folder))
    texts = list(found)[:12]
    spent: tuple[list[float], list[float]] = ([], [])
    own, whole = spent
    ours: list[float] = []
    for _ in range(3):
        for model, times in zip(peers, spent, strict=True):
            start = time.process_time()
            for article in texts:
                list(model.pipe(sentence.span.of(article.text) for sentence in split_sentences(article)))
            times.append(time.process_time() - start)
        start = time.process_time()
        for article in texts:
            analyse(article, finder=finder)
        ours.append(time.process_time() - start)
    words = sum(len(article.body.split()) for article in texts)
    print(
        f"analysis of {words} words: {min(ours):.2f} s; the same parts of spaCy alone: {min(own):.2f} s;"
        f" ratio {min(ours) / min(own):.2f}; spaCy's pipeline as installed: {min(whole):.2f} s,"
        f" ratio {min(ours) / min(whole):.2f}; 800 words take {min(ours) * 800 / words * 1000:.0f} ms"
    )


def main() -> int:
    """Prints the tables; 2 when there is no development data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seen", action="store_true", help="the articles that the rules were tuned on")
    parser.add_argument("--errors", action="store_true", help="list every miss and mistake")
    parser.add_argument("--rules", action="store_true", help="without spaCy")
    chosen = parser.parse_args()
    found = articles()
    if not found:
        print("no development articles beside the repository", file=sys.stderr)
        return 2
    split = "seen" if chosen.seen else "unseen"
    with_model = model_folder() is not None and not chosen.rules
    finders: list[NameFinder] = [SpacyFinder(), RuleFinder()] if with_model else [RuleFinder()]
    for finder in finders:
        report(finder, split, found, errors=chosen.errors)
    if with_model:
        timing(found.values())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
