"""The marathon by the formulas of Vickers and Vertosick, which our own predictions are measured against: vickers-2016.

Riegel's law makes the marathon ten minutes or more too fast for half of recreational runners;
these two formulas use what they run in a week. RMSE in the validation third: 15.1 min from one
race, 14.4 min from two, 19.5 min by Riegel. Runners are told what :mod:`surefoot.physiology.endurance` says.
"""

from __future__ import annotations

import math

from surefoot.physiology.equivalence import power_law
from surefoot.rulebook import rule
from surefoot.units import MARATHON


@rule(
    "PREDICT-7",
    topic="prediction",
    says="Your marathon from a shorter race and your typical week (Vickers and Vertosick).",
)
def marathon_from_one_race(
    distance: float,
    seconds: float,
    tens_of_miles: float,
    *,
    one_race_exponent: float,
    one_race_constant: float,
    one_race_speed: float,
    one_race_weekly: float,
) -> float:
    """Marathon in seconds from one race and the typical week in tens of miles (model 1)."""
    expected = MARATHON / power_law(seconds, distance, MARATHON, one_race_exponent)
    return MARATHON / (one_race_constant + one_race_speed * expected + one_race_weekly * tens_of_miles)


@rule(
    "PREDICT-8", topic="prediction", says="Your marathon from two races and your typical week (Vickers and Vertosick)."
)
def marathon_from_two_races(
    shorter: tuple[float, float],
    longer: tuple[float, float],
    tens_of_miles: float,
    *,
    two_race_constant: float,
    two_race_exponent: float,
    two_race_weekly: float,
) -> float:
    """Marathon in seconds from two races, each (metres, seconds), and the typical week in tens of miles (model 2)."""
    own = math.log(longer[1] / shorter[1]) / math.log(longer[0] / shorter[0])
    exponent = two_race_constant + two_race_exponent * own + two_race_weekly * tens_of_miles
    return power_law(longer[1], longer[0], MARATHON, exponent)
