"""An accepted plan with what the runner decided since: moved, skipped, done."""

from __future__ import annotations

from surefoot.coach import with_decisions
from surefoot.diary.plan import Plan
from tests.coach.builders import ahead, race, scenario, weekly
from tests.coach.lives import first_plan, whole

PLAN = first_plan(scenario(weekly(40), race("10 km", 56)))


def ids(plan: Plan, day: int) -> list[str]:
    return [session.id for session in whole(plan)[day]]


def run_id(day: int) -> str:
    return next(session.id for session in whole(PLAN)[day] if session.running)


def test_a_session_that_moves_keeps_its_id_and_its_content() -> None:
    moved = with_decisions(PLAN, {run_id(8): ahead(9)}, ())
    assert ids(moved, 9) == [run_id(8)]
    assert run_id(8) not in ids(moved, 8)
    assert whole(moved)[9][0] == next(session for session in whole(PLAN)[8] if session.running)


def test_a_run_that_moves_to_a_day_with_a_run_changes_places_with_it() -> None:
    moved = with_decisions(PLAN, {run_id(8): ahead(10)}, ())
    assert run_id(8) in ids(moved, 10)
    assert run_id(10) in ids(moved, 8)
    assert len([s for s in whole(moved)[10] if s.running]) == 1


def drilled() -> int:
    """A day with drills, a long run and strength."""
    return next(d for d, found in whole(PLAN).items() if [s.kind for s in found] == ["drills", "long", "strength"])


def test_drills_move_with_their_run_and_strength_stays() -> None:
    day = drilled()
    moved = with_decisions(PLAN, {run_id(day): ahead(day - 1)}, ())
    assert [session.kind for session in whole(moved)[day - 1]] == ["drills", "long"]
    assert [session.kind for session in whole(moved)[day]][-1] == "strength"
    assert "drills" not in [session.kind for session in whole(moved)[day]]


def test_drills_go_with_their_run_and_strength_stays() -> None:
    day = drilled()
    left = with_decisions(PLAN, {}, (run_id(day),))
    assert [session.kind for session in whole(left)[day]] == ["strength"]


def test_strength_moves_without_the_run_of_the_day() -> None:
    strength = next(session.id for session in whole(PLAN)[1] if session.kind == "strength")
    moved = with_decisions(PLAN, {strength: ahead(5)}, ())
    assert ids(moved, 1) == [run_id(1)]
    assert ids(moved, 5) == [run_id(5), strength]


def test_sessions_that_are_gone_are_left_out() -> None:
    left = with_decisions(PLAN, {}, (run_id(8), "2020-W01-easy-1"))
    assert run_id(8) not in ids(left, 8)
    assert ids(left, 10) == ids(PLAN, 10)


def test_a_session_can_move_and_then_be_skipped() -> None:
    left = with_decisions(PLAN, {run_id(8): ahead(9)}, (run_id(8),))
    assert run_id(8) not in [*ids(left, 8), *ids(left, 9)]


def test_moves_of_no_session_to_no_day_or_to_its_own_day_change_nothing() -> None:
    last = PLAN.days[-1].date.toordinal() - ahead(0).toordinal()
    for moves in ({"2020-W01-easy-1": ahead(9)}, {run_id(8): ahead(last + 1)}, {run_id(8): ahead(8)}):
        assert with_decisions(PLAN, moves, ()) == PLAN
