"""What is allowed today: holds, pain, illness, births, age, and which gate governs (engine, stage 2)."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from surefoot.coach.gate import ORDER, cleared, professionals
from surefoot.coach.setting import set_up
from surefoot.diary.body import Birth, CheckIn, Hold
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


@pytest.mark.parametrize(("score", "expected"), [(1, "clear"), (2, "clear"), (3, "easy_only"), (7, "easy_only")])
@pytest.mark.parametrize("days", [0, 1, 5])
def test_small_pain_once_at_a_new_place_changes_nothing_and_from_three_on_all_is_easy(
    days: int, score: int, expected: str
) -> None:
    assert gate(check_ins=(told(days, pain(score=score)),)) == expected


@pytest.mark.parametrize("score", [1, 2])
def test_small_pain_in_two_outings_running_is_looked_after(score: int) -> None:
    twice = (told(2, pain(score=score)), told(1, pain(score=score)))
    (found,) = verdicts(check_ins=twice)
    assert (found.name, found.since) == ("easy_only", ago(1)), "since the second, which made it one"
    assert gate(check_ins=twice[1:]) == "clear"
    assert gate(check_ins=(told(4, pain(score=score)), told(1, pain(score=score)))) == "clear", "a run without between"
    elsewhere = (told(2, pain("left knee", score)), told(1, pain("right calf", score)))
    assert gate(check_ins=elsewhere) == "clear"


def test_a_pain_says_since_when_all_is_easy_and_until_when_at_the_earliest() -> None:
    (found,) = verdicts(check_ins=(told(1, pain("left knee", 3)),))
    assert (found.name, found.since, found.reason.rule.id) == ("easy_only", ago(1), "INJURY-3")
    assert found.earliest_end == ahead(8), "two days lost, four times as long; from the day after it on"
    assert found.reason.args == {"site": "left knee", "date": ago(1)}


def test_two_pains_at_two_places_are_two_gates() -> None:
    two = (told(1, pain("left knee", 4)), told(3, pain("left calf", 3)))
    found = verdicts(check_ins=two)
    assert [(v.reason.args["site"], v.since, v.earliest_end) for v in found] == [
        ("left knee", ago(1), ahead(8)),
        ("left calf", ago(3), ahead(6)),
    ]


@pytest.mark.parametrize(("days", "expected"), [(8, "easy_only"), (9, "clear")])
def test_a_pain_that_came_once_is_over_some_day(days: int, expected: str) -> None:
    assert gate(check_ins=(told(days, pain(score=3)),)) == expected


def test_no_pain_is_told_as_a_score_of_zero_or_as_a_moment_of_none() -> None:
    assert gate(check_ins=(told(0, pain(score=0), pain(score=4, moment="none")),)) == "clear"


def test_small_pain_at_the_place_of_an_old_injury_is_looked_after_at_once() -> None:
    log = {"injuries": (injury("left knee", resolved=ago(1)),)}
    (found,) = verdicts(check_ins=(told(1, pain("knee", 1)),), **log)
    assert (found.name, found.injury) == ("easy_only", "it"), "no side matches both"
    (found,) = verdicts(check_ins=(told(0, pain("left knee", 1)),), **log)
    assert (found.name, found.injury) == ("easy_only", "it"), "also when it was resolved before"
    assert gate(check_ins=(told(1, pain("right knee", 1)),), **log) == "clear"
    (found,) = verdicts(check_ins=(told(1, pain("right knee", 3)),), **log)
    assert (found.name, found.injury) == ("easy_only", None)


def test_of_two_injuries_at_a_site_the_newer_one_hurts() -> None:
    both = (injury("left knee", 90, resolved=ago(60)), injury("left knee", 50, id="newer", resolved=ago(40)))
    (found,) = verdicts(check_ins=(told(1, pain("left knee", 1)),), injuries=both)
    assert (found.name, found.injury) == ("easy_only", "newer")
    (found,) = verdicts(check_ins=(told(1, pain("left knee", 1)),), injuries=both[::-1])
    assert found.injury == "newer", "whichever was entered first"


# ------------------------------------------------------------------ soreness


def sore(site: str, score: int, *days: int) -> tuple[CheckIn, ...]:
    """Soreness of muscles on the mornings so many days ago."""
    return tuple(told(day, pain(site, score, "next_day", kind="soreness")) for day in days)


@pytest.mark.parametrize("site", ["both thigh", "calf", "both hamstring", "quadriceps"])
@pytest.mark.parametrize(("score", "expected"), [(1, "clear"), (4, "clear"), (5, "easy_only")])
def test_soreness_of_muscles_on_both_sides_up_to_four_changes_nothing(site: str, score: int, expected: str) -> None:
    assert gate(check_ins=sore(site, score, 0)) == expected
    assert gate(check_ins=sore(site, score, 2, 1)) == expected


@pytest.mark.parametrize("site", ["left thigh", "both knee", "achilles", "both shin", "hip"])
def test_soreness_on_one_side_or_at_joint_tendon_or_bone_is_pain(site: str) -> None:
    assert gate(check_ins=sore(site, 2, 1)) == "clear", "small and once"
    assert gate(check_ins=sore(site, 2, 2, 1)) == "easy_only"
    assert gate(check_ins=sore(site, 3, 1)) == "easy_only"


def test_soreness_at_the_old_site_is_pain() -> None:
    assert gate(check_ins=sore("both calf", 1, 0)) == "clear"
    assert (
        gate(check_ins=sore("both calf", 1, 0), injuries=(injury("right calf", 90, resolved=ago(60)),)) == "easy_only"
    )


# ------------------------------------------------------------------ illness


@pytest.mark.parametrize(
    ("illness", "days"),
    [("below_neck", 2), ("gut", 2), ("fever", 2), ("covid_mild", 2), ("covid_moderate", 10)],
)
def test_an_illness_rests_for_its_days_after_the_last_report_and_is_easy_then(illness: str, days: int) -> None:
    twice = (told(days + 1, illness=illness), told(days, illness=illness))
    (found,) = verdicts(check_ins=twice)
    assert (found.name, found.since, found.earliest_end) == ("hold", ago(days + 1), ahead(1)), "since the first report"
    assert gate(check_ins=(told(days + 1, illness=illness),)) == "easy_only"
    assert gate(check_ins=(told(days + 30, illness=illness),)) == "clear"


def test_an_illness_above_the_neck_is_easy_under_an_hour_on_its_day_and_over_then() -> None:
    (found,) = verdicts(check_ins=(told(0, illness="above_neck"),))
    assert (found.name, found.since) == ("easy_only", TODAY)
    assert found.reason.rule.topic == "illness"
    of_today = plan(STEADY, minutes=(90,) * 7, log={"check_ins": (told(0, illness="above_neck"),)}).days[0]
    assert all(session.duration_s < 3600 and not session.hard for session in of_today.sessions if session.running)


def test_an_illness_rests_without_any_session() -> None:
    found = plan(STEADY, log={"check_ins": (told(0, illness="gut"),)})
    assert {session.kind for day in found.days[:3] for session in day.sessions} == {"rest"}
    assert found.gate.because[0].text.startswith("You reported an upset stomach on Mon 1 March 2027")


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


@pytest.mark.parametrize(("days", "expected"), [(83, "hold"), (84, "walk_run")])
@pytest.mark.parametrize("by", ["physician", "therapist", "self_check"])
def test_from_twelve_weeks_on_the_checks_or_a_word_end_the_hold(by: str, days: int, expected: str) -> None:
    words = (word("birth", 1, by, "passed"),)
    assert gate(weekly(30, weeks=50, off=120), **birth(days), clearances=words) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [("physician", "walk_run"), ("therapist", "walk_run"), ("coach", "hold"), ("self_check", "hold")],
)
def test_a_professionals_word_alone_will_do_after_a_birth(by: str, expected: str) -> None:
    found = verdicts(weekly(30, weeks=50, off=120), **birth(90), clearances=(word("birth", 1, by),))[0]
    assert found.name == expected
    assert found.injury is None


def test_without_checks_a_birth_holds_for_a_year_and_no_longer() -> None:
    runs = weekly(30, weeks=70, off=380)
    (found,) = verdicts(runs, **birth(300))
    assert (found.name, found.earliest_end) == ("hold", TODAY), "its own way back, and no break beside it"
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
            "check_ins": (told(1, pain("right knee", 3)), told(0, illness="gut"), told(40, red_flags=("fainting",))),
            "injuries": (injury("left calf", 30),),
            "holds": (Hold(from_=ago(1), to=ahead(30), by="coach"),),
        },
    )


def test_the_most_restrictive_governs_and_the_others_are_findings() -> None:
    found = everything()
    gates = ["SAFE-3", "RETURN-1", "GATE-3", "SHORT-6", "GATE-5", "INJURY-3", "BREAK-1"]
    assert [verdict.reason.rule.id for verdict in set_up(found, book()).verdicts] == gates
    fainted = planned(found)
    assert fainted.gate.name == "see_a_doctor"
    assert {finding.severity for finding in fainted.findings} == {"stop"}, "a sign for a doctor stands alone"
    without = [check_in for check_in in found.log.check_ins if not check_in.red_flags]
    log = msgspec.structs.replace(found.log, check_ins=tuple(without))
    held = planned(msgspec.structs.replace(found, log=log))
    assert held.gate.name == "hold"
    assert [because.rule for because in held.gate.because[:3]] == gates[1:4]
    assert [finding.rule for finding in held.findings if finding.rule in gates] == gates[2:]


def test_of_the_same_gate_the_one_that_ends_last_governs_and_an_open_end_is_the_last() -> None:
    ill = told(1, illness="covid_moderate")
    found = verdicts(check_ins=(ill,), injuries=(injury(),))
    assert [(v.reason.rule.id, v.earliest_end) for v in found] == [("GATE-3", ahead(10)), ("SHORT-6", TODAY)]
    found = verdicts(check_ins=(ill,), holds=(Hold(from_=TODAY, by="coach"),))
    assert [(v.reason.rule.id, v.earliest_end) for v in found] == [("RETURN-1", None), ("GATE-3", ahead(10))]
    sore = (told(1, pain("left calf", 3)), told(3, pain("left knee", 3)))
    assert [v.reason.args["site"] for v in verdicts(check_ins=sore)] == ["left calf", "left knee"]
    assert [v.reason.args["site"] for v in verdicts(check_ins=sore[::-1])] == ["left calf", "left knee"]


def test_reasons_of_the_same_gate_stand_together() -> None:
    found = plan(STEADY, log={"holds": (Hold(from_=TODAY, by="coach"),), "check_ins": (told(1, illness="gut"),)})
    assert {because.rule for because in found.gate.because} == {"RETURN-1", "GATE-3"}
    found = plan(STEADY, log={"check_ins": (told(1, pain("left calf", 3)), told(0, illness="above_neck"))})
    assert (found.gate.name, {because.rule for because in found.gate.because}) == ("easy_only", {"INJURY-3", "ILL-2"})


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
