"""`adjust` and `race` on the terminal and on paper, in kilometres and in miles."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from surefoot.diary.scenario import Scenario
from surefoot.diary.writing import scenario_to_document
from surefoot.services.ports import House
from tests.cli.conftest import Outcome
from tests.coach.conditions_lives import RUNNERS
from tests.services.days import empty_house, lived_in

TUESDAY = ("--today", "2027-01-05")


@pytest.fixture
def home() -> House:
    return lived_in()


@pytest.fixture
def call(surefoot_cli, home: House, monkeypatch: pytest.MonkeyPatch):
    """Call a command in her house, on the Tuesday."""
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: home)

    def call(*arguments: object) -> Outcome:
        return surefoot_cli(*arguments, *TUESDAY)

    return call


@pytest.fixture
def hard(call) -> str:
    """Her first hard session."""
    days = call("plan", "--json").document["days"]
    return next(s["id"] for day in days for s in day["sessions"] if s["hard"] and s["kind"] == "tempo")


def joined(text: str) -> str:
    return " ".join(re.sub("[│─]", " ", text).split())


def written(folder: Path, scenario: Scenario) -> Path:
    """A scenario as a file."""
    path = folder / "runner.json"
    path.write_text(json.dumps(scenario_to_document(scenario), default=str), encoding="utf-8")
    return path


def widest(text: str) -> int:
    return max(map(len, text.splitlines()))


# -- adjust


def test_heat_in_one_look(call, hard: str) -> None:
    done = call("adjust", hard, "--temperature", "30 C", "--dew-point", "20 C")
    assert (done.code, done.err) == (0, "")
    said = joined(done.out)
    assert "30 °C, dew point 20 °C" in said
    assert "4.5 % to 6 % slower" in said
    assert "Hadley 2013" in said
    assert "Nothing of this is written down." in said
    assert widest(done.out) <= 80


def test_the_same_heat_in_either_unit(call, hard: str) -> None:
    metric = call("adjust", hard, "--temperature", "30 C", "--dew-point", "20 C", "--json").document
    imperial = call("adjust", hard, "--temperature", "86 F", "--dew-point", "68 F", "--units", "mi", "--json").document
    assert metric["adjusted"]["steps"] == imperial["adjusted"]["steps"]
    assert metric["conditions"] == imperial["conditions"]
    assert "86 °F" in imperial["because"][0]["text"]


def test_too_hot_offers_easy_running_and_indoors(call, hard: str) -> None:
    done = call("adjust", hard, "--temperature", "100 F", "--dew-point", "82 F")
    said = joined(done.out)
    assert "Planned: ◆ Tempo" in said
    assert "too hot for hard running" in said
    assert "Or indoors:" in said


def test_a_treadmill_in_both_units(call, hard: str) -> None:
    assert re.search(r"The work +[\d.]+–[\d.]+ km/h", call("adjust", hard, "--treadmill").out)
    miles = call("adjust", hard, "--treadmill", "--incline", "4 %", "--units", "mi").out
    assert re.search(r"The work +[\d.]+–[\d.]+ mph", miles)
    assert "Treadmill at 4 %" in miles


def test_height_and_hills(call) -> None:
    said = joined(call("adjust", "today", "--altitude", "5900 ft", "--climb", "300 ft").out)
    assert "At 1798 m, 91 m of climbing" in said
    assert "uphill at 5 %" in joined(call("adjust", "--altitude", "1800 m", "--grade", "5 %").out)


def test_nothing_is_written(call, home: House) -> None:
    before = list(home.log.entries())
    call("adjust", "--treadmill")
    call("race")
    assert home.log.entries() == before


@pytest.mark.parametrize(
    ("arguments", "path", "code"),
    [
        ((), "$", 2),
        (("--temperature", "30"), "--temperature", 2),
        (("--temperature", "warm"), "--temperature", 2),
        (("--dew-point", "20 K", "--temperature", "30 C"), "--dew-point", 2),
        (("--altitude", "1800"), "--altitude", 2),
        (("--climb", "-3 m"), "--climb", 2),
        (("--grade", "4"), "--grade", 2),
        (("--grade", "-4 %"), "--grade", 2),
        (("--incline", "2 %"), "--incline", 1),
        (("--temperature", "80 C"), "--temperature", 1),
        (("2027-W99-easy-1", "--treadmill"), "session", 1),
    ],
)
def test_what_is_no_condition_is_refused_with_a_mend(call, arguments: tuple[str, ...], path: str, code: int) -> None:
    refused = call("adjust", *arguments, "--json")
    assert (refused.code, refused.error["path"]) == (code, path)
    assert refused.error["mend"]


def test_from_a_scenario_too(surefoot_cli, tmp_path: Path) -> None:
    path = written(tmp_path, RUNNERS["10 km"])
    done = surefoot_cli("adjust", "2027-03-02", "--scenario", path, "--temperature", "28 C", "--json")
    assert done.code == 0
    assert done.document["planned"]["running"]


# -- race


def test_the_sheet_in_one_look(call) -> None:
    done = call("race", "--start", "09:30")
    assert (done.code, done.err) == (0, "")
    said = joined(done.out)
    for part in ("Aims", "How", "Splits", "Before the start", "The days around it", "If it hurts"):
        assert part in said
    assert "Start 09:30" in said
    assert "9 km" in said
    assert widest(done.out) <= 80


def test_the_sheet_in_miles(call) -> None:
    said = call("race", "--units", "mi").out
    assert re.search(r"^  1 mi +\d", said, re.MULTILINE)
    assert re.search(r"^  Finish \+\d+ m +\d", said, re.MULTILINE)
    assert "−" in said


def test_a_marathon_stands_in_two_columns(surefoot_cli, tmp_path: Path) -> None:
    said = surefoot_cli("race", "--scenario", written(tmp_path, RUNNERS["marathon"])).out
    assert re.search(r"^  1 km .*  23 km ", said, re.MULTILINE)
    assert re.search(r"Finish \+195 m +0:5\d", said)
    assert widest(said) <= 80


def test_a_trail_is_told_in_ranges(call) -> None:
    trail = paced(call, "10 km", "2027-04-25", "--surface", "trail", "--climb", "300 m")
    assert "On the way" in trail
    assert re.search(r"Finish +\d:\d\d–\d:\d\d h", trail)
    assert "300 m of climb" in trail


def paced(call, distance: str, date: str, *more: str) -> str:
    for number in [goal["id"] for goal in call("goal", "list", "--json").document["goals"]]:
        call("goal", "remove", number)
    call("goal", "add", "--distance", distance, "--date", date, *more)
    return str(call("race", date).out)


def test_conditions_stand_on_the_sheet(call) -> None:
    said = joined(
        call("race", "--temperature", "30 C", "--dew-point", "20 C", "--altitude", "1000 m", "--climb", "50 m").out
    )
    assert "30 °C, dew point 20 °C, at 1000 m, 50 m of climbing" in said
    assert "In these conditions all times are about" in said


def test_a_mile_in_laps(call) -> None:
    assert re.search(r"^  400 m +", paced(call, "mile", "2027-04-25"), re.MULTILINE)
    call("profile", "set", "--units", "mi")
    assert re.search(r"^  0.25 mi +", str(call("race").out), re.MULTILINE)


class Page(HTMLParser):
    """Tags that are open, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in {"src", "href"}]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_the_sheet_on_paper(call, tmp_path: Path) -> None:
    path = tmp_path / "race.html"
    done = call("race", "--start", "9:30", "--temperature", "24 C", "--out", path)
    assert "Written to" in done.out
    page = Page(path.read_text(encoding="utf-8"))
    assert page.open == []
    assert page.links == []
    said = " ".join(page.said)
    for part in ("10 km", "Splits and clock", "Before the start", "Remember", "no medical advice", "Finish"):
        assert part in said
    again = call("race", "--out", path, "--json")
    assert (again.code, again.error["path"]) == (1, "--out")


def test_ranges_on_paper(call, tmp_path: Path) -> None:
    paced(call, "10 km", "2027-04-25", "--surface", "trail")
    path = tmp_path / "trail.html"
    call("race", "--out", path)
    assert "Time on your feet" in path.read_text(encoding="utf-8")


def test_a_gate_stands_on_the_sheet(surefoot_cli, tmp_path: Path) -> None:
    path = tmp_path / "limited.html"
    said = surefoot_cli("race", "--scenario", written(tmp_path, RUNNERS["way back"]), "--out", path).out
    assert "Allowed today: walking and running in turns." in joined(said)
    assert "Walking and running in turns." in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "path", "code"),
    [
        (("--start", "25:00"), "--start", 2),
        (("--start", "half nine"), "--start", 2),
        (("99",), "race", 1),
        (("2027-04-01",), "race", 1),
        (("--temperature", "30"), "--temperature", 2),
        (("--out", "/nowhere/at/all.html"), "file", 1),
    ],
)
def test_what_is_no_race_is_refused_with_a_mend(call, arguments: tuple[str, ...], path: str, code: int) -> None:
    refused = call("race", *arguments, "--json")
    assert (refused.code, refused.error["path"]) == (code, path)
    assert refused.error["mend"]


def test_a_race_of_a_scenario(surefoot_cli, scenario_file) -> None:
    sheet = surefoot_cli("race", "1", "--scenario", scenario_file, "--json").document
    assert sum(split["split_s"] for split in sheet["plans"][0]["splits"]) == sheet["plans"][0]["time_s"]


# -- advice


def test_advice_stands_beside_today_why_and_key_sessions(call, hard: str) -> None:
    assert "This week" in call("today").out
    assert "BUILD-7b" in call("why", hard).out
    assert "turn the volume of the base into speed" in joined(call("plan").out)


def test_the_first_run_outdoors_is_shown(call, surefoot_cli, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = empty_house()
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: empty)
    surefoot_cli("goal", "add", "--kind", "routine", "--today", "2026-12-01")
    for day in (2, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26, 29, 31):
        more = ("--date", f"2026-12-{day:02d}", "--distance", "8 km", "--duration", "48:00", "--surface", "treadmill")
        surefoot_cli("add", *more, *TUESDAY)
    done = call("today")
    assert "First time outdoors?" in done.out
    assert "OUTDOORS-1" in done.out
    outside = call("today", "--json").document["outdoors"]
    assert outside["distance_m"] <= 6_400
    adjusted = call("adjust", "--temperature", "10 C", "--json").document
    assert adjusted["first_outdoors"]
    assert adjusted["adjusted"]["distance_m"] == outside["distance_m"]
    assert not call("adjust", "--treadmill", "--json").document["first_outdoors"]
    assert "Planned:" in call("adjust", "--temperature", "10 C").out


def test_on_a_narrow_terminal_every_clock_is_whole(call, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = call("race").out
    monkeypatch.setenv("COLUMNS", "50")
    narrow = call("race").out
    assert max(map(len, narrow.splitlines())) <= 50
    finish = next(line for line in wide.splitlines() if line.startswith("  Finish"))
    assert finish.split()[-3:] == next(line for line in narrow.splitlines() if line.startswith("  Finish")).split()[-3:]
