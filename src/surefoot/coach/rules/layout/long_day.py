"""The long run has its day."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("LAYOUT-4", says="The long run has its day, {date:date}.", shows=("date",))
def left_out(*, cost_left_out: dict[str, Any]) -> dict[str, Any]:
    """Costs of leaving out a long run, a hard session, an easy run."""
    return cost_left_out
