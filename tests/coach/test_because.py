"""Every run says which rules put it there and made it as long as it is (G11)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest

from surefoot.coach.because import phase_reason, run_reasons, strides_reason, volume_reason
from surefoot.coach.rules.pause.return_share import return_share
from surefoot.coach.season import Block, Race
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.plan import Because, Plan, Session
from surefoot.diary.scenario import Goal
from tests.coach.builders import DAY, ROUTINE, TODAY, book, plan, race, rules_of, running, sessions, weekly
from tests.coach.seasons import EVERY_DAY, RACES, season

TEN = Race(
    day=DAY + 21, distance=10_000, race_class="10 km", priority="A", goal=race("10 km", 21), recovery=6, trial=False
)


def week(phase: str, kind: str = "build", **others: Any) -> WeekPlan:
    """A week of 40 km after weeks of at most 38."""
    usual: dict[str, Any] = {"race": TEN, "to_race": 3}
    block = {
        name: others.pop(name) for name in ("race", "to_race", "share", "building", "after", "week") if name in others
    }
    return WeekPlan(
        block=Block(start=DAY, days=7, phase=phase, kind=kind, **(usual | block)),
        first=DAY,
        volume=40_000,
        long=14_000,
        long_day=DAY + 6,
        runs=4,
        done=0,
        done_runs=0,
        easy_most=14_000,
        most_seconds=7_200,
        limit=41_800,
        highest=38_000,
        **others,
    )


@cache
def told(goal: Goal, days_off: int = 1) -> Plan:
    """The plan of a runner of 40 km a week."""
    return plan(weekly(40, off=days_off), goal, minutes=EVERY_DAY)


def one(found: Plan, kind: str, *, last: bool = False) -> Session:
    """The first session of a kind, or the last."""
    return [session for _, session in sessions(found) if session.kind == kind][-1 if last else 0]


def said(session: Session, rule: str) -> Because:
    """What a session says by a rule."""
    return next(because for because in session.because if because.rule == rule)


# ------------------------------------------------------------------ why the week is what it is


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        (week("base"), "BUILD-2"),
        (week("base", "easier"), "VOLUME-5"),
        (week("speed"), "BUILD-3"),
        (week("speed", "easier"), "VOLUME-5"),
        (week("taper", "easier", share=0.5), "TAPER-1"),
        (week("recovery", "easier", race=None, after=TEN), "RECOVER-1"),
        (week("maintain", race=None), "BUILD-1a"),
        (week("maintain", "easier", race=None), "VOLUME-5"),
        (week("base", why_return=return_share.because(days=40, share=0.4, old=40_000, elapsed=0)), "BREAK-3"),
    ],
)
def test_each_phase_has_its_rule(found: WeekPlan, rule: str) -> None:
    assert phase_reason(found, DAY).rule.id == rule


def test_a_speed_week_says_how_far_away_the_race_is_that_day() -> None:
    assert phase_reason(week("speed"), DAY).args["days"] == 21
    assert phase_reason(week("speed"), DAY + 3).args["days"] == 18


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        (week("base"), "VOLUME-1"),
        (week("base", "easier", building=3), "SEASON-2"),
        (week("taper", "easier"), "VOLUME-1"),
        (week("recovery", "easier", race=None, after=TEN), "RECOVER-2"),
        (week("base", why_return=return_share.because(days=40, share=0.4, old=40_000, elapsed=0)), "VOLUME-6"),
    ],
)
def test_each_volume_has_its_rule(found: WeekPlan, rule: str) -> None:
    assert volume_reason(found).rule.id == rule


def test_a_growing_week_says_its_limit_and_what_it_grows_from() -> None:
    assert volume_reason(week("base")).args == {"limit": 41_800, "highest": 38_000}


def test_strides_say_how_many() -> None:
    assert strides_reason(6).args == {"reps": 6}


# ------------------------------------------------------------------ why a run is as long as it is


def test_a_long_run_says_its_limit_its_share_its_week_and_its_phase() -> None:
    assert {"BUILD-2", "LOAD-1", "LONG-1", "VOLUME-1"} <= rules_of(one(told(race("10 km", 112)), "long"))


@pytest.mark.parametrize("kind", ["easy", "strides", "recovery"])
def test_an_easy_run_says_that_most_runs_are_short(kind: str) -> None:
    found = one(told(race("10 km", 112)), kind)
    assert "SHORT-3" in rules_of(found)
    assert "LOAD-1" not in rules_of(found)


def test_a_hard_session_says_whose_turn_it_is_and_how_far_apart_hard_days_stand() -> None:
    found = one(told(race("10 km", 112)), "tempo")
    assert {"BUILD-3", "BUILD-5", "LAYOUT-2"} <= rules_of(found)
    older = plan(weekly(40), race("10 km", 112), minutes=EVERY_DAY, birth_date=dt.date(1960, 1, 1))
    assert said(one(older, "tempo"), "LAYOUT-2").args["gap"] == 2


def test_turns_are_named_as_they_are_taken() -> None:
    found = season(weekly(40), race("10 km", 112), minutes=EVERY_DAY)
    hard = [seen for seen in found.towards if seen.hard and seen.block.kind == "build"]
    texts = {
        seen.written.plan.raises_volume: reason.args["what"]
        for seen in hard
        for day in seen.written.sizes.hard
        for reason in run_reasons(seen.written, day, "hard", book(), "10 km")
        if reason.rule.id == "BUILD-5"
    }
    assert texts[True].startswith("the distance grows")
    assert texts[False].startswith("the fast running grows")


def test_a_lighter_week_says_that_it_is_one() -> None:
    found = one(told(race("10 km", 112)), "intervals", last=True)
    assert "QUALITY-5" in rules_of(found)
    assert "BUILD-5" not in rules_of(found)


def test_a_run_that_grows_says_the_limit_that_it_keeps() -> None:
    found = told(race("marathon", 112))
    _, first = next((date, session) for date, session in running(found) if session.kind == "long")
    because = said(first, "LOAD-1")
    assert because.args["longest"] == 14_000
    assert because.args["limit"] == pytest.approx(15_400)
    assert "15.4 km" in because.text


# ------------------------------------------------------------------ the whole plan


@pytest.mark.parametrize(
    ("goal", "off"),
    [
        (race("10 km", 112), 1),
        (race("marathon", 112), 1),
        (race("5 km", 112), 40),
        (ROUTINE, 1),
        (Goal(kind="mile_block"), 1),
        (Goal(kind="come_back"), 60),
    ],
    ids=["10 km", "marathon", "after a break", "routine", "mile block", "come back"],
)
def test_every_session_has_a_rule_with_a_source_and_a_sentence(goal: Goal, off: int) -> None:
    for date, session in sessions(told(goal, off)):
        assert session.because, (date, session.kind)
        for because in session.because:
            assert because.rule
            assert because.text.endswith((".", "!"))
            assert "{" not in because.text, because.text
            assert all(parameter.source for parameter in because.parameters)
        assert any(b.parameters or b.source for b in session.because), (date, session.kind)


def test_the_weeks_of_a_season_name_their_phases_in_turn() -> None:
    names = {"BUILD-2": "base", "BUILD-3": "speed", "TAPER-1": "taper", "RECOVER-1": "recovery"}
    found = told(race("10 km", 112))
    order = []
    for _, session in running(found):
        phase = next((names[rule] for rule in names if rule in rules_of(session)), None)
        if session.kind not in RACES and phase and phase not in order[-1:]:
            order.append(phase)
    assert order == ["base", "speed", "taper", "recovery"]


def test_a_day_of_rest_says_that_it_is_training() -> None:
    found = told(race("10 km", 112))
    assert {"SHORT-8", "LAYOUT-1"} <= rules_of(one(found, "rest"))
    assert found.days[0].date == TODAY
