"""Looking into the log: activities in order, one outing whole, and entries with what became of them."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.dates import monday_of
from surefoot.diary.entries import ActivityRecorded, AvailabilitySet, PlanAccepted, ProfileSet
from surefoot.diary.scenario import Goal, Runner, Scenario
from surefoot.services import deciding, looking
from surefoot.services.looking import Filter
from surefoot.services.refusal import Refusal
from surefoot.units import Metres, Seconds
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, TODAY, injured, small_house, write


def test_activities_come_in_order_of_date_as_the_contract_has_them() -> None:
    found = looking.activities(small_house(), Filter())
    assert [done.id for done in found.activities] == [2, 1]
    document = json.loads(msgspec.json.encode(found.activities[1]))
    assert document["start"] == "2027-01-02T08:30:00Z"
    told = {name: document[name] for name in ("id", "date", "sport", "distance_m", "duration_s", "elapsed_s")}
    assert told == {
        "id": 1, "date": "2027-01-02", "sport": "run", "distance_m": 8_200, "duration_s": 2_880, "elapsed_s": 3_000
    }  # fmt: skip
    assert (document["session"], document["name"]) == ("2026-W53-easy-1", "Park")


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (Filter(sport="run"), [1]),
        (Filter(from_=dt.date(2027, 1, 2)), [1]),
        (Filter(to=dt.date(2027, 1, 1)), [2]),
        (Filter(from_=dt.date(2027, 1, 1), to=dt.date(2027, 1, 2)), [2, 1]),
        (Filter(from_=dt.date(2027, 1, 3)), []),
    ],
)
def test_activities_of_days_and_of_a_sport(which: Filter, ids: list[int]) -> None:
    assert [done.id for done in looking.activities(small_house(), which).activities] == ids


def test_days_that_are_turned_around_are_refused() -> None:
    which = Filter(from_=dt.date(2027, 1, 2), to=dt.date(2027, 1, 1))
    for look in (looking.activities, looking.entries):
        with pytest.raises(Refusal) as told:
            look(small_house(), which)
        assert told.value.path == "--to"


@pytest.mark.parametrize("size", [1, 3, 4, 7, 40])
@pytest.mark.parametrize(
    "which", [Filter(), Filter(sport="run", to=TODAY - dt.timedelta(days=9)), Filter(sport="swim")]
)
def test_pages_are_whole_weeks_and_hold_each_activity_once(size: int, which: Filter) -> None:
    house = fake_house(NOON)
    days = [TODAY - dt.timedelta(days=number * number % 60) for number in range(40)]
    sports = ["run" if number % 3 else "walk" for number in range(40)]
    done = [Activity(date=day, duration=Seconds(1_800), sport=sport) for day, sport in zip(days, sports, strict=True)]
    write(house, *(ActivityRecorded(activity=activity) for activity in done))
    first = looking.page(house, which, 1, size)
    pages = [looking.page(house, which, number, size) for number in range(first.pages, 0, -1)]
    assert [one for page in pages for one in page.activities] == list(looking.activities(house, which).activities)
    mondays = [{monday_of(one.date) for one in page.activities} for page in pages]
    assert sum(map(len, mondays)) == len(set().union(*mondays))
    assert all(len(page.activities) >= size for page in pages[1:])
    assert all(sum(week.activities for week in page.weeks) == len(page.activities) for page in pages)
    with pytest.raises(Refusal):
        looking.page(house, which, first.pages + 1, size)


def test_a_page_in_the_last_week_of_the_calendar() -> None:
    house = fake_house(NOON)
    write(house, ActivityRecorded(activity=Activity(date=dt.date.max, duration=Seconds(1_800))))
    assert len(looking.page(house, Filter()).activities) == 1


def test_all_that_is_known_of_an_outing() -> None:
    found = looking.known(small_house(), 1)
    assert found.pace_s_per_km == pytest.approx(2_880 / 8.2)
    assert [origin.path for origin in found.origins] == ["runs/a.gpx", "runs/a.tcx"]
    assert [written.entry.id for written in found.history] == [1, 3, 4, 5]
    document = looking.known_document(found)
    assert document["session"] == "2026-W53-easy-1"
    assert document["origins"][0] == {"path": "runs/a.gpx", "digest": "a" * 64, "source": "gpx"}
    assert [entry["kind"] for entry in document["history"]] == [
        "activity_recorded", "activity_corrected", "activity_merged", "session_matched"
    ]  # fmt: skip


def test_an_outing_that_is_not_there_is_refused_with_the_way_back() -> None:
    house = small_house()
    by = deciding.undo(house, 2, today=TODAY).entry.id
    injured(house)
    for number, said in ((2, f"undo {by}"), (7, "`surefoot log`"), (99, "`surefoot log`")):
        with pytest.raises(Refusal) as told:
            looking.known(house, number)
        assert said in told.value.mend
        assert told.value.value == str(number)


def test_entries_stay_in_the_log_when_they_are_taken_back() -> None:
    house = small_house()
    by = deciding.undo(house, 2, today=TODAY).entry.id
    found = looking.entries(house, Filter())
    assert [(written.entry.id, written.undone_by) for written in found][1] == (2, by)
    assert len(found) == 6
    assert [written.entry.id for written in looking.entries(house, Filter(to=dt.date(2027, 1, 1)))] == [2]


def test_an_entry_as_a_document_says_what_it_says_in_the_words_of_a_scenario() -> None:
    house = small_house()
    document = looking.entry_document(house.log.entries()[0])
    assert (document["id"], document["kind"], document["date"]) == (1, "activity_recorded", dt.date(2027, 1, 2))
    assert document["activity"] == {"date": "2027-01-02", "distance": "8 km", "duration": "48:00"}
    assert (document["elapsed"], document["undone_by"]) == ("50:00", None)


def test_a_week_as_a_document_names_its_days() -> None:
    week = AvailabilitySet(availability=(Seconds(0),) * 6 + (Seconds(3600),), long_run_day=6)
    document = looking.fact_document(week)
    assert (document["availability"]["sun"], document["long_run_day"]) == ("1 h", "sun")
    assert "long_run_day" not in looking.fact_document(msgspec.structs.replace(week, long_run_day=None))


def test_a_profile_as_a_document_tells_what_was_forgotten() -> None:
    assert looking.fact_document(ProfileSet(max_hr=None, longest_recent=Metres(12_000))) == {
        "max_hr": None, "longest_recent": "12 km"
    }  # fmt: skip


def test_of_an_accepted_plan_the_day_and_the_rule_book_are_told() -> None:
    house = fake_house(NOON)
    runner = Runner(availability=(Seconds(3600),) * 7)
    plan = house.planner.plan(Scenario(today=TODAY, runner=runner, goals=(Goal(kind="routine"),)))
    assert looking.fact_document(PlanAccepted(plan=plan)) == {"plan": {"today": TODAY, "rulebook": plan.rulebook}}


def test_an_added_outing_is_what_the_log_shows_of_it() -> None:
    house = small_house()
    entry = house.log.entries()[1]
    assert looking.added_document(entry) == looking.activities(house, Filter(sport="walk")).activities[0]


def test_units_are_those_of_the_profile() -> None:
    house = small_house()
    assert looking.units(house) == "km"
    write(house, ProfileSet(units="mi"))
    assert looking.units(house) == "mi"


def test_injuries_are_open_until_they_are_over() -> None:
    house = small_house()
    assert looking.open_injuries(house, TODAY) == ()
    injured(house)
    assert [injury.id for injury in looking.open_injuries(house, TODAY)] == ["shin-1"]
