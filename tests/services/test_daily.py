"""The plan of a log from day to day: accepted, offered, declined, skipped, moved, and taken back."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import msgspec
import pytest

from surefoot.diary.entries import ChangeDeclined, Entry, GoalAdded, New, PlanAccepted, SessionMatched, SessionSkipped
from surefoot.diary.plan import Change
from surefoot.diary.scenario import Goal
from surefoot.services import deciding
from surefoot.services.daily import Current, accept, current, current_of, decline, move, offers, skip
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.units import Metres
from tests.services.days import (
    MONDAY,
    after,
    empty_house,
    house_with,
    lived_in,
    planner,
    ran,
    run_on,
    sessions_on,
    where,
)
from tests.services.logs import write

EASY, LONG, TEMPO, STRENGTH = "2027-W01-easy-4", "2027-W01-long-7", "2027-W09-tempo-4", "2027-W01-strength-7"
THURSDAY = after(3)


@pytest.fixture
def house() -> House:
    return lived_in()


def plan_of(house: House, day: dt.date = MONDAY) -> Current:
    return current(house, day)


def offered_to(house: House, day: dt.date = MONDAY) -> tuple[Change, ...]:
    return offers(current(house, day), house.planner)


def as_bytes(found: Current) -> bytes:
    return msgspec.json.encode(found.plan)


def refused(call: Callable[[], object], house: House) -> Refusal:
    """The refusal of a call that writes nothing."""
    before = list(house.log.entries())
    with pytest.raises(Refusal) as told:
        call()
    assert house.log.entries() == before
    return told.value


def with_mondays(house: House) -> None:
    """More time than the accepted plan knew of: something is on offer from now on."""
    deciding.set_profile(house, {"days": {"mon": "60 min"}}, today=MONDAY)


# -- accepting and what is offered


def test_what_was_accepted_and_nothing_new_changes_nothing(house: House) -> None:
    first = plan_of(house)
    assert (first.plan.changes, offered_to(house)) == ((), ())
    again = accept(house, MONDAY)
    assert [type(entry.fact) for entry in again.entries] == [PlanAccepted]
    assert again.changes == ()
    second = plan_of(house)
    assert (second.plan.changes, second.plan.days) == ((), first.plan.days)
    assert second.accepted == again.entries[-1].id


def test_without_an_accepted_plan_nothing_is_offered_and_nothing_changes() -> None:
    house = empty_house()
    found = plan_of(house)
    assert (found.accepted, found.plan.changes, offers(found, house.planner)) == (None, (), ())
    assert accept(house, MONDAY).changes == ()


def test_a_log_without_a_profile_says_what_it_takes_for_granted() -> None:
    house = empty_house()
    (note,) = plan_of(house).notes
    assert "a regular runner of 40 with 60 min on Tuesday" in note
    deciding.set_profile(house, {"birth_date": "1985-06-01"}, today=MONDAY)
    (note,) = plan_of(house).notes
    assert note.startswith("Planned for you with 60 min on Tuesday")
    deciding.set_profile(house, {"availability": {"sun": "2 h", "wed": "60 min"}}, today=MONDAY)
    assert plan_of(house).notes == ()


def test_more_time_is_offered_and_stands_once_it_is_accepted(house: House) -> None:
    before = plan_of(house).plan
    with_mondays(house)
    waiting = offered_to(house)
    assert waiting
    assert all(change.before != change.after and change.because for change in waiting)
    assert plan_of(house).plan.days == before.days
    assert accept(house, MONDAY).changes == waiting
    assert offered_to(house) == ()
    assert plan_of(house).plan.days != before.days


def test_accepting_is_undone_like_anything_else(house: House) -> None:
    before = plan_of(house)
    with_mondays(house)
    taken = accept(house, MONDAY).entries[-1]
    deciding.undo(house, taken.id, today=MONDAY)
    assert plan_of(house).plan.days == before.plan.days
    assert plan_of(house).accepted == before.accepted
    assert offered_to(house)


def test_accepting_notes_which_sessions_the_runs_were(house: House) -> None:
    run = ran(house, after(1), 6_700, 43)
    first, last = accept(house, after(2)).entries
    assert first.fact == SessionMatched(activity=run.id, session="2027-W01-strides-2")
    assert isinstance(last.fact, PlanAccepted)
    assert last.fact.plan.changes == ()


def test_what_was_declined_is_not_offered_again_as_long_as_it_reads_the_same(house: House) -> None:
    with_mondays(house)
    first = offered_to(house)[0]
    decline(house, first.session, MONDAY)
    assert first.session not in {change.session for change in offered_to(house)}
    assert first.session not in {change.session for change in offered_to(house, after(1))}
    entry = house.log.entries()[-1]
    assert entry.fact == ChangeDeclined(session=first.session, after=first.after)
    deciding.undo(house, entry.id, today=MONDAY)
    assert first in offered_to(house)


def test_a_declined_change_is_offered_in_other_words(house: House) -> None:
    with_mondays(house)
    first = next(change for change in offered_to(house) if change.after)
    write(house, ChangeDeclined(session=first.session, after=first.after | {"duration_s": 1}))
    assert first in offered_to(house)


def test_all_that_is_offered_for_a_day_is_declined_by_its_date(house: House) -> None:
    with_mondays(house)
    day = after(15)
    there = {c.session for c in offered_to(house) if (c.after or c.before)["date"] == day.isoformat()}
    assert len(there) > 1
    assert {entry.fact.session for entry in decline(house, day.isoformat(), MONDAY).entries} == there  # type: ignore[union-attr]
    assert not there & {change.session for change in offered_to(house)}


def test_declining_what_is_not_offered_is_refused(house: House) -> None:
    nothing = refused(lambda: decline(house, EASY, MONDAY), house)
    assert (nothing.path, nothing.value, nothing.message) == ("session", EASY, "no change is on offer")
    with_mondays(house)
    name = offered_to(house)[0].session
    near = refused(lambda: decline(house, name.replace("strength", "strenth"), MONDAY), house)
    assert name in near.mend
    far = refused(lambda: decline(house, "2030-01-01", MONDAY), house)
    assert "plan --diff" in far.mend


# -- skipping


@pytest.mark.parametrize("name", ["2027-W01-strides-2", "2027-01-05", "today"])
def test_a_session_is_let_go_by_id_or_day(house: House, name: str) -> None:
    tuesday = after(1)
    decided = skip(house, name, tuesday, "a long day")
    assert decided.entries[0].fact == SessionSkipped(session="2027-W01-strides-2", date=tuesday, reason="a long day")
    assert {c.session: c.after for c in decided.changes} == {"2027-W01-drills-2": None, "2027-W01-strides-2": None}
    word = next(c.because for c in decided.changes if c.session == "2027-W01-strides-2")
    assert [because.rule for because in word] == ["DECIDE-1"]
    assert not any(session.running for session in sessions_on(plan_of(house, tuesday).plan, tuesday))
    assert plan_of(house, tuesday).plan.days[1:] == plan_of(lived_in(), tuesday).plan.days[1:]


def test_a_skip_is_taken_back(house: House) -> None:
    before = plan_of(house)
    entry = skip(house, EASY, MONDAY).entries[-1]
    assert where(plan_of(house).plan, EASY) is None
    deciding.undo(house, entry.id, today=MONDAY)
    assert plan_of(house).plan == before.plan


def test_rest_and_unknown_sessions_are_refused(house: House) -> None:
    assert refused(lambda: skip(house, "2027-W01-rest-5", MONDAY), house).message.startswith("nothing is planned")
    assert refused(lambda: skip(house, "today", MONDAY), house).mend == "rest needs no decision"
    assert EASY in refused(lambda: skip(house, "2027-W01-esy-4", MONDAY), house).mend
    assert "2027-01-07" in refused(lambda: skip(house, "2027-01-05", THURSDAY), house).mend


def test_a_race_is_a_goal_and_no_session_to_skip(house: House) -> None:
    told = refused(lambda: skip(house, "2027-04-25", MONDAY), house)
    assert (told.message, "goal remove" in told.mend) == ("a race is one of your goals", True)


def test_an_offer_leaves_the_week_of_a_skip_alone(house: House) -> None:
    with_mondays(house)
    skip(house, EASY, MONDAY)
    week = [dt.date.fromisoformat((c.after or c.before)["date"]) for c in offered_to(house)]
    assert week
    assert min(week) > THURSDAY


# -- moving


def test_a_moved_session_keeps_its_id_and_stays_there(house: House) -> None:
    decided = move(house, EASY, after(2), MONDAY)
    change = next(change for change in decided.changes if change.session == EASY)
    assert (change.before["date"], change.after["date"]) == ("2027-01-07", "2027-01-06")
    assert [because.rule for because in change.because] == ["DECIDE-2"]
    for day in (MONDAY, after(1), after(2)):
        found = plan_of(house, day)
        assert where(found.plan, EASY) == after(2)
        assert EASY not in {change.session for change in found.plan.changes}
    assert run_on(plan_of(house).plan, after(2)).distance_m == run_on(plan_of(lived_in()).plan, THURSDAY).distance_m


def test_a_session_moves_again_and_back(house: House) -> None:
    move(house, EASY, after(2), MONDAY)
    move(house, EASY, THURSDAY, MONDAY)
    assert where(plan_of(house).plan, EASY) == THURSDAY


def test_undoing_a_move_brings_it_back(house: House) -> None:
    before = plan_of(house).plan
    entry = move(house, EASY, after(2), MONDAY).entries[-1]
    deciding.undo(house, entry.id, today=MONDAY)
    assert plan_of(house).plan == before


def test_a_run_that_meets_another_changes_places_with_it(house: House) -> None:
    plan = plan_of(house).plan
    day = where(plan, TEMPO)
    assert day is not None
    other = run_on(plan, day - dt.timedelta(days=2))
    move(house, TEMPO, day - dt.timedelta(days=2), MONDAY)
    found = plan_of(house).plan
    assert (where(found, TEMPO), where(found, other.id)) == (day - dt.timedelta(days=2), day)


def test_drills_go_with_their_run(house: House) -> None:
    move(house, "2027-W01-strides-2", after(2), MONDAY)
    found = plan_of(house).plan
    assert where(found, "2027-W01-strides-2") == after(2)
    assert where(found, "2027-W01-drills-2") != after(1)


def test_a_day_without_time_is_refused_by_the_rule_with_the_open_days(house: House) -> None:
    told = refused(lambda: move(house, EASY, after(4), MONDAY), house)
    assert (told.path, told.value) == ("--to", "2027-01-08")
    assert told.message.startswith("LAYOUT-3: Fri 8 January 2027 has 0 min")
    assert told.mend == "these days are open to it: 2027-01-06"


def test_a_session_without_an_open_day_may_be_let_go(house: House) -> None:
    told = refused(lambda: move(house, LONG, after(7), MONDAY), house)
    assert "surefoot skip" in told.mend


@pytest.mark.parametrize(
    ("to", "said"),
    [(after(3), "it stands on that day already"), (after(12), "a session moves within its week"),
     (after(-3), "here from 2027-01-04 to 2027-01-09")],
)  # fmt: skip
def test_days_out_of_reach_are_refused(house: House, to: dt.date, said: str) -> None:
    assert said in refused(lambda: move(house, EASY, to, MONDAY), house).message


def test_a_race_stands_on_its_day(house: House) -> None:
    race = next(s.id for day in plan_of(house).plan.days for s in day.sessions if s.kind == "race")
    told = refused(lambda: move(house, race, dt.date(2027, 4, 24), MONDAY), house)
    assert told.path == "--to"


# -- what a decision holds on to


def test_a_decision_without_an_accepted_plan_takes_the_plan_with_it() -> None:
    house = empty_house()
    name = run_on(plan_of(house).plan, after(1)).id
    decided = skip(house, name, MONDAY)
    assert [type(entry.fact) for entry in decided.entries] == [PlanAccepted, SessionSkipped]
    assert {change.session for change in decided.changes} == {name}
    found = plan_of(house)
    assert found.accepted == 1
    assert where(found.plan, name) is None


@pytest.mark.parametrize("units", ["km", "mi"])
def test_what_was_accepted_in_one_unit_is_read_in_the_other(units: str) -> None:
    house, other = lived_in("10 km", units), {"km": "mi", "mi": "km"}[units]
    found, meant = current(house, MONDAY, other).plan, current(lived_in("10 km", other), MONDAY).plan
    assert msgspec.json.encode(found) == msgspec.json.encode(meant)


def test_a_goal_that_has_passed_becomes_routine(house: House) -> None:
    last = max(day.date for day in plan_of(house).plan.days)
    over = current(house, dt.date(2027, 4, 27))
    assert [goal.kind for goal in over.scenario.goals] == ["routine"]
    assert over.plan.days[-1].date > last


# -- the plan is a function of the log


def lived(house: House) -> list[Entry]:
    """A log with decisions of every kind."""
    with_mondays(house)
    decline(house, offered_to(house)[0].session, MONDAY)
    skip(house, EASY, MONDAY)
    move(house, "2027-W01-strides-2", after(2), MONDAY)
    ran(house, after(2), 6_700, 43)
    deciding.undo(house, house.log.entries()[-3].id, today=after(2))
    write(house, GoalAdded(goal=Goal(kind="race", distance=Metres(5_000), date=dt.date(2027, 2, 28), priority="B")))
    return list(house.log.entries())


def test_the_plan_is_a_pure_function_of_the_entries_in_any_order(house: House) -> None:
    entries = lived(house)
    found = as_bytes(current_of(entries, after(3), planner()))
    assert as_bytes(current_of(entries, after(3), planner())) == found
    shuffled = random.Random(7).sample(entries, len(entries))
    assert as_bytes(current_of(shuffled, after(3), type(planner())())) == found


def test_replayed_entry_by_entry_the_last_plan_is_the_same_byte_for_byte(house: House) -> None:
    entries, replayed = lived(house), house_with(())
    found = as_bytes(current(house, after(3)))
    last = b""
    for entry in entries:
        news = New(fact=entry.fact, effective=entry.effective, author=entry.author, batch=entry.batch)
        replayed.log.append([news])
        if entry.id > len(entries) - 4:
            last = as_bytes(current_of(replayed.log.entries(), after(3), type(planner())()))
    assert last == found
