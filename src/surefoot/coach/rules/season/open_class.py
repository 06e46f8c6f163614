"""How a plan without a race is shaped."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BUILD-1a", says="Without a race the week keeps the shape of training for {open_class}, at a steady volume.")
def open_class(*, open_class: str) -> str:
    """Race class whose shares and minutes a plan without a race keeps."""
    return open_class
