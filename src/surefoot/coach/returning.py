"""Days of a way back as sessions, and the plan that takes over when it is over.

The way ahead assumes good answers. From its last day on the season is planned as it would be then: the attempts
are taken for run, and the log is that of the day of handing over. So the season always starts from what is real.
"""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from surefoot.coach.assemble import Draft
from surefoot.coach.comeback.cases import Case
from surefoot.coach.comeback.standing import Standing, easy_days
from surefoot.coach.comeback.way import Attempt, Way
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built, attempt, companion, in_one_go, warm_up
from surefoot.coach.protocols import LOWEST, Stage, protocols, stage
from surefoot.coach.rules.comeback import stage_moves
from surefoot.coach.rules.comeback.birth_limit import birth_limit
from surefoot.coach.rules.comeback.early import early_runs
from surefoot.coach.rules.comeback.easier import easier_is_fine
from surefoot.coach.rules.comeback.easy_weeks import weeks_of_easy
from surefoot.coach.rules.comeback.growth import outing_steps
from surefoot.coach.rules.comeback.ladder import back_after_birth, needs_ladder
from surefoot.coach.rules.comeback.niggle import days_of_easy
from surefoot.coach.rules.comeback.pain_limit import free_of_pain, pain_limit
from surefoot.coach.rules.comeback.shorter import shorter_outing
from surefoot.coach.rules.gate.while_waiting import while_waiting
from surefoot.coach.rules.layout.rest import rest_is_training
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.rules.rehab.walk_for_jog import walk_for_jog
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting, set_up
from surefoot.coach.state import monday
from surefoot.coach.strengthening import place_of, rehab_for
from surefoot.diary import plan as document
from surefoot.diary.activity import Activity
from surefoot.diary.site import spoken
from surefoot.rulebook import Reason
from surefoot.units import Metres, Seconds

MINUTE = 60


def blocks_of_return(start: int, end: int) -> tuple[Block, ...]:
    """Blocks of seven days of a way back."""
    firsts = range(start, end, WEEK)
    return tuple(Block(start=d, days=min(WEEK, end - d), phase="return", kind="return") for d in firsts)


def handed_over(setting: Setting, free: int) -> Setting:
    """The runner on the day of handing over, with every attempt run as planned."""
    scenario, way = setting.scenario, setting.way
    run = tuple(_as_run(one, setting) for one in way.attempts if one.day < free)
    log = msgspec.structs.replace(scenario.log, activities=(*scenario.log.activities, *run))
    standings = tuple(
        msgspec.structs.replace(one, ended=free) if one.ended is None and one.progress is not None else one
        for one in way.standings
    )
    then = msgspec.structs.replace(scenario, today=dt.date.fromordinal(free), log=log, accepted_plan=None)
    return set_up(then, setting.book, Way(standings=standings))


def _as_run(one: Attempt, setting: Setting) -> Activity:
    """An attempt as the activity that it would be."""
    built = _built(one, setting)
    return Activity(
        date=dt.date.fromordinal(one.day),
        duration=Seconds(built.duration_s),
        distance=Metres(built.distance_m),
        running=Seconds(int(one.seconds)),
        stage=one.name,
    )


def return_days(setting: Setting, end: int) -> list[Draft]:
    """Every session from today up to ``end`` (not included) on the way back."""
    today = setting.state.today
    attempts = {one.day: one for one in setting.way.attempts if one.day < end}
    found: dict[int, list[Draft]] = {day: _outing(setting, attempts[day]) for day in sorted(attempts)}
    for start in range(monday(today), end, WEEK):
        span = range(max(start, today), min(start + WEEK, end))
        for day, draft in _strength(setting, span, found):
            found.setdefault(day, []).append(draft)
    rest = Draft(0, companion(setting.context, "rest"), (rest_is_training.because(), running_days.because()))
    return [draft for day in range(today, end) for draft in found.get(day) or [Draft(day, rest.built, rest.reasons)]]


def _outing(setting: Setting, one: Attempt) -> list[Draft]:
    """The warm-up, as much of it as the day has time for, and the outing."""
    built = _built(one, setting)
    left = setting.days.seconds(one.day) - built.duration_s
    warm = warm_up(setting.context, _sites(setting), walking=_walks_first(setting, one), room=left)
    before = [Draft(one.day, warm, ())] if warm.duration_s else []
    return [*before, Draft(one.day, built, _reasons(setting, one))]


def _built(one: Attempt, setting: Setting) -> Built:
    todo = one.stage or in_one_go(one.seconds)
    built = attempt(setting.context, todo, _shorter(one, setting), one.surfaces)
    return msgspec.structs.replace(built, attempt=document.Attempt(number=one.number, stage=one.name))


def _shorter(one: Attempt, setting: Setting) -> Stage | None:
    """What the outing may be instead: the stage before where that takes less time, fewer turns, or a shorter run."""
    if one.stage is None or one.place is None:
        return _less(one.seconds, setting)
    name, index = one.place
    before = stage(protocols(setting.book)[name], index - 1) if index > LOWEST else None
    if before is None or before.total_s < one.stage.total_s:
        return before
    if one.stage.continuous:
        return _less(one.stage.run_s, setting)
    return Stage(one.stage.of, math.ceil(one.stage.repeats / 2)) if one.stage.repeats > 1 else None


def _less(seconds: float, setting: Setting) -> Stage | None:
    less = shorter_outing(setting.book, seconds) // MINUTE * MINUTE
    return in_one_go(less) if less else None


def _sites(setting: Setting) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_of(one) for one in setting.way.active))


def _walks_first(setting: Setting, one: Attempt) -> bool:
    jog = one.stage.longest_run_s if one.stage else int(one.seconds)
    bone = any(known.case.bone for known in setting.way.active)
    return walk_for_jog(setting.book, bone, jog)


def _reasons(setting: Setting, one: Attempt) -> tuple[Reason, ...]:
    """Why this outing: what the last one said, which stretch of the way it is, how often, and that easier is fine."""
    known = next(case for case in setting.way.active if case.case.subject == one.subject)
    early = early_runs if one.stage is not None else outing_steps
    limits = (_limit(case.case) for case in setting.way.active)
    stretch = _stretch(setting, one, known)
    return (*one.reasons, _place(setting, one), stretch, early.because(), *limits, easier_is_fine.because())


def _stretch(setting: Setting, one: Attempt, known: Standing) -> Reason:
    """Which stretch of its way an outing belongs to."""
    if one.stage is not None:
        ladder = needs_ladder.because(days=known.lost, site=spoken(known.case.site))
        return back_after_birth.because() if known.case.birth else ladder
    days = easy_days(known, setting.book)
    return days_of_easy.because(days=days) if known.severity == "niggle" else weeks_of_easy.because(weeks=days // WEEK)


def _limit(case: Case) -> Reason:
    """What the place may feel on the way."""
    if case.birth:
        return birth_limit.because()
    site = spoken(case.site)
    return pain_limit.because(site=site, limit=case.limit) if case.limit else free_of_pain.because(site=site)


def _place(setting: Setting, one: Attempt) -> Reason:
    """Where on its way an outing stands, and what moves it."""
    if one.place is None:
        return stage_moves.in_one_go.because(number=one.number)
    name, index = one.place
    ladder = protocols(setting.book)[name]
    sessions = ladder.sessions_to_go_up
    if index < 0:
        return stage_moves.below_the_ladder.because(number=one.number, sessions=sessions)
    return stage_moves.stage_moves.because(
        number=one.number, stage=index + 1, stages=len(ladder.stages), sessions=sessions
    )


def _strength(setting: Setting, span: range, found: dict[int, list[Draft]]) -> list[tuple[int, Draft]]:
    """Rehab strength of a week, on days with time for it, those without an outing first."""
    built = rehab_for(setting)
    count, _ = while_waiting(setting.book)
    want = -(-count * len(span) // WEEK)
    beside = {day: sum(draft.built.duration_s for draft in found.get(day, [])) for day in span}
    open_days = [day for day in span if setting.days.seconds(day) - beside[day] >= built.duration_s]
    open_days = [day for day in open_days if day not in setting.done.strength]
    calm, busy = [day for day in open_days if not beside[day]], [day for day in open_days if beside[day]]
    return [(day, Draft(day, built, ())) for day in sorted({*_spread(calm, want), *_spread(busy, want - len(calm))})]


def _spread(days: list[int], count: int) -> list[int]:
    """As many as ``count`` of the days, evenly spread."""
    fit = max(0, min(count, len(days)))
    return [days[i * len(days) // fit] for i in range(fit)]
