"""`surefoot exercises`: the list and its filters, one in full, drawings, and every way to be refused."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from surefoot.coach.every_exercise import every_exercise
from surefoot.coach.exercises import library
from surefoot.rulebook import load_book
from surefoot.services.exercises import ALL_GROUPS, EQUIPMENT, GROUP_TITLES, sheet_names
from tests.cli.test_process import HEAVY, modules

BOOK = load_book()


def one_line(text: str) -> str:
    return " ".join(text.split())


def listed(surefoot_cli, *arguments: str) -> dict[str, dict[str, object]]:
    document = surefoot_cli("exercises", *arguments, "--json").document
    return {each["id"]: each for each in document["exercises"]}


def test_the_list_names_them_all_group_by_group(surefoot_cli) -> None:
    done = surefoot_cli("exercises")
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    text = one_line(done.out)
    places = [text.index(f"{title} ") for title in GROUP_TITLES.values()]
    assert places[0] == 0 or places == sorted(places)
    assert "crab_walk Crab walk with a band needs bands" in text
    assert "surefoot exercises ID shows one in full." in text


def test_the_list_as_a_document(surefoot_cli) -> None:
    found = listed(surefoot_cli)
    assert set(found) == set(every_exercise(BOOK))
    assert found["hip_thrust"] == {
        "id": "hip_thrust", "name": "Hip thrust", "group": "strength", "equipment": ["bench"],
    }  # fmt: skip


@pytest.mark.parametrize("group", ALL_GROUPS)
def test_one_group_alone(surefoot_cli, group: str) -> None:
    assert {each["group"] for each in listed(surefoot_cli, "--group", group).values()} == {group}


def test_what_can_be_done_with_some_equipment(surefoot_cli) -> None:
    bare, bands = listed(surefoot_cli, "--equipment", "none"), listed(surefoot_cli, "--equipment", "bands")
    assert set(bare) < set(bands) < set(listed(surefoot_cli))
    assert not any(each["equipment"] for each in bare.values())
    assert "crab_walk" in bands
    gym = listed(surefoot_cli, "--equipment", "gym")
    assert {"back_squat", "deadlift", "hip_thrust"} <= set(gym)
    assert "crab_walk" not in gym
    both = listed(surefoot_cli, "--equipment", "gym", "--equipment", "bands")
    assert set(both) == set(listed(surefoot_cli))


def test_an_exercise_is_shown_in_full(surefoot_cli) -> None:
    done = surefoot_cli("exercises", "drop_bounce")
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    text, exercise = one_line(done.out), library(BOOK)["drop_bounce"]
    for part in (exercise.name, exercise.purpose, exercise.set_up, exercise.movement, *exercise.cues, exercise.stop):
        assert one_line(part) in text
    assert "Easier Drop landing (drop_landing)." in text
    assert f"Harder {exercise.harder_how}" in text
    assert "Contacts 2 landings a repeat, 24 in all; both feet together count once." in text
    assert "Needs Box. Without Hops on both feet (two_foot_hops)." in text
    assert "Dose 2 × 6, 90 s of rest after each" in text


def test_an_exercise_of_the_way_back_is_shown(surefoot_cli) -> None:
    text = one_line(surefoot_cli("exercises", "wall_sit").out)
    assert "Kind Strength of the way back, Shin, Knee." in text
    assert "Easier Heels-high hold on both feet (heels_high_hold_on_both_feet)." in text
    assert "Feel The front of both thighs" in text
    assert "Contacts" not in text


def test_an_item_of_the_warm_up_of_the_way_back_is_shown(surefoot_cli) -> None:
    text = one_line(surefoot_cli("exercises", "lateral_crab_walk_with_a_band").out)
    assert "Time 50 s. Needs Bands. Without Lateral crab walk (lateral_crab_walk)." in text
    other = one_line(surefoot_cli("exercises", "lateral_crab_walk").out)
    assert "In a low half squat take small steps" in other
    assert "Time" not in other
    document = surefoot_cli("exercises", "light_jog", "--json").document["exercise"]
    assert (document["duration_s"], document["without"], "dose" in document) == (90, None, False)


def test_an_exercise_is_found_by_its_name(surefoot_cli) -> None:
    document = surefoot_cli("exercises", "Step-Up", "--json").document["exercise"]
    assert (document["id"], document["easier"], document["contacts"]) == ("step_up", None, None)
    assert document["easier_how"]
    assert surefoot_cli("exercises", "bounds", "--json").document["exercise"]["contacts"] == 30
    ladder = surefoot_cli("exercises", "wall_sit", "--json").document["exercise"]
    assert ladder["ladders"] == ["shin", "knee"]


def test_an_unknown_exercise_is_refused_with_the_nearest(surefoot_cli) -> None:
    done = surefoot_cli("exercises", "step-upp")
    assert (done.code, done.out) == (1, "")
    assert "step_up" in done.err
    error = surefoot_cli("exercises", "qqqqqq", "--json").error
    assert (error["path"], error["value"], error["mend"]) == ("ID", "qqqqqq", "`surefoot exercises` lists them all")


@pytest.mark.parametrize(
    ("arguments", "path", "code"),
    [
        (("--group", "dance"), "--group", 1),
        (("--equipment", "rope"), "--equipment", 1),
        (("step_up", "--group", "strength"), "--group", 2),
        (("step_up", "--equipment", "gym"), "--equipment", 2),
        (("step_up", "--sheet", "all.html"), "--sheet", 2),
        (("--svg", "all.svg"), "--svg", 2),
    ],
)
def test_what_does_not_fit_together_is_refused(surefoot_cli, arguments, path: str, code: int) -> None:
    done = surefoot_cli("exercises", *arguments, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert done.error["mend"]
    assert not Path(arguments[-1]).exists()


def test_a_group_that_holds_nothing_for_the_equipment_says_so(surefoot_cli, monkeypatch) -> None:
    monkeypatch.setattr("surefoot.services.exercises.every_exercise", lambda book: {})
    assert "needs so little" in surefoot_cli("exercises", "--group", "drill", "--equipment", "none").out


def unbroken(text: str) -> str:
    """A text without its spaces: a long path may be cut at the end of a line."""
    return "".join(text.split())


def test_an_exercise_is_drawn_into_a_file(surefoot_cli, tmp_path: Path) -> None:
    file = tmp_path / "dead_bug.svg"
    done = surefoot_cli("exercises", "dead_bug", "--svg", file)
    assert (done.code, unbroken(done.out)) == (0, unbroken(f"Dead bug is drawn in {file}."))
    assert ET.fromstring(file.read_text(encoding="utf-8")).tag.endswith("svg")
    assert surefoot_cli("exercises", "dead_bug", "--svg", file, "--json").document["svg"] == str(file)


def test_an_exercise_without_a_drawing_is_refused(surefoot_cli, tmp_path: Path, monkeypatch) -> None:
    def nothing(book, name):
        raise KeyError(name)

    monkeypatch.setattr("surefoot.drawing.draw", nothing)
    error = surefoot_cli("exercises", "dead_bug", "--svg", tmp_path / "x.svg", "--json").error
    assert (error["path"], error["value"], error["message"]) == ("--svg", "dead_bug", "this exercise is not drawn")
    assert list(tmp_path.iterdir()) == []


def test_a_page_with_every_drawing(surefoot_cli, tmp_path: Path) -> None:
    file = tmp_path / "all.html"
    done = surefoot_cli("exercises", "--sheet", file)
    assert unbroken(done.out) == unbroken(f"Every drawing is in {file}.")
    text = file.read_text(encoding="utf-8")
    assert "<figcaption>Dead bug</figcaption>" in text
    assert "<h2>Stability</h2>" in text
    assert surefoot_cli("exercises", "--sheet", file, "--json").document == {"sheet": str(file)}


def test_every_exercise_has_a_name_on_the_page() -> None:
    names = sheet_names(BOOK)
    assert set(names) == set(every_exercise(BOOK))
    assert names["dead_bug"] == "Stability / Dead bug"


def test_the_words_of_the_help_are_those_that_are_taken(surefoot_cli) -> None:
    text = one_line(surefoot_cli("exercises", "--help").out)
    assert all(group in text for group in ALL_GROUPS)
    assert all(word in text for word in (*EQUIPMENT, "none"))


def test_the_list_imports_nothing_heavy() -> None:
    assert not (HEAVY | {"rich"}) & modules("exercises", "--json")
