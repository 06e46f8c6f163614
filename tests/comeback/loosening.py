"""What the second of two plans allows that the first one does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.comeback.outings import first_outing
from tests.guarantees import tables
from tests.guarantees.quantities import iso

Doc = dict[str, Any]
ROUNDED_S = 60


def loosened(before: Doc, after: Doc) -> Iterator[str]:
    """What the second of two plans allows that the first one does not; walking alone is no run."""
    one, other = first_outing(before), first_outing(after)
    if other is None or not other.running_s:
        return
    if one is None:
        yield f"{other} on {iso(other.day)}, where nothing was planned"
        return
    if other.day < one.day:
        yield f"earlier: {other} on {iso(other.day)}, it was {iso(one.day)}"
    if other.running_s > one.running_s + ROUNDED_S:
        yield f"longer: {other}, it was {one}"
    if other.hard and not one.hard:
        yield f"harder: {other}, it was {one}"
    if one.stage_number is not None and other.stage_number is not None and one.stage_number < other.stage_number:
        yield f"further: {other}, it was {one}"


def gate_loosened(before: Doc, after: Doc) -> bool:
    ranks = [tables.GATES.index(plan["gate"]["name"]) for plan in (before, after)]
    return ranks[1] > ranks[0]
