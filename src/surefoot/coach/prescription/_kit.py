"""What stays the same from session to session of one runner: expected paces, targets, standing reasons."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._schema import AnyTemplate
from surefoot.coach.prescription._templates import templates
from surefoot.coach.prescription._types import Context
from surefoot.coach.rules.prescription.advice import advice, purpose
from surefoot.coach.rules.prescription.between_paces import between_paces
from surefoot.coach.rules.prescription.by_feel_target import by_feel_target
from surefoot.coach.rules.prescription.easy_target import easy_target
from surefoot.coach.rules.prescription.interval_target import interval_target
from surefoot.coach.rules.prescription.marathon_target import marathon_target
from surefoot.coach.rules.prescription.masters_recovery import masters_recovery
from surefoot.coach.rules.prescription.recovery_target import recovery_target
from surefoot.coach.rules.prescription.repetition_target import repetition_target
from surefoot.coach.rules.prescription.steady_target import steady_target
from surefoot.coach.rules.prescription.threshold_target import threshold_target
from surefoot.coach.rules.prescription.treadmill_slope import treadmill_slope
from surefoot.diary.plan import Target
from surefoot.physiology.zones import Kind, hr_range, share_of_max, share_of_reserve
from surefoot.rulebook import Reason, Rule

Aim = tuple[Target, tuple[Reason, ...]]
BY_FEEL = "by feel"
#: Runners, and sessions of a kind, that the process keeps: two kilobytes a session, and most of a season are alike.
REMEMBERED = 100
_RULES: Mapping[str, Rule[Target]] = {
    "easy": easy_target,
    "recovery": recovery_target,
    "steady": steady_target,
    "marathon": marathon_target,
    "threshold": threshold_target,
    "interval": interval_target,
    "repetition": repetition_target,
    BY_FEEL: by_feel_target,
}


class Kit:
    """A context made ready: paces in s/km, and what was worked out once for all of its sessions."""

    def __init__(self, ctx: Context) -> None:
        self.ctx, self.book, self.paces = ctx, ctx.book, ctx.paces
        self.templates: Mapping[str, AnyTemplate] = templates(ctx.book)
        self.jog, self.walk = between_paces(ctx.book, ctx.paces.easy)
        self.slope = treadmill_slope(ctx.book)
        self.indoors = (treadmill_slope.because(),)
        self.made: dict[Any, Any] = {}  # patterns by template, kept by the modules that make them
        self._calm: dict[int, Target] = {}
        self._aims: dict[tuple[str, int, float], Aim] = {}
        self._advice: dict[str, tuple[Reason, Reason]] = {}

    def template(self, name: str, shape: type[Any] | UnionType) -> Any:
        """The template of a name. Raises ValueError where there is none, or it is of another shape."""
        found = self.templates.get(name)
        if isinstance(found, shape):
            return found
        have = ", ".join(key for key, template in self.templates.items() if isinstance(template, shape))
        raise ValueError(f"{name!r} is no template of this kind of session; there are {have}")

    def aim(self, zone: str, effort: int, factor: float = 1.0) -> Aim:
        """What a zone aims at with an effort, at ``factor`` times its pace; and why."""
        key = (zone, effort, factor)
        found = self._aims.get(key)
        if found is None:
            target = _RULES[zone](self.book, effort, *self._known(zone, factor))
            found = self._aims[key] = (target, self._why(zone, target))
        return found

    def advice(self, name: str) -> tuple[Reason, Reason]:
        """Why, how and what to watch for, from a template (BUILD-7)."""
        found = self._advice.get(name)
        if found is None:
            found = self._advice[name] = _advice(name, self.templates[name], self.ctx)
        return found

    def calm(self, effort: int) -> Target:
        """What recoveries and walks aim at: an effort and nothing else."""
        return self._calm.setdefault(effort, Target(effort=effort))

    def pace(self, zone: str) -> float:
        """Expected pace of a zone in s/km; whatever is easy runs at the runner's own easy pace."""
        return float(getattr(self.paces, zone)) if zone in _FAST else self.paces.easy

    def heart(self, zone: Kind) -> tuple[int, int] | None:
        """Heart rates in bpm of a kind of running; None where the highest is unknown."""
        ctx = self.ctx
        return None if ctx.max_hr is None else hr_range(self.book, zone, ctx.max_hr, ctx.resting_hr)

    def indoor_note(self, text: str) -> str:
        """What a template says of treadmills, with the slope filled in."""
        return text.replace("{slope}", self.slope)

    def _known(self, zone: str, factor: float) -> tuple[Any, ...]:
        """What the rule of a zone is asked with, beside effort."""
        if zone == BY_FEEL:
            return ()
        if zone not in _FAST:
            return (self.heart("easy"),)
        pace = self.pace(zone) * factor if self.paces.known else None
        if zone in _BEATS:
            return pace, self.heart(_BEATS[zone])
        return (pace, self.ctx.max_hr) if zone == "interval" else (pace,)

    def _why(self, zone: str, target: Target) -> tuple[Reason, ...]:
        """The rule of a zone, and the one that its heart rates come from."""
        why = _RULES[zone].because(effort=target.effort)
        if zone not in _BEATS or target.hr is None:
            return (why,)
        shares = share_of_max if self.ctx.resting_hr is None else share_of_reserve
        return why, shares.because(kind=_BEATS[zone])


#: Zones whose heart rates physiology knows.
_BEATS: Mapping[str, Kind] = {"easy": "easy", "marathon": "marathon", "threshold": "threshold"}
_FAST = frozenset({"marathon", "threshold", "interval", "repetition"})


@remembered(REMEMBERED)
def kit_of(ctx: Context) -> Kit:
    """The kit of a context; the last ones are kept."""
    return Kit(ctx)


def _advice(name: str, template: AnyTemplate, ctx: Context) -> tuple[Reason, Reason]:
    how = template.how
    places = getattr(template, "facilities", None)
    if places and places.note and not set(places.prefers) & set(ctx.facilities):
        how = f"{how} {places.note}"
    if template.masters and is_masters(ctx):
        how = f"{how} {template.masters}"
    watch_for = template.watch_for[0].lower() + template.watch_for[1:]
    origin = {"workout": name, "workout_source": template.source, "workout_evidence": template.evidence}
    return purpose.because(purpose=template.purpose, **origin), advice.because(how=how, watch_for=watch_for)


def is_masters(ctx: Context) -> bool:
    """Whether a runner is of the age from which quality has other doses (WORKOUT-24)."""
    return ctx.age is not None and bool(ctx.age >= masters_recovery.numbers(ctx.book)["masters_age"])
