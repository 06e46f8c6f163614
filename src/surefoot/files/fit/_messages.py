"""All messages of a FIT file by name: fields as columns, or each message as a dict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.files.fit._columns import Table, absolute
from surefoot.files.fit._developer import Developer, developer_column
from surefoot.files.fit._fields import Named, fields_of, message_name, message_number, unknown_number
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._gallop import Damage
from surefoot.files.fit._records import filled, of_old_bytes
from surefoot.files.fit._rows import DEVELOPER, TIMES, Row, rows_of
from surefoot.files.fit._shapes import TIMESTAMP
from surefoot.files.fit._variants import WIDER, Variant, variants_named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]


def messages(data: bytes, *, strict: bool = True) -> Messages:
    """All messages of a FIT file.

    Strict reading raises :class:`Damage` at the first fault. Otherwise the messages are those that
    stand before the fault, and behind a wrong checksum all; ``damages`` says what is wrong.
    """
    return Messages(Frames(data, strict=strict))


class Messages:
    """The messages of a file by the profile's names; what has none is "unknown_" and its number.

    Values are in the profile's units, positions in degrees. Fields of developers have the names
    that the file gives them, with "_developer" behind where the profile has the same.
    """

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._developer = Developer(frames)

    @property
    def damages(self) -> list[Damage]:
        """Every fault that was found; none after strict reading."""
        return list(self._frames.damages)

    def names(self) -> dict[str, int]:
        """How many messages there are of each kind."""
        return {message_name(number): count for number in self._frames.layouts if (count := self._frames.count(number))}

    def column(self, message: str, field: str) -> Column:
        """A field of each message, in the file's order: shape (messages,), NaN where it is silent or no number.

        Times are seconds since 1970. Of an array it is the first value. A field that has taken
        the place of an older one ("enhanced_speed") has what the older one says where it is silent.
        """
        table = self._table(message)
        column = self._own(table, message, field)
        older = WIDER.get(message, {}).get(field)
        return filled(column, self.column(message, older)) if older else column

    def arrays(self, message: str, field: str) -> Column:
        """All values of an array in each message: shape (messages, most values of any), NaN where there are fewer.

        The beats of a heart are ``arrays("hrv", "time")``, seconds from each to the next.
        """
        number, named = _native(message, field)
        found: Column = self._table(message).matrix(number) / named.scale - named.offset
        return found

    def rows(self, message: str) -> list[Row]:
        """Each message as a dict of its fields by name; what a message does not say is not in it.

        Numbers as such, times as datetimes, words of the profile as text, arrays as tuples. A
        field whose meaning depends on another ("duration_value") has the name that fits.
        """
        return rows_of(self._table(message), message, self._developer)

    def units(self, message: str) -> dict[str, str]:
        """The units of the fields that a kind of message has here, those of developers among them."""
        layouts, known = self._table(message).layouts, fields_of(message)
        own = {
            known[number].name: known[number].unit
            for each in layouts
            for number in each.shape.fields
            if number in known
        }
        added = {each.name: each.units for layout in layouts for each, _ in self._developer.fields(layout)}
        return {name: unit for name, unit in (added | own).items() if unit}

    def _table(self, message: str) -> Table:
        return Table(self._frames, message_number(message))

    def _own(self, table: Table, message: str, field: str) -> Column:
        """A field by its own name alone."""
        number, named = _native(message, field)
        if number == TIMESTAMP:
            return table.times
        if table.has(number):
            column = table.column(number, named.scale, named.offset)
            return absolute(column) if named.kind in TIMES else column
        if several := variants_named(message, field):
            return _varied(table, several)
        if message == "record" and field in {"speed", "distance"}:
            old: Column | None = getattr(of_old_bytes(table), field)
            return table.silence() if old is None else old
        found = developer_column(table, self._developer, lambda each: each.name == field.removesuffix(DEVELOPER))
        return table.silence() if found is None else found


def _native(message: str, field: str) -> tuple[int, Named]:
    """The number of a field, and what it is; -1 where the profile has no such name."""
    known = ((number, named) for number, named in fields_of(message).items() if named.name == field)
    return next(known, (unknown_number(field), Named(field)))


def _varied(table: Table, several: tuple[Variant, ...]) -> Column:
    """A field that has this name where another one has one of some values."""
    import numpy as np

    column = table.silence()
    for each in several:
        here = np.isin(table.column(each.decider), list(each.values))
        column[here] = table.column(each.number, each.field.scale, each.field.offset)[here]
    return column
