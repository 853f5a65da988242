"""Mutation testing of quizzes/grading: change one operator, constant or condition and see whether the tests notice.

    python tests/bench/mutate_grading.py [--sample N] [--seed S] [--module NAME] [--survivors]

Each mutant is compiled in a child process, where the golden tables and the tests of parts and options run; the
property tests are left out for time. Prints how many were killed.

Left out, because the verdict is the same by construction and no test could tell:
- annotations and strings, so also docstrings and the wording of messages: only code is changed;
- sizes of caches, and the emptying of a memory that is full;
- ``return False`` made ``return None``, which is as false;
- a shortcut switched off, where its line says ``# for speed alone``: the long way gives the same answer. Any other
  change of such a line is tried.
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
from typing import Final

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "quizzes" / "grading"
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
}  # fmt: skip


SHORTCUT: Final = "# for speed alone"


def mutants(source: str) -> Iterator[tuple[int, str]]:
    """The places of a module that can be changed: number of the node in walking order, and the change."""
    tree = ast.parse(source)
    shortcuts = {number for number, line in enumerate(source.splitlines(), start=1) if SHORTCUT in line}
    same = {id(node) for part in without_effect(tree) for node in ast.walk(part)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in same or (isinstance(node, ast.If) and node.lineno in shortcuts):
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
        elif isinstance(node, ast.Return) and node.value is not None and not is_false(node.value):
            yield number, "return None"


def without_effect(tree: ast.Module) -> Iterator[ast.AST]:
    """The parts of a module whose change no verdict shows: annotations, sizes of caches, bounds of memories."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_cache(node):
            yield node
        elif isinstance(node, ast.AnnAssign):
            yield node.annotation
            if isinstance(node.target, ast.Name) and node.target.id == "_REMEMBERED":
                yield node
        elif isinstance(node, ast.FunctionDef):
            arguments = [part for part in ast.walk(node.args) if isinstance(part, ast.arg)]
            yield from (said for said in (node.returns, *(part.annotation for part in arguments)) if said is not None)
        elif isinstance(node, ast.If) and all(empties(line) for line in node.body):
            yield node


def empties(line: ast.stmt) -> bool:
    """Whether a statement is ``memory.clear()``."""
    call = line.value if isinstance(line, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "clear"


def is_cache(call: ast.Call) -> bool:
    """Whether a call is ``lru_cache(maxsize=...)``."""
    return isinstance(call.func, ast.Name) and call.func.id == "lru_cache"


def is_false(node: ast.expr) -> bool:
    """Whether an expression is the constant None or False."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


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


def tables_hold() -> bool:
    """Whether every row of the golden tables holds, asked in a plain loop: most mutants fall here."""
    grading = importlib.import_module("newsdesk.quizzes.grading")
    keys = importlib.import_module("newsdesk.quizzes.question").AnswerKey
    for path in sorted((ROOT / "tests" / "golden").glob("grading_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            if path.stem == "grading_reasons":
                outcome, rule, reason, question, accepted, reply = line.split("\t")
                verdict = grading.grade(keys.from_texts(accepted.split(" || "), question=question), reply)
                if (verdict.outcome, verdict.rule, verdict.reason) != (outcome, rule, reason):
                    return False
                continue
            question, accepted, outcome, replies = line.split("\t")
            told = (grading.grade_texts(question, accepted.split(" || "), r.strip()) for r in replies.split(" | "))
            if any(got != outcome for got in told):
                return False
    return True


def tests_pass() -> bool:
    """Whether the tests of parts and options pass on the modules as they are loaded now."""
    names = ("parts", "options")
    files = [str(ROOT / "tests" / "quizzes" / f"test_grading_{name}.py") for name in names]
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist"]
    return (
        pytest.main([*quiet, "--no-header", "--no-summary", "--tb=no", "-c", str(ROOT / "pyproject.toml"), *files])
        == 0
    )


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
        return tables_hold() and tests_pass()
    except Exception:  # noqa: BLE001 - whatever a mutant raises, it was noticed
        return False


def work(mutant: tuple[str, int, str] | None, answers: "multiprocessing.Queue[bool]") -> None:
    """Run the tests in silence, on one mutant or on the files as they are, and answer whether they passed."""
    sys.stdout = sys.stderr = Path("/dev/null").open("w", encoding="utf-8")  # noqa: SIM115 - ends with the child
    answers.put(survives(*mutant) if mutant else tables_hold() and tests_pass())


PATIENCE = 240  # seconds; the tests take a few, so that what still runs is an endless loop, which is noticed


def in_child(context: multiprocessing.context.ForkContext, mutant: tuple[str, int, str] | None) -> bool:
    """Whether the tests pass in a child of its own: nothing loaded there stays."""
    answers: multiprocessing.Queue[bool] = context.Queue()
    child = context.Process(target=work, args=(mutant, answers))
    child.start()
    child.join(PATIENCE)
    if child.is_alive():
        child.kill()
        return False
    return child.exitcode == 0 and answers.get(timeout=1)


def main() -> int:
    """Print the figures; 1 when fewer than nine mutants in ten were killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module")
    parser.add_argument("--survivors", action="store_true")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("fork")
    if not in_child(context, None):
        print("the unchanged grader fails its own tables", file=sys.stderr)
        return 2
    found: list[tuple[str, int, str]] = []
    for path in sorted(PACKAGE.glob("*.py")):
        if path.stem != "__init__" and arguments.module in (None, path.stem):
            source = path.read_text(encoding="utf-8")
            found += [(path.stem, number, change) for number, change in mutants(source)]
    random.Random(arguments.seed).shuffle(found)
    chosen = found[: arguments.sample]
    survivors = [mutant for mutant in chosen if in_child(context, mutant)]
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
