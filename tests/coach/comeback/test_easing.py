"""The plan around a pain that is looked after: what stands, less what waits, shorter or easier (G5)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec
import pytest

from surefoot.coach.assemble import Draft
from surefoot.coach.easing import eased, left_of
from surefoot.coach.prescription import Built
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Scenario
from tests.coach.builders import (
    DAY,
    ahead,
    pain,
    planned,
    race,
    rules_of,
    running,
    scenario,
    sessions,
    setting,
    told,
    weekly,
)

STRONG = {"experience": "seasoned"}


def hurting(
    score: int = 0, moment: str = "during", *, km: float = 50, distance: str | None = "10 km", **others: Any
) -> Scenario:
    """Yesterday's pain at a knee, or none, of a runner eight weeks before a race."""
    goals = (race(distance, 55),) if distance else ()
    said = (told(1, pain("left knee", score, moment)),) if score else (told(1),)
    return scenario(weekly(km, 5), *goals, log={"check_ins": said}, **{**STRONG, **others})


@cache
def calm() -> Plan:
    return planned(hurting())


@cache
def sore() -> Plan:
    return planned(hurting(3))


def until() -> dt.date:
    return dt.date.fromordinal(
        setting(weekly(50, 5), log={"check_ins": (told(1, pain("left knee", 3)),)}).eases[0].until
    )


def runs(found: Plan, first: dt.date, last: dt.date) -> dict[dt.date, Session]:
    return {date: session for date, session in running(found) if first <= date < last}


def kinds(found: Plan, date: dt.date) -> list[str]:
    return [session.kind for day, session in sessions(found) if day == date]


def test_the_gate_is_easy_and_says_where_and_since_when() -> None:
    gate = sore().gate
    assert (gate.name, gate.earliest_end) == ("easy_only", until())
    assert [because.rule for because in gate.because] == ["INJURY-3"]


def test_before_the_rest_is_over_nothing_is_run() -> None:
    assert runs(sore(), ahead(0), ahead(2)) == {}
    assert runs(calm(), ahead(0), ahead(2))


def test_a_day_of_waiting_says_what_it_waits_for() -> None:
    waiting = [date for date in runs(calm(), ahead(0), ahead(2)) if kinds(sore(), date) == ["rest"]]
    for date in waiting:
        (rest,) = (session for day, session in sessions(sore()) if day == date)
        assert "RETURN-16b" in rules_of(rest)
    assert waiting


def test_until_the_plan_is_free_all_running_is_easy_and_no_longer_than_it_was() -> None:
    before, after = (runs(found, ahead(2), until()) for found in (calm(), sore()))
    assert set(after) <= set(before)
    assert after
    for date, session in after.items():
        assert not session.hard
        assert session.kind in ("easy", "long", "recovery")
        assert (session.distance_m or 0) <= (before[date].distance_m or 0) + 50
        assert session.duration_s <= before[date].duration_s
    assert any(session.hard for session in before.values()), "otherwise this shows nothing"


def test_behind_it_the_plan_is_as_it_was() -> None:
    def later(found: Plan) -> list[tuple[dt.date, str, int | None]]:
        return [(day, s.kind, s.distance_m) for day, s in sessions(found) if day >= until()]

    assert later(sore()) == later(calm())


def test_each_run_is_an_attempt_and_easier_is_fine() -> None:
    after = list(runs(sore(), ahead(0), until()).values())
    assert [one.attempt.number for one in after if one.attempt] == list(range(1, len(after) + 1))
    assert all({"INJURY-3", "RETURN-20"} <= rules_of(one) for one in after)
    assert "RETURN-10a" in rules_of(after[0])
    assert all("RETURN-10a" not in rules_of(one) for one in after[1:])


def test_the_first_run_is_shorter_and_the_others_are_as_they_were() -> None:
    after = list(runs(sore(), ahead(0), until()).values())
    ease = setting(weekly(50, 5), log={"check_ins": (told(1, pain("left knee", 3)),)}).eases[0]
    assert after[0].duration_s <= ease.bound
    assert after[0].duration_s % 60 == 0
    assert after[0].shorter is not None
    assert after[0].shorter.duration_s < after[0].duration_s


def test_a_warm_up_for_the_place_comes_before_each_run() -> None:
    for date in runs(sore(), ahead(0), until()):
        of_day = kinds(sore(), date)
        running_at = next(i for i, kind in enumerate(of_day) if kind in ("easy", "long", "recovery"))
        assert of_day[running_at - 1] == "warmup"


def test_plyometrics_and_drills_wait_until_then() -> None:
    before = {kind for day in range((until() - ahead(0)).days) for kind in kinds(calm(), ahead(day))}
    after = {kind for day in range((until() - ahead(0)).days) for kind in kinds(sore(), ahead(day))}
    assert "drills" in before
    assert not after & {"drills", "plyometrics"}
    assert "strength" in after


def test_no_day_holds_more_than_its_minutes() -> None:
    for minutes in ((0, 75, 60, 75, 0, 75, 300), (0, 40, 40, 40, 0, 40, 90)):
        found = planned(hurting(3, minutes=minutes))
        for day in found.days:
            assert sum(session.duration_s for session in day.sessions) <= 60 * minutes[day.date.weekday()] + 60


@pytest.mark.parametrize("score", [1, 2])
def test_a_little_and_once_changes_no_run(score: int) -> None:
    found = planned(hurting(score))
    assert found.gate.name == "clear"
    assert running(found) == running(calm())


def test_the_stronger_pain_never_leaves_more_running() -> None:
    sums = []
    for score, moment in ((0, ""), (3, "after"), (4, "during"), (8, "warmup_stays")):
        found = planned(hurting(score, moment))
        sums.append([sum(s.distance_m or 0 for day, s in running(found) if day < ahead(days)) for days in range(1, 15)])
    for less, more in zip(sums[1:], sums, strict=False):
        assert all(one <= other + 50 for one, other in zip(less, more, strict=True))


def test_a_race_before_it_is_free_waits_and_a_later_one_stands() -> None:
    soon = scenario(weekly(50, 5), race("10 km", 5), log={"check_ins": (told(1, pain("left knee", 3)),)}, **STRONG)
    found = planned(soon)
    assert not found.feasibility.feasible
    assert found.feasibility.binding == ("RETURN-6d",)
    assert any("may be walked or jogged" in finding.message for finding in found.findings)
    assert sore().feasibility.feasible == calm().feasibility.feasible


def test_runs_of_an_accepted_plan_keep_their_names_and_the_easy_ones_their_size() -> None:
    accepted = planned(hurting())
    known = msgspec.structs.replace(hurting(3), accepted_plan=accepted)
    found = planned(known)
    before, after = (runs(one, ahead(2), until()) for one in (accepted, found))
    assert after
    assert [after[date].id for date in after] == [before[date].id for date in after]
    assert all(after[date].shorter is not None for date in after)
    easy = [date for date in after if before[date].kind == "easy"][1:]
    assert all(after[date].title == before[date].title for date in easy)


def test_after_an_illness_days_are_easy_without_a_warm_up_for_a_place() -> None:
    ill = scenario(
        weekly(50, 5), log={"check_ins": (told(1, illness="above_neck"), told(0, illness="above_neck"))}, **STRONG
    )
    found = planned(ill)
    assert found.gate.name == "easy_only"
    end = found.gate.earliest_end
    assert end is not None
    first = runs(found, ahead(0), end)
    assert first
    assert not any(session.hard for session in first.values())
    assert not any("warmup" in kinds(found, date) for date in first)


def test_where_a_day_has_no_time_for_a_warm_up_the_run_comes_without() -> None:
    short = (0, 14, 14, 14, 0, 14, 60)
    found = planned(hurting(3, minutes=short, distance=None, km=20))
    days = [kinds(found, date) for date in runs(found, ahead(2), until())]
    assert any("warmup" not in of_day for of_day in days)


def test_nothing_is_left_of_a_day_that_held_what_waits_but_rest() -> None:
    found = setting(weekly(50, 5), log={"check_ins": (told(1, pain("left knee", 3)),)})
    assert eased(found, [], found.eases) == []
    assert found.eases[0].due > DAY


@pytest.mark.parametrize(("km", "often", "distance"), [(15, 3, "half"), (25, 2, "marathon"), (50, 4, "half")])
def test_later_runs_grow_from_what_was_eased(km: float, often: int, distance: str) -> None:
    """What waited or was shorter is no ground to grow from: neither for one run (LOAD-1) nor for a week."""
    check_ins = (told(1, pain("left knee", 4)),)
    found = scenario(weekly(km, often), race(distance, 150), log={"check_ins": check_ins})
    metres = {activity.date: activity.distance or 0 for activity in found.log.activities}
    for date, run in running(planned(found)):
        longest = max(m for day, m in metres.items() if 0 < (date - day).days <= 30)
        assert run.kind == "race" or (run.distance_m or 0) <= max(1.1 * longest, longest + 400)
        metres[date] = run.distance_m or 0


def test_the_plan_around_it_stands_as_accepted() -> None:
    """Planned again on the same day with nothing new, the season that grew from eased runs stays as it is (G12)."""
    accepted = planned(hurting(3, distance="half"))
    again = planned(msgspec.structs.replace(hurting(3, distance="half"), accepted_plan=accepted))
    assert again.changes == ()
    assert again.days == accepted.days


def drafted(**metres: int) -> list[Draft]:
    """Easy runs of so many metres, by day."""
    usual = {"title": "", "duration_s": 0, "steps": (), "template": "", "reasons": ()}
    return [Draft(int(day[1:]), Built(kind="easy", distance_m=m, **usual), ()) for day, m in metres.items()]


def test_what_is_left_only_sinks_from_one_season_around_it_to_the_next() -> None:
    """Else two seasons, one within reach and one not, could follow from each other without end."""
    planned_, left = drafted(d1=9, d2=8, d3=7), drafted(d2=6, d3=7)
    assert left_of(planned_, left, {}) == {1: 0, 2: 6}
    assert left_of(planned_, left, {2: 5, 4: 3}) == {1: 0, 2: 5, 4: 3}
