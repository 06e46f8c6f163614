"""How much a week holds: single runs, long runs, growth, easier weeks, peaks and tapers (engine, stage 6)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from surefoot.coach.aim import aim_for
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.volume import grain
from surefoot.diary.scenario import Away
from tests.coach.builders import DAY, DISTANCES, EASY, ahead, book, race, run, setting, weekly
from tests.coach.seasons import EVERY_DAY, Season, Seen, season

#: Distance, habit in km and in runs a week, experience: who runs towards what in the tables below.
RUNNERS = [
    ("mile", 20, 3, "new"),
    ("5 km", 30, 4, "regular"),
    ("10 km", 12, 3, "new"),
    ("10 km", 40, 4, "regular"),
    ("half", 35, 4, "regular"),
    ("half", 90, 6, "seasoned"),
    ("marathon", 45, 5, "regular"),
    ("50 km", 60, 5, "seasoned"),
    ("100 km", 70, 6, "regular"),
]


@cache
def towards(name: str, km: float, runs: int, experience: str, days: int = 140) -> Season:
    """The season of a steady runner towards a race."""
    return season(weekly(km, runs), race(name, days), experience=experience, minutes=EVERY_DAY)


def growing(found: Season) -> list[Seen]:
    """Building weeks before the race."""
    return [seen for seen in found.towards if seen.block.kind == "build"]


def planned_runs(found: Season) -> dict[int, int]:
    """Metres by day of what is run, logged or planned, races left out."""
    logged = {a.date.toordinal(): int(a.distance or 0) for a in found.scenario.log.activities}
    return logged | {day: b.distance_m for seen in found.towards for day, b in seen.easy_and_hard.items()}


each_runner = pytest.mark.parametrize(("name", "km", "runs", "experience"), RUNNERS)


# ------------------------------------------------------------------ a single run


@each_runner
def test_no_run_is_longer_than_a_tenth_or_400_m_more_than_the_longest_of_30_days(
    name: str, km: float, runs: int, experience: str
) -> None:
    found = planned_runs(towards(name, km, runs, experience))
    for day in filter(lambda day: day >= DAY, found):
        longest = max(metres for before, metres in found.items() if day - 30 <= before < day)
        assert found[day] <= max(1.1 * longest, longest + 400) + 1, day - DAY


@each_runner
def test_at_most_one_run_in_seven_days_is_longer_than_all_of_thirty(
    name: str, km: float, runs: int, experience: str
) -> None:
    found = planned_runs(towards(name, km, runs, experience))
    news = [
        day
        for day in sorted(found)
        if day >= DAY and found[day] > max(m for before, m in found.items() if day - 30 <= before < day)
    ]
    assert all(later - earlier >= 7 for earlier, later in pairwise(news))


def test_a_new_longest_run_in_the_log_is_not_outdone_within_the_week() -> None:
    log = (*weekly(60, 4, off=2), run(1, 23))  # 21 km before
    on_sunday = season(log, race("marathon", 112), minutes=EVERY_DAY, long_run_day=6).blocks[0]
    on_saturday = season(log, race("marathon", 112), minutes=EVERY_DAY, long_run_day=5).blocks[0]
    assert on_saturday.long
    assert on_sunday.long
    assert on_saturday.long.distance_m <= 23_000 < on_sunday.long.distance_m


@each_runner
def test_the_long_run_keeps_its_share_and_its_minutes(name: str, km: float, runs: int, experience: str) -> None:
    minutes = {"mile": 90, "5 km": 90, "10 km": 120, "half": 150, "marathon": 180, "50 km": 240, "100 km": 300}
    for seen in towards(name, km, runs, experience).towards:
        if seen.long:
            share = long_share(book(), name, len(seen.easy_and_hard))
            assert seen.long.distance_m <= share * seen.total + 100, seen
            assert seen.long.duration_s <= 60 * minutes[name]
            assert seen.longest == seen.long.distance_m


# ------------------------------------------------------------------ weeks that grow


@each_runner
def test_a_week_is_at_most_a_tenth_or_half_a_kilometre_a_run_above_the_highest_of_three(
    name: str, km: float, runs: int, experience: str
) -> None:
    found = towards(name, km, runs, experience)
    weeks = [1000 * km] * 3 + [seen.total for seen in found.towards]
    for index, seen in enumerate(found.towards, 3):
        highest = max(weeks[index - 3 : index])
        count = len(seen.easy_and_hard)
        assert seen.total <= max(1.1 * highest, highest + 500 * count) + 50, seen
        assert seen.total <= 1.5 * weeks[index - 1] + 1, seen


@each_runner
def test_an_easier_week_is_three_quarters_of_the_highest_so_far(
    name: str, km: float, runs: int, experience: str
) -> None:
    top = 0
    for seen in towards(name, km, runs, experience).towards:
        if seen.block.kind == "easier" and seen.block.phase != "taper":
            assert seen.total <= 0.75 * max(top, 1000 * km) + 1, seen
            assert seen.total >= 0.75 * min(top or 1000 * km, 1000 * km) - 600, seen
        top = max(top, seen.total)


@each_runner
def test_volume_peaks_in_the_last_building_week_and_not_before_it_must(
    name: str, km: float, runs: int, experience: str
) -> None:
    totals = [seen.total for seen in growing(towards(name, km, runs, experience))]
    assert totals[-1] == max(totals)
    assert all(later >= earlier - 500 for earlier, later in pairwise(totals)), totals


@pytest.mark.parametrize(
    ("name", "km", "runs", "experience", "peak"),
    [
        ("5 km", 30, 4, "regular", 45),
        ("10 km", 40, 4, "regular", 50),
        ("half", 45, 4, "regular", 60),
        ("marathon", 50, 5, "regular", 70),
        ("10 km", 60, 5, "new", 60),
        ("mile", 60, 6, "regular", 60),
        ("10 km", 120, 6, "seasoned", 96),
    ],
)
def test_a_season_reaches_its_target_or_keeps_the_habit_to_a_ceiling(
    name: str, km: float, runs: int, experience: str, peak: float
) -> None:
    found = towards(name, km, runs, experience)
    assert max(seen.total for seen in found.towards) == pytest.approx(1000 * peak, rel=0.02)


@each_runner
def test_volume_and_quality_take_turns(name: str, km: float, runs: int, experience: str) -> None:
    speed = [seen for seen in growing(towards(name, km, runs, experience)) if seen.block.phase == "speed"]
    for earlier, later in pairwise([seen for seen in speed if seen.hard]):
        assert later.total <= earlier.total + 200 or later.work <= earlier.work or later.hard[0].kind != "tempo", later


# ------------------------------------------------------------------ runs a week


@each_runner
def test_one_run_more_at_most_in_four_weeks_and_one_for_two_and_a_half_kilometres(
    name: str, km: float, runs: int, experience: str
) -> None:
    found = towards(name, km, runs, experience)
    counts = [runs] * 4 + [len(seen.easy_and_hard) for seen in found.towards]
    for index, seen in enumerate(found.towards, 4):
        assert counts[index] <= max(counts[index - 4 : index]) + 1, seen
        assert counts[index] <= max(3, seen.total / 2_500), seen
        assert counts[index] <= 6


def test_no_more_runs_than_days_with_time() -> None:
    found = season(weekly(40, 5), race("10 km", 112), minutes=(0, 90, 0, 90, 0, 0, 300))
    assert {len(seen.runs) for seen in found.towards} == {3}


def test_one_day_a_week_is_one_run() -> None:
    found = season(weekly(12, 1), race("5 km", 84), minutes=(0, 0, 0, 0, 0, 0, 200))
    assert {len(seen.runs) for seen in found.towards} == {1}
    assert max(seen.longest for seen in found.towards) >= 12_000


def test_a_long_run_day_with_hardly_any_time_leaves_the_week_its_volume() -> None:
    found = season(weekly(40), race("10 km", 112), minutes=(0, 8, 90, 90, 0, 90, 90), long_run_day=1)
    assert min(seen.total for seen in growing(found)) >= 36_000


# ------------------------------------------------------------------ taper and recovery


@pytest.mark.parametrize(("name", "shares"), [("5 km", [0.5]), ("half", [0.75, 0.5]), ("marathon", [0.8, 0.65, 0.45])])
def test_the_taper_falls_in_its_shares_of_the_peak_week(name: str, shares: list[float]) -> None:
    found = towards(name, 50, 5, "regular")
    peak = max(seen.total for seen in found.towards)
    tapers = [seen.total / peak for seen in found.phase("taper")]
    assert tapers == pytest.approx(shares, abs=0.02)


@each_runner
def test_in_the_last_week_there_is_no_long_run_and_as_many_runs_as_before(
    name: str, km: float, runs: int, experience: str
) -> None:
    *_, before, last = towards(name, km, runs, experience).towards
    assert last.long is None
    assert len(last.runs) >= min(len(before.runs), 4) - 1


def test_after_a_marathon_the_weeks_come_back_slowly() -> None:
    found = towards("marathon", 50, 5, "regular")
    peak = max(seen.total for seen in found.towards)
    weeks = [seen for seen in found.phase("recovery") if seen.block.days == 7]
    assert [seen.total < 0.5 * peak for seen in weeks] == [True] * len(weeks)
    totals = [seen.total for seen in weeks]
    assert totals == sorted(totals)
    assert not any(seen.long or seen.hard for seen in weeks)


# ------------------------------------------------------------------ a week that has begun


def test_what_was_run_in_a_begun_week_counts_in_it() -> None:
    whole = season(weekly(40), race("10 km", 112)).blocks[0]
    begun = season(weekly(40), race("10 km", 110)).blocks[0]
    assert begun.written.plan.done == 8_000 + 14_000  # Saturday and Sunday
    assert begun.total <= whole.total + 1_500
    assert len(begun.runs) == 2


def test_what_was_missed_in_a_begun_week_is_not_made_up() -> None:
    log = tuple(a for a in weekly(40) if a.date < ahead(-2))  # neither Saturday nor Sunday
    whole = season(weekly(40), race("10 km", 112)).blocks[0]
    missed = season(log, race("10 km", 110)).blocks[0]
    assert missed.written.plan.done == 0
    assert missed.long is None
    assert missed.total <= whole.total - whole.longest
    assert missed.longest <= sorted(built.distance_m for built in whole.runs.values())[-2]


def test_a_long_run_that_was_run_is_not_run_again_in_the_same_week() -> None:
    long = (*weekly(40, off=2), run(1, 16))
    assert season(long, race("10 km", 110)).blocks[0].long is None


def test_who_ran_today_runs_again_tomorrow_at_the_earliest() -> None:
    found = season((*weekly(40), run(0, 8)), race("10 km", 112))
    assert 0 not in found.runs
    assert found.blocks[0].written.plan.done == 8_000
    assert found.blocks[0].total <= season(weekly(40), race("10 km", 112)).blocks[0].total + 1_500


# ------------------------------------------------------------------ days away


def test_days_away_have_no_runs_and_what_comes_after_a_break_returns_from_it() -> None:
    away = Away(from_=ahead(21), to=ahead(34))
    found = season(weekly(40), race("10 km", 140), log={"away": (away,)})
    assert not any(21 <= day <= 34 for day in found.runs)
    back = next(seen for seen in found.towards if seen.block.start >= DAY + 35)
    assert back.written.plan.returning
    assert back.total <= 0.5 * 43_000
    assert not back.hard
    assert not back.count("strides")


def test_a_taper_after_a_long_absence_is_a_share_of_what_was_run_since() -> None:
    away = Away(from_=ahead(42), to=ahead(69))
    found = season(weekly(40), race("10 km", 112), log={"away": (away,)})
    old = max(seen.total for seen in found.towards if seen.block.start < DAY + 42)
    last = max(seen.total for seen in found.towards if seen.block.start >= DAY + 77 and seen.block.phase != "taper")
    assert last < 0.8 * old
    tapers = [seen.total / last for seen in found.phase("taper")]
    assert tapers == pytest.approx([0.85, 0.5], abs=0.02)


def test_a_few_days_away_are_no_break() -> None:
    away = Away(from_=ahead(21), to=ahead(23))
    found = season(weekly(40), race("10 km", 140), log={"away": (away,)})
    assert not any(seen.written.plan.returning for seen in found.towards)


# ------------------------------------------------------------------ who logged nothing


def test_a_declared_habit_stands_for_the_log_that_is_not_there() -> None:
    found = season((), race("10 km", 112), usual_weekly_distance=40_000, longest_recent=14_000)
    first = found.blocks[0]
    assert 38_000 <= first.total <= 44_000
    assert first.longest <= 1.1 * 14_000


def test_a_declared_longest_run_alone_lets_the_first_runs_be_short() -> None:
    first = season((), race("5 km", 112), longest_recent=5_000).blocks[0]
    assert first.total == 3 * 1_600
    assert {built.kind for built in first.runs.values()} <= {"easy", "long"}


# ------------------------------------------------------------------ targets


def test_a_target_knows_the_longest_run_and_how_many_runs_leave_room_for_it() -> None:
    found = setting(weekly(40))
    aim = aim_for("marathon", "regular", found.state, EASY, None, book())
    assert (aim.peak, aim.longest, aim.long_seconds) == (70_000, 32_000, 180 * 60)
    assert long_share(book(), "marathon", aim.most_runs) * aim.peak >= aim.long_wish == 26_000


def test_for_slow_runners_minutes_make_ready_instead_of_kilometres() -> None:
    aim = aim_for("marathon", "new", setting(weekly(40)).state, 480, None, book())
    assert aim.long_wish == pytest.approx(165 * 60 / 0.48)


def test_a_habit_of_long_runs_is_kept() -> None:
    found = setting((*weekly(60, off=2), run(1, 30)))
    assert aim_for("10 km", "regular", found.state, EASY, None, book()).longest == pytest.approx(1.2 * 21_000)


@pytest.mark.parametrize("name", DISTANCES)
def test_some_number_of_runs_always_makes_ready(name: str) -> None:
    aim = aim_for(name, "seasoned", setting(weekly(40)).state, EASY, None, book())
    assert 3 <= aim.most_runs <= 7


def test_planned_distances_are_whole_hundreds_and_never_more() -> None:
    assert [grain(metres) for metres in (0, 99.9, 100, 1_650, 1_599.9999999)] == [0, 0, 100, 1_600, 1_600]
