"""What every test may use: the sample files beside the checkout, and how hard Hypothesis looks."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.gates"]

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
NO_SHARED_DATA = "needs ../shared/data"

# These hold whole plans to what they owe, over many runners. Line by line the coach is covered by tests/coach: a tracer
# here finds nothing more and doubles their time.
UNTRACED = tuple(ROOT / "tests" / name for name in ("comeback", "guarantees", "stories"))

hypothesis.settings.register_profile("quick", derandomize=True, deadline=None, max_examples=30)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=400, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the sample files, and skip it where they are not there; mark what goes without a tracer."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in UNTRACED):
            item.add_marker("no_cover")
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker("needs_shared_data")
        if item.get_closest_marker("needs_shared_data") and not SHARED_DATA.is_dir():
            item.add_marker(pytest.mark.skip(reason=NO_SHARED_DATA))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of this checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of sample files next to the checkout; the test is skipped where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip(NO_SHARED_DATA)
    return SHARED_DATA
