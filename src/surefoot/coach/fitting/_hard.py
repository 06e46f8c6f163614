"""A hard session in less time: the least of its ends, then fewer repeats; the rest of the work is let go."""

from __future__ import annotations

from surefoot.coach.fitting._frame import Frame
from surefoot.coach.fitting._notches import notches
from surefoot.coach.kept import work_seconds
from surefoot.coach.prescription import Core, label, within
from surefoot.coach.rules.fitting.purpose_kept import purpose_kept
from surefoot.coach.rules.prescription.between_paces import between_paces
from surefoot.diary.plan import Session, Step

_WHAT = {
    "tempo": "the threshold work",
    "intervals": "the intervals",
    "repetitions": "the fast repetitions",
    "hills": "the hill work",
    "fartlek": "the changes of pace",
}
_ZONES = {"tempo": "threshold", "repetitions": "repetition"}


def less_work(frame: Frame) -> Session | None:
    """The same kind of session with as much of its work as fits; None where too little of it would be left."""
    session, book = frame.session, frame.setting.book
    whole = work_seconds(session, _pace(frame))
    for steps in notches(session.steps[1:-1]):
        core = _core(frame, steps)
        if not purpose_kept(book, core.work, session.kind, whole):
            return None
        framed = within(frame.setting.context, session, core, frame.most, float(session.distance_m or 0))
        if framed is not None:
            reason = purpose_kept.because(what=_WHAT[session.kind], work=round(core.work))
            title = _title(session, steps)
            around = (framed.warm_up, *steps, framed.cool_down)
            return frame.less(around, framed.metres, framed.seconds, reason, title)
    return None


def _title(session: Session, core: tuple[Step, ...]) -> str:
    """The title with the numbers of what is left: "Tempo 8 min", "3 × 800 m"."""
    before = session.steps[1:-1]
    if len(before) > 1 and before != core and not _alike(before, core):
        return f"{session.title}, shorter"
    title = session.title.replace(_times(before), _times(core), 1).replace(_size(before), _size(core), 1)
    return title if core == before or title != session.title else f"{title}, shorter"


def _alike(before: tuple[Step, ...], core: tuple[Step, ...]) -> bool:
    """Whether as many parts are left as there were, all of one size then and now."""
    sizes = {_size((step,)) for step in before}, {_size((step,)) for step in core}
    return len(before) == len(core) and all(len(one) == 1 for one in sizes)


def _times(steps: tuple[Step, ...]) -> str:
    return f"{steps[-1].times or 1} ×"


def _size(steps: tuple[Step, ...]) -> str:
    """How long one repeat is, or the whole of the work."""
    last = steps[-1].steps[0] if steps[-1].steps else steps[-1]
    return label(last.distance_m, last.duration_s or 0)


def _pace(frame: Frame) -> float:
    """Pace in s/km of the work of a kind, where a step does not say."""
    return float(getattr(frame.setting.paces, _ZONES.get(frame.session.kind, "interval")))


def _core(frame: Frame, steps: tuple[Step, ...]) -> Core:
    """What steps come to: seconds, metres, seconds of hard work."""
    seconds = metres = work = 0.0
    for step in steps:
        times = step.times or 1
        one = _core(frame, step.steps) if step.kind == "repeat" else _one(frame, step)
        seconds, metres, work = seconds + times * one.seconds, metres + times * one.metres, work + times * one.work
    return Core(seconds, metres, work)


def _one(frame: Frame, step: Step) -> Core:
    pace, hard = _expected(frame, step), step.kind == "work"
    metres = step.duration_s * 1000 / pace if step.duration_s is not None else float(step.distance_m or 0)
    seconds = metres * pace / 1000
    return Core(seconds, metres, seconds if hard else 0.0)


def _expected(frame: Frame, step: Step) -> float:
    """Expected pace of a step in s/km; of a range the slower end, since what is planned must fit."""
    jog, walk = between_paces(frame.setting.book, frame.setting.paces.easy)
    if step.kind != "work":
        return walk if step.gait == "walk" else jog
    return float(step.target.pace[1]) if step.target and step.target.pace else _pace(frame)
