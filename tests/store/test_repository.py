"""The log and the originals: the same on SQLite, on PostgreSQL, and in the fake that services are tested with."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import msgspec
import pytest

from surefoot.diary import entries as log
from surefoot.diary.entries import Fact, encode_fact, kind_of
from surefoot.diary.folding import remember
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import FakeLog
from tests.store.logs import EVERY_KIND, MONDAY, NOON, Ticking, activity, digest_of, new, recorded, runs


@pytest.fixture
def house(any_house: House) -> House:
    """As the fixture of this name elsewhere, and the fake as well: all three keep one contract."""
    return any_house


def fails_while_writing(house: House, step) -> None:
    """Do something while the log is held, see it in the log, and fail."""
    with house.log.writing():
        before = house.log.entries(), list(house.originals.digests())
        step()
        assert (house.log.entries(), list(house.originals.digests())) != before
        raise KeyError


def test_a_new_log_is_empty(house: House) -> None:
    assert (house.log.entries(), house.log.known_digests(), list(house.originals.digests())) == ([], {}, [])


def test_every_kind_is_here() -> None:
    assert {type(fact) for fact in EVERY_KIND} == set(get_args(Fact))


def test_every_kind_comes_back_as_it_went_in(house: House) -> None:
    added = house.log.append([new(fact, author="coach", batch="b-1") for fact in EVERY_KIND])
    found = house.log.entries()
    assert found == added
    assert [entry.fact for entry in found] == list(EVERY_KIND)
    assert [encode_fact(entry.fact) for entry in found] == [encode_fact(fact) for fact in EVERY_KIND]
    assert {(entry.author, entry.batch, entry.runner) for entry in found} == {("coach", "b-1", "runner")}


def test_entries_are_numbered_from_one_without_gaps(house: House) -> None:
    for number in (1, 3, 2):
        house.log.append(runs(number))
    assert [entry.id for entry in house.log.entries()] == [1, 2, 3, 4, 5, 6]
    assert [entry.id for entry in house.log.entries(after=4)] == [5, 6]
    assert house.log.entries(after=6) == []


def test_what_is_returned_is_what_is_read(house: House) -> None:
    first, second = house.log.append(runs(2, batch="b"))
    assert house.log.entries() == [first, second]
    assert (first.effective, second.effective) == (MONDAY, MONDAY - dt.timedelta(days=1))
    assert first.recorded.utcoffset() == dt.timedelta(0)


def test_nothing_to_write_writes_nothing(house: House) -> None:
    assert house.log.append([]) == []
    assert house.log.append_if(lambda entries: []) == []
    assert house.log.entries() == []


def test_a_decision_sees_the_whole_log(house: House) -> None:
    house.log.append(runs(2))
    added = house.log.append_if(lambda entries: runs(len(entries), batch="seen"))
    assert [(entry.id, entry.batch) for entry in added] == [(3, "seen"), (4, "seen")]


def test_a_decision_that_refuses_writes_nothing(house: House) -> None:
    def refuse(entries):
        raise Refusal("session", "x", "no", "none")

    with pytest.raises(Refusal, match="no"):
        house.log.append_if(refuse)
    house.log.append(runs(1))
    assert [entry.id for entry in house.log.entries()] == [1]


def test_holding_the_log_keeps_all_or_nothing(house: House) -> None:
    house.log.append(runs(1))
    with pytest.raises(KeyError):
        fails_while_writing(house, lambda: house.log.append(runs(2)))
    assert len(house.log.entries()) == 1
    with house.log.writing():
        house.log.append(runs(1))
        house.log.append(runs(1))
    assert [entry.id for entry in house.log.entries()] == [1, 2, 3]


def test_an_inner_hold_that_fails_leaves_the_outer_one_whole(house: House) -> None:
    with house.log.writing():
        house.log.append(runs(1))
        with pytest.raises(KeyError):
            fails_while_writing(house, lambda: house.log.append(runs(5)))
        house.log.append(runs(1, batch="after"))
    assert [(entry.id, entry.batch) for entry in house.log.entries()] == [(1, None), (2, "after")]


def test_digests_lead_to_living_outings(house: House) -> None:
    house.log.append([new(recorded(1, b"gpx")), new(recorded(2))])
    house.log.append(
        [new(log.ActivityMerged(of=1, activity=activity(), origin=log.Origin(path="a", digest=digest_of(b"fit"))))]
    )
    assert house.log.known_digests() == {digest_of(b"gpx"): 1, digest_of(b"fit"): 1}


def test_digests_that_were_taken_back_are_forgotten_until_that_is_taken_back(house: House) -> None:
    house.log.append([new(recorded(1, b"gpx")), new(log.Retracted(of=1))])
    assert house.log.known_digests() == {}
    house.log.append([new(log.Retracted(of=2))])
    assert house.log.known_digests() == {digest_of(b"gpx"): 1}


def test_an_origin_without_a_digest_is_not_known(house: House) -> None:
    fact = msgspec.structs.replace(recorded(), origin=log.Origin(path="a.gpx"))
    house.log.append([new(fact)])
    assert house.log.known_digests() == {}


def test_a_clock_that_was_set_back_does_not_reorder(house: House) -> None:
    clock = Ticking(step=-3600)
    if isinstance(house.log, FakeLog):
        house.log.now = clock
    else:
        house.log._now = clock
    for day in range(3):
        house.log.append(runs(1, first=day))
    found = house.log.entries()
    assert [entry.id for entry in found] == [1, 2, 3]
    assert [entry.recorded for entry in found] == [NOON - dt.timedelta(hours=hour) for hour in (1, 2, 3)]
    assert [outing.activity.date for outing in remember(found, MONDAY).outings.values()] == [
        MONDAY - dt.timedelta(days=day) for day in range(3)
    ]


def test_a_recorded_time_keeps_its_microseconds(house: House) -> None:
    precise = dt.datetime(2027, 1, 4, 12, 30, 15, 123457, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=45)))
    setattr(house.log, "now" if isinstance(house.log, FakeLog) else "_now", lambda: precise)
    house.log.append(runs(1))
    assert house.log.entries()[0].recorded == precise


def test_originals_come_back(house: House) -> None:
    contents = [b"", b"short", b"<gpx>" * 100_000, bytes(range(256)) * 9]
    for content in contents:
        house.originals.put(digest_of(content), content)
        house.originals.put(digest_of(content), content)
    assert [house.originals.get(digest_of(content)) for content in contents] == contents
    assert list(house.originals.digests()) == sorted(map(digest_of, contents))


def test_an_original_that_is_not_there_is_refused(house: House) -> None:
    with pytest.raises(Refusal) as refused:
        house.originals.get(digest_of(b"never"))
    assert (refused.value.path, refused.value.value) == ("original", digest_of(b"never"))


def test_an_original_goes_with_the_batch_it_came_with(house: House) -> None:
    with pytest.raises(KeyError):
        fails_while_writing(house, lambda: house.originals.put(digest_of(b"x"), b"x"))
    assert list(house.originals.digests()) == []


def test_kinds_have_the_names_of_their_json(house: House) -> None:
    house.log.append([new(fact) for fact in EVERY_KIND])
    assert [kind_of(entry.fact) for entry in house.log.entries()] == [
        msgspec.json.decode(encode_fact(fact))["fact"] for fact in EVERY_KIND
    ]
