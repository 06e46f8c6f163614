"""Measured again: the same log with the same ids, and an entry where planning would read an outing otherwise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from surefoot.diary.activity import BestEffort
from surefoot.diary.entries import ActivityCorrected, ActivityMeasured, New, Retracted
from surefoot.diary.measures import measures_of
from surefoot.services import reanalysing
from surefoot.services.importing import import_paths, undo
from surefoot.services.measuring import analysis_of, stream_for
from surefoot.services.ports import House, Key
from surefoot.services.reanalysing import Reanalysis, reanalyse
from tests.files.writers import START, strava
from tests.services.importing.making import DAY, NOW, ROW, house, memory, outings, phone, watch, written

RUNS = 5
SLOW_KILOMETRE = BestEffort(1000, 900)


@pytest.fixture
def home(tmp_path: Path) -> House:
    """A line of a table (1), and runs of a watch (2, 3, 5, 6, 7), one of which (3) a phone recorded as well."""
    made = house()
    rows = [ROW | {"date": "May 1, 2024, 7:00:00 AM"}]
    files = {f"{i}.fit": watch(600, START + i * DAY) for i in range(RUNS)}
    files |= {"1.gpx": phone(600, START + DAY), "activities.csv": strava(rows)}
    assert import_paths(made, [written(tmp_path, files)]).added == RUNS + 1
    return made


def forget(home: House, *keys: Key) -> None:
    """Lose measurements; all of them, where none is named."""
    for key in keys or list(home.measured.versions()):
        del home.measured.kept[key]


def outdated(home: House, outing: int, **measures: Any) -> None:
    """Have an outing say something that no analysis of today says."""
    activity = memory(home).outings[outing].activity
    news = msgspec.structs.replace(measures_of(activity), **measures)
    fact = ActivityMeasured(of=outing, analysis="0", measures=msgspec.to_builtins(news))
    home.log.append([New(fact=fact, effective=activity.date)])


def counts(found: Reanalysis) -> tuple[int, ...]:
    return found.read, found.current, found.without, found.changed, len(found.failed)


def test_what_is_measured_is_not_read_again(home: House) -> None:
    before = home.log.entries()[:]
    assert counts(reanalyse(home)) == (1, RUNS + 1, 1, 0, 0)  # nobody knows of the table's line before it is read
    assert home.log.entries() == before


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_lost_comes_back_as_it_was(home: House, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reanalysing, "FEW", 0)
    before, kept = home.log.entries()[:], dict(home.measured.kept)
    forget(home)
    told: list[tuple[int, int]] = []
    found = reanalyse(home, workers=workers, progress=lambda *seen: told.append(seen))
    assert counts(found) == (RUNS + 2, 0, 1, 0, 0)
    assert told == [(i, RUNS + 2) for i in range(1, RUNS + 3)]
    assert home.measured.kept == kept
    assert home.log.entries() == before


def test_everything_on_demand(home: House) -> None:
    assert counts(reanalyse(home, everything=True)) == (RUNS + 2, 0, 1, 0, 0)


def test_an_older_version_is_read_again(home: House) -> None:
    key = next(iter(home.measured.versions()))
    home.measured.kept[key] = home.measured.kept[key]._replace(version="0")
    assert counts(reanalyse(home)) == (2, RUNS, 1, 0, 0)
    assert set(home.measured.versions().values()) == {"1"}


def test_what_planning_uses_is_said_anew(home: House) -> None:
    true = memory(home).activities()
    outdated(home, 2, drift=7, best_efforts=(SLOW_KILOMETRE,))
    assert memory(home).activities() != true
    last = home.log.entries()[-1].id
    assert counts(reanalyse(home, everything=True)) == (RUNS + 2, 0, 1, 1, 0)
    (entry,) = home.log.entries(after=last)
    assert (entry.fact.of, entry.author, entry.effective) == (2, "surefoot", memory(home).outings[2].activity.date)
    assert memory(home).activities() == true
    assert reanalyse(home, everything=True).changed == 0


def test_the_runners_word_stays(home: House) -> None:
    mine = msgspec.structs.replace(memory(home).outings[2].activity, drift=3, best_efforts=(SLOW_KILOMETRE,))
    home.log.append([New(fact=ActivityCorrected(of=2, activity=mine), effective=mine.date)])
    assert reanalyse(home, everything=True).changed == 0
    assert memory(home).outings[2].activity == mine


def test_what_was_measured_goes_when_a_recording_is_undone(home: House, tmp_path: Path) -> None:
    """It may be of the recording that goes; what stays has its own."""
    before = memory(home).activities()
    again = import_paths(home, [written(tmp_path / "more", {"2.gpx": phone(600, START + 2 * DAY)})])
    assert again.duplicates == 1
    number = max(outing.id for outing in outings(home) if len(outing.origins) == 2)
    outdated(home, number, drift=7)
    undo(home, again.batch or "")
    assert memory(home).activities() == before
    retracted = [entry.fact.reason for entry in home.log.entries() if isinstance(entry.fact, Retracted)]
    assert "a recording of this outing is undone" in retracted


def test_an_original_that_is_gone_or_torn_is_told_and_the_others_are_read(home: House) -> None:
    first, second = list(home.measured.versions())[:2]
    forget(home)
    del home.originals.kept[first[0]]
    home.originals.kept[second[0]] = home.originals.kept[second[0]][:20]
    found = reanalyse(home)
    assert (found.read, len(found.failed)) == (RUNS, 2)
    assert all(problem.path and problem.reason for problem in found.failed)
    assert "this file is not here; import it again" in {problem.reason for problem in found.failed}


def test_a_fault_of_ours_is_told(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*anything: object) -> None:
        raise ZeroDivisionError("of course")

    monkeypatch.setattr(reanalysing, "read_again", broken)
    found = reanalyse(home, everything=True)
    assert len(found.failed) == RUNS + 2
    assert "ZeroDivisionError: of course" in found.failed[0].reason


def test_broken_off_it_goes_on(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reanalysing, "CHUNK", 2)
    forget(home)

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    stopped = reanalyse(home, progress=stop)
    assert (stopped.stopped, stopped.read) == (True, 4)
    measured = len(home.measured.versions())
    found = reanalyse(home)
    assert found.stopped is False
    assert found.current == measured
    assert len(home.measured.versions()) == RUNS + 1


def test_what_others_write_meanwhile_is_seen(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reanalysing, "CHUNK", 1)

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            home.log.append([New(fact=Retracted(of=6), effective=NOW.date())])
            outdated(home, 5, drift=7)

    assert reanalyse(home, everything=True, progress=meanwhile).changed == 1
    assert memory(home).outings[5].activity.drift is None


def test_an_empty_log(monkeypatch: pytest.MonkeyPatch) -> None:
    assert counts(reanalyse(house())) == (0, 0, 0, 0, 0)


# ------------------------------------------------------------------ on demand


def test_an_analysis_is_made_when_it_is_asked_for(home: House) -> None:
    outing = next(outing for outing in outings(home) if len(outing.origins) == 2)
    best = max(outing.origins, key=lambda origin: origin.knows)
    kept = dict(home.measured.kept)
    assert best.source == "Garmin"
    first = analysis_of(home, outing)
    assert first is not None
    assert (round(first.elapsed), first.avg_hr) == (600, 150)
    forget(home)
    assert analysis_of(home, outing) == first
    assert home.measured.kept == {(best.digest, 0): kept[best.digest, 0]}
    stream = stream_for(home, outing)
    assert stream is not None
    assert stream.heart_rate[0] == 150


def test_a_stream_that_is_damaged_is_made_again(home: House) -> None:
    outing = outings(home)[1]
    key = (outing.origins[0].digest, 0)
    home.measured.kept[key] = home.measured.kept[key]._replace(stream=b"torn")
    stream = stream_for(home, outing)
    assert stream is not None
    assert len(stream.time) == 121
    assert home.measured.kept[key].stream != b"torn"


def test_where_nothing_can_be_measured_there_is_nothing(home: House) -> None:
    line, run, *_ = outings(home)
    assert line.activity.date == dt.date(2024, 5, 1)
    assert analysis_of(home, line) is None
    assert stream_for(home, line) is None
    forget(home)
    home.originals.kept.clear()
    assert analysis_of(home, run) is None


def test_where_the_original_is_gone_an_older_analysis_is_better_than_none(home: House) -> None:
    run = outings(home)[1]
    key = (run.origins[0].digest, 0)
    home.measured.kept[key] = home.measured.kept[key]._replace(version="0")
    home.originals.kept.clear()
    assert analysis_of(home, run) is not None
