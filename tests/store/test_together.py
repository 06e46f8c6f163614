"""Several processes at once, and processes that are killed: every batch is there whole, or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from surefoot.diary.entries import Entry
from surefoot.services.ports import House
from tests.store.logs import digest_of
from tests.store.raw import execute, on_server
from tests.store.writing import A_BATCH

SLOW = pytest.mark.slow


class Writer:
    """A process that writes, and what it has told so far."""

    def __init__(self, name: str, seconds: float | str, folder: Path) -> None:
        self.told_in = folder / f"{name}.told"
        command = [sys.executable, "-m", "tests.store.writing", name, str(seconds)]
        with self.told_in.open("w") as told:
            self.process = subprocess.Popen(command, stdout=told, stderr=subprocess.PIPE, text=True)

    def told(self) -> list[str]:
        return self.told_in.read_text(encoding="utf-8").split()

    def errors(self, timeout: float) -> str:
        """Wait for its end."""
        return self.process.communicate(timeout=timeout)[1]

    def wait_for_a_word(self) -> None:
        until = time.monotonic() + 60
        while not self.told() and time.monotonic() < until:
            time.sleep(0.005)


def whole(house: House) -> list[Entry]:
    """The entries of a house in which nothing is lost, doubled, torn or left out."""
    if not on_server(house):
        assert execute(house, "PRAGMA integrity_check") == [("ok",)]
    entries = house.log.entries()
    assert [entry.id for entry in entries] == list(range(1, len(entries) + 1))
    batches = [entry.batch for entry in entries]
    assert set(Counter(batches).values()) <= {A_BATCH}
    assert all(len(set(batches[at : at + A_BATCH])) == 1 for at in range(0, len(batches), A_BATCH))
    kept = {digest_of(name.encode() * 400) for name in batches}
    assert set(house.originals.digests()) == kept == house.log.known_digests().keys()
    return entries


@pytest.mark.parametrize("seconds", [1, pytest.param(60, marks=SLOW)])
def test_two_processes_write_at_once(house: House, seconds: int, tmp_path: Path) -> None:
    writers = {name: Writer(name, seconds, tmp_path) for name in ("left", "right")}
    assert [one.errors(seconds + 60) for one in writers.values()] == ["", ""]
    order = [entry.batch for entry in whole(house)[::A_BATCH]]
    for name, one in writers.items():
        assert len(one.told()) >= 3 * seconds  # neither has to wait for the other to be done
        assert [batch for batch in order if batch.startswith(name)] == one.told()
    assert len(order) == sum(len(one.told()) for one in writers.values())


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=SLOW)])
def test_a_writer_is_killed_at_any_moment(house: House, kills: int, tmp_path: Path) -> None:
    chance = random.Random(kills)
    known: list[Entry] = []
    for number in range(kills):
        one = Writer(f"w{number}", "forever", tmp_path)
        one.wait_for_a_word()
        time.sleep(chance.uniform(0, 0.05))
        one.process.kill()
        assert one.errors(60) == ""
        told, entries = one.told(), wait_until_whole(house)
        assert entries[: len(known)] == known
        written = [entry.batch for entry in entries[len(known) :: A_BATCH]]
        assert 0 < len(told) <= len(written) <= len(told) + 1  # the last one may be there and not told
        assert written[: len(told)] == told
        known = entries


def wait_until_whole(house: House) -> list[Entry]:
    """A server takes a moment to notice that its client is gone; until then the rows of it are not seen."""
    if on_server(house):
        with house.log.writing():
            return whole(house)
    return whole(house)
