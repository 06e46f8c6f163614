"""Which reports are one illness, and what each day after them allows (engine, stage 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.illness import WORDS, Illness, illnesses
from surefoot.diary.body import CheckIn
from surefoot.rulebook import explain
from tests.coach.builders import DAY, book, pain, scenario, told

HOUR = 3600
ROUND_THE_NECK = ("below_neck", "gut", "covid_mild")


def ills(*check_ins: CheckIn) -> tuple[Illness, ...]:
    """The illnesses of a log."""
    found = tuple(sorted(check_ins, key=lambda check_in: check_in.date))
    return illnesses(scenario(log={"check_ins": found}), book())


def ill(*check_ins: CheckIn) -> Illness:
    """The one illness of a log."""
    (found,) = ills(*check_ins)
    return found


def minutes(found: Illness, days: Iterable[int]) -> list[float | None]:
    """What days from today on allow, in minutes; None without a limit."""
    most = [found.most_seconds(DAY + day) for day in days]
    return [None if seconds is None else seconds / 60 for seconds in most]


def text(found: Illness, day: int = 0) -> str:
    """The reason of a day, counted from today."""
    reason = found.reason(DAY + day)
    assert reason is not None
    return explain(reason, book()).text


# ------------------------------------------------------------------ the neck check


def test_no_report_is_no_illness() -> None:
    assert ills() == ()
    assert ills(told(3), told(1, pain())) == ()


def test_above_the_neck_running_stays_easy_and_under_an_hour() -> None:
    found = ill(told(0, illness="above_neck"))
    assert minutes(found, range(-1, 4)) == [None, 59, 59, None, None]
    assert [found.gate(DAY + day) for day in range(3)] == ["easy_only", "easy_only", "clear"]
    assert (found.hold_until, found.until) == (DAY, DAY + 2)


@pytest.mark.parametrize("kind", ROUND_THE_NECK)
def test_below_the_neck_rests_until_it_settles_then_short_and_easy(kind: str) -> None:
    found = ill(told(0, illness=kind))
    assert minutes(found, range(6)) == [0, 0, 0, 30, 30, None]
    assert (found.hold_until, found.until) == (DAY + 3, DAY + 5)
    assert [found.gate(DAY + day) for day in range(6)] == ["hold"] * 3 + ["easy_only"] * 2 + ["clear"]


@pytest.mark.parametrize("kind", ROUND_THE_NECK)
@pytest.mark.parametrize(("well", "first"), [(3, 2), (2, 2), (1, 3)])
def test_a_later_check_in_that_says_well_ends_the_rest_after_one_whole_day(kind: str, well: int, first: int) -> None:
    assert ill(told(4, illness=kind), told(well)).hold_until == DAY - 4 + first


@pytest.mark.parametrize(
    "other", [told(3, pain(score=2)), told(3, painkiller=True), told(3, red_flags=("fainting",)), told(4)]
)
def test_a_check_in_about_pain_or_of_the_same_day_is_no_word_of_being_well(other: CheckIn) -> None:
    assert ill(told(4, illness="gut"), other).hold_until == DAY - 1


def test_every_report_begins_the_rest_anew() -> None:
    found = ill(told(4, illness="gut"), told(3), told(2, illness="gut"), told(1, illness="gut"))
    assert (found.first, found.last, found.hold_until) == (DAY - 4, DAY - 1, DAY + 2)


@pytest.mark.parametrize("others", [(), (told(3),)])
def test_a_fever_rests_48_hours_after_its_last_report_even_for_who_says_well(others: tuple[CheckIn, ...]) -> None:
    found = ill(told(5, illness="fever"), told(4, illness="fever"), *others)
    assert minutes(found, range(-4, 2)) == [0, 0, 0, 30, 30, None]


def test_the_worst_of_several_reports_names_the_illness_and_the_tightest_governs_each_day() -> None:
    found = ill(told(3, illness="fever"), told(2, illness="above_neck"), told(0, illness="above_neck"))
    assert found.kind == "fever"
    assert minutes(found, range(-3, 3)) == [0, 0, 0, 30, 30, None]
    assert text(found, -1).startswith("You reported a fever on Fri 26 February 2027: running waits until Mon 1 March")


# ------------------------------------------------------------------ which reports are one illness


def test_reports_up_to_three_days_apart_are_one_illness() -> None:
    assert len(ills(told(9, illness="above_neck"), told(6, illness="above_neck"))) == 1
    apart = ills(told(9, illness="above_neck"), told(5, illness="above_neck"))
    assert [(one.first, one.last) for one in apart] == [(DAY - 9, DAY - 9), (DAY - 5, DAY - 5)]


def test_between_two_reports_a_day_may_be_as_any_other() -> None:
    found = ill(told(3, illness="above_neck"), told(0, illness="above_neck"))
    assert minutes(found, range(-3, 2)) == [59, 59, None, 59, 59]
    assert found.gate_until(DAY - 3) == DAY - 1


def test_a_report_in_the_days_of_another_belongs_to_it() -> None:
    assert len(ills(told(14, illness="covid_moderate"), told(6, illness="above_neck"))) == 1


# ------------------------------------------------------------------ stages after COVID

STAGES = [0] * 11 + [14] * 2 + [29] + [44] * 2 + [59] * 2 + [None]


@pytest.mark.parametrize("kind", ["covid_moderate", "covid_severe"])
def test_a_moderate_covid_has_ten_days_of_rest_and_four_stages_of_easy_running(kind: str) -> None:
    found = ill(told(0, illness=kind))
    assert minutes(found, range(19)) == STAGES
    stages = [found.stage(DAY + day) for day in range(19)]
    assert stages == [1] * 11 + [2] * 2 + [3] + [4] * 2 + [5] * 2 + [None]
    assert found.until - DAY - 1 == 17, "17 whole days after the report"


def test_a_new_report_of_the_illness_begins_the_way_anew() -> None:
    found = ill(told(4, illness="covid_moderate"), told(0, illness="covid_moderate"))
    assert minutes(found, range(19)) == STAGES


def test_a_symptom_in_a_stage_rests_a_day_and_repeats_the_stage_before() -> None:
    found = ill(told(14, illness="covid_moderate"), told(0, illness="above_neck"))  # in stage 4
    assert [found.stage(DAY + day) for day in range(-1, 8)] == [3, 3, 3, 3, 4, 4, 5, 5, None]
    assert minutes(found, range(-1, 8)) == [29, 0, 0, 29, 44, 44, 59, 59, None]
    assert text(found) == (
        "Rest until Wed 3 March 2027: you reported a cold above the neck on Mon 1 March 2027. "
        "After 1 day without symptoms stage 3 is repeated."
    )


def test_a_symptom_that_asks_for_more_rest_gets_it_before_the_stage_is_repeated() -> None:
    found = ill(told(14, illness="covid_moderate"), told(0, illness="gut"))
    assert minutes(found, range(9)) == [0, 0, 0, 29, 30, 44, 59, 59, None]
    assert [found.stage(DAY + day) for day in range(3, 6)] == [3, 4, 4]


@pytest.mark.parametrize("day", [11, 12])
def test_a_symptom_in_the_first_stage_with_running_asks_for_seven_days_without(day: int) -> None:
    found = ill(told(day, illness="covid_moderate"), told(0, illness="above_neck"))
    assert minutes(found, range(9)) == [0] * 8 + [14]
    assert found.stage(DAY) == 1
    assert text(found).startswith("You reported a cold above the neck on Mon 1 March 2027: running waits until")


@pytest.mark.parametrize(("symptom", "rest"), [(1, 10), (3, 10), (4, 11), (10, 17)])
def test_a_symptom_in_the_rest_keeps_seven_days_before_the_first_stage(symptom: int, rest: int) -> None:
    found = ill(told(20, illness="covid_moderate"), told(20 - symptom, illness="above_neck"))
    assert found.most_seconds(DAY - 20 + rest) == 0
    assert found.most_seconds(DAY - 20 + rest + 1) == 14 * 60


def test_two_days_with_symptoms_take_two_stages() -> None:
    found = ill(told(17, illness="covid_moderate"), told(1, illness="above_neck"), told(0, illness="above_neck"))
    assert [found.stage(DAY + day) for day in (-2, -1, 0, 2)] == [4, 4, 3, 3]


def test_a_cold_after_the_stages_is_an_illness_of_its_own() -> None:
    first, second = ills(told(18, illness="covid_moderate"), told(0, illness="above_neck"))
    assert (first.until, second.kind) == (DAY, "above_neck")


def test_a_cold_before_the_illness_is_no_symptom_of_its_stages() -> None:
    found = ill(told(2, illness="above_neck"), told(0, illness="covid_moderate"))
    assert (found.first, found.stage(DAY - 2), found.most_seconds(DAY - 2)) == (DAY - 2, None, 59 * 60)
    assert minutes(found, range(19)) == STAGES


# ------------------------------------------------------------------ what is said


def test_the_rest_says_what_was_reported_and_until_when() -> None:
    found = ill(told(0, illness="gut"))
    assert text(found) == "You reported an upset stomach on Mon 1 March 2027: running waits until Thu 4 March 2027."
    assert found.ends_when(DAY) == "From Thu 4 March 2027 on short, easy runs, if nothing is felt any more."


def test_the_first_runs_say_how_short_they_are() -> None:
    found = ill(told(3, illness="fever"))
    assert text(found) == "Easy runs of at most 30 min until Wed 3 March 2027, the first ones after a fever."
    assert found.ends_when(DAY) == "From Wed 3 March 2027 on as usual, if nothing is felt any more."


def test_above_the_neck_says_first_what_is_allowed() -> None:
    assert text(ill(told(0, illness="above_neck"))) == (
        "Easy running under 60 min, if you feel up to it, until Wed 3 March 2027: "
        "you reported a cold above the neck on Mon 1 March 2027."
    )


def test_a_stage_says_its_minutes_and_when_running_is_as_usual() -> None:
    found = ill(told(13, illness="covid_moderate"))
    assert text(found) == (
        "Easy running under 30 min: stage 3 of the way back after COVID. "
        "With no symptom, running is as usual from Sat 6 March 2027 on."
    )


def test_a_day_as_any_other_has_no_reason() -> None:
    found = ill(told(9, illness="above_neck"))
    assert (found.reason(DAY), found.ends_when(DAY), found.gate(DAY)) == (None, "", "clear")
    assert found.gate_until(DAY) == DAY + 1


@pytest.mark.parametrize("kind", WORDS)
def test_every_kind_is_told_in_words_without_blame(kind: str) -> None:
    found = ill(told(0, illness=kind))
    for day in range(found.until - DAY):
        assert WORDS[kind] in text(found, day) or "COVID" in text(found, day)
        assert not re.search(r"_|\b(fail|miss|behind|only|lost)", text(found, day) + found.ends_when(DAY + day))


# ------------------------------------------------------------------ more reports never allow more

DAYS = st.integers(0, 40)
KINDS = st.sampled_from(list(WORDS))
REPORTS = st.lists(st.tuples(DAYS, KINDS), max_size=8)
WELL = st.sets(DAYS, max_size=5)
RANKS = [{"above_neck"}, set(ROUND_THE_NECK), {"fever"}, {"covid_moderate", "covid_severe"}]


def rank(kind: str) -> int:
    """How bad a kind is, 0 the mildest."""
    return next(rank for rank, kinds in enumerate(RANKS) if kind in kinds)


def allowed(reports: Iterable[tuple[int, str]], well: Iterable[int]) -> list[float]:
    """Seconds that each of the days from the first possible report on allows."""
    check_ins = [told(40 - day, illness=kind) for day, kind in reports] + [told(40 - day) for day in well]
    found = ills(*check_ins)
    most = ([illness.most_seconds(day) for illness in found] for day in range(DAY - 40, DAY + 60))
    return [min((one for one in of_day if one is not None), default=float("inf")) for of_day in most]


def no_more(before: list[float], after: list[float]) -> bool:
    """Whether no day allows more than before."""
    return all(now <= once for once, now in zip(before, after, strict=True))


@given(REPORTS, WELL, DAYS, KINDS)
def test_one_more_report_never_allows_more_on_any_day(
    reports: list[tuple[int, str]], well: set[int], day: int, kind: str
) -> None:
    assert no_more(allowed(reports, well), allowed([*reports, (day, kind)], well))


@given(REPORTS, WELL, DAYS, KINDS, KINDS)
def test_a_worse_report_never_allows_more_on_any_day(
    reports: list[tuple[int, str]], well: set[int], day: int, one: str, other: str
) -> None:
    mild, bad = sorted((one, other), key=rank)
    assert no_more(allowed([*reports, (day, mild)], well), allowed([*reports, (day, bad)], well))


@given(REPORTS, WELL, DAYS)
def test_a_report_of_pain_beside_it_never_allows_more_on_any_day(
    reports: list[tuple[int, str]], well: set[int], day: int
) -> None:
    assert no_more(allowed(reports, well), allowed(reports, well - {day}))


@given(REPORTS.filter(bool), WELL)
def test_every_illness_ends_and_no_two_share_a_day(reports: list[tuple[int, str]], well: set[int]) -> None:
    found = ills(*(told(40 - day, illness=kind) for day, kind in reports), *(told(40 - day) for day in well))
    assert all(before.until <= after.first for before, after in pairwise(found))
    assert all(one.last < one.until and one.days[-1] is not None for one in found)
