"""`surefoot reanalyse`: what is said of it, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from surefoot.cli.commands import reanalyse
from surefoot.cli.show.page import plain_page
from surefoot.cli.show.reanalysed import show_reanalysis
from surefoot.services import reanalysing
from surefoot.services.importing import import_paths
from surefoot.services.ports import House
from surefoot.services.reanalysing import NotRead, Reanalysis
from tests.files.writers import START
from tests.services.importing.making import DAY, house, watch, written


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> House:
    """A house with three runs, one of them without its file, and nothing measured."""
    made = house()
    import_paths(made, [written(tmp_path, {f"{i}.fit": watch(start=START + i * DAY) for i in range(3)})])
    made.measured.kept.clear()
    del made.originals.kept[next(iter(made.originals.kept))]
    monkeypatch.setattr(reanalyse, "house_of", lambda data: made)
    return made


def flat(text: str) -> str:
    return " ".join(text.split())


def test_as_text(surefoot_cli, home: House) -> None:
    done = surefoot_cli("reanalyse")
    assert (done.code, done.err) == (0, "")
    text = flat(done.out)
    assert "2 recordings read again. Nothing changes for your plan. These could not be read:" in text
    assert "this file is not here; import it again." in text
    assert "0 recordings read again; 2 were up to date." in flat(surefoot_cli("reanalyse").out)


def test_as_a_document(surefoot_cli, home: House) -> None:
    document = surefoot_cli("reanalyse", "--json").document
    assert {name: document[name] for name in ("read", "current", "without", "changed", "stopped")} == {
        "read": 2, "current": 0, "without": 0, "changed": 0, "stopped": False,
    }  # fmt: skip
    assert len(document["failed"]) == 1
    assert surefoot_cli("reanalyse", "--json").document["current"] == 2
    assert surefoot_cli("reanalyse", "--all", "--workers", "1", "--json").document["read"] == 2


def test_stopped_by_the_keyboard(surefoot_cli, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reanalysing, "read_again", stop)
    done = surefoot_cli("reanalyse")
    assert done.code == 130
    assert "Stopped. What was read is kept; the same command goes on from here." in flat(done.out)


def said(**found: object) -> str:
    counts = {"version": "1", "read": 0, "current": 0, "without": 0, "changed": 0}
    page = plain_page()
    show_reanalysis(page, Reanalysis(**(counts | found)))
    return flat(page.text())


def test_what_changes_is_said_without_alarm() -> None:
    assert said(read=9, changed=1).endswith("1 activity reads a little differently, and your plan knows.")
    assert said(read=9, changed=2).endswith("2 activities read a little differently, and your plan knows.")
    assert "3 of them hold no samples, such as lines of a table." in said(read=9, without=3)


def test_many_problems_are_counted() -> None:
    failed = tuple(NotRead(path=f"{i}.fit", reason="It ends too early.") for i in range(20))
    assert "and 12 more; --json names them all" in said(failed=failed)
