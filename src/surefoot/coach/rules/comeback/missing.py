"""No answer, no progress."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule(
    "RETURN-15",
    says="How the run on {date:date} felt is not known yet, or a painkiller may have hidden it: the same again, and "
    "please say how it was.",
    shows=("date",),
    source="laverty-return",
)
def no_answer(*, rest_after: dict[str, Any]) -> int:
    """Rest days after an outing without an answer."""
    return int(rest_after["missing"])
