"""Injuries of a stored log: opened, described anew, listed, and over where nobody else has to say so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.diary.body import Clearance, Injury
from surefoot.diary.entries import ActivityRecorded, Cleared, InjuryOpened, InjuryResolved, OverlayApplied, kind_of
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.scenario import Log
from surefoot.services.deciding import undo
from surefoot.services.injuries import (
    add_injury,
    amend_injury,
    days_not_running,
    injuries_document,
    injuries_of,
    resolve_injury,
)
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, TODAY, run, write

CALF = {"site": "left calf", "onset": "2027-01-02", "tissue": "muscle"}
DAY = dt.timedelta(days=1)


@pytest.fixture
def house() -> House:
    return fake_house(NOON)


def known(house: House, today: dt.date = TODAY) -> dict[str, Injury]:
    return remember(house.log.entries(), today).injuries


def say(house: House, name: str, by: str, checks: str = "not_done", on: dt.date = TODAY) -> None:
    write(house, Cleared(clearance=Clearance(injury=name, date=on, by=by, checks=checks)), on=on)


def test_an_injury_is_named_by_its_site_and_speaks_of_its_first_day(house: House) -> None:
    entry = add_injury(house, CALF, today=TODAY)
    assert (entry.effective, kind_of(entry.fact)) == (dt.date(2027, 1, 2), "injury_opened")
    assert known(house) == {
        "left-calf-1": Injury(id="left-calf-1", site="left calf", onset=dt.date(2027, 1, 2), tissue="muscle")
    }
    add_injury(house, CALF, today=TODAY)
    add_injury(house, CALF | {"id": "old-one"}, today=TODAY)
    assert list(known(house)) == ["left-calf-1", "left-calf-2", "old-one"]


def test_the_name_of_an_injury_that_was_taken_back_is_not_given_again(house: House) -> None:
    entry = add_injury(house, CALF, today=TODAY)
    amend_injury(house, "left-calf-1", {"surgery": True}, today=TODAY)
    undo(house, entry.id, today=TODAY)
    assert known(house) == {}
    add_injury(house, CALF, today=TODAY)
    assert list(known(house)) == ["left-calf-2"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"site": "left ear"}, "site"),
        ({"site": None}, "site"),
        ({"onset": "2027-01-05"}, "onset"),
        ({"running_stopped": "2027-01-05"}, "running_stopped"),
        ({"tissue": "jelly"}, "tissue"),
        ({"id": "birth"}, "id"),
        ({"id": "my calf"}, "id"),
        ({"id": "left-calf-1"}, "id"),
    ],
)
def test_what_is_no_injury_is_refused_and_nothing_is_written(house: House, change: dict[str, Any], path: str) -> None:
    add_injury(house, CALF, today=TODAY)
    with pytest.raises(ScenarioError) as refused:
        add_injury(house, CALF | change, today=TODAY)
    assert (refused.value.path, len(house.log.entries())) == (path, 1)
    assert refused.value.mend


def test_an_injury_is_described_anew_and_the_rest_stays(house: House) -> None:
    add_injury(house, CALF | {"running_stopped": "2027-01-03", "aspect": "inner"}, today=TODAY)
    entry = amend_injury(house, "left-calf-1", {"surgery": True, "running_stopped": None}, today=TODAY)
    (now,) = known(house).values()
    assert (now.surgery, now.running_stopped, now.aspect, now.tissue) == (True, None, "inner", "muscle")
    undo(house, entry.id, today=TODAY)
    assert known(house)["left-calf-1"].running_stopped == dt.date(2027, 1, 3)
    with pytest.raises(ScenarioError, match="word is not known"):
        amend_injury(house, "left-calf-1", {"tissue": "jelly"}, today=TODAY)


def test_an_unknown_id_names_those_that_are_known(house: House) -> None:
    for act in (lambda: amend_injury(house, "x", {}, today=TODAY), lambda: resolve_injury(house, "x", today=TODAY)):
        with pytest.raises(Refusal) as refused:
            act()
        assert (refused.value.path, refused.value.value) == ("injury", "x")
        assert "`surefoot injury add`" in refused.value.mend
    add_injury(house, CALF, today=TODAY)
    with pytest.raises(Refusal) as refused:
        resolve_injury(house, "x", today=TODAY)
    assert "left-calf-1" in refused.value.mend


def test_a_small_one_is_over_when_the_runner_says_so_and_undo_opens_it_again(house: House) -> None:
    add_injury(house, CALF, today=TODAY)
    entry = resolve_injury(house, "left-calf-1", today=TODAY, date=dt.date(2027, 1, 3))
    assert entry.fact == InjuryResolved(injury="left-calf-1", date=dt.date(2027, 1, 3))
    with pytest.raises(Refusal, match="over since 2027-01-03"):
        resolve_injury(house, "left-calf-1", today=TODAY)
    undo(house, entry.id, today=TODAY)
    assert known(house)["left-calf-1"].resolved is None
    for wrong in (dt.date(2027, 1, 1), dt.date(2027, 1, 5)):
        with pytest.raises(ScenarioError) as refused:
            resolve_injury(house, "left-calf-1", today=TODAY, date=wrong)
        assert refused.value.path == "resolved"


ASKS = {
    "bone": {"site": "left tibia", "tissue": "bone", "onset": "2027-01-02"},
    "near bone": {"site": "right shin", "onset": "2027-01-02"},
    "surgery": CALF | {"surgery": True},
    "long": CALF | {"onset": "2026-12-06"},
    "long since stopped": CALF | {"onset": "2026-11-01", "running_stopped": "2026-12-06"},
}


@pytest.mark.parametrize("injury", ASKS.values(), ids=ASKS)
def test_where_a_professional_decides_the_runner_does_not(house: House, injury: dict[str, Any]) -> None:
    name = add_injury(house, injury, today=TODAY).fact.injury.id
    for by, checks in (("coach", "passed"), ("self_check", "passed"), ("therapist", "failed")):
        say(house, name, by, checks)
    say(house, "red_flag", "physician")
    before = len(house.log.entries())
    with pytest.raises(Refusal, match="word of a physician or therapist") as refused:
        resolve_injury(house, name, today=TODAY)
    assert f"`surefoot clear {name} --by therapist`" in refused.value.mend
    assert len(house.log.entries()) == before
    say(house, name, "therapist", "passed")
    resolve_injury(house, name, today=TODAY)
    assert known(house)[name].resolved == TODAY


def test_up_to_four_weeks_the_runner_decides_and_a_word_counts_from_its_day(house: House) -> None:
    add_injury(house, CALF | {"onset": "2026-12-07"}, today=TODAY)
    resolve_injury(house, "left-calf-1", today=TODAY)
    add_injury(house, ASKS["bone"], today=TODAY)
    say(house, "left-tibia-1", "physician")
    with pytest.raises(Refusal):
        resolve_injury(house, "left-tibia-1", today=TODAY, date=TODAY - DAY)
    assert resolve_injury(house, "left-tibia-1", today=TODAY).id == 5


def test_days_not_running_end_with_the_first_run_after_a_clearance() -> None:
    injury = Injury(id="a", site="knee", onset=TODAY - 20 * DAY)
    runs = tuple(run(TODAY - days * DAY, 5_000, 30) for days in (22, 15, 6, 2))
    assert days_not_running(injury, Log(activities=runs), TODAY) == 20
    for by, checks, days in (
        ("therapist", "not_done", 14), ("self_check", "passed", 14),
        ("coach", "passed", 20), ("therapist", "failed", 20),
    ):  # fmt: skip
        given = Clearance(injury="a", date=TODAY - 10 * DAY, by=by, checks=checks)
        assert days_not_running(injury, Log(activities=runs, clearances=(given,)), TODAY) == days
    over = Injury(id="a", site="knee", onset=TODAY - 20 * DAY, resolved=TODAY - 17 * DAY)
    assert days_not_running(over, Log(), TODAY) == 3


def test_the_list_tells_how_each_stands(house: House) -> None:
    write(house, ActivityRecorded(activity=run(dt.date(2026, 12, 30), 5_000, 30)), on=dt.date(2026, 12, 30))
    add_injury(house, CALF, today=TODAY)
    resolve_injury(house, "left-calf-1", today=TODAY)
    add_injury(house, ASKS["bone"], today=TODAY)
    calf, bone = injuries_of(house, TODAY)
    assert (calf.open, calf.days, calf.severity, calf.gate) == (False, 2, "niggle", None)
    assert (bone.open, bone.days, bone.severity) == (True, 2, "bone")
    assert bone.gate is not None
    assert (bone.gate.name, bone.gate.injury) == ("hold", "left-tibia-1")
    first, second = injuries_document((calf, bone))["injuries"]
    assert (first["state"], first["resolved"], first["gate"]) == ("resolved", "2027-01-04", None)
    assert {"id", "site", "tissue", "aspect", "onset", "running_stopped", "surgery", "days_not_running"} <= set(second)
    assert (second["state"], second["tissue"], second["severity"]) == ("open", "bone", "bone")


@pytest.mark.parametrize(
    ("days", "severity"), [(3, "niggle"), (4, "mild"), (7, "mild"), (8, "moderate"), (29, "severe")]
)
def test_the_class_follows_from_the_days(house: House, days: int, severity: str) -> None:
    add_injury(house, CALF | {"onset": str(TODAY - days * DAY)}, today=TODAY)
    (one,) = injuries_of(house, TODAY)
    assert (one.days, one.severity) == (days, severity)
    amend_injury(house, "left-calf-1", {"surgery": True}, today=TODAY)
    assert injuries_of(house, TODAY)[0].severity == "severe"


def test_where_no_plan_can_be_made_the_list_stands_without_a_gate(house: House) -> None:
    write(house, InjuryOpened(injury=Injury(id="a", site="knee", onset=TODAY)))
    write(house, OverlayApplied(overlay={"no/such": 1}))
    (one,) = injuries_of(house, TODAY)
    assert (one.open, one.gate) == (True, None)
