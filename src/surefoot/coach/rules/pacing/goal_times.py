"""Which times a race is planned for: a good day, a usual one, and a hard one."""

from __future__ import annotations

from surefoot.rulebook import rule, statement

target = statement(
    "PACING-5",
    says="Your own target of {target:clock}; your running points to {low:clock} to {high:clock} for 8 in 10 runners.",
    source="own-practice",
)
too_quick = statement(
    "PACING-5a",
    says="Your target of {target:clock} is quicker than your running shows so far, so this begins at {low:clock}. "
    "A good last part can still make up ground.",
    source="own-practice",
)
as_shown = statement(
    "PACING-5b",
    says="What your running points to; for 8 in 10 runners it lies between {low:clock} and {high:clock}.",
    source="own-practice",
)
harder_day = statement("PACING-5c", says="For a day that asks more: between the two others.", source="own-practice")
slow_end = statement(
    "PACING-5d",
    says="The slow end of the range: on such a day finishing in good shape is the aim.",
    source="own-practice",
)
in_conditions = statement(
    "PACING-5e",
    says="In these conditions all times are about {more:percent} longer than on a cool, flat day.",
    source="own-practice",
)


@rule(
    "PACING-5f",
    says="No race has been measured yet, so the times are a guess: {unmeasured_spread:percent} to either side. "
    "Go by effort.",
)
def unmeasured(seconds: float, *, unmeasured_spread: float) -> tuple[float, float]:
    """Seconds, low and high, around a time that nothing has measured."""
    return seconds * (1 - unmeasured_spread), seconds * (1 + unmeasured_spread)


@rule(
    "PACING-5h",
    says="A race of less than {brief_race} min is over before the body is hot: heat counts for it as for repeats.",
)
def brief_race(seconds: float, *, brief_race: int) -> bool:
    """Whether a race of so many seconds is as brief as that."""
    return seconds < 60 * brief_race


planned_instead = statement(
    "PACING-5g",
    says="The plan holds {race:distance} for this day in place of the goal, so this sheet is for that.",
    source="own-practice",
)
