"""What is allowed today: holds, pain, illness, births, age, and which gate governs (engine, stage 2)."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.coach.gate import ORDER, cleared, professionals
from surefoot.diary.body import Birth, Hold
from surefoot.diary.scenario import Scenario
from tests.coach.builders import (
    TODAY,
    ago,
    ahead,
    book,
    gate,
    injury,
    pain,
    plan,
    planned,
    race,
    run,
    running,
    scenario,
    setting,
    told,
    verdicts,
    weekly,
    word,
)

STEADY = weekly(40)


def born(years: int) -> dt.date:
    """A birth date so many years and a few days ago."""
    return TODAY - dt.timedelta(days=round(365.25 * years) + 3)


def test_with_nothing_against_running_the_gate_is_clear() -> None:
    (found,) = verdicts()
    assert (found.name, found.since, found.earliest_end, found.injury) == ("clear", None, None, None)
    assert found.reason.rule.id == "GATE-6"


# ------------------------------------------------------------------ pain


@pytest.mark.parametrize(("days", "expected"), [(0, "hold"), (1, "hold"), (2, "hold"), (3, "clear")])
def test_pain_of_one_holds_for_two_days(days: int, expected: str) -> None:
    assert gate(check_ins=(told(days, pain(score=1)),)) == expected


def test_a_pain_says_since_when_it_holds_and_until_when_at_the_earliest() -> None:
    found, _ = verdicts(check_ins=(told(1, pain("left knee", 2)), told(2, pain("left calf", 1))))
    assert (found.since, found.earliest_end) == (ago(1), ahead(2))
    assert found.reason.args == {"score": 2, "site": "left knee", "date": ago(1)}


def test_no_pain_is_told_as_a_score_of_zero_or_as_a_moment_of_none() -> None:
    assert gate(check_ins=(told(0, pain(score=0), pain(score=4, moment="none")),)) == "clear"


def test_a_pain_belongs_to_the_injury_of_its_part_and_side() -> None:
    log = {"injuries": (injury("left knee", resolved=ago(1)),)}
    (found,) = verdicts(check_ins=(told(1, pain("knee")),), **log)
    assert found.injury == "it"
    (found,) = verdicts(check_ins=(told(1, pain("right knee")),), **log)
    assert found.injury is None
    (found,) = verdicts(check_ins=(told(0, pain("left knee")),), **log)
    assert found.injury is None, "the injury was resolved before"


def test_of_two_injuries_at_a_site_the_newer_one_hurts() -> None:
    both = (injury("left knee", 30), injury("left knee", 10, id="newer"))
    found = verdicts(check_ins=(told(1, pain("left knee")),), injuries=both)
    assert [v.injury for v in found if v.reason.rule.id == "GATE-1"] == ["newer"]


# ------------------------------------------------------------------ soreness


@pytest.mark.parametrize("site", ["both thigh", "calf", "both hamstring", "quadriceps"])
@pytest.mark.parametrize(("score", "expected"), [(1, "clear"), (4, "clear"), (5, "hold")])
def test_soreness_of_muscles_on_both_sides_up_to_four_changes_nothing(site: str, score: int, expected: str) -> None:
    assert gate(check_ins=(told(0, pain(site, score, "next_day", kind="soreness")),)) == expected


@pytest.mark.parametrize("site", ["left thigh", "both knee", "achilles", "both shin", "hip"])
def test_soreness_on_one_side_or_at_joint_tendon_or_bone_is_pain(site: str) -> None:
    assert gate(check_ins=(told(0, pain(site, 1, "next_day", kind="soreness")),)) == "hold"


def test_soreness_at_the_old_site_is_pain() -> None:
    sore = (told(0, pain("both calf", 1, "next_day", kind="soreness")),)
    assert gate(check_ins=sore) == "clear"
    assert gate(check_ins=sore, injuries=(injury("right calf", 90, resolved=ago(60)),)) == "hold"


# ------------------------------------------------------------------ injuries


def test_an_open_injury_holds_from_the_day_on_which_running_stopped() -> None:
    (found,) = verdicts(injuries=(injury("left tibia", 30, running_stopped=ago(25)),))
    assert (found.name, found.since, found.injury, found.earliest_end) == ("hold", ago(25), "it", None)
    (found,) = verdicts(injuries=(injury("left tibia", 30),))
    assert found.since == ago(30)


@pytest.mark.parametrize("by", ["physician", "therapist", "coach", "self_check"])
def test_an_open_injury_holds_until_it_is_resolved_whoever_cleared_it(by: str) -> None:
    log = {"injuries": (injury("left knee", 30),), "clearances": (word("it", 5, by, "passed"),)}
    assert gate(**log) == "hold"


def test_a_resolved_injury_holds_no_longer() -> None:
    assert gate(injuries=(injury("left knee", 30, resolved=TODAY),)) == "clear"


# ------------------------------------------------------------------ illness


@pytest.mark.parametrize(
    ("illness", "days"),
    [("above_neck", 0), ("below_neck", 2), ("gut", 2), ("fever", 2), ("covid_mild", 2), ("covid_moderate", 10)],
)
def test_an_illness_rests_for_its_days_after_the_last_report(illness: str, days: int) -> None:
    (found,) = verdicts(check_ins=(told(days + 5, illness=illness), told(days, illness=illness)))
    assert (found.name, found.since, found.earliest_end) == ("hold", ago(days), ahead(1))
    assert gate(check_ins=(told(days + 1, illness=illness),)) == "clear"


def test_an_illness_rests_without_any_session() -> None:
    found = plan(STEADY, log={"check_ins": (told(0, illness="gut"),)})
    assert {session.kind for day in found.days[:3] for session in day.sessions} == {"rest"}
    assert found.gate.because[0].text.startswith("You reported gut on Mon 1 March 2027")


# ------------------------------------------------------------------ holds


def test_a_hold_stands_on_its_days_both_ends_included() -> None:
    for first, last, expected in [(5, 0, "hold"), (0, 0, "hold"), (9, 1, "clear"), (-1, -5, "clear")]:
        assert gate(holds=(Hold(from_=ago(first), to=ago(last), by="coach"),)) == expected


def test_a_hold_with_an_end_says_when_and_an_open_one_says_who_lifts_it() -> None:
    (found,) = verdicts(holds=(Hold(from_=ago(3), to=ahead(4), by="therapist"),))
    assert found.earliest_end == ahead(5)
    assert found.reason.args == {"who": "Your therapist"}
    assert found.reason.rule.id == "RETURN-1"
    (found,) = verdicts(holds=(Hold(from_=ago(3), by="coach"),))
    assert (found.earliest_end, found.ends_when) == (None, "Your coach lifts the pause.")
    (found,) = verdicts(holds=(Hold(from_=ago(3), by="runner"),))
    assert found.ends_when == "You lift the pause, when the time has come."


def test_nothing_is_run_in_a_hold_that_is_to_come() -> None:
    held = Hold(from_=ahead(14), to=ahead(27), by="therapist")
    found = plan(STEADY, log={"holds": (held,)})
    assert found.gate.name == "clear"
    days = [date for date, _ in running(found)]
    assert not [date for date in days if held.from_ <= date <= ahead(27)]
    assert min(days) < held.from_
    assert max(days) > ahead(27)


# ------------------------------------------------------------------ births


def birth(days: int, symptoms: tuple[str, ...] = ()) -> dict[str, tuple[Birth, ...]]:
    """A birth so many days ago."""
    return {"births": (Birth(date=ago(days), symptoms=symptoms),)}


def test_after_a_birth_nothing_is_run_before_twelve_weeks_whoever_says_so() -> None:
    (found,) = verdicts(weekly(30, weeks=50, off=120), **birth(50), clearances=(word("birth", 10),))[:1]
    assert (found.name, found.since, found.reason.rule.id) == ("hold", ago(50), "GATE-4")
    assert found.earliest_end == ago(50) + dt.timedelta(days=84)


@pytest.mark.parametrize(("days", "expected"), [(83, "hold"), (84, "comeback")])
@pytest.mark.parametrize("by", ["physician", "therapist", "self_check"])
def test_from_twelve_weeks_on_the_checks_or_a_word_end_the_hold(by: str, days: int, expected: str) -> None:
    words = (word("birth", 1, by, "passed"),)
    assert gate(weekly(30, weeks=50, off=120), **birth(days), clearances=words) == expected


def test_without_checks_a_birth_holds_for_a_year_and_no_longer() -> None:
    runs = weekly(30, weeks=70, off=380)
    (found, _) = verdicts(runs, **birth(300))
    assert (found.name, found.earliest_end) == ("hold", TODAY)
    assert gate(runs, **birth(364)) == "hold"
    assert gate(runs, **birth(365)) == "comeback"


def test_who_has_run_for_months_since_a_birth_is_not_held() -> None:
    assert gate(weekly(30, weeks=20), **birth(300)) == "clear"


def test_a_clearance_from_before_the_birth_says_nothing() -> None:
    assert gate(weekly(30, weeks=50, off=120), **birth(100), clearances=(word("birth", 101),)) == "hold"


# ------------------------------------------------------------------ pregnancy, readiness, age


def test_pregnant_holds_until_a_professionals_word_and_is_easy_only_then() -> None:
    waiting = setting(STEADY, pregnant=True)
    assert waiting.gate == "hold"
    assert waiting.verdicts[0].reason.rule.id == "SAFE-5"
    assert setting(STEADY, pregnant=True, log={"clearances": (word("pregnancy", 5, "coach"),)}).gate == "hold"
    allowed = setting(STEADY, pregnant=True, log={"clearances": (word("pregnancy", 5, "therapist"),)})
    assert [v.name for v in allowed.verdicts] == ["easy_only"]


def test_a_readiness_question_answered_yes_holds_until_a_professionals_word() -> None:
    assert setting(STEADY, readiness_questions="some_yes").gate == "hold"
    assert setting(STEADY, readiness_questions="cleared").gate == "clear"
    words = {"clearances": (word("readiness", 5),)}
    assert setting(STEADY, readiness_questions="some_yes", log=words).gate == "clear"


@pytest.mark.parametrize(("years", "expected"), [(16, "easy_only"), (17, "easy_only"), (18, "clear"), (40, "clear")])
def test_under_eighteen_is_easy_only(years: int, expected: str) -> None:
    assert setting(STEADY, birth_date=born(years)).gate == expected


def test_who_is_easy_only_gets_nothing_hard_and_nothing_fast() -> None:
    found = plan(weekly(45, 5), race("10 km", 98), birth_date=born(17))
    kinds = {session.kind for _, session in running(found)}
    assert kinds <= {"easy", "long", "recovery"}
    assert not [session for day in found.days for session in day.sessions if session.hard]


# ------------------------------------------------------------------ several at once


def everything() -> Scenario:
    """A runner with a reason for each gate that there is today."""
    return scenario(
        weekly(40, off=20),
        birth_date=born(17),
        log={
            "check_ins": (told(1, pain("right knee", 2)), told(0, illness="gut"), told(40, red_flags=("fainting",))),
            "injuries": (injury("left calf", 30),),
            "holds": (Hold(from_=ago(1), to=ahead(30), by="coach"),),
        },
    )


def test_the_most_restrictive_governs_and_the_others_are_findings() -> None:
    found = planned(everything())
    assert found.gate.name == "see_a_doctor"
    gates = ["SHORT-6", "RETURN-1", "GATE-3", "GATE-1", "GATE-5", "BREAK-1"]
    assert [finding.rule for finding in found.findings if finding.rule in gates] == gates
    assert found.findings[0].rule == "SAFE-1"


def test_of_the_same_gate_the_one_that_ends_last_governs_and_an_open_end_is_the_last() -> None:
    short = told(1, pain("left calf", 1))
    long = told(1, illness="covid_moderate")
    found = verdicts(check_ins=(short, long))
    assert [v.reason.rule.id for v in found] == ["GATE-3", "GATE-1"]
    found = verdicts(check_ins=(short, long), injuries=(injury(),))
    assert [v.reason.rule.id for v in found] == ["SHORT-6", "GATE-3", "GATE-1"]


def test_reasons_of_the_same_gate_stand_together() -> None:
    found = plan(STEADY, log={"check_ins": (told(1, pain("left calf", 1)), told(1, illness="gut"))})
    assert {because.rule for because in found.gate.because} == {"GATE-1", "GATE-3"}


def test_the_order_of_gates_is_the_engines() -> None:
    assert ORDER == ("see_a_doctor", "hold", "walk_run", "easy_only", "comeback", "clear")
    assert [v.rank for v in setting(weekly(40, off=20), birth_date=born(17)).verdicts] == [3, 4]


def test_a_hold_goes_before_an_age() -> None:
    assert setting(STEADY, birth_date=born(17), log={"holds": (Hold(from_=TODAY, by="runner"),)}).gate == "hold"


def test_whose_word_permits_is_a_number_of_the_book() -> None:
    assert professionals(book()) == ("physician", "therapist")
    everyone = {"runner": "restrict", "coach": "restrict", "therapist": "restrict", "physician": "permit"}
    assert professionals(book().overlaid({"gate/authority": everyone})) == ("physician",)


def test_a_word_counts_for_its_subject_its_person_and_after_its_day() -> None:
    found = scenario((run(1),), log={"clearances": (word("birth", 5, "therapist"),)})
    assert cleared(found, "birth", ago(6), ("therapist",))
    assert cleared(found, "birth", None, ("therapist",))
    assert not cleared(found, "birth", ago(5), ("therapist",))
    assert not cleared(found, "birth", ago(6), ("physician",))
    assert not cleared(found, "readiness", ago(6), ("therapist",))
