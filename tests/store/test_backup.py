"""From one database into another through a backup: the same entries, files and plan, whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from surefoot.bootstrap import close_house, folder_in_use, open_house
from surefoot.services.archive import back_up, open_archive, restore
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.store.conftest import environment_of
from tests.store.lives import FILES, all_of, live, plan_of
from tests.store.logs import EVERY_KIND, NOON, digest_of, new, recorded, runs
from tests.store.raw import execute, on_server

BOTH = ["sqlite", "postgresql"]


def brought_back(house: House, path: Path) -> House:
    with open_archive(path) as archive:
        restore(house, archive)
    return house


@pytest.fixture(scope="module")
def planner():
    """One for all, so that a plan that is the same is worked out once."""
    from surefoot.services.planning import Planner

    return Planner()


@pytest.mark.parametrize("to", BOTH)
@pytest.mark.parametrize("begin", BOTH)
def test_everything_moves_from_one_database_to_another(
    begin: str, to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opener, planner
) -> None:
    with environment_of(begin, tmp_path / "begin") as first, monkeypatch.context() as there:
        for name, value in first.items():
            there.setenv(name, value)
        house = opener(planner=planner)
        live(house)
        done = back_up(house, tmp_path / "all.zip", keep_out=folder_in_use())
        expected, plan, last = all_of(house), plan_of(house), house.log.entries()[-1]
        assert done.manifest.entries == last.id == len(expected[0])
        assert done.manifest.originals == FILES == len(expected[1])
        assert done.manifest.missing == ()
    with environment_of(to, tmp_path / "to") as second, monkeypatch.context() as here:
        for name, value in second.items():
            here.setenv(name, value)
        other = brought_back(opener(), done.path)
        assert all_of(other) == expected
        assert other.log.entries()[-1].recorded == last.recorded
        assert plan_of(other) == plan
        again = back_up(other, tmp_path / "again.zip")
        assert again.manifest.digest == done.manifest.digest
        assert other.log.append([new(recorded())])[0].id == last.id + 1


def test_every_kind_of_entry_comes_back(house: House, opener, tmp_path: Path) -> None:
    house.log.append([new(fact) for fact in EVERY_KIND])
    done = back_up(house, tmp_path / "all.zip")
    assert set(done.manifest.missing) == {digest_of(b"one"), digest_of(b"two")}
    other = brought_back(opener(runner="copy"), done.path)
    assert all_of(other) == all_of(house)
    assert {entry.runner for entry in other.log.entries()} == {"copy"}


def test_more_entries_than_are_written_at_once(house: House, opener, tmp_path: Path) -> None:
    house.log.append(runs(1234))
    other = brought_back(opener(runner="copy"), back_up(house, tmp_path / "all.zip").path)
    assert all_of(other) == all_of(house)


def test_a_log_that_is_not_empty_is_left_alone(house: House, tmp_path: Path) -> None:
    house.log.append(runs(3))
    before = all_of(house)
    done = back_up(house, tmp_path / "all.zip")
    with pytest.raises(Refusal, match=r"has entries already \(3\)"):
        brought_back(house, done.path)
    assert all_of(house) == before


def test_damage_on_the_way_leaves_nothing_half(house: House, opener, tmp_path: Path) -> None:
    """The archive is whole when it is opened, and not any more when it is read again."""
    content = os.urandom(300_000)
    house.originals.put(digest_of(content), content)
    house.log.append([*runs(700), new(recorded(1, content))])
    path, other = back_up(house, tmp_path / "all.zip").path, opener(runner="copy")
    with open_archive(path) as archive:
        lines = archive._lines

        def torn():
            yield from list(lines())[:650]

        archive._lines = torn
        with pytest.raises(Refusal, match=r"log\.jsonl is not what"):
            restore(other, archive)
    assert other.log.entries() == []


def test_the_folder_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_in_use(tmp_path) == tmp_path
    assert folder_in_use() == tmp_path / "data"
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/surefoot")
    assert folder_in_use(tmp_path) is None


# ------------------------------------------------------------ killed in the middle

KILLED = """\
import os, signal, sys
from pathlib import Path
from surefoot.bootstrap import open_house
from surefoot.services import archive
from surefoot.services.archive import reading, restoring, writing
from surefoot.store.originals import Originals
from surefoot.store.repository import DatabaseLog

moment, target = sys.argv[1], Path(sys.argv[2])
calls = 0

def killing(before, at, after=False):
    def called(*given, **named):
        global calls
        calls += 1
        if calls == at and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        found = before(*given, **named)
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    return called

if moment.startswith("get"):
    Originals.get = killing(Originals.get, int(moment[3:]))
elif moment.startswith("put"):
    Originals.put = killing(Originals.put, int(moment[3:]))
elif moment == "settled":
    writing._settle = killing(writing._settle, 1, after=True)
elif moment == "verified":
    writing._read_again = killing(writing._read_again, 1, after=True)
elif moment == "first rows":
    DatabaseLog._write = killing(DatabaseLog._write, 1)
elif moment == "rows":
    DatabaseLog.restore = killing(DatabaseLog.restore, 1, after=True)
house = open_house()
if target.exists():
    with archive.open_archive(target) as found:
        archive.restore(house, found)
else:
    archive.back_up(house, target)
"""


def killed(moment: str, target: Path) -> None:
    command = [sys.executable, "-c", KILLED, moment, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")


@pytest.fixture
def filled(house: House) -> House:
    contents = [bytes([number]) * 5_000 for number in range(9)]
    for content in contents:
        house.originals.put(digest_of(content), content)
    house.log.append([*runs(600), *(new(recorded(day, content)) for day, content in enumerate(contents))])
    return house


@pytest.mark.parametrize("moment", ["get1", "get5", "settled", "verified"])
def test_a_killed_backup_has_no_name(filled: House, moment: str, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "all.zip"
    target.parent.mkdir()
    killed(moment, target)
    assert not target.exists()
    assert [path.suffix for path in target.parent.iterdir()] == [".part"]
    assert back_up(filled, target).manifest.entries == 609


@pytest.mark.parametrize("moment", ["put1", "put5", "first rows", "rows"])
def test_a_killed_restore_leaves_an_empty_log(
    filled: House, moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected = back_up(filled, tmp_path / "all.zip").path, all_of(filled)
    database = "postgresql" if on_server(filled) else "sqlite"
    with environment_of(database, tmp_path / "new") as settings:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        killed(moment, path)
        house = open_house(now=lambda: NOON)
        with house.log.writing():  # a server takes a moment to notice that its client is gone
            assert all_of(house) == ([], {})
        if not on_server(house):
            assert execute(house, "PRAGMA integrity_check") == [("ok",)]
        assert all_of(brought_back(house, path)) == expected
        close_house(house)


@pytest.mark.slow
def test_a_restore_that_is_killed_at_any_moment_leaves_all_or_nothing(
    filled: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected, chance = back_up(filled, tmp_path / "all.zip").path, all_of(filled), random.Random(1)
    database, command = "postgresql" if on_server(filled) else "sqlite", [sys.executable, "-m", "surefoot.cli"]
    for number in range(30):
        with environment_of(database, tmp_path / f"new-{number}") as settings:
            for name, value in settings.items():
                monkeypatch.setenv(name, value)
            process = subprocess.Popen([*command, "restore", str(path)], stdout=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.1, 1.2))
            process.kill()
            process.wait()
            house = open_house(now=lambda: NOON)
            with house.log.writing():
                found = all_of(house)
            assert found in (([], {}), expected)
            close_house(house)
