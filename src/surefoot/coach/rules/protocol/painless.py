"""Where a ladder allows no pain."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.rulebook import rule


@rule(
    "PROTOCOL-2",
    says="With an injured {tissue} no pain is allowed in a ladder; here it is up to {limit} of 10.",
    gives="tissue",
)
def painless(tissues: Sequence[str], limit: int | None, *, painless: Sequence[str]) -> str | None:
    """The first of the tissues that a pain limit of a ladder allows too much; None where none is."""
    return next((tissue for tissue in tissues if tissue in painless), None) if limit else None
