"""After weeks on a treadmill the first run outdoors is a fifth shorter, whatever it was to be."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach import outdoors
from surefoot.coach.outdoors import Outdoors
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Session, Step
from surefoot.diary.scenario import Scenario
from surefoot.units import Metres, Seconds
from tests.coach.builders import ago, book, injury, planned, race, run, running, scenario, sessions, weekly
from tests.coach.conditions_lives import RUNNERS, runs

SHARE = 0.8


def indoors(found: Scenario) -> Scenario:
    """The same runner, on a treadmill all along."""
    done = tuple(msgspec.structs.replace(one, surface="treadmill") for one in found.log.activities)
    return msgspec.structs.replace(found, log=msgspec.structs.replace(found.log, activities=done))


BELT = indoors(RUNNERS["10 km"])


def longest(found: Scenario) -> int:
    return max((a.distance or 0 for a in found.log.activities if a.date > ago(21)), default=0)


@pytest.mark.parametrize("name", RUNNERS)
def test_no_first_run_outdoors_is_longer_than_four_fifths(name: str) -> None:
    runner = indoors(RUNNERS[name])
    for _, session in running(planned(runner)):
        found = outdoors(runner, session, book())
        if found is not None:
            assert holds(found, session, runner)


def holds(found: Outdoors, session: Session, runner: Scenario) -> bool:
    short = found.session
    within = 0 < (short.distance_m or 0) <= SHARE * min(session.distance_m or 0, longest(runner))
    return within and short.duration_s <= session.duration_s and not short.hard and short.running


@given(st.sampled_from([session for name, session in runs() if name == "10 km"]))
def test_every_run_but_a_race_is_shorter(session: Session) -> None:
    found = outdoors(BELT, session, book())
    assert (found is None) == (session.kind in ("race", "time_trial"))
    assert found is None or holds(found, session, BELT)


def test_hard_running_is_easy_the_first_time() -> None:
    tempo = next(s for n, s in runs() if s.kind == "tempo" and n == "10 km")
    found = outdoors(BELT, tempo, book())
    assert found is not None
    assert (found.session.kind, found.session.id) == ("easy", f"{tempo.id}-outdoors")
    assert [reason.rule.id for reason in found.reasons] == ["OUTDOORS-1", "OUTDOORS-2"]


def plus(*others: Activity) -> Scenario:
    done = tuple(sorted((*BELT.log.activities, *others), key=lambda one: one.date))
    return msgspec.structs.replace(BELT, log=msgspec.structs.replace(BELT.log, activities=done))


def first_run() -> Session:
    return running(planned(BELT))[0][1]


def test_one_run_outdoors_ends_it() -> None:
    easy = first_run()
    assert outdoors(BELT, easy, book()) is not None
    assert outdoors(plus(run(3, 5)), easy, book()) is None
    assert outdoors(plus(run(3, 5, surface="trail")), easy, book()) is None
    assert outdoors(plus(run(30, 5)), easy, book()) is not None
    assert outdoors(plus(run(3, 5, sport="walk")), easy, book()) is not None


def test_two_runs_are_no_habit() -> None:
    runner = indoors(scenario((run(2, 8), run(5, 8))))
    assert outdoors(runner, first_run(), book()) is None


def test_what_is_no_run_stays() -> None:
    strength = next(s for _, s in sessions(planned(BELT)) if s.kind == "strength")
    assert outdoors(BELT, strength, book()) is None


def test_an_overlay_may_let_the_whole_run_be() -> None:
    free = msgspec.structs.replace(BELT, overlay={"outdoors/first_share": 1.0})
    found = outdoors(free, first_run(), book())
    assert found is not None
    assert found.session.distance_m == first_run().distance_m


def test_times_without_distance_count_at_the_easy_pace() -> None:
    runner = scenario(tuple(run(days, None, 40, surface="treadmill") for days in (2, 4, 6, 9)), race("10 km", 90))
    easy = next(s for n, s in runs() if s.kind == "long" and n == "10 km")
    found = outdoors(runner, easy, book())
    assert found is not None
    assert (found.session.distance_m or 0) < SHARE * 8_000


TURNS = Session(
    id="turns", kind="walk_run", title="Walk 3 min, run 3 min, 5 times", distance_m=Metres(3_700),
    duration_s=Seconds(1_800), running=True, hard=False,
    steps=(
        Step(
            kind="repeat", times=5,
            steps=(
                Step(kind="recover", duration_s=Seconds(180), gait="walk"),
                Step(kind="work", duration_s=Seconds(180), gait="run"),
            ),
        ),
    ),
)  # fmt: skip


def test_turns_of_walking_lose_a_turn() -> None:
    found = outdoors(BELT, TURNS, book())
    assert found is not None
    assert found.session.title == "Walk 3 min, run 3 min, 4 times"
    assert found.session.duration_s == 1_440
    assert found.session.distance_m == 2_960


def test_a_stage_without_turns_takes_its_shorter_version() -> None:
    (turns,) = TURNS.steps
    mixed = msgspec.structs.replace(TURNS, steps=turns.steps)
    assert outdoors(BELT, mixed, book()) is None
    short = msgspec.structs.replace(mixed, id="short", distance_m=Metres(2_000))
    found = outdoors(BELT, msgspec.structs.replace(mixed, shorter=short), book())
    assert found is not None
    assert found.session == short


def test_the_plan_says_so_once_and_stays_as_it_is() -> None:
    told = [finding for finding in planned(BELT).findings if finding.rule == "OUTDOORS-1"]
    assert [finding.severity for finding in told] == ["info"]
    assert "3 weeks" in told[0].message
    assert planned(BELT).days == planned(RUNNERS["10 km"]).days
    assert not [f for f in planned(RUNNERS["10 km"]).findings if f.rule == "OUTDOORS-1"]


def test_in_a_hold_it_is_not_said() -> None:
    held = indoors(scenario(weekly(40), race("10 km", 90), log={"injuries": (injury("left tibia", 2),)}))
    assert planned(held).gate.name in ("hold", "see_a_doctor")
    assert not [f for f in planned(held).findings if f.rule == "OUTDOORS-1"]
