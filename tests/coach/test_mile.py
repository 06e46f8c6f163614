"""A mile block: its weeks, its trials, its day, and what its end changes (MILE-2, MILE-3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from surefoot.coach.mile import block_week
from surefoot.coach.prescription import templates
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Goal, Scenario
from surefoot.units import Metres, Seconds
from tests.coach.builders import TODAY, ahead, book, plan, planned, race, raced, run, scenario, weekly
from tests.coach.seasons import Season, season

MILE_BLOCK = Goal(kind="mile_block")
FORM = ("tall", "quick", "loose", "elbow", "relaxed", "light", "posture")


def trials(found: Plan) -> list[tuple[int, int]]:
    """Day from today and metres of every time trial."""
    sessions = ((day.date, s) for day in found.days for s in day.sessions)
    return [((date - TODAY).days, s.distance_m or 0) for date, s in sessions if s.kind == "time_trial"]


def fast(found: Season) -> list[list[str]]:
    """Kinds of the hard runs of each week before the trial."""
    return [[built.kind for built in seen.hard] for seen in found.towards]


def test_five_runs_a_week_hold_a_speed_and_a_strength_run_once_speed_is_known() -> None:
    weeks = fast(season(weekly(40, 5), MILE_BLOCK))
    assert weeks[0] == ["repetitions"], "who is new to speed begins with one"
    assert weeks[1] == ["tempo"]
    assert weeks[2] == ["repetitions", "tempo"], "no hill near, and a treadmill neither"
    assert weeks[3] == [], "the trial stands for it"
    assert all(len(week) == 2 for week in weeks[4:7])
    assert weeks[7] == ["repetitions"]


def test_hills_are_the_strength_run_where_there_are_any() -> None:
    weeks = fast(season(weekly(40, 5), MILE_BLOCK, facilities=("hills",)))
    assert ["repetitions", "hills"] in weeks


def test_with_three_runs_a_week_speed_and_strength_take_turns() -> None:
    weeks = [week for week in fast(season(weekly(30, 3), MILE_BLOCK)) if week]
    assert all(len(week) == 1 for week in weeks)
    assert {kind for (kind,) in weeks} == {"repetitions", "tempo"}


def test_who_knows_speed_begins_with_both() -> None:
    known = [run(days, 8, session=f"2027-W0{week}-intervals-3") for week, days in ((5, 27), (6, 20), (7, 13), (8, 6))]
    weeks = fast(season(sorted([*weekly(40, 5), *known], key=lambda a: a.date), MILE_BLOCK))
    assert len(weeks[0]) == 2


def test_the_long_run_is_easy_and_at_most_eighty_minutes() -> None:
    found = season(weekly(60, 5), MILE_BLOCK)
    assert all(seen.long is None or seen.long.duration_s <= 80 * 60 for seen in found.towards)


def test_volume_stays_as_it_was_in_a_block() -> None:
    found = season(weekly(30, 5), MILE_BLOCK)
    assert max(seen.total for seen in found.towards) <= 31_000
    small = season(weekly(12, 4), MILE_BLOCK)
    assert max(seen.total for seen in small.towards) > 15_000, "but who runs little grows into it"


def test_every_fast_run_of_the_block_has_a_cue_for_form_and_says_when_to_stop() -> None:
    for name, template in templates(book()).items():
        if name.startswith("mile/"):
            cue: str = template.work_note.lower()  # type: ignore[union-attr]
            assert any(word in cue for word in FORM), name
            assert "stop" in template.watch_for or "end the block" in template.watch_for, name


def test_the_first_reason_of_a_trial_says_what_it_is_for() -> None:
    found = plan(weekly(40, 5), MILE_BLOCK)
    sessions = [s for day in found.days for s in day.sessions if s.kind == "time_trial"]
    assert [s.because[0].rule for s in sessions] == ["MILE-9", "MILE-12"]
    key = next(s for day in found.days for s in day.sessions if s.kind == "repetitions")
    assert {"MILE-6", "MILE-7"} <= {because.rule for because in key.because}


def test_a_block_week_is_counted_from_its_first() -> None:
    found = season(weekly(40, 5), MILE_BLOCK)
    assert [block_week(seen.block, book()) for seen in found.towards] == list(range(1, 9))


# ------------------------------------------------------------------ the trial in the middle


def test_the_trial_in_the_middle_is_in_the_fourth_week_away_from_hard_and_long_runs() -> None:
    found = season(weekly(40, 5), MILE_BLOCK)
    (day,) = (day for day, built in found.runs.items() if built.kind == "time_trial" and day < 56)
    assert 21 <= day < 28
    beside = [found.runs[near] for near in (day - 1, day + 1) if near in found.runs]
    assert not any(built.hard or built.kind == "long" for built in beside)


@pytest.mark.parametrize(
    ("runs", "goals", "options"),
    [
        (weekly(12, 4), (MILE_BLOCK,), {}),
        (weekly(40, 5), (MILE_BLOCK,), {"minutes": (0, 35, 35, 35, 0, 35, 120)}),
        (weekly(40, 5), (MILE_BLOCK, race("10 km", 25, priority="C")), {}),
        (weekly(40, 5), (Goal(kind="mile_block", distance=Metres(1_200)),), {}),
    ],
    ids=["small weeks", "no day has the time", "a race is near", "the block ends with as little"],
)
def test_no_trial_in_the_middle(runs: tuple[Activity, ...], goals: tuple[Goal, ...], options: dict[str, Any]) -> None:
    assert len(trials(plan(runs, *goals, **options))) == 1


def test_a_block_that_waits_with_speed_has_no_trial_before_it() -> None:
    lately_less = [*weekly(60, 5, weeks=12, off=28), *(run(d, 7) for d in (20, 13, 6))]
    found = season(tuple(lately_less), Goal(kind="mile_block", date=ahead(56)))
    speed = [seen.block.start for seen in found.phase("speed")]
    early = [day for day, built in found.runs.items() if built.kind == "time_trial" and day < 56]
    assert all(day + TODAY.toordinal() >= speed[0] for day in early)


# ------------------------------------------------------------------ its day


def test_an_undated_block_ends_eight_weeks_from_today() -> None:
    assert trials(plan(weekly(40, 5), MILE_BLOCK))[-1] == (56, 1_609)


def test_block_first_then_the_longer_race_where_the_time_suffices() -> None:
    found = plan(weekly(40, 5), race("10 km", 120), MILE_BLOCK)
    assert trials(found)[-1][0] == 56
    assert found.feasibility.planned_for.kind == "mile_block"
    days = {session.kind: (day.date - TODAY).days for day in found.days for session in day.sessions}
    assert days["race"] == 120
    build = [week.phase for week in found.weeks if ahead(56) < week.start < ahead(120)]
    assert {"base", "speed", "taper"} <= set(build)


def test_a_race_that_comes_too_soon_comes_first() -> None:
    found = plan(weekly(40, 5), race("10 km", 70), MILE_BLOCK)
    assert trials(found)[-1][0] == 70 + 1 + 6 + 56, "six easy days after it, then eight weeks"


def test_an_accepted_block_keeps_its_day_and_stays_feasible() -> None:
    asked = scenario(weekly(40, 5), MILE_BLOCK)
    first = planned(asked)
    log = msgspec.structs.replace(asked.log, activities=lived(asked, first, 20))
    later = planned(msgspec.structs.replace(asked, today=ahead(20), log=log, accepted_plan=first))
    assert later.feasibility.feasible
    assert trials(later)[-1][0] == 56


def test_on_the_way_back_from_a_break_the_block_waits_with_its_earliest_date() -> None:
    found = plan(weekly(40, 5, off=20), MILE_BLOCK)
    assert not found.feasibility.feasible
    assert found.feasibility.earliest_date is not None
    assert found.feasibility.planned_for.kind == "mile_block"
    assert found.feasibility.earliest_date > ahead(56)


# ------------------------------------------------------------------ what its end changes


def lived(asked: Scenario, accepted: Plan, days: int, *, trial: int = 380) -> tuple[Activity, ...]:
    """The log after so many days of a plan, every run as planned and the trials as fast as that for a mile."""
    done = [
        Activity(date=day.date, duration=_time(s, trial), distance=s.distance_m, session=s.id)
        for day in accepted.days
        for s in day.sessions
        if s.running and day.date < asked.today + dt.timedelta(days=days)
    ]
    return (*asked.log.activities, *done)


def _time(session: Session, mile: int) -> Seconds:
    if session.kind != "time_trial":
        return session.duration_s
    return Seconds(round(mile * (session.distance_m or 0) / 1_609))


def after_block(*goals: Goal) -> tuple[Plan, Plan]:
    """A plan of a block, and the plan of the day after it, for other goals."""
    asked = scenario(weekly(40, 5), MILE_BLOCK)
    first = planned(asked)
    log = msgspec.structs.replace(asked.log, activities=lived(asked, first, 57))
    return first, planned(msgspec.structs.replace(asked, today=ahead(57), goals=goals, log=log, accepted_plan=first))


def test_the_trial_counts_like_a_race_and_the_next_race_is_expected_faster() -> None:
    first, then = after_block(race("10 km", 120))
    assert first.fitness is not None
    assert then.fitness is not None
    assert then.fitness.index > 1.2 * first.fitness.index, "a bound from training before, a trial now"
    (run_there,) = (s for day in then.days for s in day.sessions if s.kind == "race")
    assert run_there.duration_s == pytest.approx(44.8 * 60, abs=60)


def test_a_trial_with_its_warm_up_in_it_is_no_measure() -> None:
    asked = scenario(weekly(40, 5), MILE_BLOCK)
    first = planned(asked)
    name = next(s.id for day in first.days for s in day.sessions if s.kind == "time_trial")
    for metres, counts in ((1_200, True), (5_200, False)):
        done = Activity(date=ahead(22), duration=Seconds(round(0.24 * metres)), distance=Metres(metres), session=name)
        log = msgspec.structs.replace(asked.log, activities=(*asked.log.activities, done))
        for accepted in (first, None):
            found = planned(msgspec.structs.replace(asked, today=ahead(23), log=log, accepted_plan=accepted))
            assert found.fitness is not None
            assert (found.fitness.index > 40) is counts


def test_without_a_goal_behind_it_the_nearest_longer_ones_are_offered_with_their_times() -> None:
    _, then = after_block(Goal(kind="routine"))
    offers = [finding.message for finding in then.findings if finding.rule == "MILE-3"]
    assert len(offers) == 2
    assert "5.0 km in about 21:" in offers[0]
    assert "10.0 km in about 45:" in offers[1]


def test_no_offer_with_a_race_ahead_nor_long_after_a_mile_nor_after_another_race() -> None:
    _, then = after_block(race("10 km", 120))
    assert "MILE-3" not in {finding.rule for finding in then.findings}
    for runs in (
        [*weekly(40, 5), raced(40, 1.609, 6.5)],
        [*weekly(40, 5), raced(10, 1.609, 6.5), raced(3, 10, 48)],
        weekly(40, 5),
    ):
        found = plan(tuple(sorted(runs, key=lambda a: a.date)), Goal(kind="routine"))
        assert "MILE-3" not in {finding.rule for finding in found.findings}
