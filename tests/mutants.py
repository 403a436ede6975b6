"""Mutation testing: change one thing in a function of a rule, and see whether a test fails.

    python -m tests.mutants [--draw 10] [--seed 1] [--room claims --room dates ...]
        [--tests PATH ...]

Functions are drawn at random. The change is one of these: a comparison or a condition is negated,
`and` and `or` are swapped or lose an operand, True and False are swapped, an integer is raised by
one, None is returned. The changed package lies in a folder of its own, so no file of the project is
touched. A mutant is caught where a test fails; survivors are printed with their line. The exit code
is 1 where fewer than eight in ten are caught.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = ("claims", "dates", "coreference", "names", "actors", "places", "relations")
TESTS: Final = ("tests/rules", "tests/unit/extract", "tests/gold", "tests/properties/test_dates.py")
"""Tests that exercise the rules and need nothing from outside the project."""

FLOOR: Final = 0.8
_FAILED: Final = frozenset((1, 2))
"""Exit codes of pytest where a test failed: 2 where `-x` stopped several processes."""
_FLIPPED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE,
    ast.LtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of the package with one change in one function, and its new text."""

    path: Path
    function: str
    line: int
    change: str
    text: str


def main() -> int:
    """Draw mutants, run the tests on each, and print which survive."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draw", type=int, default=10, help="how many functions are drawn")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--room", action="append", choices=ROOMS, help="rooms of briefgen/extract")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="tests that are run")
    asked = parser.parse_args()
    drawn = drawn_from(asked.room or list(ROOMS), asked.draw, random.Random(asked.seed))
    caught = 0
    for mutant in drawn:
        seen = is_caught(mutant, tuple(asked.tests))
        caught += seen
        where = f"{mutant.path.relative_to(ROOT)}:{mutant.line} {mutant.function}"
        told = f"{'caught' if seen else 'SURVIVED'}: {where}: {mutant.change}"
        print(told, flush=True)  # noqa: T201 - shown at once, since a run takes long
    print(f"{caught} of {len(drawn)} caught")  # noqa: T201 - as above
    return 0 if caught >= FLOOR * len(drawn) else 1


def drawn_from(rooms: list[str], many: int, chance: random.Random) -> list[Mutant]:
    """Return one mutant of each of `many` functions, drawn at random from some rooms."""
    functions = [
        (path, function)
        for room in rooms
        for path in sorted((ROOT / "briefgen" / "extract" / room).glob("*.py"))
        for function in _functions(path)
    ]
    chance.shuffle(functions)
    out: list[Mutant] = []
    for path, function in functions:
        if len(out) == many:
            break
        options = _options(_named(ast.parse(path.read_text(encoding="utf-8")), function))
        if options:
            out.append(mutant(path, function, *chance.choice(options)))
    return out


def _functions(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]


def _named(tree: ast.AST, function: str) -> ast.FunctionDef:
    return next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function)


def _options(function: ast.FunctionDef) -> list[tuple[int, str]]:
    """Return all possible changes in a function, each with the index of its node in `ast.walk`."""
    return [(k, change) for k, node in enumerate(ast.walk(function)) for change in _changes(node)]


def mutant(path: Path, function: str, number: int, change: str) -> Mutant:
    """Return a file with one change made in one of its functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = _named(tree, function)
    target = list(ast.walk(own))[number]
    line = getattr(target, "lineno", own.lineno)
    _apply(own, target, change)
    return Mutant(path, function, line, change, ast.unparse(ast.fix_missing_locations(tree)))


def _changes(node: ast.AST) -> Iterator[str]:
    """Yield the names of the changes that can be made to a node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _FLIPPED:
        yield f"{type(node.ops[0]).__name__} turned"
    if isinstance(node, ast.BoolOp):
        yield "and for or" if isinstance(node.op, ast.Or) else "or for and"
        yield "its last part dropped"
    if isinstance(node, ast.If):
        yield "condition negated"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{not node.value} for {node.value}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value + 1} for {node.value}"
    if isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        yield "nothing returned"


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _apply(function: ast.FunctionDef, node: ast.AST, change: str) -> None:
    """Make a change to a node, in place."""
    if isinstance(node, ast.Compare):
        node.ops[0] = _FLIPPED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp) and change == "its last part dropped":
        node.values = node.values[:-1] if len(node.values) > 2 else [node.values[0]] * 2
    elif isinstance(node, ast.BoolOp):
        node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.If):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        node.value += 1
    elif isinstance(node, ast.Return):
        node.value = ast.Constant(None)
    else:
        message = f"{function.name}: {change}: nothing to change"
        raise TypeError(message)


def is_caught(mutant: Mutant, tests: tuple[str, ...]) -> bool:
    """Tell whether the tests fail on a copy of the project with the mutant in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy_of = Path(folder)
        for name in ("briefgen", "tests"):
            shutil.copytree(
                ROOT / name, copy_of / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(ROOT / "pyproject.toml", copy_of)
        changed = copy_of / mutant.path.relative_to(ROOT)
        changed.write_text(mutant.text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "--no-cov",
            "-p",
            "no:cacheprovider",
            "-n2",
        ]
        there = [t for t in tests if (copy_of / t.partition("::")[0]).exists()]
        done = subprocess.run(
            [*command, *there],
            cwd=copy_of,
            env=os.environ | {"PYTHONPATH": str(copy_of)},
            capture_output=True,
            check=False,
        )
    return done.returncode in _FAILED


if __name__ == "__main__":
    sys.exit(main())
