"""Posters and the month on paper: what stands on them, from plan, book and log."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.coach.every_exercise import every_exercise
from surefoot.coach.exercises import library
from surefoot.diary.body import CheckIn, Pain
from surefoot.diary.entries import CheckedIn, HabitNoted
from surefoot.diary.plan import Session, Step
from surefoot.diary.site import PARTS
from surefoot.rulebook import load_book
from surefoot.services.calendars import Month, Ticks, month_of
from surefoot.services.ports import House
from surefoot.services.posters import poster, rehab_poster, strength_poster
from surefoot.services.refusal import Refusal
from surefoot.units import Seconds
from tests.services.days import MONDAY, after, empty_house, lived_in, ran
from tests.services.logs import write

BOOK = load_book()


@pytest.fixture
def house() -> House:
    return lived_in()


@pytest.mark.parametrize("site", sorted(PARTS))
def test_every_place_has_a_ladder_with_its_four_levels(site: str) -> None:
    found = rehab_poster(BOOK, f"left {site}")
    assert [part.title[:2] for part in found.parts] == ["1.", "2.", "3.", "4."]
    assert all(part.cards for part in found.parts)
    assert found.parts[0].about
    assert {card.id for part in found.parts for card in part.cards} <= every_exercise(BOOK).keys()


@pytest.mark.parametrize("site", ["kneee", "", "moon"])
def test_a_place_that_is_none_is_refused_with_what_was_perhaps_meant(house: House, site: str) -> None:
    with pytest.raises(Refusal) as told:
        poster(house, "rehab", MONDAY, site)
    assert told.value.path == "SITE"
    assert "did you mean" in told.value.mend or "knee" in told.value.mend


def test_a_poster_of_mobility_is_the_routine_from_head_to_foot(house: House) -> None:
    (part,) = poster(house, "mobility", MONDAY).parts
    assert part.title == "Mobility from head to foot"
    assert all(card.name and card.dose and card.text and card.cues for card in part.cards)


def test_warm_ups_are_two_for_who_is_clear_and_the_returns_own_on_a_way_back(house: House) -> None:
    found = poster(house, "warmup", MONDAY)
    assert [part.title for part in found.parts] == ["Warm-up before any run", "Warm-up before fast running"]
    assert "8 times each side" in {card.dose for part in found.parts for card in part.cards}
    pain = Pain(site="left shin", score=3, moment="during")
    write(house, CheckedIn(check_in=CheckIn(date=after(1), pain=(pain,))), on=after(1))
    found = poster(house, "warmup", after(1))
    assert found.title == "Warm-up on the way back"
    assert found.parts[0].cards[-1].name == "Light jog"


def strength(title: str, *steps: Step) -> Session:
    """A strength session of these steps."""
    time = Seconds(1_800)
    return Session(
        id="x", kind="strength", title=title, distance_m=None, duration_s=time, running=False, hard=False, steps=steps
    )


def test_strength_is_that_of_the_plan_each_session_once() -> None:
    warm = Step(kind="warmup", duration_s=Seconds(300))
    squat = Step(
        kind="work", note="Squat with a weight at the chest, 3 × 8 at 16 kg: chest up.", exercise="goblet_squat"
    )
    bug = Step(kind="work", duration_s=Seconds(60), exercise="dead_bug")
    first = strength("A", warm, Step(kind="repeat", times=3, steps=(squat,)), bug)
    found = strength_poster([first, strength("B", bug), first], BOOK, ())
    assert [part.title for part in found.parts] == ["A", "B"]
    assert [card.id for card in found.parts[0].cards] == ["goblet_squat", "dead_bug"]
    assert found.parts[0].cards[0].dose == "3 × 8 at 16 kg"
    assert found.parts[0].cards[1].dose == str(library(BOOK)["dead_bug"].dose)


def test_without_named_exercises_strength_is_the_routine_of_stability() -> None:
    (part,) = strength_poster([strength("A", Step(kind="work"))], BOOK, ()).parts
    assert part.title == "Stability from foot to core"


def test_a_poster_of_strength_has_exercises_for_every_runner(house: House) -> None:
    assert all(part.cards for part in poster(house, "strength", MONDAY).parts)


# -- the month


def days_of(month: Month) -> dict[dt.date, Ticks]:
    return {day.date: day for week in month.weeks for day in week if day is not None}


@pytest.mark.parametrize(("name", "weeks"), [("2027-01", 5), ("2027-02", 4), ("2027-03", 5), ("2027-05", 6)])
def test_a_month_has_its_days_in_weeks_from_monday(house: House, name: str, weeks: int) -> None:
    month = month_of(house, MONDAY, name)
    assert (month.name, len(month.weeks)) == (name, weeks)
    assert all(len(week) == 7 for week in month.weeks)
    assert all(day is None or day.date.weekday() == place for week in month.weeks for place, day in enumerate(week))
    assert {day.month for day in days_of(month)} == {int(name[-2:])}


def test_days_hold_what_is_planned_what_was_run_and_what_was_ticked(house: House) -> None:
    ran(house, after(1), 6_600, 42)
    write(house, HabitNoted(habit="mobility", date=after(1)), on=after(1))
    days = days_of(month_of(house, after(1)))
    assert (days[after(1)].ran_m, days[after(1)].runs, days[after(1)].ticked) == (6_600, 1, ("mobility",))
    assert [one.kind for one in days[after(6)].sessions if one.running] == ["long"]
    assert not any(one.kind == "rest" for day in days.values() for one in day.sessions)


def test_a_newcomer_has_a_month_too() -> None:
    month = month_of(empty_house(), MONDAY)
    assert any(day.sessions for day in days_of(month).values())


@pytest.mark.parametrize("name", ["2027-13", "January", "2027-1", "0000-01", "2027-00"])
def test_what_is_no_month_is_refused(house: House, name: str) -> None:
    with pytest.raises(Refusal) as told:
        month_of(house, MONDAY, name)
    assert (told.value.path, told.value.value) == ("--month", name)
