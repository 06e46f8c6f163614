"""The 1:4 horizon, from real dates (RETURN-3)."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.coach.horizon import horizon, horizon_reason
from surefoot.rulebook import explain
from tests.coach.builders import DAY, book


def until(onset: str, cleared: str) -> str:
    """The end of the horizon as a date."""
    days = (dt.date.fromisoformat(day).toordinal() for day in (onset, cleared))
    return dt.date.fromordinal(horizon(*days, book())).isoformat()


def test_a_week_asks_for_four_weeks() -> None:
    assert until("2027-03-01", "2027-03-08") == "2027-04-05"


def test_six_months_ask_for_24_months() -> None:
    assert until("2027-01-04", "2027-07-05") == "2029-07-02"


@pytest.mark.parametrize("cleared", [DAY, DAY - 4])
def test_a_clearance_on_the_first_day_or_before_it_asks_for_nothing(cleared: int) -> None:
    assert horizon(DAY, cleared, book()) == cleared


def test_a_later_clearance_never_brings_an_earlier_end() -> None:
    ends = [horizon(DAY, DAY + days, book()) for days in range(400)]
    assert ends == sorted(set(ends))


def test_the_reason_names_the_real_dates() -> None:
    onset, cleared = dt.date(2027, 3, 1), dt.date(2027, 3, 8)
    because = explain(horizon_reason(onset.toordinal(), cleared.toordinal(), book()), book())
    assert because.text == (
        "It took 7 days, from Mon 1 March 2027 to Mon 8 March 2027. Strength work and a closer look at the place "
        "go on until Mon 5 April 2027: 4 times as long again."
    )
    assert (because.rule, because.source) == ("RETURN-3", "laverty-return")
    assert [read.path for read in because.parameters] == ["horizon/times"]
