"""What was measured in the recordings of an outing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surefoot.analysis import Analysis
    from surefoot.diary.memory import Outing
    from surefoot.services.ports import House


def analysis_of(house: House, outing: Outing) -> Analysis | None:
    """The analysis of the recording that knows most, of those that were measured; None where none was."""
    for origin in sorted(outing.origins, key=lambda origin: -origin.knows):
        if origin.digest and (found := house.measured.get(origin.digest, origin.part)):
            return found.analysis
    return None
