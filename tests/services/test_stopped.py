"""Where a doctor has to be asked first, nothing shows how to train."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.body import CheckIn
from surefoot.diary.entries import CheckedIn, New
from surefoot.services.ports import House
from surefoot.services.posters import poster
from surefoot.services.refusal import Refusal
from surefoot.services.workouts import library, one_of, runner_of, shown
from tests.services.logs import small_house

TODAY = dt.date(2027, 1, 4)


@pytest.fixture
def stopped() -> House:
    house = small_house()
    told = CheckedIn(check_in=CheckIn(date=TODAY, red_flags=("chest_pain",)))
    house.log.append([New(fact=told, effective=TODAY)])
    return house


@pytest.mark.parametrize(("kind", "site"), [("strength", None), ("warmup", None), ("rehab", "knee")])
def test_no_poster_is_made(stopped: House, kind: str, site: str | None) -> None:
    assert poster(small_house(), kind, TODAY, site).parts
    with pytest.raises(Refusal, match="doctor's word") as refused:
        poster(stopped, kind, TODAY, site)
    assert "physician" in refused.value.mend


def test_no_workout_is_sized(stopped: House) -> None:
    book = stopped.planner.book
    workout = one_of(library(book), "easy/easy")
    assert shown(runner_of(small_house().log.entries(), TODAY), book, workout).running
    with pytest.raises(Refusal, match="doctor's word") as refused:
        shown(runner_of(stopped.log.entries(), TODAY), book, workout)
    assert refused.value.value == "easy/easy"
