"""What an analysis says of an outing: applied to the log, never over the runner's own word, never as nonsense."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from surefoot.diary.activity import Activity, BestEffort
from surefoot.diary.entries import ActivityCorrected, ActivityMeasured, ActivityRecorded, Fact, Origin
from surefoot.diary.folding import remember
from surefoot.diary.measures import Measures, first_of, measured, measures_of
from tests.diary.logs import numbered

KILOMETRE, MILE = BestEffort(1000, 250), BestEffort(1609, 420)
RUN = Activity(date=dt.date(2026, 5, 3), duration=1800, distance=6000, drift=4, best_efforts=(KILOMETRE,))
RECORDED = ActivityRecorded(activity=RUN, origin=Origin(path="a.fit", digest="a" * 64))


def after(*facts: Fact) -> Activity:
    """The first outing of a log."""
    return remember(numbered(facts), dt.date.max).outings[1].activity


def anew(**measures: Any) -> ActivityMeasured:
    return ActivityMeasured(of=1, analysis="2", measures=msgspec.to_builtins(Measures(**measures)))


def test_measures_take_the_place_of_those_before() -> None:
    found = after(RECORDED, anew(drift=6, running=1500, best_efforts=(MILE,)))
    assert found == msgspec.structs.replace(RUN, drift=6, running=1500, best_efforts=(MILE,))
    assert after(RECORDED, anew(drift=6), anew(running=900)) == msgspec.structs.replace(
        RUN, drift=None, running=900, best_efforts=()
    )


def test_what_the_runner_corrected_stays() -> None:
    corrected = ActivityCorrected(of=1, activity=msgspec.structs.replace(RUN, drift=1, rpe=5))
    found = after(RECORDED, corrected, anew(drift=9, running=1500, best_efforts=(MILE,)))
    assert (found.drift, found.rpe, found.running, found.best_efforts) == (1, 5, 1500, (MILE,))


def test_what_the_runner_entered_stays() -> None:
    by_hand = ActivityRecorded(activity=msgspec.structs.replace(RUN, best_efforts=()))
    found = after(by_hand, anew(drift=9, best_efforts=(MILE,)))
    assert (found.drift, found.best_efforts) == (4, (MILE,))


@pytest.mark.parametrize(
    "measures",
    [
        {"drift": "much"},
        {"drift": 900},
        {"drift": -900},
        {"running": -1},
        {"running": 1801},
        {"best_efforts": [{"distance": 0, "seconds": 5}]},
        {"best_efforts": [{"distance": 1000, "seconds": 0}]},
        {"best_efforts": [{"distance": 1000}]},
    ],
)
def test_nonsense_changes_nothing(measures: dict[str, Any]) -> None:
    assert after(RECORDED, ActivityMeasured(of=1, analysis="2", measures=measures)) == RUN


def test_of_an_outing_that_is_not_there() -> None:
    strange = ActivityMeasured(of=7, analysis="2", measures={"drift": 1})
    assert after(RECORDED, strange, ActivityCorrected(of=9, activity=RUN)) == RUN


def test_what_a_newer_version_adds_is_passed_over() -> None:
    assert after(RECORDED, ActivityMeasured(of=1, analysis="9", measures={"drift": 6, "spring": 3})).drift == 6


def test_of_several_recordings_the_best_that_knows_is_asked() -> None:
    several = (Measures(running=900), Measures(drift=3, running=800), Measures(drift=9, best_efforts=(MILE,)))
    assert first_of(several) == Measures(drift=3, running=900, best_efforts=(MILE,))
    assert first_of(()) == Measures()


def test_there_and_back() -> None:
    measures = Measures(drift=0, running=1, best_efforts=(MILE, KILOMETRE))
    assert measures_of(measured(RUN, measures)) == measures
