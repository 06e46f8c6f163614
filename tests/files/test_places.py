"""Which day it was: by the place, else the watch's clock, else the runner's zone, else UTC. And names of sports."""

from __future__ import annotations

import datetime as dt
import math
import subprocess
import sys

import pytest

from surefoot.files import Recording, _clock, _places, local_date, zone_named
from surefoot.files._kinds import kind_of
from surefoot.files._sports import sport_of, surface_of

EVENING = dt.datetime(2026, 5, 3, 22, 30, tzinfo=dt.UTC)
BERLIN, RECIFE = (52.52, 13.4), (-8.05, -34.88)


def recording(**known: object) -> Recording:
    return Recording(**{"start": EVENING, "sport": "run", **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "timezone", "day"),
    [
        ({"place": BERLIN}, None, 4),
        ({"place": RECIFE}, None, 3),
        ({"place": RECIFE, "utc_offset": 7200}, "Europe/Berlin", 3),
        ({"utc_offset": 7201}, "America/Recife", 4),
        ({"utc_offset": -10800}, "Europe/Berlin", 3),
        ({"utc_offset": 0}, "Europe/Berlin", 4),  # a clock set to UTC says nothing of the place
        ({"utc_offset": 10**9}, "Europe/Berlin", 4),
        ({}, "Asia/Tokyo", 4),
        ({}, "America/New_York", 3),
        ({}, None, 3),
        ({"place": (0.0, -140.0)}, None, 3),  # at sea: UTC-9
    ],
)
def test_local_date(known: dict[str, object], timezone: str | None, day: int) -> None:
    assert local_date(recording(**known), timezone) == dt.date(2026, 5, day)


def test_a_machine_without_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_places, "zone_named", lambda name: None)
    assert local_date(recording(place=BERLIN), "Europe/Berlin") == dt.date(2026, 5, 3)


@pytest.mark.parametrize("name", ["Europe/Nowhere", "../../etc/passwd", "", "Europe", "a\0b", "/etc/localtime"])
def test_names_that_are_no_zones(name: str) -> None:
    assert zone_named(name) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1970-01-02T00:00:01Z", 86401), ("1970-01-01T00:00:00.25Z", 0.25), ("1970-01-01T02:00:00+02:00", 0)],
)
def test_times(text: str, seconds: float) -> None:
    assert _clock.seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "now", "2026-05-03", "2026-13-03T00:00:00Z", "2026-05-03T00:00:xxZ", "9" * 400])
def test_no_times(text: str) -> None:
    assert math.isnan(_clock.seconds(text))


def test_sports() -> None:
    names = ("Virtual Run", "E-Bike Ride", "Weight Training", "Rock Climb", "Yoga", "Wanderung")
    assert [sport_of(name) for name in names] == ["run", "ride", "strength", "other", "other", "walk"]
    assert [surface_of(name) for name in ("Virtual Run", "trail running", "Track Running", "Run")] == [
        "treadmill", "trail", "track", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("x", b"\x0e\x20\x5c\x08\0\0\0\0.FIT\0\0", "fit"),
        ("x.fit", b"", "fit"),
        ("x.FIT", b"nothing", "fit"),
        ("x.tcx", b"<?xml version='1.0'?><gpx>", "gpx"),
        ("x", b"\xef\xbb\xbf <ns:gpx xmlns:ns='u'>", "gpx"),
        ("x", "\ufeff<TrainingCenterDatabase>".encode("utf-16-le"), "tcx"),
        ("x.gz", b"\x1f\x8b\x08", "gz"),
        ("x", b"PK\x05\x06", "zip"),
        ("a/b.CSV", b"a,b", "csv"),
        ("x.xml", b"<kml>", None),
        ("x.txt", b"about <gpx> files", None),
        ("fit", b"", None),
    ],
)
def test_kinds(name: str, head: bytes, kind: str | None) -> None:
    assert kind_of(name, head) == kind


def test_importing_the_readers_is_cheap() -> None:
    heavy = "{'numpy', 'tzfpy', 'pyexpat', 'zipfile'}"
    program = f"import sys, surefoot.files; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
