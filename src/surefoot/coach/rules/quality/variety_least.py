"""How much of the work that is wanted another shape has to hold."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WORKOUT-28", says="Another shape is taken where it holds at least {variety_least:percent} of the work.")
def holds_enough(work: float, wanted: float, *, variety_least: float) -> bool:
    """Whether ``work`` seconds are enough of those that are ``wanted``."""
    return work >= variety_least * wanted
