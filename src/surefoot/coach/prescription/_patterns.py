"""What a template comes to for one runner: each length of repeat with its steps, times and distances."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.prescription._kit import BY_FEEL, Aim, Kit
from surefoot.coach.prescription._schema import Continuous, Rep, Repeats
from surefoot.coach.rules.prescription.longest_repeat import longest_repeat
from surefoot.coach.rules.prescription.recovery_time import recovery_time
from surefoot.coach.rules.prescription.substitute import substitute
from surefoot.diary.plan import Step, Target
from surefoot.rulebook import Reason
from surefoot.units import MILE, Metres, Seconds


class Pattern(msgspec.Struct, frozen=True):
    """One length of repeat as this runner is expected to run it.

    ``rep_s`` and ``rep_m`` are expected seconds and metres of one, ``rest_s`` and ``rest_m`` of
    the recovery after it (0: none); ``length`` is the distance in metres where the repeat has one.
    """

    name: str
    length: int | None
    rep_s: float
    rep_m: float
    rest_s: int
    rest_m: float
    least: int
    most: int
    work: Step
    indoors: Step
    rest: Step | None


def usable(kit: Kit, name: str) -> tuple[str, tuple[Reason, ...]]:
    """The template itself, or what takes its place where the runner has none of the places that it needs."""
    places = getattr(kit.templates.get(name), "facilities", None)
    if places is None or not places.needs_any or set(places.needs_any) & set(kit.ctx.facilities):
        return name, ()
    wanted = " ".join(kit.templates[name].kind.split("_"))
    return places.without, (substitute.because(wanted=wanted, needs=" or ".join(places.needs_any)),)


def patterns(kit: Kit, name: str, template: Continuous | Repeats) -> tuple[Pattern, ...]:
    """All patterns of a template, the longest repeat first; worked out once for a kit."""
    found: tuple[Pattern, ...] | None = kit.made.get(name)
    if found is None:
        made = (_block(kit, template),) if isinstance(template, Continuous) else _repeats(kit, template)
        found = kit.made[name] = made
    return found


def aim_of(kit: Kit, template: Continuous | Repeats, factor: float = 1.0) -> Aim:
    """Target of a template's work, and why."""
    by_feel = isinstance(template, Repeats) and template.by_feel
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


def _block(kit: Kit, template: Continuous) -> Pattern:
    """A block as repeats of its step of time, one after the other."""
    work, seconds = template.work, template.work.step_s
    target, _ = aim_of(kit, template)
    step = Step(kind="work", gait="run", target=target, note=work.note)
    return Pattern(
        name="",
        length=None,
        rep_s=seconds,
        rep_m=seconds * 1000 / kit.pace(template.zone),
        rest_s=0,
        rest_m=0.0,
        least=math.ceil(work.least_s / seconds),
        most=work.most_s // seconds,
        work=step,
        indoors=Step(kind="work", gait="run", target=bare(target), note=work.note),
        rest=None,
    )


def _repeats(kit: Kit, template: Repeats) -> tuple[Pattern, ...]:
    if template.kind == "intervals":  # their lengths are those of BUILD-4, the template knows their paces
        lengths = longest_repeat.numbers(kit.book)["repeat_lengths"]
        return tuple(_repeat(kit, template, _nearest(template, metres), metres, None) for metres in lengths)
    return tuple(_repeat(kit, template, rep, rep.rep_m, rep.rep_s) for rep in template.reps)


def _nearest(template: Repeats, metres: int) -> Rep:
    return min(template.reps, key=lambda rep: abs((rep.rep_m or 0) - metres))


def _repeat(kit: Kit, template: Repeats, rep: Rep, metres: int | None, seconds: int | None) -> Pattern:
    pace = kit.pace(template.zone) * rep.pace_factor
    rep_s = float(seconds) if seconds is not None else (metres or 0) * pace / 1000
    target, _ = aim_of(kit, template, rep.pace_factor)
    between = template.recovery
    rest_s = recovery_time(kit.book, rep_s, between.share_of_rep, between.least_s, between.most_s)
    rest_m = rest_s * 1000 / (kit.jog if between.gait == "run" else kit.walk)
    return Pattern(
        name=label(metres, rep_s),
        length=metres,
        rep_s=rep_s,
        rep_m=rep_s * 1000 / pace,
        rest_s=rest_s,
        rest_m=rest_m,
        least=template.times.least_times,
        most=template.times.most_times,
        work=_work(target, template.work_note, metres, seconds),
        indoors=_work(bare(target), template.work_note, metres, seconds),
        rest=Step(kind="recover", duration_s=Seconds(rest_s), gait=between.gait, target=kit.calm(between.effort_0_10)),
    )


def _work(target: Target, note: str, metres: int | None, seconds: int | None) -> Step:
    return Step(
        kind="work",
        distance_m=None if metres is None else Metres(metres),
        duration_s=None if seconds is None else Seconds(seconds),
        gait="run",
        target=target,
        note=note,
    )
