"""The first mile in one go on the way back."""

from __future__ import annotations

from surefoot.rulebook import statement

first_mile = statement(
    "WIN-4",
    says="Your first mile in one go since running came back.",
    source="keating-short-runs",
)
