"""Why not on another day: each answer names the rule that refuses the day, or what the day would cost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given

from surefoot.coach import Refusal, make_plan, why_not, whynot_beside
from surefoot.coach.beside import Week as BesideWeek
from surefoot.coach.content import Sizes
from surefoot.coach.layout import Before, Problem, Search, solve
from surefoot.coach.season import Block, Race
from surefoot.coach.week_plan import WeekPlan
from surefoot.coach.whynot import Week
from surefoot.coach.writer import Written
from surefoot.diary.activity import Activity
from surefoot.diary.scenario import Away, Hold, Scenario
from surefoot.units import Seconds
from tests.coach import builders as b
from tests.coach import layout_oracle as oracle
from tests.coach.layout_problems import COSTS, companion_week, problems, week

LETTERS = {"L": "long", "H": "hard", "e": "easy", "R": "race", ".": "rest"}
EVERY_DAY = (90, 90, 90, 90, 90, 90, 180)


# ------------------------------------------------------------------ one week, made by hand


def written(days: tuple[str, ...], problem: Problem) -> Written:
    """A block from today whose days are these, as if the writer had written it."""
    kinds = {b.DAY + i: kind for i, kind in enumerate(days) if kind != "rest"}
    plan = WeekPlan(
        block=Block(start=b.DAY, days=len(days), phase="speed", kind="build"),
        first=b.DAY,
        volume=30_000,
        long=12_000,
        long_day=b.DAY + len(days) - 1,
        runs=len(kinds),
        done=0,
        done_runs=0,
        easy_most=12_000,
        most_seconds=7_200,
    )
    sizes = Sizes(metres=dict.fromkeys(kinds, 8_000), hard={})
    return Written(plan=plan, kinds=kinds, sizes=sizes, races={}, problem=problem)


def answers(days: str, asked: int, problem: Problem) -> dict[int, tuple[str, int | None]]:
    """For each other day of a week (Monday 0) the rule and by how much it makes the day dearer."""
    setting = b.setting(b.weekly(40), minutes=EVERY_DAY)
    found = Week(setting, (), written(tuple(LETTERS[letter] for letter in days), problem)).answers(b.DAY + asked)
    return {day - b.DAY: (reason.rule.id, dearer) for day, (reason, dearer) in found}


def free(days: str, **changes: Any) -> Problem:
    """A week that wants just these runs, whatever the day."""
    wanted = {kind: days.count(letter) for letter, kind in LETTERS.items() if kind not in ("race", "rest")}
    return week(len(days), **(wanted | changes))


def test_a_free_day_that_costs_no_more_is_as_good() -> None:
    assert answers("e..", 0, free("e..")) == {1: ("LAYOUT-15", 0), 2: ("LAYOUT-15", 0)}


def test_a_day_with_the_same_kind_of_run_has_its_own() -> None:
    assert answers("e.e", 0, free("e.e"))[2] == ("LAYOUT-13", None)


def test_two_in_a_row_are_dearer() -> None:
    assert answers("e.e", 0, free("e.e"))[1] == ("LAYOUT-5", COSTS.back_to_back)


def test_the_day_after_the_long_run_is_dearest_by_what_adds_most() -> None:
    problem = free("..e", before=Before(since_long=1, streak=0))
    assert answers("..e", 2, problem)[0] == ("LAYOUT-6", COSTS.after_long)


def test_a_hard_day_nearer_to_the_long_run_is_dearer() -> None:
    assert answers("H...L", 0, free("H...L"))[2] == ("LAYOUT-7", COSTS.hard_near_long)


def test_a_short_day_is_dearer_by_its_minutes() -> None:
    assert answers("e.", 0, free("e.", short=(0, 7)))[1] == ("LAYOUT-3", 7 * COSTS.short_day)


def test_the_accepted_day_is_cheaper_than_another() -> None:
    assert answers("e.", 0, free("e.", wished=("easy", "rest")))[1] == ("LAYOUT-8", 2 * COSTS.change)


def test_hard_days_and_the_long_run_keep_their_neighbours_easy() -> None:
    found = answers("H..H..L", 0, free("H..H..L"))
    assert found[2] == ("LAYOUT-2", None)
    assert found[5] == ("LAYOUT-2", None)


def test_the_long_run_is_not_moved_for_another_run() -> None:
    assert answers("e.L", 0, free("e.L"))[2] == ("LAYOUT-4", None)


def test_seven_days_in_a_row_are_refused() -> None:
    assert answers(".e", 1, free(".e", before=Before(streak=6)))[0] == ("LAYOUT-1", None)
    assert answers(".e", 1, free(".e", before=Before(streak=5)))[0] == ("LAYOUT-5", COSTS.back_to_back)


def near(days: str, asked: int, *races: Race, runs: tuple[Activity, ...] = ()) -> dict[int, tuple[str, int | None]]:
    """Answers in a week in whose first and last day no hard run may stand; races lie around it, or in the log."""
    closed = frozenset(("easy", "rest"))
    inner = (frozenset(("hard", "easy", "rest")),) * (len(days) - 2)
    block = written(tuple(LETTERS[letter] for letter in days), free(days, may=(closed, *inner, closed)))
    found = Week(b.setting([*b.weekly(40), *runs], minutes=EVERY_DAY), races, block).answers(b.DAY + asked)
    return {day - b.DAY: (reason.rule.id, dearer) for day, (reason, dearer) in found}


def a_race(day: int, recovery: int = 0) -> Race:
    goal = b.race("10 km", day)
    return Race(day=b.DAY + day, distance=10_000, race_class="10 km", priority="C", goal=goal, recovery=recovery)


def test_a_race_before_or_behind_the_week_is_named() -> None:
    found = near(".H..", 1, a_race(-1), a_race(4))
    assert (found[0], found[3]) == (("RECOVER-1", None), ("TAPER-2", None))


def test_a_race_of_the_log_that_recovery_is_kept_after_is_named() -> None:
    half = b.raced(3, 21.1, 115)
    assert near(".H..", 1, runs=(half,))[0] == ("RECOVER-1", None)


def test_without_a_race_the_neighbours_of_a_closed_day_are_the_reason() -> None:
    assert near(".H..", 1)[0] == ("LAYOUT-2", None)


def test_the_first_days_after_a_long_race_are_rest() -> None:
    rested = frozenset(("rest",))
    block = written(("rest", "easy"), free(".e", may=(rested, frozenset(("easy", "rest")))))
    setting = b.setting(b.weekly(40), minutes=EVERY_DAY)
    ((_, (reason, dearer)),) = Week(setting, (a_race(-1, recovery=13),), block).answers(b.DAY + 1)
    assert (reason.rule.id, dearer) == ("RECOVER-3", None)


def test_a_run_next_to_a_race_of_the_week_is_the_races_matter() -> None:
    problem = free("H..R", race=(False, False, False, True))
    block = written(("hard", "rest", "rest", "race"), problem)
    week_of_race = Week(b.setting(b.weekly(40), minutes=EVERY_DAY), (a_race(3),), block)
    found = {day - b.DAY: (reason.rule.id, dearer) for day, (reason, dearer) in week_of_race.answers(b.DAY)}
    assert found == {1: ("LAYOUT-15", 0), 2: ("TAPER-2", None), 3: ("LAYOUT-13", None)}


def test_a_race_keeps_its_day() -> None:
    problem = free("e.R", race=(False, False, True))
    assert answers("e.R", 0, problem)[2] == ("LAYOUT-13", None)


def test_a_run_that_found_no_room_leaves_its_day_as_rest() -> None:
    cheaper = answers("e..", 0, free("e..", easy=2, short=(9, 0, 0)))
    assert cheaper == {1: ("LAYOUT-15", 0), 2: ("LAYOUT-15", 0)}


@given(problems())
def test_every_answer_agrees_with_the_rules(problem: Problem) -> None:
    days = solve(problem).days
    block = Week(b.setting(b.weekly(40), minutes=EVERY_DAY), (), written(days, problem))
    for here, kind in enumerate(days):
        if kind in ("rest", "race"):
            continue
        for day, (reason, dearer) in block.answers(b.DAY + here):
            agrees(problem, days, (here, day - b.DAY), reason.rule.id, dearer)


def agrees(problem: Problem, days: tuple[str, ...], move: tuple[int, int], rule: str, dearer: int | None) -> None:
    """A refused move breaks a rule or takes another run's day; an allowed one costs what is said."""
    here, there = move
    moved = list(days)
    moved[here], moved[there] = moved[there], moved[here]
    if dearer is None:
        assert rule in {"LAYOUT-13", "LAYOUT-4"} or oracle.broken_rules(problem, tuple(moved))
    else:
        assert oracle.broken_rules(problem, tuple(moved)) == set()
        assert dearer == oracle.points(problem, tuple(moved)) - oracle.points(problem, days)


# ------------------------------------------------------------------ whole plans


def asked(scenario: Scenario, kind: str, nth: int = 0) -> tuple[dt.date, dict[dt.date, Refusal]]:
    """The nth session of a kind, and the answers for its other days."""
    date, session = [(d, s) for d, s in b.sessions(b.planned(scenario)) if s.kind == kind][nth]
    return date, {refusal.date: refusal for refusal in why_not(scenario, session.id, b.book())}


def rules_on(scenario: Scenario, kind: str, weekday: int, nth: int = 0) -> str:
    """The rule that answers for a weekday of the nth session of a kind."""
    _, found = asked(scenario, kind, nth)
    return next(refusal.because.rule for date, refusal in found.items() if date.weekday() == weekday)


TEN = b.scenario(b.weekly(45, 5), b.race("10 km", 83), minutes=b.FIVE_DAYS)


def test_every_other_day_of_the_block_has_an_answer_with_its_trace() -> None:
    date, found = asked(TEN, "tempo")
    assert date not in found
    assert len(found) == 6
    assert max(found) - min(found) <= dt.timedelta(days=6)
    assert all(refusal.because.text and refusal.because.parameters is not None for refusal in found.values())


def test_no_time_and_too_little_time_are_named() -> None:
    assert rules_on(TEN, "tempo", 0) == "LAYOUT-3"
    assert rules_on(TEN, "long", 1) == "LAYOUT-3"


def test_the_long_run_has_its_day_where_others_are_as_long() -> None:
    long_days = b.scenario(b.weekly(40), b.race("10 km", 83), minutes=(0, 180, 0, 180, 0, 180, 180), long_run_day=6)
    assert rules_on(long_days, "long", 3) == "LAYOUT-4"


def test_texts_are_in_the_runners_units_and_dates_readable() -> None:
    _, found = asked(TEN, "long")
    assert any("March 2027" in refusal.because.text for refusal in found.values())


def test_a_race_answers_with_its_date() -> None:
    date, found = asked(TEN, "race")
    assert [(day, refusal.because.rule) for day, refusal in found.items()] == [(date, "LAYOUT-14")]


def test_rest_has_nothing_to_answer() -> None:
    assert asked(TEN, "rest")[1] == {}


def test_an_unknown_session_is_said_to_be_none() -> None:
    with pytest.raises(LookupError, match="2027-W09-tempo-9"):
        why_not(TEN, "2027-W09-tempo-9", b.book())


def test_what_is_done_while_running_waits_has_nothing_to_answer() -> None:
    held = b.scenario(
        b.weekly(40), b.race("10 km", 83), log={"holds": (Hold(from_=b.ago(1), to=None, by="therapist"),)}
    )
    assert asked(held, "rehab")[1] == {}


def test_a_pause_to_come_and_days_away_are_named() -> None:
    pause = Hold(from_=b.ahead(1), to=b.ahead(1), by="coach")
    held = b.scenario(b.weekly(40), minutes=EVERY_DAY, log={"holds": (pause,)})
    assert b.gate(holds=(pause,)) == "clear"
    _, found = asked(held, "easy")
    assert found[b.ahead(1)].because.text.startswith("Your coach")
    away = b.scenario(b.weekly(40), minutes=EVERY_DAY, log={"away": (Away(from_=b.ahead(1), to=b.ahead(1)),)})
    assert asked(away, "easy")[1][b.ahead(1)].because.rule == "LAYOUT-3"


STRENGTH = tuple(
    Activity(date=b.ago(days), sport="strength", duration=Seconds(1800)) for days in (2, 5, 9, 12, 16, 19, 23)
)
PREPARED = b.scenario(
    [*b.weekly(45, 5), *STRENGTH],
    b.race("10 km", 83),
    log={"check_ins": (b.told(1, hops="even"),)},
    minutes=(45, 75, 60, 75, 45, 75, 180),
)


def named(scenario: Scenario, kind: str) -> dict[tuple[int, str], set[tuple[str, bool]]]:
    """For every session of a kind in the first two weeks: rules of its other days, and whether they refuse."""
    found: dict[tuple[int, str], set[tuple[str, bool]]] = {}
    for date, session in b.sessions(b.planned(scenario)):
        if session.kind == kind and date < b.ahead(12):
            answered = why_not(scenario, session.id, b.book())
            assert {refusal.date.isocalendar().week for refusal in answered} == {date.isocalendar().week}
            found[(date - b.TODAY).days, session.id] = {(r.because.rule, r.dearer is None) for r in answered}
    return found


def test_strength_answers_by_its_spacing_its_day_and_the_run() -> None:
    said = set().union(*named(PREPARED, "strength").values())
    assert ("LAYOUT-9", True) in said
    assert ("LAYOUT-10", True) in said
    assert ("LAYOUT-10", False) in said


def test_plyometrics_answer_by_their_spacing() -> None:
    assert ("SPEED-3", True) in set().union(*named(PREPARED, "plyometrics").values())


def test_drills_answer_by_the_fast_running_that_they_belong_to() -> None:
    assert ("LAYOUT-11", False) in set().union(*named(PREPARED, "drills").values())


def test_a_day_without_time_holds_no_strength() -> None:
    assert ("LAYOUT-3", True) in set().union(*named(TEN, "strength").values())


def companions(chosen: tuple[tuple[int, int, int], ...], here: int, which: str, **changes: Any) -> dict[int, str]:
    """The rules by day for one companion of a week made by hand."""
    counts = tuple(sum(one[index] for one in chosen) for index in range(3))
    problem = companion_week(len(chosen), **({"counts": counts} | changes))
    span = range(b.DAY, b.DAY + len(chosen))
    setting = b.setting(b.weekly(40), minutes=EVERY_DAY)
    found = whynot_beside.Answers(setting, BesideWeek(span, problem, chosen)).of(b.DAY + here, which)
    return {day - b.DAY: reason.rule.id for day, (reason, _) in found}


def test_no_strength_on_the_day_before_a_hard_day() -> None:
    chosen = ((0, 0, 0), (0, 0, 0), (1, 0, 0))
    assert companions(chosen, 2, "strength", hard=(False, True, False))[0] == "LAYOUT-9"


def test_a_race_day_is_closed() -> None:
    assert companions(((1, 0, 0), (0, 0, 0)), 0, "strength", open=(True, False))[1] == "LAYOUT-10"


def test_plyometrics_too_far_apart_are_named() -> None:
    chosen = ((0, 1, 0), (0, 0, 0), (0, 1, 0), (0, 0, 0), (0, 0, 0))
    assert companions(chosen, 2, "plyometrics")[4] == "SPEED-3"


def test_equal_days_are_as_good_and_the_same_kind_has_its_day() -> None:
    chosen = ((0, 0, 1), (0, 0, 0), (0, 0, 1))
    assert companions(chosen, 0, "drills") == {1: "LAYOUT-15", 2: "LAYOUT-11"}


def test_an_overlay_counts_in_the_answer() -> None:
    apart = b.scenario(b.weekly(45, 5), b.race("10 km", 83), overlay={"layout/cost_hard_near_long": 9})
    dearer = [refusal.dearer for refusal in asked(apart, "tempo")[1].values() if refusal.dearer]
    assert dearer
    assert max(dearer) >= 9


def test_asking_twice_gives_the_same() -> None:
    assert asked(TEN, "tempo") == asked(TEN, "tempo")
    assert make_plan(TEN, b.book()) == b.planned(TEN)
    assert Search(week()).layout() == solve(week())
