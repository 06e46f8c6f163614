"""The plyometric circuit: from two to five rounds by what was done, landings, easier weeks, pain, the harder ladder."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.plan import Plan, Session
from surefoot.diary.strength import StrengthDone
from surefoot.units import Seconds
from tests.coach.builders import ago, pain, plan, race, rules_of, told, weekly
from tests.coach.craft.crafts import EVEN, circuits, contacts, jumped, of_kind, planned, seconds, steady_strength
from tests.coach.seasons import EVERY_DAY

READY = steady_strength(24, 21, 17, 14, 10, 7)


def jumps(found: Plan) -> list[Session]:
    return list(of_kind(found, "plyometrics").values())


@cache
def ready(distance: str = "10 km", experience: str = "regular", born: int | None = None) -> Plan:
    birth = None if born is None else dt.date(born, 1, 1)
    return planned(race(distance, 140), strength=READY, experience=experience, birth_date=birth)


def after(*done: StrengthDone, check_ins: tuple[CheckIn, ...] = (EVEN,), **others: Any) -> Plan:
    return planned(strength=tuple(sorted((*READY, *done), key=lambda one: one.date)), check_ins=check_ins, **others)


# ------------------------------------------------------------------ every session


@pytest.mark.parametrize("distance", ["5 km", "10 km", "marathon", "50 km"])
@pytest.mark.parametrize("experience", ["new", "regular", "seasoned"])
def test_landings_stay_within_their_number_and_steps_add_up(distance: str, experience: str) -> None:
    most = {"new": (80, 100), "regular": (100, 120), "seasoned": (120, 140)}[experience][distance == "5 km"]
    found = jumps(ready(distance, experience))
    assert found
    for session in found:
        lighter = "SPEED-3d" in rules_of(session)
        assert contacts(session) <= (most // 2 if lighter else most)
        assert seconds(session) == session.duration_s <= 1_200
    assert max(map(contacts, found)) >= 0.75 * most


def test_the_words_say_the_landings() -> None:
    for session in jumps(ready()):
        told = next(because for because in session.because if because.rule == "SPEED-3b")
        assert told.args["contacts"] == contacts(session)


def test_short_races_ask_for_more_than_long_ones() -> None:
    assert max(map(contacts, jumps(ready("5 km")))) > max(map(contacts, jumps(ready("50 km"))))
    assert any("SPEED-4b" in rules_of(session) for session in jumps(ready("5 km")))
    assert not any("SPEED-4b" in rules_of(session) for session in jumps(ready("50 km")))


def test_masters_land_less_often_come_more_slowly_and_rest_three_days() -> None:
    young, old = ready(born=1990), ready(born=1960)
    assert max(map(contacts, jumps(old))) <= 80 < max(map(contacts, jumps(young)))
    days = sorted(of_kind(old, "plyometrics"))
    assert min(later - earlier for earlier, later in pairwise(days)) >= 3
    assert all("SPEED-4a" in rules_of(session) for session in jumps(old))
    assert first_with_five(old) > first_with_five(young)


def first_with_five(found: Plan) -> int:
    return next(index for index, session in enumerate(jumps(found)) if circuits(session) == 5)


# ------------------------------------------------------------------ from two to five rounds, and behind them


def full(found: Plan) -> list[Session]:
    """Sessions of weeks that are not easier."""
    return [session for session in jumps(found) if "SPEED-3d" not in rules_of(session)]


@pytest.mark.parametrize(("experience", "weeks"), [("new", 5), ("regular", 4), ("seasoned", 3)])
def test_from_two_rounds_to_five_over_three_to_five_weeks(experience: str, weeks: int) -> None:
    rounds = [circuits(session) for session in full(ready("10 km", experience))][: 2 * weeks]
    assert rounds[0] == 2
    assert rounds[-1] == 5
    assert rounds == sorted(rounds)
    assert all(later - earlier <= 2 for earlier, later in pairwise(rounds))


def test_then_the_harder_ladder_within_the_same_landings() -> None:
    titles = [session.title.split(":")[0] for session in jumps(ready())]
    assert list(dict.fromkeys(titles)) == ["Plyometric circuit", "Hops on one leg", "Bounds"]
    harder = [session for session in full(ready()) if "SPEED-3e" in rules_of(session)]
    assert circuits(harder[0]) == 3


def test_easier_weeks_have_half_and_lead_to_nothing() -> None:
    found = jumps(ready())
    easier = [index for index, session in enumerate(found[:-1]) if "SPEED-3d" in rules_of(session)]
    assert easier
    for index in easier:
        behind = next((s for s in found[index:] if "SPEED-3d" not in rules_of(s)), None)
        if behind is not None and behind.title.split(":")[0] == found[index].title.split(":")[0]:
            assert contacts(found[index]) <= contacts(behind) / 2
            assert number(found[index]) == number(behind), "an easier session is not counted"


def number(session: Session) -> object:
    """Which session of the way it says to be; None on the harder ladder."""
    return next((because.args["number"] for because in session.because if because.rule == "SPEED-3a"), None)


def test_the_taper_has_half_and_the_week_of_the_race_none() -> None:
    found = of_kind(ready("half"), "plyometrics")
    assert not [day for day in found if 133 <= day <= 140]
    taper = [session for day, session in found.items() if 126 <= day < 133]
    assert all("SPEED-3d" in rules_of(session) for session in taper)
    assert len(taper) <= 1


# ------------------------------------------------------------------ what was done


def first(found: Plan) -> int:
    return circuits(jumps(found)[0])


def test_only_what_was_done_leads_on() -> None:
    assert first(after()) == 2
    assert first(after(jumped(9, 2))) == 2
    assert first(after(jumped(12, 2), jumped(9, 2))) == 3
    assert first(after(jumped(12, 2), jumped(9, 1))) == 2, "one round was left out"
    assert first(after(jumped(12, 2), jumped(9, None))) == 2, "nobody said how many"
    assert first(after(jumped(12, 2), jumped(9, 2, effort=10))) == 2, "it was too hard"


def recorded(days_ago: int, rpe: int | None = None) -> Activity:
    """A session of jumps as a watch records it, under the name of the planned one."""
    name = f"2027-W08-plyometrics-{days_ago}"
    return Activity(date=ago(days_ago), duration=Seconds(600), sport="strength", session=name, rpe=rpe)


def test_one_that_was_recorded_as_the_planned_one_was_the_planned_one() -> None:
    runs = weekly(50, 5)
    log = {"strength": READY, "check_ins": (EVEN,)}
    for efforts, rounds in (((None, 5), 3), ((5, 10), 2)):
        jumped_twice = [recorded(days, rpe) for days, rpe in zip((12, 9), efforts, strict=True)]
        found = plan((*runs, *jumped_twice), race("10 km", 140), minutes=EVERY_DAY, log=log)
        assert first(found) == rounds


def test_after_four_weeks_without_it_begins_again() -> None:
    assert first(after(jumped(32, 2), jumped(29, 2))) == 2


def test_a_pain_between_takes_a_step_back() -> None:
    way = [jumped(19, 2), jumped(16, 2), jumped(12, 3), jumped(9, 3)]
    assert first(after(*way)) == 4
    hurt = (told(11, pain("left calf", 1, "after")), EVEN)
    assert first(after(*way, check_ins=hurt)) < 4
    at_the_end = (told(9, pain("left calf", 1, "after")), EVEN)
    assert first(after(*way, check_ins=at_the_end)) < 4


def test_what_was_jumped_counts_for_the_week_and_the_days_between() -> None:
    days = sorted(of_kind(after(jumped(1, 2)), "plyometrics"))
    assert days[0] >= 1
    assert not of_kind(after(jumped(0, 2)), "plyometrics").keys() & {0, 1}


# ------------------------------------------------------------------ pain stops it, and it comes back


@pytest.mark.parametrize("score", [1, 2])
@pytest.mark.parametrize("site", ["left calf", "right knee", "back"])
def test_a_pain_of_today_stops_jumping_for_a_week_from_today_on(score: int, site: str) -> None:
    found = planned(strength=READY, check_ins=(EVEN, told(0, pain(site, score, "after"))))
    days = sorted(of_kind(found, "plyometrics"))
    assert days
    assert days[0] >= 8


def test_more_pain_stops_it_for_longer_at_least() -> None:
    found = planned(strength=READY, check_ins=(EVEN, told(0, pain("left knee", 3, "during"))))
    assert min(of_kind(found, "plyometrics"), default=99) >= 8


def test_sore_muscles_on_both_sides_are_no_pain() -> None:
    found = planned(strength=READY, check_ins=(EVEN, told(0, pain("both thigh", 1, "after", kind="soreness"))))
    assert min(of_kind(found, "plyometrics")) < 8


def test_uneven_hops_lock_it() -> None:
    assert not jumps(planned(strength=READY, check_ins=(EVEN, told(1, hops="uneven"))))


# ------------------------------------------------------------------ what unlocks it


def unlocking(found: Plan) -> str:
    return next(because.text for because in jumps(found)[0].because if because.rule.startswith("SPEED-2"))


def test_the_reason_says_what_prepared_it_and_what_is_still_to_come() -> None:
    assert "6 of 6 strength sessions" in unlocking(ready())
    assert "2 of 6 sessions that prepare it are done, the others stand in this plan" in unlocking(
        planned(strength=steady_strength(10, 7))
    )
