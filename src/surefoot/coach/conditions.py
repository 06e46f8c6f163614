"""What weather, hills and altitude take from the pace of a day, and which rules say so."""

from __future__ import annotations

import msgspec

from surefoot.coach.rules.adjust.altitude_span import altitude_span
from surefoot.coach.rules.adjust.assumed_humidity import humidity
from surefoot.coach.rules.adjust.belt import belt_hill, usual_incline
from surefoot.coach.rules.adjust.course_grade import course_factor, course_grade
from surefoot.coach.rules.adjust.same_minutes import mild_air
from surefoot.coach.rules.pacing.goal_times import brief_race
from surefoot.physiology.altitude import altitude_factor, oxygen_left_span
from surefoot.physiology.heat import (
    dew_point,
    dew_point_span,
    heat_factor,
    heat_index,
    relative_humidity,
    repeats_slowdown,
    too_hot_for_hard_running,
)
from surefoot.physiology.terrain import slope_factor
from surefoot.rulebook import Book, Reason

Factors = tuple[float, float]  # on pace, least and most; 1 is as ever


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when somebody runs: °C, metres, and grades as shares. None is as ever.

    ``climb`` is of the whole session and ``grade`` of a steady hill; ``incline`` is of the treadmill.
    """

    temperature: float | None = None
    dew_point: float | None = None
    altitude: float | None = None
    climb: float | None = None
    grade: float | None = None
    treadmill: bool = False
    incline: float | None = None


class Slowing(msgspec.Struct, frozen=True, kw_only=True):
    """Factors on pace in continuous running and in repeats; never below 1.

    ``too_hot`` says that nothing hard should be run; ``reasons`` are the rules used, in their order.
    """

    steady: Factors = (1.0, 1.0)
    repeats: Factors = (1.0, 1.0)
    too_hot: bool = False
    reasons: tuple[Reason, ...] = ()


def slowing(conditions: Conditions, distance: float, book: Book, *, with_repeats: bool = False) -> Slowing:
    """What the conditions take from running over ``distance`` metres."""
    found = [_air(conditions, book, with_repeats), _altitude(conditions, book), _hills(conditions, distance, book)]
    return Slowing(
        steady=_product([one.steady for one in found]),
        repeats=_product([one.repeats for one in found]),
        too_hot=any(one.too_hot for one in found),
        reasons=tuple(reason for one in found for reason in one.reasons),
    )


def middle(factors: Factors) -> float:
    """What is expected: half way between least and most."""
    return (factors[0] + factors[1]) / 2


def race_factors(slow: Slowing, seconds: float, book: Book) -> Factors:
    """Factors on the pace of a race that takes so many seconds: a brief one feels heat as repeats do."""
    return slow.repeats if brief_race(book, seconds) else slow.steady


def _product(factors: list[Factors]) -> Factors:
    least = most = 1.0
    for low, high in factors:
        least, most = least * low, most * high
    return least, most


def _air(conditions: Conditions, book: Book, with_repeats: bool) -> Slowing:
    """Temperature and dew point by the coach's chart, and beside it what marathon results say."""
    warmth, damp = conditions.temperature, conditions.dew_point
    if warmth is None:
        return Slowing()
    assumed: tuple[Reason, ...] = ()
    if damp is None:
        damp = dew_point(book, warmth, humidity(book))
        assumed = (humidity.because(dew=round(damp, 1)),)
    span = dew_point_span(book, warmth, damp)
    half = repeats_slowdown(book, span)
    too_hot = too_hot_for_hard_running(book, warmth, damp)
    said = {"temperature": warmth, "dew": round(damp, 1)}
    reasons = [mild_air.because(**said)]
    if span[1]:
        reasons = [dew_point_span.because(**said, least=span[0], most=span[1])]
        reasons += [repeats_slowdown.because()] if with_repeats and not too_hot else []
        reasons += _marathons(warmth, damp, book)
    if too_hot:
        reasons.insert(0, too_hot_for_hard_running.because(**said))
    steady, repeats = ((1 + least, 1 + most) for least, most in (span, half))
    return Slowing(steady=steady, repeats=repeats, too_hot=too_hot, reasons=(*reasons, *assumed))


def _marathons(warmth: float, damp: float, book: Book) -> list[Reason]:
    """A second opinion, from races."""
    index = heat_index(book, warmth, min(100.0, relative_humidity(book, warmth, damp)))
    return [heat_factor.because(index=round(index, 1), more=round(heat_factor(book, index) - 1, 3))]


def _altitude(conditions: Conditions, book: Book) -> Slowing:
    """The model of one tool for the targets, and how far runners differ beside it."""
    if conditions.altitude is None:
        return Slowing()
    factor = altitude_factor(book, conditions.altitude)
    least, most = altitude_span(book, *oxygen_left_span(book, conditions.altitude))
    reasons = [altitude_factor.because(altitude=conditions.altitude, more=round(factor - 1, 3))] if factor > 1 else []
    reasons.append(altitude_span.because(least=round(least, 3), most=round(most, 3)))
    return Slowing(steady=(factor, factor), repeats=(factor, factor), reasons=tuple(reasons))


def _hills(conditions: Conditions, distance: float, book: Book) -> Slowing:
    """A steady hill, a climb over a loop, or the incline of a belt."""
    factor = 1.0
    reasons: list[Reason] = []
    if conditions.treadmill:
        factor, reasons = _belt(conditions.incline, book)
    elif conditions.grade:
        factor = slope_factor(book, conditions.grade)
        reasons.append(slope_factor.because(grade=conditions.grade, factor=round(factor, 3)))
    elif conditions.climb and distance:
        up, down = course_grade(book, conditions.climb, distance)
        factor = course_factor(book, slope_factor(book, up), slope_factor(book, down))
        told = {"climb": conditions.climb, "distance": distance, "up": round(up, 3), "more": round(factor - 1, 3)}
        reasons.append(course_grade.because(**told))
    return Slowing(steady=(factor, factor), repeats=(factor, factor), reasons=tuple(reasons))


def _belt(incline: float | None, book: Book) -> tuple[float, list[Reason]]:
    if incline is None or incline == usual_incline(book):
        return 1.0, [usual_incline.because()]
    hill = belt_hill(book, incline)
    return slope_factor(book, hill), [belt_hill.because(incline=incline, hill=hill)]
