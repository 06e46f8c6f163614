"""From shares to ranges that a watch can hold: heart rates in bpm, paces in s/km."""

from __future__ import annotations

Range = tuple[int, int]
Shares = tuple[float, float]
Table = dict[str, float]


def part(heart: Range | None, shares: Shares) -> Range | None:
    """A part of a heart-rate range, in bpm [low, high]; shares count from its low end. None where it is unknown."""
    if heart is None:
        return None
    span = heart[1] - heart[0]
    return round(heart[0] + shares[0] * span), round(heart[0] + shares[1] * span)


def around(pace: float | None, width: float) -> Range | None:
    """A pace in s/km as whole s/km [fast, slow], ``width`` (a share of it) to either side; None where it is unknown."""
    return None if pace is None else (round(pace * (1 - width)), round(pace * (1 + width)))
