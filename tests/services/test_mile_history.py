"""The mile block and the answer on a rut from a real history, read as a coach would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.coach import make_plan
from surefoot.coach.rut import rut_of
from surefoot.diary.scenario import Goal
from surefoot.rulebook import load_book
from surefoot.services.history import History, history_scenario, read_history

STEADY = dt.date(2024, 9, 2)


@pytest.fixture
def history(shared_data: Path) -> History:
    return read_history(shared_data / "history/strava-export")


@pytest.mark.needs_shared_data
def test_eight_weeks_with_key_runs_two_trials_and_a_taper(history: History) -> None:
    found = make_plan(history_scenario(history, today=STEADY, goals=(Goal(kind="mile_block"),)), load_book())
    assert found.feasibility.feasible
    runs = [(day.date, s) for day in found.days for s in day.sessions if s.running]
    trials = [(date - STEADY).days for date, s in runs if s.kind == "time_trial"]
    assert trials[-1] == 56
    assert 21 <= trials[0] < 28
    hard = [s.kind for _, s in runs if s.hard]
    assert hard.count("repetitions") >= 5
    assert hard.count("tempo") >= 3
    assert all(s.duration_s <= 80 * 60 + 60 for _, s in runs if s.kind == "long")
    week = [w.distance_m for w in found.weeks]
    assert week[7] <= 0.55 * max(week[:7])


@pytest.mark.needs_shared_data
def test_the_real_history_is_in_no_rut_and_says_what_it_rests_on(history: History) -> None:
    book = load_book()
    for today in (dt.date(2024, 6, 3), STEADY, dt.date(2025, 2, 15), dt.date(2025, 12, 21)):
        found = rut_of(history_scenario(history, today=today, goals=(Goal(kind="routine"),)), book)
        assert not found.stands
        assert found.races == 0, "the export marks none"
        assert found.sameness is not None
        assert found.sameness.count < 0.3 * found.sameness.runs
    assert found.runs == 476
