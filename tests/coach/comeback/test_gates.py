"""Gates, minutes, hard sessions and races as a way back sets them (engine, stages 2, 3 and 9)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.comeback.ramp import Ramp
from surefoot.coach.comeback.under import Under
from surefoot.coach.episodes import second_pains
from surefoot.coach.gate import Verdict
from surefoot.coach.quality import REPEATS, TEMPO, may_have, sessions_wanted
from surefoot.coach.setting import Setting
from surefoot.rulebook import explain
from tests.coach.builders import (
    DAY,
    ago,
    ahead,
    book,
    gate,
    injury,
    metres_by_block,
    pain,
    plan,
    race,
    run,
    running,
    scenario,
    setting,
    told,
    weekly,
    word,
)
from tests.coach.comeback.helpers import back, before, born, calm

MINE = {"tissue": "muscle"}


def first(off: int = 20, runs: Any = (), **log: Any) -> Verdict:
    """The gate that governs, with a calf of so many days ago."""
    log.setdefault("injuries", (injury("left calf", off, **MINE),))
    return setting([*before(off), *runs], log=log).verdicts[0]


def text(verdict: Verdict) -> str:
    return explain(verdict.reason, book()).text


# ------------------------------------------------------------------ what the gate says


def test_waiting_says_whose_word_ends_it() -> None:
    found = first()
    assert (found.name, found.since, found.earliest_end, found.injury) == ("hold", ago(20), ahead(0), "it")
    assert "ask a physical therapist" in found.ends_when
    assert "The left calf is not cleared for running yet" in text(found)


def test_a_bone_of_high_risk_says_so() -> None:
    found = first(30, injuries=(injury("left tibia", 30, tissue="bone", aspect="anterior"),))
    assert found.reason.rule.id == "INJURY-2"
    assert "plan of your own" in found.ends_when


def test_waiting_for_the_twelve_weeks_after_a_birth_says_their_end() -> None:
    found = first(50, injuries=(), clearances=(word("birth", 1),), **born(50))
    assert (found.name, found.earliest_end, found.injury) == ("hold", ahead(34), None)
    assert found.ends_when.startswith("12 weeks have passed")


def test_on_the_ladder_it_says_when_the_last_stage_may_be_done() -> None:
    found = first(clearances=(back("it", 1),))
    off = setting(
        before(20), log={"injuries": (injury("left calf", 20, **MINE),), "clearances": (back("it", 1),)}
    ).way.off
    assert (found.name, found.since, found.injury) == ("walk_run", ago(1), "it")
    assert found.earliest_end is not None
    assert found.earliest_end.toordinal() == off["it"] + 1
    assert "left calf" in text(found)


def test_on_the_ladder_after_a_birth_it_speaks_of_the_birth() -> None:
    found = first(100, injuries=(), clearances=(word("birth", 1),), **born(100))
    assert (found.name, found.injury) == ("walk_run", None)
    assert text(found) == "After a birth running begins with short runs and walks between."


def test_without_an_end_in_sight_no_date_is_said() -> None:
    log = {"injuries": (injury("left calf", 20, **MINE),), "clearances": (back("it", 1),)}
    found = setting(before(20), log=log, minutes=(20,) * 7).verdicts[0]
    assert (found.name, found.earliest_end) == ("walk_run", None)
    short = {"injuries": (injury("left calf", 10, **MINE),), "clearances": (back("it", 1),)}
    easy = setting(before(10), log=short, minutes=(0,) * 6 + (4,)).verdicts[0]
    assert (easy.name, easy.earliest_end) == ("easy_only", None)


@pytest.mark.parametrize(
    ("off", "rule", "words"), [(3, "RETURN-6b", "12 days"), (6, "RETURN-6", "4 weeks"), (10, "RETURN-6", "6 weeks")]
)
def test_easy_running_says_how_long_and_what_ends_it(off: int, rule: str, words: str) -> None:
    found = first(off, clearances=(back("it", 0),))
    assert (found.name, found.reason.rule.id, found.since) == ("easy_only", rule, ahead(0))
    assert words in text(found)
    assert ("even hops" in found.ends_when) is (off > 3)
    assert found.earliest_end is not None


def test_the_easy_weeks_are_counted_from_when_they_began() -> None:
    found = first(6, [run(4, 3)], clearances=(back("it", 5),), check_ins=calm(5))
    assert (found.name, found.since) == ("easy_only", ago(4))


def test_in_the_easy_weeks_after_a_birth_no_injury_is_named() -> None:
    runs = [run(day, 5, 30) for day in (4, 2)]
    words = (back("birth", 6, "therapist", "postpartum/9"),)
    found = first(100, runs, injuries=(), clearances=words, check_ins=calm(6), **born(100))
    assert (found.name, found.injury) == ("easy_only", None)


def test_where_no_gate_is_left_it_is_clear() -> None:
    assert gate(injuries=(injury("left calf", 90, resolved=ago(60), **MINE),)) == "clear"


def test_the_break_of_an_injury_has_its_own_way_back_and_another_one_does_not() -> None:
    log = {"injuries": (injury("left calf", 40, **MINE),), "clearances": (back("it", 1),)}
    assert setting(before(40), log=log).pauses == ()
    unhurt = setting(before(40)).pauses
    assert len(unhurt) == 1
    earlier = {"injuries": (injury("left calf", 100, resolved=ago(90), **MINE),)}
    assert len(setting(before(40), log=earlier).pauses) == 1


# ------------------------------------------------------------------ a second pain


@pytest.mark.parametrize(("second", "ran", "count"), [(9, False, 0), (5, False, 0), (4, False, 1), (9, True, 1)])
def test_a_second_pain_is_one_of_a_later_outing_or_after_the_first_has_settled(
    second: int, ran: bool, count: int
) -> None:
    said = (told(10, pain("left shin", 1, "after")), told(second, pain("left shin", 1, "after")))
    runs = (run(11, 3), *((run(9, 3),) if ran else ()))
    log = {"injuries": (injury("left shin", 60),), "clearances": (back("it", 20),), "check_ins": said}
    assert len(list(second_pains(scenario(runs, log=log), book()))) == count


# ------------------------------------------------------------------ what is hard, and when


class Week:
    """A block with its day, as quality looks at it."""

    def __init__(self, day: int, kind: str = "build", runs: int = 6) -> None:
        self.block, self.runs = type("B", (), {"start": day, "kind": kind})(), runs


def after(**others: Any) -> Setting:
    import msgspec

    return msgspec.structs.replace(setting(weekly(60, 6), experience="seasoned"), **others)


def test_tempo_repeats_and_hills_have_their_first_days() -> None:
    found = after(ramp=Ramp(DAY + 14, DAY + 28, DAY + 56, DAY + 40))
    firsts = {TEMPO: 14, REPEATS: 28, "fartlek/by_feel": 28, "hills/short": 40}
    for template, day in firsts.items():
        assert [may_have(found, template, DAY + on) for on in (day - 1, day)] == [False, True]


def test_one_hard_session_a_week_until_several_may_be() -> None:
    usual = sessions_wanted(after(), Week(DAY))  # type: ignore[arg-type]
    assert usual == 2
    ramp = after(ramp=Ramp(several=DAY + 56))
    assert [sessions_wanted(ramp, Week(DAY + on)) for on in (55, 56)] == [1, 2]  # type: ignore[arg-type]
    under = after(under=Under(DAY + 30, float("inf"), float("inf"), 1))
    assert [sessions_wanted(under, Week(DAY + on)) for on in (29, 30)] == [1, 2]  # type: ignore[arg-type]


def test_after_the_easy_weeks_a_plan_tastes_tempo_before_repeats_and_hills_last() -> None:
    runs = [run(day, 6) for day in range(60, -1, -2)]
    log = {
        "injuries": (injury("left calf", 66, **MINE),),
        "clearances": (back("it", 61),),
        "check_ins": (told(1, hops="even"), *calm(61)),
    }
    found = setting([*before(66), *runs], log=log)
    assert found.ramp.tempo > DAY
    hard = [(date.toordinal(), s.kind) for date, s in running(plan([*before(66), *runs], log=log)) if s.hard]
    assert hard
    for day, kind in hard:
        assert day >= found.ramp.tempo
        assert kind == "tempo" or day >= found.ramp.repeats
        assert kind != "hills" or day >= found.ramp.hills


# ------------------------------------------------------------------ the cause, kept under


def test_what_led_to_it_is_kept_under_until_its_date() -> None:
    more = [*weekly(20, weeks=26, off=62), *weekly(45, weeks=8, off=41)]
    log = {"injuries": (injury("left calf", 40, resolved=ago(25), **MINE),)}
    runs = [*more, *weekly(25, weeks=3, off=1)]
    found = setting(runs, log=log)
    assert found.under.until > DAY
    assert found.under.week < 45_000
    weeks = metres_by_block(plan(runs, race("half", 200), log=log), ahead(0))
    inside = (found.under.until - DAY) // 7
    assert max(weeks[:inside]) <= found.under.week
    assert max(weeks[inside:]) > found.under.week


def test_a_race_in_the_easy_weeks_waits() -> None:
    log = {"injuries": (injury("left calf", 20, **MINE),), "clearances": (back("it", 1),)}
    for goals in ((race("10 km", 30),), (race("10 km", 30, priority="B"), race("half", 300))):
        found = plan(before(20), *goals, log=log)
        assert any(finding.rule == "RETURN-6d" for finding in found.findings)
        assert not any(s.kind == "race" and date == ahead(30) for date, s in running(found))
