"""`surefoot injury`: what is hurt, described, listed and entered as over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from surefoot.cli.followed import answer
from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import demand, options_named, or_nothing, said

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.diary.entries import InjuryOpened

injury = typer.Typer(
    help="Tell what is hurt, see it, and enter it as over.", no_args_is_help=True, rich_markup_mode=None
)

_NAMES = {"running_stopped": "--stopped", "resolved": "--date"}

Site = Annotated[
    str | None,
    typer.Option("--site", metavar="PLACE", help='Where: the side if it has one, then the part, as "left shin".'),
]
Tissue = Annotated[
    str | None,
    typer.Option(
        "--tissue",
        metavar="WORD",
        help="What a professional called it: bone, tendon, muscle, joint, kneecap, nerve or unknown (default).",
    ),
]
Aspect = Annotated[
    str | None,
    typer.Option("--aspect", metavar="TEXT", help="Which part of a bone, in their words, as posteromedial."),
]
Onset = Annotated[
    str | None,
    typer.Option("--onset", metavar="DATE", help="Since when, as 2027-01-02 or yesterday."),
]
Stopped = Annotated[
    str | None,
    typer.Option("--stopped", metavar="DATE", help="Since when you have not run; leave it out if you still run."),
]
Surgery = Annotated[
    bool | None,
    typer.Option("--surgery/--no-surgery", help="Whether there was surgery.", show_default=False),
]
NewId = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="A name for it in one word (default: made from its site, left-shin-1)."),
]
Named = Annotated[
    str, typer.Argument(metavar="ID", help="The injury, as in `surefoot injury list`.", show_default=False)
]
Over = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Since when it is over, as 2027-03-01 (default: today)."),
]


@injury.command("add")
def add(
    site: Site = None,
    tissue: Tissue = None,
    aspect: Aspect = None,
    onset: Onset = None,
    stopped: Stopped = None,
    surgery: Surgery = None,
    id: NewId = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Tell of an injury. Without options it asks, in a few questions.

    A day without `--onset` is today's. The plan follows at once: rest first, then the way back.

    \b
    Examples:
      surefoot injury add
      surefoot injury add --site "left calf" --onset yesterday
      surefoot injury add --site "left shin" --tissue bone --stopped 2027-01-02
    """
    from surefoot.services.injuries import add_injury

    on = today_or(today)
    told = _told(site, tissue, aspect, onset, stopped, surgery, on) | said(id=id)
    house = house_of(data) if told else None
    told = told or _asked(on, as_json)
    demand("--site", told.get("site"), 'add where it is, as --site "left shin"')
    house = house or house_of(data)
    with options_named(_NAMES):
        entry = add_injury(house, {"onset": str(on)} | told, today=on)
    name = cast("InjuryOpened", entry.fact).injury.id
    notes = [f"It is called {name} here. What a professional says goes in with `surefoot clear`."]
    answer(house, [entry], on, as_json, notes)


def _told(
    site: str | None,
    tissue: str | None,
    aspect: str | None,
    onset: str | None,
    stopped: str | None,
    surgery: bool | None,
    today: dt.date,
) -> dict[str, Any]:
    """What was typed about an injury, in the contract's words."""
    return said(
        site=site,
        tissue=tissue,
        aspect=or_nothing(aspect, str),
        onset=None if onset is None else str(day_option("--onset", onset, today)),
        running_stopped=or_nothing(stopped, lambda text: str(day_option("--stopped", text, today))),
        surgery=surgery,
    )


def _asked(today: dt.date, as_json: bool) -> dict[str, Any]:
    """The answers of a conversation, where there is somebody to ask."""
    from surefoot.cli.talk import held, somebody

    if as_json or not somebody():
        mend = 'add where it is, as --site "left shin"'
        raise WrongUse("--site", None, "this is needed here, and nobody is here to ask", mend)
    from surefoot.cli.injury_talk import injury_told

    return held(lambda: injury_told(input, print, today))


@injury.command("amend")
def amend(
    id: Named,
    site: Site = None,
    tissue: Tissue = None,
    aspect: Aspect = None,
    onset: Onset = None,
    stopped: Stopped = None,
    surgery: Surgery = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Describe an injury anew; what you leave out stays as it is.

    The word none takes out `--aspect` or `--stopped`.

    \b
    Examples:
      surefoot injury amend left-shin-1 --tissue bone --aspect posteromedial
      surefoot injury amend left-shin-1 --stopped none
    """
    from surefoot.services.injuries import amend_injury

    on = today_or(today)
    told = _told(site, tissue, aspect, onset, stopped, surgery, on)
    if not told:
        raise WrongUse("$", None, "it is not said what changes", "add what is new, such as --tissue bone")
    house = house_of(data)
    with options_named(_NAMES):
        entry = amend_injury(house, id, told, today=on)
    answer(house, [entry], on, as_json)


@injury.command("list")
def show_list(
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show your injuries, open and over, with what each means today.

    \b
    Example:
      surefoot injury list
    """
    from surefoot.services.injuries import injuries_document, injuries_of

    found = injuries_of(house_of(data), today_or(today))

    def show(page) -> None:
        from surefoot.cli.show.injuries import show_injuries

        show_injuries(page, found)

    reply(as_json, injuries_document(found), show)


@injury.command("resolve")
def resolve(
    id: Named,
    date: Over = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Enter an injury as over.

    After a bone injury, surgery or a long time without running this needs the word of a physician or therapist
    first: `surefoot clear`.

    \b
    Examples:
      surefoot injury resolve left-calf-1
      surefoot injury resolve left-calf-1 --date 2027-03-01
    """
    from surefoot.services.injuries import resolve_injury

    on = today_or(today)
    over, house = day_option("--date", date, on), house_of(data)
    with options_named(_NAMES):
        entry = resolve_injury(house, id, today=on, date=over)
    answer(house, [entry], on, as_json)
