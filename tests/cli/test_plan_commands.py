"""`surefoot plan` and `surefoot why` on scenarios: the answer, the document, and every way to be refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.services.planning import WhyNot
from tests.cli import sample_plan as sample

RACE = ("--race", "10 km", "--on", "2027-04-18")

pytestmark = pytest.mark.usefixtures("sample_engine")


def test_plan_prints_the_page(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("plan", "--scenario", scenario_file)
    assert (done.code, done.err) == (0, "")
    assert "10 km in 48:00" in done.out
    assert f"surefoot why 2027-01-04 --scenario {scenario_file}" in " ".join(done.out.split())


def test_plan_replies_with_the_document(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.document["schema"] == "surefoot/plan/1"
    assert done.out.count("\n") == 1


def test_plan_reads_a_pipe(surefoot_cli, monkeypatch: pytest.MonkeyPatch, scenario_file) -> None:
    with scenario_file.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert surefoot_cli("plan", "--scenario", "-").code == 0


def test_plan_in_miles_on_request(surefoot_cli, scenario_file) -> None:
    assert "342 mi" in surefoot_cli("plan", "--scenario", scenario_file, "--units", "mi").out


def test_plan_prints_some_weeks_or_every_day(surefoot_cli, scenario_file) -> None:
    some = surefoot_cli("plan", "--scenario", scenario_file, "--weeks", 2, "--days").out
    assert "… and 13 more weeks" in some
    assert some.count("Week of") == 2


def test_weeks_change_the_printing_and_not_the_document(surefoot_cli, scenario_file) -> None:
    whole = surefoot_cli("plan", "--scenario", scenario_file, "--json").out
    assert surefoot_cli("plan", "--scenario", scenario_file, "--json", "--weeks", 1).out == whole


def test_plan_on_another_day_is_checked_like_any_scenario(surefoot_cli, scenario_file) -> None:
    assert surefoot_cli("plan", "--scenario", scenario_file, "--today", "2027-01-05").code == 0
    early = surefoot_cli("plan", "--scenario", scenario_file, "--today", "2026-12-28", "--json")
    assert early.code == 1
    assert early.error["path"] == "log.activities[1].date"


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("--history", "x"), "--race"),
        (("--history", "x", "--race", "10 km"), "--on"),
        (("--history", "x", "--race", "10 km", "--routine"), "--routine"),
        (("--history", "x", *RACE, "--scenario", "y"), "--history"),
        (("--scenario", "y", "--race", "10 km"), "--race"),
        (("--scenario", "y", "--time", "48:00"), "--time"),
        (("--scenario", "y", "--routine"), "--routine"),
        (("--history", "x", "--race", "ten", "--on", "2027-04-18"), "--race"),
        (("--history", "x", "--race", "10 km", "--on", "18.4.2027"), "--on"),
        (("--history", "x", *RACE, "--time", "soon"), "--time"),
        (("--history", "x", *RACE, "--today", "yesterday"), "--today"),
        (("--history", "x", *RACE, "--units", "yards"), "--units"),
        (("--weeks", "0"), "--weeks"),
        (("--weeks", "two"), "--weeks"),
        (("--fast",), "--fast"),
    ],
)
def test_wrong_use_of_plan_names_the_option(surefoot_cli, arguments: tuple[str, ...], option: str) -> None:
    asked = surefoot_cli("plan", *arguments, "--json")
    assert asked.code == 2
    assert asked.error["path"] == option
    told = surefoot_cli("plan", *arguments)
    assert (told.code, told.out) == (2, "")
    assert option in told.err


def test_a_scenario_with_a_slip_is_refused_with_its_place(surefoot_cli, scenario_file) -> None:
    scenario_file.write_text(scenario_file.read_text().replace("distance: 8 km", "distance: 8"))
    asked = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert asked.error["path"] == "log.activities[1].distance"
    assert asked.error["value"] == "8"
    told = surefoot_cli("plan", "--scenario", scenario_file)
    assert told.err.startswith("surefoot: log.activities[1].distance is '8': ")
    assert len(told.err.splitlines()) == 2


def test_a_scenario_that_is_not_there_is_refused(surefoot_cli, tmp_path: Path) -> None:
    asked = surefoot_cli("plan", "--scenario", tmp_path / "none.yaml", "--json")
    assert asked.code == 1
    assert asked.error["value"] == str(tmp_path / "none.yaml")[:60] + (
        "…" if len(str(tmp_path / "none.yaml")) > 60 else ""
    )


def test_an_overlay_that_does_not_fit_is_refused(surefoot_cli, scenario_file) -> None:
    scenario_file.write_text(scenario_file.read_text() + "overlay: {load/single_run_growth: 9}\n")
    asked = surefoot_cli("plan", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert asked.error["path"].startswith("overlay.load/single_run_growth")


def test_why_prints_the_trace(surefoot_cli, scenario_file) -> None:
    done = surefoot_cli("why", "2027-W08-tempo-1", "--scenario", scenario_file)
    assert (done.code, done.err) == (0, "")
    for said in ("3 × 8 min tempo", "BUILD-4", "season/first_hard_days", "56 days", "evidence 1 of 5"):
        assert said in done.out


def test_why_tells_of_other_days_and_names_the_sources(surefoot_cli, scenario_file, monkeypatch) -> None:
    refused = [
        WhyNot(date=sample.TODAY + dt.timedelta(days=1), because=sample.LIMIT),
        WhyNot(date=sample.TODAY + dt.timedelta(days=2), because=sample.TEMPO, dearer=3),
    ]
    monkeypatch.setattr("surefoot.coach.why_not", lambda *asked: refused)
    text = surefoot_cli("why", "2027-W01-easy-1", "--scenario", scenario_file).out
    assert "Why not on another day" in text
    assert "Tue 5 Jan   no     At most 13.2 km" in text
    assert "Wed 6 Jan   could  Sustained tempo" in text
    assert "Br J Sports Med" in text[text.index("\n  Sources") :]


def test_why_of_our_own_practice_alone_needs_no_list_of_sources(surefoot_cli, scenario_file) -> None:
    text = surefoot_cli("why", "2027-W01-strength-1", "--scenario", scenario_file).out
    assert "our own practice" in text
    assert "\n  Sources" not in text


def test_why_replies_with_reasons_and_sources(surefoot_cli, scenario_file) -> None:
    document = surefoot_cli("why", "2027-W01-easy-1", "--scenario", scenario_file, "--json").document
    assert [because["rule"] for because in document["because"]] == ["BUILD-2", "LOAD-1"]
    assert "frandsen-2025" in document["sources"]
    assert document["session"]["id"] == "2027-W01-easy-1"


@pytest.mark.parametrize("name", ["today", "2027-01-04"])
def test_why_takes_a_day(surefoot_cli, scenario_file, name: str) -> None:
    document = surefoot_cli("why", name, "--scenario", scenario_file, "--json").document
    assert document["session"]["id"] == "2027-W01-easy-1"


def test_why_an_unknown_session_suggests_near_ones(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("why", "2027-W01-esy-1", "--scenario", scenario_file, "--json")
    assert asked.code == 1
    assert "2027-W01-easy-1" in asked.error["mend"]


def test_why_a_day_without_sessions_is_refused(surefoot_cli, scenario_file) -> None:
    asked = surefoot_cli("why", "2027-01-08", "--scenario", scenario_file, "--json")
    assert (asked.code, asked.error["value"]) == (1, "2027-01-08")
