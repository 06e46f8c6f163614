"""Quality grows when the last session went as planned; else it is repeated (PROGRESS-1)."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.coach.feasibility import judge_goal
from surefoot.coach.plan import season_for
from surefoot.coach.quality import Ladder
from surefoot.coach.setting import Setting, set_up
from surefoot.coach.shape import settle
from surefoot.coach.writer import Writer
from surefoot.diary.activity import Activity
from surefoot.units import Metres, Seconds
from tests.coach.builders import TODAY, ago, book, plan, race, rules_of, run, scenario, setting, weekly
from tests.coach.test_quality import MORE_QUALITY, ROOM, only, runner, week

GOAL = race("10 km", 35)


def tempo(days_ago: int, rpe: int | None = None, km: float = 8) -> Activity:
    """A tempo run so many days ago, as the plan named it."""
    date = ago(days_ago)
    name = f"{date.isocalendar().year}-W{date.isocalendar().week:02}-tempo-{date.isoweekday()}"
    return run(days_ago, km, session=name, rpe=rpe)


def lived(*sessions: Activity) -> Setting:
    days = {one.date for one in sessions}
    return setting((*(one for one in weekly(50, 5) if one.date not in days), *sessions), GOAL)


MORE = "asked for more than it should"


@pytest.mark.parametrize(("rpe", "what"), [(None, None), (7, None), (8, None), (9, MORE), (10, MORE)])
def test_what_it_asked_for_is_in_its_effort(rpe: int | None, what: str | None) -> None:
    found = lived(tempo(3, rpe))
    assert found.done.again.get((TODAY - dt.timedelta(days=3)).toordinal()) == what


def test_what_was_run_of_it_is_in_its_distance() -> None:
    before = plan(weekly(50, 5), race("10 km", 56))
    session = next(s for day in before.days for s in day.sessions if s.kind == "tempo")
    date = next(day.date for day in before.days if session in day.sessions)
    later = scenario(weekly(50, 5), race("10 km", 56))
    metres = Metres((session.distance_m or 0) // 2)
    half = Activity(date=date, distance=metres, duration=Seconds(1500), session=session.id)
    log = msgspec.structs.replace(later.log, activities=(*later.log.activities, half))
    told = msgspec.structs.replace(later, today=date + dt.timedelta(days=1), log=log, accepted_plan=before)
    assert dict(set_up(told, book()).done.again) == {date.toordinal(): "was shorter than planned"}


def test_an_easy_run_and_a_race_are_what_they_are() -> None:
    hard = run(5, 10, 45, race=True, rpe=10)
    assert not lived(run(3, 8, rpe=10), hard).done.again


def test_a_session_that_was_not_as_planned_is_repeated_before_it_grows() -> None:
    usual, again = (Ladder(runner(), 8, 1, what) for what in ("", "asked for more than it should"))
    weeks = [week(to_race=number, **MORE_QUALITY) for number in (7, 6)]
    grown = [only(usual.week(one, ROOM, 1)) for one in weeks]
    repeated = [only(again.week(one, ROOM, 1)) for one in weeks]
    assert repeated[0].work_s < grown[0].work_s
    assert repeated[1].work_s > repeated[0].work_s
    rules = [{reason.rule.id for reason in built.reasons} for built in repeated]
    assert "PROGRESS-1" in rules[0]
    assert "PROGRESS-1" not in rules[1]


def test_a_new_kind_begins_small_anyway() -> None:
    ladder = Ladder(runner(), 8, 3, "was shorter than planned")
    built = only(ladder.week(week(to_race=4, **MORE_QUALITY), ROOM, 1))
    assert "PROGRESS-1" not in {reason.rule.id for reason in built.reasons}


def test_only_the_last_session_since_speed_began_counts() -> None:
    def again(*sessions: Activity) -> str:
        found = lived(*sessions)
        judgement = judge_goal(found, GOAL)
        season = season_for(found, [judgement], judgement, GOAL)
        writer = Writer(found, season, settle(found, season, tastes=True), None)
        return writer._again(season.races[0], 8)

    assert again(tempo(10, 9), tempo(3, 9)) == "asked for more than it should"
    assert again(tempo(10, 9), tempo(3, 7)) == ""
    assert again(tempo(10, 7)) == ""
    assert again() == ""


def test_the_plan_says_so() -> None:
    kept = [one for one in weekly(50, 5) if one.date not in {ago(3), ago(10)}]
    hard, usual = (plan((*kept, tempo(10, 7), tempo(3, rpe)), GOAL) for rpe in (10, 7))
    (session,) = [s for day in hard.days for s in day.sessions if "PROGRESS-1" in rules_of(s)]
    (because,) = [because for because in session.because if because.rule == "PROGRESS-1"]
    assert because.text == f"The last fast session {MORE}, so this one repeats it before anything grows."
    assert not [s for day in usual.days for s in day.sessions if "PROGRESS-1" in rules_of(s)]
