"""How an exercise progresses: from what was done."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "STRENGTH-4",
    says="Progress follows what you did. On {date:date}: {what}.",
    shows=("date", "what"),
    source="own-practice",
)
def next_reps(reps: int, whole: bool, effort: int | None, asked: int, most: int, *, rep_step: int) -> int | None:
    """Repeats after a set of ``reps`` with an ``effort``, of which ``asked`` was wanted; None: more than the ``most``.

    Without enough sets (``whole``), without an answer on the effort, or with a higher one, it stays the same.
    """
    if not whole or effort is None or effort > asked:
        return reps
    return reps + rep_step if reps + rep_step <= most else None
