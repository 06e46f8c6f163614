"""What a log adds up to: every run, weeks as planned, distances climbed; and nothing that a break could take away."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.counting import Counted, counted
from surefoot.diary.entries import ActivityRecorded, Entry, Fact, PlanAccepted, ProfileSet
from surefoot.diary.folding import remember
from surefoot.diary.plan import Day, Plan
from surefoot.rulebook import load_book
from surefoot.units import Metres, Seconds
from tests.cli.sample_plan import sample_plan

MONDAY = dt.date(2027, 1, 4)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def run(number: int, metres: int | None = 3_000, sport: str = "run") -> ActivityRecorded:
    distance = None if metres is None else Metres(metres)
    return ActivityRecorded(
        activity=Activity(date=day(number), duration=Seconds(1_800), distance=distance, sport=sport)
    )


def plan(first: int, *runs: int, days: int = 28) -> PlanAccepted:
    """A plan from a day on, with runs on some days after it."""
    sample = sample_plan()
    run_of = next(s for one in sample.days for s in one.sessions if s.running)
    every = tuple(Day(date=day(first + n), sessions=(run_of,) if n in runs else ()) for n in range(days))
    return PlanAccepted(plan=_with(sample, day(first), every))


def _with(sample: Plan, today: dt.date, days: tuple[Day, ...]) -> Plan:
    return msgspec.structs.replace(sample, today=today, days=days)


def added_up(*facts: Fact) -> Counted:
    now = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    entries = [
        Entry(id=place, runner="r", author="runner", effective=day(0), recorded=now, fact=fact)
        for place, fact in enumerate(facts, start=1)
    ]
    return counted(remember(entries, dt.date.max), load_book())


def texts(found: Counted) -> list[str]:
    return [because.text for because in found.because]


def test_nothing_adds_up_to_nothing_and_is_not_commented_on() -> None:
    assert added_up() == Counted(runs=0, weeks=0, weeks_planned=0, weeks_kept=0)


def test_every_run_counts_and_a_break_takes_nothing_away() -> None:
    found = added_up(run(0, 400), run(1, None), run(2, 3_000, "walk"), run(200))
    assert (found.runs, found.weeks, found.weeks_planned) == (3, 2, 0)
    assert texts(found) == ["A run is a run, whatever its pace or distance: 3 runs so far, in 2 weeks."]


@pytest.mark.parametrize(("runs", "kept"), [((1, 3, 5), 1), ((1, 3), 0), ((1, 2, 4, 6), 1)])
def test_a_week_is_kept_by_as_many_runs_as_planned_or_nearly(runs: tuple[int, ...], kept: int) -> None:
    found = added_up(plan(0, 1, 3, 5, 6), *(run(number, 1_700) for number in runs))
    assert (found.weeks_planned, found.weeks_kept) == (1, kept)
    assert ("1 week went as planned, in full or in the time there was." in texts(found)) is bool(kept)


def test_weeks_to_come_are_not_counted_as_planned_yet() -> None:
    found = added_up(plan(0, 1, 8, 15), run(1))
    assert (found.weeks_planned, found.weeks_kept) == (1, 1)


def test_each_plan_counts_until_the_next_one_was_accepted() -> None:
    found = added_up(plan(0, 1, 3, 8, 9, 10, 11), plan(7, 1), run(1), run(3), run(8))
    assert (found.weeks_planned, found.weeks_kept) == (2, 2)


def test_distances_are_climbed_once_each_with_the_day_of_the_first() -> None:
    found = added_up(run(0, 1_700), run(3, 4_000), run(5, 10_050), run(9, 5_000), run(12, 10_000), run(20, 4_960))
    assert [(rung.name, rung.date) for rung in found.climbed] == [
        ("mile", day(0)), ("5 km", day(5)), ("10 km", day(5)),
    ]  # fmt: skip
    assert found.climbed[1].because.text == "The first 5 km was on Sat 9 January 2027."
    assert added_up(ProfileSet(units="mi"), run(0, 50_000)).climbed[-1].name == "ultra"
