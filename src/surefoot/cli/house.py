"""The house that a command stands in: the stored log, opened when a command first asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surefoot.services.ports import House


def house_of(data: Path | None) -> House:
    """The stored log in a folder, made on demand. Raises Refusal where it cannot be opened."""
    from surefoot.bootstrap import open_house

    return open_house(data)
