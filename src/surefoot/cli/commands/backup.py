"""`surefoot backup` and `surefoot restore`: everything in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.reply import reply

Target = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, as surefoot.zip.", show_default=False)]
Source = Annotated[
    Path, typer.Argument(metavar="FILE", help="A file that `surefoot backup` wrote.", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


def backup(file: Target, force: Force = False, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Write your whole log and its original files into one file.

    What is written is read back and checked before it gets its name. It is a zip with plain text in it
    (docs/backup.md), so it can be read without Surefoot.

    \b
    Examples:
      surefoot backup /media/stick/surefoot.zip
      surefoot backup surefoot.zip --force
    """
    from surefoot.bootstrap import folder_in_use
    from surefoot.services.archive import back_up

    done = back_up(house_of(data), file, force=force, keep_out=folder_in_use(data))

    def show(page) -> None:
        from surefoot.cli.show.backup import show_backup

        show_backup(page, done)

    reply(as_json, {"backup": str(file)} | _inside(done.manifest, done.bytes), show)


def restore(file: Source, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Bring a backup back into an empty log.

    The file is checked whole before anything is written, and then all of it is written or nothing. The
    log may be in a new folder (`--data DIR`) or in an empty PostgreSQL database (`DATABASE_URL`).

    \b
    Example:
      surefoot restore surefoot.zip --data my-runs
    """
    from surefoot.services.archive import open_archive
    from surefoot.services.archive import restore as bring_back

    with open_archive(file) as archive:
        bring_back(house_of(data), archive)

    def show(page) -> None:
        from surefoot.cli.show.backup import show_restored

        show_restored(page, archive)

    reply(as_json, {"restored": str(file)} | _inside(archive.manifest, archive.size), show)


def _inside(manifest, size: int) -> dict[str, Any]:
    """What a backup holds; ``digest`` is of the log, and ``missing`` are originals that were no longer there."""
    return {
        "entries": manifest.entries,
        "originals": manifest.originals,
        "missing": manifest.missing,
        "bytes": size,
        "digest": manifest.digest,
    }
