"""How numbers, days and tables are written on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

Row = tuple[str, ...]


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; every cell on one line."""
    lines = [_line(head), "|" + " --- |" * len(head), *map(_line, rows)]
    return "\n".join(lines)


def _line(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def number(value: float) -> str:
    """A number with as many decimals as it needs, three at most: "1.033", "0.5", "12"."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def km(metres: float) -> str:
    """Metres as kilometres, two decimals where the second says something: "43.5", "13.66"."""
    text = f"{metres / 1000:.2f}"
    return text.removesuffix("0")


def minutes(seconds: float) -> str:
    """Seconds as minutes: "19 min", "19.9 min"."""
    return f"{f'{seconds / 60:.1f}'.removesuffix('.0')} min"


def percent(share: float) -> str:
    """A share as percent: "62.5 %"."""
    return f"{number(round(share * 100, 1))} %"


def day(ordinal: int) -> str:
    """A day as "Sun 3 Jan"."""
    date = dt.date.fromordinal(ordinal)
    return f"{date:%a} {date.day} {date:%b}"


def span(first: int, last: int) -> str:
    """Days from first to last: "Sun 3 – Sat 9 Jan"."""
    start, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    begin = day(first) if start.month != end.month else f"{start:%a} {start.day}"
    return f"{begin} – {day(last)}"


def rule(name: str, *paths: str) -> str:
    """A rule as a link to its place in rules.md, with the numbers that it reads here."""
    numbers = ", ".join(f"`{path}`" for path in paths)
    link = f"[{name}](rules.md#{name.lower()})"
    return f"{link} {numbers}" if paths else link
