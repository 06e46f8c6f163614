"""`surefoot note`: words on technique beside a run."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, today_or
from surefoot.cli.reply import reply
from surefoot.cli.typed import options_named

About = Annotated[
    str,
    typer.Argument(metavar="ABOUT", help="The number of an activity, or the name of a session.", show_default=False),
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What you saw or felt.", show_default=False)]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help="What it is: form, video or coach.", show_default="form")
]
By = Annotated[
    str, typer.Option("--by", metavar="WHO", help="Who says it: runner, coach or therapist.", show_default="runner")
]
Link = Annotated[str, typer.Option("--link", metavar="URL", help="Where a video of it is.")]


def note(
    about: About,
    text: Text,
    kind: Kind = "form",
    by: By = "runner",
    link: Link = "",
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Keep a note on your form beside a run.

    Your own, a video, or what your coach saw.
    `surefoot show` prints the notes with the run; `surefoot undo` takes one back.

    \b
    Examples:
      surefoot note 12 "tall to the end, elbows wide in the last two"
      surefoot note 12 "hips drop" --kind coach --by coach
    """
    from surefoot.diary.entries import NoteAdded
    from surefoot.services.notes import add_note

    on, house = today_or(today), house_of(data)
    with options_named():
        entry = add_note(house, about, NoteAdded(text=text, kind=kind, by=by, link=link), today=on)

    def show(page) -> None:
        from surefoot.cli.show.written import show_written
        from surefoot.services.looking import units

        show_written(page, entry, units(house))

    from surefoot.services.looking import entry_document

    reply(as_json, entry_document(entry), show)
