"""Twenty weeks of a healthy runner: running, strength, plyometrics and drills placed together, to 5 km and 50 km."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from surefoot.diary.plan import Plan
from tests.coach.builders import plan, race, rules_of, told, weekly
from tests.coach.craft.crafts import circuits, contacts, exercises, of_kind, seconds

MINUTES = (0, 75, 60, 75, 60, 90, 240)
SEASONS = {"5 km on the road": ("5 km", 35.0, "road"), "50 km of trail": ("50 km", 55.0, "trail")}
DAYS = 140
MOST_RUNNING = 6


@cache
def season(name: str) -> Plan:
    distance, km, surface = SEASONS[name]
    log = {"check_ins": (told(2, hops="even"),)}
    return plan(weekly(km, 5), race(distance, DAYS, surface=surface), minutes=MINUTES, log=log)


def weeks(name: str, kind: str) -> list[int]:
    """Sessions of a kind in each calendar week; today is a Monday."""
    days = of_kind(season(name), kind)
    return [sum(7 * week <= day < 7 * week + 7 for day in days) for week in range(DAYS // 7)]


@pytest.mark.parametrize("name", SEASONS)
def test_the_goal_is_within_reach_and_all_four_stand_in_the_plan(name: str) -> None:
    assert season(name).feasibility.feasible
    assert season(name).gate.name == "clear"
    for kind in ("strength", "plyometrics", "drills"):
        assert sum(weeks(name, kind)) >= 12, kind
    assert sum(session.running for day in season(name).days for session in day.sessions) >= 60


@pytest.mark.parametrize("name", SEASONS)
def test_strength_twice_a_week_and_jumps_once_they_are_prepared(name: str) -> None:
    strength, jumps = weeks(name, "strength"), weeks(name, "plyometrics")
    assert sum(count == 2 for count in strength[:16]) >= 12
    assert max(strength) == 2
    assert jumps[:3] == [0, 0, 0], "six sessions of strength come first"
    assert max(jumps) == 2


@pytest.mark.parametrize("name", SEASONS)
def test_every_hard_rule_holds_between_them(name: str) -> None:
    days = [(day.date.toordinal(), day.sessions) for day in season(name).days]
    hard = {day for day, sessions in days for session in sessions if session.hard}
    for day, sessions in days:
        assert sum(s.duration_s for s in sessions) <= 60 * MINUTES[(day - 1) % 7] or any(
            s.kind == "race" for s in sessions
        )
        kinds = [session.kind for session in sessions]
        if {"strength", "plyometrics"} & set(kinds):
            assert day + 1 not in hard
            assert not {"strength", "plyometrics"} <= set(kinds)
        runs = [place for place, session in enumerate(sessions) if session.running]
        assert len(runs) <= 1
        if runs:
            assert all(kinds.index(kind) > runs[0] for kind in ("strength", "plyometrics") if kind in kinds)
            assert "drills" not in kinds or kinds.index("drills") < runs[0]
    running = [day for day, sessions in days if any(session.running for session in sessions)]
    assert all(sum(first <= day < first + 7 for day in running) <= MOST_RUNNING for first in running)
    for kind in ("strength", "plyometrics"):
        assert all(later - earlier >= 2 for earlier, later in pairwise(sorted(of_kind(season(name), kind))))


@pytest.mark.parametrize("name", SEASONS)
def test_less_before_the_race_and_nothing_in_its_week(name: str) -> None:
    found = season(name)
    beside = {*of_kind(found, "strength"), *of_kind(found, "plyometrics")}
    assert not [day for day in beside if DAYS - 7 <= day <= DAYS]
    for session in of_kind(found, "plyometrics").values():
        if "SPEED-3d" in rules_of(session):
            assert contacts(session) <= 60


@pytest.mark.parametrize("name", SEASONS)
def test_both_progress_from_the_first_week_to_the_last(name: str) -> None:
    strength = list(of_kind(season(name), "strength").values())
    phases = [str(b.args["what"]) for session in strength for b in session.because if b.rule == "STRENGTH-2"]
    assert "lay the ground" in phases[0]
    assert any("heavier" in phase for phase in phases)
    assert any(phase.startswith("quick") for phase in phases)
    jumps = list(of_kind(season(name), "plyometrics").values())
    assert circuits(jumps[0]) == 2 or "SPEED-3d" in rules_of(jumps[0])
    assert max(map(circuits, jumps)) == 5
    assert "Hops on one leg" in {session.title.split(":")[0] for session in jumps}


@pytest.mark.parametrize("name", SEASONS)
def test_each_session_has_steps_for_its_time_and_reasons(name: str) -> None:
    for kind in ("strength", "plyometrics"):
        for session in of_kind(season(name), kind).values():
            assert seconds(session) == session.duration_s
            assert exercises(session)
            assert {"STRENGTH-1"} <= rules_of(session) or {"SPEED-3"} <= rules_of(session)
