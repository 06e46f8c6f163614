"""Threshold pace and heart rate from what a log holds, how sure they are, and what is said where it holds nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.estimate import Estimate
from surefoot.physiology.paces import training_paces
from surefoot.physiology.thresholds import (
    HardEffort,
    Threshold,
    highest_seen,
    threshold_heart_rate,
    threshold_pace,
)
from surefoot.rulebook import Book, Reason, explain
from surefoot.units import Metres, Seconds

TODAY = dt.date(2027, 1, 4)
RACED = Estimate(50, 48, 52, "race", TODAY - dt.timedelta(days=10), 1)
AT_4_M_S = ((1_200, 250), (2_200, 500), (3_200, 750))  # critical speed 4.0 m/s, reserve 200 m


def hard(distance: int, seconds: int, ago: int = 10, **others: object) -> HardEffort:
    day = TODAY - dt.timedelta(days=ago)
    return HardEffort(date=day, distance=Metres(distance), seconds=Seconds(seconds), **others)  # type: ignore[arg-type]


def race(mean: int | None, ago: int = 10, seconds: int = 3_600) -> HardEffort:
    return hard(12_000, seconds, ago, avg_hr=mean, all_out=True)


def sure(found: Threshold | Reason) -> Threshold:
    assert isinstance(found, Threshold)
    return found


def ids(found: Threshold | Reason) -> list[str]:
    return [reason.rule.id for reason in sure(found).reasons]


def test_threshold_pace_is_that_of_the_index_and_its_interval(book: Book) -> None:
    found = sure(threshold_pace(book, RACED, [], TODAY))
    expected = [training_paces(book, index).threshold for index in (50, 52, 48)]
    assert [found.value, found.low, found.high] == pytest.approx(expected)
    assert found.confidence == "fair"
    assert found.improve is not None
    assert found.improve.rule.id == "THRESHOLD-5"


def test_several_fresh_races_make_it_sure(book: Book) -> None:
    several = Estimate(50, 48, 52, "race", TODAY, 3)
    assert sure(threshold_pace(book, several, [], TODAY)).confidence == "good"
    assert sure(threshold_pace(book, several, [], TODAY)).improve is None
    old = Estimate(50, 48, 52, "race", TODAY - dt.timedelta(days=120), 1)
    assert sure(threshold_pace(book, old, [], TODAY)).confidence == "poor"


def test_training_alone_is_poor_and_says_so(book: Book) -> None:
    found = threshold_pace(book, Estimate(40, 40, 52, "at_least", TODAY, 9), [], TODAY)
    assert sure(found).confidence == "poor"
    assert ids(found)[0] == "THRESHOLD-2"
    assert sure(found).low < sure(found).value == pytest.approx(sure(found).high)


def test_stretches_of_training_do_not_make_training_surer(book: Book) -> None:
    alone = Estimate(50, 50, 65, "at_least", TODAY, 9)
    share = 1000 / (0.96 * training_paces(book, 50).threshold) / 4.0
    alike = [hard(round(distance * share), seconds) for distance, seconds in AT_4_M_S]
    assert threshold_pace(book, alone, alike, TODAY) == threshold_pace(book, alone, [], TODAY)


def test_stretches_alone_give_critical_speed(book: Book) -> None:
    found = threshold_pace(book, None, [hard(*one) for one in AT_4_M_S], TODAY)
    assert sure(found).value == pytest.approx(1000 / (0.96 * 4))
    assert sure(found).low < sure(found).value < sure(found).high
    assert ids(found) == ["THRESHOLD-9", "THRESHOLD-10"]
    told = explain(sure(found).reasons[0], book)
    assert told.text.startswith("Your best stretches of 2 to 20 min give a critical speed of 4:10 /km; ")


def test_of_several_stretches_over_a_distance_the_fastest_counts(book: Book) -> None:
    slow = [hard(distance, seconds + 90) for distance, seconds in AT_4_M_S]
    fast = [hard(*one) for one in AT_4_M_S]
    assert threshold_pace(book, None, [*slow, *fast], TODAY) == threshold_pace(book, None, fast, TODAY)


def test_stretches_that_agree_with_the_races_make_it_surer(book: Book) -> None:
    pace = training_paces(book, 50).threshold
    share = 1000 / (0.96 * pace) / 4.0
    alike = [hard(round(distance * share), seconds) for distance, seconds in AT_4_M_S]
    found = threshold_pace(book, RACED, alike, TODAY)
    assert sure(found).confidence == "good"
    assert ids(found) == ["THRESHOLD-1", "PACE-2", "THRESHOLD-9", "THRESHOLD-10", "THRESHOLD-11"]


@pytest.mark.parametrize("share", [0.5, 1.5], ids=["slow", "a slip of the watch"])
def test_stretches_that_do_not_agree_change_nothing(book: Book, share: float) -> None:
    others = [hard(round(distance * share), seconds) for distance, seconds in AT_4_M_S]
    assert threshold_pace(book, RACED, others, TODAY) == threshold_pace(book, RACED, [], TODAY)


@pytest.mark.parametrize("ago", [181, -1])
def test_what_is_old_or_still_to_come_tells_nothing(book: Book, ago: int) -> None:
    stretches = [hard(*one, ago) for one in AT_4_M_S]
    old = Estimate(50, 48, 52, "race", TODAY - dt.timedelta(days=ago), 2)
    found = threshold_pace(book, old, stretches, TODAY)
    assert isinstance(found, Reason)
    assert "time trial of 5 to 10 km" in explain(found, book).text


def test_threshold_heart_rate_is_the_middle_of_the_races(book: Book) -> None:
    found = sure(threshold_heart_rate(book, [race(168), race(172), race(188)], TODAY))
    assert found.value == 172
    assert (found.low, found.high) == pytest.approx((172 - 3.46, 172 + 3.46), abs=0.01)
    assert (found.confidence, found.improve) == ("good", None)


def test_one_race_is_fair_and_an_old_one_poor(book: Book) -> None:
    one, old = (sure(threshold_heart_rate(book, [race(170, ago)], TODAY)) for ago in (10, 120))
    assert (one.value, one.low, one.high, one.confidence) == (170, 164, 176, "fair")
    assert old.confidence == "poor"
    assert old.improve is not None
    assert old.improve.rule.id == "THRESHOLD-6"


def test_training_lifts_the_heart_rate_within_the_interval_and_only_where_two_runs_show_it(book: Book) -> None:
    def trained(mean: int, outing: int) -> HardEffort:
        return hard(10_000, 3_600, avg_hr=mean, outing=outing)

    once = [race(170), trained(174, 1), trained(174, 1)]
    assert sure(threshold_heart_rate(book, once, TODAY)).value == 170
    assert sure(threshold_heart_rate(book, [*once, trained(174, 2)], TODAY)).value == 174
    assert sure(threshold_heart_rate(book, [*once, trained(190, 2), trained(190, 3)], TODAY)).value == 176


def test_training_alone_is_a_lower_bound(book: Book) -> None:
    found = sure(threshold_heart_rate(book, [hard(10_000, 3_600, avg_hr=mean) for mean in (150, 158, 155)], TODAY))
    assert (found.value, found.low, found.confidence) == (155, 155, "poor")
    assert found.high == pytest.approx(155 * 1.08)


@pytest.mark.parametrize(
    "efforts",
    [[], [race(None)], [race(170, ago=200)], [race(185, seconds=600)], [hard(10_000, 3_600, avg_hr=150)]],
    ids=["nothing", "no heart rate", "too old", "too short", "one training run"],
)
def test_without_evidence_a_reason_says_what_would_help(book: Book, efforts: list[HardEffort]) -> None:
    found = threshold_heart_rate(book, efforts, TODAY)
    assert isinstance(found, Reason)
    assert "strap" in explain(found, book).text


def test_the_highest_heart_rate_needs_two_outings(book: Book) -> None:
    peaks = [hard(5_000, 1_500, peak_hr=peak, outing=outing) for peak, outing in ((220, 1), (191, 2), (190, 2))]
    assert highest_seen(book, peaks) == 191
    assert highest_seen(book, peaks[:1]) is None
    assert highest_seen(book, []) is None


EFFORTS = st.builds(
    hard,
    st.integers(400, 45_000),
    st.integers(60, 15_000),
    st.integers(-20, 400),
    avg_hr=st.none() | st.integers(90, 210),
    all_out=st.booleans(),
    outing=st.none() | st.integers(0, 5),
)


@given(efforts=st.lists(EFFORTS, max_size=10), index=st.none() | st.floats(25, 80))
def test_the_interval_holds_the_threshold(book: Book, efforts: list[HardEffort], index: float | None) -> None:
    estimate = None if index is None else Estimate(index, index * 0.95, index * 1.05, "race", TODAY, 1)
    for found in (threshold_pace(book, estimate, efforts, TODAY), threshold_heart_rate(book, efforts, TODAY)):
        if isinstance(found, Threshold):
            assert found.low <= found.value <= found.high
            assert found.reasons
            assert (found.improve is None) == (found.confidence == "good")
