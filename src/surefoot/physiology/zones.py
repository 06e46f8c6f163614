"""Heart rates: the highest for an age, the reserve, and the span for each kind of running."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from surefoot.rulebook import Book, rule

Kind = Literal["easy", "marathon", "threshold", "interval"]
Span = tuple[float, float]


@rule(
    "HEART-1",
    topic="zones",
    gives="beats",
    says="At {age} a highest heart rate of about {beats} is usual; yours may differ by ten or more.",
)
def max_heart_rate(age: float, *, max_hr_at_birth: float, max_hr_loss_a_year: float) -> float:
    """Highest heart rate (bpm) that is usual at an age in years, where the runner knows no better."""
    return max_hr_at_birth - max_hr_loss_a_year * age


@rule("HEART-2", topic="zones", says="Heart rates of {kind} running, as shares of your highest.")
def share_of_max(kind: Kind, *, of_max: Mapping[str, Span], marathon_of_max: Span) -> Span:
    """Least and greatest share of the highest heart rate. KeyError for an unknown kind."""
    return marathon_of_max if kind == "marathon" else of_max[kind]


@rule(
    "HEART-3",
    topic="zones",
    says="Heart rates of {kind} running, as shares of the way from your resting to your highest.",
)
def share_of_reserve(kind: Kind, *, of_reserve: Mapping[str, Span]) -> Span:
    """Least and greatest share of the heart-rate reserve. KeyError for an unknown kind."""
    return of_reserve[kind]


@rule(
    "HEART-4",
    topic="zones",
    source="karvonen-1957",
    gives="beats",
    says="{share:percent} of the way from {resting_hr} to {max_hr} is {beats} beats a minute.",
)
def karvonen(share: float, max_hr: float, resting_hr: float) -> float:
    """Heart rate (bpm) at a share of the reserve between resting and highest."""
    return resting_hr + share * (max_hr - resting_hr)


def reserve_share(heart_rate: float, max_hr: float, resting_hr: float) -> float:
    """Share of the reserve that a heart rate uses, held within 0 to 1: the other way round from Karvonen.

    Raises ValueError where the highest heart rate is not above the resting one.
    """
    if max_hr <= resting_hr:
        raise ValueError(f"a highest heart rate of {max_hr} is not above a resting one of {resting_hr}")
    return min(1.0, max(0.0, (heart_rate - resting_hr) / (max_hr - resting_hr)))


def hr_range(book: Book, kind: Kind, max_hr: float, resting_hr: float | None = None) -> tuple[int, int]:
    """Least and greatest heart rate (bpm) for a kind of running: easy, marathon, threshold or interval.

    With a resting heart rate by the reserve, which suits the runner better; else by shares of
    the highest. Raises ValueError for another kind.
    """
    if kind not in {"easy", "marathon", "threshold", "interval"}:
        raise ValueError(f"{kind!r} has no heart rates; use easy, marathon, threshold or interval")
    if resting_hr is None:
        low, high = share_of_max(book, kind)
        return round(low * max_hr), round(high * max_hr)
    low, high = share_of_reserve(book, kind)
    return round(karvonen(book, low, max_hr, resting_hr)), round(karvonen(book, high, max_hr, resting_hr))
