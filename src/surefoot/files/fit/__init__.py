"""FIT: our own reader and writer. Framing in one pass, fields as columns, activities from sessions.

``_crc`` checks, ``_frames`` finds the messages, ``_columns`` decodes fields, ``_profile`` has the
numbers, ``_activity`` makes summaries. ``_writing`` makes any file, ``_write_activity`` and
``_write_workout`` those that somebody wants.
"""

from surefoot.files.fit._activity import read_fit
from surefoot.files.fit._write_activity import Outing, Totals, write_activities, write_activity
from surefoot.files.fit._write_workout import write_workout
from surefoot.files.fit._writing import DeveloperField, Writer

__all__ = [
    "DeveloperField",
    "Outing",
    "Totals",
    "Writer",
    "read_fit",
    "write_activities",
    "write_activity",
    "write_workout",
]
