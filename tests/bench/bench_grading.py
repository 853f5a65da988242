"""Score the grader on judged replies, with rapidfuzz and exact match in the same run.

    python tests/bench/bench_grading.py [FOLDER] [--worst N] [--json FILE]

FOLDER holds JSON-lines sets (question, gold, reply, label, also_ok, kind, meta); by default ../shared/bench/grading
beside the repository. Prints a table, the confusion by family of the hardnews set, and the worst errors with the rule
that decided.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.quizzes.grading import grade
from newsdesk.quizzes.grading.normalization import words_of
from newsdesk.quizzes.question import AnswerKey
from rapidfuzz import fuzz

SETS = ("hardnews", "qbreader", "nq301", "evouna_nq", "evouna_tq")
FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "grading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One judged reply."""

    question: str
    gold: tuple[str, ...]
    reply: str
    label: str
    also_ok: tuple[str, ...]
    kind: str
    prompt: tuple[str, ...]
    reject: tuple[str, ...]

    def key(self) -> AnswerKey:
        """The key as the grader gets it."""
        return AnswerKey.from_texts(self.gold, question=self.question, prompt=self.prompt, reject=self.reject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one grader made of one set; shares run from 0 to 1, times are milliseconds of CPU.

    ``p50`` and ``p99`` are of the first reply to a question, making its key included; ``ready`` is the median of
    another reply to the same question.
    """

    exact: float
    lenient: float
    balanced: float
    false_accepts: float
    recall: float
    p50: float
    p99: float
    ready: float


def read(path: Path) -> list[Row]:
    """The rows of one JSON-lines set."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        meta = raw.get("meta") or {}
        rows.append(
            Row(
                question=raw["question"],
                gold=tuple(raw["gold"]),
                reply=raw["reply"],
                label=raw["label"],
                also_ok=tuple(raw.get("also_ok") or ()),
                kind=raw.get("kind") or "",
                prompt=tuple(meta.get("prompt", ())),
                reject=tuple(meta.get("reject", ())),
            )
        )
    return rows


def ours(row: Row) -> str:
    """Our verdict."""
    return grade(row.key(), row.reply).outcome


def _plain(text: str) -> str:
    return " ".join(words_of(text))


def exact_match(row: Row) -> str:
    """Equal words after folding."""
    return "accept" if any(words_of(gold) == words_of(row.reply) for gold in row.gold) else "reject"


def ratio_85(row: Row) -> str:
    """rapidfuzz ratio of 85 or more."""
    return "accept" if any(fuzz.ratio(_plain(g), _plain(row.reply)) >= 85 for g in row.gold) else "reject"


def token_set_90(row: Row) -> str:
    """rapidfuzz token_set_ratio of 90 or more."""
    return "accept" if any(fuzz.token_set_ratio(_plain(g), _plain(row.reply)) >= 90 for g in row.gold) else "reject"


GRADERS: dict[str, Callable[[Row], str]] = {
    "newsdesk": ours,
    "exact match": exact_match,
    "rapidfuzz ratio 85": ratio_85,
    "rapidfuzz token_set 90": token_set_90,
}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def score(rows: Sequence[Row], grader: Callable[[Row], str]) -> tuple[Score, list[str]]:
    """One grader on one set, and its verdicts."""
    for row in rows[:3]:
        grader(row)  # tables are read at first use
    times, verdicts = [], []
    for row in rows:
        start = time.thread_time()
        verdicts.append(grader(row))
        times.append((time.thread_time() - start) * 1000)
    pairs = Counter((row.label, verdict) for row, verdict in zip(rows, verdicts, strict=True))
    accepts = sum(count for (label, _), count in pairs.items() if label == "accept")
    rejects = sum(count for (label, _), count in pairs.items() if label == "reject")
    recall = pairs["accept", "accept"] / accepts
    wrongly = pairs["reject", "accept"] + pairs["prompt", "accept"]
    return Score(
        exact=sum(count for (label, verdict), count in pairs.items() if label == verdict) / len(rows),
        lenient=sum(v == r.label or v in r.also_ok for r, v in zip(rows, verdicts, strict=True)) / len(rows),
        balanced=(recall + 1 - wrongly / (len(rows) - accepts)) / 2,
        false_accepts=pairs["reject", "accept"] / rejects,
        recall=recall,
        p50=percentile(times, 0.5),
        p99=percentile(times, 0.99),
        ready=percentile(later_replies(rows), 0.5) if grader is ours else percentile(times, 0.5),
    ), verdicts


def forget() -> None:
    """Empty what grading remembers of earlier replies; its tables, which are caches without a size, stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("newsdesk.quizzes.grading"):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def later_replies(rows: Sequence[Row]) -> list[float]:
    """Milliseconds for the reply of every row once another player has answered the question."""
    forget()
    times = []
    for row in rows:
        key = row.key()
        grade(key, "zzyzx qwxy")
        start = time.thread_time()
        grade(key, row.reply)
        times.append((time.thread_time() - start) * 1000)
    return times


# Replies of abuse: no one may take ten milliseconds.
ABUSE = (
    "", "1, " * 2000, ",".join("123456789" * 3), "a" * 4000, "ﷺ" * 4000, "$1 or €2 " * 300, "not " * 1000,
    "three hundred and " * 300, "1 May or 2 June " * 300, "((((" * 1000, "or " * 1500, "'s " * 1500, "~~" * 2000,
)  # fmt: skip
LONGEST_MS = 10


def slowest_abuse() -> tuple[float, str]:
    """Milliseconds of the slowest reply of abuse against a key of each type, the first time it is seen."""
    golds = (
        "$5.5 million",
        "13 June 2026",
        "Ann Castellan",
        "Norland",
        "No",
        "Norway and Chile",
        "a gas leak",
        "3pm",
    )
    found = []
    for gold in golds:
        key = AnswerKey.from_texts([gold], question="What was it?")
        grade(key, "warm")
        for reply in ABUSE:
            start = time.thread_time()
            grade(key, reply)
            found.append(((time.thread_time() - start) * 1000, f"{reply[:12]!r} for {gold!r}"))
    return max(found)


def print_families(rows: Sequence[Row], verdicts: Sequence[str]) -> None:
    """The confusion of one set by family."""
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for row, verdict in zip(rows, verdicts, strict=True):
        right = verdict == row.label or verdict in row.also_ok
        families[row.kind]["right" if right else f"{row.label}->{verdict}"] += 1
    for kind, counts in sorted(families.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        total = sum(counts.values())
        wrong = ", ".join(f"{name} x{count}" for name, count in sorted(counts.items()) if name != "right")
        print(f"  {kind:16}{counts['right']:4}/{total:<4}{wrong}")


def badness(row: Row, verdict: str) -> int:
    """How bad an error is: a wrong reply accepted, a right one refused, then the soft ones."""
    if verdict == row.label or verdict in row.also_ok:
        return 0
    return {("reject", "accept"): 4, ("prompt", "accept"): 3, ("accept", "reject"): 2}.get((row.label, verdict), 1)


def main() -> int:
    """Print the table, or say that there are no rows to score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    sets = {name: arguments.folder / f"{name}.jsonl" for name in SETS}
    found = {name: read(path) for name, path in sets.items() if path.exists()}
    if not found:
        print(f"{arguments.folder}: no judged replies here, so grading is not scored")
        return 0
    heads = (
        ("exact", 8),
        ("lenient", 8),
        ("bal", 7),
        ("FA", 7),
        ("recall", 8),
        ("p50 ms", 8),
        ("p99 ms", 8),
        ("ready", 8),
    )
    print(f"{'set':12}{'grader':24}{'n':>6}" + "".join(f"{head:>{width}}" for head, width in heads))
    result: dict[str, dict[str, float]] = {}
    errors: list[tuple[int, str, Row, str]] = []
    for name, rows in found.items():
        for label, grader in GRADERS.items():
            got, verdicts = score(rows, grader)
            print(
                f"{name:12}{label:24}{len(rows):6}{got.exact:8.3f}{got.lenient:8.3f}{got.balanced:7.3f}"
                f"{got.false_accepts:7.3f}{got.recall:8.3f}{got.p50:8.3f}{got.p99:8.3f}{got.ready:8.3f}"
            )
            if grader is ours:
                result[name] = {"exact": got.exact, "lenient": got.lenient, "balanced": got.balanced}
                result[name]["false_accepts"] = got.false_accepts
                errors += [(badness(r, v), name, r, v) for r, v in zip(rows, verdicts, strict=True) if badness(r, v)]
                kept = verdicts
        if name == "hardnews":
            print_families(rows, kept)
    errors.sort(key=lambda error: (-error[0], error[1] != "hardnews", error[1], error[2].question, error[2].reply))
    for _, name, row, verdict in errors[: arguments.worst]:
        rule = grade(row.key(), row.reply).rule
        told = f"{list(row.gold[:3])} <- {row.reply!r} [{row.question[:70]}]"
        print(f"  {name}: {row.label}->{verdict} by {rule!r}: {told}")
    milliseconds, reply = slowest_abuse()
    print(f"slowest abuse: {milliseconds:.1f} ms of {LONGEST_MS} allowed, {reply}")
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
