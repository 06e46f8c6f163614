"""Bring a backup back into an empty log: all of it or nothing."""

from __future__ import annotations

from surefoot.services.archive.reading import Archive
from surefoot.services.archive.troubles import FILE
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal


def restore(house: House, archive: Archive) -> None:
    """Write the entries and originals of a backup into a house without entries, ids, times and authors included.

    The archive was read whole when it was opened; what is read now is checked again. Raises :class:`Refusal` where
    the log is not empty, and leaves the house as it was where anything goes wrong.
    """
    with house.log.writing():
        if there := len(house.log.entries()):
            message = f"this log has entries already ({there:,}); nothing was restored"
            mend = "name a new folder with --data, or an empty database with DATABASE_URL"
            raise Refusal(FILE, str(archive.path), message, mend)
        for digest, content in archive.originals():
            house.originals.put(digest, content)
        house.log.restore(archive.entries())
