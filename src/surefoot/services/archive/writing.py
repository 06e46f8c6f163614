"""Write a backup: beside its place first, read whole again, and put in its place when all of it is as it should be."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from surefoot.diary.entries import Entry, original_of
from surefoot.services.archive import limits
from surefoot.services.archive.format import FORMAT, LOG, MANIFEST, Manifest, Part, RuleBook, name_of, write_line
from surefoot.services.archive.reading import open_archive
from surefoot.services.archive.troubles import FILE, NOTHING, not_written
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal

_UNFINISHED = "surefoot-backup-", ".part"  # around a name that nobody else has
_OURS = 0o600 << 16  # what unpacks it makes files for their owner alone: this is health data
_YEAR_ONE = (1980, 1, 1, 0, 0, 0)  # of zip; when it was is told in the manifest, once


class BackUp(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was written and read again, and its size in bytes."""

    path: Path
    bytes: int
    manifest: Manifest


def back_up(house: House, target: Path, *, force: bool = False, keep_out: Path | None = None) -> BackUp:
    """Write the log as it is now, and the originals that it names, into one file.

    A file that is there is replaced with ``force`` alone, and when the new one is whole. ``keep_out`` is the folder of
    the database: a copy beside it would be lost with it, and could be put in its place by mistake. Raises
    :class:`Refusal` where it cannot be written; what was there before is left as it is.
    """
    with _telling(target):
        _refuse_place(target, force, keep_out)
    entries = deque(house.log.entries())
    if not entries:
        mend = "name the folder of your log with --data, or write something into it first"
        raise Refusal(FILE, str(target), f"there is nothing in the log to back up; {NOTHING}", mend)
    with _telling(target), _beside(target) as (file, unfinished):
        manifest = _fill(file, house, entries)
        _settle(file)
        _read_again(unfinished, manifest, target)
        _refuse_place(target, force, keep_out)
        unfinished.replace(target)
        _settle_folder(target.parent)
        return BackUp(path=target, bytes=target.stat().st_size, manifest=manifest)


def _refuse_place(target: Path, force: bool, keep_out: Path | None) -> None:
    """Raise :class:`Refusal` for a place in which something is, or in which no backup should be."""
    if target.is_dir():
        raise Refusal(FILE, str(target), "this is a folder", f"name a file in it: {target / 'surefoot.zip'}")
    if keep_out is not None and target.resolve().parent == keep_out.resolve():
        message = "this is in the folder of the log itself: what takes the one would take the other"
        raise Refusal(FILE, str(target), message, "name another folder, best on another disk")
    if not os.path.lexists(target):
        return
    if not force:
        raise Refusal(FILE, str(target), "this file is there already", "name another, or replace it with --force")
    if not target.is_file() and not target.is_symlink():
        raise Refusal(FILE, str(target), "this is no file", "name a file")


@contextmanager
def _telling(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(error, target) from error


@contextmanager
def _beside(target: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A new file in the folder of the target, for its owner alone; taken away again where it is not needed."""
    before, after = _UNFINISHED
    number, name = tempfile.mkstemp(prefix=before, suffix=after, dir=target.parent)
    try:
        with os.fdopen(number, "w+b") as file:
            yield file, Path(name)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _read_again(unfinished: Path, manifest: Manifest, target: Path) -> None:
    """Raise :class:`Refusal` where what the disk gives back is not what was written."""
    try:
        with open_archive(unfinished) as again:
            whole, why = again.manifest == manifest, "its manifest is another"
    except Refusal as refusal:
        whole, why = False, refusal.message
    if not whole:
        message = f"it was written and could not be read again as it should ({why}), so it was taken away"
        raise Refusal(FILE, str(target), message, "do the same again; then look after the disk, or name another")


def _fill(file: IO[bytes], house: House, entries: deque[Entry]) -> Manifest:
    """Write all parts, one after another, so that no two originals are in memory at once."""
    runner, count = entries[0].runner, len(entries)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        log, named = _write_log(archive, entries)
        parts, missing = {LOG: log}, []
        for digest in sorted(named):
            content = _original(house, digest)
            if content is None:
                missing.append(digest)
            else:
                parts[name_of(digest)] = _write_part(archive, name_of(digest), content)
        manifest = _manifest(house, runner, count, parts, tuple(missing))
        _write_part(archive, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    return manifest


def _write_log(archive: ZipFile, entries: deque[Entry]) -> tuple[Part, set[str]]:
    """The log, and the originals it names. Entries are let go once written: a plan that was read is large."""
    found, size, named = hashlib.sha256(), 0, set()
    with archive.open(_info(LOG, ZIP_DEFLATED), "w", force_zip64=True) as part:
        while entries:
            entry = entries.popleft()
            line = write_line(entry)
            part.write(line)
            found.update(line)
            size += len(line)
            if digest := original_of(entry.fact):
                named.add(digest)
    return Part(sha256=found.hexdigest(), bytes=size), named


def _original(house: House, digest: str) -> bytes | None:
    """A file as it came; None where the house has it no longer, so that everything else can be saved all the same."""
    try:
        return house.originals.get(digest)
    except Refusal as refusal:
        if refusal.path != "original":  # the database itself does not answer
            raise
        return None


def _write_part(archive: ZipFile, name: str, content: bytes) -> Part:
    archive.writestr(_info(name, _way_of(content)), content)
    return Part(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


def _way_of(content: bytes) -> int:
    """Deflated; but stored where that would look like a bomb to whoever reads it."""
    if len(content) <= limits.RATIO_FROM:
        return ZIP_DEFLATED
    return ZIP_STORED if len(zlib.compress(content, 1)) * limits.QUICK_RATIO < len(content) else ZIP_DEFLATED


def _info(name: str, way: int) -> ZipInfo:
    info = ZipInfo(name, _YEAR_ONE)
    info.compress_type, info.external_attr = way, _OURS
    return info


def _manifest(house: House, runner: str, entries: int, parts: dict[str, Part], missing: tuple[str, ...]) -> Manifest:
    from importlib.metadata import version

    book = house.planner.book
    return Manifest(
        format=FORMAT,
        program=version("surefoot"),
        rulebook=RuleBook(version=book.version, hash=book.hash),
        created=house.now().astimezone(dt.UTC),
        runner=runner,
        entries=entries,
        newest=entries,
        originals=len(parts) - 1,
        digest=parts[LOG].sha256,
        missing=missing,
        parts=parts,
    )


def _settle(file: IO[bytes]) -> None:
    """Have the disk hold it, and where the system lets us, read it from there again and not from memory."""
    file.flush()
    os.fsync(file.fileno())
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _settle_folder(folder: Path) -> None:
    """Have the disk hold the new name too, where it can be asked to."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
