"""Over time: weeks, load, the share of easy running, runs that grew fast, fitness, and the charts of all that."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from itertools import count

import msgspec
import pytest

from surefoot.analysis import VERSION, Analysis
from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityRecorded, Origin, OverlayApplied, ProfileSet
from surefoot.physiology.load import load_days
from surefoot.rulebook import load_book
from surefoot.services.plots import charts_of
from surefoot.services.ports import House, Measured
from surefoot.services.refusal import Refusal
from surefoot.services.trends import Trends, trends
from surefoot.units import METRES_PER_MILE, Metres, Seconds
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, write

MONDAY = dt.date(2026, 11, 2)
SUNDAY = dt.date(2026, 12, 13)
BOOK = load_book()
_numbers = count()


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def ran(house: House, number: int, km: float, minutes: float = 0, **more) -> int:
    """A run on a day, at 6 min/km where nothing else is said. Returns its number."""
    heart_rates, speeds = more.pop("heart_rates", None), more.pop("speeds", {})
    done = Activity(
        date=day(number), distance=Metres(round(1_000 * km)), duration=Seconds(round(60 * (minutes or 6 * km))), **more
    )
    digest = hashlib.sha256(b"%d" % next(_numbers)).hexdigest()
    origin = Origin(path="a.fit", digest=digest) if heart_rates is not None else None
    write(house, ActivityRecorded(activity=done, origin=origin), on=done.date)
    if heart_rates is not None:
        found = Analysis(
            version=VERSION, samples=1, elapsed=1, timer=1, moving=1, climb=0.0, heart_rates=heart_rates, speeds=speeds
        )
        house.measured.put([Measured(digest, 0, VERSION, found, b"")])
    return house.log.entries()[-1].id


@pytest.fixture
def house() -> House:
    found = fake_house(NOON)
    write(found, ProfileSet(max_hr=190, resting_hr=50), on=MONDAY)
    return found


def look(house: House, **more) -> Trends:
    return trends(house, SUNDAY, MONDAY, **more)


def test_every_week_is_there_with_what_it_holds(house: House) -> None:
    ran(house, 0, 8)
    ran(house, 2, 10)
    ran(house, 20, 5)
    ran(house, 3, 20, 60, sport="ride")
    ran(house, 4, 3, sport="run", running=Seconds(0))  # walked: no run
    found = look(house)
    assert [week.monday for week in found.weeks] == [MONDAY + dt.timedelta(weeks=n) for n in range(6)]
    first = found.weeks[0]
    assert (first.runs, first.distance_m, first.duration_s, first.longest_m) == (2, 18_000, 6_480, 10_000)
    assert [week.runs for week in found.weeks] == [2, 0, 1, 0, 0, 0]
    assert found.weeks[1].longest_m == 0


def test_the_longest_of_thirty_days_reaches_back_and_leaves_walking_out(house: House) -> None:
    ran(house, 0, 16)
    ran(house, 7, 10, running=Seconds(1_800))
    found = look(house)
    assert [week.longest_30_m for week in found.weeks] == [16_000] * 4 + [5_000, 0]


def test_without_days_the_last_year_is_told(house: House) -> None:
    ran(house, 0, 8)
    found = trends(house, SUNDAY)
    assert (found.from_, found.to, len(found.weeks)) == (dt.date(2025, 12, 15), SUNDAY, 52)


def test_what_is_later_than_the_last_day_is_not_told(house: House) -> None:
    ran(house, 0, 8)
    ran(house, 10, 8)
    found = trends(house, SUNDAY, MONDAY, day(8))
    assert sum(week.runs for week in found.weeks) == 1
    assert found.days[-1].date == day(8)


def test_days_that_are_turned_around_are_refused(house: House) -> None:
    with pytest.raises(Refusal):
        trends(house, SUNDAY, SUNDAY, MONDAY)


def test_load_is_that_of_the_physiology_from_the_first_day_of_the_log(house: House) -> None:
    ran(house, -10, 10, 60, rpe=5)
    ran(house, 1, 8, 50, avg_hr=150)
    ran(house, 1, 20, 60, sport="ride")
    found = look(house)
    loads = {one.date: one.load for one in found.days}
    assert loads[day(1)] > loads[day(0)] == 0
    whole = load_days(BOOK, [300.0, *[0.0] * 10, loads[day(1)]])
    shown = next(one for one in found.days if one.date == day(1))
    assert (shown.slow, shown.fast) == (round(whole[-1].slow, 1), round(whole[-1].fast, 1))
    assert found.days[0].date == MONDAY
    assert found.weeks[0].load == round(loads[day(1)])
    assert [because.rule for because in found.because] == ["STRESS-6", "STRESS-7"]


def test_easy_is_told_by_the_heart_and_what_nobody_knows_stays_unknown(house: House) -> None:
    ran(house, 0, 8, 60, heart_rates={120: 1_200.0, 154: 600.0, 155: 300.0, 180: 900.0})
    ran(house, 1, 8, 50)
    found = look(house)
    week = found.weeks[0]
    assert (week.easy_s, week.hard_s, week.unknown_s) == (1_800, 1_200, 3_600)
    assert found.easy_by == "heart_rate"
    assert "HEART-3" in {because.rule for because in found.because}


def test_without_a_heart_rate_pace_on_the_flat_tells_once_a_race_speaks(house: House) -> None:
    ran(house, 0, 8, 48, heart_rates={}, speeds={20: 1_500.0, 45: 1_000.0})
    assert look(house).easy_by == ""
    ran(house, 6, 10, 50, race=True)
    found = look(house)
    assert (found.weeks[0].easy_s, found.weeks[0].hard_s) == (1_500, 1_000)
    assert found.easy_by == "pace"
    assert "PACE-1" in {because.rule for because in found.because}
    ran(house, 7, 8, 50, heart_rates={120: 600.0})
    assert look(house).easy_by == "both"


def test_runs_that_grew_fast_are_named_with_what_they_grew_from(house: House) -> None:
    ran(house, -5, 10)
    ran(house, 0, 10.9)
    spike = ran(house, 8, 15)
    ran(house, 9, 16)
    race = ran(house, 15, 21.1, race=True)
    found = look(house)
    assert [(one.id, one.distance_m, one.longest_m, one.race) for one in found.spikes] == [
        (spike, 15_000, 10_900, False),
        (race, 21_100, 16_000, True),
    ]
    assert found.spikes[0].over == pytest.approx(15 / 10.9 - 1)
    assert found.spikes[0].because.rule == "LOAD-1"
    assert "10.9 km" in found.spikes[0].because.text


def test_the_first_run_after_a_month_off_is_no_spike(house: House) -> None:
    ran(house, 0, 5)
    ran(house, 31, 10)
    assert look(house).spikes == ()


def test_an_overlay_of_the_runner_counts(house: House) -> None:
    ran(house, 0, 10)
    ran(house, 3, 10.9)
    assert look(house).spikes == ()
    write(house, OverlayApplied(overlay={"load/single_run_growth": 1.05}), on=MONDAY)
    assert len(look(house).spikes) == 1


def test_fitness_is_told_from_the_first_race_on(house: House) -> None:
    ran(house, 10, 10, 50, race=True)
    found = look(house)
    assert [one.date for one in found.fitness] == [MONDAY + dt.timedelta(days=6 + 7 * n) for n in range(1, 6)]
    assert found.fitness[0].low < found.fitness[0].index < found.fitness[0].high


def test_a_recording_started_by_mistake_counts_for_nothing(house: House) -> None:
    ran(house, 0, 0.05, 0.1, heart_rates={120: 6.0})
    assert sum(week.runs for week in look(house).weeks) == 0


def test_as_a_document_it_has_the_words_of_the_options(house: House) -> None:
    ran(house, 0, 8)
    document = json.loads(msgspec.json.encode(look(house)))
    assert document["from"] == MONDAY.isoformat()
    assert document["weeks"][0]["distance_m"] == 8_000


@pytest.mark.parametrize(("units", "whole"), [("km", 1_000.0), ("mi", METRES_PER_MILE)])
def test_the_numbers_of_charts_are_those_of_the_document(house: House, units: str, whole: float) -> None:
    ran(house, 0, 8, 60, heart_rates={120: 1_200.0, 170: 600.0})
    ran(house, 15, 12, race=True)
    found = look(house, units=units)
    charts = charts_of(found)
    assert list(charts) == ["volume", "load", "easy", "fitness"]
    volume, load, easy, fitness = charts.values()
    assert volume.series[0].values == [week.distance_m / whole for week in found.weeks]
    assert volume.series[1].values == [week.longest_m / whole or None for week in found.weeks]
    assert load.series[0].values == [one.slow for one in found.days]
    assert [one.values[0] for one in easy.series] == pytest.approx([100 / 3, 50 / 3, 50.0])
    assert [one.values[1] for one in easy.series] == [None] * 3
    assert fitness.dates == [one.date for one in found.fitness]
    assert volume.unit == units


def test_a_long_load_is_drawn_by_weeks_and_ends_on_the_last_day(house: House) -> None:
    ran(house, -300, 8)
    found = trends(house, SUNDAY)
    load = charts_of(found)["load"]
    assert load.dates[-1] == SUNDAY
    assert load.series[0].values[-1] == found.days[-1].slow
    assert len(load.dates) == len(found.weeks)


def test_nothing_at_all_is_told_too() -> None:
    found = trends(fake_house(NOON), SUNDAY)
    assert {week.runs for week in found.weeks} == {0}
    assert (found.spikes, found.fitness, found.easy_by) == ((), (), "")
    assert list(charts_of(found)) == ["volume", "load"]
