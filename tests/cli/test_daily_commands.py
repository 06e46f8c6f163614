"""`today`, `plan` of the stored log, `skip`, `move`, `decline`, and what other commands say of the plan."""

from __future__ import annotations

import json
import re

import pytest

from surefoot.diary.entries import kind_of
from surefoot.services import deciding
from surefoot.services.ports import House
from tests.services.days import MONDAY, after, empty_house, lived_in, ran, ran_as_planned

TUESDAY = ("--today", "2027-01-05")
STRIDES = "2027-W01-strides-2"


@pytest.fixture
def home() -> House:
    return lived_in()


@pytest.fixture
def call(surefoot_cli, home: House, monkeypatch: pytest.MonkeyPatch):
    """Call a command in her house, or in another, on the Tuesday unless a day is named."""

    def call(*arguments: str, house: House | None = None):
        monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: house or home)
        day = () if "--today" in arguments or arguments[0] in {"log", "show"} else TUESDAY
        return surefoot_cli(*arguments, *day)

    return call


def joined(text: str) -> str:
    return " ".join(re.sub("[│─]", " ", text).split())


def offering(house: House) -> House:
    deciding.set_profile(house, {"days": {"mon": "60 min"}}, today=MONDAY)
    return house


# -- today


def test_today_in_one_look(call) -> None:
    done = call("today")
    assert (done.code, done.err) == (0, "")
    said = joined(done.out)
    order = [
        "Surefoot Tuesday 5 January 2027", "Today", "Running drills", "Easy run and 8 strides 6.7 km · 43 min",
        "8 × 20 s, walk 60 s between", "BUILD-2 · RunSmart", "Less time? Easy run and 4 strides",
        "Something hurts? `surefoot checkin` first. Easier is always allowed.", "of running in the last 4 weeks",
    ]  # fmt: skip
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "Planned for" not in said


def test_today_as_a_document(call) -> None:
    document = call("today", "--minutes", "25", "--json").document
    assert (document["date"], document["gate"]["name"]) == ("2027-01-05", "clear")
    assert [session["kind"] for session in document["sessions"]] == ["drills", "strides"]
    assert (document["fits"]["id"], document["fits"]["running"]) == (f"{STRIDES}-fits", True)
    assert (document["done"], document["changes"], document["offered"], document["accepted"]) == ([], [], 0, True)
    assert call("today", "--json").document["fits"] is None


def test_a_newcomers_day_says_what_it_takes_for_granted(call) -> None:
    said = joined(call("today", house=empty_house()).out)
    assert "Planned for a regular runner of 40 with 60 min on Tuesday" in said
    assert "`surefoot plan --accept` makes it yours" in said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("10", "Planned: ▪ Running drills 15 min Planned: ◍ Easy run and 8 strides 6.7 km · 43 min"),
        ("25", "The run comes first. Today this can wait, without making it up: running drills."),
        ("55", "Planned: ▪ Running drills 15 min ▪ Running drills 11 min"),
        ("1", "Nothing of today's fits into that. A walk, or a few minutes of strength, make a good day too."),
    ],
)
def test_the_version_for_the_time_that_there_is(call, minutes: str, said: str) -> None:
    text = joined(call("today", "--minutes", minutes).out)
    assert said in text
    assert f"Today, in {minutes} minute" in text


def test_a_day_of_rest_names_the_next_run_and_needs_no_minutes(call) -> None:
    said = joined(call("today", "--minutes", "20", "--today", "2027-01-08").out)
    assert "Today · Rest" in said
    assert "Next run tomorrow: ● Easy run" in said
    assert "Something hurts" not in said


def test_wrong_minutes_are_wrong_use(call) -> None:
    for minutes in ("0", "-5", "many", "2.5"):
        done = call("today", "--minutes", minutes, "--json")
        assert (done.code, done.error["path"]) == (2, "--minutes")


def test_a_run_of_today_is_thanked_for_and_not_called_a_change(call, home: House) -> None:
    ran(home, after(1), 6_500, 42)
    said = joined(call("today").out)
    assert "Done today" in said
    assert f"As planned: 6.5 km, and 6.7 km were planned. {STRIDES}" in said
    assert "That was it for today." in said
    assert "Since yesterday" not in said
    assert "on offer" not in said


def test_a_run_beside_the_plan_counts_all_the_same(call, home: House) -> None:
    ran(home, after(4), 5_000, 31)
    ran(home, after(4), 9_000, 57)
    assert "it counts all the same" in joined(call("today", "--today", "2027-01-08").out)


def test_an_eager_heart_is_told_kindly(call) -> None:
    call("add", "--distance", "6.7 km", "--duration", "43:00", "--avg-hr", "172")
    assert "slower does as much good" in joined(call("today").out)


def test_a_red_flag_stands_alone(call, home: House) -> None:
    offering(home)
    call("checkin", "--red-flag", "chest_pain")
    for arguments in (("today",), ("today", "--minutes", "20"), ("plan",), ("plan", "--diff")):
        said = joined(call(*arguments).out)
        assert said == (
            "See a physician, today; running comes back with their word. "
            "Chest pain: this pattern needs examining before you run again. SAFE-3 · Laverty · article"
        )
    refused = call("plan", "--accept", "--json")
    assert (refused.code, refused.error["path"]) == (1, "--accept")


def test_pain_says_first_what_is_allowed_and_what_ends_it(call) -> None:
    call("checkin", "--pain", "left shin 3 during")
    said = joined(call("today").out)
    order = [
        "Allowed today: easy",
        "What ends it: it has settled",
        "Earliest date: Thursday 14 January",
        "Today",
        "Rest",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "Since yesterday" in said
    assert "→ left out" not in said.partition("Since yesterday")[0]


@pytest.mark.parametrize("word", ["failed", "missed", "behind", "only", "lost"])
def test_no_page_blames(call, home: House, word: str) -> None:
    asked = (("skip", "today"), ("today",), ("checkin", "--pain", "calf 4 after"), ("today",), ("plan",))
    pages = [call(*arguments) for arguments in asked]
    said = [line for page in pages for line in page.out.lower().splitlines()]
    assert not [line for line in said if f" {word} " in line]


@pytest.mark.parametrize("units", ["km", "mi"])
def test_today_in_the_units_that_are_read(call, units: str) -> None:
    house = lived_in("10 km", units)
    other = "mi" if units == "km" else "km"
    for arguments in (("today",), ("today", "--units", units), ("plan", "--diff")):
        assert not re.search(rf"\d {other}\b", call(*arguments, house=house).out)
    turned = call("today", "--units", other, house=house).out
    assert re.search(rf"\d {other}\b", turned)
    assert not re.search(rf"\d {units}\b", turned)


@pytest.mark.parametrize("columns", [80, 50])
def test_every_page_keeps_to_the_terminal(call, home: House, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    offering(home)
    ran(home, after(1), 9_900, 60)
    for arguments in (
        ("today",), ("today", "--minutes", "20"), ("plan", "--diff"), ("move", "2027-01-07", "--to", "2027-01-06"),
        ("skip", "2027-01-09"), ("decline", "2027-01-25"), ("checkin", "--pain", "left shin 3 during"), ("today",),
        ("plan", "--diff"), ("plan", "--accept"), ("why", "today"), ("undo", "475"),
    ):  # fmt: skip
        done = call(*arguments)
        assert (done.code, done.err) == (0, ""), arguments
        assert max(map(len, done.out.splitlines())) <= columns
        assert "\x1b" not in done.out


def test_a_day_in_the_past_is_shown_as_it_was_known(call, home: House) -> None:
    then = call("today").out
    ran(home, after(2), 9_000, 60)
    call("checkin", "--red-flag", "fainting", "--today", "2027-01-07")
    assert call("today").out == then


# -- the plan of the stored log


def test_the_plan_of_the_log_and_what_is_offered_as_a_document(call, home: House) -> None:
    document = call("plan", "--json").document
    assert (document["schema"], document["today"]) == ("surefoot/plan/1", "2027-01-05")
    assert (document["offers"], document["changes"]) == ([], [])
    offering(home)
    document = call("plan", "--json").document
    assert document["changes"] == []
    offer = document["offers"][0]
    assert set(offer) == {"session", "before", "after", "because"}
    assert json.dumps(call("plan", "--json", "--weeks", "1").document) == json.dumps(document)


def test_accepting_twice_changes_nothing(call, home: House) -> None:
    offering(home)
    first = call("plan", "--accept", "--json").document
    again = call("plan", "--accept", "--json").document
    assert (first["offers"], again["offers"], again["changes"]) == ([], [], [])
    assert first["days"] == again["days"]
    assert "Accepted; `surefoot undo" in call("plan", "--accept").out


def test_the_difference_day_by_day(call, home: House) -> None:
    assert "nothing is offered" in joined(call("plan", "--diff").out)
    offering(home)
    said = joined(call("plan", "--diff").out)
    assert "On offer" in said
    assert "more days, until" in said
    assert "`surefoot decline 2027-" in said
    assert "more days" not in call("plan", "--diff", "--weeks", "30").out
    assert "No plan is accepted yet." in joined(call("plan", "--diff", house=empty_house()).out)


@pytest.mark.parametrize("option", ["--accept", "--diff"])
def test_a_scenario_cannot_be_accepted(call, scenario_file, option: str) -> None:
    done = call("plan", option, "--scenario", str(scenario_file), "--json")
    assert (done.code, done.error["path"]) == (2, option)


@pytest.mark.parametrize(
    "arguments", [("--race", "10 km"), ("--on", "2027-04-18"), ("--time", "48:00"), ("--routine",)]
)
@pytest.mark.parametrize("command", [("plan",), ("why", "today")])
def test_a_log_knows_its_own_goals(call, command: tuple[str, ...], arguments: tuple[str, ...]) -> None:
    done = call(*command, *arguments, "--json")
    assert (done.code, done.error["path"]) == (2, arguments[0])
    assert "goal add" in (done.error["mend"] or "")


def test_why_of_a_stored_session(call) -> None:
    document = call("why", "today", "--json").document
    assert document["session"]["id"] == STRIDES
    assert "2027-01-06" in {entry["date"] for entry in document["why_not"]}
    assert "BUILD-2" in call("why", STRIDES).out


# -- decisions


def test_a_skip_asks_no_reason_and_tells_how_it_is_taken_back(call) -> None:
    done = call("skip", "today")
    assert (done.code, done.err) == (0, "")
    said = joined(done.out)
    assert said.startswith("Let go.")
    assert "You let it go: nothing has to be made up for it. DECIDE-1" in said
    assert "`surefoot undo 475` takes it back" in said
    assert "Next run Thu 7 Jan" in call("today").out
    call("undo", "475")
    assert "Easy run and 8 strides" in call("today").out


def test_a_decision_as_a_document(call) -> None:
    document = call("skip", STRIDES, "--reason", "rain", "--json").document
    assert (document["entry"]["id"], document["entry"]["reason"]) == (475, "rain")
    assert [entry["kind"] for entry in document["entries"]] == ["session_skipped"]
    assert {change["session"]: change["after"] for change in document["changes"]}[STRIDES] is None
    document = call("move", "2027-01-07", "--to", "2027-01-06", "--json").document
    assert document["entry"]["to"] == "2027-01-06"


def test_a_first_decision_takes_the_plan_with_it(call) -> None:
    house = empty_house()
    said = joined(call("skip", "today", house=house).out)
    assert said.startswith("Let go. The plan as it stood is yours with it.")
    assert "`surefoot undo 2` takes it back" in said
    assert [kind_of(entry.fact) for entry in house.log.entries()[:2]] == ["plan_accepted", "session_skipped"]


@pytest.mark.parametrize(
    ("arguments", "code", "path"),
    [
        (("skip", "2027-W01-rest-5"), 1, "session"),
        (("skip", "2027-W01-stride-2"), 1, "session"),
        (("skip",), 2, "SESSION"),
        (("move", STRIDES), 2, "--to"),
        (("move", STRIDES, "--to", "soon"), 2, "--to"),
        (("move", STRIDES, "--to", "2027-01-08"), 1, "--to"),
        (("move", STRIDES, "--to", "2027-01-05"), 1, "--to"),
        (("move", STRIDES, "--to", "2027-01-13"), 1, "--to"),
        (("decline", STRIDES), 1, "session"),
        (("undo", "9999"), 1, "ENTRY"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(
    call, home: House, arguments: tuple[str, ...], code: int, path: str
) -> None:
    before = list(home.log.entries())
    done = call(*arguments, "--json")
    assert done.code == code
    assert (done.error["path"] or "").lower() == path.lower()
    assert home.log.entries() == before
    told = call(*arguments)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("surefoot: ")


def test_a_refused_move_names_the_rule_and_the_open_days(call) -> None:
    told = call("move", STRIDES, "--to", "2027-01-08").err
    assert "LAYOUT-3: Fri 8 January 2027 has 0 min" in told
    assert "These days are open to it: 2027-01-06" in told


def test_declining_by_day(call, home: House) -> None:
    offering(home)
    day = call("plan", "--json").document["offers"][0]["after"]["date"]
    said = joined(call("decline", day).out)
    assert said.startswith("It stays as it is.")
    assert "take" in said
    dates = {(offer["after"] or offer["before"])["date"] for offer in call("plan", "--json").document["offers"]}
    assert day not in dates


# -- what other commands say of the plan


def test_dates_away_goals_and_undo_tell_which_sessions_change(call) -> None:
    away = call("away", "--from", "2027-01-07", "--to", "2027-01-08", "--json").document
    assert "2027-W01-easy-4" in {change["session"] for change in away["changes"]}
    back = call("undo", str(away["entry"]["id"]), "--json").document
    changed = {change["session"]: change for change in back["changes"]}
    assert changed["2027-W01-easy-4"]["after"]["date"] == "2027-01-07"
    race = ("--distance", "5 km", "--date", "2027-02-28", "--priority", "B")
    goal = call("goal", "add", *race, "--json").document
    assert any((change["after"] or {}).get("kind") == "race" for change in goal["changes"])
    assert "With it" in call("goal", "remove", str(goal["entry"]["id"])).out


def test_show_names_the_session_that_a_run_was(call, home: House) -> None:
    ran_as_planned(home, after(2))
    document = call("show", "475", "--json").document
    assert (document["session"], document["verdict"], document["because"]["rule"]) == (STRIDES, "as planned", "MATCH-2")
    said = joined(call("show", "475").out)
    assert f"Planned as {STRIDES} As planned: 6.7 km, and 6.7 km were planned." in said
    assert call("show", "3", "--json").document["verdict"] is None
