"""Messages of a FIT file as dicts of their fields by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from math import isnan
from typing import Any

from surefoot.files.fit._columns import ABSOLUTE, EPOCH, Table
from surefoot.files.fit._developer import Developer
from surefoot.files.fit._fields import Named, fields_of
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._records import of_old_bytes
from surefoot.files.fit._values import Value, value_of
from surefoot.files.fit._variants import WIDER, variant
from surefoot.files.fit._words import words_of

Shown = int | float | str | dt.datetime | tuple[Any, ...] | None
Row = dict[str, Shown]

#: Types of fields that are times: of the world, and as the watch's face shows them.
_UTC, _LOCAL = "date_time", "local_date_time"
TIMES = {_UTC, _LOCAL}
#: Put behind the name of a developer's field where the profile has the same.
DEVELOPER = "_developer"
_EPOCH = dt.datetime.fromtimestamp(EPOCH, dt.UTC)


def rows_of(table: Table, message: str, developer: Developer) -> list[Row]:
    """All messages of a table, in the order of the file."""
    rows: list[Row] = [{}] * len(table)
    for layout, places in zip(table.layouts, table.places, strict=True):
        for place, row in zip(places.tolist(), _of_layout(layout, message, developer), strict=True):
            rows[place] = row
    if any(layout.packed for layout in table.layouts):
        _add(rows, "timestamp", [_time(stamp, _UTC) for stamp in table.stamps.tolist()])
    if message == "record":
        for name, column in of_old_bytes(table)._asdict().items():
            if column is not None:
                _add(rows, name, column.tolist())
    for wider, older in WIDER.get(message, {}).items():
        _add(rows, wider, [row.get(older) for row in rows])
    return rows


def _add(rows: list[Row], name: str, values: Iterable[Shown]) -> None:
    """Add a field to the rows that do not have it and of which it is known."""
    for row, value in zip(rows, values, strict=True):
        if value is not None and not (isinstance(value, float) and isnan(value)):
            row.setdefault(name, value)


def _of_layout(layout: Layout, message: str, developer: Developer) -> Iterator[Row]:
    """The messages of a layout."""
    order, known = layout.shape.order, fields_of(message)
    own = [
        (number, each, known.get(number, Named(f"unknown_{number}"))) for number, each in layout.shape.fields.items()
    ]
    added = [(each, Named(said.name, said.scale, said.offset)) for said, each in developer.fields(layout)]
    for found in layout.rows():
        raw = {number: value_of(each, order, found[each.place]) for number, each, _ in own}
        named = (
            (variant(message, number, raw) or field if field.varies else field, raw[number]) for number, _, field in own
        )
        row = {field.name: _shown(value, field) for field, value in named if value is not None}
        for each, field in added:
            value = value_of(each, order, found[each.place])
            if value is not None:
                row[field.name + DEVELOPER if field.name in row else field.name] = _shown(value, field)
        yield row


def _shown(value: Value, field: Named) -> Shown:
    """A value of the file as the profile means it."""
    if isinstance(value, tuple):
        return tuple(None if each is None else _number(each, field) for each in value)
    return value if isinstance(value, str) or value is None else _number(value, field)


def _number(value: float, field: Named) -> Shown:
    if field.kind in TIMES:
        return _time(value, field.kind)
    if field.kind:
        return words_of(field.kind).get(int(value), value)
    return value if field.scale == 1 and not field.offset else value / field.scale - field.offset


def _time(value: float, kind: str) -> Shown:
    """A datetime, aware where it is UTC; the plain seconds of a device that did not know the time yet."""
    if not value >= ABSOLUTE:
        return value
    there = _EPOCH + dt.timedelta(seconds=value)
    return there if kind == _UTC else there.replace(tzinfo=None)
