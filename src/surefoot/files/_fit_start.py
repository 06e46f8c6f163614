"""When the recording in a FIT file began, by its first few messages: to match it without reading it.

The reader in ``fit`` reads files; this looks at a beginning that is cut off somewhere, and has no checks.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

_EPOCH = 631_065_600  # 31 December 1989 in seconds since 1970
_UNKNOWN = 0xFFFFFFFF
_FILE_ID, _EVENT, _RECORD, _ACTIVITY_FILE = 0, 21, 20, 4
_TYPE, _CREATED, _TIMESTAMP = 0, 4, 253  # fields of messages: file_id's type and time_created, and of all the time
_EVENT_FIELD, _EVENT_TYPE, _TIMER, _STARTED = 0, 1, 0, 0
_MESSAGES = 200


class _Layout(NamedTuple):
    """How the messages of a local number are laid out: offset and size of each field."""

    message: int
    order: str
    size: int
    fields: dict[int, tuple[int, int]]


def fit_start(head: bytes) -> float | None:
    """Seconds since 1970 when the timer of an activity started, else of its first record, else of its making.

    None for files that are no activities, and where the beginning does not tell.
    """
    created = None
    with suppress(struct.error, IndexError, KeyError):  # cut off, or damaged further on
        for at, layout in _messages(head):
            if layout.message == _FILE_ID:
                if _value(head, at, layout, _TYPE) != _ACTIVITY_FILE:
                    return None
                created = _time(_value(head, at, layout, _CREATED))
            elif (when := _time(_value(head, at, layout, _TIMESTAMP))) is not None and _begins(head, at, layout):
                return when
    return created


def _messages(head: bytes) -> Iterator[tuple[int, _Layout]]:
    """Where each of the first data messages is, and its layout."""
    layouts: dict[int, _Layout] = {}
    at = head[0]
    for _ in range(_MESSAGES):
        header = head[at]
        if header & 0xC0 == 0x40:
            layouts[header & 0x0F], at = _layout(head, at, bool(header & 0x20))
            continue
        layout = layouts[header >> 5 & 3 if header & 0x80 else header & 0x0F]
        yield at, layout
        at += 1 + layout.size


def _begins(head: bytes, at: int, layout: _Layout) -> bool:
    """Whether a message is a record, or says that the timer started."""
    if layout.message == _EVENT:
        said = (_value(head, at, layout, _EVENT_FIELD), _value(head, at, layout, _EVENT_TYPE))
        return said == (_TIMER, _STARTED)
    return layout.message == _RECORD


def _layout(head: bytes, at: int, developer: bool) -> tuple[_Layout, int]:
    """The layout that a definition gives, and where the next message is."""
    order = ">" if head[at + 2] else "<"
    message, count = struct.unpack_from(f"{order}HB", head, at + 3)
    fields, offset = {}, 0
    for i in range(count):
        field, size = head[at + 6 + 3 * i], head[at + 7 + 3 * i]
        fields[field] = offset, size
        offset += size
    at += 6 + 3 * count
    if developer:
        extra = head[at]
        offset += sum(head[at + 2 + 3 * i] for i in range(extra))
        at += 1 + 3 * extra
    return _Layout(message, order, offset, fields), at


def _value(head: bytes, at: int, layout: _Layout, field: int) -> int | None:
    offset, size = layout.fields.get(field, (0, 0))
    if size not in {1, 2, 4}:
        return None
    kind = {1: "B", 2: "H", 4: "I"}[size]
    return int(struct.unpack_from(f"{layout.order}{kind}", head, at + 1 + offset)[0])


def _time(value: int | None) -> float | None:
    return float(value + _EPOCH) if value is not None and value != _UNKNOWN else None
