"""What the columns of a table of activities are called, in whichever app or spreadsheet, and in which unit they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from surefoot.files._csv_text import plain
from surefoot.files._errors import FileError
from surefoot.units import METRES_PER_MILE

# Names of Garmin Connect, Runkeeper, Polar, Runalyze and plain spreadsheets: English and German as they are, the
# other languages from memory. The first of a line goes first where a table has several.
_CALLED = {
    "date": "activity date|date|date time|start date|start time|local start time|begin|timestamp|day|datum|datum zeit|"
    "startdatum|startzeit|beginn|tag|fecha|data|date de debut|dato|datum tijd|日付",
    "clock": "time of day|start time|clock|uhrzeit|startzeit|hora|heure|ora|tid på dagen",
    "duration": "duration|timer time|total time|workout time|activity time|elapsed time|time|dauer|zeit|gesamtzeit|"
    "trainingszeit|verstrichene zeit|duree|temps|duracion|tiempo|durata|tempo|duracao|duur|tijd|varighed|varighet|"
    "varaktighet|tid|czas|czas trwania|時間|タイム",
    "moving": "moving time|bewegungszeit|zeit in bewegung|temps de deplacement|tiempo en movimiento",
    "distance": "distance|total distance|distanz|strecke|entfernung|kilometer|kilometers|kilometres|km|miles|mi|"
    "distancia|distanza|distancia total|afstand|distans|distanse|dystans|距離",
    "sport": "sport|activity type|sport type|workout type|type|activity|sportart|aktivitatstyp|trainingsart|typ|art|"
    "type d activite|tipo de actividad|deporte|tipo di attivita|tipo de atividade|activiteitstype|アクティビティタイプ",
    "avg_hr": "average heart rate|avg heart rate|avg hr|average hr|mean heart rate|heart rate|hr|hr avg|pulse|"
    "durchschnittliche herzfrequenz|durchschnittliche hf|durchschn hf|o herzfrequenz|o hf|o puls|herzfrequenz|hf|puls|"
    "fc moyenne|frequence cardiaque moyenne|fc media|frecuencia cardiaca media|frequenza cardiaca media|"
    "gemiddelde hartslag|gennemsnitlig puls|snittpuls|srednie tetno",
    "max_hr": "max heart rate|maximum heart rate|max hr|maximum hr|hr max|maximale herzfrequenz|maximale hf|max hf|"
    "max herzfrequenz|maxpuls|fc maximale|fc max|frecuencia cardiaca maxima|frequenza cardiaca massima",
    "rpe": "rpe|perceived exertion|exertion|effort|borg|anstrengung|belastungsempfinden|ressenti|esfuerzo",
    "name": "title|name|activity name|workout name|session|titel|bezeichnung|aktivitatsname|einheit|titre|nom|titulo|"
    "nombre|titolo|nome|naam|navn|namn|nazwa",
    "notes": "notes|note|comment|comments|description|notiz|notizen|kommentar|bemerkung|bemerkungen|beschreibung",
    "file": "gpx file|filename|file|dateiname|datei",
    "cadence": "avg run cadence|average run cadence|avg cadence|durchschnittliche schrittfrequenz laufen|"
    "o schrittfrequenz laufen|durchschnittliche schrittfrequenz|durchschn laufschrittfrequenz",
    "stride": "avg stride length|average stride length|durchschnittliche schrittlange|o schrittlange|"
    "durchschn schrittlange",
}
_NAMES = {key: [plain(name) for name in names.split("|")] for key, names in _CALLED.items()}
#: Metres of each unit of distance.
METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "m": 1.0}
#: Seconds of each unit of time.
SECONDS = {"h": 3600.0, "min": 60.0, "s": 1.0}
_UNITS = {
    "km": "km", "kilometer": "km", "kilometers": "km", "kilometres": "km", "kilometre": "km",
    "mi": "mi", "mile": "mi", "miles": "mi", "meilen": "mi", "millas": "mi",
    "m": "m", "meter": "m", "meters": "m", "metres": "m",
    "h": "h", "hours": "h", "stunden": "h", "std": "h", "min": "min", "minutes": "min", "minuten": "min", "mins": "min",
    "s": "s", "sec": "s", "secs": "s", "seconds": "s", "sekunden": "s", "sek": "s",
}  # fmt: skip
_IN_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
#: Without these a table is none of activities.
_NEEDED = ("date", "duration")
_WITH_UNITS = frozenset({"distance", "duration", "moving"})
#: What a mapping may say beside columns.
_SETTINGS = ("order", "unit")
_KEYS = tuple(key for key in _CALLED if key not in {"cadence", "stride"})


class Header(NamedTuple):
    """Where each column stands, and its unit where its name tells it; what else was told of the table."""

    at: dict[str, int]
    units: dict[str, str]
    told: dict[str, str]


def header_of(cells: Sequence[str], columns: Mapping[str, str]) -> Header | None:
    """The columns of a table of activities: as they were told, else as they are called; None where it is none."""
    names = [plain(_IN_BRACKETS.sub("", cell)) or plain(cell) for cell in cells]
    without_units = [plain(" ".join(_words(cell)[:-1])) if _unit(cell) else "" for cell in cells]
    at = {
        key: place
        for key in _CALLED
        if (place := _place(names, _NAMES[key])) is not None
        or (key in _WITH_UNITS and (place := _place(without_units, _NAMES[key])) is not None)
    }
    if "clock" in at and at["clock"] in {at.get("date"), at.get("duration")}:
        del at["clock"]
    told = {key: _told(cells, name) for key, name in columns.items() if key not in _SETTINGS}
    if None in told.values():
        return None
    at |= {key: place for key, place in told.items() if place is not None}
    enough = all(key in at for key in _NEEDED) and (bool(told) or "distance" in at or "sport" in at)
    units = {key: unit for key, place in at.items() if key in _WITH_UNITS and (unit := _unit(cells[place]))}
    return Header(at, units, {key: columns[key] for key in _SETTINGS if key in columns}) if enough else None


def columns_told(text: str) -> dict[str, str]:
    """A mapping as a command takes it: "date=Datum,distance=Strecke [km],order=dmy". Raises FileError where it is none.

    It names the column of each of date, clock, duration, moving, distance, sport, avg_hr, max_hr, rpe, name, notes and
    file; ``order`` is dmy, mdy or ymd, ``unit`` of distances km, mi or m.
    """
    mapping: dict[str, str] = {}
    for part in text.split(","):
        key, equals, name = (piece.strip() for piece in part.partition("="))
        if not (key and equals and name):
            raise _unclear(f"{part.strip()!r} does not say which column is what.")
        mapping[key] = name
    check_columns(mapping)
    return mapping


def check_columns(mapping: Mapping[str, str]) -> None:
    """Raise FileError where a mapping names what no table has."""
    for key, name in mapping.items():
        if key not in _KEYS and key not in _SETTINGS:
            raise _unclear(f"{key!r} is nothing that is read of a table.")
        if (key == "unit" and name not in METRES) or (key == "order" and name not in ("dmy", "mdy", "ymd")):
            raise _unclear(f"{name!r} is no {key}.")


def _unclear(message: str) -> FileError:
    mend = f"Write it as in date=Datum,distance=Strecke [km]. There are {', '.join(_KEYS)}; order (dmy, mdy, ymd) "
    return FileError("columns", message, f"{mend}and unit (km, mi, m).")


def _place(names: list[str], known: list[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _told(cells: Sequence[str], name: str) -> int | None:
    """Where a column of this very name stands, whatever its case and signs."""
    same = [place for place, cell in enumerate(cells) if cell.strip() == name]
    alike = [place for place, cell in enumerate(cells) if plain(cell) == plain(name)]
    return next(iter(same or alike), None)


def _unit(name: str) -> str | None:
    """The unit that a column's name tells: in brackets, behind a comma, or as its last word."""
    for word in (*_IN_BRACKETS.findall(name), *_words(name)[-1:]):
        if unit := _UNITS.get(plain(word)):
            return unit
    return None


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,_/]+", _IN_BRACKETS.sub("", name)) if word and word != "in"]
