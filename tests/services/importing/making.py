"""Runs as files, a house to import them into, and what is in it afterwards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from surefoot.diary.activity import BestEffort
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, Outing
from surefoot.services.importing import ImportReport, import_paths
from surefoot.services.ports import House
from surefoot.units import Metres, Seconds
from tests.files.writers import START, Point, Summary, TcxLap, fit, gpx, straight, tcx
from tests.services.fake_house import fake_house

NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
DAY = 86_400
ROW = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "moving": 1790, "metres": 5400}

#: The best efforts of 5.4 km at an even 3 m/s.
AT_3_M_S = (
    BestEffort(Metres(400), Seconds(133)),
    BestEffort(Metres(805), Seconds(268)),
    BestEffort(Metres(1000), Seconds(333)),
    BestEffort(Metres(1609), Seconds(536)),
    BestEffort(Metres(3219), Seconds(1073)),
    BestEffort(Metres(5000), Seconds(1667)),
)


def house() -> House:
    return fake_house(NOW)


def watch(seconds: int = 1800, start: float = START, **known: Any) -> bytes:
    """A FIT file of one run at 3 m/s, with a place and a heart rate."""
    return fit(straight(seconds, start=start, every=5), [Summary(start, seconds, seconds, 3.0 * seconds, **known)])


def phone(seconds: int = 1800, start: float = START - 20) -> bytes:
    """A GPX file of the same run: a little earlier and longer, without a heart rate."""
    return gpx([[straight(seconds + 30, 2.95, start=start, heart_rate=None)]], name="")


def bare(seconds: int = 1800, start: float = START) -> bytes:
    """A TCX file of the same run, without a place, with a heart rate."""
    return tcx([[TcxLap([Point(start, None, None, 0.0)], seconds, 3.0 * seconds, 151, 170, start)]])


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def imported(house: House, folder: Path, files: dict[str, bytes], **options: Any) -> ImportReport:
    return import_paths(house, [written(folder, files)], **options)


def outcomes(report: ImportReport, folder: Path) -> dict[str, str]:
    return {file.path.removeprefix(f"{folder}/"): file.outcome for file in report.files}


def memory(house: House) -> Memory:
    return remember(house.log.entries(), dt.date.max)


def outings(house: House) -> list[Outing]:
    return list(memory(house).outings.values())
