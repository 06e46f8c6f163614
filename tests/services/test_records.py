"""Records: the fastest over each distance, ever and by year, with the outing that holds them."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.analysis import VERSION, Analysis
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.entries import ActivityRecorded, Origin, ProfileSet, Retracted
from surefoot.services.ports import House, Measured
from surefoot.services.records import Record, records
from surefoot.units import Metres, Seconds
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, write


@pytest.fixture
def house() -> House:
    return fake_house(NOON)


def ran(house: House, date: dt.date, metres: int, minutes: float, **more) -> int:
    climb = more.pop("climb", None)
    best = tuple(BestEffort(Metres(d), Seconds(s)) for d, s in more.pop("best", {}).items())
    done = Activity(
        date=date, distance=Metres(metres), duration=Seconds(round(60 * minutes)), best_efforts=best, **more
    )
    digest = f"{len(house.log.entries()):064d}"
    write(house, ActivityRecorded(activity=done, origin=Origin(path="a.fit", digest=digest) if best else None), on=date)
    if climb is not None:
        found = Analysis(version=VERSION, samples=1, elapsed=1, timer=1, moving=1, climb=climb)
        house.measured.put([Measured(digest, 0, VERSION, found, b"")])
    return house.log.entries()[-1].id


def times(efforts: tuple[Record, ...]) -> dict[int, tuple[int, int]]:
    return {round(one.distance_m): (one.seconds, one.id) for one in efforts}


OLD, NEW = dt.date(2025, 6, 1), dt.date(2026, 6, 1)


def test_the_fastest_of_each_distance_ever_and_by_year(house: House) -> None:
    first = ran(house, OLD, 6_000, 30, best={400: 90, 1_000: 250, 5_000: 1_500})
    second = ran(house, NEW, 6_000, 31, best={400: 95, 1_000: 240, 805: 200, 1_609: 420})
    found = records(house)
    assert found.runs == 2
    assert times(found.ever.efforts) == {
        400: (90, first), 805: (200, second), 1_000: (240, second), 1_609: (420, second), 5_000: (1_500, first)
    }  # fmt: skip
    assert [one.distance_m for one in found.ever.efforts][1] == pytest.approx(804.672)
    assert list(found.years) == [2026, 2025]
    assert times(found.years[2025].efforts) == {400: (90, first), 1_000: (250, first), 5_000: (1_500, first)}


def test_the_first_that_was_as_fast_keeps_it(house: House) -> None:
    first = ran(house, OLD, 2_000, 10, best={1_000: 250})
    ran(house, NEW, 2_000, 10, best={1_000: 250})
    assert times(records(house).ever.efforts) == {1_000: (250, first)}


def test_half_marathons_count_however_their_metres_were_rounded(house: House) -> None:
    ran(house, OLD, 21_500, 110, best={21_097: 6_400})
    better = ran(house, NEW, 21_500, 105, best={21_098: 6_200})
    (half,) = records(house).ever.efforts
    assert (half.distance_m, half.seconds, half.id) == (21_097.5, 6_200, better)


def test_a_race_by_hand_counts_over_its_own_distance(house: House) -> None:
    race = ran(house, NEW, 10_000, 45, race=True)
    ran(house, NEW, 10_000, 40)  # no race: nobody knows how it was measured
    ran(house, NEW, 10_300, 39, race=True)
    assert times(records(house).ever.efforts) == {10_000: (2_700, race)}


def test_the_longest_run_and_the_most_climb(house: House) -> None:
    hilly = ran(house, OLD, 8_000, 60, best={400: 100}, climb=312.4)
    far = ran(house, NEW, 25_000, 150, best={400: 110}, climb=20.0)
    ran(house, NEW, 90_000, 200, sport="ride")
    found = records(house)
    assert found.ever.longest is not None
    assert (found.ever.longest.metres, found.ever.longest.id) == (25_000, far)
    assert found.ever.most_climb is not None
    assert (found.ever.most_climb.metres, found.ever.most_climb.id) == (312, hilly)
    assert found.years[2026].most_climb is not None
    assert found.years[2026].most_climb.id == far


def test_what_was_taken_back_walked_or_recorded_by_mistake_holds_no_record(house: House) -> None:
    gone = ran(house, NEW, 5_000, 20, best={5_000: 1_200})
    write(house, Retracted(of=gone), on=NEW)
    ran(house, NEW, 5_000, 50, best={5_000: 1_000}, running=Seconds(0))
    ran(house, NEW, 200, 0.1, best={400: 10})
    found = records(house)
    assert (found.runs, found.ever.efforts, found.ever.longest, found.ever.most_climb) == (0, (), None, None)


def test_an_age_grade_stands_where_the_tables_have_the_distance(house: House) -> None:
    ran(house, NEW, 11_000, 50, best={400: 80, 3_219: 800, 5_000: 1_300})
    assert {one.age_grade for one in records(house).ever.efforts} == {None}
    write(house, ProfileSet(birth_date=dt.date(1985, 6, 1), sex="female"), on=NEW)
    grades = {round(one.distance_m): one.age_grade for one in records(house).ever.efforts}
    assert grades == {400: None, 3_219: None, 5_000: pytest.approx(68.0, abs=3)}


def test_an_empty_log_has_none(house: House) -> None:
    found = records(house)
    assert (found.runs, found.years, found.ever.efforts) == (0, {}, ())
