"""Habits beside running: counted by days, from wherever they stand in the log; sleep from check-ins."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.entries import ActivityRecorded, CheckedIn, Fact, HabitNoted, Retracted, SessionDone, StrengthLogged
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.habits import Habits, HabitWeek, habit_days, habits
from surefoot.diary.parts import read_habit
from surefoot.diary.strength import StrengthDone
from surefoot.rulebook import load_book
from surefoot.units import Seconds
from tests.diary.logs import numbered

TODAY = dt.date(2027, 1, 6)  # a Wednesday
MONDAY = dt.date(2027, 1, 4)


def day(back: int) -> dt.date:
    return TODAY - dt.timedelta(days=back)


def shown(*facts: Fact) -> Habits:
    return habits(remember(numbered(facts, TODAY), TODAY), TODAY, load_book())


def this_week(*facts: Fact) -> HabitWeek:
    return shown(*facts).weeks[-1]


def tick(habit: str, back: int = 0, note: str = "") -> HabitNoted:
    return HabitNoted(habit=habit, date=day(back), note=note)


def outing(sport: str, back: int = 0) -> ActivityRecorded:
    return ActivityRecorded(activity=Activity(date=day(back), duration=Seconds(1_200), sport=sport))


def test_four_weeks_are_shown_with_this_one_at_the_end() -> None:
    found = shown()
    assert [week.start for week in found.weeks] == [MONDAY - dt.timedelta(days=7 * back) for back in (3, 2, 1, 0)]
    assert found.because.rule == "RETURN-19"
    assert "In 4 weeks: 0 days with strength, 0 days with mobility." in found.because.text


def test_strength_counts_by_days_from_ticks_outings_and_sessions() -> None:
    facts = (
        tick("strength", 0),
        outing("strength", 0),
        outing("strength", 1),
        SessionDone(session="2027-W01-plyometrics-2", date=day(2)),
        SessionDone(session="2027-W01-easy-2", date=day(2)),
        SessionDone(session="odd", date=day(2)),
        outing("run", 2),
    )
    assert this_week(*facts).days["strength"] == (day(2), day(1), day(0))
    assert "3 days with strength" in shown(*facts).because.text


def test_each_habit_has_its_days() -> None:
    days = habit_days(
        remember(
            numbered(
                [
                    tick("mobility", 1),
                    outing("walk", 1),
                    SessionDone(session="2027-W01-rehab-1", date=day(2)),
                    tick("nutrition", 0, "oats"),
                    HabitNoted(habit="flying", date=day(0)),
                ],
                TODAY,
            ),
            TODAY,
        )
    )
    told = {name: sorted(found) for name, found in days.items() if found}
    assert told == {"mobility": [day(1)], "walking": [day(1)], "rehab": [day(2)], "nutrition": [day(0)]}


def test_sleep_is_the_middle_of_the_nights_that_were_told() -> None:
    nights = [
        CheckedIn(check_in=CheckIn(date=day(back), sleep=Seconds(hours * 3600)))
        for back, hours in ((0, 6), (1, 8), (2, 7))
    ]
    week = this_week(*nights, CheckedIn(check_in=CheckIn(date=day(0), mood=7)))
    assert (week.sleep_s, week.nights) == (7 * 3600, 3)
    assert this_week().sleep_s is None


def test_the_last_answer_of_a_night_counts() -> None:
    twice = [CheckedIn(check_in=CheckIn(date=day(0), sleep=Seconds(hours * 3600))) for hours in (5, 7)]
    assert (this_week(*twice).sleep_s, this_week(*twice).nights) == (7 * 3600, 1)


def test_notes_stand_in_their_week_with_the_entry_to_take_back() -> None:
    week = this_week(tick("nutrition", 0, "late"), tick("nutrition", 1, "early"), tick("nutrition", 9, "before"))
    assert [(note.entry, note.note) for note in week.notes] == [(2, "early"), (1, "late")]


def test_what_was_taken_back_is_no_habit() -> None:
    assert this_week(tick("mobility"), Retracted(of=1)).days["mobility"] == ()


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"habit": "flying", "date": "2027-01-04"}, "habit"),
        ({"habit": "mobility"}, "date"),
        ({"habit": "mobility", "date": "2027-01-07"}, "date"),
        ({"habit": "mobility", "date": "2027-01-04", "duration": "30 h"}, "duration"),
        ({"habit": "mobility", "date": "2027-01-04", "note": "x" * 2_000}, "note"),
    ],
)
def test_what_is_no_habit_is_refused(document: dict[str, str], path: str) -> None:
    with pytest.raises(ScenarioError) as told:
        read_habit(document, TODAY)
    assert told.value.path == path


def test_a_habit_reads_as_it_was_written() -> None:
    found = read_habit({"habit": "mobility", "date": "2027-01-04", "duration": "20 min", "note": "hips"}, TODAY)
    assert found == HabitNoted(habit="mobility", date=MONDAY, duration=Seconds(1_200), note="hips")


@pytest.mark.parametrize("kind", ["strength", "plyometrics"])
def test_strength_that_was_written_down_is_a_day_of_strength(kind: str) -> None:
    done = StrengthLogged(strength=StrengthDone(date=day(1), kind=kind))
    assert shown(done).weeks[-1].days["strength"] == (day(1),)
