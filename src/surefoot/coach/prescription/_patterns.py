"""What a template comes to for one runner: each length of repeat with its steps, times and distances."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.prescription._kit import BY_FEEL, Aim, Kit
from surefoot.coach.prescription._schema import Continuous, Rep, Repeats, Sets
from surefoot.coach.rules.prescription.longest_repeat import longest_repeat
from surefoot.coach.rules.prescription.masters_recovery import masters_recovery
from surefoot.coach.rules.prescription.recovery_time import recovery_time
from surefoot.coach.rules.prescription.substitute import substitute
from surefoot.diary.plan import Step, Target
from surefoot.rulebook import Reason
from surefoot.units import MILE, Metres, Seconds

REPEATS = "intervals/repeats"


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """One round of work as this runner is expected to run it: a repeat, a set, or a piece of a block.

    ``rep_s`` and ``rep_m`` are expected seconds and metres of its work, ``rest_s`` and ``rest_m`` of the recoveries
    in it (0: none), ``last_s`` and ``last_m`` of the one after it, which the last round leaves out. ``length`` is
    the distance in metres of its longest repeat where that is given by distance, ``longest_m`` what it is expected
    to be. ``inner`` are its steps outdoors and ``indoors`` on a treadmill, the last recovery included.
    """

    name: str
    length: int | None
    longest_m: float
    rep_s: float
    rep_m: float
    rest_s: int
    rest_m: float
    last_s: int
    last_m: float
    least: int
    most: int
    inner: tuple[Step, ...]
    indoors: tuple[Step, ...]


def usable(kit: Kit, name: str) -> tuple[str, tuple[Reason, ...]]:
    """The template itself, or what takes its place where the runner has none of the places that it needs."""
    places = getattr(kit.templates.get(name), "facilities", None)
    if places is None or not places.needs_any or set(places.needs_any) & set(kit.ctx.facilities):
        return name, ()
    wanted = " ".join(kit.templates[name].kind.split("_"))
    return places.without, (substitute.because(wanted=wanted, needs=" or ".join(places.needs_any)),)


def aim_of(kit: Kit, template: Continuous | Repeats | Sets, factor: float = 1.0) -> Aim:
    """Target of a template's work, and why."""
    by_feel = isinstance(template, Repeats | Sets) and template.by_feel
    return kit.aim(BY_FEEL if by_feel else template.zone, template.effort_0_10, factor)


def bare(target: Target) -> Target:
    """The same without a pace: belts differ, effort does not."""
    return Target(effort=target.effort, hr=target.hr)


def label(metres: int | None, seconds: float) -> str:
    """A length as runners write it: "800 m", "1 mile", "5 min" or "90 s"."""
    if metres is not None:
        return "1 mile" if metres == MILE else f"{metres} m"
    whole = round(seconds)
    return f"{whole} s" if whole % 60 else f"{whole // 60} min"


def rest_after(kit: Kit, template: Repeats | Sets, rep_s: float) -> int:
    """Seconds of recovery after so many seconds of work; masters runners take longer."""
    between = template.recovery
    rest = recovery_time(kit.book, rep_s, between.share_of_rep, between.least_s, between.most_s)
    return masters_recovery(kit.book, rest, kit.ctx.age)


def between_pace(kit: Kit, template: Repeats | Sets) -> float:
    """Expected pace in s/km of the recoveries of a template."""
    return kit.jog if template.recovery.gait == "run" else kit.walk


def rest_step(kit: Kit, template: Repeats | Sets, seconds: int) -> Step:
    """A recovery of so many seconds."""
    between = template.recovery
    return Step(kind="recover", duration_s=Seconds(seconds), gait=between.gait, target=kit.calm(between.effort_0_10))


def work_step(target: Target, note: str, metres: int | None, seconds: int | None, gait: str = "run") -> Step:
    """A piece of work, by distance or by time."""
    return Step(
        kind="work",
        distance_m=None if metres is None else Metres(metres),
        duration_s=None if seconds is None else Seconds(seconds),
        gait=gait,
        target=target,
        note=note,
    )


def block(kit: Kit, template: Continuous) -> Pattern:
    """A block as repeats of its step of time, one after the other."""
    work, seconds = template.work, template.work.step_s
    target, _ = aim_of(kit, template)
    metres = seconds * 1000 / kit.pace(template.zone)
    return Pattern(
        name="",
        length=None,
        longest_m=metres,
        rep_s=seconds,
        rep_m=metres,
        rest_s=0,
        rest_m=0.0,
        last_s=0,
        last_m=0.0,
        least=math.ceil(work.least_s / seconds),
        most=work.most_s // seconds,
        inner=(Step(kind="work", gait="run", target=target, note=work.note),),
        indoors=(Step(kind="work", gait="run", target=bare(target), note=work.note),),
    )


def repeats(kit: Kit, name: str, template: Repeats) -> tuple[Pattern, ...]:
    """A pattern for each length of repeat."""
    if name == REPEATS:  # their lengths are those of BUILD-4, the template knows their paces
        lengths = longest_repeat.numbers(kit.book)["repeat_lengths"]
        return tuple(_repeat(kit, template, _nearest(template, metres), metres, None) for metres in lengths)
    return tuple(_repeat(kit, template, rep, rep.rep_m, rep.rep_s) for rep in template.reps)


def _nearest(template: Repeats, metres: int) -> Rep:
    return min(template.reps, key=lambda rep: abs((rep.rep_m or 0) - metres))


def _repeat(kit: Kit, template: Repeats, rep: Rep, metres: int | None, seconds: int | None) -> Pattern:
    pace = kit.pace(template.zone) * rep.pace_factor if template.gait == "run" else kit.walk * rep.pace_factor
    rep_s = float(seconds) if seconds is not None else (metres or 0) * pace / 1000
    target, _ = aim_of(kit, template, rep.pace_factor)
    rest_s = rest_after(kit, template, rep_s)
    rest_m = rest_s * 1000 / between_pace(kit, template)
    rest = rest_step(kit, template, rest_s)
    return Pattern(
        name=label(metres, rep_s),
        length=metres,
        longest_m=rep_s * 1000 / pace,
        rep_s=rep_s,
        rep_m=rep_s * 1000 / pace,
        rest_s=rest_s,
        rest_m=rest_m,
        last_s=rest_s,
        last_m=rest_m,
        least=template.times.least_times,
        most=template.times.most_times,
        inner=(work_step(target, template.work_note, metres, seconds, template.gait), rest),
        indoors=(work_step(bare(target), template.work_note, metres, seconds, template.gait), rest),
    )
