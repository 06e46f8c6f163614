"""A whole day in the minutes that there are: what comes first, and what waits without being made up."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach import Fitted, fitting_day
from surefoot.diary.plan import Session
from tests.coach.builders import book
from tests.coach.lives import first_plan, whole
from tests.coach.test_fitting import BACK, RUNNER, session


def day(*kinds: str) -> tuple[Session, ...]:
    """A day of sessions of some kinds, in this order."""
    return tuple(session(kind) for kind in kinds)


def fits(sessions: tuple[Session, ...], minutes: int) -> Fitted:
    return fitting_day(RUNNER, sessions, 60 * minutes, book())


def kinds(found: Fitted) -> list[str]:
    return [one.kind for one in found.sessions]


def test_rest_has_nothing_to_fit() -> None:
    rest = next(s for found in whole(first_plan(RUNNER)).values() for s in found if s.kind == "rest")
    assert fits((rest,), 30) == Fitted()
    assert fits((), 30) == Fitted()


def test_with_time_for_all_of_it_nothing_waits() -> None:
    found = fits(day("easy", "strength"), 90)
    assert (kinds(found), found.waits, found.because) == (["easy", "strength"], (), ())


@pytest.mark.parametrize(("minutes", "kept"), [(75, ["easy", "strength"]), (65, ["easy", "strength"]), (55, ["easy"])])
def test_what_is_left_after_the_run_goes_to_what_stands_beside_it(minutes: int, kept: list[str]) -> None:
    found = fits(day("easy", "strength"), minutes)
    assert kinds(found) == kept
    assert sum(one.duration_s for one in found.sessions) <= 60 * minutes
    assert [because.rule for because in found.because] == ([] if len(kept) > 1 else ["SHORT-5i"])


def test_beside_a_run_that_is_made_shorter_nothing_stands_and_the_order_stays() -> None:
    found = fits(day("drills", "easy", "strength"), 30)
    assert [one.id for one in found.sessions] == [f"{session('easy').id}-fits"]
    assert [one.kind for one in found.waits] == ["drills", "strength"]
    title = session("strength").title.lower()
    said = found.because[0].text.lower()
    assert said == f"the run comes first. today this can wait, without making it up: running drills and {title}."


def test_strength_comes_before_drills_and_both_in_the_order_of_the_day() -> None:
    found = fits(day("drills", "strength"), 36)
    assert kinds(found) == ["drills", "strength"]
    assert found.sessions[1].duration_s == session("strength").duration_s
    assert kinds(fits(day("drills", "strength"), 22)) == ["strength"]


def test_a_race_that_is_longer_says_why_nothing_is_offered() -> None:
    found = fits(day("race"), 20)
    assert (found.sessions, [because.rule for because in found.because]) == ((), ["SHORT-5g"])


def back() -> tuple[Session, ...]:
    """The first day of the way back: a warm-up and an outing."""
    found = next(sessions for sessions in whole(first_plan(BACK)).values() if any(s.running for s in sessions))
    assert {"warmup"} < {one.kind for one in found}
    return found


@pytest.mark.parametrize("minutes", [60, 30, 20, 12])
def test_on_a_way_back_no_outing_begins_cold(minutes: int) -> None:
    found = fitting_day(BACK, back(), 60 * minutes, book())
    assert kinds(found)[:2] == ["warmup", "walk_run"]
    assert sum(one.duration_s for one in found.sessions) <= 60 * minutes


@pytest.mark.parametrize(("minutes", "kept"), [(6, ["mobility"]), (4, [])])
def test_where_warm_up_and_outing_have_no_room_there_is_mobility(minutes: int, kept: list[str]) -> None:
    found = fitting_day(BACK, back(), 60 * minutes, book())
    assert kinds(found) == kept
    assert all(one.attempt is None for one in found.sessions)


def test_an_outing_without_a_warm_up_of_its_own_stands_alone() -> None:
    outing = next(one for one in back() if one.running)
    assert kinds(fitting_day(BACK, (outing,), 20 * 60, book())) == ["walk_run"]


def test_what_was_shortened_is_named_after_what_was_planned() -> None:
    (found,) = fits(day("tempo"), 20).sessions
    assert found == msgspec.structs.replace(found, id=f"{session('tempo').id}-fits")


def test_where_no_run_fits_nobody_says_that_the_run_comes_first() -> None:
    found = fits(day("drills", "easy"), 5)
    assert not any(one.running for one in found.sessions)
    assert not any("comes first" in because.text for because in found.because)
