"""How many questions written by people each rule of the gate would refuse: a rule that refuses many is too strict.

    PYTHONPATH=.typing:tests python tests/bench/bench_gate_on_human_items.py [--show RULE] [FILE ...]

FILE holds JSON lines with ``question`` and ``gold``; by default the edited quiz questions of the development data
(evouna_tq, hardnews). Such items have no article and no options, so only what looks at the prompt and its answer is
measured; rules of worth and of options are left out, as is the length of the naming of the source.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.briefings.article import Sentence, Span
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import NameFinder, RuleFinder
from newsdesk.quizzes.grading.answer_types import type_of_answer
from newsdesk.quizzes.kinds.candidate import Candidate, Material, Report
from newsdesk.quizzes.kinds.statement import KEY, Statement
from newsdesk.quizzes.question import AnswerType
from newsdesk.quizzes.rules import content, cutting, language, people, reference, speech, wholeness
from questions_room import article_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = ("evouna_tq.jsonl", "hardnews.jsonl")
# These read the sentence the question was made from, which a person's question does not have; and a question of
# general knowledge ("Which hormone ...?") needs no name, while a statement of news does.
WITHOUT_SOURCE = frozenset(("not-a-sentence", "asks-or-orders", "too-short", "nameless"))
KINDS = {
    AnswerType.PERSON: "person",
    AnswerType.DATE: "date",
    AnswerType.FIGURE: "figure",
    AnswerType.MONEY: "figure",
    AnswerType.PERCENT: "figure",
    AnswerType.PLACE: "place",
}
ASKED = re.compile(
    r"\b(?:(?:who|whom|what|when|where)\b|(?:which|what|whose) (?:[a-z-]+ ){0,3}?[\w-]+"
    r"|how (?:much|many|long|old|far))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Result:
    """How many items were judged, how many no rule refuses, and the refusals by rule."""

    items: int
    passed: int
    refused: dict[str, list[str]]

    def share(self, rule: str) -> float:
        """The share of the items that ``rule`` refuses, 0 to 1."""
        return len(self.refused.get(rule, ())) / max(1, self.items)

    @property
    def strictest(self) -> float:
        """The share that the strictest rule refuses."""
        return max(map(self.share, self.refused), default=0.0)


def read(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Every distinct question of the files with its first right answer."""
    found: dict[str, str] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                question = (
                    row["question"].replace('""', "\x00").strip('"').replace("\x00", '"')
                )  # spreadsheet quoting
                found.setdefault(" ".join(question.split()), row["gold"][0])
    return [(question, gold) for question, gold in found.items() if question and ASKED.search(question)]


def item(question: str, gold: str, finder: NameFinder) -> Candidate:
    """A person's question as a candidate: a statement with the answer where the question words stood."""
    body = question.rstrip("?. ")
    text = ASKED.sub(KEY, body, count=1) + "."
    whole = text.replace(KEY, gold)
    article = article_of(whole, outlet="The Quiz")
    report = Report(article=article, analysis=analyse(article, finder=finder))
    kind = type_of_answer((gold,), question=question)
    place = max(0, whole.find(gold))
    return Candidate(
        kind=KINDS.get(kind, "name"),
        report=report,
        sentence=Sentence(span=article.paragraphs[0], paragraph=0),
        facts=(),
        statement=Statement(text=text, key=gold),
        body=body,
        prompt=question,
        key=gold,
        type=kind,
        key_span=Span(place, place + len(gold)),
        accept=(gold,),
        tags=("direct",),
    )


def judge(items: Sequence[tuple[str, str]], finder: NameFinder) -> Result:
    """Each item held against every rule of the prompt, not only against the first it breaks."""
    refused: dict[str, list[str]] = {}
    passed = 0
    rules = [
        row
        for table in (language, reference, wholeness, cutting, content, speech, people)
        for row in table.RULES
        if row[0] not in WITHOUT_SOURCE
    ]
    for question, gold in items:
        candidate = item(question, gold, finder)
        material = Material(reports=(candidate.report,))
        broken = [code for code, _, breaks in rules if breaks(candidate, material)]
        passed += not broken
        for code in broken:
            refused.setdefault(code, []).append(f"{question} [{gold}]")
    return Result(items=len(items), passed=passed, refused=refused)


def main() -> None:
    """Print one JSON line, and the questions that one rule refuses where it is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", metavar="RULE")
    arguments = parser.parse_args()
    paths = arguments.files or [SHARED / "bench" / "grading" / name for name in FILES]
    result = judge(read(paths), RuleFinder())
    counts = Counter({rule: len(found) for rule, found in result.refused.items()})
    row = {
        "items": result.items,
        "passed": round(result.passed / max(1, result.items), 3),
        "refused_share": {rule: round(count / max(1, result.items), 3) for rule, count in counts.most_common()},
    }
    print(json.dumps(row))
    for line in result.refused.get(arguments.show or "", []):
        print(line)


if __name__ == "__main__":
    main()
