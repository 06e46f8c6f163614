"""Thresholds that a log shows: pace and heart rate of about an hour at the limit, each with how sure it is.

Pace follows from the fitness index, and from critical speed where there are stretches for it. Heart rate follows
from the means of efforts at the limit. Training was not all-out: it takes nothing away.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal

import msgspec

from surefoot.physiology._curve import between
from surefoot.physiology.critical_speed import critical_speed
from surefoot.physiology.effort import Effort
from surefoot.physiology.estimate import Estimate, supported
from surefoot.physiology.paces import pace_at, threshold_oxygen
from surefoot.rulebook import Book, Reason, rule, statement
from surefoot.units import Metres, Seconds

Confidence = Literal["good", "fair", "poor"]


class HardEffort(msgspec.Struct, frozen=True, kw_only=True):
    """A race, or a stretch of training: ``distance`` metres in ``seconds`` on a day.

    ``avg_hr`` and ``peak_hr`` are beats a minute, None where no heart rate was recorded; ``all_out`` says that the
    runner could not have gone much faster. Efforts of one outing have its number, None where nothing else is of it.
    """

    date: dt.date
    distance: Metres
    seconds: Seconds
    avg_hr: int | None = None
    peak_hr: int | None = None
    all_out: bool = False
    outing: int | None = None


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold, the interval that holds it for about 8 in 10, and how sure it is.

    Seconds per kilometre (``low`` is the faster end) or beats a minute. ``reasons`` say what it follows from,
    ``improve`` what would make it surer, None where nothing would.
    """

    value: float
    low: float
    high: float
    confidence: Confidence
    reasons: tuple[Reason, ...]
    improve: Reason | None = None


FROM_RACES = statement(
    "THRESHOLD-1",
    topic="thresholds",
    says="From your fitness index of {index}, which your races show.",
    source="daniels-running-formula",
)
FROM_TRAINING = statement(
    "THRESHOLD-2",
    topic="thresholds",
    says="Your training shows a fitness index of {index} at least; your threshold is that fast or faster.",
    source="daniels-running-formula",
)
NO_PACE = statement(
    "THRESHOLD-3",
    topic="thresholds",
    says="No race and no hard stretch of the last months tells your threshold pace. A race or time trial of 5 to 10 km "
    "would.",
    source="own-practice",
)
NO_HEART_RATE = statement(
    "THRESHOLD-4",
    topic="thresholds",
    says="No effort of the last months that was long and hard enough has a heart rate. A race of 10 km to a half "
    "marathon with a heart-rate strap would tell your threshold heart rate.",
    source="own-practice",
)
RACE_AGAIN = statement(
    "THRESHOLD-5",
    topic="thresholds",
    says="One more race or time trial of 5 to 10 km would make it surer.",
    source="own-practice",
)
RACE_WITH_STRAP = statement(
    "THRESHOLD-6",
    topic="thresholds",
    says="One more race of 10 km to a half marathon with a heart-rate strap would make it surer.",
    source="own-practice",
)


@rule("THRESHOLD-7", topic="thresholds", says="Efforts of the last {evidence_days:days} show your thresholds.")
def still_tells(age: int, *, evidence_days: int) -> bool:
    """Whether an effort that is ``age`` days old says something of today."""
    return 0 <= age <= evidence_days


@rule(
    "THRESHOLD-8",
    topic="thresholds",
    says="A threshold is sure where {sure_after} fresh efforts at the limit show it, the newest of the last "
    "{fresh_days:days}.",
)
def sureness(count: int, age: int, *, sure_after: int, fresh_days: int) -> Confidence:
    """How sure a threshold is by how many efforts at the limit show it and how many days old the newest is."""
    fresh, enough = age <= fresh_days, count >= sure_after
    return "good" if fresh and enough else "fair" if fresh or enough else "poor"


@rule(
    "THRESHOLD-9",
    topic="thresholds",
    gives="pace",
    says="Your best stretches of 2 to 20 min give a critical speed of {critical:pace}; your threshold is at "
    "{critical_share:percent} of it.",
    shows=("critical",),
)
def pace_of_critical(speed: float, *, critical_share: float) -> float:
    """Threshold pace in s/km of a critical speed in m/s."""
    return 1000 / (critical_share * speed)


@rule("THRESHOLD-10", topic="thresholds", says="Critical speed tells it to {critical_reach:percent} each way.")
def critical_interval(pace: float, *, critical_reach: float) -> tuple[float, float]:
    """Fast and slow end of threshold pace from critical speed."""
    return pace * (1 - critical_reach), pace * (1 + critical_reach)


@rule("THRESHOLD-11", topic="thresholds", says="Two ways to it agree within {alike:percent}.")
def agree(one: float, other: float, *, alike: float) -> bool:
    """Whether two paces say the same."""
    return abs(math.log(one / other)) <= alike


@rule(
    "THRESHOLD-12",
    topic="thresholds",
    says="The mean heart rate of efforts at the limit shows your threshold heart rate, by how long they took.",
)
def threshold_of_mean(
    mean: float, minutes: float, *, heart_share: Mapping[str, Sequence[float]], heart_minutes: tuple[float, float]
) -> float | None:
    """Threshold heart rate by the mean of an effort of so many minutes; None where it was too short or too long."""
    least, most = heart_minutes
    if not least <= minutes <= most:
        return None
    return mean / between(heart_share["minutes"], heart_share["share"], minutes)


@rule(
    "THRESHOLD-13", topic="thresholds", says="One effort tells it to {heart_reach} beats, many to {heart_least_reach}."
)
def heart_interval(count: int, *, heart_reach: float, heart_least_reach: float) -> float:
    """Beats that the threshold heart rate from so many efforts may be off, each way."""
    return max(heart_least_reach, heart_reach / math.sqrt(count))


@rule(
    "THRESHOLD-14",
    topic="thresholds",
    says="Hard stretches of your training show this threshold heart rate at least; it may be up to "
    "{heart_above:percent} higher.",
)
def highest_threshold(bound: float, *, heart_above: float) -> float:
    """The highest that a threshold heart rate may be where training alone shows ``bound``."""
    return bound * (1 + heart_above)


def threshold_pace(
    book: Book, estimate: Estimate | None, efforts: Sequence[HardEffort], today: dt.date
) -> Threshold | Reason:
    """Threshold pace in s/km by the fitness estimate and the stretches of a log; a reason where neither tells."""
    critical = _from_critical(book, efforts, today)
    if estimate is None or not still_tells(book, (today - estimate.newest).days):
        return critical or NO_PACE.because()
    found = _from_index(book, estimate, today)
    if critical is None:
        return found
    return _with_critical(book, found, critical) if estimate.basis == "race" else found


def threshold_heart_rate(book: Book, efforts: Sequence[HardEffort], today: dt.date) -> Threshold | Reason:
    """Threshold heart rate in beats a minute by the efforts of a log; a reason where none tells."""
    raced = _heart_readings(book, [one for one in efforts if one.all_out], today)
    trained = _heart_readings(book, [one for one in efforts if not one.all_out], today)
    bound = supported(book, _best_of_outings(trained))
    if not raced:
        return _heart_from_training(book, bound) if bound else NO_HEART_RATE.because()
    off = heart_interval(book, len(raced))
    middle = median(reading for reading, _ in raced)
    value = max(middle, min(bound, middle + off))
    newest = max(one.date for _, one in raced)
    sure = sureness(book, len(raced), (today - newest).days)
    return Threshold(
        value=value,
        low=value - off,
        high=value + off,
        confidence=sure,
        reasons=(threshold_of_mean.because(), heart_interval.because()),
        improve=None if sure == "good" else RACE_WITH_STRAP.because(),
    )


def highest_seen(book: Book, efforts: Sequence[HardEffort]) -> int | None:
    """A heart rate (bpm) that several outings have reached: the highest that the runner has is this or more."""
    peaks = [(float(one.peak_hr), one) for one in efforts if one.peak_hr is not None]
    return round(supported(book, _best_of_outings(peaks))) or None


def _from_index(book: Book, estimate: Estimate, today: dt.date) -> Threshold:
    value, fast, slow = (
        pace_at(book, threshold_oxygen(book, index)) for index in (estimate.index, estimate.high, estimate.low)
    )
    raced = estimate.basis == "race"
    sure = sureness(book, estimate.efforts, (today - estimate.newest).days) if raced else "poor"
    source = FROM_RACES if raced else FROM_TRAINING
    return Threshold(
        value=value,
        low=fast,
        high=slow,
        confidence=sure,
        reasons=(source.because(index=round(estimate.index, 1)), threshold_oxygen.because()),
        improve=None if sure == "good" else RACE_AGAIN.because(),
    )


def _from_critical(book: Book, efforts: Sequence[HardEffort], today: dt.date) -> Threshold | None:
    """By the fastest stretch over each distance."""
    fastest: dict[int, HardEffort] = {}
    for one in efforts:
        known = fastest.get(one.distance)
        if still_tells(book, (today - one.date).days) and (known is None or one.seconds < known.seconds):
            fastest[one.distance] = one
    found = critical_speed(book, [Effort(one.distance, one.seconds, one.date, "training") for one in fastest.values()])
    if found is None:
        return None
    pace = pace_of_critical(book, found.speed)
    fast, slow = critical_interval(book, pace)
    reasons = (pace_of_critical.because(critical=1000 / found.speed), critical_interval.because())
    improve = RACE_AGAIN.because()
    return Threshold(value=pace, low=fast, high=slow, confidence="poor", reasons=reasons, improve=improve)


def _with_critical(book: Book, found: Threshold, critical: Threshold) -> Threshold:
    """By the index of races; surer where the critical speed of training agrees."""
    if found.confidence == "good" or not agree(book, critical.value, found.value):
        return found
    sure: Confidence = "good" if found.confidence == "fair" else "fair"
    improve = None if sure == "good" else found.improve
    reasons = (*found.reasons, *critical.reasons, agree.because())
    return msgspec.structs.replace(found, confidence=sure, reasons=reasons, improve=improve)


def _heart_readings(book: Book, efforts: Sequence[HardEffort], today: dt.date) -> list[tuple[float, HardEffort]]:
    """What each effort says of the threshold heart rate, for those that say something."""
    found = []
    for one in efforts:
        if one.avg_hr is not None and still_tells(book, (today - one.date).days):
            reading = threshold_of_mean(book, one.avg_hr, one.seconds / 60)
            if reading is not None:
                found.append((reading, one))
    return found


def _best_of_outings(readings: Sequence[tuple[float, HardEffort]]) -> list[float]:
    """The highest reading of each outing: a slip of the sensor is in all stretches of its run alike."""
    alone = [reading for reading, one in readings if one.outing is None]
    best: dict[int, float] = {}
    for reading, one in readings:
        if one.outing is not None:
            best[one.outing] = max(reading, best.get(one.outing, reading))
    return [*alone, *best.values()]


def _heart_from_training(book: Book, bound: float) -> Threshold:
    return Threshold(
        value=bound,
        low=bound,
        high=highest_threshold(book, bound),
        confidence="poor",
        reasons=(highest_threshold.because(),),
        improve=RACE_WITH_STRAP.because(),
    )
