"""A run of the plan in the weather, on the hills or the treadmill of the day. Nothing is written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from surefoot import coach
from surefoot.coach.adjusting import Belt, adjust
from surefoot.coach.conditions import Conditions
from surefoot.coach.rules.adjust.course_grade import course_grade
from surefoot.coach.rules.adjust.plausible import plausible
from surefoot.diary.plan import Because, Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Source, explain
from surefoot.services.planning import find_session, sources_of
from surefoot.services.refusal import Refusal
from surefoot.units import METRES_PER_MILE, format_height, format_temperature

_STOP = "see_a_doctor"
_SHOWN: dict[str, Any] = {
    "temperature": format_temperature,
    "dew_point": format_temperature,
    "altitude": format_height,
}


class BeltSpeed(msgspec.Struct, frozen=True, kw_only=True):
    """What to set a treadmill to: paces in s/km and speeds, from the faster to the slower end."""

    part: str
    pace: tuple[int, int]
    kmh: tuple[float, float]
    mph: tuple[float, float]


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """A session as planned and as it is in these conditions.

    ``in_place`` says that it is easy running in place of a hard session, which ``indoors`` would still allow;
    ``first_outdoors`` that it is shorter after weeks on a treadmill.
    """

    date: dt.date
    planned: Session
    adjusted: Session
    conditions: Conditions
    in_place: bool
    first_outdoors: bool
    indoors: Session | None
    belt: tuple[BeltSpeed, ...]
    because: tuple[Because, ...]
    sources: dict[str, Source]


def adjustment(plan: Plan, scenario: Scenario, name: str, conditions: Conditions, book: Book) -> Adjustment:
    """The session of a name in conditions. Raises :class:`Refusal` for what cannot be adjusted, and why."""
    date, planned = _run(plan, name)
    refuse_conditions(conditions, planned.distance_m or 0, book, plan.units)
    outside = None if conditions.treadmill else coach.outdoors(scenario, planned, book)
    base = planned if outside is None else outside.session
    found = adjust(scenario, base, conditions, book)
    reasons = (*(outside.reasons if outside else ()), *found.reasons)
    because = tuple(explain(reason, book, plan.units) for reason in reasons)
    return Adjustment(
        date=date,
        planned=planned,
        adjusted=msgspec.structs.replace(found.session, because=because),
        conditions=conditions,
        in_place=found.in_place,
        first_outdoors=outside is not None,
        indoors=found.indoors,
        belt=tuple(_speeds(belt) for belt in found.belt),
        because=because,
        sources=sources_of(because, book.sources),
    )


def _run(plan: Plan, name: str) -> tuple[dt.date, Session]:
    if plan.gate.name == _STOP:
        raise Refusal("session", name, "running waits for a doctor's word", plan.gate.ends_when)
    date, planned = find_session(plan, name)
    if not planned.running:
        mend = "name a run: `surefoot plan --days` shows every session"
        raise Refusal("session", name, f"{planned.title} is no run, so there is nothing to adjust", mend)
    return date, planned


def refuse_conditions(conditions: Conditions, distance: float, book: Book, units: str) -> None:
    """Refuse conditions that nobody runs in, or that contradict each other, by the names of their options."""
    _refuse_contradictions(conditions, units)
    for name in ("temperature", "dew_point", "altitude", "grade", "incline"):
        value = getattr(conditions, name)
        least, most = plausible(book, name)
        if value is not None and not least <= value <= most:
            mend = f"give a value from {_shown(name, least, units)} to {_shown(name, most, units)}"
            raise Refusal(_option(name), _shown(name, value, units), "nobody runs in this", mend)
    if conditions.climb and distance:
        steep, most = course_grade(book, conditions.climb, distance)[0], plausible(book, "grade")[1]
        if steep > most:
            said = format_height(conditions.climb, units)
            limit = format_height(conditions.climb * most / steep, units)
            mend = f"the climb of this session alone is asked for: at most {limit}"
            raise Refusal("--climb", said, "this is more than a run of this length can climb", mend)


def _refuse_contradictions(conditions: Conditions, units: str) -> None:
    if conditions.dew_point is not None and conditions.temperature is None:
        said = format_temperature(conditions.dew_point, units)
        raise Refusal("--dew-point", said, "the temperature is not said", 'add --temperature "30 C", for example')
    if conditions.dew_point is not None and conditions.dew_point > (conditions.temperature or 0):
        said = format_temperature(conditions.dew_point, units)
        raise Refusal("--dew-point", said, "a dew point is never above the temperature", "look the two up again")
    if conditions.climb is not None and conditions.grade is not None:
        raise Refusal("--grade", None, "a climb is given as well", "give --climb or --grade")
    hills = next((name for name in ("climb", "grade") if getattr(conditions, name) is not None), None)
    if conditions.treadmill and hills is not None:
        raise Refusal(_option(hills), None, "a treadmill has no hills", "give --incline in its place")
    if conditions.incline is not None and not conditions.treadmill:
        raise Refusal("--incline", None, "an incline is that of a treadmill", "add --treadmill, or give --grade")


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _shown(name: str, value: float, units: str) -> str:
    written = _SHOWN.get(name)
    return str(written(value, units)) if written else f"{round(100 * value, 2):g} %"


def _speeds(belt: Belt) -> BeltSpeed:
    kmh = tuple(3600 / pace for pace in belt.pace)
    return BeltSpeed(
        part=belt.part,
        pace=belt.pace,
        kmh=(round(kmh[0], 2), round(kmh[1], 2)),
        mph=(round(1000 * kmh[0] / METRES_PER_MILE, 2), round(1000 * kmh[1] / METRES_PER_MILE, 2)),
    )
