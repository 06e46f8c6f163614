"""Take files of runs into the log, each outing once, and take a whole import back.

``_batch`` reads and commits in chunks, ``_settling`` decides what becomes of a finding, ``_shelf`` knows what is in
the log, ``_joining`` makes one outing of two recordings, ``_report`` has the answers, ``_undo`` takes a batch back.
"""

from surefoot.services.importing._batch import Progress, import_paths
from surefoot.services.importing._report import FileReport, ImportReport, ImportStopped
from surefoot.services.importing._undo import UndoReport, undo, undoing
from surefoot.services.importing._watching import Clock, watching

__all__ = [
    "Clock",
    "FileReport",
    "ImportReport",
    "ImportStopped",
    "Progress",
    "UndoReport",
    "import_paths",
    "undo",
    "undoing",
    "watching",
]
