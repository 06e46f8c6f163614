"""Race day: splits that add up to the second, aims that follow from what was run, and a warm-up that ends in time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.conditions import Conditions
from surefoot.coach.race_day import Course, RaceDay, race_day
from surefoot.coach.rules.pacing.shape import shape
from surefoot.coach.setting import Setting
from surefoot.coach.splits import boundaries, share_of_time, splits
from surefoot.rulebook import explain
from surefoot.units import METRES_PER_MILE, Metres
from tests.coach.builders import DISTANCES, book, race, raced, setting, weekly

SHAPES = list(shape.numbers(book())["shape"].values())
STEPS = [1000.0, METRES_PER_MILE, 400.0, METRES_PER_MILE / 4, 5_000.0]
RUN = setting((*weekly(50, 5), raced(20, 10, 46)), race("10 km", 60))
NO_WEATHER = Conditions()


def day(
    distance: int = 10_000, found: Setting = RUN, to: Conditions = NO_WEATHER, units: str = "km", **course: object
) -> RaceDay:
    return race_day(found, Course(distance=Metres(distance), **course), to, units)  # type: ignore[arg-type]


def rules(found: RaceDay) -> set[str]:
    every = (*found.reasons, *found.reminders, *found.stops, *(r for aim in found.aims for r in aim.reasons))
    return {reason.rule.id for reason in every}


def text(found: RaceDay, units: str = "km") -> str:
    return " ".join(explain(reason, book(), units).text for reason in (*found.reasons, *found.aims[0].reasons))


# -- splits


@given(
    distance=st.integers(1_000, 200_000),
    pace=st.integers(150, 900),
    step=st.sampled_from(STEPS),
    paces=st.sampled_from(SHAPES),
)
def test_splits_add_up_to_the_second_and_to_the_metre(
    distance: int, pace: int, step: float, paces: tuple[float, ...]
) -> None:
    seconds = round(pace * distance / 1000)
    found = splits(distance, seconds, step, paces)
    assert sum(split.split_s for split in found) == found[-1].clock_s == seconds
    assert math.isclose(sum(split.distance_m for split in found), distance)
    assert found[-1].to_m == distance
    assert all(math.isclose(split.distance_m, step) for split in found[:-1])
    assert 0 < found[-1].distance_m <= step * (1 + 1e-5)
    assert [split.clock_s for split in found] == sorted(split.clock_s for split in found)
    assert all(
        abs(split.split_s - split.distance_m * seconds / distance) <= 0.11 * step * seconds / distance + 1
        for split in found
    )


def test_a_race_of_whole_parts_has_no_rest() -> None:
    assert boundaries(5_000, 1_000) == [1_000, 2_000, 3_000, 4_000, 5_000]
    assert boundaries(300, 1_000) == [300]
    assert boundaries(1_609, METRES_PER_MILE / 4)[-1] == 1_609
    assert len(boundaries(1_609, METRES_PER_MILE / 4)) == 4


@pytest.mark.parametrize(("distance", "step"), [(0, 1_000), (5_000, 0)])
def test_nothing_has_no_parts(distance: float, step: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        boundaries(distance, step)


def test_a_slower_start_is_slower() -> None:
    half = splits(42_195, 14_400, 42_195 / 2, (1.01, 1.0, 0.99))
    assert half[0].split_s > half[1].split_s
    assert share_of_time(0.0, (1.0, 1.0)) == 0
    assert share_of_time(1.0, (1.01, 1.0, 0.99)) == 1


@given(st.sampled_from(sorted(DISTANCES.values())), st.sampled_from(["km", "mi"]), st.integers(2_000, 90_000))
def test_the_sheet_of_any_race_adds_up(distance: int, units: str, target: int) -> None:
    found = day(distance, units=units, target=target)
    times = [aim.seconds for aim in found.aims]
    assert times == sorted(set(times))
    for aim in found.aims:
        assert found.by_effort or sum(split.split_s for split in aim.splits) == aim.seconds
        assert not found.by_effort or not aim.splits


# -- aims


def test_without_a_target_the_running_speaks() -> None:
    found = day()
    assert [aim.name for aim in found.aims] == ["A", "B", "C"]
    assert {"PACING-5b", "PACING-5c", "PACING-5d"} <= rules(found)


def test_a_target_within_the_range_leads() -> None:
    usual = day().aims[0].seconds
    found = day(target=usual - 10)
    assert [aim.seconds for aim in found.aims][:2] == [usual - 10, usual]
    assert found.aims[0].reasons[0].rule.id == "PACING-5"
    assert found.aims[1].reasons[0].rule.id == "PACING-5b"


def test_a_target_that_is_too_quick_begins_at_the_quick_end() -> None:
    found = day(target=1_800)
    assert found.aims[0].seconds > 1_800
    assert "PACING-5a" in rules(found)
    assert "30:00" in text(found)


def test_an_easy_target_stands_alone() -> None:
    found = day(target=5_400)
    assert [aim.seconds for aim in found.aims] == [5_400]


def test_nothing_measured_says_so() -> None:
    guess = setting((), race("5 km", 100))
    assert "PACING-5f" in rules(day(5_000, guess))


def test_heat_and_height_make_all_times_longer() -> None:
    cool, hot = day(target=2_820), day(target=2_820, to=Conditions(temperature=38.0, dew_point=29.0))
    assert all(a.seconds < b.seconds for a, b in zip(cool.aims, hot.aims, strict=False))
    assert {"PACING-5e", "HEAT-10", "PACING-9b"} <= rules(hot)
    assert "PACING-5e" not in rules(cool)
    mild = day(to=Conditions(temperature=5.0, dew_point=1.0))
    assert "ADJUST-11" in rules(mild)


def test_a_mile_is_over_before_the_heat_counts_in_full() -> None:
    warm = Conditions(temperature=32.0, dew_point=22.0)
    mile, ten = (day(d, to=warm).aims[0].seconds / day(d).aims[0].seconds for d in (1_609, 10_000))
    assert 1 < mile < ten
    assert "PACING-5h" in rules(day(1_609, to=warm))
    assert "PACING-5h" not in rules(day(10_000, to=warm)) | rules(day(1_609))


# -- by effort


def test_trails_and_ultras_have_ranges_in_place_of_splits() -> None:
    for found in (day(50_000), day(21_098, surface="trail", climb=Metres(800)), day(10_000, climb=Metres(300))):
        assert found.by_effort
        assert not any(aim.splits for aim in found.aims)
        assert {"PACING-3", "PACING-8"} <= rules(found)
        lows, highs = [one.low_s for one in found.passages], [one.high_s for one in found.passages]
        assert lows == sorted(lows)
        assert highs == sorted(highs)
        assert all(low % 300 == high % 300 == 0 and low < high for low, high in zip(lows, highs, strict=True))
    assert day(50_000).passages[-1].to_m == 50_000


def test_a_range_is_told_of_one_time_too() -> None:
    alone = day(50_000, target=40_000)
    assert len(alone.aims) == 1
    assert alone.passages[-1].low_s < alone.passages[-1].high_s


def test_the_climb_of_the_course_counts_unless_another_is_told() -> None:
    flat, hilly = day(50_000), day(50_000, climb=Metres(1_500))
    assert flat.aims[0].seconds < hilly.aims[0].seconds
    told = day(50_000, climb=Metres(1_500), to=Conditions(climb=0.0))
    assert told.aims[0].seconds == flat.aims[0].seconds


# -- around it


@pytest.mark.parametrize("name", DISTANCES)
def test_the_warm_up_ends_at_the_start(name: str) -> None:
    parts = day(DISTANCES[name]).warm_up
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        assert part.before_s - part.duration_s == (following.before_s if following else 0)


def test_the_shorter_the_race_the_longer_the_warm_up() -> None:
    times = [sum(part.duration_s for part in day(DISTANCES[name]).warm_up[1:-1]) for name in DISTANCES]
    assert times == sorted(times, reverse=True)
    assert times[0] > 2 * times[3]


def test_reminders_and_stop_signs() -> None:
    assert {"PACING-6", "PACING-7a", "PACING-9", "PACING-9a"} <= rules(day(5_000))
    assert "PACING-7" in rules(day(42_195))
    assert "PACING-1" in rules(day(42_195))
    assert "PACING-1a" in rules(day(5_000))


def test_laps_of_a_mile() -> None:
    assert [round(split.to_m) for split in day(1_609).aims[0].splits] == [400, 800, 1_200, 1_600, 1_609]
    assert len(day(1_609, units="mi").aims[0].splits) == 4
