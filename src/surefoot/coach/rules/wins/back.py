"""The first run after a while."""

from __future__ import annotations

from surefoot.rulebook import statement

first_back = statement(
    "WIN-3",
    says="Your first run after {days} days: that is how every way back begins.",
    source="own-practice",
)
