"""The command line as a test calls it: arguments in, exit code and both outputs back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import surefoot.coach
from surefoot.cli.app import run
from surefoot.rulebook import Source
from surefoot.services.ports import House
from tests.cli.sample_plan import sample_plan
from tests.services.fake_house import fake_house


class Outcome(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as one JSON document."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str | None]:
        """The error of a refused ``--json`` command, which has written nothing else."""
        assert self.err == ""
        assert set(self.document) == {"error"}
        assert set(self.document["error"]) == {"path", "value", "message", "mend"}
        return self.document["error"]


@pytest.fixture
def surefoot_cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Call the program in this process, in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SUREFOOT_DATA", raising=False)
    monkeypatch.delenv("SUREFOOT_DEBUG", raising=False)

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    """The house that every command opens: a log in a list, and the engine."""
    found = fake_house(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: found)
    return found


@pytest.fixture
def sample_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan made by hand in place of the engine's, whatever is asked; an overlay has to fit all the same."""

    def make_plan(scenario, book):
        book.overlaid(scenario.overlay)
        return sample_plan(units=scenario.units)

    monkeypatch.setattr(surefoot.coach, "make_plan", make_plan)
    monkeypatch.setattr(surefoot.coach, "why_not", lambda scenario, name, book: ())


@pytest.fixture
def scenario_file(tmp_path: Path) -> Path:
    """A small scenario of the sample plan's day."""
    path = tmp_path / "me.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


SCENARIO = """\
today: 2027-01-04
runner:
  birth_date: 1985-06-01
  availability: {tue: 60 min, thu: 60 min, sat: 60 min, sun: 150 min}
log:
  activities:
    - {date: 2026-12-26, distance: 12 km, duration: 1:12:00}
    - {date: 2026-12-29, distance: 8 km, duration: 48:00}
goals:
  - {kind: race, distance: 10 km, date: 2027-04-18, target_time: 48:00}
"""


def source(key: str, kind: str, year: int | None, *authors: str) -> Source:
    return Source(
        key=key, title="How much running is too much", authors=authors, year=year, kind=kind, where="a journal"
    )


SOURCES = {
    "frandsen-2025": source("frandsen-2025", "cohort", 2025, "Frandsen, J. S. B.", "et al."),
    "own-practice": source("own-practice", "own", 2026),
    "runsmart-spring": source("runsmart-spring", "article", 2024, "RunSmart"),
}
