"""GPX in two ways, all points at once and point by point: both give the same, whatever stands in the file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.files import FileError, Recording, Skipped, _gpx, _regular, _tracks, read_bytes
from surefoot.rulebook import Book
from tests.files.same import assert_same
from tests.files.test_gpx import one
from tests.files.writers import START, gpx, iso, straight


def stream_both_ways(data: bytes, book: Book, monkeypatch: pytest.MonkeyPatch) -> list[Recording | Skipped]:
    """The outings of a file, after a look whether the slow way gives the same."""
    quick = read_bytes("x.gpx", data, book)
    with monkeypatch.context() as patch:
        patch.setattr(_tracks, "cut", lambda *_: None)
        slow = read_bytes("x.gpx", data, book)
    assert_same(quick, slow)
    return quick


POINTS = st.fixed_dictionaries({
    "point": st.sampled_from([
        '<trkpt lat="{a}" lon="{b}">{c}</trkpt>', '<trkpt lat="{a}" lon="{b}">\n {c}\n</trkpt>\n',
        "<trkpt lat='{a}' lon='{b}'>{c}</trkpt>", '<trkpt lon="{b}" lat="{a}">{c}</trkpt>', "<!-- {a} -->",
        '<trkpt lat="{a}" lon="{b}" />', '<trkpt lat="{a}" lon="{b}">{c}<!-- c --></trkpt>', "</trkseg><trkseg>",
        '<!-- <trkpt lat="{a}" lon="{b}">{c}</trkpt> -->', '<![CDATA[<trkpt lat="{a}" lon="{b}">{c}</trkpt>]]>',
        '<trkpt lat="{a}" lon="{b}"><trkpt lat="{a}" lon="{b}">{c}</trkpt></trkpt>', "</trkseg></trk><trk><trkseg>",
        '<trkpt lat="{a}" lon="{b}"><time>2026-05-03T07:00:00Z<trkpt lat="1" lon="2">{c}</trkpt></time></trkpt>',
        "<?surefoot-points 0?>", '<a><b><trkpt lat="{a}" lon="{b}">{c}</trkpt></b></a>',
    ]),
    "inside": st.lists(st.sampled_from([
        "<ele>{n}</ele>", "<time>{t}</time>", "<time>{t}</time>", "<speed>{n}</speed>",
        "<extensions><power>{n}</power></extensions>", "<extensions></extensions>",
        "<extensions><x:TrackPointExtension><x:hr>{n}</x:hr><x:cad>{n}</x:cad></x:TrackPointExtension></extensions>",
        "<extensions><TrackPointExtension><atemp>{n}</atemp><speed>{n}</speed></TrackPointExtension></extensions>",
        "<extensions><hr>{n}</hr></extensions>", " ", "\n",
        "<extensions><speed>{n}</speed><course>{n}</course><hAcc>1</hAcc></extensions>",
        ("<extensions><TrackPointExtension><speed>{n}</speed><cad>7</cad><hr>{n}</hr></TrackPointExtension>"
        "<power>{n}</power></extensions>"),
    ]), max_size=4),
    "a": st.sampled_from(["48.0", "48.00003", "-8.093446794942192", "", "1e1", "0048.5", "+48", ".5", "x", "1e999"]),
    "b": st.floats(-180, 180).map(str),
    "n": st.sampled_from(["1", "500.25", "-0.0", "", "1_0", " 7 ", "nan", "1e5", "1.2.3", "٣", "12345678901234567890"]),
    "t": st.one_of(
        st.integers(0, 400_000).map(lambda n: iso(START + n / 4)),
        st.integers(0, 400_000).map(lambda n: iso(START + n / 4 + 1e-6)),
        st.sampled_from(["2026-05-03T07:00:00.1234567Z", "2026-05-03T07:00:01+02:00", "2026-13-03T07:00:00Z", "",
                         "2026-05-03T99:00:00Z", "2026-05-03T07:00:0xZ", "2026-05-03T07:00:00.Z",
                         "TTTTTTTTTTTTTTTTTTTZ"]),
    ),
})  # fmt: skip


def written(point: dict[str, Any]) -> str:
    inside = "".join(point["inside"])
    return str(point["point"].replace("{c}", inside).format(**point).replace("{c}", ""))


@settings(max_examples=300, deadline=None)
@given(points=st.lists(POINTS, max_size=12))
def test_both_ways_give_the_same(book: Book, points: list[dict[str, Any]]) -> None:
    body = "".join(map(written, points))
    data = f'<gpx xmlns:x="y"><trk><trkseg>{body}</trkseg></trk></gpx>'.encode()
    with pytest.MonkeyPatch.context() as patch:
        stream_both_ways(data, book, patch)


GARMIN = (
    "<ele>520.2</ele>\n <time>2026-05-03T07:00:0{}.000Z</time>\n <extensions>\n <ns3:TrackPointExtension>\n"
    " <ns3:atemp>21.0</ns3:atemp>\n <ns3:hr>110</ns3:hr>\n <ns3:cad>80</ns3:cad>\n </ns3:TrackPointExtension>\n"
    " </extensions>\n"
)
STRAVA = (
    "<ele>520.2</ele><time>2026-05-03T07:00:0{}Z</time><extensions><power>250</power><gpxtpx:TrackPointExtension>"
    "<gpxtpx:atemp>21</gpxtpx:atemp><gpxtpx:hr>110</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad>"
    "</gpxtpx:TrackPointExtension></extensions>"
)
APPLE = (
    "<ele>520.2</ele><time>2026-05-03T07:00:0{}Z</time><extensions><speed>2.5</speed><course>10.1</course>"
    "<hAcc>3.2</hAcc><vAcc>2.1</vAcc></extensions>"
)
AMAZFIT = (
    "<ele>520.2</ele><time>2026-05-03T07:00:0{}Z</time><extensions><ns3:TrackPointExtension><ns3:speed>2.5</ns3:speed>"
    "<ns3:cad>80.0</ns3:cad><ns3:hr>110</ns3:hr></ns3:TrackPointExtension></extensions>"
)


@pytest.mark.parametrize("position", ['lat="48.1" lon="11.1"', 'lon="11.1" lat="48.1"'])
@pytest.mark.parametrize("form", [GARMIN, STRAVA, APPLE, AMAZFIT], ids=["Garmin", "Strava", "Apple", "Amazfit"])
def test_the_quick_way_is_taken(book: Book, monkeypatch: pytest.MonkeyPatch, form: str, position: str) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(_gpx._Builder, "_end_in_point", never)
    points = "\n".join(f"<trkpt {position}>\n {form.format(second)}</trkpt>" for second in range(10))
    found = one(f"<gpx><trk><trkseg>\n{points}\n</trkseg></trk></gpx>".encode(), book)
    assert found.stream is not None
    assert (found.elapsed, found.place) == (9, (48.1, 11.1))
    assert found.stream.altitude.tolist() == [520.2] * 10
    assert found.avg_hr == (None if form == APPLE else 110)


def test_more_points_than_a_run_has_in_both_ways(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tracks, "SAMPLES", 600)
    assert stream_both_ways(gpx([[straight(599)]]), book, monkeypatch)
    with pytest.raises(FileError, match="more than 600 points"):
        one(gpx([[straight(600)]]), book)


def test_pieces_of_a_long_document_are_one(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    tracks = [[straight(60), straight(60, start=START + 100)], [straight(60, start=START + 900, heart_rate=None)]]
    data = gpx(tracks).replace(b"</trkpt>", b"</trkpt>\n <!-- here --> \n", 20)
    whole = read_bytes("x", data, book)
    for piece in (1, 100, 1000, 5000):
        monkeypatch.setattr(_regular, "_PIECE", piece)
        assert_same(whole, stream_both_ways(data, book, monkeypatch))


def test_many_short_runs_are_read_point_by_point(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_regular, "_FEW_RUNS", 10)
    data = gpx([[straight(600)]]).replace(b"</trkpt>", b"</trkpt><!-- -->")
    assert _regular.cut(data, _gpx._SHAPE) is None
    assert one(data, book).elapsed == 600
