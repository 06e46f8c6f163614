"""The next weight."""

from __future__ import annotations

from typing import Any

from surefoot.rulebook import rule


@rule("STRENGTH-5", says="First more repeats, then more weight, then the harder exercise.")
def next_load(grams: int, tool: str, *, load_step: dict[str, Any]) -> int:
    """Grams after ``grams``, with the weights of a gym, a kettlebell or a backpack."""
    return grams + round(1000 * float(load_step[tool]))
