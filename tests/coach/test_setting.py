"""What every stage has at hand: paces, fitness, heart rate, expected times."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.coach.setting import efforts, expected_time, set_up
from surefoot.diary.scenario import Goal
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
