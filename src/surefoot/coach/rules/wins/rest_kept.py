"""Rest that was owed, and kept."""

from __future__ import annotations

from surefoot.rulebook import statement

rest_kept = statement(
    "WIN-5",
    says="Rest kept since {date:date}: the place that was sore gets stronger in it.",
    source="laverty-return",
)
