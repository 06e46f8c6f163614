"""Read what watches and services write: FIT, TCX, GPX, gzip, zip, folders, Strava's export.

:func:`read_path` gives one :class:`Found` after the other and never stops at a bad file; :func:`tasks` says what
there is to read, and :func:`read_task` reads one of it, in whichever process; :func:`local_date` tells the day
that it was where the runner was.
"""

from surefoot.files._blob import StreamDamaged, pack_stream, unpack_stream
from surefoot.files._counting import how_many
from surefoot.files._digest import digest_of
from surefoot.files._errors import FileError
from surefoot.files._headers import check_columns, columns_told
from surefoot.files._places import in_zone, local_date, local_start, zone_named
from surefoot.files._reading import read_bytes, read_path, read_task
from surefoot.files._recording import Found, Known, Recording, Skipped
from surefoot.files._tasks import Task, tasks

__all__ = [
    "FileError",
    "Found",
    "Known",
    "Recording",
    "Skipped",
    "StreamDamaged",
    "Task",
    "check_columns",
    "columns_told",
    "digest_of",
    "how_many",
    "in_zone",
    "local_date",
    "local_start",
    "pack_stream",
    "read_bytes",
    "read_path",
    "read_task",
    "tasks",
    "unpack_stream",
    "zone_named",
]
