"""A page of text: lines, paragraphs and columns, at most 80 columns wide."""

from __future__ import annotations

import io
import re
from typing import IO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

WIDEST, NARROWEST = 80, 32
MARGIN = 2

_GLUE = "\ue000"  # a private sign that is no space, until the lines are broken
_QUANTITY = re.compile(r"(?<=\d) (?=(?:(?:km|mi|m|min|h|s|bpm|days?|weeks?|miles?)\b|%|/km|/mi))")

Part = str | tuple[str, str] | Text


class Page:
    """Collects the lines of one answer for one terminal.

    ``width`` is the number of columns that a line may fill; nothing is ever printed beyond it.
    """

    def __init__(self, stream: IO[str] | None = None, width: int | None = None) -> None:
        self._console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
        self.width = max(NARROWEST, min(WIDEST, width or self._console.width))
        self._lines: list[Text] = []

    def line(self, *parts: Part, indent: int = MARGIN) -> None:
        """One line; what does not fit ends in an ellipsis."""
        text = Text(" " * indent).append_text(assembled(*parts))
        text.truncate(self.width, overflow="ellipsis")
        text.rstrip()
        self._lines.append(text)

    def blank(self) -> None:
        """An empty line, and never two of them."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def paragraph(self, *parts: Part, indent: int = MARGIN, first: Part = "", edge: Part = "") -> None:
        """Text wrapped between the margins.

        ``first`` stands before its first line, ``edge`` before every line, both inside the indent.
        """
        wrapped = _glued(assembled(*parts)).wrap(self._console, self.width - indent - MARGIN)
        for number, part in enumerate(wrapped):
            part.plain = part.plain.replace(_GLUE, " ")
            lead = assembled((first if number == 0 else "") or edge)
            head = Text(" " * indent)
            if lead.plain:
                head = Text(" " * max(0, indent - cell_len(lead.plain) - 1)).append_text(lead).append(" ")
            part.rstrip()
            self._lines.append(head.append_text(part))

    def spread(self, left: Part, right: Part, indent: int = MARGIN) -> None:
        """One line with something at its end; the end gives way where both do not fit."""
        begin, end = assembled(left), assembled(right)
        gap = self.width - MARGIN - indent - cell_len(begin.plain) - cell_len(end.plain)
        if gap < 2:
            self.paragraph(begin, indent=indent)
            if end.plain:
                self.paragraph(end, indent=indent)
        else:
            self.line(begin, " " * gap, end, indent=indent)

    def heading(self, left: str, right: str = "") -> None:
        """A part of the page begins: its name, perhaps a fact at the end of the line, a rule below."""
        self.blank()
        self.spread((left, "bold"), (right, "dim"))
        self.line(("─" * (self.width - 2 * MARGIN), "dim"))

    def text(self) -> str:
        """Everything so far, with the colours that the terminal shows and a line end at the end."""
        with self._console.capture() as captured:
            for line in self._lines:
                self._console.print(line, soft_wrap=True)
        return captured.get()


def _glued(text: Text) -> Text:
    """The text with numbers and their units held together, so that no line breaks between them."""
    text.plain = _QUANTITY.sub(_GLUE, text.plain)
    return text


def assembled(*parts: Part) -> Text:
    """Pieces, each plain or with a style, as one text."""
    text = Text()
    for part in parts:
        if isinstance(part, Text):
            text.append_text(part)
        elif isinstance(part, tuple):
            text.append(*part)
        else:
            text.append(part)
    return text


def cell(content: str, width: int, align: str = "left") -> str:
    """Content in exactly ``width`` columns, cut with an ellipsis where it is longer."""
    if cell_len(content) > width:
        return set_cell_size(content, max(0, width - 1)) + "…" if width > 0 else ""
    space = " " * (width - cell_len(content))
    return space + content if align == "right" else content + space


def plain_page(width: int = WIDEST) -> Page:
    """A page without colour, of a given width, whatever the terminal is."""
    return Page(io.StringIO(), width)
