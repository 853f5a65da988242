"""What was reached once is kept: figures on the development data against tests/bench/floors.json, which only rises.

Where the development data is not beside the checkout there is nothing to measure, and each test says so.
"""

import importlib.util
import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from newsdesk.briefings.salience import extract

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, dict[str, float]] = json.loads(
    (ROOT / "tests" / "bench" / "floors.json").read_text(encoding="utf-8")
)

needs_data = pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="no development data beside the checkout")


def bench(name: str) -> ModuleType:
    """A script of tests/bench as a module."""
    path = ROOT / "tests" / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS["grading"]))
def test_grading(name: str) -> None:
    grading = bench("bench_grading")
    data, _, what = name.partition(".")
    rows = grading.read(SHARED / "bench" / "grading" / f"{data}.jsonl")
    reached, _ = grading.score(rows, grading.ours)
    assert getattr(reached, what) >= FLOORS["grading"][name]


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS["false_accepts_at_most"]))
def test_false_accepts(name: str) -> None:
    grading = bench("bench_grading")
    rows = grading.read(SHARED / "bench" / "grading" / f"{name}.jsonl")
    reached, _ = grading.score(rows, grading.ours)
    assert reached.false_accepts <= FLOORS["false_accepts_at_most"][name]


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS["cleaning"]))
def test_cleaning(name: str) -> None:
    cleaning = bench("bench_cleaning")
    folder = SHARED / "bench" / "cleaning"
    scorer = cleaning.load_scorer(folder)
    data, _, kind = name.partition(".")
    lines = (folder / data / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    suffix, reader = ("html", cleaning.ours_html) if kind == "html" else ("txt", cleaning.ours_text)
    pages = [(folder / data / kind / f"{item['id']}.{suffix}").read_text(encoding="utf-8") for item in items]
    found, _ = cleaning.read_all(reader, pages)
    rows = [scorer.counts(item["body"], page["body"]) for item, page in zip(items, found, strict=True)]
    assert scorer.prf(rows)["f1"] >= FLOORS["cleaning"][name]


def rouge_2(line: str, reference: str) -> float:
    """ROUGE-2 F1 (Lin, "ROUGE", 2004) on lower-cased words, with no stemming; 0 where either has no two words."""
    pairs = []
    for text in (line, reference):
        words = re.findall(r"[a-z0-9]+", text.lower())
        pairs.append(Counter(pairwise(words)))
    shared = 2 * (pairs[0] & pairs[1]).total()
    return shared / (pairs[0].total() + pairs[1].total()) if shared else 0.0


def test_the_measure_of_lines() -> None:
    assert rouge_2("The crane fell.", "the crane fell") == 1
    assert rouge_2("the crane fell down", "the crane stood") == pytest.approx(0.4)
    assert rouge_2("crane", "the crane fell") == 0


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS["briefing_rouge_2"]))
def test_lines_of_briefings(name: str) -> None:
    """ROUGE-2 F1 of every so many items of a set: bare selection, or whole briefings with names found by rules.

    What is shown is cut to the budget of words; where there are several references their mean counts.
    """
    data, words, what = name.split(".")
    work, step = (bench("bench_briefing").composed, 4) if what == "composed" else (extract, 1)
    rows = (SHARED / "bench" / "briefing" / f"{data}.jsonl").read_text(encoding="utf-8").splitlines()
    items = [item for item in map(json.loads, rows) if item.get("split", "dev") == "dev"][::step]
    reached = []
    for item in items:
        shown = " ".join(" ".join(work(item["documents"], int(words))).split()[: int(words)])
        told = item["references"]
        reached.append(sum(rouge_2(shown, one) for one in told) / len(told))
    assert sum(reached) / len(reached) >= FLOORS["briefing_rouge_2"][name]


@needs_data
def test_figures_and_dates() -> None:
    facts = bench("bench_facts")
    total, _ = facts.measure("unseen", facts.read_texts(SHARED))
    hit, wrong, missed = total["hit"], total["wrong"], total["missed"]
    assert hit / (hit + wrong) >= FLOORS["figures"]["precision"]
    assert hit / (hit + missed) >= FLOORS["figures"]["recall"]


@needs_data
def test_names_by_rules() -> None:
    names = bench("bench_names")
    found, finder = names.articles(), names.RuleFinder()
    total: dict[str, int] = {"hit": 0, "wrong": 0, "missed": 0}
    for name, rows in names.golden("names_articles.tsv", "unseen").items():
        counts = names.score_names(found[name], rows, finder, errors=False)
        for outcome in total:
            total[outcome] += sum(counts[kind.value, outcome] for kind in names.SCORED)
    assert total["hit"] / (total["hit"] + total["wrong"]) >= FLOORS["names_by_rules"]["precision"]
    assert total["hit"] / (total["hit"] + total["missed"]) >= FLOORS["names_by_rules"]["recall"]


@needs_data
def test_the_gate_lets_human_items_pass() -> None:
    gate = bench("bench_gate_on_human_items")
    paths = [SHARED / "bench" / "grading" / name for name in gate.FILES]
    result = gate.judge(gate.read(paths), gate.RuleFinder())
    assert result.passed / result.items >= FLOORS["gate"]["human_items_passed"]
    assert result.strictest <= FLOORS["gate"]["refused_by_one_rule_at_most"]


@needs_data
def test_questions_of_articles() -> None:
    questions = bench("bench_questions")
    finder = questions.default_finder()
    if finder.label == "rules":
        pytest.skip("measured with the parser")
    paths = sorted((SHARED / "articles").glob("n*.html"))[::3]
    shown = [len(questions.quiz_of(questions.read(path), finder)) for path in paths]
    assert sum(shown) / len(shown) >= FLOORS["questions"]["shown_per_article"]
    assert sum(map(bool, shown)) / len(shown) >= FLOORS["questions"]["articles_with_one"]
