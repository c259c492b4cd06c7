"""House rules that a machine can hold. The floors themselves are in pyproject.toml (import-linter)."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "baton"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_which_question_it_answers_and_stops_at_400_lines(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert not text.strip() or ast.get_docstring(TREES[path])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_stops_at_30_lines_and_imports_nothing(path):
    for node in ast.walk(TREES[path]):
        if isinstance(node, FUNCTIONS):
            assert node.end_lineno - node.lineno < 30, f"{node.name} is too long"
            inside = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
            assert not inside, f"{node.name} imports inside"


@pytest.mark.parametrize("path", [path for path in MODULES if {"core", "actions"} & set(path.parts)], ids=name_of)
def test_core_and_actions_take_the_time_and_never_read_it(path):
    """Asking a class for the time, or having the module that tells it. `an_instant.time()` asks no clock."""
    nodes = list(ast.walk(TREES[path]))
    called = [node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    imported = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    imported += [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
    assert not {"now", "today", "utcnow"} & set(called)
    assert not {"time", "django.utils.timezone"} & set(imported)


def test_core_imports_no_package_but_those_of_the_decision_on_floors():
    known = set(sys.stdlib_module_names) | {
        "baton",
        "ahocorasick_rs",
        "holidays",
        "orjson",
        "phonenumbers",
        "rapidfuzz",
        "snowballstemmer",
        "zipcodes",
    }
    for path in (path for path in MODULES if "core" in path.parts):
        nodes = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in names} <= known, name_of(path)


def test_only_actions_write():
    writes = re.compile(r"\.(save|create|bulk_create|update|delete|get_or_create|update_or_create)\(")
    for path in MODULES:
        if path.relative_to(SOURCE).parts[0] in {"web", "api"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            assert not [line for line in lines if writes.search(line) and ".objects" in line], name_of(path)


def test_names_that_say_nothing_are_not_used():
    empty = {"utils", "helpers", "helper", "manager", "managers", "base", "data", "info", "misc", "common"}
    assert not [name_of(path) for path in MODULES if path.stem in empty]


def test_the_tests_mirror_the_source():
    """A folder of tests has the name of a folder of the source, so that each is found from the other."""
    own = {"stories"}
    for folder in (path for path in (ROOT / "tests").rglob("*") if path.is_dir() and path.name != "__pycache__"):
        inner = folder.relative_to(ROOT / "tests")
        assert inner.parts[0] in own or (SOURCE / inner).is_dir(), inner
