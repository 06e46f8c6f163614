"""FIT: our own reader and writer. Framing in a gallop, fields as columns, recordings from sessions.

``_writing`` makes any file, ``_write_activity`` and ``_write_workout`` those that somebody wants.
"""

from surefoot.files.fit._activity import read_fit
from surefoot.files.fit._contents import Contents, decode
from surefoot.files.fit._gallop import Damage
from surefoot.files.fit._write_activity import Outing, Totals, write_activities, write_activity
from surefoot.files.fit._write_workout import write_workout
from surefoot.files.fit._writing import DeveloperField, Writer

__all__ = [
    "Contents",
    "Damage",
    "DeveloperField",
    "Outing",
    "Totals",
    "Writer",
    "decode",
    "read_fit",
    "write_activities",
    "write_activity",
    "write_workout",
]
