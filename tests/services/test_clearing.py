"""Words on running again, pauses and births: who may say what, and what is written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.diary.body import Birth, Clearance, Hold
from surefoot.diary.entries import Cleared, ProtocolAssigned, StageSet
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory
from surefoot.services.clearing import clear, holds_document, holds_of, lift_hold, place_hold, record_birth
from surefoot.services.deciding import undo
from surefoot.services.following import consequence
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import fake_house
from tests.services.logs import NOON, TODAY, injured

WORD = {"injury": "shin-1", "date": "2027-01-03", "by": "therapist"}
DAY = dt.timedelta(days=1)


@pytest.fixture
def house() -> House:
    found = fake_house(NOON)
    injured(found)
    return found


def memory_of(house: House) -> Memory:
    return remember(house.log.entries(), TODAY)


@pytest.mark.parametrize(
    ("by", "author"),
    [("physician", "physician"), ("therapist", "therapist"), ("coach", "coach"), ("self_check", "runner")],
)
def test_a_word_is_signed_by_its_role_and_speaks_of_its_day(house: House, by: str, author: str) -> None:
    (entry,) = clear(house, WORD | {"by": by, "checks": "passed"}, today=TODAY, reason="walks well")
    given = Clearance(injury="shin-1", date=dt.date(2027, 1, 3), by=by, checks="passed")
    assert (entry.author, entry.effective) == (author, dt.date(2027, 1, 3))
    assert entry.fact == Cleared(clearance=given, reason="walks well")
    assert memory_of(house).log().clearances == (given,)


def test_a_therapists_protocol_and_stage_are_entries_with_the_reason(house: House) -> None:
    entries = clear(house, WORD | {"checks": "passed", "protocol": "bone/2"}, today=TODAY, reason="hops are even")
    given = Clearance(injury="shin-1", date=dt.date(2027, 1, 3), by="therapist", checks="passed", protocol="bone/2")
    assert [entry.fact for entry in entries] == [
        Cleared(clearance=given, reason="hops are even"),
        ProtocolAssigned(injury="shin-1", protocol="bone", reason="hops are even"),
        StageSet(injury="shin-1", stage="bone/2", reason="hops are even"),
    ]
    assert {entry.author for entry in entries} == {"therapist"}
    assert memory_of(house).log().clearances == (given,)
    later = clear(house, WORD | {"date": "2027-01-04", "protocol": "general"}, today=TODAY)
    assert len(later) == 2
    assert [c.protocol for c in memory_of(house).log().clearances] == ["bone/2", "general"]


def test_a_physician_names_a_protocol_in_their_own_word(house: House) -> None:
    (entry,) = clear(house, WORD | {"by": "physician", "protocol": "bone"}, today=TODAY)
    assert isinstance(entry.fact, Cleared)
    assert entry.fact.clearance.protocol == "bone"


def test_undo_takes_a_word_and_its_stage_back(house: House) -> None:
    for entry in clear(house, WORD | {"protocol": "bone/2"}, today=TODAY):
        undo(house, entry.id, today=TODAY)
    assert memory_of(house).clearances == {}


@pytest.mark.parametrize("subject", ["red_flag", "birth", "pregnancy", "readiness"])
def test_states_are_cleared_like_injuries(house: House, subject: str) -> None:
    clear(house, WORD | {"injury": subject}, today=TODAY)
    assert [c.injury for c in memory_of(house).clearances.values()] == [subject]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"injury": "shin-9"}, "injury"),
        ({"by": "friend"}, "by"),
        ({"checks": "nearly"}, "checks"),
        ({"date": "2027-01-05"}, "date"),
        ({"date": "2026-11-30"}, "date"),
        ({"protocol": "general", "by": "coach"}, "protocol"),
        ({"protocol": "general", "by": "self_check"}, "protocol"),
        ({"protocol": "general/0"}, "protocol"),
        ({"protocol": "general/two"}, "protocol"),
        ({"protocol": "general/2/3"}, "protocol"),
        ({"protocol": "my own"}, "protocol"),
    ],
)
def test_what_nobody_can_say_is_refused_and_nothing_is_written(house: House, change: dict[str, Any], path: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        clear(house, WORD | change, today=TODAY)
    assert (refused.value.path, len(house.log.entries())) == (path, 1)
    assert refused.value.mend


def test_a_pause_is_signed_and_one_of_later_speaks_of_today(house: House) -> None:
    entry = place_hold(house, {"from": "2027-01-02", "to": "2027-01-05", "by": "coach", "reason": "tired"}, today=TODAY)
    assert (entry.author, entry.effective) == ("coach", dt.date(2027, 1, 2))
    assert place_hold(house, {"from": "2027-02-01", "by": "runner"}, today=TODAY).effective == TODAY
    place_hold(house, {"from": "2027-01-01", "to": "2027-01-03", "by": "runner"}, today=TODAY)
    assert [(one.entry, one.state) for one in holds_of(house, TODAY)] == [(2, "open"), (3, "ahead"), (4, "over")]
    assert holds_document(holds_of(house, TODAY))["holds"][:2] == [
        {"id": 2, "to": "2027-01-05", "reason": "tired", "from": "2027-01-02", "by": "coach", "state": "open"},
        {"id": 3, "to": None, "reason": "", "from": "2027-02-01", "by": "runner", "state": "ahead"},
    ]


LIFTS = {
    "runner": ("runner", "coach", "therapist", "physician"),
    "coach": ("coach", "therapist", "physician"),
    "therapist": ("therapist", "physician"),
    "physician": ("physician",),
}


@pytest.mark.parametrize("by", LIFTS["runner"])
@pytest.mark.parametrize("placed", LIFTS)
def test_who_asked_for_a_pause_decides_who_lifts_it(house: House, placed: str, by: str) -> None:
    number = place_hold(house, {"from": "2027-01-02", "by": placed}, today=TODAY).id
    if by not in LIFTS[placed]:
        with pytest.raises(Refusal, match="theirs to lift") as refused:
            lift_hold(house, number, by, today=TODAY)
        assert f"--by {placed}" in refused.value.mend
        assert len(house.log.entries()) == 2
        return
    entry = lift_hold(house, number, by, today=TODAY)
    assert (entry.author, memory_of(house).holds) == (
        by,
        {number: Hold(from_=TODAY - 2 * DAY, to=TODAY - DAY, by=placed)},
    )
    undo(house, entry.id, today=TODAY)
    assert memory_of(house).holds[number].to is None


def test_what_is_no_pause_any_more_cannot_be_lifted(house: House) -> None:
    def refused(number: int, by: str = "runner") -> Refusal:
        with pytest.raises(Refusal) as found:
            lift_hold(house, number, by, today=TODAY)
        return found.value

    assert refused(1).mend == "there is nothing to lift"
    over = place_hold(house, {"from": "2027-01-01", "to": "2027-01-03", "by": "runner"}, today=TODAY).id
    assert "ended on 2027-01-03" in str(refused(over))
    assert str(over) in refused(99).mend
    today = place_hold(house, {"from": "2027-01-04", "by": "runner"}, today=TODAY).id
    assert refused(today, "dog").path == "--by"
    lift_hold(house, today, "runner", today=TODAY)
    assert today not in memory_of(house).holds


@pytest.mark.parametrize(
    ("document", "path"),
    [({"from": "2027-01-05", "to": "2027-01-04", "by": "runner"}, "to"), ({"from": "2027-01-05", "by": "dog"}, "by")],
)
def test_what_is_no_pause_is_refused(house: House, document: dict[str, Any], path: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        place_hold(house, document, today=TODAY)
    assert refused.value.path == path


def test_a_birth_speaks_of_its_day_and_gives_the_body_its_time() -> None:
    house = fake_house(NOON)
    entry = record_birth(house, {"date": "2026-12-01", "caesarean": True}, today=TODAY)
    assert entry.effective == dt.date(2026, 12, 1)
    assert memory_of(house).births == {1: Birth(date=dt.date(2026, 12, 1), caesarean=True)}
    follows = consequence(house, entry, TODAY)
    assert follows is not None
    assert (follows.before.name, follows.gate.name) == ("clear", "hold")
    with pytest.raises(ScenarioError):
        record_birth(house, {"date": "2027-01-05"}, today=TODAY)


def test_what_several_entries_change_is_held_against_the_log_before_the_first() -> None:
    house = fake_house(NOON)
    first = record_birth(house, {"date": "2026-12-01"}, today=TODAY)
    last = place_hold(house, {"from": "2027-01-04", "by": "runner"}, today=TODAY)
    alone, both = consequence(house, last, TODAY), consequence(house, last, TODAY, first)
    assert alone is not None
    assert both is not None
    assert (alone.before.name, both.before.name) == ("hold", "clear")
