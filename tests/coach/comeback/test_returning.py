"""Days of a way back as sessions, and the season behind it (engine, stages 3 and 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest

from surefoot.coach.assemble import RUNNING
from surefoot.coach.returning import blocks_of_return, handed_over, return_days
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Plan, Session
from tests.coach.builders import (
    DAY,
    FIVE_DAYS,
    ago,
    ahead,
    injury,
    metres_by_block,
    pain,
    plan,
    race,
    rules_of,
    run,
    running,
    sessions,
    setting,
    told,
)
from tests.coach.comeback.helpers import back, before, born

MINE = {"tissue": "muscle"}
UNKIND = ("failed", "missed", "behind", "lost", " only ")


def log(off: int = 20, **others: Any) -> dict[str, Any]:
    return {"injuries": (injury("left calf", off, **MINE),), "clearances": (back("it", 1),), **others}


@cache
def planned(off: int = 20, distance: str | None = None, days: int = 0) -> Plan:
    """A calf that was cleared yesterday after so many days, and perhaps a race."""
    goals = (race(distance, days),) if distance else ()
    return plan(before(off), *goals, log=log(off))


@cache
def settle(off: int = 20, minutes: tuple[int, ...] = FIVE_DAYS) -> Setting:
    return setting(before(off), log=log(off), minutes=minutes)


def attempts(found: Plan) -> list[Session]:
    return [session for _, session in running(found) if session.attempt]


def on_days(found: Plan) -> Iterator[tuple[dt.date, list[str]]]:
    return ((day.date, [session.kind for session in day.sessions]) for day in found.days)


# ------------------------------------------------------------------ sessions


def test_stages_are_walk_run_and_running_in_one_go_is_easy() -> None:
    first, *others = attempts(planned())
    assert (first.kind, first.title, first.duration_s) == ("walk_run", "Walk 5 min, run 1 min, 5 times", 1_800)
    assert first.attempt is not None
    assert (first.attempt.number, first.attempt.stage) == (1, "general/1")
    twenty = next(one for one in others if one.attempt and one.attempt.stage == "general/7")
    assert (twenty.kind, twenty.title) == ("easy", "Easy run, 20 min")
    assert not any(one.hard for one in others)


def test_nothing_hard_is_planned_before_the_way_is_free() -> None:
    free = settle().way.free
    assert free is not None
    before_it = [session for date, session in sessions(planned()) if date.toordinal() < free]
    kinds = {session.kind for session in before_it}
    assert kinds <= {"walk_run", "easy", "warmup", "rehab", "rest"}


def test_each_outing_has_its_warm_up_before_it_and_it_is_no_running() -> None:
    for _, kinds in on_days(planned()):
        if "walk_run" in kinds:
            assert kinds[kinds.index("walk_run") - 1] == "warmup"


def test_where_the_day_has_no_time_for_a_warm_up_the_outing_comes_without() -> None:
    found = plan(before(20), log=log(), minutes=(30,) * 7)
    kinds = [kinds for _, kinds in on_days(found) if "walk_run" in kinds]
    assert kinds
    assert all("warmup" not in of_day for of_day in kinds)


def test_no_day_holds_more_than_its_minutes() -> None:
    for minutes in (FIVE_DAYS, (45,) * 7, (0, 30, 0, 33, 0, 35, 41)):
        found = plan(before(20), log=log(), minutes=minutes)
        for day in found.days:
            assert sum(session.duration_s for session in day.sessions) <= 60 * minutes[day.date.weekday()]


def test_rehab_is_planned_three_times_a_week_on_days_without_an_outing_first() -> None:
    first_week = dict(on_days(planned()))
    with_rehab = [date for date, kinds in first_week.items() if "rehab" in kinds and date < ahead(7)]
    assert len(with_rehab) == 3
    assert sum("walk_run" not in first_week[date] for date in with_rehab) == 2, "Wednesday and Sunday are free"


def test_rehab_that_was_done_today_is_not_planned_again() -> None:
    done = run(0, None, 20, sport="strength")
    first = setting([*before(20), done], log=log(), minutes=(60,) * 7)
    kinds = [draft.built.kind for draft in return_days(first, DAY + 1)]
    assert "rehab" not in kinds


def test_a_day_without_anything_is_a_rest_day_with_its_reason() -> None:
    empty = [session for date, session in sessions(planned()) if date == ahead(0)]
    assert [(session.kind, bool(session.because)) for session in empty] == [("rest", True)]


def test_bone_walks_briskly_before_short_jogs() -> None:
    hurt = {**log(60), "injuries": (injury("left fibula", 60, tissue="bone"),)}
    found = plan(before(60), log=hurt)
    assert _last_note(found).startswith("Brisk walk")
    assert not _last_note(planned()).startswith("Brisk walk")
    later = [session.steps[-1].note or "" for _, session in sessions(found) if session.kind == "warmup"]
    assert sum(note.startswith("Brisk walk") for note in later) == 2, "from two minutes of jogging on it is a jog"


def _last_note(found: Plan) -> str:
    """What the first warm-up ends with."""
    return next(session.steps[-1].note or "" for _, session in sessions(found) if session.kind == "warmup")


# ------------------------------------------------------------------ reasons and versions


def test_a_stage_says_where_it_stands_why_and_that_easier_is_fine() -> None:
    first = attempts(planned())[0]
    assert {"RETURN-4", "RETURN-4a", "RETURN-5", "RETURN-7", "RETURN-20"} <= rules_of(first)
    texts = [because.text for because in first.because]
    assert "Attempt 1, stage 1 of 9: after 2 outings within the limit the next stage comes" in " ".join(texts)
    assert not any(word in text for word in UNKIND for text in texts)


def test_running_in_one_go_says_how_long_it_stays_easy() -> None:
    first = attempts(planned(10))[0]
    assert {"RETURN-6", "RETURN-4b", "RETURN-7a"} <= rules_of(first)
    assert any("6 weeks" in because.text for because in first.because)
    niggle = attempts(planned(3))[0]
    assert "RETURN-6b" in rules_of(niggle)
    assert any("12 days" in because.text for because in niggle.because)


def test_below_the_ladder_it_says_what_leads_back() -> None:
    hurt = log(40, clearances=(back("it", 4),), check_ins=(told(2, _stays()),))
    found = plan([*before(40), run(2, None, 30, running=300)], log=hurt)
    first = attempts(found)[0]
    assert first.attempt is not None
    assert first.attempt.stage == "general/half"
    assert "RETURN-4c" in rules_of(first)


def _stays() -> Any:
    return pain("left calf", 2, "warmup_stays")


def test_after_a_birth_it_speaks_of_the_birth_and_of_no_number() -> None:
    found = plan(before(100), log={**born(100), "clearances": (back("birth", 1),)})
    first = attempts(found)[0]
    texts = " ".join(because.text for because in first.because)
    assert "After a birth running begins with short runs and walks between." in texts
    assert "RETURN-5a" in rules_of(first)
    assert "RETURN-5" not in rules_of(first)


def test_of_two_injuries_both_limits_are_told_and_the_stretch_is_of_the_one_that_governs() -> None:
    two = (injury("left calf", 30, **MINE), injury("left fibula", 30, id="bone", tissue="bone"))
    found = plan(before(30), log={"injuries": two, "clearances": (back("it", 1), back("bone", 1))})
    texts = " ".join(because.text for because in attempts(found)[0].because)
    assert "Soreness at the left calf up to 2 of 10" in texts
    assert "The left fibula stays free of pain" in texts
    assert "the left fibula comes back by short runs" in texts


def test_every_outing_but_a_walk_has_a_shorter_version_with_less_running_in_no_more_time() -> None:
    for one in attempts(planned()):
        if one.attempt is not None and one.attempt.stage == "general/1":
            assert one.shorter is not None
            assert one.shorter.duration_s == 18 * 60, "half of it"
        assert one.shorter is not None
        assert one.shorter.duration_s <= one.duration_s
        assert (one.shorter.distance_m or 0) < (one.distance_m or 0)


def test_in_one_go_the_shorter_version_is_three_quarters_in_whole_minutes() -> None:
    twenty = next(one for one in attempts(planned()) if one.attempt and one.attempt.stage == "general/7")
    assert twenty.shorter is not None
    assert twenty.shorter.duration_s == 15 * 60


def test_a_walk_has_no_shorter_version() -> None:
    hurt = log(40, clearances=(back("it", 9),), check_ins=(told(7, _stays()), told(4, _stays())))
    runs = [*before(40), run(7, None, 30, running=300), run(4, None, 18, running=180)]
    days = plan(runs, log=hurt).days
    first = next(s for day in days for s in day.sessions if s.attempt)
    assert first.attempt is not None
    assert (first.attempt.stage, first.shorter, first.title) == ("general/walk", None, "Walk, 18 min")


# ------------------------------------------------------------------ the season behind it


def test_blocks_of_a_way_back_are_weeks_and_a_rest_of_one() -> None:
    found = blocks_of_return(DAY, DAY + 17)
    assert [(block.start - DAY, block.days, block.phase, block.kind) for block in found] == [
        (0, 7, "return", "return"),
        (7, 7, "return", "return"),
        (14, 3, "return", "return"),
    ]
    assert blocks_of_return(DAY, DAY) == ()


def test_handed_over_every_attempt_was_run_as_planned_and_the_gate_is_clear() -> None:
    found = settle()
    free = found.way.free
    assert free is not None
    then = handed_over(found, free)
    assert (then.state.today, then.gate) == (free, "clear")
    more = then.scenario.log.activities[len(found.scenario.log.activities) :]
    assert [one.date.toordinal() for one in more] == [one.day for one in found.way.attempts]
    first, attempt = more[0], found.way.attempts[0]
    assert (first.duration, first.running, first.stage) == (1_800, 300, "general/1")
    assert (first.running, attempt.seconds) == (300, 300)
    assert then.ramp.tempo == free + 14


def test_who_is_over_already_stays_so_when_handed_over() -> None:
    found = settle()
    free = found.way.free
    assert free is not None
    over = msgspec.structs.replace(found.way.standings[0], ended=free - 40)
    two = msgspec.structs.replace(found.way, standings=(*found.way.standings, over))
    then = handed_over(msgspec.structs.replace(found, way=two), free)
    assert [one.ended for one in then.way.standings] == [free, free - 40]


def test_a_race_behind_the_way_back_is_planned_for_and_its_season_starts_from_what_will_be_run() -> None:
    found = planned(20, "10 km", 280)
    assert found.feasibility.feasible
    phases = [week.phase for week in found.weeks]
    assert phases[0] == "return"
    assert {"base", "speed", "taper", "race"} & set(phases[10:])
    assert any(session.kind == "race" for _, session in running(found))
    free = settle().way.free
    assert free is not None
    weeks = metres_by_block(found, ahead(free - DAY))
    attempted = sum(session.distance_m or 0 for date, session in running(found) if 0 < free - date.toordinal() <= 7)
    assert weeks[0] <= 1.3 * attempted


def test_a_race_on_the_way_back_is_out_of_reach_and_says_until_when() -> None:
    found = planned(20, "10 km", 30)
    assert not found.feasibility.feasible
    assert found.feasibility.binding[0] == "RETURN-6d"
    assert not any(session.kind == "race" and date <= ahead(30) for date, session in running(found))


def test_a_plan_without_a_race_lasts_as_long_as_ever() -> None:
    assert len(planned().days) == 84
    assert len(planned(10).days) == 84


def test_without_an_end_in_sight_the_whole_plan_is_the_way_back() -> None:
    for goals in ((), (race("10 km", 150),)):
        found = plan(before(20), *goals, log=log(), minutes=(20,) * 7)
        assert {week.phase for week in found.weeks} == {"return"}
        assert {session.kind for _, session in running(found)} == {"walk_run"}


def test_days_end_where_they_are_asked_to() -> None:
    found = settle()
    assert {draft.day for draft in return_days(found, DAY + 10)} == set(range(DAY, DAY + 10))
    assert all(draft.built.kind in RUNNING for draft in return_days(found, DAY + 10) if draft.built.attempt)


@pytest.mark.parametrize("weekday", [0, 3])
def test_a_begun_week_holds_its_share_of_rehab(weekday: int) -> None:
    found = settle(20, (60,) * 7)
    days = return_days(found, DAY + 7 + weekday)
    late = [draft for draft in days if draft.built.kind == "rehab" and draft.day >= DAY + 7]
    assert len(late) == {0: 0, 3: 2}[weekday]


def test_dates_before_today_are_no_days_of_it() -> None:
    assert min(draft.day for draft in return_days(settle(), DAY + 3)) == DAY
    assert ago(0).toordinal() == DAY
