"""What may have led to an injury, and what the new plan keeps under (RETURN-2)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.cause import Cause, cause_of
from surefoot.coach.ledger import Ledger
from surefoot.rulebook import explain
from tests.coach.builders import DAY, book

RUN_DAYS = (1, 3, 5, 6)  # of each week, counted back from the onset
STEADY = [(back, 10_000) for back in range(1, 15 * 7) if back % 7 in RUN_DAYS]


def cause(runs: Iterable[tuple[int, int]], hard: Iterable[int] = (), **declared: int) -> Cause:
    """The cause of an injury of today, of runs as days back and metres, and hard days as days back."""
    ledger = Ledger(book(), **declared)
    for back, metres in sorted(runs, reverse=True):
        ledger.add(DAY - back, metres)
    return cause_of(ledger, [DAY - back for back in hard], DAY, book())


def texts(found: Cause, units: str = "km") -> list[str]:
    """The sentences for the runner."""
    return [explain(reason, book(), units).text for reason in found.reasons]


def scaled(factor: float) -> list[tuple[int, int]]:
    """Steady running, in the last three weeks so much more, by one run a week."""
    extra = [(back, round(40_000 * (factor - 1))) for back in (2, 9, 16)]
    return [*STEADY, *extra]


# ------------------------------------------------------------------ what is compared


def test_the_last_three_weeks_stand_against_the_twelve_before() -> None:
    found = cause(scaled(1.2))
    assert (found.recent.week, found.before.week) == (48_000, 40_000)
    assert (found.recent.weeks, found.before.weeks) == (3, 12)
    assert (found.recent.runs, found.before.runs) == (15, 48)
    assert (found.recent.longest, found.before.longest) == (10_000, 10_000)


def test_the_run_of_the_day_of_the_onset_counts_and_later_ones_do_not() -> None:
    assert cause([*STEADY, (0, 10_000)]).recent.runs == cause([*STEADY, (-1, 10_000)]).recent.runs + 1


def test_runs_from_before_the_fifteen_weeks_do_not_count() -> None:
    assert cause([*STEADY, (15 * 7, 50_000)]).before == cause([*STEADY, (15 * 7, 10)]).before


def test_a_young_log_is_measured_by_the_weeks_that_it_knows() -> None:
    young = [run for run in STEADY if run[0] < 8 * 7]
    found = cause(young)
    assert found.before.weeks == pytest.approx(5, abs=0.3)
    assert found.before.week == pytest.approx(40_000, rel=0.05)
    assert found.verdict == "nothing_seen"


def test_what_the_runner_declared_stands_for_the_time_before_the_log() -> None:
    recent = [run for run in STEADY if run[0] < 21]
    found = cause(recent, declared=20_000, declared_longest=10_000, declared_until=DAY - 20)
    assert (found.before.week, found.before.weeks, found.before.hard_share) == (20_000, 12, None)
    assert found.verdict == "too_much_volume"


# ------------------------------------------------------------------ verdicts


def test_steady_running_shows_nothing_and_limits_nothing() -> None:
    found = cause(STEADY, hard=[back for back in range(1, 105) if back % 7 == 3])
    assert (found.verdict, found.week_cap, found.longest_cap, found.hard_cap) == ("nothing_seen", None, None, None)
    shown, told = texts(found)
    assert shown == (
        "In the 3 weeks up to Mon 1 March 2027 you ran 40.0 km a week, after 40.0 km a week in the 12 before; "
        "your longest run was 10.0 km, after 10.0 km."
    )
    assert told.startswith("Nothing in it stands out, so what led to it may lie elsewhere")


@pytest.mark.parametrize(("factor", "verdict"), [(1.25, "nothing_seen"), (1.3, "too_much_volume")])
def test_thirty_percent_more_a_week_is_too_much_volume(factor: float, verdict: str) -> None:
    assert cause(scaled(factor)).verdict == verdict


def test_too_much_volume_keeps_the_new_weeks_under_it() -> None:
    found = cause(scaled(1.5))
    assert found.week_cap == pytest.approx(54_000)
    assert found.before.week < found.week_cap < found.recent.week
    assert (found.longest_cap, found.hard_cap) == (None, None)
    assert texts(found)[1] == (
        "That is 20.0 km a week more, which may have come too fast: the new plan stays under 54.0 km a week."
    )


def test_more_hard_days_are_too_much_intensity() -> None:
    usual = [back for back in range(22, 105) if back % 14 == 3]
    found = cause(STEADY, hard=[1, 5, 8, 12, 15, 19, *usual])
    assert (found.recent.hard, found.recent.hard_share) == (6, 0.5)
    assert (found.verdict, found.hard_cap, found.week_cap) == ("too_much_intensity", 1, None)
    assert texts(found)[1] == (
        "6 of 12 days with a run were hard, which may have been too many: the new plan keeps them at 1 a week at most."
    )


def test_two_hard_days_in_a_row_are_too_much_intensity() -> None:
    found = cause(STEADY, hard=[5, 6])
    assert (found.recent.hard_in_a_row, found.verdict, found.hard_cap) == (2, "too_much_intensity", 1)
    assert texts(found)[1] == (
        "2 days in a row were hard, which may have been too close: the new plan keeps easy days between, "
        "and hard ones at 1 a week at most."
    )


def test_hard_days_in_a_row_before_the_last_weeks_are_no_sign() -> None:
    found = cause(STEADY, hard=[26, 27, 28])
    assert (found.before.hard_in_a_row, found.verdict) == (3, "nothing_seen")


def test_many_hard_days_a_week_leave_one_less() -> None:
    assert cause(STEADY, hard=[day for day in range(1, 20) if day % 7 in RUN_DAYS]).hard_cap == 3


def test_both_are_told_together() -> None:
    found = cause(scaled(1.5), hard=[5, 6])
    assert (found.verdict, found.week_cap, found.hard_cap) == ("both", pytest.approx(54_000), 1)
    assert texts(found)[1] == (
        "Distance and hard days may both have grown too fast: the new plan stays under 54.0 km a week, "
        "with hard days at 1 a week at most."
    )


# ------------------------------------------------------------------ single runs


def test_a_run_over_its_limit_in_the_last_two_weeks_is_named_with_its_day_and_limit() -> None:
    found = cause([*STEADY, (2, 15_000)])
    (spike,) = found.spikes
    assert (spike.day, spike.distance, spike.limit) == (DAY - 2, 15_000, pytest.approx(11_000))
    assert (found.verdict, found.longest_cap) == ("a_long_run", pytest.approx(13_500))
    assert texts(found)[1] == (
        "The run of 15.0 km on Sat 27 February 2027 went past the 11.0 km that the 30 days before had prepared: "
        "the new plan keeps single runs under 13.5 km."
    )


def test_a_run_at_its_limit_is_within_it() -> None:
    assert cause([*STEADY, (2, 11_000)]).spikes == ()


def test_a_run_over_its_limit_earlier_than_that_is_none_of_the_last_two_weeks() -> None:
    assert len(cause([*STEADY, (13, 15_000)]).spikes) == 1
    assert cause([*STEADY, (14, 15_000)]).spikes == ()


def test_of_several_the_shortest_sets_what_single_runs_stay_under_and_the_furthest_over_is_told() -> None:
    found = cause([*STEADY, (9, 12_000), (4, 18_000)])
    assert [spike.distance for spike in found.spikes] == [12_000, 18_000]
    assert found.longest_cap == pytest.approx(11_000), "no shorter than the limit of its day"
    assert "The run of 18.0 km" in texts(found)[1]


def test_the_first_runs_ever_are_no_runs_over_a_limit() -> None:
    found = cause([(5, 3_000)])
    assert (found.spikes, found.longest_reason) == ((), None)


# ------------------------------------------------------------------ what is known, and how it is told


@pytest.mark.parametrize("runs", [[], [(40, 5_000), (2, 9_000)]])
def test_where_too_little_is_known_nothing_is_said_and_nothing_limited(runs: list[tuple[int, int]]) -> None:
    found = cause(runs, hard=[2, 3])
    assert (found.verdict, found.week_cap, found.longest_cap, found.hard_cap) == ("too_little_known", None, None, None)
    (told,) = texts(found)
    assert told.startswith("What led up to Mon 1 March 2027 cannot be told from the log: it knows ")


def test_weeks_without_a_run_are_known_weeks() -> None:
    found = cause([(100, 8_000), (20, 8_000), (13, 8_000), (6, 8_000)])
    assert (found.verdict, found.before.runs) == ("too_much_volume", 1)


def test_a_runner_who_had_stopped_has_nothing_in_the_last_weeks() -> None:
    found = cause([run for run in STEADY if run[0] > 21])
    assert (found.recent.week, found.recent.hard_share, found.verdict) == (0, None, "nothing_seen")


def test_miles_are_told_as_miles() -> None:
    first, second = texts(cause(scaled(1.5)), "mi")
    assert "you ran 37.3 mi a week, after 24.9 mi a week in the 12 before" in first
    assert second.endswith("stays under 33.6 mi a week.")


def test_the_rules_are_those_of_the_article_and_name_their_numbers() -> None:
    reasons = [explain(reason, book()) for reason in cause(scaled(1.5)).reasons]
    assert [reason.rule for reason in reasons] == ["RETURN-2", "RETURN-2a"]
    assert {read.path for read in reasons[1].parameters} == {"cause/volume_growth"}


RUNS = st.lists(st.tuples(st.integers(0, 130), st.integers(1_000, 30_000)), max_size=60)


@given(RUNS, st.lists(st.integers(0, 130), max_size=12))
def test_the_new_plan_always_keeps_under_what_was_too_much(runs: list[tuple[int, int]], hard: list[int]) -> None:
    found = cause(runs, hard)
    limited = (found.week_cap, found.longest_cap, found.hard_cap)
    assert found.week_cap is None or found.week_cap < found.recent.week
    assert found.longest_cap is None or all(found.longest_cap < spike.distance for spike in found.spikes)
    assert (found.verdict in ("nothing_seen", "too_little_known")) == (limited == (None, None, None))
    assert all(texts(found, units) for units in ("km", "mi"))
