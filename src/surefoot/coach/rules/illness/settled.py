"""When an illness has settled."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "ILL-1",
    says="Once you say that you are well, the rest after {illness} is {days:days} from the last report on.",
    gives="days",
)
def settled_days(illness: str, *, settled_days: dict[str, Any]) -> int:
    """Whole days without running after the last report, where a later check-in says well."""
    return int(settled_days[illness])
