"""GPX: versions, extensions, several tracks, and everything that can be wrong with XML."""

from __future__ import annotations

import codecs
import datetime as dt
import math
import re
import time
from pathlib import Path

import pytest

from surefoot.files import FileError, Recording, Skipped, _tracks, read_bytes, read_path
from surefoot.rulebook import Book
from tests.files.writers import START, Point, gpx, straight


def one(data: bytes, book: Book) -> Recording:
    """The one recording of a file."""
    (found,) = read_bytes("run.gpx", data, book)
    assert isinstance(found, Recording)
    return found


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_run(book: Book, version: str) -> None:
    found = one(gpx([[straight(1800)]], version=version, name="Früh ☀"), book)
    assert found.start == dt.datetime(2026, 5, 3, 7, 0, tzinfo=dt.UTC)
    assert (found.sport, found.name, found.source) == ("run", "Früh ☀", "our writer")
    assert found.distance == pytest.approx(5400, abs=0.1)
    assert (found.elapsed, found.moving, found.timer) == (1800, 1800, None)
    assert (found.avg_hr, found.max_hr) == (150, 150)
    assert found.place == (48.0, 11.0)


def test_heart_rate_whoever_wrote_it(book: Book) -> None:
    template = gpx([[straight(60, heart_rate=None)]]).decode()
    for element in (
        "<hr>171</hr>",
        "<ns3:hr>171</ns3:hr>",
        "<heartrate>171</heartrate>",
        "<q:heartRate>171</q:heartRate>",
    ):
        data = template.replace("<ele>500</ele>", f"<ele>500</ele><extensions>{element}</extensions>")
        assert one(data.encode(), book).avg_hr == 171


@pytest.mark.parametrize(
    ("kind", "sport", "surface"),
    [
        ("running", "run", None),
        ("9", "run", None),
        ("Trail_Running", "run", "trail"),
        ("Laufen", "run", None),
        ("hiking", "walk", None),
        ("1", "ride", None),
        ("Kitesurfing", "other", None),
    ],
)
def test_the_type_of_a_track(book: Book, kind: str, sport: str, surface: str | None) -> None:
    found = one(gpx([[straight(600)]], kind=kind), book)
    assert (found.sport, found.surface) == (sport, surface)


@pytest.mark.parametrize(("speed", "sport"), [(3.0, "run"), (1.2, "walk"), (7.8, "ride"), (0.0, "other")])
def test_without_a_type_the_pace_tells(book: Book, speed: float, sport: str) -> None:
    assert one(gpx([[straight(600, speed)]], kind=""), book).sport == sport


def test_a_type_inside_a_link_is_not_the_sport(book: Book) -> None:
    data = gpx([[straight(600)]], kind="").decode()
    data = data.replace("<trk>", "<trk><link href='x'><type>text/html</type></link>")
    assert one(data.encode(), book).sport == "run"


def test_several_tracks_are_several_outings(book: Book) -> None:
    found = read_bytes("x", gpx([[straight(600)], [straight(900, start=START + 7200)], []]), book)
    assert [type(result) for result in found] == [Recording, Recording, Skipped]
    assert [result.elapsed for result in found if isinstance(result, Recording)] == [600, 900]


def test_segments_are_one_outing(book: Book) -> None:
    segments = [straight(600), [], straight(600, start=START + 900)]
    found = one(gpx([segments]), book)
    assert found.distance == pytest.approx(3600, abs=1)
    assert (found.elapsed, found.moving) == (1500, 1200)


def test_points_without_times_are_no_recording(book: Book) -> None:
    points = [point._replace(time=None) for point in straight(600)]
    (found,) = read_bytes("x", gpx([[points]]), book)
    assert isinstance(found, Skipped)
    assert "no times" in found.reason


@pytest.mark.parametrize("start", [-2_147_000_000, 631_151_999 - 600, 4_102_444_800])
def test_a_clock_that_was_not_set(book: Book, start: int) -> None:
    (found,) = read_bytes("x", gpx([[straight(600, start=start)]]), book)
    assert isinstance(found, Skipped)
    assert "clock" in found.reason


def test_routes_and_waypoints_are_no_recording(book: Book) -> None:
    body = "<wpt lat='1' lon='2'><time>2026-05-03T07:00:00Z</time></wpt><rte><rtept lat='1' lon='2'/></rte><trkpt/>"
    (found,) = read_bytes("x", f"<gpx>{body}</gpx>".encode(), book)
    assert isinstance(found, Skipped)
    assert "route" in found.reason


def test_broken_numbers_and_times_lose_their_point_only(book: Book) -> None:
    points = straight(600)
    data = gpx([[points]]).decode()
    for wrong in ('lat="x" lon="11.0"', 'lon="11.0"', 'lat="nan" lon="inf"'):
        data = data.replace(f'lat="{points[100].latitude}" lon="11.0"', wrong)
    data = data.replace("2026-05-03T07:02:00Z", "yesterday").replace("<x:hr>150", "<x:hr>fast", 1)
    found = one(data.encode(), book)
    assert found.distance == pytest.approx(1800, abs=0.1)
    assert found.moving == pytest.approx(600)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03T07:00:00Z",
        "2026-05-03T09:00:00+02:00",
        "2026-05-03T07:00:00.000Z",
        "2026-05-03T07:00:00",
        "20260503T070000Z",
    ],
)
def test_ways_to_write_a_time(book: Book, text: str) -> None:
    data = gpx([[straight(600)]]).replace(b"2026-05-03T07:00:00Z", text.encode())
    assert one(data, book).start.timestamp() == START


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(book: Book, encoding: str) -> None:
    data = gpx([[straight(60)]], name="Frühlauf").decode().replace("UTF-8", encoding)
    assert one(data.encode(encoding), book).name == "Frühlauf"


@pytest.mark.parametrize("before", [codecs.BOM_UTF8, b"          ", b"\r\n\t"])
def test_what_services_write_before_the_document(book: Book, before: bytes) -> None:
    assert one(before + gpx([[straight(600)]]), book).elapsed == 600


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gpx([[straight(60)]])[:300], "Line 2 is not well-formed XML"),
        (b"<gpx>&nbsp;</gpx>", "undefined entity"),
        (b"<gpx>" + b"<a>" * 100, "nested more than"),
        (b'<?xml version="1.0" encoding="klingon"?><gpx></gpx>', "encoding"),
        (f"{LAUGHS}<gpx>&i;</gpx>".encode(), "document type"),
        (b'<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx></gpx>', "document type"),
        (b"<gpx></gpx><gpx></gpx>", "not well-formed"),
    ],
)
def test_unsound_xml_is_refused_at_once(book: Book, data: bytes, message: str) -> None:
    began = time.process_time()
    with pytest.raises(FileError, match=message) as caught:
        read_bytes("some/run.gpx", data, book)
    assert time.process_time() - began < 1
    assert caught.value.path == "some/run.gpx"
    assert caught.value.mend.endswith(".")
    assert str(caught.value).startswith("some/run.gpx: ")


def test_an_empty_file_named_gpx(book: Book) -> None:
    with pytest.raises(FileError, match="no element found"):
        read_bytes("empty.gpx", b"", book)


def test_more_points_than_a_run_has(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tracks, "SAMPLES", 500)
    with pytest.raises(FileError, match="more than 500 points"):
        read_bytes("x", gpx([[straight(600)]]), book)


def test_left_on_after_the_run(book: Book) -> None:
    wandering = [Point(START + 3600 + 60 * i, 48.05 + (i % 3) * 4e-5, 11.0, None, 60) for i in range(1, 600)]
    found = one(gpx([[[*straight(1800), *wandering]]]), book)
    assert found.distance == pytest.approx(5400, abs=1)
    assert (found.moving, found.avg_hr) == (pytest.approx(1800), 150)


# ------------------------------------------------------------------ the stream


def test_everything_that_a_point_says(book: Book) -> None:
    data = gpx([[straight(600)], []]).replace(
        b"<x:cad>85</x:cad>", b"<x:cad>85</x:cad><x:speed>3.1</x:speed></x:TrackPointExtension>"
        b"<x:TrackPointExtension><x:atemp>17.5</x:atemp></x:TrackPointExtension><power>240</power><x:y>"
    ).replace(b"</x:TrackPointExtension></extensions>", b"</x:y></extensions>")  # fmt: skip
    found = read_bytes("x", data, book)[0]
    assert isinstance(found, Recording)
    assert found.stream is not None
    assert [column[7] for column in found.stream] == [
        START + 7, pytest.approx(48.00018886), 11.0, 500.0, pytest.approx(math.nan, nan_ok=True),
        3.1, 150.0, 170.0, 240.0, 17.5, 1.0,
    ]  # fmt: skip
    assert len(found.stream.time) == 601


SPELLINGS = [
    ("<ele>7.5</ele>", "altitude", 7.5),
    ("<speed>2.5</speed>", "speed", 2.5),
    ("<extensions><power>250</power></extensions>", "power", 250),
    ("<extensions><p:PowerInWatts>250</p:PowerInWatts></extensions>", "power", 250),
    (
        "<extensions><g:TrackPointExtension><g:atemp>21</g:atemp></g:TrackPointExtension></extensions>",
        "temperature",
        21,
    ),
    ("<extensions><gpxdata:temp>21</gpxdata:temp></extensions>", "temperature", 21),
    ("<extensions><gpxdata:cadence>160</gpxdata:cadence></extensions>", "cadence", 160),
    ("<extensions><g:TrackPointExtension><g:cad>80</g:cad></g:TrackPointExtension></extensions>", "cadence", 160),
    ("<extensions><RunCadence>80</RunCadence></extensions>", "cadence", 160),
    ("<extensions><heartrate>150</heartrate><speed>2.5</speed></extensions>", "speed", 2.5),
    ("<extensions><gpxdata:hr>150</gpxdata:hr></extensions>", "heart_rate", 150),
]


@pytest.mark.parametrize(("written", "column", "value"), SPELLINGS)
def test_spellings(book: Book, written: str, column: str, value: float) -> None:
    template = gpx([[straight(60, heart_rate=None)]]).replace(b"<ele>500</ele>", b"").decode()
    data = re.sub(r"<extensions>.*?</extensions>", "", template).replace("</trkpt>", f"{written}</trkpt>")
    assert getattr(one(data.encode(), book).stream, column).tolist() == [value] * 61


def test_segments_are_told_in_the_stream(book: Book) -> None:
    found = one(gpx([[straight(10), straight(10, start=START + 60)]]), book)
    assert found.stream is not None
    assert found.stream.segment.tolist() == [1] * 11 + [2] * 11


def test_where_the_altitude_is_from(book: Book) -> None:
    data = gpx([[straight(60)]])
    assert one(data, book).altitude_from == "satellites"
    assert one(data.replace(b"our writer", b"Edge 500 With Barometer"), book).altitude_from == "barometer"
    assert one(data.replace(b"<ele>500</ele>", b""), book).altitude_from == ""


def test_what_a_forgotten_watch_added_is_not_in_the_stream(book: Book) -> None:
    wandering = [Point(START + 3600 + 60 * i, 48.05 + (i % 3) * 4e-5, 11.0, None, 60) for i in range(1, 600)]
    found = one(gpx([[[*straight(1800), *wandering]]]), book)
    assert found.stream is not None
    assert len(found.stream.time) == 1801


# ------------------------------------------------------------------ damage


@pytest.mark.parametrize("cut", [200, 5000, 20])
def test_a_torn_file_is_read_up_to_the_tear(book: Book, cut: int) -> None:
    data = gpx([[straight(600)]]).replace(b"<trkpt", b"\n<trkpt")
    found = one(data[:-cut], book)
    whole = data[:-cut].count(b"</trkpt>")
    line = data[:-cut].count(b"\n") + 1
    assert found.stream is not None
    assert found.elapsed == len(found.stream.time) - 1 == whole - 1
    assert found.salvaged.startswith(f"Line {line} is not well-formed XML (")
    assert found.salvaged.endswith(f"; the {whole} points before it were read.")


def test_a_torn_file_whose_points_have_no_times_is_refused(book: Book) -> None:
    points = [point._replace(time=None) for point in straight(60)]
    with pytest.raises(FileError, match=r"Line 2 .* the 61 points"):
        read_bytes("x", gpx([[points]])[:-20], book)


MISTAKES = [
    ("another encoding", "Früh".encode("cp1252"), "Früh", "was read as Windows-1252"),
    ("a control character", b"a\x02b", "ab", "signs that XML forbids"),
    ("a bare ampersand", b"Tom & Jerry &nbsp; &amp; I", "Tom & Jerry &nbsp; & I", "should be &amp;"),
]


@pytest.mark.parametrize(
    ("written", "name", "said"), [mistake[1:] for mistake in MISTAKES], ids=[m[0] for m in MISTAKES]
)
@pytest.mark.parametrize("torn", [0, 100])
def test_mistakes_of_writers_are_mended_and_said(book: Book, written: bytes, name: str, said: str, torn: int) -> None:
    data = gpx([[straight(600)]], name="NAME").replace(b"NAME", written)
    found = one(data[: len(data) - torn], book)
    assert (found.name, found.elapsed) == (name, 599 if torn else 600)
    assert said in found.salvaged
    assert ("points before it" in found.salvaged) is bool(torn)


@pytest.mark.parametrize(
    ("declared", "real", "said"),
    [
        ("utf-16", "utf-8", "was read as UTF-8"),
        ("utf-8", "utf-16-le", ""),
        ("utf-8", "utf-16-be", ""),
        ("windows-1251", "utf-8", None),
        ("shift_jis", "utf-8", "was read as UTF-8"),
        ("shift_jis", "shift_jis", ""),
        ("klingon", "utf-8", "was read as UTF-8"),
    ],
)
def test_encodings_that_are_not_what_they_say(book: Book, declared: str, real: str, said: str | None) -> None:
    name = "走る" if declared == "shift_jis" else "Früh"
    found = one(gpx([[straight(60)]], name=name).decode().replace("UTF-8", declared).encode(real), book)
    if said is None:  # every byte is a letter of some kind, so nobody can know
        assert found.name != name
    else:
        assert (found.name, said in found.salvaged) == (name, True)


def test_something_behind_the_end(book: Book) -> None:
    data = gpx([[straight(60)]])
    assert "forbids" in one(data + bytes(100), book).salvaged
    assert "junk" in one(data + data, book).salvaged


def test_the_reason_of_a_torn_file_comes_with_it(book: Book, tmp_path: Path) -> None:
    (tmp_path / "a.gpx").write_bytes(gpx([[straight(600)]])[:-20])
    (found,) = read_path(tmp_path, book)
    assert found.note.startswith("Line 2")
