"""`surefoot workouts` and its page: lists, filters, one workout with its profile, and what is refused."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from surefoot.cli import workouts_doc
from surefoot.cli.show.workouts import bar
from surefoot.coach.prescription import templates
from surefoot.diary.plan import Session
from surefoot.rulebook import load_book
from surefoot.services.workouts import library
from surefoot.units import Metres, Seconds

TODAY = ("--today", "2027-01-04")
TEXT = workouts_doc.page(load_book())


@pytest.fixture
def call(surefoot_cli, house):
    """The command on its day, with the log of the tests."""
    return lambda *arguments: surefoot_cli("workouts", *arguments, *TODAY)


def names(done) -> set[str]:
    return {one["name"] for one in done.document["workouts"]}


def test_the_list_holds_every_running_workout_with_what_it_is_for(call) -> None:
    done = call()
    assert (done.code, done.err) == (0, "")
    found = library(load_book())
    assert f"{len(found)} workouts." in done.out
    for one in found:
        assert one.name in done.out
    assert done.out.index("easy/easy") < done.out.index("tempo/continuous") < done.out.index("intervals/repeats")


@pytest.mark.parametrize(
    ("arguments", "there", "missing"),
    [
        (("--system", "hills"), "hills/repeats", "tempo/cruise"),
        (("--phase", "base"), "long/hilly", "intervals/repeats"),
        (("--surface", "road"), "tempo/cruise", "tempo/trail"),
        (("--surface", "trail"), "tempo/trail", "long/road_ultra"),
        (("--facility", "hills"), "hills/short", "repetitions/sets"),
        (("--facility", "hills", "--facility", "track"), "repetitions/sets", "hills/treadmill"),
        (("--race", "5 km"), "intervals/five_pace", "intervals/ten_pace"),
        (("--race", "100 miles"), "long/back_to_back", "intervals/five_pace"),
        (("--minutes", "30"), "easy/easy", "intervals/four_by_four"),
    ],
)
def test_a_list_can_be_narrowed(call, arguments: tuple[str, ...], there: str, missing: str) -> None:
    found = names(call(*arguments, "--json"))
    assert there in found
    assert missing not in found


def test_a_list_of_nothing_says_so(call) -> None:
    done = call("--system", "hills", "--phase", "taper")
    assert done.code == 0
    assert "Nothing in the library is all of that." in done.out


def test_one_workout_comes_with_steps_profile_neighbours_and_source(call) -> None:
    done = call("cruise")
    assert done.code == 0
    for said in ("Tempo", "warm-up 15 min", "easy between", "▆▆▆", "Easier: tempo/thousands", "Daniels", "Less time?"):
        assert said in done.out, said


def test_what_is_kept_for_asking_and_what_masters_do_is_told(call) -> None:
    assert "Planned walks are yours to choose" in call("run_walk").out
    assert "Masters: Take the way down at a walk" in call("hills/short").out
    assert "The gentlest of the quick ones" in call("thirty_thirty").out
    assert "Needs hills or treadmill; without, fartlek/by_feel." in " ".join(call("hills/long").out.split())


def test_the_document_holds_the_session(call) -> None:
    document = call("intervals/pyramid", "--json").document
    assert document["workout"]["harder"] == "intervals/ladder"
    assert document["session"]["kind"] == "intervals"
    assert document["session"]["steps"][0]["kind"] == "warmup"
    assert document["svg"] is None


def test_minutes_make_it_smaller(call) -> None:
    whole, less = (call("fartlek/by_feel", *more, "--json").document["session"] for more in ((), ("--minutes", "35")))
    assert less["duration_s"] <= 35 * 60 < whole["duration_s"]


def test_the_profile_is_drawn_into_a_new_file(call, tmp_path: Path) -> None:
    file = tmp_path / "pyramid.svg"
    done = call("intervals/pyramid", "--svg", file)
    assert done.code == 0
    assert ET.fromstring(file.read_text(encoding="utf-8")).tag.endswith("svg")
    again = call("intervals/pyramid", "--svg", file, "--json")
    assert (again.code, again.document["error"]["path"]) == (1, "--svg")
    nowhere = call("intervals/pyramid", "--svg", tmp_path / "no" / "x.svg", "--json")
    assert "it cannot be written" in nowhere.document["error"]["message"]


@pytest.mark.parametrize(
    ("arguments", "code", "path", "mend"),
    [
        (("crusie",), 1, "NAME", "tempo/cruise"),
        (("pyramid",), 1, "NAME", "intervals/pyramid or fartlek/pyramid"),
        (("zzzz",), 1, "NAME", "lists them all"),
        (("intervals/mixed", "--minutes", "10"), 1, "--minutes", "--minutes"),
        (("--system", "legs"), 2, "--system", "threshold"),
        (("--phase", "night"), 2, "--phase", "base"),
        (("--surface", "moon"), 2, "--surface", "trail"),
        (("--facility", "pool"), 2, "--facility", "hills"),
        (("--svg", "x.svg"), 2, "--svg", "name it"),
        (("--race", "far"), 2, "--race", ""),
    ],
)
def test_what_is_refused_says_what_would_do(call, arguments: tuple[str, ...], code: int, path: str, mend: str) -> None:
    done = call(*arguments, "--json")
    assert (done.code, done.document["error"]["path"]) == (code, path)
    assert mend.lower() in done.document["error"]["mend"].lower()


def test_a_bar_of_nothing_is_empty() -> None:
    session = Session(
        id="x", kind="rest", title="Rest", distance_m=Metres(0), duration_s=Seconds(0), running=False, hard=False
    )
    assert bar(session, 10) == []


# ------------------------------------------------------------------ the page


def test_the_page_is_current() -> None:
    assert workouts_doc.main(["--check"]) == 0, "run python -m surefoot.cli.workouts_doc"


def test_an_old_page_is_noticed_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(workouts_doc, "PAGE", tmp_path / "workouts.md")
    assert workouts_doc.main(["--check"]) == 1
    assert "python -m surefoot.cli.workouts_doc" in capsys.readouterr().err
    assert workouts_doc.main([]) == 0
    assert workouts_doc.main(["--check"]) == 0


def test_every_text_of_a_template_stands_on_the_page() -> None:
    for name, one in templates(load_book()).items():
        if name.startswith("companion/"):
            continue
        assert f"### {name}\n" in TEXT
        told = (one.purpose, one.how, one.watch_for[1:], one.masters, one.on_request, one.locator)
        assert [text for text in told if text and text not in TEXT] == [], name


def test_every_link_leads_to_a_heading() -> None:
    anchors = {workouts_doc._anchor(name) for name in re.findall(r"^### (.+)$", TEXT, re.MULTILINE)}
    assert set(re.findall(r"\(#(.+?)\)", TEXT)) <= anchors
