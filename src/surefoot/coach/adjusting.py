"""A session of the plan in other conditions: paces give way, effort, heart rate and minutes stay.

Nothing becomes faster, and no session becomes longer: in time not at all, and in metres less where the pace is
slower. A race keeps its distance.
"""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.conditions import Conditions, Factors, Slowing, middle, race_factors, slowing
from surefoot.coach.prescription import Context, steady
from surefoot.coach.rules.adjust.same_minutes import (
    effort_first,
    in_place,
    least_cool_down,
    race_time,
    shorter_in_heat,
)
from surefoot.coach.rules.prescription.treadmill_slope import treadmill_slope
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.coach.setting import set_up
from surefoot.diary.plan import Session, Step, Target
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason
from surefoot.units import Metres, Seconds

_RACES = ("race", "time_trial")


class Belt(msgspec.Struct, frozen=True, kw_only=True):
    """What to set a treadmill to for a part of a session: pace in s/km [fast, slow]."""

    part: str  # easy | work
    pace: tuple[int, int]


class Adjusted(msgspec.Struct, frozen=True, kw_only=True):
    """A session in other conditions.

    ``in_place`` says that it is easy running in place of a hard session; ``indoors`` is then the hard one on a
    treadmill. ``belt`` are speeds, where it is run on a treadmill.
    """

    session: Session
    in_place: bool
    indoors: Session | None
    belt: tuple[Belt, ...]
    reasons: tuple[Reason, ...]


def adjust(scenario: Scenario, session: Session, conditions: Conditions, book: Book) -> Adjusted:
    """A run of the plan of a scenario, as it is in these conditions. Raises ValueError for what is no run."""
    if not session.running:
        raise ValueError(f"{session.id} is no run: there is nothing to adjust")
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    return adjusted(session, conditions, setting.context)


def adjusted(session: Session, conditions: Conditions, ctx: Context) -> Adjusted:
    """The same for a runner who is made ready already."""
    slow = slowing(conditions, session.distance_m or 0, ctx.book, with_repeats=_has_repeats(session))
    quick = session.hard or session.kind == "strides"
    in_place_of = slow.too_hot and quick and session.kind not in _RACES
    if in_place_of:
        found, why = _easy_in_place(session, slow, ctx)
    elif session.kind in _RACES:
        found, why = _raced(session, slow, ctx.book)
    else:
        found, why = _slowed(session, slow, ctx)
    belt: tuple[Belt, ...] = ()
    if conditions.treadmill:
        belt = _belts(found, slow, ctx)
        found = found if in_place_of else _indoors(session, found, conditions.incline, ctx.book)
    return Adjusted(
        session=found,
        in_place=in_place_of,
        indoors=session.treadmill if in_place_of and not conditions.treadmill else None,
        belt=belt,
        reasons=(*slow.reasons, *why),
    )


def _has_repeats(session: Session) -> bool:
    return session.hard and any(step.kind == "repeat" for step in session.steps)


def _easy_in_place(session: Session, slow: Slowing, ctx: Context) -> tuple[Session, tuple[Reason, ...]]:
    """Easy running for no longer than the shorter version takes."""
    seconds = min(session.duration_s, (session.shorter or session).duration_s)
    factor = middle(slow.steady)
    built = steady(ctx, "easy", math.floor(seconds * 1000 / (ctx.paces.easy * factor)))
    found = msgspec.structs.replace(
        session,
        id=f"{session.id}-adjusted",
        kind=built.kind,
        title=built.title,
        distance_m=Metres(built.distance_m),
        duration_s=Seconds(min(seconds, math.ceil(built.duration_s * factor))),
        hard=False,
        steps=built.steps,
        shorter=None,
        treadmill=None,
    )
    return found, (in_place.because(planned=session.title),)


def _raced(session: Session, slow: Slowing, book: Book) -> tuple[Session, tuple[Reason, ...]]:
    """The same distance in more time."""
    factors = race_factors(slow, session.duration_s, book)
    steps = tuple(_eased(step, factors) for step in session.steps)
    seconds = math.ceil(round(session.duration_s * middle(factors), 6))
    found = msgspec.structs.replace(
        session, id=f"{session.id}-adjusted", duration_s=Seconds(seconds), steps=steps, shorter=None, treadmill=None
    )
    return found, (effort_first.because(), race_time.because(time=seconds))


def _slowed(session: Session, slow: Slowing, ctx: Context) -> tuple[Session, tuple[Reason, ...]]:
    """The same minutes at slower paces."""
    found = _sized(session, slow, ctx)
    shorter = session.shorter
    why: list[Reason] = [effort_first.because()]
    if (found.distance_m or 0) < (session.distance_m or 0):
        why.append(least_cool_down.because(distance=found.distance_m, planned=session.distance_m))
    if slow.too_hot and shorter is not None:
        why.append(shorter_in_heat.because())
    short = None if shorter is None else _sized(shorter, slow, ctx)
    return msgspec.structs.replace(found, shorter=short), tuple(why)


def _sized(session: Session, slow: Slowing, ctx: Context) -> Session:
    """A session with slower targets, and with what of its metres fits into its minutes."""
    changes = _repeats(session, slow, ctx) if _core(session) is not None else _even(session, slow, ctx)
    return msgspec.structs.replace(session, id=f"{session.id}-adjusted", shorter=None, treadmill=None, **changes)


# ------------------------------------------------------------------ running that is told in minutes, or even


def _even(session: Session, slow: Slowing, ctx: Context) -> dict[str, object]:
    """Steps that are given in metres lose what the pace loses; steps that are given in minutes stay."""
    factor, metres = middle(slow.steady), session.distance_m or 0
    steps = tuple(_scaled(step, slow, ctx) for step in session.steps)
    off = sum((old.distance_m or 0) - (new.distance_m or 0) for old, new in zip(session.steps, steps, strict=True))
    measured = any(step.kind == "work" and step.distance_m for step in session.steps)
    left = metres - off if measured else min(metres, whole_distance(ctx.book, metres / factor))
    return {"steps": steps, "distance_m": Metres(left)}


def _scaled(step: Step, slow: Slowing, ctx: Context) -> Step:
    eased = _eased(step, slow.repeats if step.kind == "repeat" else slow.steady)
    if step.distance_m is None or middle(slow.steady) == 1:
        return eased
    less = step.distance_m / middle(slow.steady)
    whole = max(whole_distance(ctx.book, less), whole_distance.numbers(ctx.book)["distance_step"])
    kept = whole if step.kind == "work" else math.floor(less)
    return msgspec.structs.replace(eased, distance_m=Metres(min(step.distance_m, kept)))


# ------------------------------------------------------------------ repeats of a distance


def _core(session: Session) -> int | None:
    """Place of the hard work that is given in metres; None where there is none."""
    for place, step in enumerate(session.steps):
        parts = step.steps if step.kind == "repeat" else (step,)
        if session.hard and any(part.kind == "work" and part.distance_m for part in parts):
            return place
    return None


def _repeats(session: Session, slow: Slowing, ctx: Context) -> dict[str, object]:
    """Repeats keep their length: the cool-down gives way, and where it would grow too short, a repeat does."""
    place = _core(session) or 0
    core, cool = session.steps[place], session.steps[-1] if session.steps[-1].kind == "cooldown" else None
    cool_m = (cool.distance_m or 0) if cool else 0
    one, easy, times = _one(core, ctx), ctx.paces.easy, core.times or 1
    left, need = _most_that_fit(one, times, middle(slow.repeats), cool_m * easy / 1000, ctx.book)
    cool_left = min(cool_m, math.floor((cool_m * easy / 1000 - max(0.0, need)) * 1000 / (easy * middle(slow.steady))))
    steps = [_eased(step, slow.repeats if step is core else slow.steady) for step in session.steps]
    if core.times:
        steps[place] = msgspec.structs.replace(steps[place], times=left)
    if cool_m:
        steps[-1] = msgspec.structs.replace(steps[-1], distance_m=Metres(max(0, cool_left)))
    rest_m = max(0.0, (session.distance_m or 0) - times * one.metres - cool_m)
    metres = rest_m / middle(slow.steady) * left / times + left * one.metres + max(0, cool_left)
    return {
        "steps": tuple(steps),
        "title": session.title.replace(f"{times} ×", f"{left} ×"),
        "distance_m": Metres(min(session.distance_m or 0, math.floor(metres))),
        "duration_s": Seconds(session.duration_s + min(0, math.ceil(need))),
    }


class _Repeat(msgspec.Struct, frozen=True):
    """One repeat as planned: seconds and metres of its work, and seconds of the rest after it."""

    seconds: float
    metres: int
    rest: int


def _one(core: Step, ctx: Context) -> _Repeat:
    parts = core.steps if core.kind == "repeat" else (core,)
    work = [part for part in parts if part.kind == "work"]
    seconds = sum((part.distance_m or 0) * _pace(part.target, ctx) / 1000 + (part.duration_s or 0) for part in work)
    rest = sum(part.duration_s or 0 for part in parts if part.kind != "work")
    return _Repeat(seconds, sum(part.distance_m or 0 for part in work), rest)


def _pace(target: Target | None, ctx: Context) -> float:
    """Expected pace in s/km: the middle of the target, else the easy pace."""
    return sum(target.pace) / 2 if target is not None and target.pace else ctx.paces.easy


def _most_that_fit(one: _Repeat, times: int, factor: float, cool_s: float, book: Book) -> tuple[int, float]:
    """Repeats that the planned minutes hold, and the seconds that the cool-down gives for them (below 0: to spare)."""
    spare = cool_s - least_cool_down(book, cool_s)
    for left in range(times, 1, -1):
        need = left * one.seconds * (factor - 1) - (times - left) * (one.seconds + one.rest)
        if need <= spare:
            return left, need
    return 1, min(cool_s, one.seconds * (factor - 1) - (times - 1) * (one.seconds + one.rest))


# ------------------------------------------------------------------ paces, and belts


def _eased(step: Step, factors: Factors) -> Step:
    """A step with the paces of its targets times the factors, rounded to the slower second."""
    inner = tuple(_eased(one, factors) for one in step.steps)
    if step.target is None or step.target.pace is None:
        return msgspec.structs.replace(step, steps=inner)
    fast, slow = (math.ceil(round(pace * f, 6)) for pace, f in zip(step.target.pace, factors, strict=True))
    target = Target(pace=(fast, slow), hr=step.target.hr, effort=step.target.effort)
    return msgspec.structs.replace(step, steps=inner, target=target)


def _belts(found: Session, slow: Slowing, ctx: Context) -> tuple[Belt, ...]:
    """Speeds for the easy parts, and for the work where it has a pace."""
    fast, most = (math.ceil(round(ctx.paces.easy * factor, 6)) for factor in slow.steady)
    belts = [Belt(part="easy", pace=(fast, most))]
    parts = [part for step in found.steps for part in (step.steps or (step,))]
    paced = [part.target.pace for part in parts if part.target is not None and part.target.pace]
    return (*belts, *(Belt(part="work", pace=pace) for pace in dict.fromkeys(paced)))


def _indoors(session: Session, found: Session, incline: float | None, book: Book) -> Session:
    """The treadmill version of a session, in the sizes that were found."""
    inside = session.treadmill
    if inside is None:
        return found
    steps = inside.steps
    if [step.kind for step in steps] == [step.kind for step in found.steps]:
        steps = tuple(
            msgspec.structs.replace(step, times=new.times, distance_m=new.distance_m, duration_s=new.duration_s)
            for step, new in zip(steps, found.steps, strict=True)
        )
    return msgspec.structs.replace(found, title=_retitled(inside, session, found), steps=_sloped(steps, incline, book))


def _retitled(inside: Session, session: Session, found: Session) -> str:
    """The title of the treadmill version, with the repeats that were left."""
    return inside.title.replace(session.title, found.title)


def _sloped(steps: tuple[Step, ...], incline: float | None, book: Book) -> tuple[Step, ...]:
    """The notes with the slope that was asked for in place of the usual one."""
    if incline is None:
        return steps
    usual, wanted = f"Slope {treadmill_slope(book)}.", f"Slope {100 * incline:g} %."
    return tuple(
        msgspec.structs.replace(step, note=step.note.replace(usual, wanted) if step.note else None) for step in steps
    )
