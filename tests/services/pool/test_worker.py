"""The side that works, looked at from within: what it says when, and what it does when nobody listens."""

from __future__ import annotations

import pickle
from multiprocessing import Pipe
from queue import SimpleQueue

import pytest

from surefoot.services.pool import _worker
from tests.services.pool import errands


def queue_of(*entries: bytes | None) -> SimpleQueue[bytes | None]:
    queue: SimpleQueue[bytes | None] = SimpleQueue()
    for entry in entries:
        queue.put(entry)
    return queue


WHAT = pickle.dumps((errands.times, (3,)))


def test_it_says_that_it_is_up_and_then_its_results() -> None:
    ours, theirs = Pipe()
    _worker.serve(theirs, queue_of(WHAT, pickle.dumps((7, 5)), pickle.dumps((8, 6)), None))
    assert [ours.recv() for _ in range(3)] == [(_worker.READY, None), (7, 15), (8, 18)]


def test_where_nothing_is_to_be_done_nothing_is_said() -> None:
    ours, theirs = Pipe()
    _worker.serve(theirs, queue_of(None))
    assert not ours.poll()


def test_results_that_nobody_hears_are_dropped() -> None:
    ours, theirs = Pipe()
    results = queue_of(pickle.dumps((7, 15)), pickle.dumps((8, 18)), None)
    ours.close()
    _worker._speak(theirs, results)
    assert not results.empty()


def test_it_ends_when_the_other_side_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(Exception):
        """In place of the end of a process."""

    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(_worker.os, "_exit", end)
    ours, theirs = Pipe()
    ours.send(5)
    ours.close()
    tasks = queue_of()
    with pytest.raises(Ended):
        _worker._listen(theirs, tasks)
    assert pickle.loads(tasks.get() or b"") == 5
