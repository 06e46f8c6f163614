"""What is kept where nothing of the day's own kind has room: running at all."""

from __future__ import annotations

from surefoot.rulebook import statement

easy_instead = statement(
    "SHORT-5c",
    says="Keeps you running: {distance:distance} easy. A run is a run, and it counts in full.",
    source="keating-short-runs",
)
