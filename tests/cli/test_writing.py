"""`profile`, `goal`, `add`, `away` and `undo`: what they write, what they say, and what they refuse by which option."""

from __future__ import annotations

import pytest

from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory
from surefoot.services.ports import House
from tests.services.logs import TODAY, small_house

DAY = ("--today", "2027-01-04")
RACE = ("goal", "add", "--distance", "10 km", "--date", "2027-04-18", "--time", "48:00", *DAY)


@pytest.fixture
def call(surefoot_cli, house: House):
    """Call a command in the house; what is refused there has written nothing."""

    def call(*arguments: str):
        before = len(house.log.entries())
        done = surefoot_cli(*arguments)
        assert done.code == 0 or len(house.log.entries()) == before
        return done

    return call


def memory(house: House) -> Memory:
    return remember(house.log.entries(), TODAY)


def joined(text: str) -> str:
    return " ".join(text.split())


def test_a_profile_is_told_and_shown(call, house: House) -> None:
    week = ("--availability", "tue thu 60 min, sun: 2 h 30 min", "--long-run-day", "Sunday")
    told = call("profile", "set", "--birth-date", "1985-06-01", "--weekly", "40 km", "--max-hr", "185", *week, *DAY)
    assert told.code == 0
    assert "Tue 1 h, Thu 1 h, Sun 2 h 30 min" in told.out
    assert "Entries 1 and 2; `surefoot undo 1` and `surefoot undo 2` take them back." in joined(told.out)
    shown = joined(call("profile", "show", *DAY).out)
    for said in ("Born Sat 1 Jun 1985 Sex", "Usual week 40 km Longest", "185 bpm", "Long runs on Sun Facilities"):
        assert said in shown
    assert "Experience regular assumed" in shown
    assert "`surefoot profile set`" in shown


def test_every_part_of_a_profile_has_its_option(call, house: House) -> None:
    options = (
        "--sex", "female", "--experience", "seasoned", "--longest", "12 km", "--resting-hr", "52",
        "--timezone", "Europe/Berlin", "--pregnant", "--readiness", "cleared", "--facilities", "track, gym",
        "--units", "mi", "--day", "wed 45 min",
    )  # fmt: skip
    document = call("profile", "set", *options, *DAY, "--json").document
    assert [entry["kind"] for entry in document["entries"]] == ["profile_set", "availability_set"]
    assert document["entry"] == document["entries"][1]
    shown = call("profile", "show", *DAY, "--json").document
    profile = shown["profile"]
    assert {
        "sex": "female", "experience": "seasoned", "longest_recent": "12 km", "resting_hr": 52, "pregnant": True,
        "timezone": "Europe/Berlin", "readiness_questions": "cleared", "facilities": ["track", "gym"], "units": "mi",
    }.items() <= profile.items()  # fmt: skip
    assert profile["availability"]["wed"] == "45 min"
    assert "max_hr" not in shown["told"]
    assert "7.5 mi" in call("profile", "show", *DAY).out
    assert "12 km" in call("profile", "show", *DAY, "--units", "km").out


def test_none_takes_back_what_was_told(call, house: House) -> None:
    call("profile", "set", "--max-hr", "185", "--facilities", "gym", "--weekly", "40 km", "--pregnant", *DAY)
    call("profile", "set", "--max-hr", "none", "--facilities", "none", "--weekly", "none", "--not-pregnant", *DAY)
    told = memory(house).profile
    assert (told["max_hr"], told["facilities"], told["usual_weekly_distance"]) == (None, (), None)
    assert told["pregnant"] is False


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ((), "$", 2),
        (("--birth-date", "1.6.1985"), "--birth-date", 2),
        (("--birth-date", "2025-06-01"), "--birth-date", 1),
        (("--weekly", "40"), "--weekly", 2),
        (("--weekly", "4000 km"), "--weekly", 1),
        (("--longest", "4000 km"), "--longest", 1),
        (("--max-hr", "fast"), "--max-hr", 2),
        (("--max-hr", "20"), "--max-hr", 1),
        (("--max-hr", "100", "--resting-hr", "105"), "--resting-hr", 1),
        (("--readiness", "maybe"), "--readiness", 1),
        (("--availability", "tue"), "--availability", 2),
        (("--availability", "60 min"), "--availability", 2),
        (("--availability", "tue 60"), "--availability", 2),
        (("--availability", "tue 60 min, tue 30 min"), "--availability", 2),
        (("--availability", "tue 30 h"), "--availability", 1),
        (("--availability", "sat 0 min"), "--availability", 1),
        (("--day", "tu 30 min"), "--day", 2),
        (("--day", "tue 30 h"), "--day", 1),
        (("--long-run-day", "someday"), "--long-run-day", 1),
        (("--timezone", "Atlantis/Capital"), "--timezone", 1),
        (("--facilities", "pool"), "--facilities", 1),
        (("--units", "furlong"), "--units", 2),
        (("--sex", "x"), "--sex", 1),
    ],
)
def test_a_profile_is_refused_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call("profile", "set", *options, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert done.error["mend"]


def test_clocks_in_a_week_are_times(call, house: House) -> None:
    assert call("profile", "set", "--availability", "sunday 1:30:00, mon 45:00", *DAY).code == 0
    week = memory(house).availability
    assert week is not None
    assert week.availability == (2_700, 0, 0, 0, 0, 0, 5_400)


def test_goals_are_added_listed_changed_and_removed(call, house: House) -> None:
    added = call(*RACE)
    assert "Written down: new goal, 10 km in 48:00 on Sun 18 Apr 2027 (A)." in joined(added.out)
    call("goal", "add", "--distance", "half", "--date", "2027-03-07", "--priority", "b", "--surface", "trail",
         "--climb", "350 m", *DAY)  # fmt: skip
    call("goal", "add", "--kind", "routine", *DAY)
    listed = joined(call("goal", "list", *DAY).out)
    for said in ("1 10 km in 48:00", "104 days to go", "2 Half marathon", "(B) trail · 350 m of climb", "3 Running"):
        assert said in listed
    changed = call("goal", "change", "1", "--time", "none", "--date", "2027-05-02", *DAY)
    assert "goal 1 is now 10 km on Sun 2 May 2027 (A)" in joined(changed.out)
    assert "goal 2 let go" in call("goal", "remove", "2", *DAY).out
    assert list(memory(house).goals) == [1, 3]
    after = call("goal", "list", "--today", "2027-06-01").out
    assert "over" in after


def test_a_goal_list_without_goals_says_what_is_planned_for(call) -> None:
    assert "for its own sake" in joined(call("goal", "list", *DAY).out)
    call(*RACE)
    early = call("goal", "list", "--today", "2027-01-03").out
    assert "1 entry of the log speaks of days after today, Sun 3 Jan 2027." in joined(early)


def test_goals_as_documents(call) -> None:
    entry = call(*RACE, "--json").document["entry"]
    assert (entry["id"], entry["kind"], entry["date"]) == (1, "goal_added", "2027-01-04")
    assert entry["goal"] == {"kind": "race", "distance": "10 km", "date": "2027-04-18", "target_time": "48:00"}
    (goal,) = call("goal", "list", *DAY, "--json").document["goals"]
    assert (goal["id"], goal["priority"], goal["over"]) == (1, "A", False)
    document = call("goal", "remove", "1", *DAY, "--json").document
    assert (document["entry"]["of"], document["changes"]) == (1, [])


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ((), "--distance", 2),
        (("--distance", "10 km"), "--date", 2),
        (("--distance", "far", "--date", "2027-04-18"), "--distance", 2),
        (("--distance", "10 m", "--date", "2027-04-18"), "--distance", 1),
        (("--distance", "10 km", "--date", "2027-01-03"), "--date", 1),
        (("--distance", "10 km", "--date", "2036-01-03"), "--date", 1),
        (("--distance", "10 km", "--date", "18.4.2027"), "--date", 2),
        (("--distance", "10 km", "--date", "2027-04-18", "--time", "20:00"), "--time", 1),
        (("--distance", "10 km", "--date", "2027-04-18", "--time", "20"), "--time", 2),
        (("--distance", "10 km", "--date", "2027-04-18", "--priority", "D"), "--priority", 1),
        (("--distance", "10 km", "--date", "2027-04-18", "--surface", "sand"), "--surface", 1),
        (("--distance", "10 km", "--date", "2027-04-18", "--climb", "90 km"), "--climb", 1),
        (("--kind", "dream"), "--kind", 1),
        (("--kind", "routine", "--time", "48:00"), "--time", 1),
    ],
)
def test_a_goal_is_refused_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call("goal", "add", *options, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert "`" not in (done.error["mend"] or "").replace("`surefoot", "").replace("--help`", "")


def test_mends_speak_of_options(call) -> None:
    assert "--kind routine" in call("goal", "add", "--distance", "10 km", "--date", "2027-01-03", *DAY).err
    assert "Leave --time out, or write --kind race." in call("goal", "add", "--kind", "routine", "--time", "48:00").err


def test_goals_that_are_not_there_or_do_not_change(call) -> None:
    assert call("goal", "remove", "4", *DAY, "--json").error["path"] == "goal"
    assert call("goal", "change", "4", "--priority", "B", *DAY).code == 1
    assert call("goal", "change", "4", *DAY).code == 2
    call(*RACE)
    same_day = call("goal", "add", "--distance", "half", "--date", "2027-04-18", *DAY)
    assert "goal 1 is a race on the same day" in same_day.err


def test_a_run_by_hand(call, house: House) -> None:
    options = ("--rpe", "4", "--note", "windy", "--avg-hr", "148", "--surface", "trail", "--session", "2027-W01-easy-1")
    done = call("add", "--distance", "8 km", "--duration", "48:00", "--date", "yesterday", "--race", *options, *DAY)
    assert "Written down: race of 8.0 km in 48:00 on Sun 3 Jan 2027." in joined(done.out)
    assert "Entry 1; `surefoot undo 1` takes it back." in done.out
    activity = memory(house).outings[1].activity
    assert (activity.rpe, activity.avg_hr, activity.surface, activity.session) == (4, 148, "trail", "2027-W01-easy-1")


def test_an_added_run_as_a_document(call) -> None:
    document = call("add", "--duration", "40 min", "--sport", "strength", *DAY, "--json").document
    told = {name: document[name] for name in ("id", "date", "sport", "distance_m", "duration_s")}
    assert told == {"id": 1, "date": "2027-01-04", "sport": "strength", "distance_m": None, "duration_s": 2_400}


def test_a_second_run_of_the_day_is_kept_and_the_first_is_named(call) -> None:
    call("add", "--distance", "8 km", "--duration", "48:00", *DAY)
    done = joined(call("add", "--distance", "5 mi", "--duration", "48:30", *DAY).out)
    assert "That day has another: run of 8.0 km in 48:00 on Mon 4 Jan 2027 (entry 1). Both are kept." in done


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ((), "--duration", 2),
        (("--duration", "48"), "--duration", 2),
        (("--duration", "900 h"), "--duration", 1),
        (("--duration", "48:00", "--distance", "8"), "--distance", 2),
        (("--duration", "1:00", "--distance", "8 km"), "--distance", 1),
        (("--duration", "48:00", "--date", "2027-01-05"), "--date", 1),
        (("--duration", "48:00", "--date", "tomorrow"), "--date", 2),
        (("--duration", "48:00", "--sport", "ski"), "--sport", 1),
        (("--duration", "48:00", "--rpe", "11"), "--rpe", 1),
        (("--duration", "48:00", "--rpe", "hard"), "--rpe", 2),
        (("--duration", "48:00", "--avg-hr", "400"), "--avg-hr", 1),
        (("--duration", "48:00", "--surface", "sand"), "--surface", 1),
        (("--duration", "48:00", "--note", "\x07"), "--note", 1),
        (("--duration", "48:00", "--session", ""), "--session", 1),
    ],
)
def test_a_run_is_refused_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call("add", *options, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert done.error["mend"]


def test_dates_away(call, house: House) -> None:
    done = call("away", "--from", "2027-02-06", "--to", "2027-02-13", "--minutes-a-day", "30 min", *DAY)
    assert "away from Sat 6 Feb 2027 to Sat 13 Feb 2027, with 30 min a day" in joined(done.out)
    entry = call("away", "--from", "2027-03-06", "--to", "2027-03-07", *DAY, "--json").document["entry"]
    assert entry["away"] == {"from": "2027-03-06", "to": "2027-03-07"}
    assert len(memory(house).away) == 2


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ((), "--from", 2),
        (("--from", "2027-02-06"), "--to", 2),
        (("--from", "2027-02-06", "--to", "2027-02-05"), "--to", 1),
        (("--from", "2027-02-06", "--to", "2027-02-07", "--minutes-a-day", "30"), "--minutes-a-day", 2),
        (("--from", "2027-02-06", "--to", "2027-02-07", "--minutes-a-day", "30 h"), "--minutes-a-day", 1),
    ],
)
def test_dates_away_are_refused_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call("away", *options, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)


def test_undo_says_what_it_takes_back_and_can_be_undone(surefoot_cli, monkeypatch: pytest.MonkeyPatch) -> None:
    house = small_house()
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: house)
    done = surefoot_cli("undo", "1", "--reason", "not mine", *DAY)
    assert "Taken back: run of 8.0 km in 48:00 on Sat 2 Jan 2027 (entry 1)." in joined(done.out)
    assert "`surefoot undo 6` turns this around" in joined(done.out)
    again = surefoot_cli("undo", "1", *DAY, "--json")
    assert (again.code, again.error["path"]) == (1, "entry")
    assert "`surefoot undo 6`" in (again.error["mend"] or "")
    assert "Entry 1 counts again." in surefoot_cli("undo", "6", *DAY).out
    document = surefoot_cli("undo", "2", *DAY, "--json").document
    assert (document["entry"]["kind"], document["entry"]["of"], document["changes"]) == ("retracted", 2, [])
    assert document["taken_back"]["undone_by"] == document["entry"]["id"]


@pytest.mark.parametrize(
    ("arguments", "path", "code"),
    [(("9",), "entry", 1), (("soon",), "entry", 2), ((), "entry", 2), (("1", "--reason", "\x07"), "--reason", 1)],
)
def test_undo_refuses_what_it_cannot_take_back(call, arguments, path: str, code: int) -> None:
    call("add", "--duration", "48:00", *DAY)
    done = call("undo", *arguments, *DAY, "--json")
    assert (done.code, done.error["path"]) == (code, path)
