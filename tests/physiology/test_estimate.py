"""How races, time trials and training become one index with an interval."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.physiology.effort import Effort, EffortKind
from surefoot.physiology.estimate import Estimate, after_layoff, estimate_fitness, evidence_weight
from surefoot.physiology.fitness import fitness_index, race_time
from surefoot.rulebook import Book, explain
from surefoot.units import Metres, Seconds

TODAY = dt.date(2027, 1, 4)


def effort(book: Book, index: float, ago: int, kind: EffortKind = "race", distance: int = 10_000) -> Effort:
    seconds = Seconds(round(race_time(book, index, distance)))
    return Effort(Metres(distance), seconds, TODAY - dt.timedelta(days=ago), kind)


@st.composite
def efforts(draw: st.DrawFn) -> Effort:
    distance = draw(st.integers(100, 60_000))
    pace = draw(st.integers(180, 900))
    date = TODAY - dt.timedelta(days=draw(st.integers(-30, 1000)))
    kind: EffortKind = draw(st.sampled_from(["race", "time_trial", "training"]))
    return Effort(Metres(distance), Seconds(max(1, distance * pace // 1000)), date, kind)


@given(log=st.lists(efforts(), max_size=12))
def test_the_interval_holds_the_index(book: Book, log: list[Effort]) -> None:
    estimate = estimate_fitness(book, log, TODAY)
    if estimate is not None:
        assert 0 < estimate.low <= estimate.index < estimate.high
        assert estimate.newest <= TODAY
        assert 1 <= estimate.efforts <= len(log)


@given(log=st.lists(efforts(), max_size=12), seed=st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter(book: Book, log: list[Effort], seed: object) -> None:
    shuffled = list(log)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert estimate_fitness(book, shuffled, TODAY) == estimate_fitness(book, log, TODAY)


@given(log=st.lists(efforts(), max_size=8), more=efforts())
def test_training_never_lowers_the_index(book: Book, log: list[Effort], more: Effort) -> None:
    before = estimate_fitness(book, log, TODAY)
    training = Effort(more.distance, more.seconds, more.date, "training")
    after = estimate_fitness(book, [*log, training], TODAY)
    if before is not None:
        assert after is not None
        assert after.index >= before.index


@given(log=st.lists(efforts(), max_size=8), weeks=st.integers(-200, 200))
def test_shifting_every_date_changes_nothing_else(book: Book, log: list[Effort], weeks: int) -> None:
    shift = dt.timedelta(weeks=weeks)
    shifted = [Effort(e.distance, e.seconds, e.date + shift, e.kind) for e in log]
    one, other = estimate_fitness(book, log, TODAY), estimate_fitness(book, shifted, TODAY + shift)
    assert (one and (one.index, one.low, one.high)) == (other and (other.index, other.low, other.high))


def test_nothing_known_is_none(book: Book) -> None:
    assert estimate_fitness(book, [], TODAY) is None


@pytest.mark.parametrize(
    "nothing",
    [
        Effort(Metres(400), Seconds(70), TODAY),
        Effort(Metres(5000), Seconds(1200), TODAY + dt.timedelta(days=1)),
        Effort(Metres(5000), Seconds(1200), TODAY - dt.timedelta(days=731)),
        Effort(Metres(5000), Seconds(1200), TODAY - dt.timedelta(days=91), "training"),
        Effort(Metres(50), Seconds(3600), TODAY),
        Effort(Metres(0), Seconds(3600), TODAY),
    ],
    ids=["too short", "in the future", "too old", "training too old", "not a run", "no distance"],
)
def test_efforts_that_say_nothing(book: Book, nothing: Effort) -> None:
    assert estimate_fitness(book, [nothing, nothing], TODAY) is None


def test_one_race_today_is_its_own_index(book: Book) -> None:
    estimate = estimate_fitness(book, [effort(book, 48, 0)], TODAY)
    assert estimate is not None
    assert estimate.index == pytest.approx(48, abs=0.05)
    assert estimate.low == pytest.approx(estimate.index * (1 - 0.073))
    assert estimate.high == pytest.approx(estimate.index * (1 + 0.073))
    assert (estimate.basis, estimate.newest, estimate.efforts) == ("race", TODAY, 1)


def test_a_time_trial_counts_as_a_race(book: Book) -> None:
    race = estimate_fitness(book, [effort(book, 48, 9)], TODAY)
    assert estimate_fitness(book, [effort(book, 48, 9, "time_trial")], TODAY) == race


def test_the_newer_of_two_equal_readings_counts_more(book: Book) -> None:
    rising = estimate_fitness(book, [effort(book, 50, 0), effort(book, 48, 180)], TODAY)
    falling = estimate_fitness(book, [effort(book, 50, 180), effort(book, 48, 0)], TODAY)
    assert rising is not None
    assert falling is not None
    assert rising.index > 49.5
    assert falling.index < 49


def test_one_jogged_race_hardly_matters(book: Book) -> None:
    estimate = estimate_fitness(book, [effort(book, 50, 10), effort(book, 38, 3)], TODAY)
    assert estimate is not None
    assert estimate.index > 49.5


def test_weights_halve_as_they_say(book: Book) -> None:
    assert evidence_weight(book, 0, 0) == 1
    assert evidence_weight(book, 90, 0) == pytest.approx(0.5)
    assert evidence_weight(book, 0, 0.04) == pytest.approx(0.5)
    assert evidence_weight(book, 180, 0.04) == pytest.approx(0.125)


def test_more_races_make_a_narrower_interval_and_age_a_wider_one(book: Book) -> None:
    one = estimate_fitness(book, [effort(book, 48, 0)], TODAY)
    four = estimate_fitness(book, [effort(book, 48, 0)] * 4, TODAY)
    old = estimate_fitness(book, [effort(book, 48, 180)], TODAY)
    assert one is not None
    assert four is not None
    assert old is not None
    assert four.high - four.low == pytest.approx((one.high - one.low) / 2)
    assert old.high == pytest.approx(old.index * (1 + 0.073 + 2 * 0.02))


def test_training_alone_is_at_least_what_two_stretches_show(book: Book) -> None:
    log = [effort(book, index, ago, "training") for index, ago in ((60, 9), (35, 4), (32, 2))]
    estimate = estimate_fitness(book, log, TODAY)
    assert estimate is not None
    assert estimate.basis == "at_least"
    assert estimate.low == estimate.index == pytest.approx(35, abs=0.05)
    assert estimate.high == pytest.approx(estimate.index * 1.3)
    assert (estimate.newest, estimate.efforts) == (TODAY - dt.timedelta(days=2), 3)


def test_one_stretch_of_training_says_nothing_yet(book: Book) -> None:
    stretch, race = effort(book, 52, 5, "training"), effort(book, 48, 30)
    assert estimate_fitness(book, [stretch], TODAY) is None
    assert estimate_fitness(book, [race, stretch], TODAY) == estimate_fitness(book, [race], TODAY)


def test_faster_training_lifts_the_index_and_its_lower_end(book: Book) -> None:
    faster = effort(book, 50, 5, "training")
    estimate = estimate_fitness(book, [effort(book, 48, 30), faster, faster], TODAY)
    assert estimate is not None
    assert estimate.index == estimate.low == fitness_index(book, faster.distance, faster.seconds)
    assert estimate.basis == "race"


def test_training_lifts_no_further_than_the_races_allow(book: Book) -> None:
    ride = effort(book, 90, 5, "training")
    races = estimate_fitness(book, [effort(book, 48, 30)], TODAY)
    lifted = estimate_fitness(book, [effort(book, 48, 30), ride, ride], TODAY)
    assert races is not None
    assert lifted is not None
    assert lifted.index == races.high


def test_a_five_hour_marathon_is_at_least(book: Book) -> None:
    marathon = Effort(Metres(42_195), Seconds(5 * 3600), TODAY)
    estimate = estimate_fitness(book, [marathon], TODAY)
    assert estimate is not None
    assert estimate.basis == "at_least"
    index = fitness_index(book, marathon.distance, marathon.seconds)
    assert estimate.index == index
    with_a_poor_race = estimate_fitness(book, [marathon, effort(book, index - 5, 0)], TODAY)
    assert with_a_poor_race is not None
    assert (with_a_poor_race.basis, with_a_poor_race.index) == ("race", index)


def test_a_layoff_scales_index_and_interval_alike(book: Book) -> None:
    before = Estimate(50, 47, 53, "race", TODAY, 1)
    after = after_layoff(book, before, 35)
    assert (after.index, after.low, after.high) == pytest.approx((45.5, 47 * 0.91, 53 * 0.91))
    assert (after.basis, after.newest, after.efforts) == ("race", TODAY, 1)
    assert after_layoff(book, before, 35, cross_trained=True).index == pytest.approx(50 * 0.955)
    assert after_layoff(book, before, 4) == before


def test_the_sentences_can_be_read(book: Book) -> None:
    reason = evidence_weight.because()
    assert explain(reason, book).text == (
        "Your newest and best races count most: half for every 90 days of age, and half for every 4 % under your best."
    )


def stretch(book: Book, index: float, outing: int | None, distance: int = 5_000) -> Effort:
    found = effort(book, index, 5, "training", distance)
    return Effort(found.distance, found.seconds, found.date, "training", outing)


def test_the_stretches_of_one_outing_are_one_support(book: Book) -> None:
    one_run = [stretch(book, index, 1, distance) for index, distance in ((52, 5_000), (51, 3_000), (53, 8_000))]
    assert estimate_fitness(book, one_run, TODAY) is None
    two_runs = estimate_fitness(book, [*one_run, stretch(book, 45, 2)], TODAY)
    assert two_runs is not None
    assert (two_runs.index, two_runs.efforts) == (pytest.approx(45, abs=0.1), 2)


def test_efforts_without_an_outing_are_each_their_own(book: Book) -> None:
    found = estimate_fitness(book, [stretch(book, 50, None), stretch(book, 49, None)], TODAY)
    assert found is not None
    assert found.index == pytest.approx(49, abs=0.1)
