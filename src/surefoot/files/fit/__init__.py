"""FIT: our own reader. Framing in one pass, fields as columns, activities from sessions.

``_crc`` checks, ``_frames`` finds the messages, ``_columns`` decodes fields, ``_profile`` has the
numbers, ``_activity`` makes summaries.
"""

from surefoot.files.fit._activity import read_fit

__all__ = ["read_fit"]
