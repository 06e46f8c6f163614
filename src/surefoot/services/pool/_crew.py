"""The side that gives out work: who does what, what comes back, and what to do when a process dies."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, NamedTuple, Self

from surefoot.services.pool._worker import READY

#: Tasks that a process has in store, to go on while this side writes into the database.
DEPTH = 32
#: Of a crew: results that wait for an earlier one, tasks in store included; and their bytes.
WINDOW_JOBS_EACH, WINDOW_BYTES = 2 * DEPTH, 48 * 1024 * 1024
#: Processes in a row that do not come up, until no more are started.
FALSE_STARTS = 2
#: A new interpreter and no fork: safe beside threads and open databases, on macOS too; and it never runs the main
#: module of this process again, as multiprocessing does. In a session of its own, Ctrl-C is for this side alone.
_BOOT = (
    "import sys; sys.path[:] = sys.argv[2:]; from surefoot.services.pool._worker import main; main(int(sys.argv[1]))"
)
#: The numbers here are short: threads of a linear-algebra library would only take room.
_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Work = Callable[[Any], Any]
Make = Callable[..., Work]


class Job(NamedTuple):
    """A task for a process, and about how many bytes it comes to."""

    task: Any
    size: int


class Done(NamedTuple):
    """What needs no process, in its place among the others."""

    result: Any


class Lost(NamedTuple):
    """In the place of a result: the process that had this task died, and died again with this task alone."""

    task: Any


class _Place:
    """One place in the order of results."""

    __slots__ = ("done", "job", "number", "result", "suspect")

    def __init__(self, number: int, job: Job) -> None:
        self.number, self.job = number, job
        self.done, self.result, self.suspect = False, None, False

    def settle(self, result: Any) -> None:
        """Have its result."""
        self.done, self.result = True, result


class _Process:
    """A process, the line to it, and what it has in hand, in the order in which it does it."""

    def __init__(self, what: bytes) -> None:
        self.line, theirs = Pipe()
        try:
            self.popen = subprocess.Popen(  # noqa: S603  our own interpreter and our own words
                [sys.executable, "-c", _BOOT, str(theirs.fileno()), *sys.path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env=os.environ | _ALONE,
                start_new_session=True,
            )
        finally:
            theirs.close()
        self.up = False
        self.held: dict[int, _Place] = {}
        self.send(what)

    def send(self, content: bytes) -> None:
        """Send to it; where it is dead, the line says so on the next look."""
        with suppress(OSError):
            self.line.send_bytes(content)

    def give(self, place: _Place) -> None:
        """Hand it a task."""
        self.held[place.number] = place
        self.send(pickle.dumps((place.number, place.job.task), pickle.HIGHEST_PROTOCOL))

    def free(self) -> bool:
        """Whether it may have another task: one whose task is under suspicion has it alone."""
        return len(self.held) < DEPTH and not any(place.suspect for place in self.held.values())

    def end(self) -> None:
        """End it, whatever it does; it keeps nothing that would be lost."""
        self.line.close()
        self.popen.kill()
        self.popen.wait()


class Crew:
    """Processes that do one kind of work, ``make(*arguments)``; both must be picklable. They start when needed.

    A process that dies is replaced. What it had in hand is tried again, each task by itself, and the task that has
    killed a process twice is :class:`Lost`. Where processes cannot be started at all, this one does the work.
    """

    def __init__(self, workers: int, make: Make, *arguments: Any) -> None:
        self._wanted, self._make, self._arguments = workers, make, arguments
        self._what = pickle.dumps((make, arguments), pickle.HIGHEST_PROTOCOL)
        self._processes: list[_Process] = []
        self._window: deque[_Place] = deque()
        self._waiting: deque[_Place] = deque()
        self._given, self._bytes, self._false_starts = 0, 0, 0
        self._here: Work | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def pids(self) -> list[int]:
        """The processes by their numbers."""
        return [process.popen.pid for process in self._processes]

    def close(self) -> None:
        """End all processes; what is under way is dropped."""
        while self._processes:
            self._processes.pop().end()

    def ordered(self, jobs: Iterable[Job | Done]) -> Iterator[Any]:
        """The result of each job, in their order. Jobs are taken only as there is room for what comes of them."""
        coming = iter(jobs)
        while True:
            self._take(coming)
            self._hand_out()
            if not self._window:
                return
            while self._window and self._window[0].done:
                place = self._window.popleft()
                self._bytes -= place.job.size
                yield place.result
                self._take(coming)
                self._hand_out()
            if self._window:
                self._look()

    def _take(self, coming: Iterator[Job | Done]) -> None:
        """Take jobs in while there is room: always one, however large."""
        while not self._window or self._has_room():
            job = next(coming, None)
            if job is None:
                return
            self._given += 1
            place = _Place(self._given, job if isinstance(job, Job) else Job(None, 0))
            self._window.append(place)
            self._bytes += place.job.size
            if isinstance(job, Done):
                place.settle(job.result)
            else:
                self._waiting.append(place)

    def _has_room(self) -> bool:
        return len(self._window) < self._wanted * WINDOW_JOBS_EACH and self._bytes < WINDOW_BYTES

    def _hand_out(self) -> None:
        """Give what waits to whoever has the least to do."""
        while self._waiting:
            place = self._waiting[0]
            if process := self._next_for(place):
                process.give(place)
            elif not self._processes:
                place.settle(self._done_here(place))
            else:
                return
            self._waiting.popleft()

    def _next_for(self, place: _Place) -> _Process | None:
        """Who may have this task now; None where it has to wait."""
        idle = [process for process in self._processes if not process.held]
        while not idle and len(self._processes) < self._wanted and self._false_starts < FALSE_STARTS:
            idle = self._started()
        free = idle if place.suspect else [process for process in self._processes if process.free()]
        return min(free, key=lambda process: len(process.held), default=None)

    def _started(self) -> list[_Process]:
        """One process more, if the system lets us have it."""
        try:
            process = _Process(self._what)
        except OSError:
            self._false_starts += 1
            return []
        self._processes.append(process)
        return [process]

    def _done_here(self, place: _Place) -> Any:
        if place.suspect:  # it would take this process along
            return Lost(place.job.task)
        self._here = self._here or self._make(*self._arguments)
        return self._here(place.job.task)

    def _look(self) -> None:
        """Wait until something comes, and take it."""
        lines = {process.line: process for process in self._processes}
        for line in wait(list(lines)):
            process = lines[line]  # type: ignore[index]
            try:
                number, result = pickle.loads(process.line.recv_bytes())  # noqa: S301  from a process of ours
            except (EOFError, OSError):
                self._bury(process)
                continue
            if number == READY:
                process.up, self._false_starts = True, 0
            else:
                process.held.pop(number).settle(result)

    def _bury(self, process: _Process) -> None:
        """Take a dead process away and have what it held done again, first of all, each task by itself."""
        self._processes.remove(process)
        process.end()
        again = list(process.held.values())
        if process.up:
            again = [place for place in again if not self._given_up(place)]
        else:
            self._false_starts += 1
        self._waiting.extendleft(reversed(again))

    @staticmethod
    def _given_up(place: _Place) -> bool:
        """Whether a task has had its second try; from the first on it is under suspicion."""
        if place.suspect:
            place.settle(Lost(place.job.task))
        place.suspect = True
        return place.done


def cores() -> int:
    """How many processes this one may use at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
