"""How good predictions are: four figures for each group of trials."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, median
from typing import NamedTuple

import msgspec

#: Half the width, in standard deviations, of an interval that holds 8 in 10 where errors are normal.
EIGHT_IN_TEN = NormalDist().inv_cdf(0.9)


class Predicted(NamedTuple):
    """Seconds foretold, the interval meant to hold 8 in 10, and the seconds that it took."""

    seconds: float
    low: float
    high: float
    true: float


class Score(msgspec.Struct, frozen=True):
    """How ``n`` predictions did; the figures are None where there was nothing to predict.

    Mean squared error in minutes², median of the errors' sizes in percent of the time run, and the share (0 to 1) of
    times within the interval for 8 in 10.
    """

    n: int
    mse_min2: float | None = None
    median_error_pct: float | None = None
    coverage_80: float | None = None


def score(found: Sequence[Predicted]) -> Score:
    """The figures of some predictions."""
    if not found:
        return Score(0)
    return Score(
        n=len(found),
        mse_min2=round(mean_squared_error(found), 2),
        median_error_pct=round(median(100 * abs(one.seconds / one.true - 1) for one in found), 2),
        coverage_80=round(fmean(one.low <= one.true <= one.high for one in found), 4),
    )


def mean_squared_error(found: Sequence[Predicted]) -> float:
    """Mean squared error in minutes²; there is at least one prediction."""
    return fmean(((one.seconds - one.true) / 60) ** 2 for one in found)


def with_own_error(seconds: Sequence[float], true: Sequence[float]) -> list[Predicted]:
    """Predictions of a formula that gives no interval, with the one that its error on these very trials makes.

    That is 1.28 root mean squared errors to both sides, as for normal errors.
    """
    if not seconds:
        return []
    plain = [Predicted(one, one, one, ran) for one, ran in zip(seconds, true, strict=True)]
    half = EIGHT_IN_TEN * 60 * math.sqrt(mean_squared_error(plain))
    return [one._replace(low=one.seconds - half, high=one.seconds + half) for one in plain]
