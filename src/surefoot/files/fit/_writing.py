"""A writer of FIT files, as low as the format goes: definitions, data messages, checksums.

It writes what it is told, odd files included; :func:`write_activity` and :func:`write_workout` know what
belongs into a file.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from surefoot.files.fit import _write_fields as known
from surefoot.files.fit._write_fields import BASES, BYTE, STRING, Base, Field

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

#: A number, several for an array, text, bytes; None and NaN are written as unknown.
Value: TypeAlias = "float | str | bytes | Sequence[float | None] | None"
#: A field, or what makes one: (number, base), (number, base, length).
FieldLike: TypeAlias = "Field | tuple[int, str] | tuple[int, str, int]"

_LONG_HEADER = 14
_DEFINITION, _WITH_DEVELOPER_FIELDS, _PACKED_TIME = 0x40, 0x20, 0x80
_PROTOCOL, _PROFILE = 0x20, 2140  # protocol 2.0, which brought developer fields


class DeveloperField(NamedTuple):
    """A field that an app brought along: which app (by its index in the file), its own number, and what it means."""

    developer: int
    number: int
    base: str
    length: int = 1
    name: str = ""
    units: str = ""


class _Layout(NamedTuple):
    fields: tuple[Field, ...]
    size: int


class Writer:
    """One part of a FIT file: header, definitions and data messages, checksum. Parts may be chained with ``+``.

    ``order`` is "<" for little endian, ">" for big; ``header`` the size of the header in bytes, 12 or from 14 on;
    without ``header_crc`` its checksum is left 0, as older watches do.
    """

    def __init__(self, order: str = "<", header: int = _LONG_HEADER, *, header_crc: bool = True) -> None:
        self.order, self.header, self.header_crc = order, header, header_crc
        self._body = bytearray()
        self._layouts: dict[int, _Layout] = {}

    def define(
        self, local: int, message: int, fields: Sequence[FieldLike], developer: Sequence[DeveloperField] = ()
    ) -> None:
        """Say how the data messages of a local number (0–15) are laid out, until it is said anew."""
        layout = [field if isinstance(field, Field) else Field(*field) for field in fields]
        extra = [Field(field.number, field.base, field.length) for field in developer]
        head = _DEFINITION | (_WITH_DEVELOPER_FIELDS if developer else 0) | local
        self._body += struct.pack(f"{self.order}BBBHB", head, 0, self.order == ">", message, len(layout))
        for field in layout:
            self._body += bytes((field.number, _size(field), BASES[field.base].code))
        if developer:
            self._body.append(len(developer))
            for field, described in zip(extra, developer, strict=True):
                self._body += bytes((field.number, _size(field), described.developer))
        every = (*layout, *extra)
        self._layouts[local] = _Layout(every, sum(map(_size, every)))

    def describe(self, local: int, developer: Sequence[DeveloperField], application: bytes = b"\xaa" * 16) -> None:
        """Introduce the fields of apps, under a local number that is free for it."""
        self.define(local, known.DEVELOPER_DATA_ID, known.DEVELOPER_DATA_ID_FIELDS)
        for index in sorted({field.developer for field in developer}):
            self.data(local, application, index, 1)
        self.define(local, known.FIELD_DESCRIPTION, known.FIELD_DESCRIPTION_FIELDS)
        for field in developer:
            self.data(local, field.developer, field.number, BASES[field.base].code, field.name, field.units)

    def data(self, local: int, *values: Value, packed_time: float | None = None) -> None:
        """A data message, the values of apps' fields last.

        ``packed_time``, in seconds since 1970, puts its last five bits into the message's header instead of a
        timestamp; local numbers 0–3 can do that. Raises ValueError for a value that its field cannot hold.
        """
        head = local if packed_time is None else _packed(local, packed_time)
        pairs = zip(self._layouts[local].fields, values, strict=True)
        self._body += b"".join((bytes([head]), *(_written(field, value, self.order) for field, value in pairs)))

    def columns(self, local: int, *columns: ArrayLike, packed_times: ArrayLike | None = None) -> None:
        """Many data messages of a local number at once: see :meth:`rows`."""
        self.raw(self.rows(local, *columns, packed_times=packed_times))

    def rows(self, local: int, *columns: ArrayLike, packed_times: ArrayLike | None = None) -> bytes:
        """The bytes of many data messages, a column of numbers for each field, two-dimensional for an array.

        They are not yet in the file; all rows are of one length. Raises ValueError for a value that its field
        cannot hold.
        """
        import numpy as np

        fields = self._layouts[local].fields
        found = [np.asarray(column) for column in columns]
        letters = [self.order + BASES[field.base].letter for field in fields]
        layout: list[tuple[Any, ...]] = [("header", "u1")]
        layout += [(str(i), letter, found[i].shape[1:]) for i, letter in enumerate(letters)]
        messages = np.empty(len(found[0]), dtype=layout)
        messages["header"] = local
        if packed_times is not None:
            messages["header"] = [_packed(local, time) for time in np.asarray(packed_times).tolist()]
        for i, (field, column) in enumerate(zip(fields, found, strict=True)):
            _check_shape(field, column)
            messages[str(i)] = _raw_column(field, column)
        return messages.tobytes()

    def raw(self, data: bytes) -> None:
        """Any bytes, be they messages or not."""
        self._body += data

    def finish(self) -> bytes:
        """The whole part with its checksums."""
        start = struct.pack("<BBHI4s", self.header, _PROTOCOL, _PROFILE, len(self._body), b".FIT")
        if self.header >= _LONG_HEADER:
            start += struct.pack("<H", _checksum(start) if self.header_crc else 0)
        whole = b"".join((start, bytes(self.header - len(start)), self._body))
        return whole + struct.pack("<H", _checksum(whole))


def held(field: Field, column: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column with NaN where its field cannot hold a value."""
    import numpy as np

    least, most = BASES[field.base].span
    with np.errstate(invalid="ignore", over="ignore"):
        raw = np.rint((column + field.offset) * field.scale)
        return np.where((raw >= least) & (raw <= most), column, np.nan)


def _checksum(data: bytes) -> int:
    from fastcrc import crc16

    return crc16.arc(data)


def _size(field: Field) -> int:
    return field.length * struct.calcsize(f"={BASES[field.base].letter}")


def _packed(local: int, time: float) -> int:
    return _PACKED_TIME | local << 5 | (round(time) - known.EPOCH) & 0x1F


def _written(field: Field, value: Value, order: str) -> bytes:
    """One value of one message."""
    if isinstance(value, str):
        value = cut(value, field.length - 1)
    if isinstance(value, bytes) or field.base in {STRING, BYTE}:
        content = value if isinstance(value, bytes) else b""
        if value is not None and (not isinstance(value, bytes) or len(content) > field.length):
            raise _unfitting(field, value)
        return content.ljust(field.length, b"\0" if field.base == STRING else b"\xff")
    base = BASES[field.base]
    several: Sequence[float | None] = (value,) if isinstance(value, (int, float)) or value is None else value
    if len(several) > field.length:
        raise _unfitting(field, value)
    raw = [_raw(field, base, one) for one in several]
    return struct.pack(f"{order}{field.length}{base.letter}", *raw, *[base.unknown] * (field.length - len(raw)))


def cut(text: str, most: int) -> bytes:
    """Text as UTF-8 of so many bytes at most, never cut within a character."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _raw(field: Field, base: Base, value: float | None) -> float:
    if value is None or isnan(value):
        return base.unknown
    raw = value if (field.scale, field.offset) == (1, 0) else (value + field.offset) * field.scale
    raw = raw if base.letter in "fd" else round(raw)
    least, most = base.span
    if not least <= raw <= most:
        raise _unfitting(field, value)
    return raw


def _raw_column(field: Field, column: NDArray[Any]) -> NDArray[Any]:
    """A column as it stands in the file; raises ValueError where a value does not fit."""
    import numpy as np

    base = BASES[field.base]
    if (field.scale, field.offset) != (1, 0):
        column = (column + field.offset) * field.scale
    silent = np.isnan(column)
    if base.letter not in "fd":
        column = np.where(silent, max(base.span[0], 0), np.rint(column)) if column.dtype.kind == "f" else column
        least, most = base.span
        if column.size and not (column.min() >= least and column.max() <= most):
            raise _unfitting(field, (column.min() if column.min() < least else column.max()).item())
    raw = column.astype(base.letter)
    raw[silent] = base.unknown
    return raw


def _check_shape(field: Field, column: NDArray[Any]) -> None:
    if column.shape[1:] != ((field.length,) if field.length > 1 else ()):
        raise ValueError(f"Field {field.number} holds {field.length} values a message, not {column.shape[1:]}.")


def _unfitting(field: Field, value: object) -> ValueError:
    return ValueError(f"Field {field.number} of {field.length} {field.base} cannot hold {value!r}.")
