"""Race times from races, and fitness from a log."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

import surefoot.coach
from surefoot.rulebook import load_book
from surefoot.services.demonstration import demonstration
from surefoot.services.fitness import fitness
from surefoot.services.forecasting import USUAL, KnownRace, forecast
from surefoot.services.planning import Planner
from surefoot.services.refusal import Refusal
from surefoot.units import MARATHON, Metres, Seconds
from tests.cli import sample_plan as sample

TODAY = sample.TODAY
RACE = KnownRace(Metres(10_000), Seconds(2_700), TODAY)


def test_longer_races_take_longer_and_their_pace_is_slower() -> None:
    found = forecast(load_book(), [RACE], USUAL)
    times = [entry.time_s for entry in found]
    paces = [entry.pace_s_per_km for entry in found]
    assert times == sorted(times)
    assert paces == sorted(paces)
    assert all(entry.low_s < entry.time_s < entry.high_s for entry in found)


def test_the_typical_week_decides_about_the_marathon() -> None:
    few, many = (forecast(load_book(), [RACE], [MARATHON], Metres(week))[0].time_s for week in (25_000, 80_000))
    assert many < few


def test_times_are_written_as_on_a_finish_clock() -> None:
    entry = forecast(load_book(), [RACE], [Metres(10_000)])[0]
    assert entry.time == "45:00"
    assert entry.interval[0] < entry.time < entry.interval[1]
    assert "10.0 km in 45:00" in entry.because[0].text
    assert "6.2 mi in 45:00" in forecast(load_book(), [RACE], [Metres(10_000)], units="mi")[0].because[0].text


def test_no_race_predicts_nothing() -> None:
    assert forecast(load_book(), [], USUAL) == ()


@pytest.mark.parametrize(("metres", "seconds"), [(10_000, 60), (10_000, 90_000), (10, 2), (10_000_000, 90_000)])
def test_what_is_no_race_is_refused(metres: int, seconds: int) -> None:
    with pytest.raises(Refusal) as refused:
        forecast(load_book(), [KnownRace(Metres(metres), Seconds(seconds), TODAY)], USUAL)
    assert refused.value.path == "--race"
    assert refused.value.mend


def test_distances_that_nobody_races_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        forecast(load_book(), [RACE], [Metres(399)])
    assert refused.value.path == "--to"


def test_times_are_foretold_from_400_m_to_100_miles() -> None:
    shortest, longest = forecast(load_book(), [RACE], [Metres(400), Metres(160_934)])
    assert 0 < shortest.low_s < shortest.time_s < shortest.high_s < longest.low_s


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(surefoot.coach, "make_plan", lambda scenario, book: sample.sample_plan())

    def ask(**changes):
        scenario = demonstration(TODAY)
        runner = msgspec.structs.replace(scenario.runner, **changes)
        return fitness(Planner(), msgspec.structs.replace(scenario, runner=runner))

    return ask


def test_fitness_is_that_of_the_plan_and_names_its_races(answer) -> None:
    found = answer()
    assert found.fitness.index == 41.2
    assert [race.distance for race in found.races] == [10_000, 21_098, 10_000]


def test_zones_rise_and_stay_under_the_highest_heart_rate(answer) -> None:
    found = answer()
    assert (found.max_hr, found.max_hr_known) == (184, True)
    spans = list(found.zones.values())
    assert spans == sorted(spans)
    assert spans[-1][1] <= 184


def test_an_unknown_highest_heart_rate_is_that_of_the_age(answer) -> None:
    found = answer(max_hr=None)
    assert not found.max_hr_known
    assert 170 <= found.max_hr <= 190


def test_nothing_is_said_of_a_heart_nobody_told_of(answer) -> None:
    found = answer(max_hr=None, birth_date=None)
    assert (found.max_hr, found.zones) == (None, {})
    assert dt.date(2027, 1, 4) == found.today
