"""How fast questions are written once the facts are known, and how many articles yield how many.

    PYTHONPATH=.typing python tests/bench/bench_questions.py [--names rules|best] [ARTICLE ...]

Without articles it uses the invented one of tests/golden/questions_article.txt.

A question counts once it is worded in full, with its key, the answers accepted and its options, and has been through
the gate, whether it was shown or refused. Timed, in CPU seconds of one process, is all of `pool_of`: aligning the
facts into claims, wording, the gate, and ordering what is shown; not reading, finding the facts, or choosing a quiz.
Each article is written from once, since a second time would find its words looked up already; word lists and
patterns, made at first use, are made on another article before.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from newsdesk.briefings.article import Article
from newsdesk.briefings.facts import analyse
from newsdesk.briefings.names import NameFinder, RuleFinder, default_finder
from newsdesk.briefings.reading import read_html, read_text
from newsdesk.quizzes.question import Question
from newsdesk.quizzes.selection import choose
from newsdesk.quizzes.writing import pool_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "questions_article.txt"
SEED = Path(__file__).resolve().parents[2] / "seeds" / "wire.txt"


def read(path: Path) -> Article:
    """An article of a page or a text."""
    return read_html(path.read_bytes()) if path.suffix == ".html" else read_text(path.read_bytes())


def quiz_of(article: Article, finder: NameFinder) -> tuple[Question, ...]:
    """The quiz of ten that one article gives."""
    return choose(pool_of([(article, analyse(article, finder=finder))]).questions, count=10)


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--names", choices=("rules", "best"), default="best")
    arguments = parser.parse_args()
    finder = RuleFinder() if arguments.names == "rules" else default_finder()
    paths = arguments.articles or [GOLDEN]
    known = [(article, analyse(article, finder=finder)) for article in map(read, paths)]
    warm = read(SEED if GOLDEN in paths else GOLDEN)
    pool_of([(warm, analyse(warm, finder=finder))])
    seconds, candidates, kinds, yields, refused = 0.0, 0, Counter[str](), [], Counter[str]()
    for pair in known:
        start = time.process_time()
        pool = pool_of([pair])
        seconds += time.process_time() - start
        candidates += len(pool.questions) + len(pool.refusals)
        chosen = choose(pool.questions, count=10)
        yields.append(len(chosen))
        kinds.update(question.kind for question in chosen)
        refused.update(refusal.rule for refusal in pool.refusals)
    row = {
        "names": finder.label,
        "articles": len(known),
        "candidates_per_second": round(candidates / seconds),
        "shown_per_article": round(sum(yields) / len(yields), 2),
        "articles_with_one": sum(bool(count) for count in yields) / len(yields),
        "kinds": dict(sorted(kinds.items())),
        "refused": dict(refused.most_common()),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
