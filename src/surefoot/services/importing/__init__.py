"""Take files of runs into the log, each outing once, and take a whole import back.

``_batch`` reads and commits in chunks, ``_shelf`` knows what is in the log, ``_joining`` makes one outing of two
recordings, ``_report`` says what became of each file, ``_undo`` takes a batch back.
"""

from surefoot.services.importing._batch import Progress, import_paths
from surefoot.services.importing._report import FileReport, ImportReport, ImportStopped
from surefoot.services.importing._undo import UndoReport, undo, undoing

__all__ = [
    "FileReport",
    "ImportReport",
    "ImportStopped",
    "Progress",
    "UndoReport",
    "import_paths",
    "undo",
    "undoing",
]
