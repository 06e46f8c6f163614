"""Signs that need a doctor, and what ends them (engine, stage 2; SAFE-3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.coach.gate import Verdict
from surefoot.coach.warnings import red_flags
from surefoot.diary.body import Birth, CheckIn
from tests.coach.builders import ago, book, gate, injury, pain, plan, raced, run, scenario, told, verdicts, weekly, word

NAMED = [
    "chest_pain", "palpitations", "fainting", "breathless", "hot_calf", "saddle_or_bladder", "heat_confusion",
    "missed_periods", "bleeding",
]  # fmt: skip
PHYSICIANS = ["chest_pain", "fainting", "hot_calf", "saddle_or_bladder"]


def flags(*check_ins: CheckIn, **log: Any) -> list[tuple[dt.date, str]]:
    """Date and words of every sign in a log."""
    runs = log.pop("runs", ())
    found = red_flags(scenario(runs, log={"check_ins": check_ins, **log}), book())
    return [(sign.date, sign.words) for sign in found]


def doctors(*check_ins: CheckIn, **log: Any) -> list[Verdict]:
    """Every verdict that asks for a doctor."""
    return [v for v in verdicts(check_ins=check_ins, **log) if v.name == "see_a_doctor"]


@pytest.mark.parametrize("flag", NAMED)
def test_a_named_sign_asks_for_a_doctor_however_long_ago(flag: str) -> None:
    (found,) = doctors(told(200, red_flags=(flag,)))
    assert found.since == ago(200)
    assert found.reason.rule.id == "SAFE-3"
    assert found.earliest_end is None


@pytest.mark.parametrize("moment", ["at_rest", "at_night", "hopping"])
def test_pain_at_rest_at_night_and_on_hopping_asks_for_a_doctor(moment: str) -> None:
    assert flags(told(30, pain("left calf", 1, moment))) != []
    assert gate(check_ins=(told(30, pain("left calf", 1, moment)),)) == "see_a_doctor"


@pytest.mark.parametrize("moment", ["after", "during", "next_day", "warmup_stays", "warmup_goes_away", "returns_later"])
def test_pain_at_another_moment_is_pain_and_no_red_flag(moment: str) -> None:
    assert flags(told(30, pain("left calf", 6, moment))) == []


@pytest.mark.parametrize("moment", ["at_rest", "at_night", "hopping", "limping"])
def test_a_score_of_zero_is_no_sign(moment: str) -> None:
    assert gate(check_ins=(told(1, pain("left shin", 0, moment)),)) == "clear"


@pytest.mark.parametrize("kind", ["swelling", "numbness"])
def test_swelling_and_numbness_ask_for_a_doctor(kind: str) -> None:
    ((_, words),) = flags(told(10, pain("right ankle", 2, "after", kind=kind)))
    assert "right ankle" in words


def test_tenderness_on_the_bone_asks_for_a_doctor() -> None:
    assert gate(check_ins=(told(10, bony_tenderness=True),)) == "see_a_doctor"
    assert gate(check_ins=(told(10, bony_tenderness=False),)) == "clear"


def test_hops_that_hurt_ask_for_a_doctor_and_uneven_ones_do_not() -> None:
    assert gate(check_ins=(told(10, hops="painful"),)) == "see_a_doctor"
    assert gate(check_ins=(told(10, hops="uneven"),)) == "clear"


def test_severe_covid_asks_for_a_doctor() -> None:
    assert gate(check_ins=(told(40, illness="covid_severe"),)) == "see_a_doctor"


def test_symptoms_after_a_birth_ask_for_a_doctor() -> None:
    births = (Birth(date=ago(150), symptoms=("heaviness",)),)
    assert gate(births=births) == "see_a_doctor"
    assert gate(births=births, clearances=(word("red_flag", 100),)) == "clear"


# ------------------------------------------------------------------ what ends it


@pytest.mark.parametrize("by", ["physician", "therapist"])
def test_a_later_word_of_a_physician_or_therapist_ends_it(by: str) -> None:
    check_ins = (told(10, pain("left knee", 3, "at_night")),)
    assert gate(check_ins=check_ins, clearances=(word("red_flag", 9, by),)) == "clear"


@pytest.mark.parametrize("by", ["coach", "self_check"])
def test_nobody_else_can_end_it(by: str) -> None:
    check_ins = (told(10, pain("left knee", 3, "at_night")),)
    assert gate(check_ins=check_ins, clearances=(word("red_flag", 9, by, "passed"),)) == "see_a_doctor"


@pytest.mark.parametrize("days_ago", [10, 11, 100])
def test_a_clearance_of_the_same_day_or_before_does_not_end_it(days_ago: int) -> None:
    check_ins = (told(10, red_flags=("missed_periods",)),)
    assert gate(check_ins=check_ins, clearances=(word("red_flag", days_ago),)) == "see_a_doctor"


def test_a_clearance_whose_checks_went_wrong_does_not_end_it() -> None:
    check_ins = (told(10, red_flags=("missed_periods",)),)
    assert gate(check_ins=check_ins, clearances=(word("red_flag", 2, checks="failed"),)) == "see_a_doctor"


def test_a_clearance_of_something_else_does_not_end_it() -> None:
    log = {"check_ins": (told(10, red_flags=("fainting",)),), "clearances": (word("readiness", 2),)}
    assert gate(**log) == "see_a_doctor"


@pytest.mark.parametrize("flag", PHYSICIANS)
def test_these_signs_are_for_a_physician_alone(flag: str) -> None:
    check_ins = (told(10, red_flags=(flag,)),)
    assert gate(check_ins=check_ins, clearances=(word("red_flag", 2, "therapist"),)) == "see_a_doctor"
    assert gate(check_ins=check_ins, clearances=(word("red_flag", 2, "physician"),)) == "clear"
    (found,) = doctors(*check_ins)
    assert "therapist" not in found.ends_when


def test_a_therapist_can_clear_pain_at_night() -> None:
    (found,) = doctors(told(10, pain("left knee", 3, "at_night")))
    assert "a physician or therapist" in found.ends_when


def test_a_clearance_lapses_with_a_newer_red_flag() -> None:
    first, second = told(20, pain(moment="at_rest")), told(5, pain(moment="at_rest"))
    cleared = (word("red_flag", 10),)
    assert gate(check_ins=(first,), clearances=cleared) == "clear"
    (found,) = doctors(first, second, clearances=cleared)
    assert found.since == ago(5)


def test_clearing_the_injury_clears_the_signs_of_its_site() -> None:
    log = {"injuries": (injury("left knee", resolved=ago(3)),)}
    named = (told(10, pain("left knee", 3, "at_night", injury="it")),)
    by_site = (told(10, pain("left knee", 3, "at_night")),)
    elsewhere = (told(10, pain("right knee", 3, "at_night")),)
    for check_ins, expected in ((named, "clear"), (by_site, "clear"), (elsewhere, "see_a_doctor")):
        assert gate(check_ins=check_ins, clearances=(word("it", 4),), **log) == expected


def test_the_words_say_whom_to_see_and_how_soon_and_nothing_of_training() -> None:
    (found,) = doctors(told(1, red_flags=("chest_pain",)))
    assert found.ends_when == "See a physician, today; running comes back with their word."


# ------------------------------------------------------------------ fever is an illness, until it lasts


def test_fever_is_an_illness_and_no_red_flag() -> None:
    assert flags(told(2, illness="fever"), told(1, illness="fever"), told(0, illness="fever")) == []


def test_a_fever_of_more_than_three_days_asks_for_a_doctor() -> None:
    fevers = [told(days, illness="fever") for days in (4, 3, 2, 1)]
    assert [date for date, _ in flags(*fevers)] == [ago(1)]


def test_each_long_fever_asks_anew() -> None:
    old = [told(days, illness="fever") for days in (204, 203, 202, 201)]
    new = [told(days, illness="fever") for days in (3, 2, 1, 0)]
    cleared = (word("red_flag", 190),)
    assert gate(check_ins=tuple(old), clearances=cleared) == "clear"
    assert gate(check_ins=(*old, *new), clearances=cleared) == "see_a_doctor"


def test_two_short_fevers_are_two_and_not_a_long_one() -> None:
    assert flags(told(20, illness="fever"), told(6, illness="fever")) == []


# ------------------------------------------------------------------ limping


def test_limping_holds_until_a_normal_half_hour_of_walking() -> None:
    limp = told(2, pain("left knee", 2, "limping"))
    (held, *_) = verdicts(check_ins=(limp,))
    assert (held.name, held.since, held.reason.rule.id) == ("hold", ago(2), "GATE-7")
    assert held.earliest_end is None
    limp = told(4, pain("left knee", 2, "limping"))
    assert gate(check_ins=(limp, told(1, walk_30="normal"))) == "clear"
    assert gate(check_ins=(limp, told(1, walk_30="limp"))) != "clear"


def test_a_normal_walk_before_the_limping_ends_nothing() -> None:
    assert gate(check_ins=(told(2, walk_30="normal"), told(1, walk_30="limp"))) == "hold"


def test_a_walk_that_hurts_holds_until_a_normal_one() -> None:
    (held, *_) = verdicts(check_ins=(told(9, walk_30="pain"),))
    assert (held.name, held.since, held.reason.args["what"]) == ("hold", ago(9), "Pain in walking")
    assert gate(check_ins=(told(9, walk_30="pain"), told(8, walk_30="normal"))) == "clear"


@pytest.mark.parametrize("site", ["left shin", "right foot", "groin", "left hip", "sacrum"])
def test_limping_at_a_site_near_bone_asks_for_a_doctor_at_once(site: str) -> None:
    assert gate(check_ins=(told(1, pain(site, 2, "limping")),)) == "see_a_doctor"


def test_limping_with_a_bone_injury_anywhere_asks_for_a_doctor_at_once() -> None:
    limp = told(1, pain("left knee", 2, "limping"))
    assert gate(check_ins=(limp,), injuries=(injury("left knee", tissue="bone"),)) == "see_a_doctor"
    assert gate(check_ins=(limp,), injuries=(injury("left knee", tissue="tendon"),)) == "hold"


def test_limping_a_second_time_asks_for_a_doctor() -> None:
    once = (told(40, walk_30="limp"), told(39, walk_30="normal"))
    assert gate(check_ins=once) == "clear"
    assert gate(check_ins=(*once, told(1, walk_30="limp"))) == "see_a_doctor"


def test_two_days_of_the_same_limp_are_no_second_time() -> None:
    check_ins = (told(40, walk_30="limp"), told(39, walk_30="limp"), told(38, walk_30="normal"))
    assert flags(*check_ins) == []
    assert gate(check_ins=check_ins) == "clear"


@pytest.mark.parametrize(("days", "expected"), [(3, "hold"), (4, "see_a_doctor")])
def test_limping_for_more_than_72_hours_asks_for_a_doctor(days: int, expected: str) -> None:
    assert gate(check_ins=(told(days, walk_30="limp"),)) == expected


# ------------------------------------------------------------------ what the course of a pain says


def answered(*days: int) -> tuple[CheckIn, ...]:
    """Answers of 90 days: pain of 1 of 10 so many days ago, none on the others."""
    calm = {day: pain("left tibia", 0, "none") for day in range(90)}
    hurt = {day: pain("left tibia", 1, "after") for day in days}
    return tuple(told(day, report) for day, report in sorted((calm | hurt).items(), reverse=True))


def second_pain(*days: int, cleared: int | None = 40, **others: Any) -> str:
    """The gate after pains of 1 of 10 so many days ago in an injury cleared by a therapist, with runs all the while."""
    check_ins = answered(*days)
    words = () if cleared is None else (word("it", cleared, "therapist", "passed"),)
    found = injury("left tibia", 90, **others)
    return gate(check_ins=check_ins, injuries=(found,), clearances=words)


BONE = {"tissue": "bone", "aspect": "posteromedial"}


def test_in_a_cleared_bone_injury_the_second_pain_asks_for_a_doctor_and_the_first_does_not() -> None:
    assert second_pain(20, **BONE) == "easy_only"
    assert second_pain(20, 10, **BONE) == "see_a_doctor"


def test_an_unknown_tissue_at_the_shin_is_treated_as_bone_and_a_tendon_is_not() -> None:
    assert second_pain(20, 10) == "see_a_doctor"
    assert second_pain(20, 10, tissue="tendon") == "easy_only"


def test_pains_before_the_clearance_and_without_one_are_not_counted() -> None:
    assert second_pain(60, 50, 20) == "easy_only"
    assert second_pain(20, 10, cleared=None) == "hold"


def test_after_a_new_clearance_the_next_pain_is_the_first_again() -> None:
    check_ins = answered(30, 20, 5)
    words = (word("it", 40, "therapist", "passed"), word("it", 15, "therapist", "passed"))
    log: dict[str, Any] = {"injuries": (injury("left tibia", 90),), "check_ins": check_ins}
    assert gate(clearances=words, **log) == "easy_only"
    assert gate(clearances=words[:1], **log) == "see_a_doctor"


def three_runs(*moments: str, site: str = "left achilles") -> list[tuple[dt.date, str]]:
    """Signs after runs 9, 7 and 5 days ago with pain at these moments; a next-day pain is told the day after."""
    days = {moment: day - (moment == "next_day") for moment, day in zip(moments, (9, 7, 5), strict=True)}
    check_ins = [told(day, pain(site, 1, moment)) for moment, day in days.items()]
    return flags(*check_ins, runs=[run(9), run(7), run(5)])


def test_pain_at_an_earlier_moment_in_each_of_three_runs_asks_for_a_doctor() -> None:
    ((date, words),) = three_runs("after", "during", "warmup_goes_away")
    assert date == ago(5)
    assert "left Achilles" in words
    assert three_runs("next_day", "returns_later", "warmup_stays") != []


def test_pain_that_comes_later_each_time_or_stays_where_it_is_asks_for_nobody() -> None:
    assert three_runs("warmup_stays", "during", "after") == []
    assert three_runs("after", "warmup_stays", "warmup_goes_away") == []


def test_a_run_without_pain_between_breaks_the_course() -> None:
    told_of = [told(9, pain(moment="after")), told(5, pain(moment="during")), told(3, pain(moment="warmup_stays"))]
    assert flags(*told_of, runs=[run(9), run(7), run(5), run(3)]) == []
    assert flags(*told_of, runs=[run(9), run(5), run(3)]) != []


def test_the_earliest_moment_of_an_outing_counts() -> None:
    told_of = [
        told(9, pain(moment="after")),
        told(7, pain(moment="during"), pain(moment="after")),
        told(5, pain(moment="warmup_stays"), pain(moment="during"), pain(moment="at_rest")),
    ]
    assert any("three runs" in words for _, words in flags(*told_of, runs=[run(9), run(7), run(5)]))


def test_two_sites_are_two_courses() -> None:
    told_of = [
        told(9, pain("left knee", moment="after")),
        told(7, pain("right knee", moment="during")),
        told(5, pain("left knee", moment="warmup_stays")),
    ]
    assert flags(*told_of, runs=[run(9), run(7), run(5)]) == []


def test_pains_of_one_injury_are_one_course() -> None:
    told_of = [
        told(9, pain("left knee", moment="after")),
        told(7, pain("knee", moment="during", injury="it")),
        told(5, pain("left knee", moment="warmup_stays")),
    ]
    log = {"injuries": (injury("left knee"),), "runs": [run(9), run(7), run(5)]}
    assert flags(*told_of, **log) != []


# ------------------------------------------------------------------ the plan


def test_at_a_doctors_gate_the_plan_holds_rest_and_nothing_else() -> None:
    found = plan([*weekly(40), raced(20, 10, 50)], log={"check_ins": (told(1, red_flags=("chest_pain",)),)})
    kinds = {session.kind for day in found.days for session in day.sessions}
    assert kinds == {"rest"}
    assert len(found.days) == 84
    assert found.gate.because[0].text.startswith("Chest pain")
