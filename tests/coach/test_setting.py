"""What every stage has at hand: paces, fitness, heart rate, expected times."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.coach.setting import efforts, expected_time, set_up
from surefoot.diary.activity import BestEffort
from surefoot.diary.scenario import Goal
from surefoot.units import Metres, Seconds
from tests.coach.builders import book, race, raced, run, scenario, setting, weekly


def test_the_setting_is_a_function_of_the_scenario() -> None:
    found = scenario(weekly(40), race("10 km", 84))
    assert set_up(found, book()).verdicts == set_up(found, book()).verdicts
    assert set_up(found, book()).state.habit_week == 40_000


def test_races_and_training_are_efforts_and_what_has_no_pace_is_none() -> None:
    no_pace = [run(5, None, 40), run(3, 6, 60, running=1_800), run(1, 20, 60, sport="ride")]
    found = efforts(scenario([raced(9, 10, 50), run(7), *no_pace]), book())
    assert [(effort.kind, effort.distance, effort.seconds) for effort in found] == [
        ("race", 10_000, 3_000),
        ("training", 8_000, 2_880),
    ]


def test_with_a_race_in_the_log_paces_are_known_and_a_race_is_predicted() -> None:
    found = setting([*weekly(40), raced(10, 10, 45)])
    assert found.fitness is not None
    assert (found.fitness.basis, found.paces.known) == ("race", True)
    assert expected_time(found, 10_000) == pytest.approx(45 * 60, rel=0.02)
    assert 2.1 < expected_time(found, 21_098) / expected_time(found, 10_000) < 2.4


def test_training_alone_is_a_lower_bound_and_gives_no_fast_paces() -> None:
    found = setting(weekly(40))
    assert found.fitness is not None
    assert (found.fitness.basis, found.paces.known) == ("at_least", False)


def test_without_any_fitness_a_race_is_expected_from_the_easy_pace_and_the_shorter_the_faster() -> None:
    found = setting()
    assert found.fitness is None
    paces = [expected_time(found, metres) * 1000 / metres for metres in (5_000, 21_098, 42_195)]
    assert paces == sorted(paces)
    assert 0.7 * found.paces.easy < paces[0] < paces[-1] <= found.paces.easy


def test_the_highest_heart_rate_is_the_runners_own_or_of_the_age_or_not_known() -> None:
    assert setting(max_hr=185, birth_date=dt.date(1960, 1, 1)).context.max_hr == 185
    assert 175 <= (setting(birth_date=dt.date(1987, 1, 1)).context.max_hr or 0) <= 185
    assert setting().context.max_hr is None


def test_the_surface_is_that_of_the_first_goal() -> None:
    assert setting((), race("10 km", 84, surface="trail"), race("5 km", 60)).context.surface == "trail"
    assert setting((), Goal(kind="routine")).context.surface == "road"


def test_the_gate_is_that_of_the_verdict_that_governs() -> None:
    found = setting(weekly(40, off=20))
    assert (found.gate, found.verdicts[0].name) == ("comeback", "comeback")


def stretch(distance: int, seconds: int) -> BestEffort:
    return BestEffort(Metres(distance), Seconds(seconds))


def test_best_stretches_are_at_least_evidence_of_their_outing_in_races_as_well() -> None:
    log = [
        run(9, 10, 50, race=True, best_efforts=(stretch(5_000, 1_450),)),
        run(7, best_efforts=(stretch(1_609, 400),)),
    ]
    found = efforts(scenario(log), book())
    assert [(effort.kind, effort.distance, effort.outing) for effort in found] == [
        ("race", 10_000, 0),
        ("training", 8_000, 1),
        ("training", 5_000, 0),
        ("training", 1_609, 1),
    ]


def test_stretches_of_walks_rides_and_long_ago_say_nothing() -> None:
    fast = (stretch(5_000, 1_200),)
    log = [run(1, 20, 60, sport="ride", best_efforts=fast), run(91, best_efforts=fast), run(7)]
    assert [effort.seconds for effort in efforts(scenario(log), book())] == [2_880, 2_880]


def test_one_fast_stretch_lifts_nothing_and_a_second_run_as_fast_does() -> None:
    """Five kilometres in 20:00 show far more than easy runs; one may be a slip of the watch, however long it is."""
    fast = (stretch(5_000, 1_200), stretch(3_219, 750), stretch(1_609, 360))
    plain = setting(weekly(40)).fitness
    once = setting([*weekly(40), run(3, best_efforts=fast)]).fitness
    twice = setting([*weekly(40), run(3, best_efforts=fast), run(5, best_efforts=fast)]).fitness
    assert plain is not None
    assert once is not None
    assert twice is not None
    assert once.index == pytest.approx(plain.index, rel=0.01)
    assert twice.index > 49 > 1.2 * plain.index


def test_stretches_lift_the_index_of_races_no_further_than_its_interval() -> None:
    fast = (stretch(5_000, 1_200),)
    race_alone = setting([*weekly(40), raced(10, 10, 50)]).fitness
    lifted = setting([*weekly(40), raced(10, 10, 50), *(run(day, best_efforts=fast) for day in (3, 5))]).fitness
    assert race_alone is not None
    assert lifted is not None
    assert race_alone.index < lifted.index <= race_alone.high
    assert lifted.basis == "race"
