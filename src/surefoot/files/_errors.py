"""What can be wrong with a file: one exception, which says what, where, and what to do about it."""

from __future__ import annotations


class FileError(Exception):
    """A file that cannot be read: damaged, too large, not there, or not allowed.

    ``path`` is where it is (archives as ``export.zip/activities/1.fit``), ``message`` what was
    found, ``mend`` what the runner can do.
    """

    def __init__(self, path: str, message: str, mend: str) -> None:
        super().__init__(path, message, mend)
        self.path, self.message, self.mend = path, message, mend

    def __str__(self) -> str:
        return f"{self.path}: {self.message} {self.mend}"


#: What helps with most damaged files.
EXPORT_AGAIN = "Export it once more from the watch or the service that recorded it."
ADD_BY_HAND = "If it was a run, add it by hand."
