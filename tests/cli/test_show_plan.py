"""The printed plan: what stands on it, in which order, and that it fits."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from surefoot.cli.show.page import Page, plain_page
from surefoot.cli.show.plan import Printing, show_plan
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Goal
from surefoot.units import Metres, Seconds
from tests.cli import sample_plan as sample
from tests.cli.conftest import SOURCES

MARATHON = Goal(kind="race", distance=Metres(42_195), date=sample.RACE_DAY)
CASES = {
    "clear": {},
    "comeback": {"gate": sample.COMEBACK, "changes": (sample.CHANGE,)},
    "hold": {"gate": sample.HOLD, "weeks": (), "days": ()},
    "doctor": {"gate": sample.DOCTOR},
    "infeasible": {"feasibility": sample.INFEASIBLE},
    "miles": {"units": "mi"},
}


def printed(plan: Plan, width: int = 80, **printing) -> str:
    page = plain_page(width)
    show_plan(page, plan, Printing(SOURCES, **printing))
    return page.text()


@pytest.mark.parametrize("width", [80, 72, 60, 48, 40, 32])
@pytest.mark.parametrize("case", CASES)
def test_no_line_is_wider_than_the_terminal(case: str, width: int) -> None:
    lines = printed(sample.sample_plan(**CASES[case]), width, every_day=True).splitlines()
    assert max(len(line) for line in lines) <= width


def test_a_wide_terminal_gets_no_wider_page() -> None:
    assert max(map(len, printed(sample.sample_plan(), 200).splitlines())) <= 80


def test_the_parts_come_in_order_of_need() -> None:
    text = printed(sample.sample_plan(gate=sample.COMEBACK, changes=(sample.CHANGE,)))
    parts = [
        "10 km in 48:00",
        "Allowed today",
        "Today",
        "The next seven days",
        "Season",
        "Key sessions",
        "Good to know",
        "Changes",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_headline_says_goal_day_and_days_to_go() -> None:
    assert "10 km in 48:00 · Sunday 18 April 2027 · 104 days to go" in printed(sample.sample_plan())


def test_the_goal_of_the_headline_is_the_one_that_was_asked_for() -> None:
    goal = Goal(kind="race", distance=Metres(21_098), date=sample.RACE_DAY, target_time=Seconds(6_300))
    assert "Half marathon in 1:45:00 · Sunday 18 April 2027" in printed(sample.sample_plan(), goal=goal)


def test_routine_running_has_no_day_to_wait_for() -> None:
    goal = sample.GoalAnswer(
        kind="routine", distance=None, date=None, target_time=None, priority="A", surface="road", climb="0 m"
    )
    answer = sample.Feasibility(feasible=True, binding=(), earliest_date=None, alternatives=(), planned_for=goal)
    lines = printed(sample.sample_plan(feasibility=answer)).splitlines()
    assert lines[2].strip() == "Routine running"


def test_out_of_reach_comes_first_and_with_a_way_out() -> None:
    text = printed(sample.sample_plan(feasibility=sample.INFEASIBLE), goal=MARATHON)
    for said in (
        "Marathon · Sunday 18 April 2027",
        "Not safely within reach by that day.",
        "LOAD-1 and LOAD-2",
        "Earliest date for it: Sunday 26 September 2027",
        "→ Half marathon · Sunday 18 April 2027",
        "The plan below is for: Half marathon",
    ):
        assert said in text
        assert text.index(said) < text.index("\n  Today\n")


def test_a_gate_says_what_is_allowed_what_ends_it_and_when() -> None:
    text = printed(sample.sample_plan(gate=sample.COMEBACK))
    assert "Allowed today: easy running, in small steps." in text
    assert "What ends it: 35 days of easy running have passed.\n" in text
    assert "Earliest date: Monday 1 February 2027\n" in text
    assert "BREAK-1" in text


def test_an_open_gate_is_not_mentioned() -> None:
    assert "Allowed today" not in printed(sample.sample_plan())


def test_a_red_flag_stands_alone() -> None:
    text = printed(sample.sample_plan(gate=sample.DOCTOR))
    assert text.strip().startswith("See a physician, today;")
    assert "SAFE-3" in text
    for word in ("10 km", "Today", "Season", "days to go", "Easy run"):
        assert word not in text


def test_today_shows_steps_reasons_with_source_and_the_shorter_version() -> None:
    text = printed(sample.sample_plan())
    today = text[text.index("Today") : text.index("The next seven days")]
    assert "Easy run" in today
    assert "6:12–6:55 /km · 128–146 bpm · effort 3" in today
    assert "BUILD-2 · our own practice" in today
    assert "LOAD-1 · Frandsen et al. 2025 · cohort" in today
    assert "Less time? Easy run, the short version  3.2 km · 21 min" in today


def test_a_day_without_sessions_is_rest_and_rest_is_training() -> None:
    plan = sample.sample_plan()
    day = sample.Day(date=plan.today, sessions=())
    text = printed(sample.sample_plan(days=(day, *plan.days[1:])))
    assert "Rest. It is part of the training." in text


def test_two_sessions_of_today_are_both_shown() -> None:
    plan = sample.sample_plan()
    both = (*plan.days[0].sessions, sample.strength(plan.today, 1))
    text = printed(sample.sample_plan(days=(sample.Day(date=plan.today, sessions=both), *plan.days[1:])))
    assert "Strength for runners" in text[text.index("Today") : text.index("The next seven days")]


def test_each_key_session_has_its_reason_and_rule() -> None:
    text = printed(sample.sample_plan())
    keys = text[text.index("Key sessions") : text.index("Good to know")]
    assert keys.count("BUILD-4") == 7
    assert "★ Race: 10 km  10.0 km · 48:00" in keys


def test_findings_come_with_the_gravest_first() -> None:
    text = printed(sample.sample_plan())
    assert text.index("! Your run of 20 December") < text.index("· This is training advice")


def test_every_day_is_printed_on_request() -> None:
    plan = sample.sample_plan()
    text = printed(plan, every_day=True)
    assert text.count("Week of") == len(plan.weeks)
    assert "Sun 18 Apr" in text[text.index("Week of 12 Apr") : text.index("Key sessions")]


def test_weeks_limit_the_printing_alone() -> None:
    plan = sample.sample_plan()
    text = printed(plan, weeks=2, every_day=True)
    assert "… and 13 more weeks" in text
    assert text.count("Week of") == 2
    assert "Key sessions" not in text
    assert "15 weeks · 551 km" in text


def test_miles_are_written_throughout() -> None:
    text = printed(sample.sample_plan(units="mi"))
    assert "4.3 mi · 46 min" in text
    assert "9:59–11:08 /mi" in text
    assert "15 weeks · 342 mi" in text


def test_the_hint_repeats_how_the_plan_was_asked_for() -> None:
    assert "surefoot why 2027-01-04 --scenario me.yaml" in printed(sample.sample_plan(), again="--scenario me.yaml")


def test_notes_say_what_was_assumed() -> None:
    text = printed(sample.sample_plan(findings=()), notes=("Age 40 was assumed.",), lead="Nobody real.")
    assert "· Age 40 was assumed." in text[text.index("Good to know") :]
    assert text.index("Nobody real.") < text.index("Today")


def test_nothing_to_know_needs_no_heading() -> None:
    assert "Good to know" not in printed(sample.sample_plan(findings=()))


def test_what_binds_is_told_once_beside_the_answer() -> None:
    text = printed(sample.sample_plan(feasibility=sample.INFEASIBLE))
    assert text.count("Your run of 20 December") == 1
    assert text.index("Your run of 20 December") < text.index("Earliest date for it")


def test_without_a_sentence_for_what_binds_the_chosen_goal_says_why() -> None:
    text = printed(sample.sample_plan(feasibility=sample.INFEASIBLE, findings=()))
    assert "The longest race that fits by the same day.\n  │ SAFE-2" in text


def test_a_day_without_a_run_names_the_next_one() -> None:
    plan = sample.sample_plan()
    rest = sample.Day(date=plan.today, sessions=(sample.strength(plan.today, 1),))
    text = printed(sample.sample_plan(days=(rest, *plan.days[1:])))
    assert "Next run tomorrow: ● Easy run  7.0 km · 46 min" in text
    late = printed(sample.sample_plan(days=(rest, *plan.days[2:])))
    assert "Next run Thu 7 Jan: ● Easy run" in late
    assert "Next run" not in printed(sample.sample_plan(days=(rest,)))


def test_a_companion_is_told_once() -> None:
    plan = sample.sample_plan()
    told = sample.Because(
        rule="BUILD-7a", template="", args={"how": "Slowly."}, text="Slowly. And rest.", parameters=()
    )
    steps = (sample.Step(kind="work", duration_s=1_200, note="Slowly."),)
    session = msgspec.structs.replace(sample.strength(plan.today, 1), steps=steps, because=(told,))
    text = printed(sample.sample_plan(days=(sample.Day(date=plan.today, sessions=(session,)), *plan.days[1:])))
    today = text[text.index("Today") : text.index("The next seven days")]
    assert (today.count("20 min"), today.count("Slowly.")) == (1, 1)


def test_how_to_do_it_stands_below_the_reasons() -> None:
    plan = sample.sample_plan()
    advice = sample.Because(rule="BUILD-7a", template="", args={"how": "Easily."}, text="Run easily.", parameters=())
    session = sample.run(plan.today, "easy", "Easy run", 8_000, 3_000, because=(sample.BASE, advice))
    text = printed(sample.sample_plan(days=(sample.Day(date=plan.today, sessions=(session,)), *plan.days[1:])))
    assert "\n  Run easily.\n" in text
    assert "BUILD-7a" not in text


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_only_where_it_is_wanted(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    page = Page(io.StringIO(), 80)
    page._console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="truecolor")
    show_plan(page, sample.sample_plan(), Printing(SOURCES))
    assert ("\x1b[38;2;" in page.text()) is coloured


def test_a_pipe_gets_no_escape_sequences() -> None:
    assert "\x1b" not in printed(sample.sample_plan())
