"""Short is good: what fits into the minutes there are is its session, keeps its week, and changes no plan."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.diary.entries import ActivityRecorded
from surefoot.diary.plan import Session
from surefoot.services import looking
from surefoot.services.daily import accept, current, offers
from surefoot.services.looking import Filter
from surefoot.services.planning import find_session
from surefoot.services.ports import House
from surefoot.services.today import Today, today_of
from tests.services.days import after, as_run, lived_in, ran_as_planned
from tests.services.logs import run, write

TEMPO_DAY = dt.date(2027, 3, 4)


@pytest.fixture
def house() -> House:
    found = lived_in()
    ran_as_planned(found, TEMPO_DAY)
    return found


def day(house: House, minutes: int | None = None, date: dt.date = TEMPO_DAY) -> Today:
    return today_of(house, date, None if minutes is None else 60 * minutes)[0]


@pytest.mark.parametrize("minutes", [10, 20, 35])
def test_a_tempo_day_in_little_time_fits_warms_up_and_says_what_it_keeps(house: House, minutes: int) -> None:
    today = day(house, minutes)
    planned = next(session for session in today.sessions if session.running)
    assert planned.kind == "tempo"
    assert today.fits is not None
    assert today.fits.duration_s <= 60 * minutes
    assert today.fits.steps[0].kind == "warmup"
    assert today.fits.because[0].text.startswith("Keeps ")
    assert today.fits.hard is (minutes > 10)
    assert today.fitting is not None
    assert [one.kind for one in today.fitting.waits] == ["drills"]
    assert today.fitting.because[0].rule == "SHORT-5i"


def test_a_race_that_is_longer_says_why_it_has_no_shorter_version(house: House) -> None:
    race_day = dt.date(2027, 4, 25)
    ran_as_planned(house, race_day)
    today = day(house, 20, race_day)
    assert today.fits is None
    assert today.fitting is not None
    assert [because.rule for because in today.fitting.because] == ["SHORT-5g"]


def _fits(house: House, minutes: int) -> Session:
    found = day(house, minutes).fits
    assert found is not None
    return found


@pytest.mark.parametrize("minutes", [10, 20, 35])
def test_what_fits_is_its_session_and_nothing_is_caught_up(house: House, minutes: int) -> None:
    before, fits = current(house, TEMPO_DAY), _fits(house, minutes)
    done = msgspec.structs.replace(as_run(fits, TEMPO_DAY), session=fits.id)
    write(house, ActivityRecorded(activity=done), on=TEMPO_DAY)
    found = current(house, TEMPO_DAY)
    (one,) = day(house).done
    assert (one.session, one.verdict) == (fits.id.removesuffix("-fits"), "as planned")
    assert one.because is not None
    assert one.because.rule == "MATCH-3"
    assert one.because.text.endswith("It counts in full.")
    assert (found.news, offers(found, house.planner)) == (False, ())
    assert _ahead(found.plan.days) == _ahead(before.plan.days)


def _ahead(days: object) -> dict[str, int]:
    return {
        session.id: session.duration_s
        for day in days  # type: ignore[attr-defined]
        if day.date > TEMPO_DAY
        for session in day.sessions
    }


def test_the_name_of_a_version_means_its_session(house: House) -> None:
    plan = current(house, TEMPO_DAY).plan
    planned = find_session(plan, TEMPO_DAY.isoformat())
    for version in ("-fits", "-shorter", "-treadmill", ""):
        assert find_session(plan, f"{planned[1].id}{version}") == planned


def test_without_its_name_it_is_told_by_its_size(house: House) -> None:
    fits = _fits(house, 20)
    write(
        house, ActivityRecorded(activity=msgspec.structs.replace(as_run(fits, TEMPO_DAY), session=None)), on=TEMPO_DAY
    )
    (one,) = day(house).done
    assert (one.verdict, one.because.rule if one.because else "") == ("as planned", "MATCH-3")


def test_a_week_of_short_versions_is_a_week_kept(house: House) -> None:
    for days in range(59, 70):
        for session in day(house, 25, after(days)).sessions:
            if session.running:
                write(house, ActivityRecorded(activity=run(after(days), 1_700, 11)), on=after(days))
    counted = looking.activities(house, Filter()).counted
    assert counted.weeks_planned == counted.weeks_kept > 1
    accept(house, after(70))
    assert looking.activities(house, Filter()).counted.weeks_kept == counted.weeks_kept
