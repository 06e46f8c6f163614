"""What was measured: kept under its file, replaced by a newer version, gone with its file, not believed if damaged."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
import pytest

from surefoot.analysis import Analysis, Best, Drift, Part
from surefoot.diary.stream import stream_of
from surefoot.files import pack_stream
from surefoot.services.packing import pack_measured, pack_original
from surefoot.services.ports import Glance, House, Measured
from surefoot.services.refusal import Refusal
from tests.store.logs import digest_of, new, recorded
from tests.store.raw import execute

STREAM = pack_stream(stream_of(100, time=1e9 + np.arange(100), heart_rate=np.full(100, 151)))
ANALYSIS = Analysis(
    version="1",
    samples=100,
    elapsed=99,
    timer=99,
    moving=98,
    distance=300.5,
    kilometres=tuple(Part(start=i, end=i + 1, distance=1000, moving=300) for i in range(30)),
    best=(Best(distance=400, seconds=80.25, start=1, start_distance=3),),
    heart_rates={150: 60, 151: 38.5},
    drift=Drift(percent=-1.5),
)


def measured(content: bytes = b"gpx", part: int = 0, version: str = "1") -> Measured:
    return Measured(digest_of(content), part, version, msgspec.structs.replace(ANALYSIS, version=version), STREAM)


def test_it_comes_back_as_it_was(any_house: House) -> None:
    rows = [measured(), measured(part=1), measured(b"fit")]
    any_house.measured.put(rows)
    assert any_house.measured.get(digest_of(b"gpx"), 1) == rows[1]
    found = any_house.measured.many(
        [(digest_of(b"gpx"), 0), (digest_of(b"fit"), 0), (digest_of(b"fit"), 1), ("none", 0)]
    )
    assert found == {(row.digest, row.part): row._replace(stream=b"") for row in (rows[0], rows[2])}
    stream = any_house.measured.stream(digest_of(b"fit"), 0)
    assert stream is not None
    assert (len(stream.time), stream.heart_rate[99], np.isnan(stream.power).all()) == (100, 151, True)


def test_a_glance_at_many_says_the_same(any_house: House) -> None:
    any_house.measured.put([measured(), measured(part=1), measured(b"fit")])
    keys = [(digest_of(b"gpx"), 1), (digest_of(b"fit"), 0), (digest_of(b"fit"), 7), ("none", 0)]
    found = any_house.measured.glances(keys)
    assert found == {key: Glance(None, {150: 60.0, 151: 38.5}, {}) for key in keys[:2]}
    climbed = measured()._replace(analysis=msgspec.structs.replace(ANALYSIS, climb=12.25, speeds={31: 4.04}))
    any_house.measured.put([climbed])
    assert any_house.measured.glances([(digest_of(b"gpx"), 0)]) == {
        (digest_of(b"gpx"), 0): Glance(12.25, {150: 60.0, 151: 38.5}, {31: 4.0})
    }
    assert any_house.measured.climbs([(digest_of(b"gpx"), 0), *keys]) == {(digest_of(b"gpx"), 0): 12.25}


def test_what_is_not_there(any_house: House) -> None:
    assert any_house.measured.get("none", 0) is None
    assert any_house.measured.stream("none", 0) is None
    assert any_house.measured.many([("none", 0)]) == any_house.measured.many([]) == any_house.measured.versions() == {}
    any_house.measured.put([])


def test_a_newer_version_takes_the_place(any_house: House) -> None:
    any_house.measured.put([measured(), measured(b"fit")])
    any_house.measured.put_packed([pack_measured(measured(version="2")), pack_measured(measured(version="3"))])
    assert any_house.measured.versions() == {(digest_of(b"gpx"), 0): "3", (digest_of(b"fit"), 0): "1"}
    assert any_house.measured.get(digest_of(b"gpx"), 0) == measured(version="3")


def test_more_than_one_statement_holds(any_house: House) -> None:
    rows = [measured(str(i).encode()) for i in range(1203)]
    any_house.measured.put(rows)
    assert len(any_house.measured.many([(row.digest, 0) for row in rows])) == len(any_house.measured.versions()) == 1203


def test_all_or_none(house: House) -> None:
    def broken() -> None:
        with house.log.writing():
            house.measured.put([measured()])
            house.originals.put_packed([pack_original(digest_of(b"gpx"), b"gpx")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert house.measured.versions() == {}
    assert list(house.originals.digests()) == []


@pytest.mark.parametrize("codec", ["zip", "plain", "zstd"])
@pytest.mark.parametrize("content", [b"torn", b'{"version": 1', b'{"version": "1"}', b"\xff"])
def test_what_is_damaged_counts_as_not_there(house: House, codec: str, content: bytes) -> None:
    house.measured.put([measured()])
    execute(house, "UPDATE store_measured SET codec = %s, analysis = %s, stream = %s", codec, content, content)
    key = (digest_of(b"gpx"), 0)
    assert house.measured.get(*key) is None
    assert house.measured.many([key]) == {}
    assert house.measured.stream(*key) is None
    house.measured.put([measured()])
    assert house.measured.get(*key) == measured()


def test_it_may_be_deleted(house: House) -> None:
    house.measured.put([measured()])
    execute(house, "DELETE FROM store_measured")
    assert house.measured.versions() == {}


def test_it_goes_with_its_file(house: House, opener: Callable[..., House]) -> None:
    other = opener(runner="another")
    for home, content in ((house, b"gpx"), (other, b"own"), (other, b"gpx")):
        home.originals.put_packed([pack_original(digest_of(content), content)])
        home.measured.put([measured(content)])
        home.log.append([new(recorded(1, content))])
    other.log.erase()
    assert list(house.measured.versions()) == [(digest_of(b"gpx"), 0)]
    house.log.erase()
    assert house.measured.versions() == {}


def test_originals_that_come_packed(house: House) -> None:
    long = b"gpx" * 1000
    rows = [pack_original(digest_of(content), content) for content in (b"gpx", long, b"gpx")]
    house.originals.put_packed(rows)
    house.originals.put_packed(rows[1:])
    assert [house.originals.get(digest_of(content)) for content in (b"gpx", long)] == [b"gpx", long]
    assert execute(house, "SELECT size, codec FROM store_original ORDER BY size") == [(3, "plain"), (3000, "zstd")]


def test_a_wrong_digest_is_found_out_on_reading(house: House) -> None:
    house.originals.put_packed([pack_original("0" * 64, b"gpx")])
    with pytest.raises(Refusal, match="damaged"):
        house.originals.get("0" * 64)
