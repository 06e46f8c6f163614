"""`habit` and `shoes`: written down, shown, taken back; and what is refused, with what was perhaps meant."""

from __future__ import annotations

import pytest

from surefoot.services.ports import House
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, small_house

DAY = ("--today", "2027-01-04")


@pytest.fixture
def home() -> House:
    return small_house()


@pytest.fixture
def call(surefoot_cli, home: House, monkeypatch: pytest.MonkeyPatch):
    """Call a command on a Monday in the small house, or in another."""

    def call(*arguments: str, house: House | None = None):
        monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: house or home)
        day = () if "undo" in arguments[0] or arguments[0] == "log" else DAY
        return surefoot_cli(*arguments, *day)

    return call


def joined(text: str) -> str:
    return " ".join(text.split())


def test_a_tick_is_written_down_and_can_be_taken_back(call) -> None:
    said = joined(call("habit", "tick", "mobility", "--duration", "20 min").out)
    assert said.startswith("Written down: mobility on Mon 4 Jan 2027, 20 min. Entry ")
    document = call("habit", "tick", "strength", "--date", "yesterday", "--json").document["entry"]
    assert (document["kind"], document["habit"], document["date"]) == ("habit_noted", "strength", "2027-01-03")
    shown = call("habit", "show", "--json").document["weeks"]
    assert [week["days"]["strength"] for week in shown[-2:]] == [["2027-01-03"], []]
    assert call("undo", str(document["id"])).code == 0
    assert not any(week["days"]["strength"] for week in call("habit", "show", "--json").document["weeks"])


def test_the_last_weeks_stand_in_a_small_table(call) -> None:
    call("habit", "tick", "mobility")
    call("habit", "tick", "rehab")
    call("habit", "note", "nutrition", "oats sit well")
    call("checkin", "--sleep", "7 h 10 min")
    lines = call("habit", "show").out.splitlines()
    assert lines[0].split() == ["Habits", "days", "a", "week"]
    assert lines[2].split() == ["week", "of", "strength", "mobility", "rehab", "walking", "sleep"]
    assert lines[6].split() == ["4", "Jan", "2027", "–", "1", "1", "–", "7", "h", "10", "min"]
    assert "Mon 4 Jan, nutrition: oats sit well" in joined("\n".join(lines))
    assert "a week without is a week like any other" in joined("\n".join(lines))
    empty = call("habit", "show", house=fake_house(NOON)).out
    assert "walking" not in empty
    assert "Noted" not in empty


@pytest.mark.parametrize(
    ("arguments", "code", "path", "mend"),
    [
        (("habit", "tick", "mobilty"), 1, "HABIT", "mobility"),
        (("habit", "tick", "xyz"), 1, "HABIT", "choose one of"),
        (("habit", "tick", "sleep"), 1, "HABIT", "checkin --sleep"),
        (("habit", "tick", "mobility", "--date", "2027-02-01"), 1, "--date", ""),
        (("habit", "tick", "mobility", "--duration", "long"), 2, "--duration", ""),
        (("habit", "note", "nutrition"), 2, "text", ""),
        (("shoes", "add", ""), 1, "NAME", ""),
        (("shoes", "add", "Blue", "--distance", "far"), 2, "--distance", ""),
        (("shoes", "add", "Blue", "--since", "2027-03-01"), 1, "--since", ""),
        (("shoes", "retire", "Blue"), 1, "SHOE", "shoes add"),
        (("shoes", "wear", "1", "Blue"), 1, "SHOE", "shoes add"),
        (("shoes", "wear", "99", "none"), 1, "ACTIVITY", "surefoot log"),
        (("shoes", "wear", "2", "none"), 1, "ACTIVITY", "shoes are counted"),
    ],
)
def test_what_cannot_be_written_is_refused(call, arguments: tuple[str, ...], code: int, path: str, mend: str) -> None:
    done = call(*arguments, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert mend in done.error["mend"]


def test_shoes_are_added_worn_and_listed(call) -> None:
    assert "`surefoot shoes add NAME` adds a pair." in call("shoes", "list").out
    said = joined(call("shoes", "add", "Blue trainers", "--distance", "120 km", "--since", "2026-12-01").out)
    assert said.startswith("Written down: shoes Blue trainers, since Tue 1 Dec 2026, with 120.0 km before.")
    assert call("shoes", "wear", "1", "blue trainers").code == 0
    said = joined(call("shoes", "list").out)
    assert "Blue trainers 128.2 km · 1 run since Tue 1 Dec 2026" in said
    (shoe,) = call("shoes", "list", "--json").document["shoes"]
    assert (shoe["name"], shoe["distance_m"], shoe["runs"], shoe["wear"]) == ("Blue trainers", 128_200, 1, "fine")
    assert "79.7 mi" in call("shoes", "list", "--units", "mi").out
    call("shoes", "wear", "1", "none")
    assert call("shoes", "list", "--json").document["shoes"][0]["runs"] == 0


def test_a_usual_pair_has_the_runs_that_come_and_a_worn_one_is_told_of_once(call) -> None:
    call("shoes", "add", "Red", "--distance", "495 km", "--since", "2027-01-04")
    assert "runs from Mon 4 Jan 2027 on are in the shoes" in joined(call("shoes", "default", "red").out)
    assert "Red have run" not in joined(call("today").out)
    call("add", "--date", "2027-01-04", "--distance", "10 km", "--duration", "60:00")
    assert "for every run that names no other pair Red have run 505.0 km." in joined(call("shoes", "list").out)
    assert "Red have run 505.0 km." in joined(call("today").out)
    assert call("today", "--json").document["notices"][0]["rule"] == "GEAR-1"
    call("add", "--date", "2027-01-04", "--distance", "4 km", "--duration", "24:00")
    assert "Red have run 509.0 km." in joined(call("shoes", "list").out)
    assert "retired on Mon 4 Jan 2027" in joined(call("shoes", "retire", "Red").out)
    assert "retired on Mon 4 Jan 2027" in joined(call("shoes", "list").out)
    for arguments in (("retire", "Red"), ("default", "Red")):
        done = call("shoes", *arguments, "--json")
        assert (done.code, done.error["path"]) == (1, "SHOE")
    assert call("shoes", "default", "none").code == 0


def test_names_of_shoes_are_their_own_and_the_nearest_is_offered(call) -> None:
    number = call("shoes", "add", "Blue", "--json").document["entry"]["id"]
    done = call("shoes", "add", "blue", "--json")
    assert (done.code, done.error["path"]) == (1, "NAME")
    assert '"blue 2"' in done.error["mend"]
    assert "did you mean Blue?" in call("shoes", "retire", "Bleu", "--json").error["mend"]
    assert "your shoes are Blue" in call("shoes", "retire", "Xyz", "--json").error["mend"]
    assert call("shoes", "retire", str(number)).code == 0


def test_shoes_are_told_by_their_name_and_none_is_no_name(call) -> None:
    assert "shoes Blue two, since" in call("shoes", "add", " Blue  two ").out
    assert "are in the shoes Blue two." in call("shoes", "default", "blue two").out
    assert "the shoes Blue two retired on" in joined(call("shoes", "retire", "BLUE TWO").out)
    assert "in no shoes that are known" in joined(call("shoes", "default", "none").out)
    refused = call("shoes", "add", "None", "--json")
    assert (refused.code, refused.error["path"], refused.error["value"]) == (1, "NAME", "None")


def test_a_note_on_a_habit_has_words(call) -> None:
    refused = call("habit", "note", "nutrition", "  ", "--json")
    assert (refused.code, refused.error["path"]) == (1, "TEXT")
