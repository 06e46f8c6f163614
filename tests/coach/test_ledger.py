"""Runs by day: the longest of 30 days, what races and runs over their limit count for (engine, stages 1 and 6)."""

from __future__ import annotations

import pytest

from surefoot.coach.ledger import Ledger
from tests.coach.builders import book


def ledger(*runs: tuple[int, int], **declared: int) -> Ledger:
    """A ledger of (day, metres)."""
    found = Ledger(book(), **declared)
    for day, metres in runs:
        found.add(day, metres)
    return found


def with_race(day: int = 100, metres: int = 21_098, *, planned: bool = False) -> Ledger:
    """Runs of 10 km until day 96, and a race."""
    found = ledger(*((d, 10_000) for d in range(70, 97, 3)))
    found.add(day, metres, judged=True, planned=planned)
    return found


def test_the_longest_run_of_the_last_thirty_days_counts_and_today_does_not() -> None:
    found = ledger((69, 20_000), (70, 15_000), (90, 9_000), (100, 12_000))
    assert found.longest(99) == 20_000
    assert found.longest(100) == 15_000, "day 69 is 31 days ago"
    assert found.longest(101) == 12_000, "day 70 is 31 days ago, and day 100 was yesterday"
    assert found.longest(131) == 0


def test_the_limit_is_a_tenth_more_or_400_metres() -> None:
    assert ledger((90, 10_000)).limit(100) == pytest.approx(11_000)
    assert ledger((90, 2_000)).limit(100) == pytest.approx(2_400)
    assert ledger().limit(100) == pytest.approx(400)


def test_a_race_counts_as_the_limit_it_should_have_kept_until_14_days_have_passed() -> None:
    found = with_race()
    assert found.longest(101) == pytest.approx(11_000)
    assert found.longest(114) == pytest.approx(11_000)
    assert found.longest(115) == 21_098


def test_a_pain_in_these_14_days_puts_it_off() -> None:
    found = with_race()
    found.pained = [105]
    assert found.longest(119) == pytest.approx(11_000)
    assert found.longest(120) == 21_098
    found.pained = [99, 120]
    assert found.longest(115) == 21_098, "pain before the race, and after the 14 days, changes nothing"
    assert found.longest(121) == 21_098


def test_several_pains_need_14_days_in_a_row_between_or_after_them() -> None:
    found = with_race()
    found.pained = [104, 108, 112]
    assert found.longest(126) == pytest.approx(11_000)
    assert found.longest(127) == 21_098


def test_a_race_within_its_limit_counts_as_it_is() -> None:
    assert with_race(metres=10_500).longest(101) == 10_500


def test_a_planned_race_never_lifts_a_limit() -> None:
    assert with_race(planned=True).longest(125) == pytest.approx(11_000)
    assert with_race(metres=3_000, planned=True).longest(128) == 3_000


def test_volume_and_runs_of_a_span_leave_its_end_out() -> None:
    found = ledger((10, 5_000), (10, 2_000), (12, 8_000), (17, 9_000))
    assert found.volume(10, 17) == 15_000
    assert found.runs(10, 17) == 2, "two runs of one day are one day with a run"
    assert (found.volume(18, 30), found.runs(18, 30)) == (0, 0)


def test_what_is_declared_stands_for_the_days_before_the_log() -> None:
    found = ledger(declared=35_000, declared_longest=12_000, declared_until=100)
    assert found.volume(93, 100) == 35_000
    assert found.volume(97, 104) == 15_000, "three days of seven are declared"
    assert found.volume(100, 107) == 0
    assert found.longest(100) == 12_000
    assert found.longest(129) == 12_000
    assert found.longest(130) == 0
    found.add(100, 13_000)
    assert found.volume(97, 104) == 28_000
    assert (found.logged(97, 104), found.silent(97, 104)) == (13_000, 15_000)
    assert found.longest(101) == 13_000


def test_a_new_longest_run_is_seen_in_the_span_where_it_stands() -> None:
    found = ledger((80, 10_000), (90, 11_000), (95, 11_000))
    assert found.grew(89, 91)
    assert not found.grew(91, 96)
    assert not found.grew(70, 85), "the first run of a log is no new longest one"


def test_a_run_of_nearly_the_length_was_that_run() -> None:
    found = ledger((90, 9_000))
    assert found.ran(88, 91, 10_000)
    assert not found.ran(88, 91, 10_100)
    assert not found.ran(91, 99, 1_000)


def test_what_stands_before_a_day() -> None:
    found = ledger((80, 1), (90, 1))
    assert [found.before(day) for day in (80, 81, 91)] == [0, 1, 2]
    assert [found.last_day(day) for day in (79, 80, 89, 90, 200)] == [None, 80, 80, 90, 90]


@pytest.mark.parametrize("declared", [{}, {"declared": 20_000, "declared_longest": 8_000, "declared_until": 85}])
def test_weeks_one_after_the_other_are_each_what_was_run_in_seven_days(declared: dict[str, int]) -> None:
    found = ledger((75, 3_000), (80, 4_000), (80, 1_000), (93, 5_000), (99, 6_000), **declared)
    ends = [100, 93, 86, 79]
    assert found.weeks(100, 4) == [(found.volume(end - 7, end), found.runs(end - 7, end)) for end in ends]
    assert [runs for _, runs in found.weeks(100, 4)] == [2, 0, 1, 1]


def test_a_new_longest_run_is_found_among_those_that_are_none() -> None:
    found = ledger((60, 20_000), (80, 12_000), (92, 8_000), (95, 13_000), (97, 9_000))
    assert not found.grew(91, 95)
    assert found.grew(91, 96), "day 60 is out of sight on day 95"
    assert not found.grew(96, 98)


def test_after_a_race_a_new_longest_run_is_one_above_what_the_race_counts_for() -> None:
    found = with_race(planned=True)
    found.add(103, 10_500)
    found.add(106, 12_000)
    assert [found.grew(day, day + 1) for day in (100, 103, 106)] == [True, False, True]


def test_ledgers_with_one_summary_are_one_for_what_comes_later() -> None:
    one = ledger((60, 30_000), (73, 5_000), (75, 14_000), (80, 6_000), (90, 9_000), (97, 10_000))
    other = ledger((71, 11_000), (73, 8_000), (75, 14_000), (80, 6_000), (90, 9_000), (97, 10_000))
    assert one.summary(100, (3, 4), 7) == other.summary(100, (3, 4), 7)
    assert one.summary(100, (4, 4), 7) != other.summary(100, (4, 4), 7)
    for found in (one, other):
        found.add(103, 11_000)
        found.add(107, 9_000)
    assert [one.longest(day) for day in range(100, 140)] == [other.longest(day) for day in range(100, 140)]
    assert [one.grew(day - 6, day) for day in range(100, 114)] == [other.grew(day - 6, day) for day in range(100, 114)]
    assert one.weeks(107, 3) == other.weeks(107, 3)


def test_a_new_longest_run_stands_in_the_summary() -> None:
    grown, before = ledger((75, 14_000), (98, 15_000)), ledger((69, 16_000), (75, 14_000), (98, 15_000))
    assert grown.summary(100, (1, 1), 7) != before.summary(100, (1, 1), 7)


def test_a_race_that_counts_for_less_and_a_run_on_the_day_have_no_summary() -> None:
    assert with_race(100).summary(110, (3, 4), 7) is None
    assert with_race(100).summary(140, (3, 4), 7) is not None
    assert ledger((100, 5_000)).summary(100, (3, 4), 7) is None


def test_the_tail_tells_of_races_pains_and_what_was_declared() -> None:
    found = with_race(100)
    found.pained = [50, 103]
    days, metres, weighed, counted, pained, declared = found.tail(95)
    assert (days, metres, weighed, pained, declared) == ((100,), (21_098,), (21_098,), (103,), (0, 0, 0))
    assert counted == ((0, pytest.approx(11_000), False),)


def test_a_copy_goes_its_own_way() -> None:
    found = with_race()
    twin = found.copy()
    assert twin.longest(101) == found.longest(101)
    twin.add(102, 30_000)
    twin.add(103, 40_000, judged=True)
    assert (found.last_day(200), twin.last_day(200)) == (100, 103)
    assert found.counted.keys() == {9}
    assert twin.counted.keys() == {9, 11}
    assert (found.volume(0, 200), twin.volume(0, 200)) == (111_098, 181_098)
    assert (found.runs(0, 200), twin.runs(0, 200)) == (10, 12)
