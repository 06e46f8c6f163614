"""A rut is told from the log with its evidence, and offered as seldom as an offer should be (MILE-1)."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach.rut import evidence, rut_of
from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.scenario import Goal
from surefoot.rulebook import explain
from surefoot.units import Metres, Seconds
from tests.coach.builders import ROUTINE, TODAY, ago, book, plan, planned, race, raced, run, scenario

STEADY_RACES = [(720, 48.2), (540, 48.7), (360, 48.2), (180, 48.4), (20, 48.2)]
#: Weeks of the log whose number is a multiple of eight see the offer.
OFFER_WEEK = 24


def races(times: list[tuple[int, float]], km: float = 10) -> list[Activity]:
    return [raced(days, km, minutes) for days, minutes in times]


def in_order(*runs: Activity) -> tuple[Activity, ...]:
    return tuple(sorted(runs, key=lambda a: a.date))


def mixed(days: int = 56) -> list[Activity]:
    """Runs every other day, no two alike."""
    return [run(day, 5 + day % 7, (5 + day % 7) * (5 + day % 3 * 0.4)) for day in range(2, days, 2)]


def same(days: int = 56) -> list[Activity]:
    """The same eight kilometres every other day."""
    return [run(day, 8 + day % 3 * 0.05) for day in range(2, days, 2)]


def test_five_races_without_a_gain_are_a_rut_and_the_sentence_says_what_it_rests_on() -> None:
    found = rut_of(scenario(in_order(*races(STEADY_RACES), *mixed())), book())
    assert found.stands
    (sentence,) = (explain(reason, book()).text for reason in evidence(found))
    assert sentence.startswith("5 runs over 10.0 km raced from ")
    assert "from 48:12 to 48:42" in sentence
    assert "not known here" in sentence


@pytest.mark.parametrize(
    "times",
    [
        [(720, 50.0), (540, 49.5), (360, 48.7), (180, 48.4), (20, 47.9)],
        STEADY_RACES[1:3],
        [(700, 48.2), (600, 48.7), (500, 48.2), (400, 48.4)],
        [(90, 48.2), (60, 48.7), (40, 48.2), (20, 48.4)],
    ],
    ids=["they improve", "two races", "long ago", "all of one spring"],
)
def test_no_rut_in_results(times: list[tuple[int, float]]) -> None:
    found = rut_of(scenario(in_order(*races(times), *mixed())), book())
    assert not found.stands
    assert list(evidence(found)) == []


def test_results_that_fall_are_told_as_they_are() -> None:
    slower = [(720, 47.0), (540, 47.2), (360, 48.2), (180, 48.4), (20, 48.2)]
    (sentence,) = (explain(r, book()).text for r in evidence(rut_of(scenario(in_order(*races(slower))), book())))
    assert "are no better (2." in sentence


def test_distances_are_held_together_each_on_its_own() -> None:
    fives = races([(700, 23.0), (500, 23.1), (300, 23.0), (30, 23.1)], 5)
    found = rut_of(scenario(in_order(*races(STEADY_RACES), *fives, raced(100, 21.1, 110))), book())
    assert [(one.distance_m, len(one.dates), one.stands) for one in found.results] == [
        (10_000, 5, True),
        (5_000, 4, True),
    ]
    assert found.races == 10


def test_the_same_run_week_after_week_is_a_rut() -> None:
    found = rut_of(scenario(in_order(*same())), book())
    assert found.stands
    (sentence,) = (explain(reason, book(), "mi").text for reason in evidence(found))
    assert "27 of your 27 runs in 8 weeks were the same: about 5.0 mi at 9:39 /mi." in sentence


def test_runs_of_every_kind_are_none_and_neither_is_an_empty_log() -> None:
    assert not rut_of(scenario(in_order(*mixed())), book()).stands
    empty = rut_of(scenario(()), book())
    assert (empty.stands, empty.sameness, empty.results) == (False, None, ())


def test_what_no_gait_is_so_slow_for_counts_for_nothing() -> None:
    crawl = Activity(date=ago(5), distance=Metres(1_000), duration=Seconds(90_000), race=True)
    assert rut_of(scenario((crawl,)), book()).races == 0


# ------------------------------------------------------------------ the offer in the plan


def rules(runs: tuple[Activity, ...], *goals: Goal, week: int = OFFER_WEEK) -> set[str]:
    """Rules of the findings, for a log that began so many weeks ago."""
    first = run(7 * week, 3)
    found = plan(in_order(first, *(a for a in runs if a.date > first.date)), *(goals or (ROUTINE,)))
    return {finding.rule for finding in found.findings}


def test_the_offer_stands_in_the_plan_of_one_week_in_eight_with_its_evidence() -> None:
    offered = [week for week in range(17, 33) if "MILE-1" in rules(tuple(same(112)), week=week)]
    assert offered == [24, 32]
    assert "MILE-18" in rules(tuple(same(112)))


def test_no_offer_with_a_race_near_a_mile_lately_or_without_a_rut() -> None:
    runs = tuple(same(112))
    assert "MILE-1" not in rules(runs, race("10 km", 60))
    assert "MILE-1" in rules(runs, race("10 km", 150))
    assert "MILE-1" not in rules(runs, Goal(kind="mile_block"))
    assert "MILE-1" not in rules((*runs, raced(100, 1.609, 6.5)))


def test_nothing_is_offered_to_who_is_not_clear() -> None:
    ill = scenario(in_order(run(7 * OFFER_WEEK, 3), *same(112)), ROUTINE)
    log = msgspec.structs.replace(ill.log, check_ins=(CheckIn(date=TODAY, illness="fever"),))
    found = planned(msgspec.structs.replace(ill, log=log))
    assert "MILE-1" not in {finding.rule for finding in found.findings}
