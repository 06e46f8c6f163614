"""Tables of activities of other apps and of spreadsheets: their columns, units, dates and durations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surefoot.files import (
    FileError,
    Found,
    Recording,
    Skipped,
    _activities,
    columns_told,
    how_many,
    in_zone,
    local_date,
    read_path,
)
from surefoot.files._activities import is_activities
from surefoot.files._csv_text import first_lines
from surefoot.rulebook import Book
from tests.files.writers import gpx, straight

GARMIN = """Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Avg Stride Length
Running,2026-05-03 07:00:00,false,"München - Easy",{distance},512,00:50:00,144,160,166,1.20
Trail Running,2026-05-05 18:30:00,false,Trail,{distance},512,00:50:00,144,160,166,1.20
Strength Training,2026-05-06 18:30:00,false,Strength,0.00,120,00:30:00,101,130,--,--
"""
RUNKEEPER = """Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Heart Rate (bpm),Notes,GPX\
 File
a-1,2014-05-11 10:32:25,Running,,5.61,31:05,5:32,151,Felt good,2014-05-11-103225.gpx
a-2,2014-05-12 10:32:25,Walking,,3.00,1:01:05,20:22,,,
"""
GERMAN = """Datum;Uhrzeit;Sportart;Strecke [km];Dauer;Puls;RPE;Notiz
03.04.2025;07:30;Laufen;10,5;1:02:03;148;4;Schön locker
04.04.2025;;Laufen;5;30:00;;;
"""


def found_in(tmp_path: Path, text: str, book: Book, columns: str = "") -> list[Found]:
    (tmp_path / "table.csv").write_bytes(text.encode())
    return list(read_path(tmp_path / "table.csv", book, columns=columns_told(columns) if columns else None))


def outings(tmp_path: Path, text: str, book: Book, columns: str = "") -> list[Recording]:
    found = [entry.result for entry in found_in(tmp_path, text, book, columns)]
    assert all(isinstance(result, Recording) for result in found), found
    return [result for result in found if isinstance(result, Recording)]


def refusal(tmp_path: Path, text: str, book: Book, columns: str = "") -> FileError:
    (entry,) = found_in(tmp_path, text, book, columns)
    assert isinstance(entry.result, FileError)
    return entry.result


@pytest.mark.parametrize(("distance", "metres"), [("9.96", 9960), ("6.19", 9962), ("9,960", 9960)])
def test_garmin_connect(tmp_path: Path, book: Book, distance: str, metres: int) -> None:
    if "," in distance:
        distance = f'"{distance}"'
    easy, trail, strength = outings(tmp_path, GARMIN.format(distance=distance), book)
    assert (easy.sport, easy.name, easy.elapsed, easy.avg_hr, easy.max_hr) == ("run", "München - Easy", 3000, 144, 160)
    assert easy.distance == pytest.approx(metres, abs=1)
    assert (trail.surface, strength.sport, strength.distance) == ("trail", "strength", None)


def test_runkeeper_with_its_files(tmp_path: Path, book: Book) -> None:
    (tmp_path / "cardioActivities.csv").write_text(RUNKEEPER)
    (tmp_path / "2014-05-11-103225.gpx").write_bytes(gpx([[straight(1865)]], kind="", name=""))
    run, walk = list(read_path(tmp_path, book))
    assert run.path.endswith(".gpx")
    assert isinstance(run.result, Recording)
    assert (run.result.name, run.result.place) == ("Felt good", (48.0, 11.0))
    assert isinstance(walk.result, Recording)
    assert (walk.result.sport, walk.result.distance, walk.result.elapsed) == ("walk", 3000, 3665)


def test_a_german_spreadsheet(tmp_path: Path, book: Book) -> None:
    first, second = outings(tmp_path, GERMAN, book)
    assert (first.distance, first.elapsed, first.avg_hr, first.rpe, first.name) == (
        10_500,
        3723,
        148,
        4,
        "Schön locker",
    )
    assert (first.clock, first.start) == ("wall", dt.datetime(2025, 4, 3, 7, 30, tzinfo=dt.UTC))
    assert (second.clock, second.elapsed, second.rpe, second.avg_hr) == ("day", 1800, None, None)


def test_a_clock_on_the_wall_is_in_the_runners_zone(tmp_path: Path, book: Book) -> None:
    late = GERMAN.replace("07:30", "23:30")
    first, second = outings(tmp_path, late, book)
    assert local_date(first, "America/New_York") == dt.date(2025, 4, 3)
    assert local_date(second, "Pacific/Auckland") == dt.date(2025, 4, 4)
    moved = in_zone(first, "Europe/Berlin")
    assert (moved.start, moved.utc_offset) == (dt.datetime(2025, 4, 3, 21, 30, tzinfo=dt.UTC), 7200)
    assert local_date(moved) == dt.date(2025, 4, 3)
    assert in_zone(second, "Europe/Berlin") is second


@pytest.mark.parametrize(
    ("header", "written", "metres"),
    [("Distance (mi)", "3.1", 4989), ("Distance [km]", "5", 5000), ("km", "5", 5000), ("Miles", "3.1", 4989),
     ("Distance", "5 km", 5000), ("Distance", "3.1 mi", 4989), ("Distance", "5,000 m", 5000), ("Strecke", "5000", 5000),
     ("Distance_m", "5000", 5000)],
)  # fmt: skip
def test_units_of_distance(tmp_path: Path, book: Book, header: str, written: str, metres: float) -> None:
    text = f"Date;{header};Duration\n2025-04-13;{written};25:00\n"
    (found,) = outings(tmp_path, text, book)
    assert found.distance == pytest.approx(metres, abs=1)


def test_a_distance_that_may_be_miles_is_asked_for(tmp_path: Path, book: Book) -> None:
    text = "Date,Distance,Duration\n2025-04-13,5,25:00\n"
    error = refusal(tmp_path, text, book)
    assert "'5'" in error.message
    assert "unit=mi" in error.mend
    (found,) = outings(tmp_path, text, book, "unit=mi")
    assert found.distance == pytest.approx(8046.7, abs=0.1)


@pytest.mark.parametrize(
    ("header", "written", "seconds"),
    [("Duration", "25:00", 1500), ("Duration", "0:25:00", 1500), ("Duration", "00:25:00.5", 1500.5),
     ("Duration", "25", 1500), ("Duration", "1500", 1500), ("Duration (s)", "1500", 1500),
     ("Duration (h)", "0.5", 1800),
     ("Dauer in Minuten", "25", 1500), ("duration_s", "1500", 1500), ("Duration", "x", None),
     ("Dauer (min)", "25,5", 1530), ("Duration", "25 min", 1500),
     ("Duration", "25m 30s", 1530), ("Duration", "1h", 3600), ("Duration", "0 h 25 min", 1500),
     ("Duration", "0:25", 1500)],
)  # fmt: skip
def test_durations(tmp_path: Path, book: Book, header: str, written: str, seconds: float | None) -> None:
    found = found_in(tmp_path, f"Date;km;{header}\n2025-04-13;5;{written}\n", book)
    if seconds is None:
        assert isinstance(found[0].result, Skipped)
    else:
        assert isinstance(found[0].result, Recording)
        assert found[0].result.elapsed == seconds


def test_hours_and_minutes_are_told_from_minutes_and_seconds_by_all_rows(tmp_path: Path, book: Book) -> None:
    text = "Date,km,Time\n2025-04-13,10,1:02\n2025-04-14,5,0:31\n2025-04-15,18,1:58\n"
    assert [run.elapsed for run in outings(tmp_path, text, book)] == [3720, 1860, 7080]


@pytest.mark.parametrize(
    ("dates", "days"),
    [(["03/04/2025", "13/04/2025"], ["2025-04-03", "2025-04-13"]),
     (["03/04/2025", "04/13/2025"], ["2025-03-04", "2025-04-13"]),
     (["03.04.2025"], ["2025-04-03"]), (["03.04.25"], ["2025-04-03"]), (["20250403"], ["2025-04-03"]),
     (["03/03/2025"], ["2025-03-03"]), (["3 Apr 2025"], ["2025-04-03"]), (["2025/04/03"], ["2025-04-03"]),
     (["Thu, 3 April 2025"], ["2025-04-03"])],
)  # fmt: skip
def test_dates(tmp_path: Path, book: Book, dates: list[str], days: list[str]) -> None:
    text = "Date;km;Time\n" + "".join(f"{date};5;25:00\n" for date in dates)
    assert [run.start.date().isoformat() for run in outings(tmp_path, text, book)] == days


def test_dates_that_can_be_read_in_two_ways_are_asked_for(tmp_path: Path, book: Book) -> None:
    text = "Date,km,Time\n03/04/2025,5,25:00\n05/04/2025,5,25:00\n"
    error = refusal(tmp_path, text, book)
    assert "03/04/2025" in error.message
    assert "order=dmy" in error.mend
    for order, month in (("dmy", 4), ("mdy", 3)):
        assert outings(tmp_path, text, book, f"order={order}")[0].start.month == month


def test_columns_that_were_told(tmp_path: Path, book: Book) -> None:
    text = "Wann;Wie weit [km];Wie lang;Wie schwer\n13.04.2025;5;25:00;7/10\n"
    (entry,) = found_in(tmp_path, text, book)
    assert isinstance(entry.result, Skipped)
    (found,) = outings(tmp_path, text, book, "date=Wann,distance=wie weit [km],duration=Wie lang,rpe=Wie schwer")
    assert (found.distance, found.elapsed, found.rpe, found.sport) == (5000, 1500, 7, "run")
    (entry,) = found_in(tmp_path, text, book, "date=Wann,duration=Zeit")
    assert isinstance(entry.result, Skipped)


@pytest.mark.parametrize("columns", ["date", "=x", "date=", "shoe=Schuh", "order=ymmd", "unit=furlong"])
def test_a_mapping_that_is_none(tmp_path: Path, book: Book, columns: str) -> None:
    with pytest.raises(FileError, match="columns"):
        found_in(tmp_path, GERMAN, book, columns)


def test_a_column_of_sports_that_holds_none_is_a_name(tmp_path: Path, book: Book) -> None:
    text = "Date,Type,km,Time\n2025-04-13,Long,20,2:00:00\n2025-04-15,Easy,8,48:00\n"
    assert [(run.sport, run.name) for run in outings(tmp_path, text, book)] == [("run", "Long"), ("run", "Easy")]


def test_bad_rows_have_their_reason(tmp_path: Path, book: Book) -> None:
    text = "Date,km,Time\nsoon,5,25:00\n2025-04-13,5,\n2025-04-13,x,25:00\n\n"
    first, second, third = found_in(tmp_path, text, book)
    assert isinstance(first.result, FileError)
    assert first.result.path.endswith("table.csv line 2")
    assert isinstance(second.result, Skipped)
    assert isinstance(third.result, Recording)
    assert third.result.distance is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        "Date,Weight\n2025-04-13,70\n",
        "Date,Duration\n2025-04-13,8:00\n",
        "\0\0\0",
        '"',
        "km,Time\n5,25:00\n",
    ],
)
def test_other_tables_are_none_of_activities(text: str) -> None:
    assert not is_activities(text.encode(), {})


def test_a_row_that_is_known_is_not_said_again(tmp_path: Path, book: Book) -> None:
    found = found_in(tmp_path, GERMAN, book)
    assert len({entry.digest for entry in found}) == 2
    again = list(read_path(tmp_path / "table.csv", book, lambda digest: digest == found[0].digest))
    assert [type(entry.result).__name__ for entry in again] == ["Known", "Recording"]


def test_tables_of_spreadsheets_in_their_encodings(tmp_path: Path, book: Book) -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (tmp_path / "table.csv").write_bytes(GERMAN.encode(encoding))
        assert [type(entry.result) for entry in read_path(tmp_path / "table.csv", book)] == [Recording, Recording]


def test_a_row_by_itself_can_be_read_again(tmp_path: Path, book: Book) -> None:
    zoned = "Date,km,Time\n2025-04-13T07:00:00+02:00,5,25:00\n"
    texts = (GERMAN, GARMIN.format(distance="9.96"), zoned)
    for found in (entry for text in texts for entry in found_in(tmp_path, text, book)):
        (again,) = found_in(tmp_path, found.content.decode(), book)
        assert (again.result, again.digest) == (found.result, found.digest)


def test_how_many_lines_a_table_has(tmp_path: Path) -> None:
    for name, text in (("a.csv", GERMAN), ("b.csv", RUNKEEPER), ("c.csv", "a,b\n1,2\n3,4\n5,6\n")):
        (tmp_path / name).write_text(text)
    assert how_many(tmp_path / "a.csv") == 2
    assert how_many(tmp_path) == 4


def test_a_head_that_ends_within_a_letter_or_is_no_table() -> None:
    head = "Date;km;Time;Notiz\n2025-04-13;5;25:00;schön".encode()
    assert is_activities(head[:-2], {})
    assert first_lines(b'a,b\n"' + b"x" * 200_000, 5) == []


def test_more_lines_than_a_life_has(tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_activities, "MEMBERS", 2)
    assert "more than 2 lines" in refusal(tmp_path, GERMAN, book).message
