"""What is said after a backup, and after it was brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.cli.show import palette
from surefoot.cli.show.page import Page
from surefoot.cli.show.words import counted

if TYPE_CHECKING:
    from surefoot.services.archive import Archive, BackUp, Manifest


def show_backup(page: Page, done: BackUp) -> None:
    """What is in it, that it was checked, and where to keep it."""
    page.paragraph(f"Your backup is in {done.path}: {_inside(done.manifest)}, {_size(done.bytes)} in all.")
    page.paragraph("It was read back, and every part of it is as it should be.")
    _show_missing(page, done.manifest)
    page.paragraph(
        "It holds your health data for everybody who can open it: keep it in a safe place, best on another disk."
    )
    page.paragraph((f"`surefoot restore {done.path} --data NEW-FOLDER` brings it back.", palette.QUIET))


def show_restored(page: Page, archive: Archive) -> None:
    """What is there again."""
    manifest = archive.manifest
    page.paragraph(f"Everything is back: {_inside(manifest)}, as of {manifest.created:%Y-%m-%d %H:%M} UTC.")
    _show_missing(page, manifest)


def _show_missing(page: Page, manifest: Manifest) -> None:
    number = len(manifest.missing)
    if number == 1:
        page.paragraph("One original file could not be read and is not in it; the run is.")
    elif number:
        page.paragraph(f"{number:,} original files could not be read and are not in it; the runs are.")


def _inside(manifest: Manifest) -> str:
    entries = counted(manifest.entries, "entry", "entries")
    return f"{entries} and {counted(manifest.originals, 'original file')}"


def _size(size: int) -> str:
    """Bytes as disks are sold: 3.4 kB, 12.3 MB."""
    return f"{size / 1e3:.1f} kB" if size < 100_000 else f"{size / 1e6:,.1f} MB"
