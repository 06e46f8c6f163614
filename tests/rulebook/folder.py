"""A small rule book in a folder, for tests that need a good one to spoil."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

SOURCE = {"title": "A cohort", "authors": ["Doe, J."], "year": 2020, "kind": "cohort", "where": "A journal 1:1"}
OWN = {"title": "Our practice", "authors": [], "year": None, "kind": "own", "where": "here"}
GROWTH = {
    "description": "A run may be this many times the longest.",
    "unit": "/1",
    "range": [1.0, 1.3],
    "value": 1.1,
    "source": "cohort-2020",
    "locator": "Table 2",
    "evidence": 3,
}
STEP = {
    "description": "A short run may grow by this.",
    "unit": "m",
    "range": [0, 1000],
    "value": 400,
    "source": "own-practice",
    "evidence": 0,
}
GOOD: dict[str, Any] = {
    "book.yaml": {"version": "7"},
    "sources/cohort-2020.yaml": SOURCE,
    "sources/own-practice.yaml": OWN,
    "parameters/load/growth.yaml": GROWTH,
    "parameters/load/step.yaml": STEP,
    "workouts/tempo/continuous.yaml": {"source": "own-practice", "title": "Tempo"},
}


def write_folder(folder: Path, changes: dict[str, Any] | None = None) -> Path:
    """Write the good book with some files changed: a table, a text as it stands, bytes, or None to leave one out."""
    for name, content in {**GOOD, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
            path.write_text(text, encoding="utf-8")
    return folder


def without(document: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the document without one key."""
    return {name: value for name, value in document.items() if name != key}
