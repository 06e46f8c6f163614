"""Words of the first runs after a break, and of a run that stands alone (SHORT-1, LONG-1)."""

from __future__ import annotations

from surefoot.units import MILE
from tests.coach.builders import ROUTINE, plan, race, rules_of, running, weekly


def test_the_first_week_after_a_long_break_says_that_it_starts_small() -> None:
    found = running(plan(weekly(40, off=100), ROUTINE))
    first = found[0][0]
    small = [date for date, session in found if "SHORT-1" in rules_of(session)]
    assert small
    assert all((date - first).days < 7 for date in small)


def test_after_a_break_of_a_month_and_without_one_it_is_not_said() -> None:
    for off in (1, 30):
        assert all("SHORT-1" not in rules_of(session) for _, session in running(plan(weekly(40, off=off), ROUTINE)))


def test_a_mile_is_called_an_easy_run_and_says_no_share_of_a_week_of_one() -> None:
    for _, session in running(plan(weekly(40, off=730, weeks=140), ROUTINE)):
        if session.distance_m and session.distance_m <= MILE:
            assert session.title == "Easy run"


def test_a_race_out_of_reach_begins_its_sentence_with_a_capital() -> None:
    found = plan(weekly(20), race("marathon", 60))
    texts = [finding.message for finding in found.findings if finding.rule == "READY-1"]
    assert texts
    assert all(text.startswith("Marathon: a week of") for text in texts)
