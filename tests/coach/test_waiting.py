"""Days on which nothing is run: strength and gentle movement in a hold, rest at a doctor's gate (engine, stage 2)."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.waiting import waiting_days
from surefoot.diary.body import Hold
from surefoot.diary.scenario import Away
from tests.coach.builders import (
    DAY,
    ROUTINE,
    ahead,
    injury,
    pain,
    plan,
    race,
    rules_of,
    sessions,
    setting,
    told,
    weekly,
)
from tests.coach.seasons import EVERY_DAY

HELD = {"holds": (Hold(from_=ahead(-5), to=ahead(60), by="therapist"),)}
RED = {"check_ins": (told(1, pain(score=4, moment="at_rest")),)}
ILL = {"check_ins": (told(0, illness="fever"),)}
HURT = {"injuries": (injury("left calf", 10),)}


def kinds(log: dict[str, Any], days: int = 28, minutes: tuple[int, ...] = EVERY_DAY) -> list[str]:
    """What stands on each of the next days."""
    found = setting(weekly(40), minutes=minutes, log=log)
    drafts = waiting_days(found, DAY, DAY + days)
    assert [draft.day for draft in drafts] == list(range(DAY, DAY + days))
    return [draft.built.kind for draft in drafts]


def test_a_hold_has_rehabilitation_and_other_movement_and_rest() -> None:
    assert set(kinds(HELD)) == {"rehab", "cross_training", "rest"}


def test_every_week_has_the_same_spread_over_its_days() -> None:
    found = kinds(HELD)
    weeks = [found[start : start + 7] for start in range(0, 28, 7)]
    assert weeks[1:] == weeks[:-1]
    rehab = [day for day, kind in enumerate(weeks[0]) if kind == "rehab"]
    assert len(rehab) >= 2
    assert all(later - earlier >= 2 for earlier, later in pairwise(rehab))


@pytest.mark.parametrize("log", [RED, ILL], ids=["a red flag", "fever"])
def test_a_red_flag_or_an_illness_has_rest_alone(log: dict[str, Any]) -> None:
    assert set(kinds(log)) == {"rest"}


def test_an_injury_that_nobody_cleared_waits_with_strength() -> None:
    assert setting(weekly(40), log=HURT).gate == "hold"
    assert "rehab" in kinds(HURT)


def test_sessions_stand_on_days_with_time_for_them() -> None:
    found = kinds(HELD, minutes=(45, 10, 0, 45, 10, 0, 0))
    assert [day for day, kind in enumerate(found[:7]) if kind != "rest"] == [0, 3]


def test_with_time_on_few_days_strength_goes_first() -> None:
    found = kinds(HELD, minutes=(0, 0, 60, 0, 0, 0, 0))
    assert found[2] == "rehab"
    assert set(found) == {"rehab", "rest"}


def test_without_any_time_there_is_rest() -> None:
    assert set(kinds(HELD, minutes=(5, 0, 0, 0, 0, 0, 0))) == {"rest"}


def test_days_away_have_no_sessions() -> None:
    log = HELD | {"away": (Away(from_=ahead(0), to=ahead(6)),)}
    found = kinds(log)
    assert set(found[:7]) == {"rest"}
    assert set(found[7:]) > {"rest"}


def test_a_week_that_has_begun_keeps_its_days() -> None:
    found = setting(weekly(40), minutes=EVERY_DAY, log=HELD)
    whole = {draft.day: draft.built.kind for draft in waiting_days(found, DAY, DAY + 14)}
    later = {draft.day: draft.built.kind for draft in waiting_days(found, DAY + 3, DAY + 14)}
    assert later == {day: kind for day, kind in whole.items() if day >= DAY + 3}


# ------------------------------------------------------------------ in the document


@pytest.mark.parametrize("log", [HELD, HURT, RED, ILL], ids=["a hold", "an injury", "a red flag", "fever"])
@pytest.mark.parametrize("goal", [ROUTINE, race("10 km", 56)], ids=["routine", "10 km"])
def test_nothing_is_run_while_running_waits_and_every_day_says_why(log: dict[str, Any], goal: Any) -> None:
    found = plan(weekly(40), goal, minutes=EVERY_DAY, log=log)
    assert found.gate.name in ("hold", "see_a_doctor")
    assert not [session for _, session in sessions(found) if session.running or session.hard]
    assert all(session.because for _, session in sessions(found))
    assert all(week.distance_m == 0 for week in found.weeks)


def test_what_is_done_meanwhile_says_so() -> None:
    found = plan(weekly(40), ROUTINE, minutes=EVERY_DAY, log=HELD)
    rules = {session.kind: rules_of(session) for _, session in sessions(found)}
    assert rules["rehab"] & rules["cross_training"] > set()
    assert "LAYOUT-1" in rules["rest"]


def test_the_hold_ends_where_it_says() -> None:
    found = plan(weekly(40), ROUTINE, log=HELD)
    assert found.gate.earliest_end in (ahead(60), ahead(61))
    assert isinstance(found.gate.earliest_end, dt.date)
