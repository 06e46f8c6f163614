"""Every run counts."""

from __future__ import annotations

from surefoot.rulebook import statement

every_run = statement(
    "SHORT-7",
    says="A run is a run, whatever its pace or distance: {runs:runs} so far, in {weeks:weeks}.",
    source="keating-short-runs",
)
