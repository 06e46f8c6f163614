"""What a log amounts to: each kind of entry, what takes back what, and which day it is."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.entries import Entry, Fact
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, Move, Skip, scenario_of
from surefoot.diary.retracting import batches, living, taken_back
from surefoot.diary.scenario import Away, Goal, Log, Runner, Scenario
from surefoot.diary.strength import StrengthDone
from surefoot.units import Metres, Seconds
from tests.diary.logs import LOGS, TODAY, entry, numbered
from tests.diary.plans import PLAN

DAY = dt.timedelta(days=1)
EASY, LONG = "2027-W01-easy-1", "2027-W01-long-1"
SHIN = Injury(id="shin-1", site="left tibia", onset=dt.date(2026, 12, 1))
RACE = Goal(kind="race", distance=Metres(10_000), date=TODAY + 60 * DAY)
RUN = Activity(date=TODAY, duration=Seconds(2700), distance=Metres(7000))
ANYBODY = Runner(availability=(Seconds(0), *[Seconds(3600)] * 6), experience="new", max_hr=190)


def memory(*facts: Fact, today: dt.date = TODAY) -> Memory:
    return remember(numbered(facts), today)


def seen(found: Memory) -> dict[str, object]:
    """All that a memory holds, by name."""
    return vars(found)


def recorded(activity: Activity = RUN, **more) -> log.ActivityRecorded:
    return log.ActivityRecorded(activity=activity, **more)


def test_an_empty_log_is_an_empty_memory() -> None:
    found = memory()
    assert seen(found) == seen(Memory())
    assert found.log() == Log()


def test_a_profile_grows_and_what_is_told_anew_replaces() -> None:
    first = log.ProfileSet(max_hr=180, sex="female", units="mi")
    found = memory(first, log.ProfileSet(max_hr=None, resting_hr=50))
    assert found.profile == {"max_hr": None, "sex": "female", "resting_hr": 50}
    assert found.units == "mi"
    assert memory(first, log.ProfileSet(units="km")).units == "km"


def test_availability_is_what_was_said_last() -> None:
    first, second = (log.AvailabilitySet(availability=(minutes,) * 7) for minutes in (60, 120))
    assert memory(first, second).availability == second
    assert memory().availability is None


def test_days_away_are_kept_by_entry() -> None:
    away = Away(from_=TODAY, to=TODAY + DAY)
    assert memory(log.AwaySet(away=away)).away == {1: away}
    assert memory(log.AwaySet(away=away)).log().away == (away,)


def test_goals_are_added_changed_and_removed() -> None:
    other = Goal(kind="routine")
    assert memory(log.GoalAdded(goal=RACE)).goals == {1: RACE}
    assert memory(log.GoalAdded(goal=RACE), log.GoalChanged(of=1, goal=other)).goals == {1: other}
    assert memory(log.GoalAdded(goal=RACE), log.GoalRemoved(of=1)).goals == {}


def test_what_speaks_of_a_goal_that_is_gone_does_nothing() -> None:
    gone = (log.GoalAdded(goal=RACE), log.GoalRemoved(of=1))
    assert memory(*gone, log.GoalChanged(of=1, goal=RACE), log.GoalRemoved(of=1), log.GoalRemoved(of=7)).goals == {}


def test_an_outing_has_all_that_was_recorded() -> None:
    origin = log.Origin(path="a.gpx", digest="0a", source="gpx")
    start = dt.datetime(2027, 1, 4, 6, 30, tzinfo=dt.UTC)
    fact = recorded(start=start, elapsed=Seconds(2800), name="Morning", note="wind", origin=origin)
    [found] = remember(numbered([fact], batch="b-1"), TODAY).outings.values()
    assert (found.id, found.activity, found.start, found.elapsed) == (1, RUN, start, 2800)
    assert (found.name, found.note, found.origins, found.batch) == ("Morning", "wind", (origin,), "b-1")
    assert memory(recorded()).outings[1].origins == ()


def test_an_outing_is_corrected_and_merged() -> None:
    watch, phone = log.Origin(path="a.fit"), log.Origin(path="a.gpx")
    longer = msgspec.structs.replace(RUN, distance=Metres(7100))
    found = memory(
        recorded(origin=watch),
        log.ActivityCorrected(of=1, activity=longer),
        log.ActivityMerged(of=1, activity=RUN, origin=phone),
    )
    assert found.outings[1].activity == RUN
    assert found.outings[1].origins == (watch, phone)
    assert memory(recorded(), log.ActivityCorrected(of=1, activity=longer)).outings[1].activity == longer


def test_what_speaks_of_an_outing_that_is_none_does_nothing() -> None:
    origin = log.Origin(path="a.gpx")
    found = memory(log.ActivityCorrected(of=9, activity=RUN), log.ActivityMerged(of=9, activity=RUN, origin=origin))
    assert found.outings == {}


def test_measures_change_no_scenario() -> None:
    measured = log.ActivityMeasured(of=1, analysis="1", measures={"drift": 0.1})
    assert seen(memory(recorded(), measured)) == seen(memory(recorded()))


def test_the_runner_says_which_session_a_run_was() -> None:
    matched = memory(recorded(), log.SessionMatched(activity=1, session=EASY))
    assert matched.activities() == (msgspec.structs.replace(RUN, session=EASY),)
    none = memory(recorded(), log.SessionMatched(activity=1, session=None))
    assert none.activities() == (msgspec.structs.replace(RUN, session="none"),)
    assert memory(recorded()).activities() == (RUN,)


def test_activities_are_in_order_of_date_then_of_their_beginning_then_of_entry() -> None:
    days = [TODAY, TODAY - DAY, TODAY, TODAY, TODAY - DAY]
    hours = [18, None, 6, 6, 12]
    facts = [
        recorded(
            Activity(date=day, duration=Seconds(600 + number)),
            start=None if hour is None else dt.datetime(2027, 1, 4, hour, tzinfo=dt.UTC),
        )
        for number, (day, hour) in enumerate(zip(days, hours, strict=True))
    ]
    assert [one.duration - 600 for one in memory(*facts).activities()] == [1, 4, 2, 3, 0]


def test_sessions_are_done_skipped_and_moved() -> None:
    found = memory(
        log.SessionDone(session=LONG, date=TODAY),
        log.SessionSkipped(session=EASY, date=TODAY, reason="rain"),
        log.SessionMoved(session=LONG, date=TODAY, to=TODAY + DAY),
    )
    assert found.done == {LONG: TODAY}
    assert found.skips == {EASY: Skip(entry=2, session=EASY, date=TODAY, reason="rain")}
    assert found.moves == {LONG: Move(entry=3, session=LONG, date=TODAY, to=TODAY + DAY)}


def test_strength_is_in_order_of_date() -> None:
    late, early = StrengthDone(date=TODAY), StrengthDone(date=TODAY - DAY, kind="plyometrics")
    found = memory(log.StrengthLogged(strength=late), log.StrengthLogged(strength=early))
    assert found.strength == {1: late, 2: early}
    assert found.log().strength == (early, late)


def test_check_ins_are_in_order_of_date() -> None:
    late, early = CheckIn(date=TODAY, fatigue=2), CheckIn(date=TODAY - DAY)
    found = memory(log.CheckedIn(check_in=late), log.CheckedIn(check_in=early))
    assert found.check_ins == {1: late, 2: early}
    assert found.log().check_ins == (early, late)


def test_an_injury_is_opened_amended_and_resolved() -> None:
    bone = msgspec.structs.replace(SHIN, tissue="bone")
    found = memory(log.InjuryOpened(injury=SHIN), log.InjuryAmended(injury=bone))
    assert found.injuries == {"shin-1": bone}
    over = memory(log.InjuryOpened(injury=SHIN), log.InjuryResolved(injury="shin-1", date=TODAY))
    assert over.log().injuries == (msgspec.structs.replace(SHIN, resolved=TODAY),)
    assert memory(log.InjuryResolved(injury="shin-1", date=TODAY)).injuries == {}


def test_clearances_are_kept() -> None:
    clearance = Clearance(injury="shin-1", date=TODAY, by="therapist")
    assert memory(log.Cleared(clearance=clearance)).log().clearances == (clearance,)


def test_a_therapists_ladder_is_a_word_of_its_own_or_part_of_the_clearance_of_that_day() -> None:
    assigned = log.ProtocolAssigned(injury="shin-1", protocol="bone", reason="slowly")
    staged = log.StageSet(injury="shin-1", stage="bone/3", reason="hops are even")
    word = Clearance(injury="shin-1", date=TODAY, by="therapist", protocol="bone")
    assert memory(assigned).clearances == {1: word}
    assert memory(assigned, staged).clearances == {1: msgspec.structs.replace(word, protocol="bone/3")}
    cleared = log.Cleared(clearance=Clearance(injury="shin-1", date=TODAY, by="therapist", checks="passed"))
    whole = msgspec.structs.replace(cleared.clearance, protocol="bone/3")
    assert memory(cleared, assigned, staged).log().clearances == (whole,)


@pytest.mark.parametrize(
    "other",
    [
        Clearance(injury="calf-1", date=TODAY, by="therapist"),
        Clearance(injury="shin-1", date=TODAY - DAY, by="therapist"),
        Clearance(injury="shin-1", date=TODAY, by="physician"),
    ],
)
def test_a_ladder_is_no_part_of_another_word(other: Clearance) -> None:
    staged = log.StageSet(injury="shin-1", stage="bone/3")
    word = Clearance(injury="shin-1", date=TODAY, by="therapist", protocol="bone/3")
    assert memory(log.Cleared(clearance=other), staged).clearances == {1: other, 2: word}


def test_an_injury_that_is_no_more_cannot_be_amended() -> None:
    assert memory(log.InjuryAmended(injury=SHIN)).injuries == {}


def test_births_are_kept() -> None:
    birth = Birth(date=TODAY - 90 * DAY, caesarean=True, symptoms=("heaviness",))
    assert memory(log.BirthRecorded(birth=birth)).log().births == (birth,)


def test_a_hold_ends_the_day_before_it_is_lifted() -> None:
    hold = Hold(from_=TODAY, by="coach")
    placed = log.HoldPlaced(hold=hold)
    assert memory(placed).log().holds == (hold,)
    lifted = memory(placed, log.HoldLifted(of=1, date=TODAY + 2 * DAY))
    assert lifted.holds == {1: msgspec.structs.replace(hold, to=TODAY + DAY)}
    assert memory(placed, log.HoldLifted(of=1, date=TODAY)).holds == {}
    assert memory(placed, log.HoldLifted(of=7, date=TODAY)).holds == {1: hold}


def test_overlays_are_laid_over_one_another() -> None:
    found = memory(log.OverlayApplied(overlay={"a": 1, "b": 1}), log.OverlayApplied(overlay={"b": 2}))
    assert found.overlay == {"a": 1, "b": 2}


def test_a_plan_that_is_accepted_begins_decisions_anew() -> None:
    decisions = (
        log.SessionMoved(session=LONG, date=TODAY, to=TODAY + DAY),
        log.SessionSkipped(session=EASY, date=TODAY),
        log.ChangeAccepted(session=EASY, after={"distance_m": 5000}),
        log.ChangeDeclined(session=LONG, after=None),
    )
    before = memory(*decisions)
    assert (before.taken, before.declined) == ({EASY: {"distance_m": 5000}}, {LONG: None})
    assert before.accepted is None
    after = memory(*decisions, log.PlanAccepted(plan=PLAN))
    assert (after.moves, after.skips, after.taken, after.declined) == ({}, {}, {}, {})
    assert after.accepted is not None
    assert (after.accepted.entry, after.accepted.date, after.accepted.plan) == (5, TODAY, PLAN)


def test_a_plan_is_not_read_before_it_is_asked_for() -> None:
    def unread():
        raise AssertionError

    newer = msgspec.structs.replace(PLAN, units="mi")
    found = memory(log.PlanAccepted.kept(unread), log.PlanAccepted(plan=newer))
    assert found.accepted is not None
    assert found.accepted.plan == newer


def test_what_was_taken_back_does_not_count() -> None:
    assert memory(recorded(), log.Retracted(of=1)).outings == {}
    assert memory(log.GoalAdded(goal=RACE), log.GoalRemoved(of=1), log.Retracted(of=2)).goals == {1: RACE}


def test_a_retraction_can_be_taken_back_again_and_again() -> None:
    chain = [recorded(), log.Retracted(of=1), log.Retracted(of=2), log.Retracted(of=3)]
    assert [list(memory(*chain[:length]).outings) for length in range(1, 5)] == [[1], [], [1], []]


def test_a_retraction_of_what_is_not_there_yet_takes_nothing_back() -> None:
    assert [one.id for one in living(numbered([log.Retracted(of=2), recorded(), log.Retracted(of=3)]))] == [2]


def test_taking_back_is_a_matter_of_ids_alone() -> None:
    assert taken_back([(2, 1), (4, 2), (6, 3)]) == {2: 4, 3: 6}
    assert taken_back([]) == {}


def test_what_speaks_of_a_later_day_does_not_count_yet() -> None:
    tomorrow = [entry(1, recorded(), TODAY + DAY)]
    assert remember(tomorrow, TODAY).outings == {}
    assert list(remember(tomorrow, TODAY + DAY).outings) == [1]


def test_a_scenario_has_what_the_log_says_and_the_rest_from_a_default() -> None:
    found = memory(
        log.ProfileSet(max_hr=181, units="mi"),
        log.AvailabilitySet(availability=(Seconds(60),) * 7, long_run_day=5),
        log.GoalAdded(goal=RACE),
        recorded(),
        log.OverlayApplied(overlay={"a": 1}),
        log.PlanAccepted(plan=PLAN),
    )
    assert scenario_of(found, TODAY, ANYBODY) == Scenario(
        today=TODAY,
        runner=Runner(availability=(Seconds(60),) * 7, long_run_day=5, max_hr=181, experience="new"),
        goals=(RACE,),
        units="mi",
        overlay={"a": 1},
        log=Log(activities=(RUN,)),
        accepted_plan=PLAN,
    )


def test_whoever_said_nothing_gets_the_default_and_runs_for_its_own_sake() -> None:
    found = scenario_of(memory(), TODAY, ANYBODY)
    assert (found.runner, found.goals, found.accepted_plan) == (ANYBODY, (Goal(kind="routine"),), None)


@pytest.mark.parametrize(("later", "goals"), [(59, (RACE,)), (60, (RACE,)), (61, (Goal(kind="routine"),))])
def test_a_race_that_has_passed_is_closed(later: int, goals: tuple[Goal, ...]) -> None:
    today = TODAY + later * DAY
    assert scenario_of(memory(log.GoalAdded(goal=RACE), today=today), today, ANYBODY).goals == goals


def test_batches_are_the_living_entries_of_each_import() -> None:
    entries = [entry(1, recorded(), batch="a"), entry(2, recorded(), batch="b"), entry(3, recorded())]
    entries += [entry(4, recorded(), batch="a"), entry(5, log.Retracted(of=1))]
    found = batches(entries)
    assert {name: [one.id for one in group] for name, group in found.items()} == {"a": [4], "b": [2]}


@given(LOGS, st.randoms(use_true_random=False))
def test_the_order_of_ids_decides_and_not_that_of_the_list(entries: list[Entry], random) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert seen(remember(shuffled, TODAY)) == seen(remember(entries, TODAY))


@given(LOGS)
def test_retracting_everything_gives_the_empty_memory(entries: list[Entry]) -> None:
    """From the last to the first, so that what was taken back once is not taken back again by accident."""
    last = len(entries)
    undone = [entry(last + number, log.Retracted(of=one.id)) for number, one in enumerate(reversed(entries), 1)]
    assert living([*entries, *undone]) == []
    assert seen(remember([*entries, *undone], dt.date(2030, 1, 1))) == seen(Memory())


@given(LOGS)
def test_undo_and_undo_of_undo_is_as_before(entries: list[Entry]) -> None:
    last = len(entries)
    twice = [entry(last + 1, log.Retracted(of=1)), entry(last + 2, log.Retracted(of=last + 1))]
    assert living([*entries, *twice]) == living(entries)


@given(LOGS, st.integers(0, 12))
def test_a_log_read_in_two_parts_is_the_same_log(entries: list[Entry], at: int) -> None:
    assert seen(remember([*entries[at:], *entries[:at]], TODAY)) == seen(remember(entries, TODAY))
