"""Training paces from a fitness index, each by the oxygen it takes. Source: daniels-running-formula."""

from __future__ import annotations

import msgspec

from surefoot.physiology.fitness import race_time, speed_at
from surefoot.rulebook import Book, rule
from surefoot.units import MARATHON


class TrainingPaces(msgspec.Struct, frozen=True):
    """Seconds per kilometre. Easy running is a span, from its fast end to its slow end."""

    easy_fast: float
    easy_slow: float
    marathon: float
    threshold: float
    interval: float
    repetition: float


@rule(
    "PACE-1",
    topic="fitness",
    says="Easy running takes {easy_share_low:percent} to {easy_share_high:percent} of your fitness index.",
)
def easy_oxygen(index: float, *, easy_share_low: float, easy_share_high: float) -> tuple[float, float]:
    """Oxygen uptake of easy running in ml/kg/min, slow end and fast end."""
    return index * easy_share_low, index * easy_share_high


@rule("PACE-2", topic="fitness", says="Threshold pace takes {threshold_share:percent} of your fitness index.")
def threshold_oxygen(index: float, *, threshold_share: float) -> float:
    """Oxygen uptake at threshold pace in ml/kg/min: comfortably hard, for about an hour of racing."""
    return index * threshold_share


@rule("PACE-3", topic="fitness", says="Interval pace takes {interval_share:percent} of your fitness index.")
def interval_oxygen(index: float, *, interval_share: float) -> float:
    """Oxygen uptake at interval pace in ml/kg/min: hard, for repeats of three to five minutes."""
    return index * interval_share


@rule("PACE-4", topic="fitness", says="Repetition pace is {repetition_gain} s a kilometre faster than interval pace.")
def repetition_pace(interval_pace: float, *, repetition_gain: float) -> float:
    """Repetition pace in s/km: fast and relaxed, with full rest."""
    return interval_pace - repetition_gain


def training_paces(book: Book, index: float) -> TrainingPaces:
    """All training paces of a fitness index, in s/km. Marathon pace is the index's own marathon.

    Raises ValueError for an index that is not positive.
    """
    marathon = race_time(book, index, MARATHON) * 1000 / MARATHON
    low, high = easy_oxygen(book, index)
    interval = pace_at(book, interval_oxygen(book, index))
    return TrainingPaces(
        easy_fast=pace_at(book, high),
        easy_slow=pace_at(book, low),
        marathon=marathon,
        threshold=pace_at(book, threshold_oxygen(book, index)),
        interval=interval,
        repetition=repetition_pace(book, interval),
    )


def pace_at(book: Book, oxygen: float) -> float:
    """Pace in s/km at an oxygen uptake in ml/kg/min."""
    return 60_000 / speed_at(book, oxygen)
