"""What a rule leaves behind: its sentence with arguments, and every number that it read."""

from __future__ import annotations

from typing import Any

import msgspec


class ParameterRead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number that a rule read, with where it comes from; ``note`` where an overlay replaced it."""

    path: str
    value: Any
    unit: str
    source: str
    locator: str
    evidence: int
    note: str = ""


class Because(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why: a rule, its sentence with arguments, the text of it, and the numbers read.

    ``source`` is that of the rule itself, where it has one beside those of its numbers.
    """

    rule: str
    template: str
    args: dict[str, Any]
    text: str
    parameters: tuple[ParameterRead, ...]
    source: str = ""


def plain(value: Any) -> Any:
    """Return a value as it stands in a document: dates as text, tuples as lists, tables as they are.

    What is read back from a stored plan is then equal to what was written into it.
    """
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return msgspec.to_builtins(value)
