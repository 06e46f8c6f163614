"""How long each run of a week is: long and hard as they are, the rest shared out (VOLUME-9, LONG-1)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.content import Bounds, Placed, Sizes, assign, caps_of, shortfalls
from surefoot.coach.layout import Layout
from surefoot.coach.prescription import Built
from tests.coach.builders import book

LETTERS = {"L": "long", "H": "hard", "e": "easy", "R": "race", ".": "rest"}
HOUR = 3600


def bounds(days: str, **changes: Any) -> Bounds:
    """Bounds of a week at 6 minutes a kilometre in which every day holds 20 km."""
    caps = changes.pop("caps", None) or dict.fromkeys(range(len(days)), 20_000)
    usual: dict[str, Any] = {"volume": 40_000, "long": 14_000, "easy_most": 12_000, "pace": 360.0}
    seconds = {day: cap * 360 // 1000 for day, cap in caps.items()}
    return Bounds(caps=caps, seconds=seconds, race_class=changes.pop("race", "10 km"), **(usual | changes))


def tempo(metres: int = 8_000) -> Built:
    """A hard session of so many metres, in which a kilometre takes five minutes."""
    duration = metres * 3 // 10
    return Built(
        kind="tempo", title="", distance_m=metres, duration_s=duration, steps=(), template="", reasons=(), hard=True
    )


def sizes(days: str, *hard: Built, **changes: Any) -> Sizes:
    """Sizes of a week whose days are these letters."""
    layout = Layout(tuple(LETTERS[letter] for letter in days), 0)
    return assign(Placed(layout, 0, tuple(hard)), bounds(days, **changes), book())


# ------------------------------------------------------------------ the whole


def test_sizes_add_up_to_the_volume() -> None:
    found = sizes("e.e.e.L")
    assert found.total == 40_000
    assert found.metres[6] == 14_000


def test_rest_and_races_have_no_metres() -> None:
    assert set(sizes("e.R.e.L").metres) == {0, 4, 6}


def test_every_distance_is_a_whole_hundred_and_equal_runs_never_grow_within_a_week() -> None:
    found = sizes("e.e.e.L", volume=40_100)
    assert found.metres == {0: 8_700, 2: 8_700, 4: 8_700, 6: 14_000}
    found = sizes("e.e.e.L", volume=40_000)
    assert found.metres == {0: 8_700, 2: 8_700, 4: 8_600, 6: 14_000}


def test_hard_sessions_are_as_long_as_they_are_built() -> None:
    session = tempo(8_000)
    found = sizes("e.H.e.L", session)
    assert found.metres[2] == 8_000
    assert found.hard == {2: session}
    assert found.total == 40_000


def test_days_take_hard_sessions_in_their_order() -> None:
    first, second = tempo(8_000), tempo(9_000)
    assert sizes("H..H..L", first, second).hard == {0: first, 3: second}


def test_the_long_run_gives_way_where_the_volume_or_its_day_is_too_small() -> None:
    assert sizes("L......", volume=9_000).metres == {0: 9_000}
    assert sizes("......L", caps=dict.fromkeys(range(7), 7_500)).metres == {6: 7_500}


# ------------------------------------------------------------------ easy days


def test_the_day_after_a_long_or_hard_run_has_three_quarters_of_the_others() -> None:
    found = sizes("Le..e..", volume=35_000)
    assert found.metres[1] == pytest.approx(0.75 * found.metres[4], abs=100)
    found = sizes("He..e.L", tempo(), volume=40_000)
    assert found.metres[1] == pytest.approx(0.75 * found.metres[4], abs=100)
    assert found.total == 40_000


def test_it_has_as_much_as_the_others_where_they_cannot_hold_the_rest() -> None:
    found = sizes("Le..e..", volume=32_000, easy_most=9_000)
    assert found.metres == {0: 14_000, 1: 9_000, 4: 9_000}


def test_it_is_still_a_mile() -> None:
    assert sizes("Le..e..", volume=7_200, long=3_800).metres == {0: 3_800, 1: 1_600, 4: 1_800}


def test_a_short_day_leaves_its_part_to_the_others() -> None:
    found = sizes("e.e.e.L", caps={0: 5_000, 2: 20_000, 4: 20_000, 6: 20_000})
    assert found.metres == {0: 5_000, 2: 10_500, 4: 10_500, 6: 14_000}


def test_no_easy_run_is_longer_than_it_may_be_and_the_long_run_keeps_its_share_of_that() -> None:
    assert sizes("e.e.e.L", easy_most=6_000).metres == {0: 6_000, 2: 6_000, 4: 6_000, 6: 12_000}


def test_less_than_a_mile_each_makes_fewer_runs() -> None:
    assert sizes("e.e.e.L", volume=8_000, long=3_500).metres == {0: 2_300, 2: 2_200, 6: 3_500}
    assert sizes("e.e.e.", volume=1_500).metres == {}


def test_a_week_of_rest_has_nothing() -> None:
    assert sizes(".......") == Sizes(metres={}, hard={})


# ------------------------------------------------------------------ what finds no easy day


def test_left_over_metres_go_to_the_easy_ends_of_hard_sessions() -> None:
    found = sizes("H.....L", tempo(8_000), volume=25_000, race="100 miles")
    assert found.metres == {0: 11_000, 6: 14_000}


def test_a_hard_session_grows_no_longer_than_an_easy_run_or_its_day() -> None:
    assert sizes("H.....L", tempo(8_000), volume=40_000, race="100 miles").metres[0] == 12_000
    caps = {0: 9_000, 6: 20_000}  # 54 minutes hold 40 of tempo and 2.3 km more
    assert sizes("H.....L", tempo(8_000), volume=40_000, caps=caps, race="100 miles").metres[0] == 10_300


# ------------------------------------------------------------------ the long run's share


def test_the_long_run_keeps_its_share_of_a_week_that_found_less_room() -> None:
    found = sizes("e.e.e.L", caps={0: 5_000, 2: 5_000, 4: 5_000, 6: 20_000})
    assert found.metres[6] == pytest.approx(0.4 / 0.6 * 15_000, abs=100)
    assert found.metres[6] <= 0.4 * found.total + 1


def test_runs_before_today_count_in_the_share() -> None:
    caps = {4: 5_000, 6: 20_000}
    alone = sizes("....e.L", caps=caps).metres[6]
    found = sizes("....e.L", caps=caps, done=16_000, done_runs=2).metres[6]
    assert alone < found
    assert found <= 0.4 * (16_000 + 5_000 + found) + 1


@given(
    days=st.text("Le.", min_size=1, max_size=7).filter(lambda text: text.count("L") <= 1),
    caps=st.lists(st.integers(0, 200).map(lambda hundreds: 100 * hundreds), min_size=7, max_size=7),
    volume=st.integers(0, 600),
    easy_most=st.integers(16, 150),
)
def test_sizes_keep_every_bound(days: str, caps: list[int], volume: int, easy_most: int) -> None:
    held = dict(enumerate(caps[: len(days)]))
    found = sizes(days, caps=held, volume=100 * volume, easy_most=100 * easy_most)
    assert found.total <= 100 * volume
    for day, metres in found.metres.items():
        assert 0 < metres <= held[day]
        assert metres % 100 == 0
        assert metres <= (14_000 if days[day] == "L" else 100 * easy_most)


def test_without_a_long_run_the_longest_easy_one_keeps_its_share() -> None:
    caps = {0: 12_000, 2: 3_000}
    found = sizes("e.e....", caps=caps, volume=15_000)
    assert found.metres == {0: 5_500, 2: 3_000}
    beside = sizes("e.e....", caps=caps, volume=15_000, raced=True)
    assert beside.metres == {0: 12_000, 2: 3_000}, "a race is a run of its own"


def test_what_the_long_run_leaves_never_makes_a_hard_day_longer_than_its_minutes() -> None:
    """Hills and their walks down take more time than easy running over as many metres (G4)."""
    slow = msgspec.structs.replace(tempo(6_000), duration_s=3_000)
    found = sizes("H..e..L", slow, caps={0: 10_000, 3: 6_000, 6: 20_000}, race="5 km")
    assert found.metres[6] < 14_000
    assert found.metres[0] == 7_600, "600 s are left for 1666 m"


# ------------------------------------------------------------------ helpers of the layout


def test_a_day_holds_its_minutes_at_the_easy_pace_in_whole_hundreds() -> None:
    assert caps_of({0: HOUR, 1: HOUR + 35, 2: 60}, 360.0) == {0: 10_000, 1: 10_000, 2: 100}
    assert caps_of({0: HOUR}, 360.1) == {0: 9_900}


def test_a_shortfall_is_counted_in_hundreds_of_metres() -> None:
    assert shortfalls(range(3), 8_000.0, {0: 10_000, 1: 7_500}) == (0, 5, 80)
