"""`surefoot` as a process of its own: what it imports, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "numpy", "tzfpy", "django", "psycopg", "sqlite3", "zstandard", "asyncio", "surefoot.files", "surefoot.store"
}  # fmt: skip
ASK = (
    "import sys\n"
    "from surefoot.cli.app import run\n"
    "code = run(sys.argv[1:])\n"
    "print(*sorted(sys.modules), file=sys.stderr)\n"
    "sys.exit(code)\n"
)


def modules(*arguments: str) -> set[str]:
    """Names of everything imported by a command that went well."""
    done = subprocess.run([sys.executable, "-c", ASK, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def plain_commands(scenario: Path) -> dict[str, tuple[str, ...]]:
    return {
        "plan": ("plan", "--scenario", str(scenario)),
        "why": ("why", "today", "--scenario", str(scenario)),
        "rules": ("rules", "LOAD-1"),
        "sources": ("sources", "frandsen-2025"),
        "predict": ("predict", "--race", "10 km=45:00"),
        "fitness": ("fitness", "--scenario", str(scenario)),
        "demo": ("demo", "--plan", "--today", "2027-01-04"),
    }


@pytest.mark.parametrize("name", ["plan", "why", "rules", "sources", "predict", "fitness", "demo"])
def test_plain_commands_import_nothing_heavy(name: str, scenario_file: Path) -> None:
    assert not HEAVY & modules(*plain_commands(scenario_file)[name])


@pytest.mark.parametrize("name", ["plan", "why", "rules", "sources", "predict", "fitness", "demo"])
def test_json_does_without_rich(name: str, scenario_file: Path) -> None:
    assert "rich" not in modules(*plain_commands(scenario_file)[name], "--json")


def test_help_does_without_rich_and_without_the_engine() -> None:
    loaded = modules("plan", "--help")
    assert not {"rich", "surefoot.coach", "surefoot.rulebook", "yaml"} & loaded


def test_predicting_does_without_the_engine() -> None:
    assert "surefoot.coach" not in modules("predict", "--race", "10 km=45:00", "--json")


def test_a_reader_that_goes_away_is_no_error() -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = f'"{sys.executable}" -m surefoot.cli demo --today 2027-01-04; echo "code $?" >&2'
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.stderr == "code 0\n"


def test_the_program_is_a_module_too() -> None:
    command = [sys.executable, "-m", "surefoot.cli", "sources", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["sources"]


def test_an_ascii_terminal_gets_no_traceback(scenario_file: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "surefoot.cli", "plan", "--scenario", str(scenario_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_documents_are_made_by_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "surefoot.cli.docs", "--check"], capture_output=True, check=False)
    assert done.returncode == 0
