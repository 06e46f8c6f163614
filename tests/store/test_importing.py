"""An import and its undoing on either database: what a house in memory does, a real one does as well."""

from __future__ import annotations

from pathlib import Path

from surefoot.services.importing import import_paths, undo
from surefoot.services.ports import House
from tests.files.writers import START
from tests.services.importing import making
from tests.services.importing.making import DAY, outings, phone, watch, written


def test_an_import_again_and_undone(house: House, tmp_path: Path) -> None:
    files = {f"{day}.fit": watch(start=START + day * DAY) for day in range(5)}
    first = import_paths(house, [written(tmp_path / "watch", files)])
    second = import_paths(house, [written(tmp_path / "phone", {"a.gpx": phone(), "torn.gpx": phone()[:500]})])
    assert (first.added, second.added, second.duplicates, second.failed) == (5, 0, 1, 1)
    assert import_paths(house, [tmp_path]).duplicates == 6
    assert len(house.log.entries()) == 6
    undone = undo(house, first.batch or "")
    assert (undone.entries, undone.activities, undone.stay) == (5, 4, 1)
    (left,) = outings(house)
    assert (left.batch, left.activity.distance, left.activity.avg_hr) == (second.batch, 5399, None)
    assert house.log.known_digests() == {left.origins[0].digest: left.id}
    assert import_paths(house, [tmp_path]).added == 4
    assert {outing.activity.date.day for outing in outings(house)} == set(range(3, 8))


def test_it_writes_what_a_house_in_memory_writes(house: House, tmp_path: Path) -> None:
    folder = written(tmp_path / "runs", {"a.fit": watch(), "b.gpx": phone(), "c.fit": watch(start=START + DAY)})
    memory = making.house()
    for home in (house, memory):
        import_paths(home, [folder])
    assert [entry.fact for entry in house.log.entries()] == [entry.fact for entry in memory.log.entries()]
    assert {name: house.originals.get(name) for name in house.originals.digests()} == {
        name: memory.originals.get(name) for name in memory.originals.digests()
    }
