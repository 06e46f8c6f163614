"""Tables as text: their encoding, their delimiter, and the numbers in their cells, however a country writes them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from surefoot.diary.stream import NONSENSE
from surefoot.files._errors import EXPORT_AGAIN, FileError

_DELIMITERS = ",;\t"
#: Letters that have no accent to take off, as they are written without.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def lines_of(path: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that hold anything, header first, each with the line on which it ends.

    Raises FileError where a row cannot be taken apart.
    """
    text = text_of(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        yield from ((reader.line_num, cells) for cells in reader if any(cells))
    except csv.Error as error:
        raise FileError(path, f"Line {reader.line_num} cannot be read: {error}.", EXPORT_AGAIN) from None


def first_lines(head: bytes, most: int) -> list[list[str]]:
    """At most so many rows from the beginning of a table, the last perhaps cut short; none where it is no table."""
    try:
        return [cells for _, (_, cells) in zip(range(most), lines_of("", head), strict=False)]
    except FileError:
        return []


def text_of(data: bytes) -> str:
    """A table's text, in UTF-8 or as a spreadsheet saves it."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "ignore")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # only the beginning of a file, cut within a letter
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", "replace")


def number(text: str) -> float | None:
    """A number with a decimal point or comma; None where it is none, or far beyond all that is measured."""
    plain = re.sub(r"[^\d.,+-]", "", text)
    mark = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = (plain[:mark], plain[mark + 1 :]) if mark >= 0 else (plain, "")
    try:
        found = float(f"{re.sub('[.,]', '', whole)}.{fraction}")
    except ValueError:
        return None
    return found if abs(found) < NONSENSE else None


def positive(text: str) -> float | None:
    """A number that is more than nothing."""
    value = number(text)
    return value if value and value > 0 else None


def plain(name: str) -> str:
    """Letters and figures alone, small and without accents: how names of columns are compared."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return "".join(letter for letter in letters if letter.isalnum())


def table_of(header: list[str], cells: list[str]) -> bytes:
    """A table of one row."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((header, cells))
    return text.getvalue().encode("utf-8", "replace")


def _delimiter(text: str) -> str:
    header = text[: text.find("\n")]
    return max(_DELIMITERS, key=header.count)
