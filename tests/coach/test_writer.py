"""A season written block by block: which days are hard, and what races ask of the days around them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.layout import solve
from surefoot.coach.shape import settle
from surefoot.coach.writer import Writer
from surefoot.diary.scenario import Away, Goal, Hold
from tests.coach.builders import DAY, DISTANCES, ROUTINE, ahead, every, race, raced, weekly
from tests.coach.seasons import EVERY_DAY, RACES, Season, Seen, season

SIXTY_ONE = dt.date(1966, 1, 1)


def hard_days(found: Season) -> list[int]:
    """Days with hard running, races too, counted from today."""
    return [day for day, built in found.runs.items() if built.hard or built.kind in RACES]


def with_hard(found: Season) -> list[Seen]:
    """Blocks with a hard session."""
    return [seen for seen in found.blocks if seen.hard]


def seasoned(name: str = "10 km", days: int = 112, **others: Any) -> Season:
    """A season with two hard sessions a week."""
    return season(weekly(80, 6), race(name, days), **({"experience": "seasoned", "minutes": EVERY_DAY} | others))


# ------------------------------------------------------------------ when running is hard


@pytest.mark.parametrize(("name", "days"), [("mile", 56), ("10 km", 56), ("marathon", 49), ("50 km", 42)])
def test_the_first_hard_session_stands_at_the_earliest_so_many_days_before_the_race(name: str, days: int) -> None:
    first = min(hard_days(season(weekly(60, 5), race(name, 140), minutes=EVERY_DAY)))
    assert 140 - days <= first < 140 - days + 7


def test_no_hard_running_in_weeks_below_fifteen_kilometres() -> None:
    found = season(weekly(9, 3), race("5 km", 112))
    assert with_hard(found)
    assert min(seen.total for seen in with_hard(found)) >= 15_000


def test_four_weeks_of_base_come_first_for_who_runs_less_than_that() -> None:
    found = season(weekly(13, 3), race("5 km", 49))
    assert min(day for day in hard_days(found) if day < 49) >= 28


def test_a_runner_of_fifteen_kilometres_needs_none() -> None:
    assert min(hard_days(season(weekly(20, 4), race("5 km", 49)))) < 14


def test_regular_runners_have_one_hard_session_a_week() -> None:
    found = season(weekly(60, 6), race("10 km", 112), minutes=EVERY_DAY)
    assert {len(seen.hard) for seen in with_hard(found)} == {1}


def test_seasoned_runners_of_five_runs_have_two_in_building_weeks() -> None:
    for seen in with_hard(seasoned()):
        assert len(seen.hard) == (2 if seen.block.kind == "build" else 1), seen


def test_seasoned_runners_of_four_runs_have_one() -> None:
    found = season(weekly(40, 4), race("10 km", 56), experience="seasoned", minutes=(0, 90, 0, 90, 0, 90, 300))
    assert {len(seen.hard) for seen in with_hard(found)} == {1}


# ------------------------------------------------------------------ where hard days stand


@pytest.mark.parametrize("long_run_day", [0, 2, 5, 6])
@pytest.mark.parametrize("experience", ["regular", "seasoned"])
def test_no_hard_day_stands_next_to_another_or_to_a_long_run(long_run_day: int, experience: str) -> None:
    found = seasoned("10 km", 70, experience=experience, long_run_day=long_run_day, minutes=(120,) * 7)
    hard = hard_days(found)
    longs = [day for day, built in found.runs.items() if built.kind == "long"]
    assert all(later - earlier >= 2 for earlier, later in pairwise(hard))
    assert not [day for day in hard if found.runs[day].kind not in RACES and {day - 1, day + 1} & set(longs)]
    assert {(DAY + day - 1) % 7 for day in longs} == {long_run_day}


def test_from_sixty_on_two_easy_days_stand_between() -> None:
    found = seasoned(birth_date=SIXTY_ONE)
    assert any(len(seen.hard) == 2 for seen in found.blocks)
    assert all(later - earlier >= 3 for earlier, later in pairwise(hard_days(found)))


def test_a_second_session_that_finds_no_day_leaves_it_to_an_easy_run() -> None:
    found = seasoned("10 km", 55, minutes=(90, 90, 90, 0, 0, 90, 300))  # neighbours
    building = [seen for seen in found.towards[1:] if seen.block.kind == "build"]
    assert {len(seen.hard) for seen in building} == {1}
    assert {len(seen.runs) for seen in building} == {5}


def test_a_day_too_short_for_the_session_is_not_its_day() -> None:
    found = season(weekly(50, 5), race("10 km", 56), minutes=(0, 40, 40, 90, 40, 0, 300))
    days = {(DAY + day - 1) % 7 for day in hard_days(found) if day < 56}
    assert days == {3}


def test_no_session_where_no_day_is_free_of_the_long_run() -> None:
    found = season(weekly(40, 3), race("10 km", 56), minutes=(90, 0, 0, 0, 0, 90, 300))
    assert [seen for seen in found.towards[1:] if seen.hard and seen.long] == []


def test_at_most_six_days_in_any_seven_have_a_run() -> None:
    found = seasoned()
    for start in range(112):
        assert sum(day in found.runs for day in range(start, start + 7)) <= 6


def test_long_runs_stand_apart_where_the_usual_day_is_away() -> None:
    away = Away(from_=ahead(20), to=ahead(20))
    found = season(weekly(50, 5), race("half", 112), minutes=EVERY_DAY, log={"away": (away,)})
    longs = [day for day, built in found.runs.items() if built.kind == "long"]
    assert 20 not in longs
    assert all(later - earlier >= 5 for earlier, later in pairwise(longs))


# ------------------------------------------------------------------ races


def test_before_a_b_race_three_days_are_easy_and_none_before_is_long() -> None:
    found = season(weekly(50, 5), race("10 km", 112), race("5 km", 90, priority="B"), minutes=EVERY_DAY)
    around = {day: found.runs[day] for day in range(87, 92) if day in found.runs}
    assert around[90].kind == "race"
    assert [built.kind for day, built in around.items() if built.hard] == ["race"]
    assert with_hard(found)[0].block.start < DAY + 90


def test_a_c_race_stands_in_for_the_hard_session_of_its_week() -> None:
    plain = season(weekly(50, 5), race("10 km", 112), minutes=EVERY_DAY)
    found = season(weekly(50, 5), race("10 km", 112), race("5 km", 80, priority="C"), minutes=EVERY_DAY)
    (of_race,) = [seen for seen in found.towards if DAY + 80 in seen.runs]
    (without,) = [seen for seen in plain.towards if seen.block.start == of_race.block.start]
    assert len(without.hard) == 1
    assert of_race.hard == []
    assert of_race.runs[DAY + 80].kind == "race"
    assert of_race.total + 5_000 <= without.total + 1_000, "its distance is part of the week"


def test_a_long_race_takes_the_place_of_the_long_run() -> None:
    found = season(weekly(50, 5), race("marathon", 140), race("half", 89, priority="B"), minutes=EVERY_DAY)
    (of_race,) = [seen for seen in found.towards if DAY + 89 in seen.runs]
    assert of_race.long is None
    assert of_race.written.total == of_race.total + DISTANCES["half"]


def test_after_a_long_b_race_the_days_are_easy_too() -> None:
    found = season(weekly(50, 5), race("marathon", 140), race("half", 76, priority="B"), minutes=EVERY_DAY)
    after = [found.runs[day] for day in range(77, 77 + 13) if day in found.runs]
    assert not [built.title for built in after if built.hard]
    assert min(day for day in found.runs if day > 76) > 77, "and the first of them are off"


@pytest.mark.parametrize(
    ("name", "easy", "off"), [("5 km", 3, 1), ("10 km", 6, 1), ("half", 13, 2), ("marathon", 26, 4)]
)
def test_after_an_a_race_come_days_off_and_a_day_a_mile_without_anything_hard(name: str, easy: int, off: int) -> None:
    found = season(weekly(50, 5), race(name, 84), race("5 km", 140), minutes=EVERY_DAY)
    after = [day for day in found.runs if 84 < day <= 84 + easy]
    assert not [day for day in after if found.runs[day].hard or found.runs[day].kind == "long"]
    assert not after or min(after) > 84 + off


def test_after_a_long_race_in_the_log_nothing_hard_comes_for_a_day_a_mile() -> None:
    log = (*weekly(50, 5, off=4), raced(3, 42.195, 225))
    found = season(log, race("10 km", 49), minutes=EVERY_DAY)
    assert min(hard_days(found)) > 26 - 3
    short = season((*weekly(50, 5, off=4), raced(3, 10, 48)), race("10 km", 49), minutes=EVERY_DAY)
    assert min(hard_days(short)) < 7


def test_a_day_after_a_race_in_the_log_is_not_hard() -> None:
    found = season((*weekly(50, 5, off=2), raced(1, 10, 48)), race("10 km", 49), minutes=EVERY_DAY)
    assert min(hard_days(found)) >= 1


def test_a_race_tomorrow_stands_on_its_day_with_nothing_hard_beside_it() -> None:
    found = season(weekly(40), race("10 km", 1), minutes=EVERY_DAY)
    assert found.runs[1].kind == "race"
    assert hard_days(found) == [1]


# ------------------------------------------------------------------ without a race


def test_a_routine_tastes_one_hard_session_in_each_building_week() -> None:
    found = season(weekly(50, 5), ROUTINE, minutes=EVERY_DAY, facilities=("hills",))
    for seen in found.blocks:
        assert len(seen.hard) == (1 if seen.block.kind == "build" else 0), seen
    kinds = [seen.hard[0].kind for seen in with_hard(found)]
    assert all(a != b for a, b in pairwise(kinds))
    assert len(set(kinds)) == 5


def test_who_comes_back_runs_easy_alone() -> None:
    found = season(weekly(50, 5, off=20), Goal(kind="come_back"), minutes=EVERY_DAY)
    assert hard_days(found) == []
    assert found.blocks


@pytest.mark.parametrize("log", [{"injuries": ()}, {"holds": (Hold(from_=ahead(-3), to=ahead(40), by="coach"),)}])
def test_a_hold_has_no_runs_and_no_season(log: dict[str, Any]) -> None:
    found = season(weekly(50, 5), ROUTINE, log=log)
    assert bool(found.runs) == (found.setting.gate == "clear") == ("injuries" in log)


def test_hard_running_waits_for_a_gate_that_permits_it() -> None:
    found = season(weekly(50, 5), ROUTINE, birth_date=dt.date(2015, 1, 1), minutes=EVERY_DAY)
    assert found.setting.gate == "easy_only"
    assert found.runs
    assert hard_days(found) == []


# ------------------------------------------------------------------ one after the other


def test_blocks_are_written_from_what_was_written_before_and_leave_the_log_alone() -> None:
    found = season(weekly(40), race("10 km", 56))
    setting, blocks = found.setting, found.prepared.drafted.season
    writer = Writer(setting, blocks, settle(setting, blocks, tastes=True), None)
    first = writer.write(blocks.blocks[0])
    assert first.first == DAY
    assert writer.ledger.volume(DAY, DAY + 7) == first.total
    assert setting.state.ledger.volume(DAY, DAY + 7) == 0


def test_equal_weeks_are_solved_once() -> None:
    found = season(every(2, 8), ROUTINE, minutes=EVERY_DAY)
    setting, blocks = found.setting, found.prepared.drafted.season
    writer = Writer(setting, blocks, settle(setting, blocks, tastes=False), None)
    solve.cache_clear()
    for block in blocks.blocks:
        writer.write(block)
    assert 0 < solve.cache_info().misses < len(blocks.blocks)


@pytest.mark.parametrize("days", [(1, 3, 5), (2, 4, 5), (0, 2, 4)])
def test_runs_stand_on_the_days_that_were_wished_for(days: tuple[int, ...]) -> None:
    found = season(weekly(40), race("10 km", 112), minutes=EVERY_DAY)
    setting, blocks = found.setting, found.prepared.drafted.season
    wished = {DAY + day: "easy" if day in days else "rest" for day in range(6)} | {DAY + 6: "long"}
    writer = Writer(setting, blocks, settle(setting, blocks, tastes=True), None)
    writer.wished = wished
    written = writer.write(blocks.blocks[0])
    assert {day - DAY for day, kind in written.kinds.items() if kind == "easy"} == set(days)
    assert written.kinds[DAY + 6] == "long"
