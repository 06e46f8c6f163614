"""A shortened outing of the way back, or of the first steps."""

from __future__ import annotations

from surefoot.rulebook import statement

fewer_turns = statement(
    "SHORT-5h",
    says="Keeps the outing, {time:roughly} of it and no harder: easier is always right, "
    "and the plan stays where it is.",
    source="laverty-return",
)
