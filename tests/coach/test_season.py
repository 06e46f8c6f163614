"""Blocks of seven days counted back from the race, with their phases and cycles (engine, stage 5)."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.season import Block, Season, as_race, lay_out
from surefoot.diary.scenario import Goal
from tests.coach.builders import DAY, DISTANCES, ROUTINE, TODAY, ago, ahead, book, injury, race, run, setting, weekly

#: Weeks of taper, days of speed, days of recovery.
CLASSES = {
    "mile": (1, 56, 1),
    "5 km": (1, 56, 3),
    "10 km": (2, 56, 6),
    "half": (2, 49, 13),
    "marathon": (3, 49, 26),
    "50 km": (3, 42, 26),
    "100 km": (3, 42, 26),
    "100 miles": (3, 42, 26),
}


def season(*goals: Goal, **others: Any) -> Season:
    """The season towards goals, of a steady runner."""
    found = setting(weekly(40), *goals, **others)
    races = [r for goal in goals if (r := as_race(goal, found.state, book()))]
    return lay_out(races, found.state, book())


def towards(found: Season, day: int | None = None) -> list[Block]:
    """Blocks before a race, the first unless its day is given."""
    first = found.races[0].day if day is None else DAY + day
    return [block for block in found.blocks if block.race and block.race.day == first]


def phases(blocks: list[Block]) -> list[str]:
    """Phases in order, each once."""
    names = [block.phase for block in blocks]
    return [name for index, name in enumerate(names) if index == 0 or names[index - 1] != name]


# ------------------------------------------------------------------ towards a race


@pytest.mark.parametrize("days", [1, 6, 7, 8, 100, 112, 115])
def test_blocks_are_seven_days_and_the_last_ends_the_day_before_the_race(days: int) -> None:
    blocks = towards(season(race("10 km", days)))
    assert blocks[-1].end == DAY + days
    assert {block.days for block in blocks} == {7}
    assert blocks[0].start <= DAY < blocks[0].end, "the first may have begun before today"
    assert [block.to_race for block in blocks] == list(range(len(blocks), 0, -1))


@pytest.mark.parametrize("name", CLASSES)
def test_base_then_speed_then_taper_as_long_as_the_race_asks(name: str) -> None:
    taper, speed, _ = CLASSES[name]
    blocks = towards(season(race(name, 175)))
    assert phases(blocks) == ["base", "speed", "taper"]
    first_fast = next(block for block in blocks if block.phase == "speed")
    assert DAY + 175 - first_fast.start == speed
    assert len([block for block in blocks if block.phase == "taper"]) == taper


@pytest.mark.parametrize(
    ("name", "shares"),
    [("5 km", [0.5]), ("10 km", [0.85, 0.5]), ("half", [0.75, 0.5]), ("marathon", [0.8, 0.65, 0.45])],
)
def test_the_taper_falls_in_its_shares_and_other_blocks_have_none(name: str, shares: list[float]) -> None:
    blocks = towards(season(race(name, 175)))
    assert [block.share for block in blocks if block.phase == "taper"] == shares
    assert {block.share for block in blocks if block.phase != "taper"} == {0.0}


@pytest.mark.parametrize("name", CLASSES)
def test_cycles_are_counted_back_from_the_taper_so_that_it_begins_after_a_building_week(name: str) -> None:
    blocks = [block for block in towards(season(race(name, 175))) if block.phase != "taper"]
    kinds = [block.kind for block in reversed(blocks)]
    assert kinds == (["build", "build", "build", "easier"] * 10)[: len(kinds)]
    assert {block.building for block in blocks} == {3}


@pytest.mark.parametrize(
    "careful",
    [
        {"birth_date": dt.date(1977, 2, 1)},
        {"log": {"injuries": (injury("left calf", 300, resolved=ago(200)),)}},
    ],
)
def test_from_fifty_on_or_after_an_injury_every_third_week_is_easier(careful: dict[str, Any]) -> None:
    blocks = [block for block in towards(season(race("10 km", 175), **careful)) if block.phase != "taper"]
    kinds = [block.kind for block in reversed(blocks)]
    assert kinds == (["build", "build", "easier"] * 10)[: len(kinds)]
    assert {block.building for block in blocks} == {2}


@pytest.mark.parametrize(("born", "building"), [(dt.date(1977, 4, 1), 3), (dt.date(1955, 1, 1), 2)])
def test_the_age_of_today_counts(born: dt.date, building: int) -> None:
    assert towards(season(race("10 km", 112), birth_date=born))[0].building == building


@pytest.mark.parametrize("days", range(1, 60))
def test_a_race_soon_has_taper_first_and_speed_before_it_and_base_last(days: int) -> None:
    found = phases(towards(season(race("10 km", days))))
    assert found == ["base", "speed", "taper"][-len(found) :]
    assert len(found) == (1 if days <= 14 else 2 if days <= 56 else 3)


# ------------------------------------------------------------------ race day and after


def test_a_race_today_has_nothing_before_it() -> None:
    found = season(race("10 km", 0))
    assert towards(found) == []
    assert [(b.start - DAY, b.days, b.phase) for b in found.blocks] == [(0, 7, "recovery")]


def test_a_race_tomorrow_has_today_before_it_as_the_end_of_its_last_block() -> None:
    found = season(race("10 km", 1))
    assert [(b.start - DAY, b.days, b.phase) for b in found.blocks] == [(-6, 7, "taper"), (1, 7, "recovery")]


@pytest.mark.parametrize("name", CLASSES)
def test_after_a_race_come_as_many_easy_days_as_miles_raced_to_26(name: str) -> None:
    found = season(race(name, 175))
    _, _, easy = CLASSES[name]
    after = [block for block in found.blocks if block.phase == "recovery"]
    assert found.end == DAY + 175 + 1 + easy
    assert (after[0].start, after[-1].end) == (DAY + 175, found.end)
    assert [block.week for block in after] == list(range(len(after)))
    assert {block.after for block in after} == {found.races[0]}


@pytest.mark.parametrize("priority", ["A", "B", "C"])
@pytest.mark.parametrize(("name", "kept"), [("10 km", False), ("half", True), ("marathon", True)])
def test_recovery_is_kept_after_an_a_race_and_from_the_half_on_whatever_the_priority(
    priority: str, name: str, kept: bool
) -> None:
    found = as_race(race(name, 50, priority=priority), setting(weekly(40)).state, book())
    assert found is not None
    assert (found.recovery > 0) is (kept or priority == "A")


# ------------------------------------------------------------------ several races


def test_between_two_a_races_stand_the_recovery_from_one_and_the_way_to_the_other() -> None:
    found = season(race("half", 70), race("marathon", 182))
    assert phases(list(found.blocks)) == ["base", "speed", "taper", "recovery", "base", "speed", "taper", "recovery"]
    second = towards(found, 182)
    assert second[0].start == DAY + 70 + 1 + 13
    assert (second[-1].start, second[-1].end) == (DAY + 175, DAY + 182)
    assert found.main == found.races[0]


def test_no_day_of_a_season_is_left_out_or_stands_twice() -> None:
    for goals in (
        (race("half", 70), race("marathon", 182)),
        (race("10 km", 30), race("10 km", 33), race("5 km", 61, priority="C")),
        (race("marathon", 80), race("marathon", 90)),
        (race("5 km", 20, priority="B"), race("half", 12, priority="C")),
        (race("10 km", 0), race("10 km", 50)),
    ):
        found = season(*goals)
        assert found.blocks[0].start <= DAY
        assert found.blocks[-1].end == found.end
        assert all(one.end == other.start for one, other in pairwise(found.blocks))


def test_a_race_within_the_recovery_from_another_is_run_out_of_it() -> None:
    found = season(race("marathon", 80), race("marathon", 90))
    assert towards(found, 90) == []
    recovery = [(b.start - DAY, b.days, b.after) for b in found.blocks if b.phase == "recovery"][:2]
    assert recovery == [(80, 7, found.races[0]), (87, 3, found.races[0])]


def test_the_way_to_a_second_race_begins_where_recovery_ends() -> None:
    found = season(race("10 km", 30), race("10 km", 41))
    (taper,) = towards(found, 41)
    assert (taper.start, taper.days, taper.phase) == (DAY + 37, 4, "taper")


def test_b_and_c_races_stand_in_the_season_of_the_a_race() -> None:
    found = season(race("half", 112), race("10 km", 56, priority="B"), race("5 km", 30, priority="C"))
    assert {block.race.day for block in found.blocks if block.race} == {DAY + 112}
    assert len(found.races) == 3
    assert found.main == found.races[0]


def test_without_an_a_race_the_season_is_for_the_last_b_race() -> None:
    found = season(race("5 km", 80, priority="C"), race("10 km", 50, priority="B"), race("10 km", 30, priority="B"))
    assert {block.race.day for block in found.blocks if block.race} == {DAY + 50}
    assert found.end == DAY + 80 + 1 + 3, "and the plan reaches to the last race and its recovery"
    assert found.blocks[-1].phase == "maintain"


# ------------------------------------------------------------------ without a race


@pytest.mark.parametrize("today", [TODAY, TODAY + dt.timedelta(days=3)])
def test_an_open_plan_has_84_days_in_weeks_from_monday_to_sunday(today: dt.date) -> None:
    found = season(ROUTINE, today=today)
    assert found.end == today.toordinal() + 84
    assert [(block.start - DAY) % 7 for block in found.blocks] == [0] * len(found.blocks)
    assert found.blocks[0].start == DAY
    assert found.blocks[-1].end == found.end
    assert (found.races, found.main) == ((), None)
    assert {block.phase for block in found.blocks} == {"maintain"}


@pytest.mark.parametrize(
    ("first_run", "kinds"),
    [(35, "build build easier build"), (29, "build build easier build"), (28, "build build build easier")],
)
def test_its_easier_weeks_are_counted_from_the_first_week_of_the_log(first_run: int, kinds: str) -> None:
    blocks = lay_out([], setting([run(first_run)]).state, book()).blocks
    assert " ".join(block.kind for block in blocks[:4]) == kinds
    assert {block.building for block in blocks} == {3}


@pytest.mark.parametrize("kind", ["routine", "come_back"])
def test_goals_without_a_race_are_none(kind: str) -> None:
    assert as_race(Goal(kind=kind), setting().state, book()) is None


# ------------------------------------------------------------------ a mile block


def test_a_mile_block_is_eight_weeks_to_a_time_trial_over_a_mile() -> None:
    found = season(Goal(kind="mile_block"))
    (trial,) = found.races
    assert (trial.day, trial.distance, trial.race_class, trial.trial) == (DAY + 56, 1_609, "mile", True)
    assert [block.phase for block in found.blocks] == ["speed"] * 7 + ["taper", "recovery"]


def test_a_mile_block_may_have_its_own_day_and_distance() -> None:
    goal = Goal(kind="mile_block", date=ahead(80), distance=DISTANCES["5 km"])
    (trial,) = season(goal).races
    assert (trial.day, trial.distance, trial.race_class) == (DAY + 80, 5_000, "5 km")
