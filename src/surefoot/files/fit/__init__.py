"""FIT: our own reader. Framing in a gallop, fields as columns, recordings from sessions."""

from surefoot.files.fit._activity import read_fit
from surefoot.files.fit._contents import Contents, decode
from surefoot.files.fit._gallop import Damage

__all__ = ["Contents", "Damage", "decode", "read_fit"]
