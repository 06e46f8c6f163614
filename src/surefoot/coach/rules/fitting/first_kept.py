"""What comes first on a day with several sessions and little time."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5i",
    says="The run comes first. Today this can wait, without making it up: {waits}.",
    shows=("waits",),
    source="own-practice",
)
def first_kept(kinds: tuple[str, ...], *, order_beside: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds of sessions beside running in the order in which they are kept."""
    known = {kind: place for place, kind in enumerate(order_beside)}
    return tuple(sorted(kinds, key=lambda kind: known.get(kind, len(known))))
