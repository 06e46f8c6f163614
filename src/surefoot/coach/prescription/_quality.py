"""Sessions with warm-up, quality and cool-down: tempo, repeats, hills, fartlek."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._ends import Core, Shape, cool_step, least, warm_step, whole
from surefoot.coach.prescription._kit import REMEMBERED, Kit, is_masters, kit_of
from surefoot.coach.prescription._patterns import REPEATS, Pattern, aim_of, label, usable
from surefoot.coach.prescription._rounds import patterns
from surefoot.coach.prescription._schema import Continuous, Quality, Repeats, Sets
from surefoot.coach.prescription._types import HARD, Built, Context, QualityAsk
from surefoot.coach.rules.prescription import longest_repeat as build_4
from surefoot.coach.rules.prescription.assumed_paces import assumed_paces
from surefoot.coach.rules.prescription.masters_recovery import masters_recovery
from surefoot.coach.rules.prescription.progression import progression
from surefoot.coach.rules.prescription.recovery_time import recovery_time
from surefoot.coach.rules.prescription.repeats_that_fit import repeats_that_fit
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.diary.plan import Step
from surefoot.rulebook import Reason
from surefoot.units import MILE, Seconds


class _Plan(msgspec.Struct, frozen=True):
    """A template with the pattern and number of repeats that were chosen."""

    kit: Kit
    name: str
    template: Continuous | Repeats | Sets
    pattern: Pattern
    times: int

    @property
    def core(self) -> Core:
        """Seconds and metres of the rounds with their recoveries, and seconds of work. A single one ends with work."""
        p, times = self.pattern, self.times
        end_s, end_m = (p.last_s, p.last_m) if times == 1 else (0, 0.0)
        seconds, metres = times * (p.rep_s + p.rest_s) - end_s, times * (p.rep_m + p.rest_m) - end_m
        return Core(seconds, metres, times * p.rep_s)


@remembered(REMEMBERED)
def quality(ctx: Context, ask: QualityAsk) -> Built | None:
    """As much of a quality session as fits under what was asked; None where less than its least work fits.

    Intervals take the longest repeat that fits often enough (BUILD-4), not longer than ``ask.rep_m``; other
    templates the length that gives most work. Warm-up and cool-down shrink to their least before work is
    left out. Raises ValueError for an unknown template.
    """
    made = kit_of(ctx)
    name, swapped = usable(made, ask.template)
    template: Continuous | Repeats | Sets = made.template(name, Quality)
    best: tuple[_Plan, Shape] | None = None
    for pattern in patterns(made, name, template):
        if too_long(pattern, template.kind, ask.rep_m):
            continue
        fitting = _fit(made, name, template, pattern, ask)
        if fitting and (best is None or fitting[0].core.work > best[0].core.work):
            best = fitting
        if best and name == REPEATS:
            break
    return _built(*best, swapped) if best else None


def too_long(pattern: Pattern, kind: str, rep_m: int | None) -> bool:
    """Whether the longest repeat goes beyond the metres that are asked for; of intervals by time too."""
    if rep_m is None:
        return False
    if pattern.length is not None:
        return pattern.length > rep_m
    return kind == "intervals" and pattern.longest_m > rep_m


def longest_repeat(ctx: Context, work_cap_s: float) -> int | None:
    """The longest repeat in metres that fits twice in so many seconds of work; None where none does (BUILD-4)."""
    template: Repeats = kit_of(ctx).template(REPEATS, Repeats)
    return build_4.longest_repeat(ctx.book, work_cap_s, template.times.least_times, _repeat_seconds(ctx))


def least_repeats(ctx: Context, length: int) -> int:
    """Seconds of work in a session of repeats of so many metres, run as few times as they are run at all."""
    template: Repeats = kit_of(ctx).template(REPEATS, Repeats)
    return math.ceil(round(template.times.least_times * _repeat_seconds(ctx)[length], 6))


def work_span(ctx: Context, name: str) -> tuple[int, int]:
    """Seconds of the least and of the most work that a template makes a session of."""
    made = kit_of(ctx)
    name, _ = usable(made, name)
    template: Continuous | Repeats | Sets = made.template(name, Quality)
    found = patterns(made, name, template)
    least, most = min(p.least * p.rep_s for p in found), max(p.most * p.rep_s for p in found)
    return math.ceil(round(least, 6)), math.ceil(round(most, 6))


def _repeat_seconds(ctx: Context) -> dict[int, float]:
    """Expected seconds of one repeat of each length in metres."""
    made = kit_of(ctx)
    return {p.length or 0: p.rep_s for p in patterns(made, REPEATS, made.template(REPEATS, Repeats))}


def _fit(
    kit: Kit, name: str, template: Continuous | Repeats | Sets, pattern: Pattern, ask: QualityAsk
) -> tuple[_Plan, Shape] | None:
    """The most repeats that fit, with the ends around them."""
    ends = template.warm_up, template.cool_down
    for times in range(_most(kit, template, pattern, ask), pattern.least - 1, -1):
        plan = _Plan(kit, name, template, pattern, times)
        shape = whole(kit, plan.core, ends, ask.max_duration_s, ask.max_distance_m)
        if shape is not None:
            return plan, shape
    return None


def _most(kit: Kit, template: Continuous | Repeats | Sets, pattern: Pattern, ask: QualityAsk) -> int:
    """Repeats that the limits hold, rounding left aside."""
    speed = 1000 / kit.paces.easy
    ends = template.warm_up.least_s + template.cool_down.least_s
    by_time = (ask.max_duration_s - ends) / (pattern.rep_s + pattern.rest_s)
    by_distance = (ask.max_distance_m - ends * speed) / (pattern.rep_m + pattern.rest_m)
    most = math.floor(min(by_time, by_distance))
    return min(most, repeats_that_fit(kit.book, ask.work_s, pattern.rep_s, pattern.most))


def _built(plan: _Plan, shape: Shape, swapped: tuple[Reason, ...]) -> Built:
    steps = _steps(plan, shape)
    title = title_of(plan)
    return Built(
        kind=plan.template.kind,
        title=title,
        distance_m=shape.metres,
        duration_s=shape.seconds,
        steps=steps,
        template=plan.name,
        reasons=(*_reasons(plan, title), *swapped),
        hard=plan.template.kind in HARD,
        work_s=_work_s(plan),
        shorter=_shorter(plan, shape),
        treadmill=_indoors(plan, shape, steps, title),
    )


def title_of(plan: _Plan) -> str:
    """The title of a template with its numbers filled in: "6 × 800 m"."""
    pattern, title = plan.pattern, plan.template.title
    if isinstance(plan.template, Continuous):
        return title.replace("{work}", label(None, plan.times * pattern.rep_s))
    if isinstance(plan.template, Sets):
        return title.replace("{sets}", _counted(pattern, plan.times))
    return title.replace("{times}", str(plan.times)).replace("{rep}", pattern.name)


def _counted(pattern: Pattern, times: int) -> str:
    """A set and how often: "5 × 1000 m", or "3 × (200, 200, 400 m)" where it has several parts."""
    if times == 1:
        return pattern.name
    several = sum(step.kind == "work" for step in pattern.inner) > 1
    return f"{times} × ({pattern.name})" if several else f"{times} × {pattern.name}"


def _steps(plan: _Plan, shape: Shape) -> tuple[Step, ...]:
    warm, cool = plan.template.warm_up, plan.template.cool_down
    aim = plan.kit.aim
    return (
        warm_step(shape, aim("easy", warm.effort_0_10)[0], warm.note),
        *_core(plan, plan.pattern.inner),
        cool_step(shape, aim("easy", cool.effort_0_10)[0], cool.note),
    )


def _core(plan: _Plan, inner: tuple[Step, ...]) -> tuple[Step, ...]:
    """The rounds as one step, a single one as its own steps without a last recovery; a block is so many seconds."""
    pattern, times = plan.pattern, plan.times
    if isinstance(plan.template, Continuous):
        seconds = Seconds(int(times * pattern.rep_s))
        return (msgspec.structs.replace(inner[0], duration_s=seconds),)
    if times == 1:
        return inner[:-1] if pattern.last_s else inner
    return (Step(kind="repeat", times=times, steps=inner),)


def _work_s(plan: _Plan) -> int:
    return math.ceil(round(plan.core.work, 6))


def _reasons(plan: _Plan, title: str) -> tuple[Reason, ...]:
    kit, template = plan.kit, plan.template
    found = [*kit.advice(plan.name), *aim_of(kit, template)[1], repeats_that_fit.because(work=_work_s(plan))]
    if isinstance(template, Repeats) or plan.times > 1:
        found += _recoveries(plan)
    if template.zone == "threshold" or template.kind == "intervals":
        found.append(build_4.longest_repeat.because(now=title))
    if not kit.paces.known:
        found.append(assumed_paces.because())
    found.append(progression.because(next=template.progression.note))
    return tuple(found)


def _recoveries(plan: _Plan) -> list[Reason]:
    """Why there is so much time between the rounds."""
    kit, pattern = plan.kit, plan.pattern
    if not pattern.last_s:
        return []
    found = [recovery_time.because(recovery=pattern.last_s)]
    return [*found, masters_recovery.because()] if is_masters(kit.ctx) else found


def _shorter(plan: _Plan, shape: Shape) -> Built | None:
    """Half the repeats with the least ends (SHORT-5); None where that is not shorter, or the whole is a mile."""
    less = _less(plan)
    least_m = shorter_amount.numbers(plan.kit.book)["least_run"]
    short = least(plan.kit, less.core, (plan.template.warm_up, plan.template.cool_down), least_m)
    if shape.metres <= MILE or short.metres >= shape.metres or short.seconds >= shape.seconds:
        return None
    return Built(
        kind=plan.template.kind,
        title=title_of(less),
        distance_m=short.metres,
        duration_s=short.seconds,
        steps=_steps(less, short),
        template=plan.name,
        reasons=(shorter_amount.because(distance=short.metres),),
        hard=True,
        work_s=_work_s(less),
    )


def _less(plan: _Plan) -> _Plan:
    """The same with half the rounds; of a set that is run once the smaller one that is nearest to half of it."""
    times = shorter_amount(plan.kit.book, plan.times, "quality")
    less = msgspec.structs.replace(plan, times=times)
    if not isinstance(plan.template, Sets) or times < plan.times:
        return less
    whole = plan.core.work
    smaller = [
        msgspec.structs.replace(plan, pattern=pattern, times=pattern.least)
        for pattern in patterns(plan.kit, plan.name, plan.template)
        if pattern.least * pattern.rep_s < whole
    ]
    return min(smaller, key=lambda one: abs(one.core.work - whole / 2), default=less)


def _indoors(plan: _Plan, shape: Shape, steps: tuple[Step, ...], title: str) -> Built:
    """The same minutes on a treadmill, by effort."""
    warm, cool = steps[0], steps[-1]
    note = plan.kit.indoor_note(plan.template.treadmill)
    first = Step(kind="warmup", duration_s=warm.duration_s, gait="run", target=warm.target, note=note)
    return Built(
        kind=plan.template.kind,
        title=f"{title}, treadmill",
        distance_m=shape.metres,
        duration_s=shape.seconds,
        steps=(first, *_core(plan, plan.pattern.indoors), cool),
        template=plan.name,
        reasons=plan.kit.indoors,
        hard=True,
        work_s=_work_s(plan),
    )
