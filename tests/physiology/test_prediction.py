"""What a runner may run at another distance: the chain of laws, its intervals and reasons."""

from __future__ import annotations

import csv
import datetime as dt
import math
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from surefoot.physiology.effort import Effort
from surefoot.physiology.equivalence import equivalent_time, personal_exponent, slope
from surefoot.physiology.estimate import Estimate
from surefoot.physiology.fitness import race_time
from surefoot.physiology.prediction import Prediction, predict, predict_from_index
from surefoot.rulebook import Book, explain
from surefoot.units import HALF_MARATHON, MARATHON, MILE, Metres, Seconds

TODAY = dt.date(2027, 1, 4)
DISTANCES = st.integers(400, 161_000)
WEEKS = st.none() | st.integers(0, 300_000)


def race(distance: int, seconds: float, ago: int = 0) -> Effort:
    return Effort(Metres(distance), Seconds(round(seconds)), TODAY - dt.timedelta(days=ago))


def ids(prediction: Prediction | None) -> list[str]:
    assert prediction is not None
    return [reason.rule.id for reason in prediction.reasons]


@st.composite
def races(draw: st.DrawFn) -> Effort:
    distance = draw(DISTANCES)
    return race(distance, distance * draw(st.floats(0.17, 0.6)), draw(st.integers(0, 700)))


@given(log=st.lists(races(), min_size=1, max_size=5), week=WEEKS, target=DISTANCES)
def test_the_interval_holds_the_time(book: Book, log: list[Effort], week: int | None, target: int) -> None:
    found = predict(book, log, week, Metres(target))
    assert found is not None
    assert 0 < found.low <= found.seconds <= found.high
    assert found.reasons


@given(one=races(), week=WEEKS, target=DISTANCES, more=st.floats(1.1, 3))
def test_a_longer_race_takes_longer(book: Book, one: Effort, week: int | None, target: int, more: float) -> None:
    shorter = predict(book, [one], week, Metres(target))
    longer = predict(book, [one], week, Metres(math.ceil(target * more)))
    assert shorter is not None
    assert longer is not None
    assert longer.seconds > shorter.seconds


@given(one=races(), week=WEEKS, target=DISTANCES, slower=st.floats(1.05, 1.5))
def test_a_slower_race_predicts_a_slower_time(
    book: Book, one: Effort, week: int | None, target: int, slower: float
) -> None:
    other = Effort(one.distance, Seconds(math.ceil(one.seconds * slower)), one.date)
    fast, slow = predict(book, [one], week, Metres(target)), predict(book, [other], week, Metres(target))
    assert fast is not None
    assert slow is not None
    assert slow.seconds > fast.seconds


@given(one=races(), target=DISTANCES, week=st.integers(0, 150_000), more=st.integers(1, 60_000))
def test_a_longer_week_never_predicts_a_slower_time(book: Book, one: Effort, target: int, week: int, more: int) -> None:
    few, many = predict(book, [one], week, Metres(target)), predict(book, [one], week + more, Metres(target))
    assert few is not None
    assert many is not None
    assert many.seconds <= few.seconds


@given(one=races(), target=DISTANCES)
def test_equivalents_go_both_ways(book: Book, one: Effort, target: int) -> None:
    there = equivalent_time(book, one.seconds, one.distance, target)
    assert equivalent_time(book, there, target, one.distance) == pytest.approx(one.seconds, rel=1e-9)


@pytest.mark.parametrize("edge", [MILE, HALF_MARATHON, MARATHON])
@pytest.mark.parametrize("week", [None, 60_000])
def test_no_jump_where_one_law_follows_another(book: Book, edge: int, week: int | None) -> None:
    below, above = (predict(book, [race(10_000, 2700)], week, Metres(edge + step)) for step in (-1, 1))
    assert below is not None
    assert above is not None
    assert 0 <= above.seconds - below.seconds <= 2


def test_the_race_itself_is_its_own_prediction(book: Book) -> None:
    found = predict(book, [race(10_000, 2700)], None, Metres(10_000))
    assert found is not None
    off = math.exp(-3.2105)  # common speed, week unknown, nothing between race and question
    assert (found.low, found.high) == (round(2700 * math.exp(-1.1201 * off)), round(2700 * math.exp(1.3045 * off)))
    assert (found.seconds, found.stretched) == (2700, False)
    assert ids(found) == ["PREDICT-12"]


@pytest.mark.parametrize(
    ("target", "week", "rules"),
    [
        (400, None, ["PREDICT-12", "PREDICT-1", "PREDICT-2"]),
        (5000, 50_000, ["PREDICT-12", "PREDICT-1"]),
        (12_000, 50_000, ["PREDICT-12", "PREDICT-22"]),
        (HALF_MARATHON, None, ["PREDICT-12", "PREDICT-23"]),
        (30_000, 50_000, ["PREDICT-12", "PREDICT-22", "PREDICT-24"]),
        (MARATHON, 50_000, ["PREDICT-12", "PREDICT-22", "PREDICT-24"]),
        (MARATHON, None, ["PREDICT-12", "PREDICT-23", "PREDICT-25"]),
        (100_000, 50_000, ["PREDICT-12", "PREDICT-22", "PREDICT-24", "PREDICT-4"]),
        (160_934, None, ["PREDICT-12", "PREDICT-23", "PREDICT-25", "PREDICT-4"]),
    ],
)
def test_which_laws_speak(book: Book, target: int, week: int | None, rules: list[str]) -> None:
    assert ids(predict(book, [race(10_000, 2700)], week, Metres(target))) == rules


def test_a_marathon_from_one_race_and_the_week(book: Book) -> None:
    """By hand: 1.0928 - 0.0429 ln(60/50) to the half, 1.1534 - 0.0657 ln(60/50) on from there."""
    found = predict(book, [race(10_000, 2400)], 60_000, MARATHON)
    assert found is not None
    week = math.log(60 / 50)
    half = 2400 * (HALF_MARATHON / 10_000) ** (1.0928 - 0.0429 * week)
    assert found.seconds == round(half * (MARATHON / HALF_MARATHON) ** (1.1534 - 0.0657 * week))


def test_a_marathon_from_two_races_and_the_week(book: Book) -> None:
    """The half was slower than the 10 km by Riegel's law: by that gap times 0.2347 the fade is less."""
    found = predict(book, [race(10_000, 2400, 60), race(HALF_MARATHON, 5400)], 50_000, MARATHON)
    assert found is not None
    gap = math.log(5400 / (2400 * (HALF_MARATHON / 10_000) ** 1.06))
    assert gap > 0
    assert found.seconds == round(5400 * (MARATHON / HALF_MARATHON) ** (1.1534 - 0.2347 * gap))
    assert ids(found) == ["PREDICT-12", "PREDICT-24", "PREDICT-26"]


def test_the_better_the_shorter_race_the_faster_the_marathon(book: Book) -> None:
    half = race(HALF_MARATHON, 5400)
    times = [predict(book, [half, race(10_000, seconds)], 50_000, MARATHON) for seconds in (2280, 2400, 2520)]
    seconds = [found.seconds for found in times if found is not None]
    assert seconds == sorted(set(seconds))


@pytest.mark.parametrize(
    "other",
    [race(10_000, 2400, 400), race(15_000, 3750, 10), race(800, 150, 10)],
    ids=["another season", "too near in distance", "under a mile"],
)
def test_a_second_race_that_does_not_fit_is_left_out(book: Book, other: Effort) -> None:
    half = race(HALF_MARATHON, 5400)
    assert predict(book, [half, other], 60_000, MARATHON) == predict(book, [half], 60_000, MARATHON)


def test_a_marathon_predicts_itself_whatever_the_week(book: Book) -> None:
    log = [race(MARATHON, 14_000, 100), race(5000, 1300)]
    found = predict(book, log, 60_000, MARATHON)
    assert found is not None
    assert found.seconds == 14_000


def test_weeks_beyond_the_survey_count_as_its_ends(book: Book) -> None:
    log = [race(HALF_MARATHON, 5400)]
    assert predict(book, log, 400_000, MARATHON) == predict(book, log, 130_000, MARATHON)
    assert predict(book, log, 0, MARATHON) == predict(book, log, 8_000, MARATHON)


@given(one=races(), week=WEEKS, target=DISTANCES, more=st.floats(1.01, 3))
def test_a_longer_race_is_never_run_at_a_faster_pace(
    book: Book, one: Effort, week: int | None, target: int, more: float
) -> None:
    further = math.ceil(target * more)
    shorter, longer = (predict(book, [one], week, Metres(metres)) for metres in (target, further))
    assert shorter is not None
    assert longer is not None
    half_a_second = 0.5 / target + 0.5 / further  # both times are rounded
    assert longer.seconds / further >= shorter.seconds / target - half_a_second


@given(one=races(), week=WEEKS, target=st.integers(400, 161_000))
def test_nothing_jumps_anywhere(book: Book, one: Effort, week: int | None, target: int) -> None:
    """A thousandth of the distance more is no more than some thousandths of time, at both ends of the interval too."""
    here, there = (predict(book, [one], week, Metres(metres)) for metres in (target, round(target * 1.001) + 1))
    assert here is not None
    assert there is not None
    step = math.log((round(target * 1.001) + 1) / target)
    for before, after in ((here.seconds, there.seconds), (here.low, there.low), (here.high, there.high)):
        rounding = 1 / before + 1 / after
        assert -rounding <= math.log(after / before) <= 3 * step + rounding


@given(index=st.floats(25, 80), week=WEEKS, target=DISTANCES, more=st.floats(1.001, 1.5))
def test_from_an_index_longer_races_take_longer_too(
    book: Book, index: float, week: int | None, target: int, more: float
) -> None:
    estimate = Estimate(index, index * 0.95, index * 1.05, "race", TODAY, 1)
    further = Metres(math.ceil(target * more) + 10)
    shorter, longer = (predict_from_index(book, estimate, week, metres) for metres in (Metres(target), further))
    assert longer.seconds > shorter.seconds
    assert longer.low >= shorter.low
    assert longer.high >= shorter.high


def test_the_nearest_race_speaks_and_age_counts_as_distance(book: Book) -> None:
    near, far = race(15_000, 3900, 30), race(5000, 1200)
    assert predict(book, [near, far], None, HALF_MARATHON) == predict(book, [near], None, HALF_MARATHON)
    old = race(15_000, 3900, 600)
    assert predict(book, [old, far], None, HALF_MARATHON) == predict(book, [far], None, HALF_MARATHON)


def test_training_predicts_nothing(book: Book) -> None:
    training = Effort(Metres(5000), Seconds(1500), TODAY, "training")
    assert predict(book, [training], None, MARATHON) is None
    assert predict(book, [], None, MARATHON) is None


@pytest.mark.parametrize("seconds", [3 * 60, 5 * 3600])
def test_beyond_the_formulas_ground_is_said(book: Book, seconds: int) -> None:
    found = predict(book, [race(10_000, 2700)], None, Metres(round(seconds / 0.28)))
    assert found is not None
    assert found.stretched


def test_a_race_without_distance_is_refused(book: Book) -> None:
    with pytest.raises(ValueError, match="above zero"):
        predict(book, [race(10_000, 2700)], None, Metres(0))
    with pytest.raises(ValueError, match="above zero"):
        predict_from_index(book, Estimate(50, 47, 53, "race", TODAY, 1), None, Metres(-5))


def test_the_reason_names_the_race(book: Book) -> None:
    found = predict(book, [race(10_000, 2700)], None, Metres(5000))
    assert found is not None
    texts = [explain(reason, book).text for reason in found.reasons]
    assert texts == [
        "From your 10.0 km in 45:00 on Mon 4 January 2027.",
        "Time grows with distance to the power of 1.06 (Riegel).",
    ]


@given(index=st.floats(20, 80), share=st.floats(0.001, 0.2), week=WEEKS, target=DISTANCES)
def test_the_interval_from_an_index_holds_the_time(
    book: Book, index: float, share: float, week: int | None, target: int
) -> None:
    estimate = Estimate(index, index * (1 - share), index * (1 + share), "race", TODAY, 1)
    found = predict_from_index(book, estimate, week, Metres(target))
    assert 0 < found.low <= found.seconds <= found.high
    assert ids(found)[0] == "PREDICT-11"


def test_from_an_index_the_table_speaks_up_to_the_half(book: Book) -> None:
    estimate = Estimate(50, 48, 52, "race", TODAY, 1)
    found = predict_from_index(book, estimate, 50_000, Metres(10_000))
    times = [round(race_time(book, index, 10_000)) for index in (50, 52, 48)]
    assert [found.seconds, found.low, found.high] == pytest.approx(times, abs=1)


def test_from_an_index_the_marathon_follows_the_half_and_the_week(book: Book) -> None:
    estimate = Estimate(50, 50, 50, "race", TODAY, 1)
    half = Effort(HALF_MARATHON, Seconds(round(race_time(book, 50, HALF_MARATHON))), TODAY)
    found, direct = predict_from_index(book, estimate, 50_000, MARATHON), predict(book, [half], 50_000, MARATHON)
    assert direct is not None
    assert found.seconds == pytest.approx(direct.seconds, abs=2)
    # what one race scatters is in the index's own interval; only what the longer way adds comes on top
    assert direct.low < found.low < found.seconds < found.high < direct.high


def test_from_an_index_the_interval_does_not_jump_at_the_half(book: Book) -> None:
    estimate = Estimate(50, 48, 52, "race", TODAY, 1)
    half, more = (predict_from_index(book, estimate, 50_000, Metres(HALF_MARATHON + step)) for step in (0, 10))
    assert 0 <= more.high - half.high <= 20
    assert -5 <= more.low - half.low <= 20


def test_an_exponent_of_ones_own(book: Book) -> None:
    log = [race(5000, 1200), race(10_000, 1200 * 2**1.10)]
    assert personal_exponent(book, log) == pytest.approx(1.08, abs=0.001)


def test_no_exponent_from_races_too_alike(book: Book) -> None:
    assert personal_exponent(book, [race(10_000, 2700), race(15_000, 4200)]) is None
    assert personal_exponent(book, []) is None


@given(times=st.lists(st.integers(600, 30_000), min_size=2, max_size=2))
def test_an_exponent_of_ones_own_stays_in_bounds(book: Book, times: list[int]) -> None:
    assume(min(times) > 0)
    found = personal_exponent(book, [race(5000, times[0]), race(HALF_MARATHON, times[1])])
    assert found is not None
    assert 1.01 <= found <= 1.20


def test_a_line_needs_two_places() -> None:
    with pytest.raises(ValueError, match="two different places"):
        slope([(1, 2), (1, 3)])


@pytest.mark.needs_shared_data
@pytest.mark.parametrize(
    ("target", "week_known", "holds", "middle"),
    [
        ("k10", False, (0.72, 0.90), 0.03),
        ("mh", False, (0.72, 0.90), 0.03),
        ("mf", False, (0.77, 0.83), 0.02),
        ("mf", True, (0.77, 0.83), 0.02),
    ],
    ids=["10 km", "half marathon", "marathon, week unknown", "marathon, week known"],
)
def test_the_intervals_hold_about_eight_in_ten_real_runners(
    book: Book, shared_data: Path, target: str, week_known: bool, holds: tuple[float, float], middle: float
) -> None:
    """Against the survey of Vickers and Vertosick: every race predicted from the runner's shorter ones."""
    distances = {"k5": 5000, "k10": 10_000, "m10": 16_093, "mh": HALF_MARATHON, "mf": MARATHON}
    inside, errors = 0, []
    with (shared_data / "race-times" / "vickers_groups_1_2.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            times = {name: float(row[f"{name}_ti_adj"]) for name in distances if row[f"{name}_ti_adj"]}
            week = float(row["typical"]) * 1609.344 if row["typical"] and week_known else None
            shorter = [race(distances[n], t) for n, t in times.items() if distances[n] < distances[target]]
            if target not in times or not shorter or (week_known and week is None):
                continue
            found = predict(book, shorter, week, Metres(distances[target]))
            assert found is not None
            inside += found.low <= times[target] <= found.high
            errors.append(times[target] / found.seconds - 1)
    assert len(errors) > 300
    assert holds[0] <= inside / len(errors) <= holds[1]
    assert abs(sorted(errors)[len(errors) // 2]) < middle
