"""All patterns of a template, whatever its shape; worked out once for a runner."""

from __future__ import annotations

from surefoot.coach.prescription._kit import Kit
from surefoot.coach.prescription._patterns import Pattern, block, repeats
from surefoot.coach.prescription._schema import Continuous, Repeats, Sets
from surefoot.coach.prescription._sets import sets


def patterns(kit: Kit, name: str, template: Continuous | Repeats | Sets) -> tuple[Pattern, ...]:
    """All patterns of a template, the longest repeat first."""
    found: tuple[Pattern, ...] | None = kit.made.get(name)
    if found is None:
        found = kit.made[name] = _made(kit, name, template)
    return found


def _made(kit: Kit, name: str, template: Continuous | Repeats | Sets) -> tuple[Pattern, ...]:
    if isinstance(template, Continuous):
        return (block(kit, template),)
    return repeats(kit, name, template) if isinstance(template, Repeats) else sets(kit, template)
