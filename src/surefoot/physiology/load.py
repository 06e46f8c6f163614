"""How much a session was, and how the days add up. Shown as a chart; nothing in a plan is decided by it.

One unit throughout: points of felt effort × minutes (foster-1998). Where no effort was noted,
heart rate speaks (banister-trimp, morton), else pace, else time alone, each turned into such points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from surefoot.physiology.fitness import oxygen_cost
from surefoot.physiology.zones import reserve_share
from surefoot.rulebook import Book, rule

Method = Literal["effort", "heart_rate", "pace", "time"]


class Body(msgspec.Struct, frozen=True):
    """What is known of the runner: sex (female, male, unspecified), heart rates in bpm, fitness index."""

    sex: str = "unspecified"
    max_hr: float | None = None
    resting_hr: float | None = None
    index: float | None = None


class Load(msgspec.Struct, frozen=True):
    """Points of one session, and what they were found by."""

    points: float
    method: Method


class LoadDay(msgspec.Struct, frozen=True):
    """Load of a day, its slow and fast average that evening, and form that morning (slow − fast of the day before)."""

    load: float
    slow: float
    fast: float
    form: float


@rule(
    "STRESS-1",
    topic="load",
    source="foster-1998",
    gives="points",
    says="A felt effort of {effort} for {seconds:duration} is a load of {points}.",
)
def effort_load(effort: float, seconds: float) -> float:
    """Load in points: felt effort from 0 to 10 × minutes."""
    return effort * seconds / 60


@rule("STRESS-2", topic="load", says="The load of a heart rate grows steeply towards the highest (men).")
def trimp_male(share: float, seconds: float, *, trimp_male_scale: float, trimp_male_growth: float) -> float:
    """Training impulse of a man at a share of the heart-rate reserve."""
    return _impulse(share, seconds, trimp_male_scale, trimp_male_growth)


@rule("STRESS-3", topic="load", says="The load of a heart rate grows steeply towards the highest (women).")
def trimp_female(share: float, seconds: float, *, trimp_female_scale: float, trimp_female_growth: float) -> float:
    """Training impulse of a woman at a share of the heart-rate reserve."""
    return _impulse(share, seconds, trimp_female_scale, trimp_female_growth)


@rule("STRESS-4", topic="load", says="A training impulse counts {points_per_trimp} points of effort × minutes.")
def trimp_points(impulse: float, *, points_per_trimp: float) -> float:
    """Points that a training impulse is worth."""
    return impulse * points_per_trimp


@rule("STRESS-5", topic="load", says="Where the time is all we know, an effort of {assumed_effort} is taken.")
def time_load(seconds: float, *, assumed_effort: float) -> float:
    """Load in points of a session of which only the time is known."""
    return assumed_effort * seconds / 60


@rule("STRESS-6", topic="load", says="The slow load average looks back about {fitness_days:days}. No rule acts on it.")
def slow_weight(*, fitness_days: float) -> float:
    """Weight of today in the slow average."""
    return -math.expm1(-1 / fitness_days)


@rule("STRESS-7", topic="load", says="The fast load average looks back about {fatigue_days:days}. No rule acts on it.")
def fast_weight(*, fatigue_days: float) -> float:
    """Weight of today in the fast average."""
    return -math.expm1(-1 / fatigue_days)


@rule(
    "STRESS-8",
    topic="load",
    source="foster-1998",
    says="Monotony is the mean load of a day over its spread. No rule acts on it.",
)
def monotony(loads: Sequence[float], *, monotony_most: float) -> float:
    """Mean over standard deviation of daily loads, days off included; capped where the days are too alike.

    0 for no load at all. The population's standard deviation, as in Foster's seven days.
    """
    days = len(loads) or 1
    mean = math.fsum(loads) / days
    deviation = math.sqrt(math.fsum((load - mean) ** 2 for load in loads) / days)
    return mean / deviation if mean < monotony_most * deviation else monotony_most if mean > 0 else 0.0


def strain(book: Book, loads: Sequence[float]) -> float:
    """Foster's strain: the sum of daily loads × their monotony."""
    return math.fsum(loads) * monotony(book, loads)


def trimp(book: Book, sex: str, share: float, seconds: float) -> float:
    """Training impulse at a share of the heart-rate reserve; for an unspecified sex the mean of both formulas."""
    both = {"male": (trimp_male,), "female": (trimp_female,)}.get(sex, (trimp_male, trimp_female))
    return math.fsum(formula(book, share, seconds) for formula in both) / len(both)


def session_load(
    book: Book,
    body: Body,
    seconds: float,
    *,
    effort: float | None = None,
    heart_rate: float | None = None,
    distance: float | None = None,
) -> Load:
    """Load of a session of ``seconds``: from felt effort (0–10), else mean heart rate, else distance run, else time.

    The pace of a run stands for the share of the fitness index that its oxygen takes, and that
    for the share of the heart-rate reserve.
    """
    if effort is not None:
        return Load(effort_load(book, effort, seconds), "effort")
    if heart_rate is not None and body.max_hr and body.resting_hr:
        share = reserve_share(heart_rate, body.max_hr, body.resting_hr)
        return Load(trimp_points(book, trimp(book, body.sex, share, seconds)), "heart_rate")
    if distance and body.index and seconds > 0:
        share = min(1.0, max(0.0, oxygen_cost(book, distance / (seconds / 60)) / body.index))
        return Load(trimp_points(book, trimp(book, body.sex, share, seconds)), "pace")
    return Load(time_load(book, seconds), "time")


def exponential_averages(loads: Sequence[float], weight: float) -> list[float]:
    """Running average after each day, from zero: what was × (1 − weight) + today × weight."""
    averages, average = [], 0.0
    for load in loads:
        average += weight * (load - average)
        averages.append(average)
    return averages


def load_days(book: Book, loads: Sequence[float]) -> list[LoadDay]:
    """The load chart from daily loads, days off as 0. Source: coggan-pmc."""
    slow = exponential_averages(loads, slow_weight(book))
    fast = exponential_averages(loads, fast_weight(book))
    form = [0.0, *(s - f for s, f in zip(slow, fast, strict=True))]
    return [LoadDay(*day) for day in zip(loads, slow, fast, form, strict=False)]


def _impulse(share: float, seconds: float, scale: float, growth: float) -> float:
    return seconds / 60 * share * scale * math.exp(growth * share)
