"""The documents say what is so: their commands exist, their links lead somewhere, the index knows every page."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from surefoot.cli import docs as commands_page
from surefoot.rulebook import docs as rules_page
from surefoot.rulebook import load_book, registry
from tests.house.source import ROOT, modules, where

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]+\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
MAKE = re.compile(r"`make ([a-z-]+)[^`]*`|^\s*(?:\$ )?make ([a-z-]+)", re.MULTILINE)


def targets() -> set[str]:
    """Goals of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=where)
def test_make_commands_exist(page: Path) -> None:
    named = {first or second for first, second in MAKE.findall(page.read_text(encoding="utf-8"))}
    assert named <= targets()


@pytest.mark.parametrize("page", PAGES, ids=where)
def test_links_lead_to_files(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not broken


def test_the_index_names_every_page_of_docs() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / link).resolve() for link in LINK.findall(index)}
    assert {page for page in (ROOT / "docs").rglob("*.md") if page.name != "README.md"} <= linked


@pytest.mark.parametrize("generator", [rules_page, commands_page])
def test_generated_pages_are_current(generator) -> None:
    assert generator.main(["--check"]) == 0, "run `make docs`"


def test_the_plan_in_the_readme_is_what_the_program_prints() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "readme.py"), "--check"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_every_rule_and_every_number_is_documented() -> None:
    text = rules_page.PAGE.read_text(encoding="utf-8")
    assert [name for name in registry() if f"#### {name}\n" not in text] == []
    assert [path for path in load_book().parameters if f"`{path}`" not in text] == []


def test_every_command_is_documented_with_an_example() -> None:
    text = commands_page.PAGE.read_text(encoding="utf-8")
    assert [
        name for name in commands_page.commands() if not re.search(rf"^surefoot {name}\b", text, re.MULTILINE)
    ] == []


def test_every_setting_is_documented() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in modules("src"))
    told = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {name for name in re.findall(r"[\"'](SUREFOOT_[A-Z_]+)[\"']", code) if name not in told} == set()


def test_every_make_goal_says_what_it_does() -> None:
    told = subprocess.run(["make", "-s", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in told.splitlines()} == targets()


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_the_apache_licence() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in licence
    assert licence.rstrip().endswith("limitations under the License.")


def test_readme_warns_once_that_this_is_not_medical_advice() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"medical advice", readme, re.IGNORECASE)) == 1
