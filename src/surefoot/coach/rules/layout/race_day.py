"""A race stands still."""

from __future__ import annotations

from surefoot.rulebook import statement

race_day = statement(
    "LAYOUT-14",
    says="A race has its date, {date:date}; the plan moves around it.",
    source="own-practice",
)
