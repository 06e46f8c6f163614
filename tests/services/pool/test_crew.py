"""A crew of processes: everything comes back once and in order, whatever dies; nothing is left over when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from surefoot.services.pool import Crew, Done, Job, Lost, _crew, cores
from tests.services.pool import errands


def jobs(numbers: Iterable[int], size: int = 1) -> Iterator[Job]:
    return (Job(number, size) for number in numbers)


def alive(pid: int) -> bool:
    """Whether a process is there, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_within(seconds: float, pids: Iterable[int]) -> bool:
    until = time.monotonic() + seconds
    waiting = list(pids)
    while waiting and time.monotonic() < until:
        waiting = [pid for pid in waiting if alive(pid)]
        time.sleep(0.01)
    return not waiting


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    with Crew(workers, errands.times, 3) as crew:
        assert list(crew.ordered(jobs(range(300)))) == [3 * number for number in range(300)]
        assert len(crew.pids()) == workers
    assert crew.pids() == []


def test_what_is_done_already_keeps_its_place() -> None:
    mixed = [Done("a"), Job(1, 1), Done("b"), Done("c"), Job(2, 1)]
    with Crew(2, errands.times, 2) as crew:
        assert list(crew.ordered(mixed)) == ["a", 2, "b", "c", 4]


def test_no_process_is_started_for_nothing() -> None:
    with Crew(2, errands.times, 2) as crew:
        assert list(crew.ordered([])) == []
        assert list(crew.ordered([Done(5)])) == [5]
        assert crew.pids() == []


def test_a_slow_one_holds_nobody_up_but_is_waited_for() -> None:
    """The others are done meanwhile, as many as there is room for, and no more are taken in."""
    taken: list[int] = []

    def counted() -> Iterator[Job]:
        for number in range(2000):
            taken.append(number)
            yield Job(number, 1)

    with Crew(2, errands.slow_first, 0.5) as crew:
        results = crew.ordered(counted())
        assert next(results) == 0
        assert len(taken) <= 2 * _crew.WINDOW_JOBS_EACH + 1
        assert list(results) == list(range(1, 2000))


def test_large_ones_are_taken_few_at_a_time() -> None:
    taken: list[int] = []

    def counted() -> Iterator[Job]:
        for number in range(20):
            taken.append(number)
            yield Job(number, _crew.WINDOW_BYTES // 2)

    with Crew(2, errands.times, 1) as crew:
        for number in crew.ordered(counted()):
            assert len(taken) <= number + 3
    assert len(taken) == 20


def test_both_sides_may_speak_at_once() -> None:
    """More in both directions than any line holds: neither waits for the other for ever."""
    contents = [bytes([number]) * 3_000_000 for number in range(12)]
    with Crew(2, errands.sizes) as crew:
        assert list(crew.ordered(Job(content, 1) for content in contents)) == contents


def test_the_one_that_kills_twice_is_lost_and_nothing_else(tmp_path: Path) -> None:
    with Crew(2, errands.deadly, str(tmp_path), (5, 90)) as crew:
        found = list(crew.ordered(jobs(range(100))))
    assert found == [Lost(number) if number in {5, 90} else number for number in range(100)]
    assert errands.tries(tmp_path, 5) == 2
    assert {errands.tries(tmp_path, number) for number in range(100)} <= {1, 2}


def test_the_one_that_kills_once_is_done_the_second_time(tmp_path: Path) -> None:
    with Crew(2, errands.deadly, str(tmp_path), (), (0, 99)) as crew:
        assert list(crew.ordered(jobs(range(100)))) == list(range(100))
    assert [errands.tries(tmp_path, number) for number in (0, 99)] == [2, 2]


def test_processes_that_are_killed_from_outside_lose_nothing() -> None:
    with Crew(2, errands.times, 1) as crew:
        found = []
        for number in crew.ordered(jobs(range(3000))):
            found.append(number)
            if number in {100, 1500}:
                os.kill(crew.pids()[0], signal.SIGKILL)
        assert found == list(range(3000))


def test_where_no_process_comes_up_this_one_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_crew, "_BOOT", "import sys; sys.exit(3)")
    with Crew(2, errands.whose) as crew:
        assert set(crew.ordered(jobs(range(50)))) == {os.getpid()}


def test_where_no_process_can_be_started_this_one_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_anything: object, **_more: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", refused)
    with Crew(2, errands.whose) as crew:
        assert set(crew.ordered(jobs(range(5)))) == {os.getpid()}


def test_what_killed_a_process_is_not_tried_in_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of a crew whose processes no longer come up are done here all the same."""
    with Crew(1, errands.deadly, str(tmp_path), (3,)) as crew:
        results = crew.ordered(jobs(range(10)))
        first = next(results)
        monkeypatch.setattr(_crew, "_BOOT", "import sys; sys.exit(3)")
        found = [first, *results]
    assert found[:4] == [0, 1, 2, Lost(3)]


def test_when_it_is_left_no_process_stays(tmp_path: Path) -> None:
    def interrupted() -> None:
        with Crew(2, errands.asleep) as crew:
            pids.extend(crew_pids(crew))
            raise KeyboardInterrupt

    def crew_pids(crew: Crew) -> list[int]:
        crew._take(iter(jobs(range(2))))
        crew._hand_out()
        return crew.pids()

    pids: list[int] = []
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(pids) == 2
    assert gone_within(2, pids)
    assert time.monotonic() - began < 2


PARENT = """
from surefoot.services.pool import Crew, Job
from tests.services.pool import errands
with Crew(2, errands.{errand}) as crew:
    crew._take(iter([Job(1, 1), Job(2, 1)]))
    crew._hand_out()
    print(*crew.pids(), flush=True)
    crew._look()
    print("up", flush=True)
    list(crew.ordered([]))
    import time; time.sleep(600)
"""


@pytest.mark.parametrize("errand", ["asleep", "whose"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_started_them(errand: str, end: signal.Signals) -> None:
    """Whether they are at work or wait for it."""
    code = PARENT.format(errand=errand)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert parent.stdout.readline() == "up\n"
        parent.send_signal(end)
    assert len(pids) == 2
    assert gone_within(5, pids)


def test_cores_are_at_least_one() -> None:
    assert cores() >= 1
