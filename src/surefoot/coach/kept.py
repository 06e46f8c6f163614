"""Sessions of the accepted plan as the engine handles them: their place in a layout, their running, their size."""

from __future__ import annotations

import msgspec

from surefoot.coach.first_steps import running_metres
from surefoot.coach.prescription import Built, Context, steady, templates
from surefoot.coach.state import EVEN
from surefoot.diary.plan import Plan, Session, Step
from surefoot.rulebook import Reason

#: What a layout sees in each kind of run that is not hard.
_OPTION = {"long": "long", "easy": "easy", "recovery": "easy", "strides": "easy", "walk_run": "easy"}
_RACES = ("race", "time_trial")


class Cut(msgspec.Struct, frozen=True):
    """A run that stays in its place, shorter: metres, and the rule that asks for it."""

    metres: int
    reason: Reason


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The runs of an accepted block that stands, by day, and which of them are cut."""

    runs: dict[int, Session]
    cuts: dict[int, Cut]


def option(session: Session) -> str:
    """The option of a layout that a run is: race, hard, long or easy."""
    if session.kind in _RACES:
        return "race"
    return "hard" if session.hard else _OPTION[session.kind]


def is_even(session: Session) -> bool:
    """Whether a run is even all the way, so that it can be made shorter without losing what it is for."""
    return session.kind in EVEN


def run_of(sessions: tuple[Session, ...]) -> Session | None:
    """What there is to run on a day, if anything."""
    return next((session for session in sessions if session.running), None)


def shortened(session: Session, metres: int, ctx: Context) -> Built:
    """An even run of the accepted plan over fewer metres, from the same template."""
    name = _template_of(session, ctx)
    reps = next((step.times for step in session.steps if step.kind == "repeat"), None)
    return steady(ctx, session.kind, metres, name, reps)


def _template_of(session: Session, ctx: Context) -> str | None:
    """The template that a session was made from, as its reasons tell it, where the book still has it."""
    told = (str(because.args.get("workout", "")) for because in session.because)
    known = templates(ctx.book)
    return next((name for name in told if name in known and known[name].kind == session.kind), None)


def days_of(plan: Plan) -> dict[int, tuple[Session, ...]]:
    """The sessions of each day (an ordinal) of a plan."""
    return {day.date.toordinal(): day.sessions for day in plan.days}


def built_of(session: Session) -> Built:
    """A session of the document as the engine builds them, less its other versions."""
    return Built(
        kind=session.kind,
        title=session.title,
        distance_m=session.distance_m or 0,
        duration_s=session.duration_s,
        steps=session.steps,
        template="",
        reasons=(),
        hard=session.hard,
    )


def whole_of(session: Session) -> Built:
    """A session of the document as the engine builds them, with its shorter and its treadmill version."""
    return msgspec.structs.replace(
        built_of(session),
        shorter=built_of(session.shorter) if session.shorter else None,
        treadmill=built_of(session.treadmill) if session.treadmill else None,
    )


def metres_run(session: Session, pace: float) -> int:
    """Metres of a session with gait run; ``pace`` in s/km is for steps that are given by time."""
    if session.kind == "walk_run":
        return running_metres(built_of(session), pace)
    return session.distance_m or 0


def hard_of(session: Session, pace: float) -> Built:
    """A hard session of the document with its seconds of work; ``pace`` as in :func:`work_seconds`."""
    return msgspec.structs.replace(built_of(session), work_s=round(work_seconds(session, pace)))


def work_seconds(session: Session, pace: float) -> float:
    """Seconds of a session's hard work; ``pace`` in s/km is for work that is given by distance without a target."""
    return sum(_work(step, pace) for step in session.steps)


def _work(step: Step, pace: float) -> float:
    if step.kind == "repeat":
        return (step.times or 1) * sum(_work(inner, pace) for inner in step.steps)
    if step.kind != "work":
        return 0.0
    if step.duration_s is not None:
        return step.duration_s
    aimed = sum(step.target.pace) / 2 if step.target and step.target.pace else pace
    return (step.distance_m or 0) * aimed / 1000


def wished_days(accepted: Plan | None) -> dict[int, str]:
    """For each day of an accepted plan the kind of run that its layout held there."""
    if accepted is None:
        return {}
    runs = {day: run_of(sessions) for day, sessions in days_of(accepted).items()}
    return {day: option(run) if run else "rest" for day, run in runs.items()}
