"""What a break takes from fitness, and what it leaves. Source: daniels-running-formula.

Both laws are straight lines with a floor; a layoff of five days takes nothing.
"""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "DETRAIN-1",
    topic="detraining",
    gives="factor",
    says="After {days_off:days} without running, {factor:percent} of your fitness is counted on. "
    "The rest comes back quickly.",
)
def layoff_factor(days_off: float, *, grace_days: float, loss_a_day: float, floor: float) -> float:
    """Factor on the fitness index after so many days without training."""
    return _line(days_off - grace_days, loss_a_day, floor)


@rule(
    "DETRAIN-2",
    topic="detraining",
    gives="factor",
    says="After {days_off:days} without running, {factor:percent} of your fitness is counted on, "
    "since your legs kept training.",
)
def layoff_factor_cross_trained(
    days_off: float, *, grace_days: float, cross_loss_a_day: float, cross_floor: float
) -> float:
    """The same where the legs kept training otherwise: cycling, deep-water running and the like."""
    return _line(days_off - grace_days, cross_loss_a_day, cross_floor)


def _line(days: float, loss: float, floor: float) -> float:
    return max(floor, 1.0 - loss * max(0.0, days))
