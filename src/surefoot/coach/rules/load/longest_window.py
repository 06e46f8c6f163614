"""How far back the longest run counts."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LOAD-2", says="The longest run of the last {longest_window:days} sets the limit; walking does not count in it.")
def longest_window(*, longest_window: int) -> int:
    """Days before a date in which runs count for the limit of that date."""
    return longest_window
