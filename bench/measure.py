"""How we measure: contestants take turns, so that a busy machine is busy for all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured, what came out, what was hoped for, and how to read it."""

    what: str
    value: str
    target: str = ""
    note: str = ""


@dataclass(frozen=True)
class Timing:
    """Seconds of one contestant, round by round, in the order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Seconds in the middle round."""
        return statistics.median(self.seconds)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Seconds between which the middle half of the rounds lies."""
        if len(self.seconds) < 2:
            return self.seconds[0], self.seconds[0]
        low, _, high = statistics.quantiles(self.seconds, n=4, method="inclusive")
        return low, high

    def told(self) -> str:
        """Write the median with its quartiles: "12.3 ms (11.9-13.0)"."""
        low, high = self.quartiles
        return f"{self.median * 1000:.3g} ms ({low * 1000:.3g}-{high * 1000:.3g})"


def interleaved(
    contestants: Mapping[str, Work],
    *,
    rounds: int = 15,
    warm_up: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Timing]:
    """Run the contestants by turns, each once a round, and time every run.

    The order turns round from round to round, so that nobody is always second. Garbage is collected
    before a run and not during it. `clock` gives seconds: `time.process_time` leaves waiting out.
    """
    names = list(contestants)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(warm_up + rounds):
        for name in names if number % 2 else reversed(names):
            taken = _timed(contestants[name], clock)
            if number >= warm_up:
                seconds[name].append(taken)
    return {name: Timing(tuple(taken)) for name, taken in seconds.items()}


def ratio(slow: Timing, fast: Timing) -> float:
    """Say how many times longer `slow` takes: the median over the rounds of the ratio within a round."""
    return statistics.median(one / other for one, other in zip(slow.seconds, fast.seconds, strict=True))


def at_most(found: float, most: float, unit: str = "s") -> str:
    """Write a target beside what was found, and whether it was met: "at most 60 ms: met"."""
    number = f"{most * 1000:g} ms" if unit == "s" and most < 1 else f"{most:g} {unit}".rstrip()
    return f"at most {number}: {'met' if found <= most else 'not met'}"


def at_least(found: float, least: float) -> str:
    """Write the least ratio that was hoped for beside the one found: "at least 3 times: met"."""
    return f"at least {least:g} times: {'met' if found >= least else 'not met'}"


def _timed(work: Work, clock: Callable[[], float]) -> float:
    gc.collect()
    gc.disable()
    try:
        begin = clock()
        work()
        return clock() - begin
    finally:
        gc.enable()
