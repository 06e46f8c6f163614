"""Tables and bars on a terminal: columns that give way where it is narrow, bars by eighths of a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from surefoot.cli.show import palette
from surefoot.cli.show.page import Page, cell

_GAP = 2
_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"


class Column(NamedTuple):
    """A column: its heading, and how wide it is; of those that give way, the highest number goes first."""

    title: str
    width: int
    align: str = "right"
    gives_way: int = 0


class Row(NamedTuple):
    """The cells of a row; a quiet one may be passed over. ``bar`` is a share of the room that is left."""

    cells: Sequence[str]
    quiet: bool = False
    bar: float | None = None


def show_table(page: Page, columns: Sequence[Column], rows: Iterable[Row], *, bars: int = 0) -> None:
    """A heading and a line for each row. Columns without content are left out; ``bars`` columns are for bars."""
    listed = list(rows)
    shown = _that_fit(page, [n for n in range(len(columns)) if any(row.cells[n] for row in listed)], columns)
    used = sum(columns[n].width + _GAP for n in shown)
    room = min(bars, page.width - 2 * _GAP - used)
    room = room if room >= bars // 2 else 0
    if heading := _line([columns[n].title for n in shown], [columns[n] for n in shown]).rstrip():
        page.line((heading, palette.QUIET))
    for row in listed:
        text = _line([row.cells[n] for n in shown], [columns[n] for n in shown])
        drawn = bar(row.bar, room) if row.bar is not None and room else ""
        page.line((text, palette.QUIET if row.quiet else ""), " " * _GAP, drawn)


def _that_fit(page: Page, shown: list[int], columns: Sequence[Column]) -> list[int]:
    while sum(columns[n].width + _GAP for n in shown) > page.width - _GAP:
        last = max(shown, key=lambda n: columns[n].gives_way)
        if not columns[last].gives_way:
            break
        shown.remove(last)
    return shown


def _line(cells: Sequence[str], columns: Sequence[Column]) -> str:
    parts = (cell(text, column.width, column.align) for text, column in zip(cells, columns, strict=True))
    return (" " * _GAP).join(parts).rstrip()


def bar(share: float, width: int) -> str:
    """A bar of this share (0 to 1) of so many columns, to an eighth of one; never nothing for something."""
    eighths = round(min(1.0, max(0.0, share)) * width * len(_EIGHTHS))
    eighths = max(eighths, 1 if share > 0 else 0)
    whole, rest = divmod(eighths, len(_EIGHTHS))
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def heights(values: Sequence[float | None], top: float) -> str:
    """A column for each value, from nothing to ``top``, in one line; a space where there is none."""
    steps = len(_HEIGHTS)
    return "".join(
        " " if not value or top <= 0 else _HEIGHTS[min(steps - 1, int(value / top * steps))] for value in values
    )
