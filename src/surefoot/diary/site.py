"""Where it hurts: a side, if one is named, and a part of the body."""

from __future__ import annotations

from typing import NamedTuple

SIDES = ("left", "right", "both")
PARTS = (
    "foot",
    "toe",
    "ankle",
    "heel",
    "achilles",
    "calf",
    "shin",
    "tibia",
    "fibula",
    "knee",
    "thigh",
    "hamstring",
    "quadriceps",
    "groin",
    "hip",
    "sacrum",
    "back",
    "other",
)


class Site(NamedTuple):
    """A part of the body and its side: left, right, both, or None where none was named."""

    side: str | None
    part: str

    def __str__(self) -> str:
        return self.part if self.side is None else f"{self.side} {self.part}"


def parse_site(text: str) -> Site:
    """Side and part of "left shin" or "back". Raises ValueError where the part is not one of :data:`PARTS`."""
    words = text.lower().split()
    side = words.pop(0) if len(words) > 1 and words[0] in SIDES else None
    if len(words) != 1 or words[0] not in PARTS:
        raise ValueError(text)
    return Site(side, words[0])


def matches(one: str, other: str) -> bool:
    """Whether two sites are the same part on the same side; no side, and "both", go with either."""
    first, second = parse_site(one), parse_site(other)
    if first.part != second.part:
        return False
    either = (None, "both")
    return first.side == second.side or first.side in either or second.side in either


def spoken(site: str) -> str:
    """A site as readers see it: names of people keep their capital, as in "left Achilles"."""
    return " ".join("Achilles" if word == "achilles" else word for word in site.split(" "))
