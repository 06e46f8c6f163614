"""What stays when the pace gives way."""

from __future__ import annotations

from surefoot.rulebook import rule, statement

effort_first = statement(
    "ADJUST-5",
    says="Go by effort first: effort and heart rate stay as they are, and the pace gives way.",
    source="hadley-2013",
)


@rule(
    "ADJUST-6",
    says="The minutes stay, so the distance is about {distance:distance} in place of {planned:distance}.",
    shows=("distance", "planned"),
)
def least_cool_down(seconds: float, *, least_cool_down: float) -> float:
    """Seconds that a cool-down of ``seconds`` keeps at least."""
    return seconds * least_cool_down


race_time = statement(
    "ADJUST-7",
    says="A race keeps its distance: in these conditions the same effort takes about {time:clock}.",
    source="own-practice",
)

in_place = statement(
    "ADJUST-8",
    says="In place of {planned}: easy running, and short. {planned} can move to a cooler hour, or indoors.",
    source="hadley-2013",
)

shorter_in_heat = statement(
    "ADJUST-9",
    says="In such heat the shorter version is plenty, with shade and water on the way.",
    source="own-practice",
)

mild_air = statement(
    "ADJUST-11",
    says="At {temperature:temperature} with a dew point of {dew:temperature} the air takes nothing from your pace.",
    source="hadley-2013",
)
