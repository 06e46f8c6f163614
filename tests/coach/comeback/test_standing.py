"""How each case stands: waiting, on its way or over, folded from the log (engine, stages 1 to 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from surefoot.coach.comeback.progress import Progress
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.setting import set_up
from surefoot.diary.activity import Activity
from surefoot.rulebook import Book, explain
from tests.coach.builders import DAY, ago, book, every, injury, pain, plan, run, scenario, told, weekly, word
from tests.coach.comeback.helpers import back, before, born, calm, only

MINE = {"tissue": "muscle"}


def stand(off: int = 20, runs: Iterable[Activity] = (), *words: Any, of: Book | None = None, **log: Any) -> Standing:
    """A calf, so many days ago after half a year of running, and the runs and words since then."""
    log.setdefault("injuries", (injury("left calf", off, **MINE),))
    known = scenario([*before(off), *runs], log={"clearances": words, **log})
    return only(set_up(known, of or book()).way.standings)


def progress_of(one: Standing) -> Progress:
    assert one.progress is not None
    return one.progress


def own(name: str = "own", of: str = "general", **changes: Any) -> Book:
    """The book with one more protocol, made from a built-in one."""
    document = dict(book().protocols[of])
    return book().with_protocols({name: {**document, **changes}})


SIGNED = {"by": "therapist", "date": dt.date(2027, 1, 1), "reason": "seen in the clinic"}

# ------------------------------------------------------------------ waiting


def test_without_a_word_it_waits_and_may_begin_today_at_the_earliest() -> None:
    one = stand(20)
    assert (one.gate, one.progress, one.earliest, one.severity, one.lost) == ("hold", None, DAY, "moderate", 20)


@pytest.mark.parametrize(
    ("off", "how_bad"), [(3, "niggle"), (4, "mild"), (8, "moderate"), (28, "moderate"), (29, "severe")]
)
def test_days_without_running_make_the_severity(off: int, how_bad: str) -> None:
    assert stand(off).severity == how_bad
    assert stand(off, injuries=(injury("left calf", off, surgery=True, **MINE),)).severity == "severe"
    assert stand(off, injuries=(injury("left shin", off),)).severity == "bone"


def test_days_count_from_when_running_stopped_to_the_first_run_after_the_clearance() -> None:
    hurt = (injury("left calf", 30, running_stopped=ago(25), **MINE),)
    ran_early = [run(28), run(22), run(9), run(5)]
    one = stand(30, ran_early, back("it", 10), injuries=hurt)
    assert (one.lost, one.severity, progress_of(one).number) == (16, "moderate", 2)


def test_runs_in_a_hold_are_no_attempts() -> None:
    one = stand(20, [run(12), run(8)], back("it", 5))
    assert (one.gate, progress_of(one).number, one.lost) == ("walk_run", 0, 20)


@pytest.mark.parametrize(("off", "words", "name"), [(6, (), "hold"), (6, (back("it", 1),), "easy_only")])
def test_a_word_ends_the_waiting(off: int, words: Any, name: str) -> None:
    assert stand(off, (), *words).gate == name


# ------------------------------------------------------------------ births


def test_a_birth_waits_for_twelve_weeks_whoever_says_yes() -> None:
    one = stand(injuries=(), clearances=(word("birth", 1),), **born(50))
    assert (one.gate, one.earliest) == ("hold", DAY - 50 + 84)
    assert stand(injuries=(), clearances=(back("birth", 50, "self_check"),), **born(83)).gate == "hold"


def test_a_birth_comes_back_along_its_own_ladder() -> None:
    one = stand(120, injuries=(), clearances=(word("birth", 50),), **born(100))
    assert (one.gate, progress_of(one).start.day) == ("walk_run", DAY - 100 + 84)
    protocol = progress_of(one).protocol
    assert protocol is not None
    assert protocol.name == "postpartum"


def test_who_has_run_since_a_birth_without_asking_is_not_held() -> None:
    one = stand(300, [run(90), run(80)], injuries=(), **born(200))
    assert (one.gate, one.ended) == ("clear", DAY - 90)
    early = stand(300, [run(150)], injuries=(), **born(200))
    assert early.gate == "hold", "a run in the first twelve weeks says nothing"


def test_a_word_after_a_birth_begins_the_way_also_where_runs_came_before_it() -> None:
    runs = [run(90), run(5, None, 30, running=300)]
    one = stand(300, runs, injuries=(), clearances=(word("birth", 10),), **born(200))
    assert (one.gate, progress_of(one).number) == ("walk_run", 1)


# ------------------------------------------------------------------ over


def test_what_is_resolved_is_over() -> None:
    one = stand(20, injuries=(injury("left calf", 20, resolved=ago(2), **MINE),))
    assert (one.gate, one.ended, one.progress) == ("clear", DAY - 2, None)


# ------------------------------------------------------------------ which ladder


@pytest.mark.parametrize(
    ("off", "site", "tissue", "ladder"),
    [
        (13, "left calf", "muscle", None),
        (14, "left calf", "muscle", "general"),
        (14, "achilles", "tendon", "tendon"),
        (14, "left knee", "kneecap", "kneecap"),
        (2, "left fibula", "bone", "bone"),
        (2, "left shin", "unknown", "bone"),
    ],
)
def test_fourteen_days_and_bone_begin_with_the_ladder_of_their_tissue(
    off: int, site: str, tissue: str, ladder: str | None
) -> None:
    one = stand(off, (), back("it", 0), injuries=(injury(site, off, tissue=tissue),))
    protocol = progress_of(one).protocol
    assert (protocol and protocol.name) == ladder
    assert one.gate == ("walk_run" if ladder else "easy_only")


def test_surgery_begins_with_a_ladder_after_any_time() -> None:
    one = stand(5, (), back("it", 0), injuries=(injury("left calf", 5, surgery=True, **MINE),))
    assert one.gate == "walk_run"


@pytest.mark.parametrize(("by", "ladder"), [("therapist", "tendon"), ("physician", "tendon"), ("coach", None)])
def test_a_professional_may_choose_the_ladder(by: str, ladder: str | None) -> None:
    one = stand(10, (), back("it", 2, "self_check"), back("it", 1, by, "tendon"))
    protocol = progress_of(one).protocol
    assert (protocol and protocol.name) == ladder


def test_the_last_choice_counts_and_one_that_nobody_knows_does_not() -> None:
    one = stand(
        20, (), back("it", 1, protocol="kneecap"), back("it", 3, protocol="tendon"), back("it", 0, protocol="x")
    )
    protocol = progress_of(one).protocol
    assert protocol is not None
    assert protocol.name == "kneecap"


@pytest.mark.parametrize(
    ("tissue", "changes", "limit"),
    [
        ("tendon", {"pain_limit": 1}, 1),
        ("bone", {"pain_limit": 3}, 0),
        ("muscle", {"pain_limit": 4, "signed": SIGNED}, 4),
        ("tendon", {"pain_limit": None}, 3),
    ],
    ids=["tighter", "looser", "looser and signed", "none of its own"],
)
def test_a_protocols_own_limit_counts_and_a_looser_one_where_a_therapist_signed_it(
    tissue: str, changes: dict[str, Any], limit: int
) -> None:
    hurt = (injury("left fibula" if tissue == "bone" else "left calf", 20, tissue=tissue),)
    one = stand(20, (), back("it", 1, "therapist", "own"), of=own(**changes), injuries=hurt)
    assert (one.case.limit, progress_of(one).case.limit) == (limit, limit)


def test_where_no_ladder_is_needed_the_tissues_limit_counts() -> None:
    assert stand(10, (), back("it", 0), injuries=(injury("achilles", 10, tissue="tendon"),)).case.limit == 3


def test_a_protocol_may_ask_for_more_days() -> None:
    late = own(not_before_days=30)
    one = stand(20, (), back("it", 1, "therapist", "own"), of=late)
    assert (one.gate, one.earliest) == ("hold", DAY + 10)
    assert stand(35, (), back("it", 1, "therapist", "own"), of=late).gate == "walk_run"
    birth = stand(
        injuries=(), clearances=(back("birth", 1, "therapist", "own"),), of=own(not_before_days=10), **born(50)
    )
    assert birth.earliest == DAY - 50 + 84, "twelve weeks all the same"


# ------------------------------------------------------------------ a therapist's word on the stage


def test_a_stage_that_is_named_with_the_clearance_is_where_it_begins() -> None:
    one = stand(20, (), back("it", 3, "therapist", "general/4"))
    assert progress_of(one).stage == 3
    checked_later = stand(20, (), word("it", 5, "therapist"), back("it", 3, "therapist", "general/4"))
    assert progress_of(checked_later).stage == 3


@pytest.mark.parametrize("said", [7, 6, 5], ids=["before a run", "on its day", "after it"])
def test_a_stage_that_is_named_on_the_way_counts_from_then(said: int) -> None:
    walked = run(6, None, 30, running=300)
    one = stand(30, [walked], back("it", 8), back("it", said, "therapist", "general/4"), check_ins=calm(8))
    found = progress_of(one)
    assert found.stage == 3
    assert (found.word is None) is (said == 7), "an outing since then speaks for itself"


def test_a_therapists_word_gives_back_the_rest_that_the_table_asks_for() -> None:
    hurt = told(1, pain("left calf", 2, "during"))
    walked = run(1, None, 30, running=300)
    resting = stand(30, [walked], back("it", 8), check_ins=(hurt,))
    assert progress_of(resting).due == DAY + 2
    one = stand(30, [walked], back("it", 8), back("it", 0, "therapist", "general/2"), check_ins=(hurt,))
    found = progress_of(one)
    assert (found.due, found.stage) == (DAY, 1)
    assert found.word is not None
    assert explain(found.word, book()).text.startswith("Your therapist set general/2 on Mon 1 March 2027:")


def test_a_coachs_word_on_the_stage_does_not_count() -> None:
    assert progress_of(stand(20, (), back("it", 3), back("it", 2, "coach", "general/4"))).stage == 0


# ------------------------------------------------------------------ anew


def test_after_a_sign_that_a_later_word_has_cleared_the_way_begins_anew() -> None:
    walked = [run(day, None, 30, running=300) for day in (12, 10)]
    rested = told(8, pain("left calf", 2, "at_rest"))
    known = (back("it", 14, "therapist", "general/3"), back("it", 5))
    one = stand(40, walked, *known, check_ins=(*calm(14, 9), rested, *calm(7)))
    found = progress_of(one)
    assert (found.start.day, found.number, found.stage) == (DAY - 5, 0, 0)
    still = stand(40, walked, known[0], check_ins=(*calm(14, 9), rested, *calm(7)))
    assert progress_of(still).number == 2


def test_below_the_ladder_it_waits_for_a_therapist_and_begins_anew_with_their_word() -> None:
    hurt = [told(day, pain("left calf", 2, "warmup_stays")) for day in (16, 13, 10)]
    walked = [run(day, None, 20, running=60) for day in (16, 13)] + [
        run(10, None, 15, sport="walk", stage="general/walk")
    ]
    waiting = stand(40, walked, back("it", 18), check_ins=tuple(hurt))
    assert (waiting.gate, waiting.word.cleared) == ("hold", None)
    assert waiting.word.missing == "A physical therapist looks at it and enters a clearance"
    looked = stand(40, walked, back("it", 18), back("it", 8), check_ins=tuple(hurt))
    assert (looked.gate, progress_of(looked).start.day) == ("walk_run", DAY - 8)
    since = stand(40, [*walked, run(6, None, 30, running=300)], back("it", 18), back("it", 8), check_ins=tuple(hurt))
    assert (since.gate, progress_of(since).number) == ("walk_run", 1)


# ------------------------------------------------------------------ outings of the log


def test_two_runs_on_a_day_are_one_outing() -> None:
    one = stand(30, [run(3, None, 20, running=180), run(3, None, 10, running=120)], back("it", 5), check_ins=calm(5))
    found = progress_of(one)
    assert (found.number, found.runs) == (1, [(DAY - 3, 300.0)])


def test_the_stage_that_is_named_counts_and_the_higher_of_two() -> None:
    named = [run(3, None, 30, running=300, stage="general/3"), run(3, None, 10, stage="general/1")]
    assert progress_of(stand(30, named, back("it", 5), check_ins=calm(5))).stage == 2


def test_a_walk_counts_where_it_is_a_stage() -> None:
    walks = [run(4, None, 30, sport="walk"), run(3, None, 30, sport="walk", stage="general/walk")]
    assert progress_of(stand(30, walks, back("it", 5))).number == 1


def test_who_names_stages_follows_a_plan_from_then_on() -> None:
    runs = [run(6, None, 30, running=300, stage="general/1"), run(3, None, 45)]
    followed = progress_of(stand(30, runs, back("it", 7), check_ins=calm(7)))
    assert followed.stage == 1, "more than planned is as planned"
    alone = progress_of(stand(30, runs[1:], back("it", 7), check_ins=calm(7)))
    assert alone.stage is None


def test_an_accepted_plan_stood_on_its_days() -> None:
    accepted = plan(before(30), log={"injuries": (injury("left calf", 30, **MINE),), "clearances": (back("it", 7),)})
    yesterday = msgspec.structs.replace(
        accepted, today=ago(4), days=(msgspec.structs.replace(accepted.days[0], date=ago(3)),)
    )
    hurt = {"injuries": (injury("left calf", 30, **MINE),), "clearances": (back("it", 7),), "check_ins": calm(7)}
    known = scenario([*before(30), run(3, None, 45)], log=hurt)
    stood = set_up(msgspec.structs.replace(known, accepted_plan=yesterday), book())
    assert progress_of(only(stood.way.standings)).stage == 0
    assert progress_of(only(set_up(known, book()).way.standings)).stage is None


# ------------------------------------------------------------------ what was usual


def test_the_usual_week_is_that_of_the_fifth_to_the_sixteenth_week_before() -> None:
    hard = [run(day, 30) for day in range(22, 22 + 28, 2)]
    calm_before = weekly(30, weeks=26, off=22 + 28)
    known = scenario([*calm_before, *hard], log={"injuries": (injury("left calf", 20, **MINE),)})
    usual = only(set_up(known, book()).way.standings).usual
    assert usual.week == pytest.approx(30_000, rel=0.01)
    assert usual.runs == 4


def test_of_a_young_log_the_weeks_before_the_onset_count() -> None:
    known = scenario(weekly(20, weeks=7, off=22), log={"injuries": (injury("left calf", 20, **MINE),)})
    assert only(set_up(known, book()).way.standings).usual.week == pytest.approx(20_000, rel=0.01)


def test_without_a_log_what_was_declared_is_usual_and_else_half_an_hour_three_times() -> None:
    hurt = {"injuries": (injury("left calf", 20, **MINE),)}
    declared = only(set_up(scenario(log=hurt, usual_weekly_distance=25_000), book()).way.standings).usual
    assert declared.week == 25_000
    nothing = set_up(scenario(log=hurt), book())
    usual = only(nothing.way.standings).usual
    assert (usual.runs, usual.run_s) == (3, pytest.approx(1_800))
    assert usual.week == pytest.approx(3 * 1_800 * 1000 / nothing.paces.easy)


def test_a_typical_run_is_the_median_of_the_weeks_before() -> None:
    known = scenario(every(2, 8, off=20), log={"injuries": (injury("left calf", 18, **MINE),)})
    assert only(set_up(known, book()).way.standings).usual.run_s == 8 * 360


@pytest.mark.parametrize(("off", "share"), [(6, 0.5), (2, 1.0)])
def test_it_begins_with_half_of_a_typical_run_and_a_niggle_with_a_whole_one(off: int, share: float) -> None:
    log = {"injuries": (injury("left calf", off, **MINE),), "clearances": (back("it", 0),)}
    known = scenario(every(2, 8, off=off), log=log)
    start = progress_of(only(set_up(known, book()).way.standings)).start
    assert start.length == share * 8 * 360
    assert (start.niggle, start.short) == (off == 2, True)


def test_a_usual_week_is_no_larger_than_the_days_hold() -> None:
    log = {"injuries": (injury("left calf", 6, **MINE),), "clearances": (back("it", 0),)}
    known = scenario(before(6, 60), log=log, minutes=(0, 20, 0, 20, 0, 20, 40))
    start = progress_of(only(set_up(known, book()).way.standings)).start
    assert start.usual_s == 100 * 60
    short = scenario(before(6, 60), log=log, minutes=(0, 20, 0, 20, 0, 20, 25))
    assert progress_of(only(set_up(short, book()).way.standings)).start.whole_s == 25 * 60


def test_who_runs_less_than_half_an_hour_is_continuous_with_a_typical_run() -> None:
    log = {"injuries": (injury("left calf", 10, **MINE),), "clearances": (back("it", 0),)}
    known = scenario(every(2, 4, off=10), log=log)
    assert progress_of(only(set_up(known, book()).way.standings)).start.whole_s == 4 * 360
