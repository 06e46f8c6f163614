"""The coach is a function of its arguments: the same question gives the same answer, today and in a year.

import-linter refuses the modules (pyproject.toml); here we look for what needs no import.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.house.source import floors, tree, where

UNREPEATABLE = {"now", "today", "utcnow", "fromtimestamp", "environ", "getenv", "random", "urandom", "uuid4"}
OUTWARD = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
PURE = ("coach", "physiology", "diary")


def test_nothing_asks_the_clock_chance_or_the_machine() -> None:
    asked = [where(path, node) for path in floors(*PURE) for node in ast.walk(tree(path)) if _unrepeatable(node)]
    assert not asked, "take the value as an argument instead"


def test_nothing_reads_or_prints() -> None:
    calls = [(path, node) for path in floors(*PURE) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    outward = [where(path, call) for path, call in calls if getattr(call.func, "id", "") in OUTWARD]
    assert not outward, "give the result back, and let a shell read or print"


def test_the_walker_finds_what_it_looks_for() -> None:
    found = ast.parse("import datetime as dt\nday = dt.date.today()\nvalue = os.environ['X']\n")
    assert sum(_unrepeatable(node) for node in ast.walk(found)) == 2


def test_the_coach_loads_without_shells_or_web() -> None:
    look = (
        "import sys, surefoot.coach\n"
        "unwanted = {'django', 'rich', 'typer', 'sqlite3', 'surefoot.cli', 'surefoot.files', 'surefoot.services'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_no_database_is_loaded_before_a_house_is_opened() -> None:
    look = (
        "import sys, surefoot.bootstrap, surefoot.services.ports, surefoot.files, surefoot.cli.app, surefoot.store\n"
        "unwanted = {'django', 'psycopg', 'sqlite3', 'zstandard', 'surefoot.store.models'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_file_needs_nothing_of_the_server_and_nothing_of_the_web(tmp_path: Path) -> None:
    look = (
        "import sys, pathlib, surefoot.bootstrap as bootstrap\n"
        "bootstrap.open_house(pathlib.Path(sys.argv[1])).log.entries()\n"  # the tables are there from the first time
        "unwanted = {'psycopg', 'django.http', 'django.urls', 'django.db.migrations', 'django.core.management'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-c", look, str(tmp_path)]
    for _ in range(2):
        answer = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert (answer.stdout.strip(), answer.stderr) == ("[]", "")


def _unrepeatable(node: ast.AST) -> bool:
    """True for `date.today` or `os.environ`, as an attribute of a name, and not for a field like `scenario.today`."""
    if not isinstance(node, ast.Attribute) or node.attr not in UNREPEATABLE:
        return False
    owner = ast.unparse(node.value).split(".")[-1]
    return owner in {"date", "datetime", "dt", "time", "os", "random", "uuid", "np", "numpy", "secrets"}
