"""At which level of its strength ladder an injury stands: from the rehab sessions that were done."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.coach.rules.rehab.ladder_step import ladder_step
from surefoot.rulebook import Book


def rehab_level(done: Sequence[tuple[int, bool]], levels: int, book: Book) -> int:
    """The level of the next session, from 0 (holds) to ``levels`` - 1, after the sessions ``done``.

    Each is a day and whether the pain at the site stayed within its limit, during it and the next morning. A session
    whose answer is missing is left out by the caller: it moves nothing.
    """
    step = ladder_step.of(book)
    level = within = over = 0
    for _, good in sorted(done, key=lambda session: session[0]):
        within, over = (within + 1, 0) if good else (0, over + 1)
        move = step(within, over)
        if move:
            level, within, over = min(max(level + move, 0), levels - 1), 0, 0
    return level
