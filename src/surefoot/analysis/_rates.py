"""Heart rate and cadence without what no body does: dropouts, spikes, steps counted twice or of one foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._words import counted
from surefoot.physiology.samples import plausible_beats
from surefoot.rulebook import rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Mask, Numbers


class PulseLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers for believing heart rates: beats a minute, samples, seconds."""

    jump: float
    window: int
    longest_dropout: float


class CadenceLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers for believing cadences: steps a minute, m/s, and samples in a row."""

    least_running: float
    most: float
    least: float
    surely_running: float
    row: int


@rule(
    "ANALYSIS-3",
    topic="analysis",
    says="A heart rate that leaps by more than {pulse_jump} beats and back is left out, and silence of up to "
    "{longest_dropout:duration} is bridged.",
)
def pulse_limits(*, pulse_jump: float, pulse_window: int, longest_dropout: float) -> PulseLimits:
    """The numbers for believing heart rates, together."""
    return PulseLimits(jump=pulse_jump, window=pulse_window, longest_dropout=longest_dropout)


@rule(
    "ANALYSIS-12",
    topic="analysis",
    says="Nobody runs with fewer than {least_running_cadence} steps a minute, or with more than {most_cadence}.",
)
def cadence_limits(
    *,
    least_running_cadence: float,
    most_cadence: float,
    least_cadence: float,
    surely_running: float,
    wrong_cadence_row: int,
) -> CadenceLimits:
    """The numbers for believing cadences, together."""
    return CadenceLimits(
        least_running=least_running_cadence,
        most=most_cadence,
        least=least_cadence,
        surely_running=surely_running,
        row=wrong_cadence_row,
    )


class Rate(NamedTuple):
    """Rates by sample, NaN where nobody knows, and what was mended."""

    values: Column
    mended: tuple[str, ...] = ()


def mend_heart_rate(time: Column, beats: Column, limits: PulseLimits) -> Rate:
    """Heart rates that a body can have had, with short silences bridged by a straight line."""
    import numpy as np

    known = plausible_beats(beats)
    if known.all() or not known.any():
        values, out = _without_spikes(beats, limits) if len(beats) and known.all() else (np.full_like(beats, np.nan), 0)
    else:
        values = np.full_like(beats, np.nan)
        values[known], out = _without_spikes(beats[known], limits)
    silent = np.isnan(values)
    if silent.any() and not silent.all():
        values = _bridged(time, values, ~silent, limits.longest_dropout)
    return Rate(values, (counted(out, _SPIKE, _SPIKES),) if out else ())


_SPIKE = "One heart rate leapt out of the others and was left out."
_SPIKES = "{} heart rates leapt out of the others and were left out."


def _without_spikes(beats: Column, limits: PulseLimits) -> tuple[Column, int]:
    """Rates with those far from the median of their neighbours as NaN, and how many those are."""
    import numpy as np

    if len(beats) < limits.window or abs(np.diff(beats)).max() <= limits.jump:
        return beats, 0
    half = limits.window // 2
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(beats, half, mode="edge"), 2 * half + 1)
    far = abs(beats - np.median(windows, axis=1)) > limits.jump
    return np.where(far, np.nan, beats), int(far.sum())


def _bridged(time: Column, values: Column, known: Mask, longest: float) -> Column:
    import numpy as np

    at = np.flatnonzero(known)
    after = np.minimum(np.searchsorted(at, np.arange(len(time))), len(at) - 1)
    before = np.where(known, after, np.maximum(after - 1, 0))
    near = time[at[after]] - time[at[before]] <= longest
    inside = (np.arange(len(time)) >= at[0]) & (np.arange(len(time)) <= at[-1])
    return np.where(known | (near & inside), np.interp(time, time[at], values[at]), np.nan)


def mend_cadence(cadence: Column, speed: Column, limits: CadenceLimits) -> Rate:
    """Steps of both feet by sample, where a device changed between counting one foot and two.

    ``speed`` is m/s by sample: whoever is surely running takes more steps than a walker.
    """
    import numpy as np

    steps = np.where(cadence >= limits.least, cadence, np.nan)
    fast = np.flatnonzero((speed >= limits.surely_running) & ~np.isnan(steps))
    low, high = steps[fast] < limits.least_running, steps[fast] > limits.most
    if not (low.any() or high.any()):
        return Rate(np.where(steps <= limits.most, steps, np.nan))
    factor = np.where(low, 2.0, np.where(high, 1 / 2, 1.0))
    factor = factor[_long_rows(factor, limits.row)]
    factors = factor[np.clip(np.searchsorted(fast, np.arange(len(steps)), side="right") - 1, 0, len(fast) - 1)]
    mended = steps * factors
    changed = int((factors[fast] != 1).sum())
    values = np.where((mended >= limits.least) & (mended <= limits.most), mended, np.nan)
    return Rate(values, (_ONE_FOOT,) if changed else ())


_ONE_FOOT = "The cadence was counted of one foot in places, or twice; all of it is of both feet now."


def _long_rows(values: Column, least: int) -> Numbers:
    """For each value the number of one that speaks for it: the first of the long row of equal values it belongs to.

    A row shorter than ``least`` belongs to the long one before it, the first ones to the first long one.
    """
    import numpy as np

    begins = np.concatenate(([0], np.flatnonzero(np.diff(values)) + 1))
    lengths = np.diff(begins, append=len(values))
    begins = begins[lengths >= min(least, lengths.max())]
    return np.repeat(begins, np.diff(begins[1:], prepend=0, append=len(values)))
