"""`surefoot import`: what is said of an import and its undoing, as text, as a document, and by the exit code."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from surefoot.cli import waiting
from surefoot.cli.commands import import_
from surefoot.cli.show import progress
from surefoot.cli.show.imported import show_import
from surefoot.cli.show.page import plain_page
from surefoot.services.importing import Clock as _Clock
from surefoot.services.importing import FileReport, ImportReport, _watching
from surefoot.services.ports import House
from tests.files.test_archives import zipped
from tests.files.writers import START, strava
from tests.services.importing.making import DAY, house, outings, watch, written

BATCH = "2027-01-04-1"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> House:
    """The house that the command finds, without a database."""
    made = house()
    monkeypatch.setattr(import_, "house_of", lambda data: made)
    return made


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    files = {"a.fit": watch(), "b.fit": watch(start=START + DAY), "copy.fit": watch(), "torn.fit": watch()[:80]}
    return written(tmp_path / "runs", files | {"note.txt": b"Hello"})


def flat(text: str) -> str:
    return " ".join(text.split())


def test_an_import_as_text(surefoot_cli, home: House, runs: Path) -> None:
    done = surefoot_cli("import", runs)
    assert (done.code, done.err) == (0, "")
    text = flat(done.out)
    assert "2 activities added, 1 known already, 1 passed over, 1 could not be read." in text
    assert "torn.fit:Atbyte" in "".join(text.split())
    assert f"surefoot import --undo {BATCH}" in text
    assert "surefoot today" in text


def test_an_import_as_a_document(surefoot_cli, home: House, runs: Path) -> None:
    done = surefoot_cli("import", runs, "--json")
    assert (done.code, done.err) == (0, "")
    document = done.document
    assert [document[name] for name in ("batch", "added", "duplicates", "skipped", "failed")] == [BATCH, 2, 1, 1, 1]
    assert [file["outcome"] for file in document["files"]] == ["added", "added", "duplicate", "skipped", "failed"]
    assert all(file.keys() == {"path", "outcome", "activity", "reason"} for file in document["files"])


def test_again_is_done_too(surefoot_cli, home: House, runs: Path) -> None:
    surefoot_cli("import", runs)
    again = surefoot_cli("import", runs)
    assert again.code == 0
    assert "0 activities added, 3 known already" in flat(again.out)
    assert "--undo" not in again.out


def test_where_nothing_can_be_read_it_ends_with_1(surefoot_cli, home: House, runs: Path, tmp_path: Path) -> None:
    assert surefoot_cli("import", runs / "torn.fit").code == 1
    refused = surefoot_cli("import", runs / "torn.fit", "--json")
    assert (refused.code, refused.document["failed"]) == (1, 1)
    assert surefoot_cli("import", runs / "note.txt").code == 0
    (tmp_path / "empty").mkdir()
    assert surefoot_cli("import", tmp_path / "empty").code == 0


def test_a_path_that_is_not_there_is_refused(surefoot_cli, home: House, runs: Path) -> None:
    refused = surefoot_cli("import", runs, runs / "gone", "--json")
    assert refused.code == 1
    assert refused.error["path"].endswith("gone")
    assert outings(home) == []


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ((), "PATH"),
        (("--undo", BATCH, "runs"), "--undo"),
        (("--undo", BATCH, "--timezone", "Europe/Berlin"), "--timezone"),
    ],
)
def test_wrong_use(surefoot_cli, home: House, arguments: tuple[str, ...], option: str) -> None:
    wrong = surefoot_cli("import", *arguments, "--json")
    assert (wrong.code, wrong.error["path"]) == (2, option)


def test_undo(surefoot_cli, home: House, runs: Path) -> None:
    surefoot_cli("import", runs)
    done = surefoot_cli("import", "--undo", BATCH)
    assert done.code == 0
    assert f"Import {BATCH} is undone: 2 activities out of your log." in flat(done.out)
    assert outings(home) == []
    refused = surefoot_cli("import", "--undo", BATCH)
    assert refused.code == 1
    assert "undone already" in refused.err


def test_undo_says_what_stays(surefoot_cli, home: House, runs: Path, tmp_path: Path) -> None:
    surefoot_cli("import", runs / "a.fit")
    row = {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "metres": 5400}
    surefoot_cli("import", written(tmp_path / "table", {"activities.csv": strava([row])}))
    done = surefoot_cli("import", "--undo", BATCH)
    assert "1 activity stays: recorded elsewhere as well." in flat(done.out)
    document = surefoot_cli("import", "--undo", "2027-01-04-2", "--json").document
    assert document == {"batch": "2027-01-04-2", "entries": 1, "activities": 1, "stay": 0}


def test_the_zone_is_said_where_it_is_missing(surefoot_cli, home: House, tmp_path: Path) -> None:
    row = {"date": "May 3, 2026, 10:30:00 PM", "type": "Run", "elapsed": 1800, "metres": 5400}
    folder = written(tmp_path / "table", {"activities.csv": strava([row])})
    assert "--timezone says where you were" in flat(surefoot_cli("import", folder).out)
    surefoot_cli("import", "--undo", BATCH)
    surefoot_cli("import", folder, "--timezone", "Europe/Berlin")
    assert outings(home)[0].activity.date.day == 4


def test_stopped_by_the_keyboard(surefoot_cli, home: House, runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surefoot.services.importing._batch.CHUNK_FILES", 1)
    append = home.log.append

    def stop_at_the_second(news):
        if home.log.entries():
            raise KeyboardInterrupt
        return append(news)

    monkeypatch.setattr(home.log, "append", stop_at_the_second)
    stopped = surefoot_cli("import", runs)
    assert stopped.code == 130
    assert "Stopped. What follows is kept; the same command again goes on from here." in flat(stopped.out)
    assert "1 activity added" in stopped.out
    again = surefoot_cli("import", runs, "--json")
    assert (again.code, again.document["stopped"]) == (130, True)


def test_many_bad_files_are_counted_and_strange_names_tamed() -> None:
    files = [FileReport(path=f"{i}.fit", outcome="failed", reason="It ends too early.") for i in range(20)]
    odd = FileReport(path=f"a\x1b[2J\n{'d/' * 10_000}b.fit", outcome="skipped", reason="It is nothing")
    page = plain_page()
    show_import(page, ImportReport(batch=None, added=0, duplicates=0, skipped=1, failed=20, files=(*files, odd)))
    text = flat(page.text())
    assert "and 12 more; --json names them all" in text
    assert "a?[2J?d/" in text
    assert len(text) < 1500


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal on standard error, as wide as 80 columns."""
    screen = io.StringIO()
    monkeypatch.setattr(
        progress, "Console", lambda file, **_: Console(file=screen, force_terminal=True, width=80, color_system=None)
    )
    monkeypatch.setattr(waiting, "somebody_looks", lambda: True)
    return screen


def test_a_bar_on_a_terminal_and_nothing_else(surefoot_cli, home: House, runs: Path, terminal: io.StringIO) -> None:
    done = surefoot_cli("import", runs)
    assert "Reading" in terminal.getvalue()
    assert "5/5" in terminal.getvalue()
    assert "Reading" not in done.out
    terminal.truncate(0)
    surefoot_cli("import", runs, "--json")
    assert terminal.getvalue() == ""


def test_no_bar_where_nobody_looks(surefoot_cli, home: House, runs: Path) -> None:
    assert surefoot_cli("import", runs).err == ""


def test_the_rate_is_told_when_it_is_known() -> None:
    screen = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, "Console", lambda file, **_: Console(file=screen, force_terminal=True, width=80))
        with progress.progress_bar(screen) as told:
            for done in range(1, 200):
                told(done, 200)
    assert "files/s" in screen.getvalue()


def test_into_a_real_house(surefoot_cli, runs: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    packed = written(tmp_path / "zip", {"all.zip": zipped({"a.fit": watch(), "b.fit": watch(start=START + DAY)})})
    first = surefoot_cli("import", packed, "--data", data, "--json").document
    assert (first["added"], first["failed"]) == (2, 0)
    assert surefoot_cli("import", runs, "--data", data, "--json").document["duplicates"] == 3
    undone = surefoot_cli("import", "--undo", first["batch"], "--data", data, "--json").document
    assert (undone["activities"], undone["stay"]) == (2, 0)
    assert surefoot_cli("import", runs, "--data", data, "--json").document["added"] == 2


def test_the_columns_of_a_table(surefoot_cli, home: House, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("Wann;Wie weit;Wie lang\n03.05.2026;5,4;30:00\n")
    columns = "date=Wann,distance=Wie weit,duration=Wie lang,unit=km"
    done = surefoot_cli("import", tmp_path / "diary.csv", "--columns", columns)
    assert (done.code, done.err) == (0, "")
    assert [outing.activity.distance for outing in outings(home)] == [5400]
    wrong = surefoot_cli("import", tmp_path / "diary.csv", "--columns", "shoe=Schuh")
    assert wrong.code != 0
    assert "shoe" in flat(wrong.err)
    assert surefoot_cli("import", "--undo", BATCH, "--columns", "date=Wann").code == 2


# ------------------------------------------------------------------ watching


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch, runs: Path) -> None:
    """Between two looks at the folder a run comes; after some more somebody presses Ctrl-C."""
    waited = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            written(runs, {"c.fit": watch(start=START + 2 * DAY)})
        if len(waited) == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(_watching, "Clock", lambda: _Clock(lambda: 0.0, sleep))


def test_a_folder_is_watched_until_ctrl_c(surefoot_cli, home: House, runs: Path, looks: None) -> None:
    done = surefoot_cli("import", "--watch", runs)
    assert (done.code, done.err) == (0, "")
    first, second, third = done.out.splitlines()
    assert first.strip() == f"Watching {runs}. Ctrl-C ends it."
    assert second.startswith("  2 activities added, 1 known already, 1 passed over, 1 could not be read. ")
    assert "torn.fit: " in second
    assert third == "  1 activity added."


def test_what_is_watched_is_a_document_an_import(surefoot_cli, home: House, runs: Path, looks: None) -> None:
    done = surefoot_cli("import", runs, "--watch", "--json")
    assert done.code == 0
    first, second = (msgspec.json.decode(line) for line in done.out.splitlines())
    assert (first["added"], second["added"], second["batch"]) == (2, 1, "2027-01-04-2")


def test_stopped_while_it_imports(surefoot_cli, home: House, runs: Path, looks: None, monkeypatch) -> None:
    def stop(news) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(home.log, "append", stop)
    done = surefoot_cli("import", runs, "--watch")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == ["  0 activities added. It was stopped."]


@pytest.mark.parametrize(
    "arguments", [("--watch",), ("--watch", "a", "b"), ("--watch", "--undo", BATCH), ("runs", "--workers", "0")]
)
def test_wrong_use_of_watching(surefoot_cli, home: House, arguments: tuple[str, ...]) -> None:
    assert surefoot_cli("import", *arguments).code == 2


def test_a_folder_to_watch_that_is_not_there(surefoot_cli, home: House, tmp_path: Path) -> None:
    refused = surefoot_cli("import", "--watch", tmp_path / "gone")
    assert refused.code == 1
    assert "There is no such folder." in refused.err
