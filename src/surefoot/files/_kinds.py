"""What a file is, by its beginning rather than its name: exports carry names that do not fit."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath

#: Why anything else is left out.
UNKNOWN = "It is no recording that we read (FIT, TCX, GPX, or a table of activities)."
#: So many bytes are enough to tell.
HEAD = 4096
_ROOT = re.compile(r"<(?:[\w.-]+:)?(gpx|TrainingCenterDatabase)\b")
_ROOTS = {"gpx": "gpx", "TrainingCenterDatabase": "tcx"}
_NAMED = frozenset({"fit", "gpx", "tcx", "gz", "zip"})


def kind_of(name: str, head: bytes) -> str | None:
    """One of fit, gpx, tcx, gz, zip, csv; None where it is nothing that we read.

    A damaged file is what its name says, so that its reader can say what is wrong with it.
    """
    if head[8:12] == b".FIT":
        return "fit"
    if head.startswith(b"\x1f\x8b"):
        return "gz"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if root := _root_name(head):
        return _ROOTS[root]
    suffix = PurePosixPath(name.casefold()).suffix.lstrip(".")
    return suffix if suffix in _NAMED else "csv" if suffix == "csv" else None


def _root_name(head: bytes) -> str | None:
    """The root element of a document that we read ("gpx" or "TrainingCenterDatabase"), from its beginning."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace")
    found = _ROOT.search(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else None
    return found[1] if found else None
