"""One outing whole: its recording, its zones as its runner was then, how much it was, and how it was as planned."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest

from surefoot.analysis import VERSION, Analysis
from surefoot.diary.activity import Activity
from surefoot.diary.entries import ActivityRecorded, Origin, ProfileSet
from surefoot.diary.scenario import Runner
from surefoot.rulebook import load_book
from surefoot.services import daily, looking
from surefoot.services.ports import House, Measured
from surefoot.services.whole import load_of
from surefoot.services.zones import NAMES, Bounds, bounds_of, zones_of
from surefoot.units import Metres, Seconds
from tests.services.analyses import ANALYSIS, measured_house
from tests.services.days import MONDAY, after, as_run, lived_in, run_on
from tests.services.logs import TODAY, small_house, write

BOOK = load_book()
RUNNER = Runner(availability=(Seconds(3600),) * 7, max_hr=190, resting_hr=50, sex="male")
RACE = Activity(date=dt.date(2026, 12, 13), distance=Metres(10_000), duration=Seconds(2_880), race=True)


def told(house: House, **profile) -> None:
    write(house, ProfileSet(**profile))


def test_an_outing_without_a_recording_has_its_load_alone() -> None:
    found = looking.known(small_house(), 2).whole
    assert found is not None
    assert (found.analysis, found.zones, found.load.method) == (None, None, "time")
    assert found.load.because.rule == "STRESS-5"


def test_the_recording_of_an_outing_is_part_of_what_is_known() -> None:
    house = measured_house()
    told(house, max_hr=190, resting_hr=50)
    found = looking.known(house, 1)
    assert found.whole is not None
    assert found.whole.analysis == ANALYSIS
    document = json.loads(msgspec.json.encode(looking.known_document(found)))
    assert document["analysis"]["best"][0]["seconds"] == 118.4
    assert [zone["name"] for zone in document["zones"]["heart_rate"]] == list(NAMES)
    assert document["load"]["method"] == "time"
    assert document["faster"] is None


def test_of_several_recordings_the_one_that_was_measured_speaks() -> None:
    house = small_house()
    found = looking.known(house, 1).whole
    assert found is not None
    assert found.analysis is None


def test_zones_hold_every_second_once() -> None:
    bounds = bounds_of(RUNNER, TODAY, 45.0, BOOK)
    zones = zones_of(ANALYSIS, bounds)
    assert sum(zone.seconds for zone in zones.heart_rate) == pytest.approx(sum(ANALYSIS.heart_rates.values()))
    assert sum(zone.seconds for zone in zones.speed) == pytest.approx(sum(ANALYSIS.speeds.values()))
    assert [zone.high for zone in zones.heart_rate[:-1]] == [zone.low for zone in zones.heart_rate[1:]]
    assert (zones.heart_rate[0].low, zones.speed[-1].high) == (None, None)


def test_the_zones_of_the_heart_are_those_of_the_plan() -> None:
    by_reserve = bounds_of(RUNNER, TODAY, None, BOOK)
    assert by_reserve.heart_rate == (133, 155, 166, 174)
    assert [because.rule for because in by_reserve.because] == ["HEART-3"]
    by_highest = bounds_of(msgspec.structs.replace(RUNNER, resting_hr=None), TODAY, None, BOOK)
    assert [because.rule for because in by_highest.because] == ["HEART-2"]
    assert not by_highest.assumed
    zones = zones_of(ANALYSIS, by_reserve)
    assert [zone.seconds for zone in zones.heart_rate] == [300.0, 2_000.0, 400.0, 180.0, 0.0]


def test_a_highest_heart_rate_of_the_age_is_told_as_such() -> None:
    runner = Runner(availability=(Seconds(3600),) * 7, birth_date=dt.date(1985, 6, 1))
    zones = zones_of(ANALYSIS, bounds_of(runner, TODAY, None, BOOK))
    assert zones.assumed
    assert [because.rule for because in zones.because] == ["HEART-2", "HEART-1"]
    assert zones.because[1].text.startswith("At 41 a highest heart rate of about 179 is usual")


def test_where_nothing_is_known_no_zones_are_told() -> None:
    nobody = Runner(availability=(Seconds(3600),) * 7)
    assert bounds_of(nobody, TODAY, None, BOOK) == Bounds()
    silent = Analysis(version=VERSION, samples=0, elapsed=0.0, timer=0.0, moving=0.0)
    zones = zones_of(silent, bounds_of(RUNNER, TODAY, 45.0, BOOK))
    assert (zones.heart_rate, zones.speed, zones.because) == ((), (), ())


def test_what_was_told_after_an_import_holds_for_the_runs_before() -> None:
    house = measured_house()
    write(house, ProfileSet(max_hr=150, resting_hr=60), on=dt.date(2026, 1, 1))
    write(house, ProfileSet(max_hr=190), on=TODAY)
    zones = looking.known(house, 1).whole.zones
    assert zones.heart_rate[1].low == round(60 + 0.59 * 90)  # the highest of that day, not of later


@pytest.mark.parametrize(
    ("done", "index", "method", "rule"),
    [
        ({"rpe": 5}, None, "effort", "STRESS-1"),
        ({"avg_hr": 150}, None, "heart_rate", "STRESS-4"),
        ({}, 45.0, "pace", "STRESS-4"),
        ({}, None, "time", "STRESS-5"),
        ({"sport": "ride"}, 45.0, "time", "STRESS-5"),
    ],
)
def test_load_is_found_by_the_best_that_is_known(done, index, method: str, rule: str) -> None:
    activity = Activity(date=TODAY, duration=Seconds(3_600), distance=Metres(10_000), **done)
    load = load_of(activity, RUNNER, index, BOOK)
    assert (load.method, load.because.rule) == (method, rule)
    assert load.points > 0
    if method == "effort":
        assert (load.points, load.because.text) == (300, "A felt effort of 5 for 1 h is a load of 300.")


def test_a_race_has_an_age_grade_where_age_and_sex_are_known() -> None:
    house = small_house()
    write(house, ActivityRecorded(activity=RACE), on=RACE.date)
    number = house.log.entries()[-1].id
    assert looking.known(house, number).whole.age_grade is None
    told(house, birth_date=dt.date(1985, 6, 1), sex="female")
    assert looking.known(house, number).whole.age_grade == pytest.approx(64.5, abs=3)
    assert looking.known(house, 1).whole.age_grade is None


def test_paces_of_zones_need_a_race() -> None:
    house = measured_house()
    assert looking.known(house, 1).whole.zones.speed == ()
    write(house, ActivityRecorded(activity=RACE), on=RACE.date)
    zones = looking.known(house, 1).whole.zones
    assert [zone.name for zone in zones.speed] == list(NAMES)
    assert [because.rule for because in zones.because] == ["PACE-1"]


@pytest.mark.parametrize(("beats", "rule"), [(171, "MATCH-4"), (120, None)])
def test_an_easy_run_above_its_heart_rate_is_told_in_a_sentence(beats: int, rule: str | None) -> None:
    house = lived_in()
    daily.accept(house, MONDAY)
    planned = run_on(daily.current(house, after(3)).plan, after(3))
    write(house, ActivityRecorded(activity=as_run(planned, after(3), avg_hr=beats)), on=after(3))
    found = looking.known(house, house.log.entries()[-1].id)
    assert (found.session, found.verdict) == (planned.id, "as planned")
    assert (found.faster.rule if found.faster else None) == rule


@pytest.mark.parametrize(("adjusted", "rule"), [(4.5, "MATCH-5"), (2.0, None)])
def test_without_a_heart_rate_the_pace_on_the_flat_speaks(adjusted: float, rule: str | None) -> None:
    house = lived_in()
    daily.accept(house, MONDAY)
    planned = run_on(daily.current(house, after(3)).plan, after(3))
    done = as_run(planned, after(3))
    write(house, ActivityRecorded(activity=done, origin=Origin(path="a.fit", digest="c" * 64)), on=after(3))
    house.measured.put([Measured("c" * 64, 0, VERSION, msgspec.structs.replace(ANALYSIS, adjusted=adjusted), b"")])
    found = looking.known(house, house.log.entries()[-1].id)
    assert found.session == planned.id
    assert (found.faster.rule if found.faster else None) == rule
