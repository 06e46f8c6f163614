"""Before the start, on the way, and the days around it."""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.rulebook import rule, statement


@rule(
    "PACING-6",
    says="The shorter the race, the longer the warm-up: here {minutes} min, and {quiet} min of calm before the start.",
    shows=("minutes", "quiet"),
)
def warm_up(
    race: str, *, warm_up: Mapping[str, tuple[int, ...]], quiet_end: Mapping[str, int], arrive: Mapping[str, int]
) -> tuple[int, int, int, int, int]:
    """Minutes on the spot before it, of jogging, of drills, of pick-ups, and of calm before the start."""
    jog, drills, quick = warm_up[race]
    return arrive[race], jog, drills, quick, quiet_end[race]


@rule(
    "PACING-7",
    says="It will take longer than {fuel_from} min: eat and drink early, in small portions, and what you have "
    "already tried in training. Drink to thirst; more than that helps nobody.",
)
def fuel(seconds: float, *, fuel_from: int) -> bool:
    """Whether a race of so many seconds is long enough to speak of eating and drinking."""
    return seconds > 60 * fuel_from


water = statement(
    "PACING-7a",
    says="It is short enough to need nothing on the way; a few sips before the start are plenty.",
    source="own-practice",
)

stop_signs = statement(
    "PACING-9",
    says="Stop and ask for medical help at once: chest pain, fainting, breath that will not settle, or confusion.",
    source="own-practice",
)
stop_pain = statement(
    "PACING-9a",
    says="Walk when pain changes your stride or grows from one marker to the next; if walking does not "
    "settle it, this race ends here, and that is a good decision.",
    source="own-practice",
)
in_heat = statement(
    "PACING-9b",
    says="In such heat run easily or let it be: shade, water over the head, and no clock.",
    source="hadley-2013",
)


@rule("PACING-10", says="The last {days_before:days} and the day after, as the plan has them.")
def days_around(*, days_before: int) -> int:
    """Days before a race that its sheet shows."""
    return days_before
