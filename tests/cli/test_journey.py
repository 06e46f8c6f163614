"""A log on a real disk, a process for each command: a newcomer's first days, kills at any moment, two at once."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import pytest

from surefoot.diary.entries import Entry, PlanAccepted, PlanAdapted, SessionMatched, kind_of
from tests.cli.processes import Ended, Home

SLOW = pytest.mark.slow
TODAY = ("--today", "2027-01-05")
LATER = ("--today", "2027-01-12")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return Home(tmp_path / "data")


def newcomer(home: Home) -> None:
    """A profile, a goal and four weeks of running."""
    home.did("profile", "set", "--birth-date", "1985-06-01", "--availability", "tue thu sat 60 min, sun 2 h", *TODAY)
    home.did("goal", "add", "--distance", "10 km", "--date", "2027-04-18", "--time", "55:00", *TODAY)
    for day, km in (("2026-12-12", 8), ("2026-12-20", 10), ("2026-12-27", 11), ("2027-01-03", 12)):
        home.did("add", "--date", day, "--distance", f"{km} km", "--duration", f"{km * 6} min", *TODAY)


def test_a_newcomers_first_days(home: Home) -> None:
    newcomer(home)
    plan = home.did("plan", "--accept", *TODAY)
    assert (plan["feasibility"]["feasible"], plan["offers"], plan["changes"]) == (True, [], [])
    dates = [day["date"] for day in plan["days"] if any(session["running"] for session in day["sessions"])]
    on = ("--today", dates[0])
    day = home.did("today", *on)
    (run,) = [session for session in day["sessions"] if session["running"]]
    assert (day["gate"]["name"], day["accepted"], day["changes"]) == ("clear", True, [])
    hurt = home.did("checkin", "--pain", "left shin 3 during", *on)
    assert (hurt["gate"]["name"], run["id"] in {c["session"] for c in hurt["changes"]}) == ("easy_only", True)
    assert not any(session["running"] for session in home.did("today", *on)["sessions"])
    home.did("undo", str(hurt["entry"]["id"]), *on)
    assert home.did("today", *on) == day
    assert run["id"] in {change["session"] for change in home.did("skip", "today", *on)["changes"]}
    name, day_open = first_that_can_move(home, dates[1:], on)
    moved = home.did("move", name, "--to", day_open, *on)
    assert day_open in {(change["after"] or {}).get("date") for change in moved["changes"]}
    assert len(home.did("log")["activities"]) == 4
    why = home.did("why", "today", *on)
    assert why["because"]
    kinds = [kind_of(entry.fact) for entry in home.entries()]
    assert kinds[:2] == ["profile_set", "availability_set"]
    assert kinds.count("plan_accepted") == 1


def first_that_can_move(home: Home, dates: list[str], on: tuple[str, str]) -> tuple[str, str]:
    """A run, and a day to which every hard rule lets it go."""
    for date in dates:
        asked = home.did("why", date, *on)
        if days := [answer["date"] for answer in asked["why_not"] if answer["dearer"] is not None]:
            return asked["session"]["id"], days[0]
    raise AssertionError("no run may move")


@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=SLOW)])
def test_killed_at_any_moment_a_command_was_whole_or_was_not(home: Home, kills: int) -> None:
    chance = random.Random(kills)
    newcomer(home)
    home.did("plan", "--accept", *TODAY)
    for day in ("2027-01-05", "2027-01-07", "2027-01-10"):
        home.did("add", "--date", day, "--distance", "6 km", "--duration", "40:00", *LATER)
    lasts = [timed(home, number) for number in range(3)]
    known = home.entries()
    for number in range(kills):
        arguments = command(number, known)
        process = home.begin(*arguments)
        time.sleep(chance.uniform(0, lasts[number % 3]))
        process.kill()
        process.communicate()
        entries = home.entries()
        assert entries[: len(known)] == known
        assert_whole(arguments, entries[len(known) :])
        home.did(*command(number, entries))
        known = home.entries()
        assert len(known) > len(entries)


def timed(home: Home, number: int) -> float:
    """Seconds that a command takes."""
    arguments, begun = command(number, home.entries()), time.monotonic()
    home.did(*arguments)
    return time.monotonic() - begun


def command(number: int, known: list[Entry]) -> tuple[str, ...]:
    """Accept, check in, or undo the newest entry of the runner: by turns."""
    newest = next(entry.id for entry in reversed(known) if not isinstance(entry.fact, PlanAdapted))
    return (
        ("plan", "--accept", *LATER),
        ("checkin", "--fatigue", "3", *LATER),
        ("undo", str(newest), *LATER),
    )[number % 3]


def assert_whole(arguments: tuple[str, ...], written: list[Entry]) -> None:
    """Everything that a command writes, or nothing; the plan that follows from it is noted behind it."""
    facts = [entry.fact for entry in written]
    if facts and isinstance(facts[-1], PlanAdapted):
        facts.pop()
    if not facts:
        return
    last = {"plan": "plan_accepted", "checkin": "checked_in", "undo": "retracted"}[arguments[0]]
    assert kind_of(facts[-1]) == last
    assert all(isinstance(fact, SessionMatched) for fact in facts[:-1])
    assert isinstance(facts[-1], PlanAccepted) or len(facts) == 1
    assert len({entry.recorded for entry in written[: len(facts)]}) == 1


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=SLOW)])
def test_two_processes_write_at_once_and_nothing_is_lost(home: Home, seconds: int) -> None:
    newcomer(home)
    before, end = len(home.entries()), time.monotonic() + seconds
    told: dict[str, list[Ended]] = {"left": [], "right": []}

    def write(name: str) -> None:
        turns = (
            ("add", "--duration", "30:00", "--note", name),
            ("plan", "--accept"),
            ("checkin", "--fatigue", "2"),
            ("away", "--from", "2027-02-01", "--to", "2027-02-02"),
        )
        while time.monotonic() < end:
            told[name].append(home.run(*turns[len(told[name]) % len(turns)], *TODAY, "--json"))

    threads = [threading.Thread(target=write, args=(name,)) for name in told]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    endings = [ended for one in told.values() for ended in one]
    assert {(ended.code, ended.err) for ended in endings} == {(0, "")}
    entries = home.entries()
    runs = [entry.id for entry in entries[before:] if kind_of(entry.fact) == "activity_recorded"]
    assert sorted(ended.document["id"] for ended in endings if "sport" in ended.document) == runs
    written = {ended.document["entry"]["id"] for ended in endings if "entry" in ended.document}
    assert written <= {entry.id for entry in entries}
    assert len(entries) >= before + len(endings)
