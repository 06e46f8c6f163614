"""FIT: our own reader and writer. Framing in a gallop, fields as columns, recordings from sessions.

What calls what, from the bytes up:

- ``_frames`` walks header, messages and checksum of each part of a file, ``_gallop`` the messages
  of one part, ``_layouts`` keeps where those of one definition stand, ``_shapes`` takes
  definitions apart.
- ``_numbers`` and ``_values`` read one field of a layout, as a column or one by one; ``_columns``
  puts the layouts of a message together, ``_stamps`` unpacks times from headers, ``_developer``
  finds what apps and sensors added.
- ``_profile`` has the numbers that a recording needs. ``_records``, ``_spans`` and ``_contents``
  make stream, sessions and laps of a file; ``_mending`` sums metres from speed, ``_salvage``
  says what of a damaged file is believed; ``_activity`` makes the recordings.
- ``_fields``, ``_summary_fields``, ``_variants`` and ``_words`` have the profile by name;
  ``_messages`` and ``_rows`` read any message with it.
- ``_writing`` makes any file, ``_write_activity`` and ``_write_workout`` those that somebody wants,
  with the numbers of ``_write_fields``.
"""

from surefoot.files.fit._activity import read_fit
from surefoot.files.fit._contents import Contents, decode
from surefoot.files.fit._gallop import Damage
from surefoot.files.fit._messages import Messages, messages
from surefoot.files.fit._write_activity import Outing, Totals, write_activities, write_activity
from surefoot.files.fit._write_workout import write_workout
from surefoot.files.fit._writing import DeveloperField, Writer

__all__ = [
    "Contents",
    "Damage",
    "DeveloperField",
    "Messages",
    "Outing",
    "Totals",
    "Writer",
    "decode",
    "messages",
    "read_fit",
    "write_activities",
    "write_activity",
    "write_workout",
]
