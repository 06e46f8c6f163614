"""What differs from the plan that was accepted: days are kept, changes are listed with before, after and why (G12)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec
import pytest

from surefoot.coach.kept import wished_days
from surefoot.diary.body import Hold
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Away, Goal, Scenario
from tests.coach.builders import (
    DAY,
    ROUTINE,
    TODAY,
    ahead,
    injury,
    planned,
    race,
    run,
    running,
    scenario,
    sessions,
    weekly,
)
from tests.coach.seasons import EVERY_DAY

BEGINNER = {"experience": "new", "minutes": (45, 0, 45, 0, 45, 0, 90)}
HELD = {"holds": (Hold(from_=ahead(0), to=ahead(60), by="therapist"),)}
STEADY = scenario(weekly(40), race("10 km", 56))


def accepted(found: Scenario, **changes: Any) -> Scenario:
    """The same scenario with its own plan accepted, and then changed."""
    return msgspec.structs.replace(found, accepted_plan=first_plan(found), **changes)


@cache
def _plan(document: bytes) -> Plan:
    return planned(msgspec.json.decode(document, type=Scenario))


def first_plan(found: Scenario) -> Plan:
    """The plan of a scenario; made once."""
    return _plan(msgspec.json.encode(found))


def again(found: Scenario, **changes: Any) -> Plan:
    """The plan after the first one was accepted, and something changed."""
    return planned(accepted(found, **changes))


def with_log(found: Scenario, **entries: Any) -> dict[str, Any]:
    """A change of the log alone."""
    return {"log": msgspec.structs.replace(found.log, **entries)}


def days_with_runs(found: Plan) -> set[dt.date]:
    return {date for date, _ in running(found)}


# ------------------------------------------------------------------ nothing new


@pytest.mark.parametrize(
    "found",
    [
        STEADY,
        scenario(weekly(40), race("10 km", 53), minutes=EVERY_DAY),
        scenario(weekly(80, 6), race("marathon", 112), minutes=EVERY_DAY, experience="seasoned"),
        scenario(weekly(40), ROUTINE),
        scenario(weekly(40), Goal(kind="mile_block")),
        scenario((), race("5 km", 140), **BEGINNER),
        scenario(weekly(40, off=40), race("10 km", 180)),
        scenario((*weekly(40), run(0, 8)), race("10 km", 56)),
        scenario(weekly(15, 3), race("marathon", 42)),
        scenario(weekly(40), ROUTINE, log={"injuries": (injury("left calf", 10),)}),
        scenario(weekly(40), race("10 km", 0)),
    ],
    ids="steady begun seasoned routine mile first-ever back ran-today infeasible hold race-today".split(),
)
def test_with_nothing_new_the_accepted_plan_stays_as_it_is(found: Scenario) -> None:
    first, second = first_plan(found), again(found)
    assert second.changes == ()
    assert second == first


def test_without_an_accepted_plan_there_is_nothing_to_change() -> None:
    assert first_plan(STEADY).changes == ()


# ------------------------------------------------------------------ what changes


def test_runs_keep_their_days_where_nothing_asks_for_others() -> None:
    free = scenario(weekly(40), race("10 km", 112), minutes=EVERY_DAY)
    other = (0, 90, 0, 90, 0, 90, 360)  # as before, but for days that hold no run
    narrow = msgspec.structs.replace(free.runner, availability=tuple(60 * minutes for minutes in other))
    moved = planned(msgspec.structs.replace(free, runner=narrow))
    assert days_with_runs(moved) != days_with_runs(first_plan(free))
    kept = planned(msgspec.structs.replace(free, accepted_plan=moved))
    first = {date for date in days_with_runs(moved) if date < ahead(28)}
    assert {date for date in days_with_runs(kept) if date < ahead(28)} == first


def test_a_day_that_loses_its_time_loses_its_run_and_says_so() -> None:
    away = Away(from_=ahead(1), to=ahead(1))
    assert ahead(1) in days_with_runs(first_plan(STEADY))
    found = again(STEADY, **with_log(STEADY, away=(away,)))
    assert ahead(1) not in days_with_runs(found)
    gone = [change for change in found.changes if change.after is None and change.before["date"] == str(ahead(1))]
    lost = {s.kind for day in first_plan(STEADY).days if day.date == ahead(1) for s in day.sessions if s.running}
    assert lost
    assert {change.before["kind"] for change in gone} >= lost
    assert all(change.because for change in found.changes)


def test_a_hold_drops_every_run_and_its_reason_is_that_of_the_gate() -> None:
    found = again(STEADY, **with_log(STEADY, **HELD))
    runs = {session.id for _, session in running(first_plan(STEADY))}
    dropped = {change.session: change for change in found.changes if change.after is None}
    assert runs <= dropped.keys()
    gate = {because.rule for because in found.gate.because}
    assert all(gate & {because.rule for because in dropped[name].because} for name in runs)


def test_what_is_new_is_listed_with_its_own_reasons() -> None:
    found = again(STEADY, **with_log(STEADY, **HELD))
    added = [change for change in found.changes if change.before is None]
    by_id = {session.id: (date, session) for date, session in sessions(found)}
    assert added
    for change in added:
        date, session = by_id[change.session]
        assert change.because == session.because
        assert change.after == {
            "date": str(date),
            "kind": session.kind,
            "title": session.title,
            "distance_m": session.distance_m,
            "duration_s": session.duration_s,
        }


def test_a_session_that_became_another_has_both() -> None:
    shorter = tuple(a for a in STEADY.log.activities if a.date < ahead(-8))
    found = again(STEADY, **with_log(STEADY, activities=shorter))
    altered = [change for change in found.changes if change.before and change.after]
    assert altered
    assert all(change.before != change.after for change in altered)
    assert all(change.before["date"] == change.after["date"] for change in altered)


def test_changes_come_in_the_order_of_days() -> None:
    found = again(STEADY, **with_log(STEADY, **HELD))
    dates = [(change.after or change.before)["date"] for change in found.changes]
    assert dates == sorted(dates)


def test_rest_and_days_gone_by_are_no_changes() -> None:
    moved = accepted(STEADY, today=TODAY + dt.timedelta(days=9))
    found = planned(moved)
    assert found.changes
    assert min((change.after or change.before)["date"] for change in found.changes) >= str(TODAY + dt.timedelta(days=9))
    kinds = {entry["kind"] for change in found.changes for entry in (change.before, change.after) if entry}
    assert "rest" not in kinds


def test_reasons_alone_are_no_change() -> None:
    miles = again(STEADY, units="mi")
    assert miles.changes == ()


# ------------------------------------------------------------------ what the layout wishes for


def test_each_day_of_an_accepted_plan_wishes_for_its_kind_of_run() -> None:
    plan = first_plan(scenario(weekly(80, 6), race("10 km", 84), minutes=EVERY_DAY, experience="seasoned"))
    wished = wished_days(plan)
    assert set(wished.values()) == {"long", "hard", "easy", "race", "rest"}
    expected = {"long": "long", "easy": "easy", "recovery": "easy", "strides": "easy", "race": "race"}
    for date, session in running(plan):
        assert wished[date.toordinal()] == (
            "hard" if session.hard and session.kind != "race" else expected[session.kind]
        )


def test_walking_and_running_in_turn_is_an_easy_run_and_a_trial_is_a_race() -> None:
    first = first_plan(scenario((), race("5 km", 140), **BEGINNER))
    assert wished_days(first)[running(first)[0][0].toordinal()] == "easy"
    trial = first_plan(scenario(weekly(40), Goal(kind="mile_block")))
    assert wished_days(trial)[DAY + 56] == "race"


def test_without_a_plan_nothing_is_wished() -> None:
    assert wished_days(None) == {}
