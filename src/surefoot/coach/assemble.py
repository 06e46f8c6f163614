"""From blocks to the document: sessions with their steps, days with companions, weeks with totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from surefoot.coach.because import run_reasons, strides_reason
from surefoot.coach.beside import beside_season
from surefoot.coach.craft.pieces import Beside, Piece, Run
from surefoot.coach.first_steps import GRAIN, first_steps
from surefoot.coach.held import held_beside
from surefoot.coach.kept import Kept, built_of, option, shortened
from surefoot.coach.mile import trial_reasons
from surefoot.coach.prescription import Built, companion, lengthened, race, steady, time_trial
from surefoot.coach.rules.layout.rest import rest_is_training
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.rules.quality.strides import strides_reps
from surefoot.coach.rules.quality.strides_sessions import strides_sessions
from surefoot.coach.rules.quality.variety import variety
from surefoot.coach.rules.season.before_race import easy_before
from surefoot.coach.rules.volume.back_to_back_long import second_long
from surefoot.coach.rules.volume.back_to_back_week import may_pair
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.recovery_run import recovery_run
from surefoot.coach.setting import Setting, expected_time
from surefoot.coach.shape import Shape
from surefoot.coach.shapes import QUICK, easy_shape, long_shape, recovery_shape, strides_shape
from surefoot.coach.writer import Written
from surefoot.diary.dates import session_id
from surefoot.diary.plan import Plan, Session, Step
from surefoot.rulebook import Because, Reason, explain
from surefoot.units import Metres, Seconds

Reasons = tuple[Reason, ...]
#: The template of the second of two long days.
SECOND = "long/back_to_back"
#: Kinds whose day counts as running.
RUNNING = frozenset(
    "easy long recovery walk_run tempo intervals repetitions hills fartlek strides race time_trial".split()
)


class Draft(msgspec.Struct, frozen=True):
    """A session on a day, not yet written out."""

    day: int
    built: Built
    reasons: tuple[Reason, ...]
    kept: Session | None = None  # of the accepted plan, as it stands there
    known: str = ""  # the id under which it was accepted, where it is shorter now

    @property
    def name(self) -> str:
        """The session's id."""
        date = dt.date.fromordinal(self.day)
        return self.kept.id if self.kept else self.known or session_id(date, self.built.kind, date.isoweekday())


class Assembler:
    """Builds the sessions of a season: the runs of each block, then what stands beside them, week by week."""

    def __init__(self, setting: Setting, shape: Shape, accepted: Plan | None = None) -> None:
        """Take an ``accepted`` plan whose days stand as far as they may."""
        self.setting, self.shape, self.book, self.accepted = setting, shape, setting.book, accepted
        self.weeks, self.done = 0, setting.done
        rest: Reasons = (rest_is_training.because(), running_days.because())
        self.rest: Run = companion(setting.context, "rest"), rest

    def season(self, written: list[Written], end: int) -> list[Draft]:
        """Every session from today up to ``end`` (not included), in the order of days."""
        runs: dict[int, Run] = {}
        for block in written:
            runs |= self._block(block)
        held = held_beside(self.setting, self.accepted, runs)
        beside = beside_season(self.setting, written, runs, end, held)
        kept = {day: run for block in written if block.kept for day, run in block.kept.runs.items()}
        cuts = {day for block in written if block.kept for day in block.kept.cuts}
        drafts: list[Draft] = []
        for day in range(self.setting.state.today, end):
            if day in held:
                drafts += self._as_accepted(day, beside[day], runs.get(day), kept.get(day), cut=day in cuts)
            else:
                drafts += self._day(day, runs, beside)
        return drafts

    def _block(self, written: Written) -> dict[int, Run]:
        if written.kept is not None:
            runs = {day: self._kept(written, written.kept, day) for day in sorted(written.kinds)}
        else:
            runs = {day: self._run(written, day, kind) for day, kind in sorted(written.kinds.items())}
            runs |= self._with_strides(written, runs)
        self.weeks += 1
        return runs

    def _kept(self, written: Written, kept: Kept, day: int) -> Run:
        """A run of the accepted plan, shorter where it has to be."""
        run = kept.runs[day]
        if day not in kept.cuts:
            return built_of(run), ()
        cut, race_class = kept.cuts[day], self.shape.of(written.plan.block).aim.race_class
        reasons = run_reasons(written, day, option(run), self.book, race_class)
        return shortened(run, cut.metres, self.setting.context), (cut.reason, *reasons)

    def _as_accepted(
        self, day: int, beside: tuple[list[Piece], list[Piece]], run: Run | None, kept: Session | None, *, cut: bool
    ) -> list[Draft]:
        """A day of the accepted plan with its run of today: ``kept`` where it is the accepted one, or is ``cut``."""
        before, after = (_drafts(day, pieces) for pieces in beside)
        if not before and not after and run is None:
            return self._day(day, {}, {})
        running = [Draft(day, *run, None if cut else kept, kept.id if kept else "")] if run else []
        return [*before, *running, *after]

    def _day(self, day: int, runs: dict[int, Run], beside: Beside) -> list[Draft]:
        before, after = beside.get(day, ([], []))
        running = [Draft(day, *runs[day])] if day in runs else []
        return [*_drafts(day, before), *running, *_drafts(day, after)] or [Draft(day, *self.rest)]

    def _run(self, written: Written, day: int, kind: str) -> Run:
        if kind == "race":
            return self._race(written, day)
        race_class = self.shape.of(written.plan.block).aim.race_class
        reasons = run_reasons(written, day, kind, self.book, race_class)
        metres = written.sizes.metres[day]
        if kind == "hard":
            return lengthened(self.setting.context, written.sizes.hard[day], metres), reasons
        built, why = (
            self._long(written, metres, race_class) if kind == "long" else self._easy(written, day, metres, race_class)
        )
        return built, (*reasons, *why)

    def _race(self, written: Written, day: int) -> Run:
        found = written.races[day]
        expected = expected_time(self.setting, found.distance)
        if found.trial:
            return time_trial(self.setting.context, found.distance, expected), trial_reasons(found)
        expected = found.goal.target_time or expected
        return race(self.setting.context, found.goal, expected), (easy_before.because(),)

    def _long(self, written: Written, metres: int, race_class: str) -> Run:
        plan = written.plan
        if written.turns:
            return first_steps(self.setting, written.turns, plan.long_day or written.first, metres, "long"), ()
        if plan.done_runs + len(written.kinds) == 1 or metres < 2 * first_week(self.book)[0]:
            return steady(self.setting.context, "long", metres, "easy/easy"), ()  # it stands alone, or is hardly a mile
        template, other = long_shape(self.setting, plan, race_class)
        return steady(self.setting.context, "long", metres, template), (variety.because(),) if other else ()

    def _easy(self, written: Written, day: int, metres: int, race_class: str) -> Run:
        if written.turns:
            return first_steps(self.setting, written.turns, day, metres), ()
        if day == written.second:
            why = (second_long.because(), may_pair.because())
            return steady(self.setting.context, "easy", metres, SECOND), why
        if self._tired(written, day, metres):
            template = recovery_shape(self.setting, written.plan, race_class)
            return steady(self.setting.context, "recovery", metres, template), ()
        template, other = easy_shape(self.setting, written.plan, race_class)
        easy = (d for d, kind in written.kinds.items() if kind == "easy" and d != written.second)
        if other and day == max(easy):
            return steady(self.setting.context, "easy", metres, template), (variety.because(),)
        return steady(self.setting.context, "easy", metres), ()

    def _tired(self, written: Written, day: int, metres: int) -> bool:
        """Whether an easy run follows a hard day, and is shorter than the others for it."""
        others = (d for d, kind in written.kinds.items() if kind == "easy" and d != written.second)
        easy = [written.sizes.metres[d] for d in others]
        shorter = metres <= recovery_run(self.book, max(easy)) + GRAIN
        return shorter and written.kinds.get(day - 1) in ("long", "hard", "race")

    def _with_strides(self, written: Written, runs: dict[int, Run]) -> dict[int, Run]:
        """Short fast strides at the end of an easy run, in weeks without hard running, when clear (SPEED-1)."""
        plan = written.plan
        quick = self.setting.gate in QUICK and not plan.returning and plan.block.phase != "recovery"
        reps = strides_reps(self.book, written.total * self.setting.paces.easy / 1000)
        if not quick or not reps or self.setting.state.first_ever:
            return {}
        calm = (day for day, (built, _) in runs.items() if built.kind == "easy" and day != written.second)
        easy = [day for day in calm if self._calm_after(written, day)]
        if any(built.hard for built, _ in runs.values()) or self._quick_already(written):
            return {}
        chosen = easy[: strides_sessions(self.book)]
        return {day: self._strides(written, day, runs[day], reps) for day in chosen}

    def _quick_already(self, written: Written) -> bool:
        """Whether the begun week holds strides or a hard run already."""
        begun = range(written.plan.block.start, written.first)
        return any(day in self.done.strides or day in self.done.hard for day in begun)

    def _strides(self, written: Written, day: int, run: Run, reps: int) -> Run:
        race_class = self.shape.of(written.plan.block).aim.race_class
        template = strides_shape(self.setting, written.plan, race_class, self.weeks)
        seconds = min(self.setting.days.seconds(day), int(self.shape.of(written.plan.block).aim.long_seconds))
        built = steady(self.setting.context, "strides", run[0].distance_m, template, reps, seconds)
        return (built, (*run[1], strides_reason(reps))) if built.kind == "strides" else run

    def _calm_after(self, written: Written, day: int) -> bool:
        return written.kinds.get(day + 1) != "long"


def _drafts(day: int, pieces: Iterable[Piece]) -> list[Draft]:
    return [Draft(day, *piece) for piece in pieces]


class Scribe:
    """Writes drafts out as sessions of the document, with every reason explained in the runner's units."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.book, self.units = setting, setting.book, setting.scenario.units
        self.told: dict[tuple[str, str], Because] = {}
        self.known: dict[int, tuple[Reasons, tuple[Because, ...]]] = {}  # by the id of reasons, which stay kept here

    def session(self, draft: Draft) -> Session:
        """One session of the document; one of the accepted plan is as it was."""
        if draft.kept is not None:
            return draft.kept
        name = draft.name
        because = _once((*self._because(draft.reasons), *self._because(draft.built.reasons)))
        shorter = self._version(self._shorter(draft.built), f"{name}-shorter")
        treadmill = self._version(draft.built.treadmill, f"{name}-treadmill")
        return self._plain(draft.built, name, because, shorter, treadmill)

    def _shorter(self, built: Built) -> Built | None:
        shorter = built.shorter
        less = shorter is not None and (built.attempt is not None or shorter.duration_s < built.duration_s)
        return shorter if less else None

    def _version(self, built: Built | None, name: str) -> Session | None:
        if built is None:
            return None
        return self._plain(built, name, self._because(built.reasons))

    def _because(self, reasons: Reasons) -> tuple[Because, ...]:
        """The reasons explained, each once; a season says the same in many places, and equal ones are one object."""
        known = self.known.get(id(reasons))
        if known is None:
            known = self.known[id(reasons)] = reasons, _once([self._explained(reason) for reason in reasons])
        return known[1]

    def _explained(self, reason: Reason) -> Because:
        key = reason.rule.id, repr(reason.args)
        told = self.told.get(key)
        if told is None:
            told = self.told[key] = explain(reason, self.book, self.units)
        return told

    def _plain(
        self,
        built: Built,
        name: str,
        because: tuple[Because, ...],
        shorter: Session | None = None,
        treadmill: Session | None = None,
    ) -> Session:
        running = built.kind in RUNNING
        steps: tuple[Step, ...] = built.steps
        return Session(
            id=name,
            kind=built.kind,
            title=built.title,
            distance_m=Metres(built.distance_m if running else 0),
            duration_s=Seconds(built.duration_s),
            running=running,
            hard=built.hard,
            surface=built.surfaces,
            attempt=built.attempt,
            steps=steps,
            shorter=shorter,
            treadmill=treadmill,
            because=because,
        )


def _once(told: Iterable[Because]) -> tuple[Because, ...]:
    """Each of them once, in their order."""
    return tuple({id(because): because for because in told}.values())
