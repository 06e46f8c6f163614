"""One run a day."""

from __future__ import annotations

from surefoot.rulebook import statement

one_run = statement(
    "LAYOUT-13",
    says="A day holds one run, and this day already has its own.",
    source="own-practice",
)
