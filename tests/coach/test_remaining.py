"""What is left after time off, and when the rest is back (RETURN-17)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.remaining import Remaining, remaining
from surefoot.rulebook import explain
from tests.coach.builders import book


def left(days_off: int, cross_trained: bool = False) -> Remaining:
    """What is left after so many days off."""
    return remaining(days_off, cross_trained, book())


def texts(found: Remaining) -> list[str]:
    """The sentences for the runner."""
    return [explain(reason, book()).text for reason in found.reasons]


@pytest.mark.parametrize("days_off", [0, 1, 5])
def test_a_few_days_off_leave_everything_and_ask_for_no_weeks(days_off: int) -> None:
    found = left(days_off)
    assert (found.kept, found.kept_least, found.kept_most) == (1.0, 1.0, 1.0)
    assert (found.weeks, found.weeks_least, found.weeks_most) == (0, 0, 0)
    assert texts(found) == ["Your fitness is still there: about 5 days off take hardly anything from it."]


def test_what_rounds_to_everything_is_said_as_everything() -> None:
    found = left(6)
    assert found.kept < 1.0
    assert [reason.rule.id for reason in found.reasons] == ["RETURN-17c"]


def test_three_weeks_off_leave_most_of_it_with_how_sure_that_is() -> None:
    found = left(21)
    assert (found.kept, found.kept_least, found.kept_most) == pytest.approx((0.952, 0.928, 0.976))
    assert (found.weeks, found.weeks_least, found.weeks_most) == (3, 1, 5)
    kept, back = texts(found)
    assert kept == "Most of your fitness is still there after 21 days: about 95 %, somewhere between 93 % and 98 %."
    assert back == (
        "The rest usually comes back sooner than it was built: expect about 3 weeks of regular running, between 1 "
        "and 5. That is a coach's table and a few small studies, and your body has the last word."
    )


def test_with_cross_training_half_as_much_has_gone_and_half_the_weeks_bring_it_back() -> None:
    without, with_it = left(28), left(28, cross_trained=True)
    assert 1 - with_it.kept == pytest.approx((1 - without.kept) / 2)
    assert (without.weeks, with_it.weeks) == (4, 2)


def test_after_two_years_most_is_still_there_and_less_is_known() -> None:
    found = left(730)
    assert (found.kept, found.kept_least) == pytest.approx((0.8, 0.6))
    assert found.kept_most - found.kept_least > left(84).kept_most - left(84).kept_least
    assert found.weeks == 15


def test_the_ids_are_those_of_the_articles_and_the_numbers_are_named() -> None:
    reasons = left(21).reasons
    assert [reason.rule.id for reason in reasons] == ["RETURN-17", "RETURN-17a"]
    told = explain(reasons[0], book())
    assert {read.path for read in told.parameters} == {"remaining/loss_spread", "remaining/beyond"}
    assert {read.evidence for read in told.parameters} == {0}


@given(st.integers(0, 1500), st.booleans())
def test_the_interval_holds_the_estimate_and_a_longer_break_never_leaves_more(days: int, cross_trained: bool) -> None:
    now, later = left(days, cross_trained), left(days + 1, cross_trained)
    for found in (now, later):
        assert 0.5 < found.kept_least <= found.kept <= found.kept_most <= 1
        assert found.weeks_least <= found.weeks <= found.weeks_most
    assert (later.kept, later.kept_least, later.kept_most) <= (now.kept, now.kept_least, now.kept_most)
    assert (later.weeks, later.weeks_least, later.weeks_most) >= (now.weeks, now.weeks_least, now.weeks_most)


@given(st.integers(0, 1500))
def test_cross_training_never_leaves_less(days: int) -> None:
    assert left(days, cross_trained=True).kept >= left(days).kept
    assert left(days, cross_trained=True).weeks <= left(days).weeks
