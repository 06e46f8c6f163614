"""Definitions of a FIT file, taken apart: which field stands where in a message, and of which base type.

Watches of one make write the same definitions into all their files, so what was taken apart is kept.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from struct import Struct
from typing import NamedTuple

TIMESTAMP = 253
#: Bytes of a definition, counted from its second, before its fields: reserved, byte order, message, number of fields.
_FIXED = 5
#: Bytes of a whole number that every float holds.
_WHOLE = 4
#: Definitions that are kept, of all files.
_KEPT = 256


class Base(NamedTuple):
    """A base type: its letter in struct, NumPy's code, and the value that means "unknown"."""

    letter: str
    code: str
    size: int
    unknown: float | None


def _number(letter: str, code: str, unknown: float) -> Base:
    return Base(letter, code, int(code[1:]), unknown)


STRING, BYTES = 7, 13
#: Base types by number. The high bit of a base type only repeats that it has a byte order. NaN means unknown anyhow.
BASES: dict[int, Base] = {
    0: _number("B", "u1", 0xFF),  # enum
    1: _number("b", "i1", 0x7F),
    2: _number("B", "u1", 0xFF),
    3: _number("h", "i2", 0x7FFF),
    4: _number("H", "u2", 0xFFFF),
    5: _number("i", "i4", 0x7FFFFFFF),
    6: _number("I", "u4", 0xFFFFFFFF),
    STRING: Base("s", "", 1, None),
    8: Base("f", "f4", 4, None),
    9: Base("d", "f8", 8, None),
    10: _number("B", "u1", 0),  # the unsigned types with 0 as unknown
    11: _number("H", "u2", 0),
    12: _number("I", "u4", 0),
    BYTES: Base("B", "", 1, 0xFF),
    14: _number("q", "i8", 0x7FFFFFFFFFFFFFFF),
    15: _number("Q", "u8", 0xFFFFFFFFFFFFFFFF),
    16: _number("Q", "u8", 0),
}
_OTHER = BASES[BYTES]


class Field(NamedTuple):
    """Where a field stands in its message, header not counted, and the number of its base type.

    ``place`` is its place among the values that :attr:`Shape.struct` unpacks.
    """

    at: int
    size: int
    base: int
    place: int


class Shape:
    """How a kind of message is laid out: its global number, byte order, fields by number, and bytes in all.

    ``developer`` has the developer fields by developer and number; their base types are said elsewhere in the file.
    ``whole`` has the fields that are one whole number of up to 32 bits: place and value for "unknown".
    """

    def __init__(self, definition: bytes) -> None:
        self.order = "<" if definition[1] == 0 else ">"
        self.number = int.from_bytes(definition[2:4], "little" if self.order == "<" else "big")
        self.fields: dict[int, Field] = {}
        self.developer: dict[tuple[int, int], Field] = {}
        self.whole: dict[int, tuple[int, float]] = {}
        self._letters: list[str] = []
        described = _FIXED + 3 * definition[4]
        at = 0
        for i in range(_FIXED, described, 3):
            number, size, base = definition[i : i + 3]
            field = self._field(at, size, base & 0x1F)
            if number not in self.fields:
                self.fields[number] = field
                self._note_whole(number, field)
            at += size
        for i in range(described + 1, len(definition), 3):
            number, size, developer = definition[i : i + 3]
            self.developer.setdefault((developer, number), self._field(at, size, BYTES))
            at += size
        self.size = at

    def _field(self, at: int, size: int, base: int) -> Field:
        field = Field(at, size, base, len(self._letters))
        self._letters.append(BASES[base].letter if _is_single(field) else f"{size}s")
        return field

    def _note_whole(self, number: int, field: Field) -> None:
        unknown = BASES.get(field.base, _OTHER).unknown
        if _is_single(field) and unknown is not None and field.size <= _WHOLE:
            self.whole[number] = field.place, unknown

    @cached_property
    def struct(self) -> Struct:
        """Unpacks a whole message with its header: single numbers as such, all other fields as bytes."""
        return Struct(f"{self.order}x{''.join(self._letters)}")


@lru_cache(maxsize=_KEPT)
def shape_of(definition: bytes) -> Shape:
    """The shape that the bytes of a definition describe, from its second byte on."""
    return Shape(definition)


def _is_single(field: Field) -> bool:
    """Whether a field is one number."""
    base = BASES.get(field.base, _OTHER)
    return bool(base.code) and field.size == base.size
