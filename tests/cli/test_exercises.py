"""docs/exercises.md is what the routines say, every word of it, with a table of contents that leads there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from surefoot.cli import exercises
from surefoot.coach.exercise_routines import exercise_routines
from surefoot.coach.exercises import library
from surefoot.coach.routines import rehab_ladders, warm_up_routine
from surefoot.rulebook import load_book
from tests.coach.test_routines import sentences

TEXT = exercises.page(load_book())
HEADINGS = re.findall(r"^#{2,3} (.+)$", TEXT, re.MULTILINE)
ALL_HEADINGS = re.findall(r"^#{2,4} (.+)$", TEXT, re.MULTILINE)


def test_the_page_is_current() -> None:
    assert exercises.main(["--check"]) == 0, "run python -m surefoot.cli.exercises"


def test_an_old_page_is_noticed_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(exercises, "PAGE", tmp_path / "exercises.md")
    assert exercises.main(["--check"]) == 1
    assert "python -m surefoot.cli.exercises" in capsys.readouterr().err
    assert exercises.main([]) == 0
    assert exercises.main(["--check"]) == 0


@pytest.mark.parametrize("name", rehab_ladders(load_book()))
def test_every_text_of_a_ladder_stands_on_the_page(name: str) -> None:
    document = load_book().routines[f"rehab/{name}"]
    told = [text for key, text in sentences(document) if key.split(".")[-1] not in ("source", "level", "equipment")]
    assert [text for text in told if text not in TEXT] == []


def test_every_item_of_the_warm_up_stands_on_the_page() -> None:
    routine = warm_up_routine(load_book())
    way_back = TEXT[TEXT.index(f"## {routine.title}") :]
    rows = [line for line in way_back.splitlines() if line.startswith("| ")]
    assert [item.name for item in (*routine.items, routine.jog)] == [row.split(" | ")[0][2:] for row in rows[2:]]
    assert routine.brisk_walk.text in TEXT


def test_the_contents_lead_to_every_heading() -> None:
    linked = dict(re.findall(r"^ *- \[(.+?)\]\(#(.+?)\)", TEXT, re.MULTILINE))
    assert list(linked) == [heading for heading in HEADINGS if heading != "Contents"]
    assert linked["Calf and Achilles tendon: holds"] == "calf-and-achilles-tendon-holds"
    assert len(set(linked.values())) == len(linked)


def test_the_page_tells_the_numbers_of_the_book() -> None:
    stricter = load_book().overlaid({"rehab/sessions_up": 3})
    assert "one level up after 2 sessions within your limit, one down after 1 session over it" in TEXT
    assert "one level up after 3 sessions within" in exercises.page(stricter)


@pytest.mark.parametrize("name", library(load_book()))
def test_every_text_of_the_library_stands_on_the_page(name: str) -> None:
    exercise = library(load_book())[name]
    told = (exercise.name, exercise.purpose, exercise.set_up, exercise.movement, *exercise.cues, exercise.stop)
    hows = tuple(filter(None, (exercise.easier_how, exercise.harder_how)))
    assert [text for text in (*told, *hows) if text not in TEXT] == []
    assert f"\n`{name}`: " in TEXT


def test_links_between_exercises_lead_to_the_first_heading_of_that_name() -> None:
    headings = [re.sub(r"[^\w -]", "", found.lower()).replace(" ", "-") for found in ALL_HEADINGS]
    linked = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert linked <= set(headings)
    for exercise in library(load_book()).values():
        first = ALL_HEADINGS.index(exercise.name)
        assert first < ALL_HEADINGS.index("The way back")


def test_routines_stand_on_the_page_with_their_doses() -> None:
    for routine in exercise_routines(load_book()).values():
        section = TEXT[TEXT.index(f"### {routine.title}\n") :].partition("\n#")[0]
        rows = [line for line in section.splitlines() if line.startswith("| [")]
        assert routine.about in section
        assert len(rows) == len(routine.items)
        assert sum(" → |" in row for row in rows) == 1
