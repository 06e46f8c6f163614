"""Which easy pace is assumed before runs show one."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WORKOUT-17", says="Until your runs show your easy pace, {pace:pace} is assumed.", gives="pace")
def default_easy_pace(experience: str, *, default_easy_pace: dict[str, float]) -> float:
    """Easy pace in s/km for an experience: new, regular or seasoned."""
    return default_easy_pace[experience]
