"""What the stored log says of its runner: thresholds with measured heart rates, and the races to predict from."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.analysis import VERSION, Best
from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.entries import ActivityRecorded, New, Origin
from surefoot.diary.scenario import Log
from surefoot.rulebook import load_book
from surefoot.services.daily import current
from surefoot.services.demonstration import demonstration
from surefoot.services.fitness import FitnessAnswer, fitness
from surefoot.services.forecasting import KnownRace
from surefoot.services.own_numbers import OwnRaces, own_races, stored_fitness
from surefoot.services.planning import Planner
from surefoot.services.ports import House, Measured
from surefoot.units import Metres, Seconds
from tests.services.analyses import ANALYSIS
from tests.services.fake_house import fake_house

TODAY = dt.date(2027, 1, 4)


def run(ago: int, metres: int, seconds: int, **others: object) -> Activity:
    day = TODAY - dt.timedelta(days=ago)
    return Activity(date=day, distance=Metres(metres), duration=Seconds(seconds), **others)  # type: ignore[arg-type]


def house_with(*runs: Activity) -> House:
    house = fake_house(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))
    for number, done in enumerate(runs):
        origin = Origin(path=f"{number}.fit", digest=f"{number}" * 64)
        house.log.append([New(fact=ActivityRecorded(activity=done, origin=origin), effective=done.date)])
    return house


def measured(number: int, mean: int, peak: int) -> Measured:
    """Five kilometres and an hour of a run, with their heart rates."""
    best = (
        Best(distance=5_000.0, seconds=1_450.0, start=0.0, start_distance=0.0, avg_hr=mean + 4),
        Best(distance=12_000.0, seconds=3_600.0, start=0.0, start_distance=0.0, avg_hr=mean),
        Best(distance=1_609.344, seconds=420.0, start=0.0, start_distance=0.0),
    )
    analysis = msgspec.structs.replace(ANALYSIS, best=best, max_hr=peak)
    return Measured(f"{number}" * 64, 0, VERSION, analysis, b"")


def asked(house: House) -> FitnessAnswer:
    return stored_fitness(house, current(house, TODAY))


def test_measured_stretches_bring_their_heart_rates() -> None:
    house = house_with(run(5, 12_000, 3_700), run(12, 12_000, 3_700), run(300, 12_000, 3_700))
    nothing = asked(house)
    assert nothing.threshold_hr is not None
    assert (nothing.threshold_hr.value, nothing.max_hr_seen) == (None, None)
    house.measured.put([measured(0, 160, 184), measured(1, 164, 186), measured(2, 190, 210)])
    found = asked(house)
    assert found.threshold_hr is not None
    share = 1.02 - 0.01 * (1_450 / 60 - 20) / 20  # of the threshold, for the mean of 24 min
    assert found.threshold_hr.value == round(164 / share, 1), "the best of each run, and of these the second"
    assert found.threshold_hr.confidence == "poor"
    assert found.max_hr_seen == 184, "two runs of the last months have reached it; the third is too long ago"


def test_a_race_with_a_heart_rate_speaks_for_itself() -> None:
    house = house_with(run(5, 10_000, 2_700, race=True, avg_hr=172), run(12, 12_000, 3_700))
    house.measured.put([measured(1, 150, 180)])
    found = asked(house)
    assert found.threshold_hr is not None
    assert found.threshold_hr.confidence == "fair"
    assert 169 < (found.threshold_hr.value or 0) < 172
    assert [race.distance for race in found.races] == [10_000]


def test_without_measurements_the_scenario_alone_speaks() -> None:
    scenario = demonstration(TODAY)
    best = (BestEffort(Metres(1_200), Seconds(300)), BestEffort(Metres(3_200), Seconds(880)))
    log = Log(activities=(run(20, 8_000, 2_700, best_efforts=(*best, BestEffort(Metres(2_000), Seconds(530)))),))
    found = fitness(Planner(), msgspec.structs.replace(scenario, log=log))
    assert found.threshold_pace is not None
    assert found.threshold_pace.value is not None
    assert found.age_grades == ()
    assert found.age_grades_because is None


def test_age_grades_need_age_and_sex() -> None:
    scenario = demonstration(TODAY)
    graded = fitness(Planner(), scenario).age_grades
    assert all(40 < race.percent < 100 for race in graded)
    assert graded
    for unknown in ({"birth_date": None}, {"sex": "unspecified"}):
        runner = msgspec.structs.replace(scenario.runner, **unknown)
        assert fitness(Planner(), msgspec.structs.replace(scenario, runner=runner)).age_grades == ()


def test_races_that_count_and_can_have_been_run_are_predicted_from() -> None:
    races = (
        run(10, 10_000, 2_700, race=True),
        run(20, 5_000, 1_320, race=True),
        run(30, 12_000, 4_000),
        run(900, 10_000, 2_500, race=True),
        run(40, 200, 60, race=True),
    )
    scenario = msgspec.structs.replace(demonstration(TODAY), log=Log(activities=races), accepted_plan=None)
    found = own_races(scenario, load_book())
    assert found.races == (
        KnownRace(Metres(10_000), Seconds(2_700), TODAY - dt.timedelta(days=10)),
        KnownRace(Metres(5_000), Seconds(1_320), TODAY - dt.timedelta(days=20)),
    )


def test_a_log_without_runs_has_nothing_to_predict_from() -> None:
    scenario = demonstration(TODAY)
    runner = msgspec.structs.replace(scenario.runner, usual_weekly_distance=None)
    empty = msgspec.structs.replace(scenario, log=Log(), runner=runner, accepted_plan=None)
    assert own_races(empty, load_book()) == OwnRaces((), None)
