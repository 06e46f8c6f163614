"""Whatever is planned and however little time there is: what fits is no longer, no harder, and warmed up for."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.coach import Fitted, fitting, fitting_day, make_plan
from surefoot.coach.assemble import Draft, Scribe
from surefoot.coach.kept import work_seconds
from surefoot.coach.prescription import HARD as HARD_KINDS
from surefoot.coach.prescription import QualityAsk, quality, templates
from surefoot.coach.setting import set_up
from surefoot.diary.plan import Plan, Session, Step
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Scenario
from tests.coach.builders import book, race, scenario, weekly
from tests.guarantees.runners import runner

QUICK = settings(deadline=None, max_examples=80, derandomize=True)
MINUTES = st.integers(5, 120)
PACE = 330.0  # s/km, where a step of work gives none


@cache
def _planned(seed: int) -> tuple[Scenario, Plan]:
    """A random runner with the plan that follows; made once."""
    scenario = read_scenario(json.dumps(runner(random.Random(seed))))
    return scenario, make_plan(scenario, book())


def plans() -> st.SearchStrategy[tuple[Scenario, Plan]]:
    """Random runners: well, injured, ill, coming back, new."""
    return st.integers(0, 60).map(_planned)


@given(found=plans(), minutes=MINUTES)
@QUICK
def test_what_fits_is_no_longer_no_harder_and_warmed_up_for(found: tuple[Scenario, Plan], minutes: int) -> None:
    scenario, plan = found
    for session in _kinds(plan):
        version = fitting(scenario, session, 60 * minutes, book())
        if version is None or version is session:
            continue
        _no_more(session, version, minutes)
        _says_what_it_keeps(session, version)


@given(found=plans(), minutes=MINUTES)
@QUICK
def test_nothing_is_offered_only_where_nothing_fits(found: tuple[Scenario, Plan], minutes: int) -> None:
    scenario, plan = found
    waiting = plan.gate.name in ("see_a_doctor", "hold")
    for session in _kinds(plan):
        if fitting(scenario, session, 60 * minutes, book()) is None:
            small = session.duration_s > 60 * minutes and not session.running and minutes < 10
            assert session.kind in ("rest", "race") or waiting or small, (session.id, minutes)


@given(found=plans(), minutes=MINUTES)
@QUICK
def test_a_whole_day_fits_into_its_minutes_and_names_what_waits(found: tuple[Scenario, Plan], minutes: int) -> None:
    scenario, plan = found
    for day in plan.days[:14]:
        fitted = fitting_day(scenario, day.sessions, 60 * minutes, book())
        assert sum(one.duration_s for one in fitted.sessions) <= 60 * minutes
        wanted = [one for one in day.sessions if one.kind != "rest"]
        assert len(fitted.sessions) + len(fitted.waits) == len(wanted)
        assert all(one in wanted for one in fitted.waits)
        _runs_come_first(wanted, fitted)


@given(found=plans(), minutes=st.integers(5, 60), more=st.integers(1, 60))
@QUICK
def test_more_time_never_takes_a_run_away(found: tuple[Scenario, Plan], minutes: int, more: int) -> None:
    scenario, plan = found
    for session in _kinds(plan):
        less = fitting(scenario, session, 60 * minutes, book())
        longer = fitting(scenario, session, 60 * (minutes + more), book())
        assert less is None or longer is not None
        if less is not None and less.running and longer is not None:
            assert longer.running
            assert less.hard <= longer.hard


ABLE = scenario(weekly(60, 5), race("10 km", 56), facilities=("track", "treadmill", "hills", "gym"))
HARD = [
    name for name, one in templates(book()).items() if one.kind in HARD_KINDS and one.kind not in ("race", "time_trial")
]


@pytest.mark.parametrize("template", HARD)
@pytest.mark.parametrize("work", [600, 1_500])
def test_every_template_of_hard_work_keeps_its_kind_down_to_its_floor(template: str, work: int) -> None:
    setting = set_up(ABLE, book())
    ask = QualityAsk(template=template, work_s=work, max_duration_s=7_200, max_distance_m=25_000)
    built = quality(setting.context, ask)
    if built is None:  # less than the least of it was asked for
        assert work == 600
        return
    session = Scribe(setting).session(Draft(ABLE.today.toordinal(), built, ()))
    kinds = []
    for minutes in range(5, 120, 5):
        version = fitting(ABLE, session, 60 * minutes, book())
        assert version is not None
        if version is not session:
            _no_more(session, version, minutes)
            _says_what_it_keeps(session, version)
        kinds.append(version.kind)
    order = ["mobility", "easy", "strides", session.kind]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) >= {"mobility", "strides", session.kind}


def _kinds(plan: Plan) -> Iterator[Session]:
    """The first session of every kind, as a way back or not."""
    seen = set()
    for day in plan.days:
        for session in day.sessions:
            key = session.kind, session.attempt is None
            if key not in seen:
                seen.add(key)
                yield session


def _no_more(session: Session, version: Session, minutes: int) -> None:
    assert 0 < version.duration_s <= min(60 * minutes, session.duration_s)
    assert (version.distance_m or 0) <= (session.distance_m or 0)
    assert (version.id, version.shorter, version.treadmill) == (f"{session.id}-fits", None, None)
    assert version.hard <= session.hard
    assert version.running <= session.running
    if version.hard:
        assert work_seconds(version, PACE) <= work_seconds(session, PACE)
        assert version.kind == session.kind
        assert version.steps[0].kind == "warmup"
        assert (version.steps[0].duration_s or 0) >= min(480, session.steps[0].duration_s or 0)
    assert version.attempt is None or version.attempt == session.attempt
    if session.attempt is not None or session.kind == "walk_run":
        assert _running(version.steps) <= _running(session.steps)


def _running(steps: tuple[Step, ...]) -> float:
    """Seconds with gait run, at a pace where a step has a distance."""
    own = sum((s.times or 1) * _running(s.steps) for s in steps if s.steps)
    plain = (s for s in steps if not s.steps and s.gait == "run")
    return own + sum(s.duration_s if s.duration_s is not None else (s.distance_m or 0) * PACE / 1000 for s in plain)


def _says_what_it_keeps(session: Session, version: Session) -> None:
    assert version.because[0].rule.startswith("SHORT-5")
    if version.hard:
        assert version.because[0].rule == "SHORT-5a"
    assert version.kind == session.kind or not version.hard


def _runs_come_first(wanted: list[Session], fitted: Fitted) -> None:
    """Nothing stands beside a run that had to be made shorter, but for the warm-up of a way back."""
    run = next((one for one in wanted if one.running), None)
    kept = {one.id.removesuffix("-fits"): one for one in fitted.sessions}
    if run is not None and kept.get(run.id) not in (None, run):
        assert {one.kind for one in fitted.sessions if one.id.removesuffix("-fits") != run.id} <= {"warmup"}
