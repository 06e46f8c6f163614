"""Developer fields: what apps and sensors add to a watch's messages, named and typed in the file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from surefoot.files.fit._columns import Table
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._numbers import numbers_of
from surefoot.files.fit._shapes import BYTES, Field
from surefoot.files.fit._values import raw_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

FIELD_DESCRIPTION = 206
_DEVELOPER, _NUMBER, _BASE, _NAME, _SCALE, _OFFSET, _UNITS, _MESSAGE, _FIELD = 0, 1, 2, 3, 6, 7, 8, 14, 15
_BASE_NUMBER = 0x1F


class Description(NamedTuple):
    """What a file says of a developer field. ``native`` is the field of the profile that it stands for, by numbers."""

    name: str
    units: str
    base: int
    scale: float
    offset: float
    native: tuple[int | None, int | None]


class Developer:
    """The developer fields of a file."""

    def __init__(self, frames: Frames) -> None:
        self._described: dict[tuple[int, int, int], list[tuple[int, Description]]] = {}
        for layout in frames.of(FIELD_DESCRIPTION):
            for at, row in zip(layout.positions.tolist(), raw_rows(layout), strict=True):
                self._add(layout.part, at, row)

    def _add(self, part: int, at: int, row: dict[int, Any]) -> None:
        developer, number = row.get(_DEVELOPER), row.get(_NUMBER)
        if isinstance(developer, int) and isinstance(number, int):
            self._described.setdefault((part, developer, number), []).append((at, _description(row)))

    def fields(self, layout: Layout) -> list[tuple[Description, Field]]:
        """The developer fields of a layout that are described: what they are, and where they stand."""
        return [
            (description, where._replace(base=description.base))
            for (developer, number), where in layout.shape.developer.items()
            if (description := self.description(layout, developer, number))
        ]

    def description(self, layout: Layout, developer: int, number: int) -> Description | None:
        """What a developer field of a layout is: by the last description before its first message, else by any."""
        found = self._described.get((layout.part, developer, number))
        if not found:
            return None
        before = [description for at, description in found if at < layout.runs[0]]
        return before[-1] if before else found[0][1]


def _description(row: dict[int, Any]) -> Description:
    base, scale = row.get(_BASE), row.get(_SCALE)
    return Description(
        name=str(row.get(_NAME) or ""),
        units=str(row.get(_UNITS) or ""),
        base=base & _BASE_NUMBER if isinstance(base, int) else BYTES,
        scale=scale if isinstance(scale, int) and scale else 1,
        offset=offset if isinstance(offset := row.get(_OFFSET), int) else 0,
        native=(row.get(_MESSAGE), row.get(_FIELD)),
    )


def developer_column(table: Table, developer: Developer, wanted: Callable[[Description], bool]) -> Column | None:
    """The first developer field of each layout that is wanted, as a column; None where there is none."""
    found = [next((each for each in developer.fields(layout) if wanted(each[0])), None) for layout in table.layouts]
    if not any(found):
        return None
    return table.merged(
        [
            _scaled(numbers_of(layout, each[1]), each[0]) if each else None
            for layout, each in zip(table.layouts, found, strict=True)
        ]
    )


def _scaled(column: Column, description: Description) -> Column:
    return column / description.scale - description.offset
