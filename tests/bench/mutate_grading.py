"""Mutation testing of quizzes/grading: change one operator, constant or condition at a time and see whether tests notice.

    python tests/bench/mutate_grading.py [--sample N] [--seed S] [--module NAME] [--survivors]

Each mutant is compiled in a child process and held against the golden tables, the option cases and the exact outcomes the
unchanged grader gives on a fixed set of decorated replies and reasons. Prints killed, survived and the share.
"""

import argparse
import ast
import copy
import importlib
import multiprocessing
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdesk.quizzes.question import Question

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "quizzes" / "grading"
TABLES = ("grading_figures.tsv", "grading_dates.tsv", "grading_replies.tsv", "grading_more.tsv")
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
}  # fmt: skip


def mutants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The places of a module that can be changed: number of the node in walking order, and the change.

    Sizes of caches are left out: no test can tell them apart.
    """
    sizes = {id(node) for call in ast.walk(tree) if isinstance(call, ast.Call) and is_cache(call) for node in ast.walk(call)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in sizes:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield number, "compare"
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
            yield number, "operator"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield number, "drop not"
        elif isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
            yield number, "number"
        elif isinstance(node, ast.If | ast.IfExp):
            yield number, "never"
        elif isinstance(node, ast.Return) and node.value is not None and not is_none(node.value):
            yield number, "return None"


def is_cache(call: ast.Call) -> bool:
    """Whether a call is ``lru_cache(maxsize=...)``."""
    return isinstance(call.func, ast.Name) and call.func.id == "lru_cache"


def is_none(node: ast.expr) -> bool:
    """Whether an expression is the constant None."""
    return isinstance(node, ast.Constant) and node.value is None


def mutated(tree: ast.Module, number: int, change: str) -> tuple[ast.Module, int]:
    """A copy of the module with one change, and the line of it."""
    copied = copy.deepcopy(tree)
    node = list(ast.walk(copied))[number]
    if change == "compare" and isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[assignment]  # the table maps operators to operators
    elif change == "operator" and isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]  # as above
    elif change == "drop not" and isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(func=ast.Name(id="bool", ctx=ast.Load()), args=[node.operand], keywords=[])
    elif change == "number" and isinstance(node, ast.Constant) and isinstance(node.value, int):
        node.value += 1
    elif change == "never" and isinstance(node, ast.If | ast.IfExp):
        node.test = ast.Constant(value=False)
    elif isinstance(node, ast.Return):
        node.value = ast.Constant(value=None)
    return ast.fix_missing_locations(copied), getattr(node, "lineno", 0)


def cases() -> list[tuple[str, tuple[str, ...], str, str]]:
    """Question, accepted answers, reply and outcome of every row of the golden tables."""
    found = []
    for name in TABLES:
        path = ROOT / "tests" / "golden" / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if line and not line.startswith("#"):
                question, accepted, outcome, replies = line.split("\t")
                found += [(question, tuple(accepted.split(" || ")), r.strip(), outcome) for r in replies.split(" | ")]
    return found


def option_cases() -> list[tuple[str, str]]:
    """Replies to one question with options and their outcomes."""
    right = ("B", "b)", "2", "option 2", "ECB", "B. European Central Bank", "the answer is B")
    wrong = ("A", "1", "Bank of Japan", "d")
    neither = ("", "E", "0", "7", "A B C D", "B. Bank of Japan", "a or b")
    named = (("accept", right), ("reject", wrong), ("prompt", neither))
    return [(reply, outcome) for outcome, replies in named for reply in replies]


def tests_pass() -> bool:
    """What the tests check: outcomes of the tables, rules and reasons of their own table, lists, reveal and options."""
    from newsdesk.quizzes.grading import explain, grade, grade_option
    from newsdesk.quizzes.question import AnswerKey

    for at, (question, accepted, reply, outcome) in enumerate(cases()):
        key = AnswerKey.from_texts(accepted, question=question, prompt=("a hint",), reject=("a near miss",))
        if grade(key, reply).outcome != outcome or explain(key, reply)[-1].outcome != outcome:
            return False
        hinted, missed = grade(key, "hint").outcome, grade(key, "near miss").outcome
        if at % 40 == 0 and (hinted, missed) != ("prompt", "reject"):
            return False
        if at % 40 == 0 and (accepted[0] in grade(key, reply, reveal=True).reason) == (outcome == "accept"):
            return False
    for outcome, rule, reason, question, accepted_texts, reply in reasons():
        verdict = grade(AnswerKey.from_texts(accepted_texts.split(" || "), question=question), reply)
        if (verdict.outcome, verdict.rule, verdict.reason) != (outcome, rule, reason):
            return False
    return all(grade_option(banks_question(), reply).outcome == outcome for reply, outcome in option_cases())


def reasons() -> list[list[str]]:
    """The rows of the table of rules and reasons."""
    text = (ROOT / "tests" / "golden" / "grading_reasons.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def banks_question() -> "Question":
    """A question with four options; imported late, so that a mutant's modules are used."""
    from newsdesk.briefings.article import UNKNOWN, Span
    from newsdesk.quizzes.question import AnswerKey, Evidence, Option, Question

    banks = ("Bank of England", "European Central Bank", "Bank of Japan", "Federal Reserve")
    return Question(
        id="q", kind="k", prompt="Which bank raised its rate?", answer=AnswerKey.from_texts(banks[1:2]), claim="c",
        evidence=Evidence(article="a", revision="r", span=Span(0, 1), quote="q"), outlet=UNKNOWN, as_of=UNKNOWN,
        options=tuple(Option(text=bank, correct=bank == banks[1]) for bank in banks),
    )  # fmt: skip


def survives(module: str, number: int, change: str) -> bool:
    """Whether the tests do not notice one mutant; runs in a child of its own."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    changed, _ = mutated(tree, number, change)
    name = f"newsdesk.quizzes.grading.{module}"
    try:
        for loaded in [other for other in sys.modules if other.startswith("newsdesk.quizzes")]:
            del sys.modules[loaded]
        loader = importlib.util.find_spec(name)
        if loader is None:
            return False
        code = compile(changed, loader.origin or name, "exec")
        original = type(loader.loader).get_code  # type: ignore[union-attr]  # source files have a loader with get_code

        def get_code(self: object, fullname: str) -> object:
            return code if fullname == name else original(self, fullname)

        type(loader.loader).get_code = get_code  # type: ignore[union-attr,assignment]  # this child only
        for loaded in [other for other in sys.modules if other.startswith("newsdesk.quizzes")]:
            del sys.modules[loaded]
        return tests_pass()
    except Exception:  # noqa: BLE001 - whatever a mutant raises, it was noticed
        return False


def work(task: tuple[str, int, str], answers: "multiprocessing.Queue[bool]") -> None:
    """Run one mutant and answer whether it survived."""
    answers.put(survives(*task))


def main() -> int:
    """Print the figures; 1 when fewer than nine mutants in ten were killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module")
    parser.add_argument("--survivors", action="store_true")
    arguments = parser.parse_args()
    if not tests_pass():
        print("the unchanged grader fails its own tables", file=sys.stderr)
        return 2
    found = []
    for path in sorted(PACKAGE.glob("*.py")):
        if path.stem != "__init__" and arguments.module in (None, path.stem):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [(path.stem, number, change) for number, change in mutants(tree)]
    random.Random(arguments.seed).shuffle(found)
    chosen = found[: arguments.sample]
    context = multiprocessing.get_context("fork")
    survivors = []
    for module, number, change in chosen:
        answers: multiprocessing.Queue[bool] = context.Queue()
        child = context.Process(target=work, args=((module, number, change), answers))
        child.start()
        child.join(20)  # an endless loop is a noticed mutant
        if child.is_alive():
            child.kill()
        elif child.exitcode == 0 and answers.get(timeout=1):
            survivors.append((module, number, change))
    for module, number, change in survivors if arguments.survivors else ():
        tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
        _, line = mutated(tree, number, change)
        source = (PACKAGE / f"{module}.py").read_text(encoding="utf-8").splitlines()[line - 1].strip()
        print(f"survived: {module}.py:{line} {change}: {source}")
    killed = len(chosen) - len(survivors)
    print(f"{len(found)} mutants, {len(chosen)} tried, {killed} killed, {killed / len(chosen):.1%}")
    return 0 if killed >= 0.9 * len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
