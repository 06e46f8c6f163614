"""Strava's table: columns by name and by place, dates and decimals in English and German, files beside it."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from surefoot.files import FileError, Found, Recording, Skipped, read_path
from surefoot.files._csv_text import number
from surefoot.files._dates import when
from surefoot.files._strava import read_strava as read_table
from surefoot.rulebook import Book
from tests.files.writers import ENGLISH, GERMAN, START, Summary, fit, gpx, straight, strava

ROW: dict[str, Any] = {
    "id": 1, "date": "May 3, 2026, 7:00:00 AM", "name": "Morning Run", "type": "Run", "elapsed": 1900, "km": "5.40",
    "max_hr": 171, "measured_elapsed": 1900.0, "moving": 1800.0, "metres": 5401.5, "avg_hr": 150.4,
}  # fmt: skip


def recordings(data: bytes) -> list[Recording]:
    found = [row.result for row in read_table("activities.csv", data)]
    assert all(isinstance(result, Recording) for result in found)
    return [result for result in found if isinstance(result, Recording)]


@pytest.mark.parametrize(
    "text",
    [
        "May 3, 2026, 7:00:00 PM",
        "May 3, 2026, 7:00:00\u202fPM",
        "3 May 2026, 19:00:00",
        "3. Mai 2026 um 19:00:00",
        "03.05.2026, 19:00:00",
        "2026-05-03 19:00:00",
        "2026-05-03T19:00:00Z",
        "03/05/2026, 19:00:00",
        "May 3, 2026, 19:00",
    ],
)
def test_dates(text: str) -> None:
    assert when(text) == dt.datetime(2026, 5, 3, 19, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Dec 31, 2025, 12:00:01 AM", dt.datetime(2025, 12, 31, 0, 0, 1, tzinfo=dt.UTC)),
        ("31. Dez. 2025, 12:00:01", dt.datetime(2025, 12, 31, 12, 0, 1, tzinfo=dt.UTC)),
        ("01.März 2025, 12:00:01", dt.datetime(2025, 3, 1, 12, 0, 1, tzinfo=dt.UTC)),
        ("12/31/2025, 1:00:00 PM", dt.datetime(2025, 12, 31, 13, 0, tzinfo=dt.UTC)),
    ],
)
def test_more_dates(text: str, moment: dt.datetime) -> None:
    assert when(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "12:00:00", "May 2026, 12:00:00", "99.99.2026, 12:00:00", "1.1.2026, 25:00:00", "1.2, 12:00:00",
     "1.1.1970, 12:00:00", "Foo 3, 2026, 7:00:00 AM", f"1.1.{'9' * 30}, 12:00:00"],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("9.44", 9.44), ("9,44", 9.44), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("3198", 3198), ("-2.5", -2.5),
     ("5.4 km", 5.4), ("9" * 400, None), ("", None), ("n/a", None), ("-", None)],
)  # fmt: skip
def test_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_measured_values_go_before_shown_ones() -> None:
    (found,) = recordings(strava([ROW]))
    assert (found.sport, found.name, found.source) == ("run", "Morning Run", "Strava")
    assert (found.distance, found.elapsed, found.moving) == (5401.5, 1900, 1800)
    assert (found.avg_hr, found.max_hr, found.race) == (150, 171, False)
    assert found.start.timestamp() == START


def test_german() -> None:
    row = ROW | {"date": "03.05.2026, 07:00:00", "type": "Lauf", "km": "5,40", "race": "true"}
    (found,) = recordings(strava([row], GERMAN, bom=True))
    assert (found.sport, found.distance, found.race) == ("run", 5401.5, True)
    assert found.start.timestamp() == START


def test_any_language_by_place() -> None:
    header = [f"colonne {i}" for i in range(len(ENGLISH))]
    (found,) = recordings(strava([ROW | {"date": "2026-05-03 07:00:00", "type": "Course à pied"}], header))
    assert (found.sport, found.distance, found.moving) == ("run", 5401.5, 1800)


def test_before_july_2019_distances_were_metres() -> None:
    header = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n"
    (found,) = recordings(f"{header}1,2018-09-12 15:02:23,Evening,Ride,,783,3681.0,true,M,a.gpx\n".encode())
    assert (found.sport, found.distance, found.elapsed, found.moving) == ("ride", 3681, 783, None)


def test_ten_columns_of_july_2019() -> None:
    header = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Commute\n"
    )
    (found,) = recordings(f'{header}1,"Sep 12, 2018, 3:02:23 PM",Evening,Run,,783,3.68,true\n'.encode())
    assert found.distance == 3680


def test_semicolons_and_the_encoding_of_a_spreadsheet() -> None:
    data = strava([ROW | {"name": "Frühlauf"}], delimiter=";").decode().encode("cp1252")
    assert recordings(data)[0].name == "Frühlauf"


def test_descriptions_of_several_lines() -> None:
    found = list(read_table("a", strava([ROW | {"name": 'Long\nand "slow",\u2028easy'}, ROW])))
    assert [row.path for row in found] == ["a line 3", "a line 4"]
    assert found[0].name == 'Long\nand "slow",\u2028easy'


def test_bad_rows_are_reported_by_line() -> None:
    rows = [ROW | {"date": "soon"}, ROW | {"elapsed": "", "measured_elapsed": "", "moving": ""}, {}]
    found = [row.result for row in read_table("a.csv", strava(rows))]
    assert len(found) == 2
    assert isinstance(found[0], FileError)
    assert (found[0].path, found[0].message) == ("a.csv line 2", "'soon' is no date that we can read.")
    assert isinstance(found[1], Skipped)


@pytest.mark.parametrize("data", [b"", b"a,b,c\n1,2,3\n", b"a;b\n"])
def test_other_tables_are_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="not those of Strava"):
        list(read_table("a.csv", data))


def test_a_field_that_never_ends() -> None:
    with pytest.raises(FileError, match="field larger"):
        list(read_table("a.csv", strava([ROW]) + b'2,"' + b"x" * 200_000))


# ------------------------------------------------------------------ with files


def outings(found: list[Found]) -> list[Recording]:
    return [entry.result for entry in found if isinstance(entry.result, Recording)]


def export(folder: Path, rows: list[dict[str, Any]], files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "activities.csv").write_bytes(strava(rows))
    return folder


@pytest.fixture
def fit_file() -> bytes:
    return gzip.compress(fit(straight(1800), [Summary(elapsed=1850, timer=1805, metres=5400, avg_hr=151, max_hr=None)]))


@pytest.mark.parametrize("where", ["", "activities.csv"])
def test_the_files_numbers_and_the_tables_name(tmp_path: Path, book: Book, fit_file: bytes, where: str) -> None:
    row = ROW | {"type": "Trail Run", "filename": "activities/1.fit.gz", "metres": 9999, "race": 1}
    (found,) = read_path(export(tmp_path, [row], {"activities/1.fit.gz": fit_file}) / where, book)
    assert isinstance(found.result, Recording)
    assert found.path.endswith("activities/1.fit.gz")
    assert (found.result.sport, found.result.surface, found.result.name) == ("run", "trail", "Morning Run")
    assert (found.result.distance, found.result.timer, found.result.avg_hr) == (5400, 1805, 151)
    assert (found.result.max_hr, found.result.race, found.result.place is None) == (150, True, False)


def test_what_a_file_leaves_out_the_table_says(tmp_path: Path, book: Book) -> None:
    data = gpx([[straight(1800, heart_rate=None)]])
    (found,) = outings(list(read_path(export(tmp_path, [ROW | {"filename": "a.gpx"}], {"a.gpx": data}), book)))
    assert (found.avg_hr, found.max_hr, found.distance) == (150, 171, pytest.approx(5400, abs=0.1))


def test_files_that_a_system_unpacked_by_itself(tmp_path: Path, book: Book, fit_file: bytes) -> None:
    row = ROW | {"filename": "activities/1.fit.gz"}
    folder = export(tmp_path, [row], {"activities/1.fit": gzip.decompress(fit_file)})
    assert [entry.path for entry in read_path(folder, book)] == [str(folder / "activities/1.fit")]


def test_a_damaged_file_leaves_the_row(tmp_path: Path, book: Book) -> None:
    rows = [ROW | {"filename": "1.fit"}, ROW | {"filename": "2.gpx"}, ROW | {"filename": "3.fit", "date": "soon"}]
    files = {"1.fit": b"torn", "2.gpx": b"<gpx><wpt/></gpx>", "3.fit": b"torn"}
    found = list(read_path(export(tmp_path, rows, files), book))
    assert [result.distance for result in outings(found)] == [5401.5, 5401.5]
    assert "no FIT header" in found[0].note
    assert "route" in found[1].note
    assert isinstance(found[2].result, FileError)


@pytest.mark.parametrize(("cut", "metres", "by_row"), [(20_000, 5401.5, True), (30, 5694, False)])
def test_of_a_torn_file_the_row_knows_the_sums(
    tmp_path: Path, book: Book, cut: int, metres: float, by_row: bool
) -> None:
    data = gpx([[straight(1900)]])[:-cut]  # of which the second leaves a point or two out
    (found,) = read_path(export(tmp_path, [ROW | {"filename": "1.gpx"}], {"1.gpx": data}), book)
    assert isinstance(found.result, Recording)
    assert found.result.stream is not None
    assert found.result.elapsed == pytest.approx(1900, abs=2)
    assert found.result.distance == pytest.approx(metres, abs=6)
    assert ("totals are those of activities.csv" in found.note) is by_row


def test_files_that_are_missing_or_unnamed(tmp_path: Path, book: Book, fit_file: bytes) -> None:
    folder = export(tmp_path, [ROW | {"filename": "activities/gone.fit.gz"}], {"activities/extra.fit.gz": fit_file})
    found = list(read_path(folder, book))
    assert [entry.path for entry in found] == [
        f"{folder / 'activities.csv'} line 2",
        str(folder / "activities/extra.fit.gz"),
    ]


def test_a_multisport_file_keeps_its_own_sports(tmp_path: Path, book: Book) -> None:
    sessions = [Summary(START, 600, 600, 500, sport=5), Summary(START + 700, 600, 600, 1800, sport=1)]
    folder = export(tmp_path, [ROW | {"type": "Triathlon", "filename": "1.fit"}], {"1.fit": fit([], sessions)})
    found = list(read_path(folder, book))
    assert [(r.sport, r.avg_hr) for r in outings(found)] == [("swim", None), ("run", None)]
    assert [entry.path[-7:] for entry in found] == ["1.fit#1", "1.fit#2"]


@pytest.mark.parametrize("name", ["../secret.gpx", "/etc/hostname", "activities"])
@pytest.mark.parametrize("where", ["", "activities.csv"])
def test_names_that_lead_outside_are_not_followed(tmp_path: Path, book: Book, name: str, where: str) -> None:
    (tmp_path / "secret.gpx").write_bytes(gpx([[straight(1800, 2.0)]]))
    folder = export(tmp_path / "in", [ROW | {"filename": name}], {"activities/x.txt": b""})
    assert [result.distance for result in outings(list(read_path(folder / where, book)))] == [5401.5]


def test_a_table_that_is_none_is_reported(tmp_path: Path, book: Book) -> None:
    (tmp_path / "activities.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "other.csv").write_bytes(strava([ROW], [f"colonne {i}" for i in range(len(ENGLISH))]))
    assert [type(entry.result) for entry in read_path(tmp_path, book)] == [Skipped, Skipped]


def test_a_table_of_another_name(tmp_path: Path, book: Book) -> None:
    (tmp_path / "strava backup.csv").write_bytes(strava([ROW]))
    assert [result.distance for result in outings(list(read_path(tmp_path, book)))] == [5401.5]


def test_a_table_that_breaks_off_is_reported(tmp_path: Path, book: Book) -> None:
    (tmp_path / "activities.csv").write_bytes(strava([ROW]) + b'2,"' + b"x" * 200_000)
    found = list(read_path(tmp_path, book))
    assert [type(entry.result) for entry in found] == [Recording, FileError]


@pytest.mark.parametrize("name", ["9" * 5000 + ".fit", "a\0b.fit", "x" * 300 + "/1.fit", "../" * 3000 + "1.fit"])
def test_a_file_that_cannot_be_named_is_not_there(tmp_path: Path, book: Book, name: str) -> None:
    table = export(tmp_path, [ROW | {"filename": name}], {}) / "activities.csv"
    (found,) = outings(list(read_path(table, book)))
    assert found.source == "Strava"


# ------------------------------------------------------------------ languages

FRENCH = (
    "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,Temps écoulé,"
    "Distance,FC,Effort,Trajet,Note,Équipement,Nom du fichier,Poids,Vélo,Temps écoulé,Mouvement,Distance,Vitesse"
).split(",")


@pytest.mark.parametrize(
    "text",
    ["3 mai 2026 à 19:00:00", "3 de mayo de 2026, 7:00:00 p. m.", "3 mag 2026, 19:00:00", "3 mei 2026 om 19:00:00",
     "3 de mai. de 2026, 19:00:00", "3. maj 2026 19.00.00", "3 maj 2026 19:00:00", "2026年5月3日 19:00:00",
     "2026年5月3日 午後7:00:00", "3 мая 2026 г., 19:00:00", "2026. 5. 3. 오후 7:00:00", "2026-05-03T21:00:00+02:00"],
)  # fmt: skip
def test_dates_of_other_languages(text: str) -> None:
    assert when(text) == dt.datetime(2026, 5, 3, 19, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 juin 2026, 7:00", 6), ("3 juil. 2026, 7:00", 7), ("3 août 2026, 7:00", 8), ("3 févr. 2026, 7:00", 2),
     ("3 déc. 2026, 7:00", 12), ("3 gen 2026, 7:00", 1), ("3 mrt 2026, 7:00", 3), ("3 kwietnia 2026, 7:00", 4),
     ("3 paź 2026, 7:00", 10), ("3 out. 2026, 7:00", 10), ("3 set 2026, 7:00", 9), ("3 lis 2026, 7:00", 11)],
)  # fmt: skip
def test_months_of_other_languages(text: str, month: int) -> None:
    found = when(text)
    assert found is not None
    assert found.month == month


@pytest.mark.parametrize("order", [(1, 2, 3), (2, 3, 1)])
def test_names_go_before_places_and_places_stand_in_for_names(order: tuple[int, ...]) -> None:
    row = {"id": 1, "date": "3 mai 2026 à 07:00:00", "name": "Matin", "type": "Course à pied", "elapsed": 1900,
           "km": "5,40", "moving": 1800, "metres": "5401,5"}  # fmt: skip
    header, cells = csv.reader(strava([row], FRENCH).decode().splitlines())
    lines = [[line[0], *(line[place] for place in order), *line[4:]] for line in (header, cells)]
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    (found,) = recordings(text.getvalue().encode())
    assert (found.name, found.sport, found.distance) == ("Matin", "run", 5401.5)
    assert (found.moving, found.elapsed) == (1800, 1900)


def test_places_that_do_not_fit_are_not_believed() -> None:
    header = [f"colonne {i}" for i in range(40)]
    row = ROW | {"date": "2026-05-03 07:00:00", "metres": 77.7, "moving": 12}
    cells = strava([row], header).decode().splitlines()
    shifted = "\n".join([cells[0], cells[1] + ",140" * 5]).encode()
    (found,) = recordings(shifted)
    assert (found.distance, found.moving, found.elapsed, found.avg_hr) == (5400, None, 1900, None)


def test_the_file_of_a_row_is_known_by_its_looks() -> None:
    header = [f"colonne {i}" for i in range(40)]
    lines = strava([ROW | {"date": "2026-05-03 07:00:00"}], header).decode().splitlines()
    found = list(read_table("activities.csv", "\n".join([lines[0], lines[1] + ",activities/77.fit.gz"]).encode()))
    assert found[0].filename == "activities/77.fit.gz"


def test_a_row_by_itself_has_the_same_content_in_every_version() -> None:
    (row,) = read_table("activities.csv", strava([ROW | {"filename": "activities/1.fit.gz"}]))
    assert row.content.decode() == (
        "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Max Heart Rate,Elapsed Time,"
        "Moving Time,Distance,Average Heart Rate,Competition\n"
        '1,"May 3, 2026, 7:00:00 AM",Morning Run,Run,1900,5.40,171,1900.0,1800.0,5401.5,150.4,\n'
    )
