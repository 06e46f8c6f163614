"""Sessions beside running: dated, with their purpose; drills and mobility with their exercises."""

from __future__ import annotations

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import REMEMBERED, Kit, kit_of
from surefoot.coach.prescription._routine import ROUTINES, routine_steps
from surefoot.coach.prescription._schema import Companion
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.rules.prescription.companion_time import companion_time
from surefoot.diary.plan import Step
from surefoot.units import Seconds


def companion(ctx: Context, kind: str, duration_s: int | None = None, routine: str | None = None) -> Built:
    """A session beside running of so many seconds, by default the book's. It has no distance and no versions.

    ``kind`` is strength, plyometrics, drills, mobility, warmup, rehab, cross_training or rest.
    ``routine`` is the path of a routine of exercises, like drills/full_line; drills and mobility have one by default.
    Raises ValueError for another kind or routine.
    """
    return _companion(kit_of(ctx), kind, duration_s, routine or ROUTINES.get(kind))


@remembered(REMEMBERED)
def _companion(kit: Kit, kind: str, duration_s: int | None, routine: str | None) -> Built:
    name = f"companion/{kind}"
    template: Companion = kit.template(name, Companion)
    time = companion_time(kit.book, kind) if duration_s is None else duration_s
    why = running_days.because() if kind == "rest" else companion_time.because(time=time)
    return Built(
        kind=kind,
        title=template.title,
        distance_m=0,
        duration_s=time,
        steps=_steps(kit, template.how, routine, time),
        template=name,
        reasons=(*kit.advice(name), why),
    )


def _steps(kit: Kit, how: str, routine: str | None, time: int) -> tuple[Step, ...]:
    """The exercises of a routine, or else one step that says how."""
    if routine is not None:
        return routine_steps(kit, routine, time)
    return (Step(kind="work", duration_s=Seconds(time), note=how),) if time else ()
