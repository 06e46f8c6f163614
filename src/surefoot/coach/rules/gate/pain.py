"""Pain pauses running."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "GATE-1",
    says="Pain of {score} of 10 at the {site} on {date:date}: rest until it has settled for {pain_days:days}.",
    shows=("date", "score", "site"),
)
def pain_days(*, pain_days: int) -> int:
    """Days after a report of pain on which nothing is run."""
    return pain_days
