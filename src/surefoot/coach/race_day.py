"""Race day: the times that a race is planned for, its pacing, the warm-up, and what if."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.conditions import Conditions, Slowing, middle, race_factors, slowing
from surefoot.coach.prescription import templates
from surefoot.coach.prescription._schema import Race
from surefoot.coach.rules.pacing import goal_times as said
from surefoot.coach.rules.pacing.race_day import fuel, in_heat, stop_pain, stop_signs, warm_up, water
from surefoot.coach.rules.pacing.shape import by_effort, effort_step, even, in_steps, shape, split_step, walk_climbs
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.setting import Setting, expected_time
from surefoot.coach.splits import Split, boundaries, share_of_time, splits
from surefoot.physiology.prediction import predict_from_index
from surefoot.rulebook import Book, Reason
from surefoot.units import METRES_PER_MILE, Metres

_RACE = "race/race"


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """A race as far as its pacing depends on it: metres, surface, metres of climb, and a target in seconds."""

    distance: Metres
    surface: str = "road"
    climb: Metres = Metres(0)
    target: int | None = None


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """A time to plan for. ``name`` is A, B or C; ``splits`` are empty where effort leads."""

    name: str
    seconds: int
    splits: tuple[Split, ...]
    reasons: tuple[Reason, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """When a place may be passed in a race by effort: metres from the start, seconds at the earliest and latest."""

    to_m: float
    low_s: int
    high_s: int


class WarmUp(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do ``before_s`` seconds before the start, for ``duration_s`` seconds."""

    before_s: int
    duration_s: int
    text: str


class RaceDay(msgspec.Struct, frozen=True, kw_only=True):
    """How to run a race. ``effort`` of 10; ``note`` is how the template paces it; ``reasons`` of the pacing."""

    race_class: str
    by_effort: bool
    effort: int
    note: str
    aims: tuple[Aim, ...]
    passages: tuple[Passage, ...]
    warm_up: tuple[WarmUp, ...]
    reasons: tuple[Reason, ...]
    reminders: tuple[Reason, ...]
    stops: tuple[Reason, ...]


class _Expected(msgspec.Struct, frozen=True):
    """Seconds that a race is expected to take, with a range, and why."""

    seconds: float
    low: float
    high: float
    reasons: tuple[Reason, ...]


def race_day(setting: Setting, course: Course, conditions: Conditions, units: str) -> RaceDay:
    """How to run a race in these conditions; ``units`` (km or mi) are those of its splits."""
    book = setting.book
    name = race_class(book, course.distance)
    slow = slowing(_on_course(conditions, course), course.distance, book)
    free = by_effort(book, course.distance, course.climb, course.surface == "trail")
    expected = _expected(setting, course)
    factor = middle(race_factors(slow, expected.seconds, book))
    low, high = expected.low * factor, expected.high * factor
    low, high = in_steps(book, low, high) if free else (low, high)
    today = _Expected(expected.seconds * factor, low, high, expected.reasons)
    usual = split_step(book, name, units)
    size = effort_step(book, usual) if free else usual
    step = size * (METRES_PER_MILE if units == "mi" else 1000)
    parts = () if free else (step, shape(book, name))
    told = tuple(_aim(one, course, parts, book) for one in _times(course.target, factor, today))
    pacing = next((one for one in _template(book).pacing if course.distance <= one.up_to_m), _template(book).pacing[-1])
    return RaceDay(
        race_class=name,
        by_effort=free,
        effort=pacing.effort_0_10,
        note=pacing.note,
        aims=told,
        passages=_passages(course, told, step, name, today, book) if free else (),
        warm_up=_warm_up(name, book),
        reasons=_reasons(course, told[0], expected, slow, free, name, book),
        reminders=_reminders(told[0], name, book),
        stops=(stop_signs.because(), stop_pain.because(), *((in_heat.because(),) if slow.too_hot else ())),
    )


def _template(book: Book) -> Race:
    found = templates(book)[_RACE]
    assert isinstance(found, Race)  # noqa: S101  what the file is held to
    return found


def _on_course(conditions: Conditions, course: Course) -> Conditions:
    """The course's own climb counts unless another is told."""
    known = conditions.climb is not None or conditions.grade is not None
    return conditions if known or not course.climb else msgspec.structs.replace(conditions, climb=float(course.climb))


# ------------------------------------------------------------------ the times


def _expected(setting: Setting, course: Course) -> _Expected:
    """From the fitness index where there is one; else a guess, which says so."""
    if setting.fitness is None:
        seconds = expected_time(setting, course.distance)
        low, high = said.unmeasured(setting.book, seconds)
        return _Expected(seconds, low, high, (said.unmeasured.because(),))
    weekly = setting.state.habit_week or None
    found = predict_from_index(setting.book, setting.fitness, weekly, course.distance)
    return _Expected(found.seconds, found.low, found.high, found.reasons)


def _times(wished: int | None, factor: float, e: _Expected) -> list[tuple[str, float, Reason]]:
    """A good day, a harder one, and the slow end, each slower than the one before it; a target in its conditions."""
    span = {"low": round(e.low), "high": round(e.high)}
    target = None if wished is None else wished * factor
    if target is None:
        first = e.seconds, said.as_shown.because(**span)
    elif target < e.low:
        first = e.low, said.too_quick.because(target=wished, low=round(e.low))
    else:
        first = target, said.target.because(target=wished, **span)
    between = e.seconds if e.seconds > first[0] else (first[0] + e.high) / 2
    why = said.as_shown.because(**span) if between == e.seconds else said.harder_day.because()
    found = [first, (between, why), (e.high, said.slow_end.because())]
    slower = [one for i, one in enumerate(found) if i == 0 or round(one[0]) > round(max(t for t, _ in found[:i]))]
    return [(name, seconds, reason) for name, (seconds, reason) in zip("ABC", slower, strict=False)]


def _aim(
    one: tuple[str, float, Reason], course: Course, parts: tuple[()] | tuple[float, tuple[float, ...]], book: Book
) -> Aim:
    name, seconds, reason = one
    whole = math.ceil(round(seconds, 6)) if parts else in_steps(book, seconds, seconds)[1]
    found = splits(course.distance, whole, *parts) if parts else ()
    return Aim(name=name, seconds=whole, splits=found, reasons=(reason,))


def _passages(
    course: Course, aims: tuple[Aim, ...], step: float, name: str, expected: _Expected, book: Book
) -> tuple[Passage, ...]:
    """When places are passed, from the best day to the hardest; a day of which one time is known has its spread."""
    first, last = aims[0].seconds, aims[-1].seconds
    if first == last:
        first, last = (round(first * edge / expected.seconds) for edge in (expected.low, expected.high))
    paces = shape(book, name)
    found = []
    for end in boundaries(course.distance, step):
        share = share_of_time(end / course.distance, paces)
        low, high = in_steps(book, first * share, last * share)
        found.append(Passage(to_m=end, low_s=low, high_s=high))
    return tuple(found)


# ------------------------------------------------------------------ what is said around it


def _reasons(
    course: Course, aim: Aim, expected: _Expected, slow: Slowing, free: bool, name: str, book: Book
) -> tuple[Reason, ...]:
    """Why this pace, in this way."""
    pace, paces = aim.seconds * 1000 / course.distance, shape(book, name)
    how: tuple[Reason, ...] = (by_effort.because(), walk_climbs.because()) if free else ()
    if not free:
        changing = paces[0] != paces[-1]
        told = shape.because(first=pace * paces[0], last=pace * paces[-1]) if changing else even.because(pace=pace)
        how = (told,)
    more = middle(race_factors(slow, expected.seconds, book)) - 1
    weather = (said.in_conditions.because(more=round(more, 3)), *slow.reasons) if more > 0 else slow.reasons
    if slow.repeats != slow.steady and said.brief_race(book, expected.seconds):
        weather = (*weather, said.brief_race.because())
    return (*how, *weather, *expected.reasons)


def _reminders(aim: Aim, name: str, book: Book) -> tuple[Reason, ...]:
    _, jog, drills, quick, quiet = warm_up(book, name)
    warm = warm_up.because(minutes=jog + drills + quick, quiet=quiet)
    return warm, fuel.because() if fuel(book, aim.seconds) else water.because()


def _warm_up(name: str, book: Book) -> tuple[WarmUp, ...]:
    """What to do when, counted back from the start."""
    arrive, jog, drills, quick, quiet = warm_up(book, name)
    parts = [
        (arrive, "Be there: number, bag, toilet."),
        (jog, "Jog very easily, a little brisker towards the end."),
        (drills, "Leg swings and a few drills that you know, or brisk walking." if jog else _WALK),
        (quick, "Three or four short pick-ups with walking between them."),
        (quiet, "Put on what you race in, find your place, breathe calmly."),
    ]
    found, before = [], 60 * sum(minutes for minutes, _ in parts)
    for minutes, text in parts:
        if minutes:
            found.append(WarmUp(before_s=before, duration_s=60 * minutes, text=text))
            before -= 60 * minutes
    return tuple(found)


_WALK = "Walk briskly and swing the legs; the first part of the race warms you up."
