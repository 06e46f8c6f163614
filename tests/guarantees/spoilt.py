"""Ways to spoil the seasons made by hand, each with the code that must notice."""

from __future__ import annotations

from tests.guarantees import handmade, spoilt_craft, spoilt_mile, spoilt_season, spoilt_shape
from tests.guarantees.handmade import TODAY
from tests.guarantees.quantities import day
from tests.guarantees.spoiling import SPOILS, Doc, Spoil

__all__ = ["SPOILS", "Spoil", "spoilt", "spoilt_craft", "spoilt_mile", "spoilt_season", "spoilt_shape"]


def spoilt(season: str, function: Spoil) -> tuple[Doc, Doc]:
    """A scenario and its plan, spoilt."""
    makers = {
        "race": (handmade.race_scenario, handmade.race_plan),
        "return": (handmade.return_scenario, handmade.return_plan),
    }
    scenario, plan = (make() for make in makers[season])
    function(scenario, plan)
    assert day(scenario["today"]) == TODAY
    return scenario, plan
