"""How long the first runs after a break may be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "BREAK-6",
    says="The first runs after {days:days} off are at most {limit:distance}; walk breaks are welcome.",
    gives="limit",
)
def first_run(
    days: int,
    longest: float,
    share: float,
    recent: float,
    *,
    short_break: int,
    first_run: list[int],
    first_run_days: list[int],
) -> float:
    """Metres that a run may have in a return, where the limit of the last 30 days allows less.

    After a long break it is for a start only: once ``recent``, the longest of the last 30 days,
    is more than 0, LOAD-1 alone decides.
    """
    if days <= short_break:
        return share * longest
    if recent:
        return 0.0
    least, most = first_run
    near, far = first_run_days
    part = min(1.0, max(0.0, (days - near) / (far - near)))
    return max(least, min(most - (most - least) * part, share * longest))
