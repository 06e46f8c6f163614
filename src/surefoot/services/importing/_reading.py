"""From tasks to findings, in their order: on several processes, or in this one where there is little to read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from surefoot.files import Task
from surefoot.rulebook import Book
from surefoot.services.importing._finding import Finding, Reader, lost, reader
from surefoot.services.pool import Crew, Done, Job, Lost, cores

#: Up to so many tasks and bytes are read in this process: they are done before another one is up.
FEW_TASKS, FEW_BYTES = 40, 4 * 1024 * 1024

Digests = Callable[[], Collection[str]]


@contextmanager
def findings(
    tasks: Iterator[Task | Finding], book: Book, digests: Digests, workers: int | None
) -> Iterator[Iterator[Finding]]:
    """What becomes of tasks, in their order; no process is left when the context ends.

    ``digests`` gives the contents that need not be read, as they are known at that time.
    """
    wanted = workers or cores()
    first, more = _some(tasks)
    if wanted == 1 or not more:
        yield _here(chain(first, tasks), Reader(book, lambda digest: digest in digests()))
        return
    with Crew(wanted, reader, book, frozenset(digests())) as crew:
        yield _from_crew(crew, chain(first, tasks), book)


def _some(tasks: Iterator[Task | Finding]) -> tuple[list[Task | Finding], bool]:
    """The first tasks, and whether they are more than this process does quickly."""
    first: list[Task | Finding] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += task.size if isinstance(task, Task) else 0
        if len(first) > FEW_TASKS or size > FEW_BYTES:
            return first, True
    return first, False


def _here(tasks: Iterable[Task | Finding], read: Reader) -> Iterator[Finding]:
    for task in tasks:
        yield from [task] if isinstance(task, Finding) else read(task)


def _from_crew(crew: Crew, tasks: Iterable[Task | Finding], book: Book) -> Iterator[Finding]:
    jobs = (Job(task, task.size) if isinstance(task, Task) else Done([task]) for task in tasks)
    for result in crew.ordered(jobs):
        yield from lost(result.task, book) if isinstance(result, Lost) else result
