"""Read what watches and services write: FIT, TCX, GPX, gzip, zip, folders, Strava's export.

:func:`read_path` gives one :class:`Found` after the other and never stops at a bad file;
:func:`local_date` tells the day that it was where the runner was.
"""

from surefoot.files._errors import FileError
from surefoot.files._places import local_date, zone_named
from surefoot.files._reading import read_bytes, read_path
from surefoot.files._recording import Found, Recording, Skipped

__all__ = ["FileError", "Found", "Recording", "Skipped", "local_date", "read_bytes", "read_path", "zone_named"]
