"""The version of today's run that fits into the minutes that there are (SHORT-5)."""

from __future__ import annotations

import pytest

from surefoot.coach import fitting
from surefoot.diary.plan import Session
from tests.coach.builders import book, race, scenario, weekly
from tests.coach.lives import first_plan, whole

RUNNER = scenario(weekly(40), race("10 km", 56))
FAST = scenario(weekly(80, 6), race("marathon", 112), minutes=(90,) * 6 + (360,), experience="seasoned")


def session(kind: str) -> Session:
    """The first session of a kind."""
    plans = (first_plan(RUNNER), first_plan(FAST))
    return next(s for plan in plans for found in whole(plan).values() for s in found if s.kind == kind)


def fits(found: Session, minutes: float) -> Session | None:
    return fitting(RUNNER, found, int(60 * minutes), book())


def test_with_time_enough_a_session_stays_as_it_is() -> None:
    long = session("long")
    assert fits(long, long.duration_s / 60) is long


def test_with_less_time_its_shorter_version_is_first() -> None:
    tempo = session("tempo")
    assert tempo.shorter is not None
    assert fits(tempo, tempo.duration_s / 60 - 1) == tempo.shorter


@pytest.mark.parametrize("kind", ["long", "easy", "strides"])
def test_with_less_time_still_an_even_run_is_cut_to_the_time(kind: str) -> None:
    planned = session(kind)
    found = fits(planned, 25)
    assert found is not None
    assert 20 * 60 <= found.duration_s <= 25 * 60
    assert found.id == f"{planned.id}-fits"
    assert found.because[0].rule == "SHORT-5"
    assert found.kind == ("easy" if kind == "strides" else kind)


def test_too_little_time_for_hard_work_leaves_an_easy_run() -> None:
    found = fits(session("tempo"), 15)
    assert found is not None
    assert (found.kind, found.hard, found.shorter) == ("easy", False, None)
    assert found.duration_s <= 15 * 60


def test_a_few_minutes_are_no_run() -> None:
    assert fits(session("easy"), 5) is None


def test_a_race_is_not_shortened_and_strength_only_where_it_fits() -> None:
    assert fits(session("race"), 20) is None
    strength = session("strength")
    assert fits(strength, strength.duration_s / 60) is strength
    assert strength.shorter is not None
    assert fits(strength, strength.duration_s / 60 - 1) == strength.shorter
    assert fits(strength, 5) is None


def test_a_session_of_running_and_walking_is_left_for_a_day_with_more_time() -> None:
    first = scenario((), race("5 km", 140), experience="new", minutes=(45, 0, 45, 0, 45, 0, 90))
    walking = whole(first_plan(first))[0][0]
    assert walking.kind == "walk_run"
    shorter = walking.shorter.duration_s if walking.shorter else walking.duration_s
    assert fitting(first, walking, int(shorter) - 60, book()) is None
