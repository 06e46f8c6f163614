"""A bar that tells how far an import is, how fast it goes and how long it will take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text


class _Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        """As "120 files/s", empty until there is something to say."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f} files/s" if speed else "", style="dim")


@contextmanager
def progress_bar(stream: IO[str]) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal, gone when all is done; gives what has to be told how many of how many are read."""
    console = Console(file=stream, highlight=False)
    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress("  Reading", *columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
