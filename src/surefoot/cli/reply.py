"""One answer, one document: JSON or text, written at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surefoot.cli.show.page import Page


def reply(as_json: bool, document: Any, show: Callable[[Page], None]) -> None:
    """Write the answer: ``document`` as one line of JSON, or what ``show`` puts on a page.

    A document is any value that msgspec encodes. Rich is imported for text alone.
    """
    if as_json:
        write_json(document)
        return
    from surefoot.cli.show.page import Page

    page = Page(sys.stdout)
    show(page)
    write(page.text())


def write_json(document: Any) -> None:
    """One JSON document and a line end, in UTF-8 whatever the terminal speaks."""
    import msgspec

    write_bytes(msgspec.json.encode(document) + b"\n")


def write(text: str) -> None:
    """Text to standard output; signs that the terminal cannot show become question marks."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_bytes(text.encode(encoding, errors="replace"))


def write_bytes(data: bytes) -> None:
    """Bytes to standard output. A reader that has gone away (``| head``) is no error."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Nobody reads any more: what is left must not complain when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
