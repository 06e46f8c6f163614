"""`log` and `show`: weeks with their totals, entries with their numbers, one activity whole."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.cli.show import facts
from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, BodyTests, CheckIn, Clearance, Hold, Injury, Pain
from surefoot.diary.entries import ActivityRecorded, New
from surefoot.diary.scenario import Away, Goal
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.services.ports import House
from surefoot.units import Grams, Metres, Seconds
from tests.cli.sample_plan import sample_plan
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, run, small_house

DAY = ("--today", "2027-01-04")
MONDAY = dt.date(2027, 1, 4)


@pytest.fixture
def call(surefoot_cli, monkeypatch: pytest.MonkeyPatch):
    """Call a command in the small house, or in another."""

    def call(*arguments: str, house: House | None = None):
        found = house or small_house()
        monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: found)
        return surefoot_cli(*arguments)

    return call


def many(number: int) -> House:
    """Three runs a week, oldest first, the last on a Sunday."""
    house, days = fake_house(NOON), []
    day = dt.date(2026, 12, 27)
    while len(days) < number:
        days.append(day)
        day -= dt.timedelta(days=2 if day.weekday() != 2 else 3)
    facts = [ActivityRecorded(activity=run(day, 10_000, 60)) for day in reversed(days)]
    house.log.append([New(fact=fact, effective=fact.activity.date) for fact in facts])
    return house


def joined(text: str) -> str:
    return " ".join(text.split())


def test_weeks_with_their_totals_newest_at_the_end(call) -> None:
    lines = call("log").out.splitlines()
    assert lines[0].split("  ")[1] == "Week of 28 Dec 2026"
    assert lines[0].endswith("8.2 km · 48 min · 1 run")
    assert lines[1].split() == ["2", "Fri", "1", "Jan", "walk", "3.0", "km", "30:00", "10:00", "/km"]
    assert lines[2].split() == ["1", "Sat", "2", "Jan", "run", "8.2", "km", "48:00", "5:51", "/km", "Park"]


def test_the_log_in_miles_and_of_one_sport(call) -> None:
    assert "5.1 mi · 48 min · 1 run" in call("log", "--units", "mi").out
    walked = call("log", "--sport", "walk").out
    assert "3.0 km · 30 min · 1 walk" in walked
    assert " run " not in walked


def test_a_week_without_a_run_says_so(call) -> None:
    house = fake_house(NOON)
    house.log.append(
        [
            New(fact=ActivityRecorded(activity=done), effective=MONDAY)
            for done in [Activity(date=MONDAY, duration=Seconds(2_400), sport="strength")] * 2
        ]
    )  # fmt: skip
    assert call("log", house=house).out.splitlines()[0].endswith("no runs")
    assert "1 h 20 min · 2 strength" in call("log", "--sport", "strength", house=house).out


def test_the_log_fits_a_narrow_terminal(call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    for arguments in (("log",), ("log", "--entries"), ("show", "1"), ("profile", "show", *DAY)):
        done = call(*arguments)
        assert done.code == 0
        assert max(map(len, done.out.splitlines())) <= 50


def test_as_text_the_latest_whole_weeks_as_json_all(call) -> None:
    house = many(100)
    done = call("log", house=house)
    rows = [line for line in done.out.splitlines() if "10.0 km   1:00:00" in line]
    assert len(rows) == 42
    assert "Page 1 of 3: 42 of 100 activities; --page 2 shows the weeks before, --json all." in joined(done.out)
    assert all(line.endswith("30.0 km · 3 h · 3 runs") for line in done.out.splitlines() if "Week of" in line)
    document = call("log", "--json", house=house).document
    assert len(document["activities"]) == 100
    dates = [activity["date"] for activity in document["activities"]]
    assert dates == sorted(dates)


def test_pages_of_whole_weeks_hold_every_activity_once(call) -> None:
    house, shown = many(100), []
    for number in (3, 2, 1):
        done = call("log", "--page", str(number), house=house)
        weeks = [line for line in done.out.splitlines() if "Week of" in line]
        assert all(line.endswith("30.0 km · 3 h · 3 runs") for line in weeks[number == 3 :])
        assert f"Page {number} of 3" in joined(done.out)
        assert ("What it adds up to" in done.out) == (number == 1)
        document = call("log", "--page", str(number), "--json", house=house).document
        assert (document["page"], document["pages"], document["found"]) == (number, 3, 100)
        assert document["counted"]["runs"] == 100
        shown += [entry["id"] for entry in document["activities"]]
    assert shown == list(range(1, 101))
    assert "--page 1 shows later weeks" in joined(call("log", "--page", "2", house=house).out)
    told = call("log", "--page", "1", "--to", "2026-12-20", "--json", house=house).document
    assert (told["found"], told["activities"][-1]["date"]) == (97, "2026-12-20")


def test_named_days_are_shown_whole_and_a_limit_is_kept(call) -> None:
    house = many(100)
    whole = call("log", "--from", "2026-01-01", "--to", "2026-12-31", house=house)
    assert "The newest" not in whole.out
    done = call("log", "--limit", "2", house=house)
    assert "30.0 km · 3 h · 3 runs" in done.out
    assert "the newest 2 of its 3 are shown" in done.out
    assert sum("1:00:00" in line for line in done.out.splitlines()) == 2
    assert [entry["id"] for entry in call("log", "--limit", "2", "--json", house=house).document["activities"]] == [
        99, 100
    ]  # fmt: skip
    assert "The newest" not in call("log", "--limit", "200", house=house).out


def test_what_it_adds_up_to_stands_at_the_end_of_the_whole_log(call) -> None:
    house = many(30)
    said = joined(call("log", house=house).out)
    assert "What it adds up to" in said
    assert "A run is a run, whatever its pace or distance: 30 runs so far, in 10 weeks. mile first on" in said
    assert "10 km first on" in said
    assert "went as planned" not in said
    document = call("log", "--json", "--limit", "1", house=house).document["counted"]
    assert (document["runs"], document["weeks"], document["weeks_kept"]) == (30, 10, 0)
    assert [rung["name"] for rung in document["climbed"]] == ["mile", "5 km", "10 km"]
    assert "What it adds up to" not in call("log", "--limit", "2", house=house).out
    assert "What it adds up to" not in call("log", house=fake_house(NOON)).out


def test_an_empty_log_says_how_it_fills(call) -> None:
    assert "surefoot add" in call("log", house=fake_house(NOON)).out
    assert "There is no such activity." in call("log", "--from", "2030-01-01").out
    assert call("log", "--json", house=fake_house(NOON)).document["activities"] == []
    assert "The log is empty." in call("log", "--entries", house=fake_house(NOON)).out
    assert "There is no such entry." in call("log", "--entries", "--from", "2030-01-01").out


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        (("--from", "soon"), "--from", 2),
        (("--from", "2027-01-02", "--to", "2027-01-01"), "--to", 1),
        (("--sport", "ski"), "--sport", 2),
        (("--sport", "run", "--entries"), "--sport", 2),
        (("--limit", "0"), "--limit", 2),
        (("--page", "0"), "--page", 2),
        (("--page", "2"), "--page", 1),
        (("--page", "1", "--limit", "3"), "--page", 2),
        (("--page", "1", "--entries"), "--page", 2),
        (("--units", "furlong"), "--units", 2),
    ],
)
def test_the_log_refuses_by_the_option_that_was_typed(call, options, path: str, code: int) -> None:
    done = call("log", *options, "--json")
    assert (done.code, done.error["path"]) == (code, path)


def test_entries_have_numbers_and_say_what_became_of_them(call) -> None:
    house = small_house()
    call("undo", "2", *DAY, house=house)
    call("undo", "6", *DAY, house=house)
    shown = joined(call("log", "--entries", house=house).out)
    for said in (
        "1 Run of 8.0 km in 48:00 on Sat 2 Jan 2027",
        "3 Activity 1 was a run of 8.2 km in 48:00 on Sat 2 Jan 2027",
        "4 Another recording of activity 1: runs/a.tcx",
        "5 Activity 1 was 2026-W53-easy-1",
        "6 Entry 2 taken back – undone by 7",
        "7 Entry 6 taken back",
    ):
        assert said in shown
    house.log.append([New(fact=log.Retracted(of=2), effective=MONDAY, author="coach")])
    shown = joined(call("log", "--entries", "--limit", "8", house=house).out)
    assert "2 Walk of 3.0 km in 30:00 on Fri 1 Jan 2027 – taken back by 8" in shown
    assert "8 Entry 2 taken back, by coach" in shown


def test_entries_as_documents(call) -> None:
    house = small_house()
    call("undo", "2", *DAY, house=house)
    document = call("log", "--entries", "--json", house=house).document
    assert [entry["undone_by"] for entry in document["entries"]] == [None, 6, None, None, None, None]
    assert len(call("log", "--entries", "--limit", "2", "--json", house=house).document["entries"]) == 2


def test_one_activity_with_its_files_and_entries(call) -> None:
    shown = joined(call("show", "1").out)
    for said in (
        "Run of 8.2 km Saturday 2 January 2027", "Name Park", "Start 08:30", "Time 48:00", "With pauses 50:00",
        "Pace 5:51 /km", "Planned as 2026-W53-easy-1", "runs/a.gpx gpx", "1 Mon 4 Jan 2027: imported from a file",
    ):  # fmt: skip
        assert said in shown
    assert "9:25 /mi" in call("show", "1", "--units", "mi").out
    assert "entered by hand" in call("show", "2").out


def test_one_activity_as_a_document(call) -> None:
    document = call("show", "1", "--json").document
    assert (document["activity"]["id"], document["session"]) == (1, "2026-W53-easy-1")
    assert [origin["path"] for origin in document["origins"]] == ["runs/a.gpx", "runs/a.tcx"]
    assert [entry["id"] for entry in document["history"]] == [1, 3, 4, 5]


@pytest.mark.parametrize(("number", "code"), [("3", 1), ("99", 1), ("first", 2)])
def test_show_refuses_what_is_no_activity(call, number: str, code: int) -> None:
    done = call("show", number, "--json")
    assert (done.code, done.error["path"]) == (code, "activity")


def cleared(day: dt.date) -> dict[log.Fact, str]:
    """Clearances of a shin, and what is said of them."""
    said = {
        (
            "therapist",
            "passed",
            "general/2",
        ): "injury shin-1 cleared by therapist, start checks done, protocol general/2",
        ("therapist", "failed", None): "injury shin-1: word of the therapist, start checks to be repeated",
        ("coach", "not_done", None): "injury shin-1: word of the coach",
        ("self_check", "passed", None): "injury shin-1: start checks done",
        ("self_check", "not_done", None): "injury shin-1: no start checks yet",
    }
    return {
        log.Cleared(clearance=Clearance(injury="shin-1", date=day, by=by, checks=checks, protocol=protocol)): words
        for (by, checks, protocol), words in said.items()
    }


def strengthened(day: dt.date) -> dict[log.Fact, str]:
    """Sessions of strength, and their words."""
    squat = ExerciseDone(exercise="goblet_squat", sets=3, reps=8, load=Grams(16_000), effort=7)
    others = (ExerciseDone(exercise="heel_raise"), ExerciseDone(exercise="front_plank", sets=2))
    return {
        log.SessionDone(session="x", date=day): "x done on Mon 4 Jan 2027",
        log.StrengthLogged(strength=StrengthDone(date=day, kind="plyometrics")): "plyometrics on Mon 4 Jan 2027",
        log.StrengthLogged(strength=StrengthDone(date=day, exercises=(squat, *others))): (
            "strength on Mon 4 Jan 2027: goblet squat 3 × 8 at 16 kg, effort 7, heel raise, front plank 2 sets"
        ),
    }


def beside(day: dt.date) -> dict[log.Fact, str]:
    """Habits, shoes and answers to offers, and what is said of them."""
    return {
        log.HabitNoted(habit="mobility", date=day, duration=Seconds(600)): "mobility on Mon 4 Jan 2027, 10 min",
        log.HabitNoted(habit="nutrition", date=day, note="oats"): "nutrition on Mon 4 Jan 2027: oats",
        log.ShoeAdded(name="Blue", since=day): "shoes Blue, since Mon 4 Jan 2027",
        log.ShoeAdded(name="Red", since=day, distance=Metres(120_000)): (
            "shoes Red, since Mon 4 Jan 2027, with 120.0 km before"
        ),
        log.ShoeWorn(activity=3, shoe=2): "activity 3 was run in the shoes of entry 2",
        log.ShoeChosen(shoe=None, date=day): "runs from Mon 4 Jan 2027 on are in no shoes that are known",
        log.ShoeRetired(of=2, date=day): "the shoes of entry 2 retired on Mon 4 Jan 2027",
    }


def noted() -> dict[log.Fact, str]:
    """Notes on technique and answers to offers, and what is said of them."""
    seen = log.NoteAdded(text="hips drop", session="x", kind="coach", by="coach", link="https://example.org")
    return {
        log.SessionDone(session="x", date=MONDAY): "x done on Mon 4 Jan 2027",
        log.ChangeAccepted(session="x"): "change of x taken",
        log.ChangeDeclined(session="x"): "change of x declined",
        log.NoteAdded(text="tall to the end", activity=3): "form note by runner on activity 3: tall to the end",
        seen: "coach note by coach on x: hips drop https://example.org",
    }


def test_every_kind_of_fact_has_words() -> None:
    day, shin = MONDAY, Injury(id="shin-1", site="left tibia", onset=MONDAY)
    pain = Pain(site="calf", score=2, moment="after", kind="soreness")
    answers = CheckIn(
        date=day, pain=(pain,), painkiller=True, illness="gut", red_flags=("hot_calf",),
        tests=BodyTests(hops="even", walk_30="normal", bony_tenderness=False), mood=7,
    )  # fmt: skip
    said = {
        log.ProfileSet(sex="female", max_hr=None): "profile: sex, highest heart rate",
        log.AvailabilitySet(availability=(Seconds(0),) * 7): "time to run: no day",
        log.AwaySet(away=Away(from_=day, to=day)): "away from Mon 4 Jan 2027 to Mon 4 Jan 2027",
        log.GoalAdded(goal=Goal(kind="mile_block", distance=Metres(1_609))): "new goal, a mile block: Mile (A)",
        log.SessionMatched(activity=3, session=None): "activity 3 was no planned session",
        **noted(),
        **strengthened(day),
        log.SessionSkipped(session="x", date=day, reason="rain"): "x left out on Mon 4 Jan 2027 (rain)",
        log.SessionMoved(session="x", date=day, to=day): "x moved from Mon 4 Jan 2027 to Mon 4 Jan 2027",
        log.CheckedIn(check_in=answers): (
            "check-in of Mon 4 Jan 2027: soreness calf 2 of 10, painkiller, hot calf, ill: gut, mood 7, "
            "hops even, 30 min walk: normal, not tender on the bone"
        ),
        log.CheckedIn(check_in=CheckIn(date=day, mood=7)): "check-in of Mon 4 Jan 2027: nothing hurts, mood 7",
        log.CheckedIn(check_in=CheckIn(date=day, pain_told=False, mood=7)): "check-in of Mon 4 Jan 2027: mood 7",
        log.CheckedIn(check_in=CheckIn(date=day, pain_told=False)): "check-in of Mon 4 Jan 2027: nothing answered",
        log.InjuryOpened(injury=shin): "injury shin-1: left tibia, since Mon 4 Jan 2027",
        log.InjuryAmended(injury=shin): "injury shin-1 described anew: left tibia",
        log.InjuryResolved(injury="shin-1", date=day): "injury shin-1 over since Mon 4 Jan 2027",
        log.Cleared(clearance=Clearance(injury="red_flag", date=day, by="physician")): "red flag cleared by physician",
        **cleared(day),
        log.HoldPlaced(hold=Hold(from_=day, by="coach")): "pause from Mon 4 Jan 2027, by coach",
        log.HoldPlaced(hold=Hold(from_=day, to=day, by="runner", reason="tired")): (
            "pause from Mon 4 Jan 2027 to Mon 4 Jan 2027, by runner (tired)"
        ),
        log.BirthRecorded(birth=Birth(date=day)): "birth on Mon 4 Jan 2027",
        log.BirthRecorded(birth=Birth(date=day, caesarean=True, symptoms=("leaking", "heaviness"))): (
            "birth on Mon 4 Jan 2027, by caesarean; noted: leaking, heaviness"
        ),
        log.HoldLifted(of=3, date=day): "pause 3 lifted from Mon 4 Jan 2027 on",
        log.StageSet(injury="shin-1", stage="general/2"): "stage general/2 for injury shin-1",
        log.ProtocolAssigned(injury="shin-1", protocol="general"): "protocol general for injury shin-1",
        **beside(day),
    }  # fmt: skip
    assert [facts.said(fact, "km") for fact in said] == list(said.values())
    unhashable = {
        "activity 3 measured": log.ActivityMeasured(of=3, analysis="1"),
        "rules replaced: load/near (trial)": log.OverlayApplied(overlay={"load/near": 1}, reason="trial"),
        "plan of Mon 4 Jan 2027 accepted": log.PlanAccepted(plan=sample_plan()),
    }
    assert [facts.said(fact, "km") for fact in unhashable.values()] == list(unhashable)
    assert {*facts._PLAIN, *facts._MEASURED, *facts._IN_SHOES} == set(log.Fact.__args__)
