"""The lock files: every package pinned, every file of it by hash, and nothing of the machine that wrote them."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.house.source import ROOT

LOCKS = {"requirements.lock": "dev", "requirements-bench.lock": "bench"}
PINNED = re.compile(r"^[a-z0-9][a-z0-9-]*==[0-9][^ ;]*(?: *;[^#]*)?$")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned(lock: str) -> None:
    odd = [line for line in _requirements(lock) if not PINNED.match(line.split("--hash")[0].strip())]
    assert not odd, "write the lock with `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_hashes(lock: str) -> None:
    bare = [line.split()[0] for line in _requirements(lock) if not HASH.search(line)]
    assert not bare


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_of_a_machine_is_inside(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(
        r"(?:https?|file):|--(?:index-url|extra-index-url|find-links|trusted-host)|^-|@ |/\w+/", text, re.MULTILINE
    )


@pytest.mark.parametrize(("lock", "extra"), LOCKS.items())
def test_what_pyproject_asks_for_is_locked(lock: str, extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {_name(line) for line in project["dependencies"] + project["optional-dependencies"][extra]}
    assert asked <= _pins(lock).keys()


def test_the_build_backend_is_locked() -> None:
    """The checkout is installed without build isolation, so that its build uses locked packages too."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert {_name(line) for line in build["requires"]} <= _pins("requirements.lock").keys()


def test_both_locks_agree() -> None:
    first, second = _pins("requirements.lock"), _pins("requirements-bench.lock")
    assert {name: first[name] for name in first.keys() & second} == {
        name: second[name] for name in first.keys() & second
    }


def _requirements(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _pins(lock: str) -> dict[str, str]:
    return dict(line.split()[0].split("==", 1) for line in _requirements(lock))


def _name(requirement: str) -> str:
    """Name of a requirement as indexes write it: "types-PyYAML>=6.0" → "types-pyyaml"."""
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")
