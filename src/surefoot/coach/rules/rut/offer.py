"""What is offered to a runner in a rut, and when."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-1",
    says="If you feel like a change: {mile_block:days} for a fast mile train form, strength and speed, and their gain "
    "carries up. `surefoot goal add --kind mile_block` plans them.",
    reads={"mile_block": "season/mile_block"},
    source="mile-for-distance",
)
def offer_block(
    week: int,
    race_in: int | None,
    mile_ago: int | None,
    *,
    free_days: int,
    block_days: int,
    offer_weeks: int,
    mile_block: int,
) -> bool:
    """Whether a block is offered in a week, counted from the first week of the log.

    ``race_in`` days until the next race that is planned and ``mile_ago`` days since the last mile; None for neither.
    """
    busy = race_in is not None and race_in < max(free_days, mile_block)
    fresh = mile_ago is not None and mile_ago <= block_days
    return not busy and not fresh and week % offer_weeks == 0
