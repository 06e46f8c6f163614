"""From blocks to sessions: strides, recovery runs, long runs with a finish, races, and how they are written out."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec
import pytest

from surefoot.coach.assemble import RUNNING, Draft, Scribe
from surefoot.coach.prescription import steady
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Goal
from surefoot.units import Seconds
from tests.coach.builders import (
    DAY,
    ROUTINE,
    ago,
    ahead,
    injury,
    plan,
    planned,
    race,
    raced,
    rules_of,
    scenario,
    sessions,
    setting,
    weekly,
)
from tests.coach.seasons import EVERY_DAY, Season, season


@cache
def steady_season(name: str = "10 km", days: int = 112) -> Season:
    return season(weekly(50, 5), race(name, days), minutes=EVERY_DAY)


@cache
def document() -> Plan:
    return plan(weekly(50, 5), race("10 km", 112), minutes=EVERY_DAY)


def of_kind(found: Season, kind: str) -> dict[int, Draft]:
    """Sessions of a kind by day, counted from today."""
    return {draft.day - DAY: draft for draft in found.drafts if draft.built.kind == kind}


# ------------------------------------------------------------------ days


def test_every_day_has_something_and_rest_stands_alone() -> None:
    found = steady_season()
    assert sorted({draft.day for draft in found.drafts}) == list(range(DAY, found.prepared.drafted.season.end))
    for day in of_kind(found, "rest"):
        assert found.kinds(day) == ["rest"]


def test_at_most_one_run_a_day() -> None:
    found = steady_season()
    assert max(sum(kind in RUNNING for kind in found.kinds(day)) for day in range(119)) == 1


# ------------------------------------------------------------------ strides (SPEED-1)


def test_strides_end_one_easy_run_of_each_week_of_base_and_no_hard_week_has_any() -> None:
    for seen in steady_season().towards:
        wanted = 0 if seen.hard else 1
        assert seen.count("strides") == wanted, seen


def test_they_take_less_than_two_percent_of_the_week() -> None:
    for km in (12, 20, 30, 50, 90):
        for seen in season(weekly(km, 5), race("10 km", 112), minutes=EVERY_DAY).towards:
            week = seen.total * 360 / 1000
            assert sum(built.work_s for built in seen.runs.values() if built.kind == "strides") <= 0.02 * week


def test_weeks_too_small_for_four_have_none() -> None:
    found = season(weekly(9, 3), race("5 km", 84))
    assert [seen for seen in found.blocks if seen.count("strides") and 0.02 * seen.total * 0.36 < 4 * 20] == []
    assert found.blocks[0].count("strides") == 0


def test_they_never_stand_before_the_long_run() -> None:
    found = steady_season()
    longs = set(of_kind(found, "long"))
    assert not [day for day in of_kind(found, "strides") if day + 1 in longs]


def test_they_keep_the_distance_of_the_run_and_say_how_many() -> None:
    first = steady_season().blocks[0]
    (strides,) = [draft for draft in first.drafts if draft.built.kind == "strides"]
    assert strides.built.distance_m == first.written.sizes.metres[strides.day]
    assert "QUALITY-7" in {reason.rule.id for reason in strides.reasons}
    assert not strides.built.hard


@pytest.mark.parametrize(
    "others",
    [
        {"log": {}, "off": 35},
        {"birth_date": dt.date(2015, 1, 1)},
    ],
    ids=["on the way back", "easy running only"],
)
def test_they_wait_while_running_is_easy_only(others: dict[str, Any]) -> None:
    off = others.pop("off", 1)
    found = season(weekly(50, 5, off=off), ROUTINE, minutes=EVERY_DAY, **others)
    assert found.setting.gate != "clear"
    assert found.blocks[0].runs
    assert found.blocks[0].count("strides") == 0


def test_after_a_race_there_are_none() -> None:
    assert [seen.count("strides") for seen in steady_season("marathon").phase("recovery")] == [0] * 4


def test_hills_take_turns_with_the_flat_where_there_are_hills() -> None:
    found = season(weekly(50, 5), race("10 km", 140), minutes=EVERY_DAY, facilities=("hills",))
    templates = [draft.built.template for draft in of_kind(found, "strides").values()]
    assert templates[:4:2] == ["strides/flat"] * 2
    assert set(templates[1:4:2]) == {"strides/hill", "strides/hill_sprints"}
    assert {draft.built.template for draft in of_kind(steady_season(), "strides").values()} == {"strides/flat"}


def test_after_an_injury_of_the_last_year_they_stay_on_the_flat() -> None:
    log = {"injuries": (injury("left calf", 300, resolved=ago(200)),)}
    found = season(weekly(50, 5), race("10 km", 140), minutes=EVERY_DAY, facilities=("hills",), log=log)
    assert {draft.built.template for draft in of_kind(found, "strides").values()} == {"strides/flat"}


def test_where_the_day_has_no_time_for_them_the_run_stays_easy() -> None:
    found = season(weekly(36, 5), race("10 km", 112), minutes=(0, 40, 40, 40, 40, 0, 300))
    full = [
        seen
        for seen in found.towards[:6]
        if all(b.duration_s >= 39 * 60 for b in seen.runs.values() if b.kind == "easy")
    ]
    assert full
    assert all(built.duration_s <= 40 * 60 for day, built in found.runs.items() if day % 7 != 6 and day < 112)


# ------------------------------------------------------------------ easy, recovery and long runs


def test_a_shorter_run_behind_a_hard_or_long_one_is_a_recovery_run() -> None:
    found = steady_season()
    recovery = of_kind(found, "recovery")
    assert recovery
    for day, draft in recovery.items():
        assert found.runs[day - 1].hard or found.runs[day - 1].kind == "long"
        (seen,) = [seen for seen in found.blocks if draft.day in seen.runs]
        easy = [built.distance_m for built in seen.runs.values() if built.kind in ("easy", "strides")]
        assert draft.built.distance_m <= 0.75 * max(easy) + 100


@pytest.mark.parametrize(
    ("name", "varied"), [("5 km", False), ("10 km", True), ("half", True), ("marathon", True), ("50 km", True)]
)
def test_towards_longer_races_every_other_long_run_of_the_speed_weeks_has_another_shape(
    name: str, varied: bool
) -> None:
    found = steady_season(name)
    long = {seen.block.to_race: seen.long for seen in found.towards if seen.long}
    usual = "long/road_ultra" if name == "50 km" else "long/long"
    other = [to_race for to_race, built in long.items() if built.template not in (usual, "long/long")]
    assert bool(other) == varied
    phases = {seen.block.to_race: (seen.block.phase, seen.block.kind) for seen in found.towards}
    assert {phases[to_race] for to_race in other} <= {("speed", "build")}
    assert all(to_race + 1 not in other for to_race in other)
    reasons = {to_race: {reason.rule.id for reason in built.reasons} for to_race, built in long.items()}
    assert all("BUILD-7" in reasons[to_race] for to_race in other)


def test_what_a_week_has_over_goes_around_its_hard_session() -> None:
    found = season(weekly(36, 3), race("10 km", 56), minutes=(0, 90, 0, 90, 0, 0, 200))
    for seen in found.towards:
        for day, hard in seen.written.sizes.hard.items():
            assert seen.runs[day].distance_m == seen.written.sizes.metres[day] >= hard.distance_m
            assert seen.runs[day].work_s == hard.work_s


# ------------------------------------------------------------------ races


def test_a_race_takes_the_time_that_is_aimed_at_or_else_expected() -> None:
    runs = (*weekly(50, 5, off=8), raced(7, 10, 48))
    aimed = season(runs, race("10 km", 84, target_time=Seconds(47 * 60))).runs[84]
    expected = season(runs, race("10 km", 84)).runs[84]
    assert aimed.duration_s == 47 * 60
    assert expected.duration_s == pytest.approx(48 * 60, rel=0.03)
    assert (expected.kind, expected.distance_m) == ("race", 10_000)


def test_a_mile_block_ends_with_a_time_trial() -> None:
    found = season(weekly(50, 5), Goal(kind="mile_block"))
    assert found.runs[56].kind == "time_trial"
    assert found.runs[56].distance_m == 1_609


# ------------------------------------------------------------------ the document


def test_every_session_has_a_name_of_its_own_with_its_week_and_kind() -> None:
    names = [session.id for _, session in sessions(document())]
    assert len(set(names)) == len(names)
    for date, session in sessions(document()):
        year, week, weekday = date.isocalendar()
        assert session.id == f"{year}-W{week:02d}-{session.kind}-{weekday}"


def test_the_shorter_version_is_shorter_and_the_treadmill_has_the_same_minutes() -> None:
    versions = [(session, session.shorter, session.treadmill) for _, session in sessions(document()) if session.running]
    assert any(shorter for _, shorter, _ in versions)
    for session, shorter, treadmill in versions:
        if shorter:
            assert shorter.duration_s < session.duration_s
            assert shorter.id == f"{session.id}-shorter"
            assert "SHORT-5" in rules_of(shorter)
        if treadmill:
            assert treadmill.id == f"{session.id}-treadmill"
            assert treadmill.duration_s == pytest.approx(session.duration_s, abs=60)


def test_a_shorter_version_that_takes_as_long_is_none() -> None:
    found = setting(weekly(40))
    run = steady(found.context, "easy", 8_000)
    assert run.shorter
    slow = Draft(DAY, msgspec.structs.replace(run, duration_s=60), ())
    assert Scribe(found).session(Draft(DAY, run, ())).shorter
    assert Scribe(found).session(slow).shorter is None


def test_a_reason_is_given_once() -> None:
    for _, session in sessions(document()):
        said = [(because.rule, str(because.args)) for because in session.because]
        assert len(set(said)) == len(said)


def test_steps_add_up_to_the_session() -> None:
    easy: list[Session] = [s for _, s in sessions(document()) if s.kind == "easy"]
    assert easy
    for session in easy:
        assert sum(step.distance_m or 0 for step in session.steps) == session.distance_m


def test_reasons_speak_in_the_runners_units() -> None:
    found = scenario(weekly(50, 5), race("10 km", 112))
    miles = planned(msgspec.structs.replace(found, units="mi"))
    texts = " ".join(because.text for _, session in sessions(miles) for because in session.because)
    assert " mi" in texts
    assert " km" not in texts.replace("10 km", "").replace("5 km", "")


def test_the_document_begins_today_and_ends_with_the_recovery() -> None:
    assert document().days[0].date == ahead(0)
    assert document().days[-1].date == ahead(112 + 6)
