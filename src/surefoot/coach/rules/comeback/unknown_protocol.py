"""A protocol that nobody here knows."""

from __future__ import annotations

from surefoot.rulebook import statement

unknown_protocol = statement(
    "RETURN-1a",
    says="The protocol {protocol} is not known here: the way back follows the usual ladder until it is. "
    "`surefoot protocol list` shows what is known.",
    source="own-practice",
)
