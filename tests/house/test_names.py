"""The public face is small and known: what a package exports exists, and the version is told in one place."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib

import pytest

import surefoot
from tests.house.source import ROOT

PACKAGES = [f"surefoot.{found.name}" for found in pkgutil.iter_modules(surefoot.__path__) if found.ispkg]


@pytest.mark.parametrize("name", PACKAGES)
def test_exported_names_exist_and_stand_in_order(name: str) -> None:
    package = importlib.import_module(name)
    exported = list(getattr(package, "__all__", []))
    assert [entry for entry in exported if not hasattr(package, entry)] == []
    assert len(exported) == len(set(exported))


def test_every_package_stands_on_a_floor() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    floors = next(contract for contract in tool["importlinter"]["contracts"] if contract["id"] == "floors")["layers"]
    named = {f"surefoot.{name.strip()}" for layer in floors for name in layer.split("|")}
    assert set(PACKAGES) <= named
