"""What fits into a week: the number of runs, the long run's share, and room that is never made up (LONG-1, G6)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.room import Fit, Room, _largest, fill
from surefoot.coach.rules.volume.long_share import long_share
from tests.coach.builders import book

SUNDAY = 6


def room(days: int = 5, **changes: Any) -> Room:
    """A 10 km runner's week with 30 km of time on each day, the last one being the long run's."""
    caps = changes.pop("caps", None) or {SUNDAY - i: 30_000.0 for i in range(days)}
    usual = {"race_class": "10 km", "long_day": SUNDAY, "long_most": 20_000.0, "easy_most": 12_000.0}
    return Room(caps=caps, **(usual | changes))


def fit(found: Room, metres: float, runs: int = 5) -> Fit:
    """The fit of a week that wants so many metres, whatever the number of runs."""
    return fill(found, runs, lambda _: metres, book())


# ------------------------------------------------------------------ volume and long run


def test_a_week_with_room_holds_what_is_wanted_in_the_runs_that_are_wanted() -> None:
    found = fit(room(), 40_000)
    assert (found.volume, found.runs) == (40_000, 5)


@pytest.mark.parametrize("runs", [2, 3, 4, 5])
@pytest.mark.parametrize("race", ["mile", "half", "100 miles"])
def test_the_long_run_keeps_its_share_of_what_is_run(race: str, runs: int) -> None:
    found = fit(room(race_class=race, long_most=40_000.0, easy_most=20_000.0), 36_000, runs)
    assert (found.volume, found.runs) == (36_000, runs)
    assert found.long == pytest.approx(long_share(book(), race, runs) * 36_000, abs=2)


def test_one_run_a_week_is_the_whole_week() -> None:
    found = fit(room(days=1), 8_000, 1)
    assert found == Fit(8_000, 8_000, 1)


def test_the_long_run_keeps_its_own_limit_and_leaves_the_rest_to_the_others() -> None:
    found = fit(room(long_most=10_000.0, easy_most=9_000.0), 40_000)
    assert found.long == 10_000
    assert found.volume == 40_000


def test_the_long_run_fits_into_its_day() -> None:
    caps = {2: 30_000.0, 3: 30_000.0, 4: 30_000.0, 5: 30_000.0, SUNDAY: 7_000.0}
    assert fit(room(caps=caps), 40_000).long == 7_000


def test_no_other_run_is_longer_than_the_long_one() -> None:
    found = fit(room(days=2, long_most=6_000.0), 40_000, 2)
    assert found.volume <= 12_000


def test_what_days_and_limits_do_not_hold_is_left_out() -> None:
    caps = {3: 5_000.0, 5: 4_000.0, SUNDAY: 10_000.0}
    assert fit(room(caps=caps), 60_000, 3).volume <= 19_000
    assert fit(room(days=3, easy_most=3_000.0, long_most=4_000.0), 60_000, 3).volume <= 10_000


def test_without_a_long_run_all_runs_are_easy_ones() -> None:
    found = fit(room(long_day=None, easy_most=5_000.0), 18_000)
    assert (found.volume, found.long) == (18_000, 0)
    assert fit(room(long_day=None, easy_most=5_000.0), 60_000).volume == 25_000


def test_a_run_beside_a_short_one_has_no_more_than_its_share_of_both() -> None:
    """65 % of what is run in two runs, not of what was wanted (LONG-1)."""
    found = fit(room(long_day=None, caps={3: 12_000.0}, done=2_100, done_runs=1), 11_000, 2)
    assert found.volume == pytest.approx(2_100 / 0.35 - 2_100, abs=2)


def test_one_run_alone_holds_more_than_two_that_keep_their_share() -> None:
    """A few minutes on a second day never make a smaller week (G6)."""
    assert fit(room(long_day=None, caps={3: 12_000.0, 5: 2_100.0}), 11_000, 2) == Fit(11_000, 0.0, 1)


def test_a_run_longer_than_the_long_run_of_a_short_day_keeps_the_share_in_its_place() -> None:
    found = fit(room(race_class="100 miles", caps={3: 30_000.0, SUNDAY: 7_000.0}, easy_most=25_000.0), 40_000, 2)
    assert found.long == 7_000
    assert found.volume == pytest.approx(7_000 / 0.35, abs=2)


# ------------------------------------------------------------------ number of runs


def test_a_small_week_has_fewer_runs_of_a_mile_or_more() -> None:
    assert [fit(room(long_day=None), metres).runs for metres in (4_800, 4_799, 3_200, 3_199, 1_600)] == [3, 2, 2, 1, 1]
    assert fit(room(), 1_600) == Fit(1_600, 1_600, 1)


@pytest.mark.parametrize("metres", [0, 1_000, 1_599])
def test_less_than_a_mile_is_no_run(metres: int) -> None:
    assert fit(room(), metres) == Fit(0, 0, 0)


def test_a_week_carries_one_run_for_each_two_and_a_half_kilometres() -> None:
    assert fit(room(long_day=None), 9_900).runs == 3
    assert fit(room(long_day=None), 10_000).runs == 4
    assert fit(room(long_day=None), 12_500).runs == 5


def test_no_more_runs_than_days_with_time() -> None:
    assert fit(room(days=3), 30_000, 6).runs == 3
    assert fill(Room(race_class="10 km", caps={}, long_day=None, long_most=0, easy_most=0), 5, float, book()).runs == 0


def test_more_runs_are_taken_where_more_are_allowed_to_hold_more() -> None:
    def growing(runs: int) -> float:
        return 20_000 + 500.0 * runs

    found = fill(room(), 5, growing, book())
    assert (found.runs, found.volume) == (5, 22_500)


# ------------------------------------------------------------------ what a race asks of the long run


def test_fewer_runs_make_room_for_the_long_run_that_a_race_asks_for() -> None:
    week = {"race_class": "marathon", "long_most": 26_000.0, "easy_most": 20_000.0}
    usual, wished = fit(room(**week), 50_000), fit(room(**week, long_wish=26_000.0), 50_000)
    assert usual.runs == 5
    assert wished.runs < usual.runs
    assert usual.long < wished.long
    assert wished.long <= long_share(book(), "marathon", wished.runs) * wished.volume + 1


def test_a_long_run_that_is_long_enough_keeps_all_the_runs() -> None:
    week = {"race_class": "marathon", "long_most": 26_000.0, "easy_most": 20_000.0}
    assert fit(room(**week, long_wish=18_000.0), 50_000).runs == 5


def test_the_wish_never_costs_much_of_the_volume() -> None:
    week = {"race_class": "marathon", "long_most": 26_000.0, "easy_most": 8_000.0}
    usual, wished = fit(room(**week), 46_000), fit(room(**week, long_wish=26_000.0), 46_000)
    assert wished.volume >= 0.8 * usual.volume


# ------------------------------------------------------------------ a week that has begun


def test_what_was_run_counts_in_the_week_and_in_its_runs() -> None:
    found = fit(room(days=3, done=15_000, done_runs=2), 40_000, 3)
    assert found.volume <= 25_000
    assert found.runs == 3
    assert found.long <= long_share(book(), "10 km", 5) * 40_000 + 1


def test_a_week_that_was_run_already_holds_no_more() -> None:
    assert fit(room(days=3, done=41_000, done_runs=4), 40_000, 3) == Fit(0, 0, 0)


# ------------------------------------------------------------------ properties

_METRES = st.integers(0, 30_000).map(float)


@given(
    caps=st.lists(_METRES, min_size=1, max_size=6),
    more=_METRES,
    long_most=_METRES,
    easy_most=_METRES,
    wanted=st.integers(0, 80_000),
    race=st.sampled_from(["mile", "10 km", "marathon"]),
)
def test_one_more_day_never_makes_a_smaller_week(
    caps: list[float], more: float, long_most: float, easy_most: float, wanted: int, race: str
) -> None:
    days = dict(zip(range(SUNDAY - len(caps) + 1, SUNDAY + 1), caps, strict=True))
    least = room(race_class=race, caps=days, long_most=long_most, easy_most=easy_most)
    wider = room(race_class=race, caps=days | {SUNDAY - 6: more}, long_most=long_most, easy_most=easy_most)
    few, many = fit(least, wanted, 7), fit(wider, wanted, 7)
    assert many.volume >= few.volume - 2, (few, many)


@given(
    caps=st.lists(_METRES, min_size=1, max_size=7),
    long_most=_METRES,
    easy_most=_METRES,
    wanted=st.integers(0, 80_000),
    runs=st.integers(0, 7),
    wish=_METRES,
    done=st.integers(0, 20_000),
)
def test_a_fit_keeps_every_bound(
    caps: list[float], long_most: float, easy_most: float, wanted: int, runs: int, wish: float, done: int
) -> None:
    days = dict(zip(range(SUNDAY - len(caps) + 1, SUNDAY + 1), caps, strict=True))
    found = fit(
        room(caps=days, long_most=long_most, easy_most=easy_most, long_wish=wish, done=done, done_runs=min(1, done)),
        wanted,
        runs,
    )
    assert found.runs <= min(runs, len(caps))
    assert found.volume <= max(0, wanted - done) + 1e-6
    assert found.long <= min(long_most, days[SUNDAY], found.volume) + 1e-6
    assert found.volume - found.long <= sum(sorted(min(c, easy_most) for c in caps)[-found.runs :]) + 1e-6
    assert (found.runs == 0) == (found.volume == 0)
    assert found.volume == 0 or found.volume >= 1_600 - 1e-3
    assert found.volume - found.long >= 1_600 * (found.runs - (found.long > 0)) - 1e-3


# ------------------------------------------------------------------ the longest that keeps its share


def by_halves(found: Room, others: list[float], volume: float, most: float, share: float) -> float:
    """The same, with every length tried."""
    low, high = 0.0, most
    while high - low > 1:
        long = (low + high) / 2
        rest = min(volume - long, sum([min(cap, found.easy_most, long) for cap in others]))
        low, high = (long, high) if long <= share * (found.done + long + rest) + 1e-6 else (low, long)
    return low


metres = st.one_of(st.integers(0, 40_000).map(float), st.floats(0, 40_000))


@given(
    st.lists(metres, max_size=5),
    metres,
    st.floats(0, 1),
    st.sampled_from([0.3, 1 / 3, 0.35, 0.4, 0.5, 0.65, 1.0]),
    metres,
    st.integers(0, 20_000),
)
def test_lengths_that_are_not_in_doubt_need_no_trial(
    others: list[float], volume: float, part: float, share: float, easy_most: float, done: int
) -> None:
    found, caps = room(easy_most=easy_most, done=done), sorted(others, reverse=True)
    most = part * volume
    assert _largest(found, caps, volume, most, share) == by_halves(found, caps, volume, most, share)
