"""Strava's activities.csv: by the names of its columns, else by their places; in any language.

Names stand twice in it: first as the runner sees them (kilometres), later as measured (metres). Times are in UTC,
whatever the language. Strava translates names, dates and sports, and from time to time adds columns; the first
thirteen have kept their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from surefoot.files._csv_text import first_lines, lines_of, number, plain, positive, table_of
from surefoot.files._dates import when
from surefoot.files._errors import ADD_BY_HAND, EXPORT_AGAIN, FileError
from surefoot.files._recording import Recording, Skipped
from surefoot.files._rows import Row
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import plausible_pulse

# What each column is called. English, that before July 2019, and German were seen; French, Spanish, Italian, Dutch,
# Portuguese, Danish, Swedish, Norwegian, Polish and Japanese are from memory. Where one of them is wrong, or the
# language is another, places carry.
_CALLED = {
    "id": "Activity ID|id|Aktivitäts-ID|ID de l'activité|ID de actividad|ID attività|Activiteits-ID|ID da atividade|"
    "Aktivitets-ID|Identyfikator aktywności|ID aktywności|アクティビティID",
    "date": "Activity Date|date|Aktivitätsdatum|Date de l'activité|Fecha de la actividad|Data dell'attività|"
    "Datum van activiteit|Data da atividade|Aktivitetsdato|Aktivitetsdatum|Data aktywności|アクティビティ日",
    "name": "Activity Name|name|Name der Aktivität|Nom de l'activité|Nombre de la actividad|Nome dell'attività|"
    "Naam activiteit|Nome da atividade|Aktivitetsnavn|Aktivitetsnamn|Nazwa aktywności|アクティビティ名",
    "type": "Activity Type|type|Aktivitätsart|Type d'activité|Tipo de actividad|Tipo di attività|Activiteitstype|"
    "Tipo de atividade|Aktivitetstype|Aktivitetstyp|Rodzaj aktywności|Typ aktywności|アクティビティタイプ",
    "elapsed": "Elapsed Time|elapsed_time|Verstrichene Zeit|Temps écoulé|Tiempo transcurrido|Tempo trascorso|"
    "Verstreken tijd|Tempo decorrido|Forløbet tid|Förfluten tid|Forløpt tid|Medgått tid|Czas całkowity|経過時間",
    "distance": "Distance|Distanz|Distancia|Distanza|Afstand|Distância|Distans|Distanse|Avstand|Dystans|距離",
    "filename": "Filename|Dateiname|Nom du fichier|Nombre de archivo|Nome file|Nome del file|Bestandsnaam|"
    "Nome do arquivo|Filnavn|Filnamn|Nazwa pliku|ファイル名",
    "moving": "Moving Time|Bewegungszeit|Durée de déplacement|Tiempo en movimiento|Tempo in movimento|Beweegtijd|"
    "Tempo de movimentação|Tempo em movimento|Bevægelsestid|Tid i rörelse|Bevegelsestid|Czas ruchu|移動時間",
    "max_hr": "Max Heart Rate|Max. Herzfrequenz|Fréquence cardiaque max.|Frecuencia cardiaca máxima|"
    "Frequenza cardiaca max|Max. hartslag|Frequência cardíaca máxima|Maks. puls|Maxpuls|Makspuls|Maks. tętno|"
    "最大心拍数",
    "avg_hr": "Average Heart Rate|Durchschnittliche Herzfrequenz|Fréquence cardiaque moyenne|"
    "Frecuencia cardiaca media|Frequenza cardiaca media|Gemiddelde hartslag|Frequência cardíaca média|"
    "Gennemsnitlig puls|Genomsnittlig puls|Gjennomsnittspuls|Średnie tętno|平均心拍数",
    "race": "Competition|Wettkampf|Compétition|Competición|Competizione|Wedstrijd|Competição",
}
_NAMES = {key: frozenset(plain(name) for name in names.split("|")) for key, names in _CALLED.items()}
#: Names of the first column in languages whose names are sure.
_SEEN = frozenset({"Activity ID", "id", "Aktivitäts-ID"})
#: Which of the columns of one name it is: the first as shown, the second as measured.
_SECOND = {"measured_elapsed": "elapsed", "metres": "distance"}
#: Before July 2019 the one distance was in metres, and its column was not capitalised.
_IN_METRES = "distance"
#: Where they stand in an export of any other language.
_PLACES = {
    "id": 0, "date": 1, "name": 2, "type": 3, "elapsed": 5, "distance": 6, "max_hr": 7, "filename": 12,
    "measured_elapsed": 15, "moving": 16, "metres": 17, "avg_hr": 31,
}  # fmt: skip
#: A row alone is written with these, in this order.
_ALONE = ("id", "date", "name", "type", "elapsed", "distance", "max_hr", "measured_elapsed", "moving", "metres",
          "avg_hr", "race")  # fmt: skip
_ENGLISH = {key: names.partition("|")[0] for key, names in _CALLED.items()}
_FILE = re.compile(r"activities/[^/\\]+\.(?:fit|gpx|tcx)(?:\.gz)?", re.IGNORECASE)
_NEARLY = 0.02  # by how much what is shown may differ from what is measured, beyond the last figure shown
_SHOWN = 20
_LEAST_COLUMNS = 13
_YES = frozenset({"true", "1", "1.0", "yes", "ja", "wahr"})


class _Columns(NamedTuple):
    """Where each column stands; ``named`` where sure names say so, else places stand in.

    ``ours`` says whether any names show whose table it is.
    """

    at: dict[str, int]
    named: bool
    ours: bool = True


def is_strava(name: str, head: bytes) -> bool:
    """Whether a file is Strava's table: by its columns, or by its own name and the first row."""
    lines = first_lines(head, 2)
    columns = _columns(lines[0], lines[1:]) if lines else None
    return columns is not None and (columns.ours or name.rpartition("/")[2].casefold() == "activities.csv")


def read_strava(path: str, data: bytes) -> Iterator[Row]:
    """Every row of the table in its order. Raises FileError where it is no table at all."""
    lines = lines_of(path, data)
    _, header = next(lines, (1, []))
    first = next(lines, None)
    columns = _columns(header, [first[1]] if first else [])
    if columns is None:
        raise FileError(path, "Its columns are not those of Strava's export.", EXPORT_AGAIN)
    for line, cells in chain([first] if first else [], lines):
        yield _row(path, line, cells, columns)


def _columns(header: list[str], first: list[list[str]]) -> _Columns | None:
    """Where each column stands; None where this is not Strava's table, by its names and its first row."""
    names = [plain(name) for name in header]
    found = {key: _nth(names, spelled, 0) for key, spelled in _NAMES.items()}
    found |= {key: _nth(names, _NAMES[of], 1) for key, of in _SECOND.items()}
    named = {key: place for key, place in found.items() if place is not None}
    if _IN_METRES in header:
        named["metres"] = named.pop("distance")
    ours = {"date", "type", "elapsed"} <= named.keys() and (_IN_METRES in header or "id" in named)
    if ours and header[0] in _SEEN:
        return _Columns(named, named=True)
    if not ours and (len(header) < _LEAST_COLUMNS or not all(cells[0].strip().isdigit() for cells in first)):
        return None
    places = {key: place for key, place in _PLACES.items() if place < len(header)}
    return _Columns(places | (named if ours else {}), named=False, ours=ours)


def _nth(header: list[str], names: frozenset[str], nth: int) -> int | None:
    places = [place for place, name in enumerate(header) if name in names]
    return places[nth] if len(places) > nth else None


def _row(path: str, line: int, cells: list[str], columns: _Columns) -> Row:
    row = {key: cells[place].strip() if place < len(cells) else "" for key, place in columns.at.items()}
    if not columns.named:
        row = _believed(row)
    if not _FILE.fullmatch(row.get("filename", "")):
        row["filename"] = next(filter(_FILE.fullmatch, cells), row.get("filename", ""))
    kind = row.get("type", "")
    sport, surface = sport_of(kind), surface_of(kind)
    race = row.get("race", "").casefold() in _YES or "race" in kind.casefold().split()
    where = f"{path} line {line}"
    result = _recording(where, row, sport, surface, race)
    content = table_of([_english(key) for key in _ALONE], [row.get(key, "") for key in _ALONE])
    return Row(where, row["filename"], row.get("name", ""), sport, surface, race, result, content)


def _believed(row: dict[str, str]) -> dict[str, str]:
    """A row by places, without those beyond the thirteenth that do not fit what stands before."""
    distance, elapsed = positive(row["distance"]) or 0.0, positive(row["elapsed"]) or 0.0
    metres, moving = positive(row.get("metres", "")), positive(row.get("moving", ""))
    wrong = set()
    if metres and abs(metres - 1000 * distance) > _SHOWN + _NEARLY * metres:
        wrong |= {"metres"}
    if elapsed and moving and moving > elapsed * (1 + _NEARLY):
        wrong |= {"moving"}
    if wrong:  # they stand elsewhere, so the others do too
        wrong |= {"metres", "moving", "measured_elapsed", "avg_hr"}
    highest, mean = positive(row["max_hr"]), positive(row.get("avg_hr", ""))
    if not highest or (mean and mean > highest):
        wrong |= {"avg_hr"}
    return {key: "" if key in wrong else value for key, value in row.items()}


def _english(key: str) -> str:
    return _ENGLISH[_SECOND.get(key, key)]


def _recording(
    path: str, row: dict[str, str], sport: str, surface: str | None, race: bool
) -> Recording | Skipped | FileError:
    start = when(row["date"])
    if start is None:
        return FileError(path, f"{row['date']!r} is no date that we can read.", ADD_BY_HAND)
    elapsed = positive(row.get("measured_elapsed", "")) or positive(row.get("elapsed", ""))
    moving = positive(row.get("moving", ""))
    if not elapsed and not moving:
        return Skipped(f"It has no duration. {ADD_BY_HAND}")
    return Recording(
        start=start,
        sport=sport,
        distance=_metres(row),
        elapsed=elapsed,
        moving=moving,
        avg_hr=plausible_pulse(number(row.get("avg_hr", ""))),
        max_hr=plausible_pulse(number(row.get("max_hr", ""))),
        surface=surface,
        race=race,
        name=row.get("name", ""),
        source="Strava",
    )


def _metres(row: dict[str, str]) -> float | None:
    """The measured metres, else the kilometres as shown."""
    shown = positive(row.get("distance", ""))
    return positive(row.get("metres", "")) or (shown * 1000 if shown else None)
