"""Single values of FIT messages as Python has them: numbers, texts, and tuples of several; None where unknown."""

from __future__ import annotations

import struct
from math import isnan
from typing import Any

from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._shapes import BASES, BYTES, STRING, Field

Value = int | float | str | tuple[int | float | None, ...] | None


def value_of(field: Field, order: str, found: Any) -> Value:
    """The value of a field, as a row of a layout has it. What fits no type, and bytes, are tuples of bytes."""
    if isinstance(found, bytes):
        return _of_bytes(field, order, found)
    return _known(found, BASES[field.base].unknown)


def raw_rows(layout: Layout) -> list[dict[int, Value]]:
    """The fields by number of each message of a layout, developer fields left out."""
    shape = layout.shape
    return [
        {number: value_of(field, shape.order, row[field.place]) for number, field in shape.fields.items()}
        for row in layout.rows()
    ]


def _known(number: float, unknown: float | None) -> int | float | None:
    return None if number == unknown or isnan(number) else number


def _of_bytes(field: Field, order: str, found: bytes) -> Value:
    if field.base == STRING:
        return found.split(b"\0", 1)[0].decode("utf-8", "replace") or None
    base = BASES.get(field.base, BASES[BYTES])
    if not base.code or field.size % base.size:
        return tuple(found) if found.strip(b"\xff") else None
    numbers = struct.unpack(f"{order}{len(found) // base.size}{base.letter}", found)
    if len(numbers) == 1:
        return _known(numbers[0], base.unknown)
    several = tuple(_known(number, base.unknown) for number in numbers)
    return several if any(each is not None for each in several) else None
