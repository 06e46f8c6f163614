"""One file that holds everything of a runner: written and read whole again, and brought back into an empty log.

The format is told in docs/backup.md. ``format`` has what stands in it, ``limits`` how much of it is read, ``writing``
and ``reading`` the two ways, ``restoring`` the way into a log.
"""

from surefoot.services.archive.format import FORMAT, Manifest
from surefoot.services.archive.reading import Archive, open_archive
from surefoot.services.archive.restoring import restore
from surefoot.services.archive.writing import BackUp, back_up

__all__ = ["FORMAT", "Archive", "BackUp", "Manifest", "back_up", "open_archive", "restore"]
