"""`surefoot strength`: the next session, what was done, and all of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.cli.commands.strength import did_of
from surefoot.cli.problem import WrongUse
from surefoot.cli.show.steps import Line, step_lines
from surefoot.diary.body import BodyTests, CheckIn
from surefoot.diary.entries import CheckedIn, New
from surefoot.diary.plan import Step
from surefoot.services.demonstration import demonstration
from surefoot.services.moving_in import move_in
from surefoot.services.ports import House
from surefoot.services.strengthening import next_strength
from surefoot.units import Seconds

TODAY = dt.date(2027, 1, 4)


@pytest.fixture
def living(house: House) -> str:
    """A runner with a plan; the day of her next strength."""
    move_in(house, demonstration(TODAY))
    answer, _ = next_strength(house, TODAY, kinds=("strength",))
    return str(answer.date)


def test_the_next_session_is_shown_with_its_exercises_and_how_to_write_it_down(surefoot_cli, living: str) -> None:
    done = surefoot_cli("strength", "--today", "2027-01-04")
    assert (done.code, done.err) == (0, "")
    assert "Next strength:" in done.out
    assert "two in reserve" in done.out
    assert "rest 90 s" in done.out
    assert "surefoot strength log --all" in done.out
    assert "Last time" not in done.out


def test_the_last_time_stands_beside_it(surefoot_cli, living: str) -> None:
    surefoot_cli("strength", "log", living, "--all", "--effort", 7, "--today", living)
    surefoot_cli("strength", "log", living, "--did", "goblet_squat 3x8 16 kg effort 7", "--today", living)
    later = str(dt.date.fromisoformat(living) + dt.timedelta(days=7))
    shown = surefoot_cli("strength", "--today", later, "--json").document
    assert shown["session"]["kind"] == "strength"
    assert {"date", "session", "last"} == shown.keys()
    text = surefoot_cli("strength", "--today", later).out
    assert ("Last time" in text) == bool(shown["last"])


def test_jumps_have_a_page_of_their_own(surefoot_cli, house: House, living: str) -> None:
    hops = CheckIn(date=TODAY, tests=BodyTests(hops="even"))
    house.log.append([New(fact=CheckedIn(check_in=hops), effective=TODAY)])
    surefoot_cli("plan", "--accept", "--today", "2027-01-04")
    shown = surefoot_cli("strength", "--plyometrics", "--today", "2027-01-04")
    assert "Next plyometrics:" in shown.out
    assert "Plyometric circuit:" in shown.out
    assert "Hops on both feet" in shown.out


def test_rounds_are_told_first() -> None:
    pause = Step(kind="recover", duration_s=Seconds(25))
    hops = Step(kind="work", duration_s=Seconds(5), exercise="two_foot_hops", note="Hops on both feet, 5: quick.")
    circuit = Step(kind="repeat", times=3, steps=(hops, pause, hops, pause))
    lines = step_lines((circuit,), "km")
    assert [line.what for line in lines] == ["3 rounds of:", "Hops on both feet, 5", "Hops on both feet, 5"]
    assert lines[1] == Line("Hops on both feet, 5", "rest 25 s", "Quick.")


def test_where_none_is_planned_it_says_so(surefoot_cli, living: str) -> None:
    shown = surefoot_cli("strength", "--plyometrics", "--today", "2027-01-04")
    assert shown.code == 0
    assert "No session of plyometrics is planned" in shown.out


def test_what_was_done_is_written_down_listed_and_taken_back(surefoot_cli, living: str) -> None:
    assert "No strength is written down yet" in surefoot_cli("strength", "history").out
    done = surefoot_cli("strength", "log", living, "--did", "goblet squat 3 x 8 at 16 kg, effort 7", "--today", living)
    assert "goblet squat 3 × 8 at 16 kg" in done.out
    listed = surefoot_cli("strength", "history").out
    assert "goblet squat 3 × 8 at 16 kg, effort 7" in listed
    entry = surefoot_cli("strength", "history", "--json").document["sessions"][0]["id"]
    assert f"entry {entry}" in listed
    surefoot_cli("undo", entry, "--today", living)
    assert surefoot_cli("strength", "history", "--json").document == {"sessions": []}


def test_the_history_shows_the_newest_and_how_hard_it_was(surefoot_cli, living: str) -> None:
    surefoot_cli("strength", "log", living, "--all", "--effort", 6, "--duration", "28 min", "--today", living)
    surefoot_cli("strength", "log", living, "--did", "front_plank 2x30s", "--today", living)
    assert "effort 6" in surefoot_cli("strength", "history").out
    assert "front plank 2 × 30 s" in surefoot_cli("strength", "history", "--limit", 1).out


def test_a_session_may_stand_in_place_of_the_day(surefoot_cli, house: House, living: str) -> None:
    answer, _ = next_strength(house, TODAY, kinds=("strength",))
    done = surefoot_cli("strength", "log", answer.session.id, "--all", "--today", living, "--json")
    assert done.document["entry"]["strength"]["session"] == answer.session.id


@pytest.mark.parametrize(
    ("arguments", "path", "mend"),
    [
        ((), "--did", "--all"),
        (("--did", "goblet_squt 3x8"), "--did", "goblet_squat"),
        (("--did", "!"), "--did", "goblet_squat 3x8"),
        (("--did", "goblet_squat 3x8 effort 99"), "--did", "0 to 10"),
        (("--all", "--effort", "11"), "--effort", "0 to 10"),
        (("2027-02-30", "--all"), "DATE", "year, month and day"),
        (("2026-01-04", "--all"), "--all", "--did"),
        (("today", "nonsense", "--all"), "SESSION", "surefoot strength"),
        (("--all", "--duration", "long"), "--duration", "45 min"),
    ],
)
def test_wrong_words_are_refused_where_they_stand(
    surefoot_cli, living: str, arguments: tuple[str, ...], path: str, mend: str
) -> None:
    found = surefoot_cli("strength", "log", *arguments, "--today", living, "--json")
    assert found.code in (1, 2)
    assert found.error["path"] == path
    assert mend in (found.error["mend"] or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heel_raise", {"exercise": "heel_raise"}),
        ("squat 3x8 16 kg effort 7", {"exercise": "squat", "sets": 3, "reps": 8, "load": "16 kg", "effort": 7}),
        ("Goblet Squat 3 × 8 at 35 lb", {"exercise": "goblet_squat", "sets": 3, "reps": 8, "load": "35 lb"}),
        ("front_plank 2x30s effort 5", {"exercise": "front_plank", "sets": 2, "held": "30s", "effort": 5}),
        ("deadlift effort 8", {"exercise": "deadlift", "effort": 8}),
    ],
)  # fmt: skip
def test_an_exercise_is_read(text: str, expected: dict[str, Any]) -> None:
    assert did_of(text) == expected


@pytest.mark.parametrize("text", ["", "3x8", "goblet_squat 3x8 16 stone", "goblet_squat 3x"])
def test_what_is_no_exercise_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUse):
        did_of(text)
