"""After which breaks the way back starts anew, and small."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("BREAK-6a", says="After more than {short_break:days} off the first runs are short ones.")
def starts_small(days: int, *, short_break: int) -> bool:
    """Whether a break was so long that its first runs are those of a new beginning."""
    return days > short_break
