"""An import that is taken back: its entries are retracted, the log grows, and what others recorded stays."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import msgspec
import pytest

from surefoot.diary.activity import Activity
from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMerged,
    ActivityRecorded,
    New,
    Origin,
    Retracted,
    SessionMatched,
    decode_fact,
    encode_fact,
)
from surefoot.services.importing import import_paths, undo
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.units import Seconds
from tests.files.writers import START, strava
from tests.services.importing.making import DAY, NOW, bare, house, imported, memory, outings, phone, watch

A, B, C = "2027-01-04-1", "2027-01-04-2", "2027-01-04-3"
ROW = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "moving": 1800, "metres": 5400}


def state(home: House) -> list[tuple[Activity, str, list[str], str | None]]:
    """What the log says of its outings, whatever their ids."""
    return [
        (one.activity, one.name, sorted(Path(origin.path).name for origin in one.origins), one.batch)
        for one in sorted(outings(home), key=lambda one: one.activity.date)
    ]


def alone(tmp_path: Path, *imports: dict[str, bytes]) -> House:
    """A house with these imports, one after the other."""
    home = house()
    for number, files in enumerate(imports):
        imported(home, tmp_path / str(number), files)
    return home


def test_exactly_that_batch_is_gone_and_the_log_longer(tmp_path: Path) -> None:
    one, two = ({f"{i}.fit": watch(start=START + i * DAY) for i in days} for days in (range(3), range(3, 5)))
    home = alone(tmp_path, one, two)
    before = home.log.entries()
    report = undo(home, A)
    assert (report.entries, report.activities, report.stay) == (3, 3, 0)
    assert home.log.entries()[:5] == before
    assert [entry.fact for entry in home.log.entries()[5:]] == [
        Retracted(of=i, reason=f"import {A} is undone") for i in (1, 2, 3)
    ]
    assert {outing.batch for outing in outings(home)} == {B}
    assert len(list(home.originals.digests())) == 5


def test_what_was_undone_can_be_imported_again(tmp_path: Path) -> None:
    home = alone(tmp_path, {"a.fit": watch(), "b.gpx": phone()})
    undo(home, A)
    assert outings(home) == []
    report = import_paths(home, [tmp_path])
    assert (report.batch, report.added, report.duplicates) == (B, 1, 1)
    assert len(outings(home)) == 1


def test_an_unknown_import_is_refused_with_the_names_of_the_known(tmp_path: Path) -> None:
    home = alone(tmp_path, {"a.fit": watch()}, {"b.fit": watch(start=START + DAY)})
    with pytest.raises(Refusal, match="no such import") as refused:
        undo(home, "2027-01-04-9")
    assert refused.value.mend == f"your imports are: {A}, {B}"
    undo(home, A)
    with pytest.raises(Refusal, match="undone already") as refused:
        undo(home, A)
    assert refused.value.mend == f"your imports are: {B}"
    with pytest.raises(Refusal) as refused:
        undo(house(), A)
    assert refused.value.mend == "there is no import in your log"
    assert len(home.log.entries()) == 3


def test_without_a_merge_the_outing_is_as_it_was(tmp_path: Path) -> None:
    home = alone(tmp_path, {"phone.gpx": phone()}, {"watch.fit": watch()})
    report = undo(home, B)
    assert (report.entries, report.activities, report.stay) == (1, 0, 1)
    assert state(home) == state(alone(tmp_path, {"phone.gpx": phone()}))
    assert len(home.log.entries()) == 3
    assert import_paths(home, [tmp_path]).duplicates == 2


@pytest.mark.parametrize(("first", "second"), [("phone", "watch"), ("watch", "phone")])
def test_an_outing_stays_while_another_import_recorded_it(tmp_path: Path, first: str, second: str) -> None:
    files = {"phone": {"phone.gpx": phone()}, "watch": {"watch.fit": watch()}}
    home = alone(tmp_path, files[first], files[second])
    report = undo(home, A)
    assert (report.entries, report.activities, report.stay) == (1, 0, 1)
    by_itself = alone(tmp_path / "alone", files[second])
    assert [entry[:3] for entry in state(home)] == [entry[:3] for entry in state(by_itself)]
    assert [outing.batch for outing in outings(home)] == [B]
    assert outings(home)[0].start == outings(by_itself)[0].start
    again = import_paths(home, [tmp_path / "0", tmp_path / "1"])
    assert (again.added, again.duplicates, len(outings(home))) == (0, 2, 1)
    undo(home, B)
    undo(home, C)
    assert outings(home) == []


@pytest.mark.parametrize("batch", [A, B, C])
def test_of_three_recordings_any_can_be_taken_back(tmp_path: Path, batch: str) -> None:
    row = {"activities.csv": strava([ROW | {"name": "City run", "race": 1}])}
    files = {A: {"phone.gpx": phone()}, B: {"watch.fit": watch()}, C: row}
    home = alone(tmp_path, *files.values())
    report = undo(home, batch)
    assert (report.activities, report.stay) == (0, 1)
    left = alone(tmp_path / "left", *(one for name, one in files.items() if name != batch))
    assert [entry[:3] for entry in state(home)] == [entry[:3] for entry in state(left)]
    assert home.log.known_digests().keys() == left.log.known_digests().keys()
    assert set(home.log.known_digests().values()) == {outings(home)[0].id}
    for name in {A, B, C} - {batch}:
        undo(home, name)
    assert outings(home) == []


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_undone_leaves_what_the_other_imports_make(tmp_path: Path, seed: int) -> None:
    """Recordings of four outings in random imports, some of them undone: as if only the others had been."""
    chance = random.Random(seed)
    kinds = {"watch.fit": watch, "phone.gpx": phone, "bare.tcx": bare}
    files = {f"{day}-{name}": make(start=START + day * DAY) for day in range(4) for name, make in kinds.items()}
    imports: list[dict[str, bytes]] = [{} for _ in range(4)]
    for name, data in files.items():
        chance.choice(imports)[name] = data
    imports = [one for one in imports if one]
    home = alone(tmp_path / "all", *imports)
    batches = [f"2027-01-04-{number}" for number in range(1, len(imports) + 1)]
    undone = chance.sample(batches, chance.randint(1, len(batches)))
    for batch in undone:
        undo(home, batch)
    left = alone(tmp_path / "left", *(one for batch, one in zip(batches, imports, strict=True) if batch not in undone))
    assert [entry[:3] for entry in state(home)] == [entry[:3] for entry in state(left)]
    assert home.log.known_digests().keys() == left.log.known_digests().keys()


def test_what_the_runner_said_of_an_outing_stays_with_it(tmp_path: Path) -> None:
    home = alone(tmp_path, {"phone.gpx": phone()}, {"watch.fit": watch()})
    mine = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1777), rpe=6)
    said = (ActivityCorrected(of=1, activity=mine), SessionMatched(activity=1, session="2026-W18-easy-1"))
    home.log.append([New(fact=fact, effective=mine.date) for fact in said])
    undo(home, A)
    (outing,) = outings(home)
    assert (outing.activity, memory(home).matches[outing.id]) == (mine, "2026-W18-easy-1")
    undo(home, B)
    assert outings(home) == []


def test_a_run_by_hand_stays_when_its_recording_goes(tmp_path: Path) -> None:
    home = house()
    mine = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1800))
    start = dt.datetime.fromtimestamp(START, dt.UTC)
    home.log.append([New(fact=ActivityRecorded(activity=mine, start=start), effective=mine.date)])
    imported(home, tmp_path, {"a.fit": watch()})
    assert undo(home, A).stay == 1
    assert [outing.activity for outing in outings(home)] == [mine]


def test_a_merge_that_says_nothing_of_itself_stands_up_with_all_it_has() -> None:
    home = house()
    run = Activity(date=dt.date(2026, 5, 3), duration=Seconds(1800))
    start = dt.datetime.fromtimestamp(START, dt.UTC)
    known = msgspec.structs.replace(run, avg_hr=150)
    home.log.append(
        [
            New(
                fact=ActivityRecorded(activity=run, start=start, origin=Origin(path="a")), effective=run.date, batch="a"
            ),
            New(fact=ActivityMerged(of=1, activity=known, origin=Origin(path="b")), effective=run.date, batch="b"),
        ]
    )
    undo(home, "a")
    assert [(outing.activity, outing.start) for outing in outings(home)] == [(known, start)]


def test_a_lost_session_does_not_come_back_with_another_import(tmp_path: Path) -> None:
    """What the runner took back by itself stays taken back, whichever import is undone."""
    home = alone(tmp_path, {"a.fit": watch(), "b.fit": watch(start=START + DAY)}, {"c.tcx": bare(start=START + DAY)})
    home.log.append([New(fact=Retracted(of=1), effective=NOW.date())])
    assert undo(home, B).stay == 1
    assert [outing.id for outing in outings(home)] == [2]
    assert undo(home, A).entries == 1
    assert outings(home) == []


def test_every_fact_of_an_import_reads_back_as_it_was_written(tmp_path: Path) -> None:
    home = alone(tmp_path, {"phone.gpx": phone()}, {"watch.fit": watch()})
    undo(home, A)
    facts = [entry.fact for entry in home.log.entries()]
    assert [decode_fact(encode_fact(fact)) for fact in facts] == facts
