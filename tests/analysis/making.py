"""Runs made by hand: speeds over seconds, and what a device would have written of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from surefoot.diary.stream import Lap, Stream, stream_of
from tests.files.writers import DEGREE_AT_48, START

Plan = Iterable[tuple[int, float]]  # seconds at metres a second


def metres_of(plan: Plan) -> np.ndarray:
    """Metres at each second of a plan, from 0 on."""
    return np.concatenate([[0.0], np.cumsum(np.concatenate([np.full(seconds, speed) for seconds, speed in plan]))])


def run_of(plan: Plan, **more: Any) -> Stream:
    """A sample a second with the device's own distance."""
    metres = metres_of(plan)
    return stream_of(len(metres), time=START + np.arange(len(metres)), distance=metres, **more)


def northward(metres: Sequence[float], times: Sequence[float], **more: Any) -> Stream:
    """Positions so many metres north of 48 N 11 E, and no distance by the device."""
    latitude = 48.0 + np.asarray(metres) / DEGREE_AT_48
    return stream_of(
        len(latitude), time=START + np.asarray(times), latitude=latitude, longitude=np.full(len(latitude), 11.0), **more
    )


def wander(length: int, spread: float, seed: int, memory: float = 0.95) -> np.ndarray:
    """Noise that wanders, as that of satellites does: its standard deviation, and what each value keeps of the last."""
    chance = np.random.default_rng(seed).normal(size=length) * spread * np.sqrt(1 - memory**2)
    values = np.zeros(length)
    for i in range(1, length):
        values[i] = memory * values[i - 1] + chance[i]
    return values


def laps_of(plan: Plan, **more: Any) -> tuple[Lap, ...]:
    """A lap for each piece of a plan."""
    laps, start = [], float(START)
    for seconds, speed in plan:
        laps.append(Lap(start=start, end=start + seconds, distance=seconds * speed, **more))
        start += seconds
    return tuple(laps)
