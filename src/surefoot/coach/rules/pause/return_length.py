"""How long a return is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BREAK-4", says="The return takes {length:days} of easy running, as long as the break asks.", gives="length")
def return_length(days: int, *, end_share: dict[str, list[float]], longest_return: int) -> int:
    """Days of the return after ``days`` days off: as many, growing to a longest."""
    first, last = end_share["days"]
    if days <= first:
        return days
    return round(first + (longest_return - first) * min(1.0, (days - first) / (last - first)))
