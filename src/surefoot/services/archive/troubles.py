"""What is said when a backup cannot be written or read: what, where, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path

from surefoot.services.refusal import Refusal

NOTHING = "nothing was written"
FILE = "FILE"  # as the commands call it

_ELSEWHERE = "name a folder that you may write to"
_WRITING = {
    errno.ENOSPC: (f"there is no room left for it; {NOTHING}", "make room, or name another place"),
    errno.EDQUOT: (f"there is no room left for it; {NOTHING}", "make room, or name another place"),
    errno.EFBIG: (f"it would be too large for a file on this disk; {NOTHING}", "name another disk"),
    errno.EACCES: ("this place cannot be written to", _ELSEWHERE),
    errno.EPERM: ("this place cannot be written to", _ELSEWHERE),
    errno.EROFS: ("this place cannot be written to", _ELSEWHERE),
    errno.ENOENT: ("there is no such folder", "make the folder first, or name another"),
    errno.ENOTDIR: ("there is no such folder", "make the folder first, or name another"),
}
_READING = {
    errno.ENOENT: ("there is no such file", "check the name"),
    errno.ENOTDIR: ("there is no such file", "check the name"),
    errno.EISDIR: ("this is a folder", "name the file that `surefoot backup` wrote"),
    errno.EACCES: ("this file may not be read", "allow yourself to read it"),
    errno.EPERM: ("this file may not be read", "allow yourself to read it"),
}

ANOTHER = "take another backup; nothing was restored from this one"
NEWER = "update Surefoot, then do the same again; nothing was restored"


def not_written(error: OSError, target: Path) -> Refusal:
    """What to say where the system does not let a backup be written."""
    otherwise = (f"it could not be written: {_said(error)}; {NOTHING}", "look after the disk, or name another place")
    return Refusal(FILE, str(target), *_WRITING.get(error.errno or 0, otherwise))


def not_read(error: OSError, source: Path) -> Refusal:
    """What to say where the system does not let a backup be read."""
    otherwise = (f"it could not be read: {_said(error)}", "look after the disk, or take another backup")
    return Refusal(FILE, str(source), *_READING.get(error.errno or 0, otherwise))


def damaged(source: Path, what: str) -> Refusal:
    """What to say of an archive that is not what was written once; ``what`` names the place."""
    return Refusal(FILE, str(source), f"this backup is damaged: {what}", ANOTHER)


def newer(source: Path, what: str) -> Refusal:
    """What to say of an archive that a newer version of the program wrote."""
    return Refusal(FILE, str(source), what, NEWER)


def _said(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
