"""An easy run that ends with strides, flat or uphill."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import BY_FEEL, REMEMBERED, Kit
from surefoot.coach.prescription._patterns import usable
from surefoot.coach.prescription._schema import Strides
from surefoot.coach.prescription._types import Built
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.rules.prescription.strides_that_fit import strides_that_fit
from surefoot.diary.plan import Step
from surefoot.rulebook import Reason
from surefoot.units import MILE, Metres, Seconds


class _Stride(msgspec.Struct, frozen=True):
    """One stride with the walk after it: seconds and metres, as expected, and its steps."""

    seconds: int
    metres: float
    steps: tuple[Step, Step]


@remembered(REMEMBERED)
def strides(kit: Kit, name: str, metres: int, wanted: int | None, most_s: int | None) -> Built | None:
    """An easy run of exactly so many metres with strides at its end; None where not even the least of them fit."""
    name, swapped = usable(kit, name)
    template: Strides = kit.template(name, Strides)
    one = _stride(kit, name, template)
    times = _times(kit, template, one, metres, (wanted, most_s))
    if times < template.times.least_times:
        return None
    built = _built(kit, name, metres, times)
    return msgspec.structs.replace(
        built,
        reasons=(*_reasons(kit, name, template, times), *swapped),
        shorter=_shorter(kit, name, built, times),
        treadmill=_indoors(kit, name, built),
    )


def _times(kit: Kit, template: Strides, one: _Stride, metres: int, limits: tuple[int | None, int | None]) -> int:
    """How many strides: those wanted, as far as distance and seconds hold them."""
    wanted, most_s = limits
    times = min(template.times.usual_times if wanted is None else wanted, template.times.most_times)
    times = strides_that_fit(kit.book, metres, one.metres, times)
    if most_s is None:
        return times
    return next((fewer for fewer in range(times, 0, -1) if _seconds(kit, one, metres, fewer) <= most_s), 0)


def _seconds(kit: Kit, one: _Stride, metres: int, times: int) -> int:
    """Whole seconds of so many metres that hold so many strides: what is told of a run is what a day has to hold."""
    easy = metres - round(times * one.metres)
    return math.ceil(round(easy * kit.paces.easy / 1000 + times * one.seconds, 6))


def _stride(kit: Kit, name: str, template: Strides) -> _Stride:
    found: _Stride | None = kit.made.get(name)
    if found is None:
        found = kit.made[name] = _new_stride(kit, template)
    return found


def _new_stride(kit: Kit, template: Strides) -> _Stride:
    stride, rest = template.stride, template.recovery
    pace = kit.pace("repetition") * stride.pace_factor
    between = kit.walk if rest.gait == "walk" else kit.jog
    target, _ = kit.aim(BY_FEEL, stride.effort_0_10)
    quick = Step(kind="work", duration_s=Seconds(stride.rep_s), gait="run", target=target, note=stride.note)
    calm = kit.calm(rest.effort_0_10)
    walk = Step(kind="recover", duration_s=Seconds(rest.duration_s), gait=rest.gait, target=calm)
    metres = stride.rep_s * 1000 / pace + rest.duration_s * 1000 / between
    return _Stride(stride.rep_s + rest.duration_s, metres, (quick, walk))


def _built(kit: Kit, name: str, metres: int, times: int) -> Built:
    template: Strides = kit.template(name, Strides)
    one = _stride(kit, name, template)
    easy = metres - round(times * one.metres)
    target, _ = kit.aim(template.zone, template.effort_0_10)
    first = Step(kind="work", distance_m=Metres(easy), gait="run", target=target)
    return Built(
        kind=template.kind,
        title=template.title.replace("{times}", str(times)),
        distance_m=metres,
        duration_s=_seconds(kit, one, metres, times),
        steps=(first, Step(kind="repeat", times=times, steps=one.steps)),
        template=name,
        reasons=(),
        work_s=times * template.stride.rep_s,
    )


def _reasons(kit: Kit, name: str, template: Strides, times: int) -> tuple[Reason, ...]:
    _, easy = kit.aim(template.zone, template.effort_0_10)
    return *kit.advice(name), strides_that_fit.because(times=times), *easy


def _shorter(kit: Kit, name: str, built: Built, times: int) -> Built | None:
    """Half of it, strides too; None where the run is a mile already, or too short for any strides."""
    less = shorter_amount(kit.book, built.distance_m, "strides")
    template: Strides = kit.template(name, Strides)
    half = shorter_amount(kit.book, times, "quality")
    half = strides_that_fit(kit.book, less, _stride(kit, name, template).metres, half)
    if built.distance_m <= MILE or less >= built.distance_m:
        return None
    short = _built(kit, name, less, max(1, half))
    return msgspec.structs.replace(short, reasons=(shorter_amount.because(distance=less),))


def _indoors(kit: Kit, name: str, built: Built) -> Built:
    """The same on a treadmill, told in a note."""
    first, quick = built.steps
    template: Strides = kit.template(name, Strides)
    note = kit.indoor_note(template.treadmill)
    told = Step(kind="work", distance_m=first.distance_m, gait="run", target=first.target, note=note)
    title = f"{built.title}, treadmill"
    return msgspec.structs.replace(built, title=title, steps=(told, quick), reasons=kit.indoors)
