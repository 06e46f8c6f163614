"""When the easy weeks are over: their time, fourteen clean days, the usual week, even hops (engine, stage 3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from surefoot.coach.comeback.before import Usual
from surefoot.coach.comeback.clearing import Word
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.comeback.standing import Standing, easy_days, easy_is_over, most_in_a_week
from surefoot.coach.setting import set_up
from surefoot.diary.activity import Activity
from surefoot.rulebook import Book
from tests.coach.builders import DAY, book, injury, run, scenario, told
from tests.coach.comeback.helpers import CALM, FIRST, SAME, back, before, calm, case, only, outing, sore, way

MINE = {"tissue": "muscle"}


def stand(off: int = 20, runs: Iterable[Activity] = (), *words: Any, of: Book | None = None, **log: Any) -> Standing:
    """A calf, so many days ago after half a year of running, and the runs and words since then."""
    log.setdefault("injuries", (injury("left calf", off, **MINE),))
    known = scenario([*before(off), *runs], log={"clearances": words, **log})
    return only(set_up(known, of or book()).way.standings)


def progress_of(one: Standing) -> Progress:
    assert one.progress is not None
    return one.progress


# ------------------------------------------------------------------ the end of the easy weeks


def known_as(how_bad: str, lost: int = 20, **others: Any) -> Standing:
    return Standing(
        case=case(**others),
        severity=how_bad,
        lost=lost,
        word=Word(FIRST),
        usual=Usual(30_000, 4, 2_400, 360),
        today=FIRST,
    )


def running(days: int, **others: Any) -> Progress:
    """Half an hour every other day for so many days, calm."""
    found = way(None, usual_s=7_200.0, length=1_800.0, **others)
    for day in range(0, days, 2):
        found.take(outing(day, 30), CALM)
    return found


@pytest.mark.parametrize(
    ("how_bad", "others", "weeks"),
    [
        ("mild", {}, 4),
        ("moderate", {}, 6),
        ("severe", {}, 8),
        ("bone", {"tissue": "bone"}, 12),
        ("severe", {"surgery": True}, 12),
        ("severe", {"subject": "birth"}, 6),
    ],
)
def test_easy_weeks_by_severity(how_bad: str, others: dict[str, Any], weeks: int) -> None:
    known = known_as(how_bad, **others)
    assert easy_days(known, book()) == 7 * weeks
    found = running(7 * weeks)
    ends = [easy_is_over(found, known, FIRST + 7 * weeks + day, book(), None) for day in (-1, 0)]
    assert ends == [False, True]


@pytest.mark.parametrize(("lost", "days"), [(0, 7), (1, 7), (2, 8), (3, 12)])
def test_a_niggle_is_easy_for_four_times_the_days_lost_and_a_week_at_least(lost: int, days: int) -> None:
    known = known_as("niggle", lost)
    assert easy_days(known, book()) == days
    found = way(None, niggle=True, short=True)
    found.take(outing(0, 20), CALM)
    assert [easy_is_over(found, known, FIRST + day, book(), []) for day in (days - 1, days)] == [False, True]
    found.take(outing(2, 20), SAME)
    assert [easy_is_over(found, known, FIRST + 3 + day, book(), []) for day in (days - 1, days)] == [False, True]


def test_nothing_is_over_before_it_began_or_on_the_ladder() -> None:
    assert not easy_is_over(way(None), known_as("mild"), FIRST + 900, book(), None)
    assert not easy_is_over(way(short=True), known_as("mild"), FIRST + 900, book(), None)
    first = way(None, niggle=True, short=True)
    first.take(outing(0, 20), CALM)
    assert not easy_is_over(first, known_as("niggle", 0), FIRST, book(), None)


def test_the_last_fourteen_days_stay_within_the_limit_with_clean_mornings() -> None:
    known, found = known_as("moderate"), running(60)
    found.take(outing(60, 30), sore(3, "during"))
    found.take(outing(66, 30), CALM)
    for day in (68, 70, 72):
        found.take(outing(day, 30), CALM)
    assert [easy_is_over(found, known, FIRST + day, book(), None) for day in (74, 75)] == [False, True]


def test_three_quarters_of_the_usual_week_come_first() -> None:
    known = known_as("moderate")
    for usual, over in ((7_200.0 / 0.75, True), (7_200.0 / 0.75 + 60, False)):
        found = way(None, usual_s=usual, length=1_800.0)
        for day in range(0, 43, 2):
            found.take(outing(day, 30), CALM)
        assert easy_is_over(found, known, FIRST + 43, book(), None) is over


@pytest.mark.parametrize(
    ("hops", "over"),
    [
        ([], False),
        ([(FIRST + 40, True)], True),
        ([(FIRST + 40, False)], False),
        ([(FIRST + 30, False), (FIRST + 40, True)], True),
        ([(FIRST + 30, True), (FIRST + 40, False)], False),
        ([(FIRST - 1, True)], False),
        ([(FIRST + 44, True)], False),
    ],
)
def test_the_last_hops_since_it_began_were_even(hops: list[tuple[int, bool]], over: bool) -> None:
    assert easy_is_over(running(43), known_as("moderate"), FIRST + 43, book(), hops) is over


def test_the_fullest_week_is_one_of_the_last_two() -> None:
    found = way(None)
    for day, minutes in ((0, 100), (10, 20), (12, 20), (14, 20), (20, 20)):
        found.take(outing(day, minutes), CALM)
    assert most_in_a_week(found, FIRST + 20) == 60 * 60
    assert most_in_a_week(found, FIRST + 28) == 40 * 60 - 20 * 60


def test_the_log_ends_the_easy_weeks_on_their_day_and_what_comes_later_is_no_attempt() -> None:
    runs = [run(day, 6) for day in range(60, -1, -2)]
    one = stand(66, runs, back("it", 61), check_ins=(told(33, hops="even"), *calm(61)))
    assert (one.severity, one.gate) == ("mild", "clear")
    assert one.ended == DAY - 60 + 28
    assert progress_of(one).number == 14
    unchecked = stand(66, runs, back("it", 61), check_ins=calm(61))
    assert unchecked.gate == "easy_only"


def test_hops_from_before_the_injury_say_nothing() -> None:
    runs = [run(day, 6) for day in range(60, -1, -2)]
    one = stand(66, runs, back("it", 61), check_ins=(told(70, hops="even"), *calm(61)))
    assert one.gate == "easy_only"


def test_the_easy_weeks_can_end_on_the_day_of_a_run() -> None:
    runs = [run(day, 6) for day in (*range(60, 34, -2), *range(34, -1, -1))]
    one = stand(66, runs, back("it", 61), check_ins=(*calm(61, 36), told(35, hops="even"), *calm(34)))
    assert one.ended == DAY - 60 + 28
