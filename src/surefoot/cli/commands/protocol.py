"""`surefoot protocol`: the ladders of walking and running, the built-in ones and your therapist's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.problem import REFUSED
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.coach.protocols import Protocol
    from surefoot.rulebook import Book
    from surefoot.services.protocols import ProtocolProblem

protocol = typer.Typer(
    help="See, check and copy the ladders of walking and running.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A protocol, as `surefoot protocol list` names it.", show_default=False)
]
BuiltIn = Annotated[
    str, typer.Argument(metavar="NAME", help="A built-in protocol, like general or bone.", show_default=False)
]
To = Annotated[
    str | None,
    typer.Argument(
        metavar="[TO]",
        help="A new name in your data folder, or a file like ankle.yaml (default: my_NAME in the data folder).",
        show_default=False,
    ),
]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="The protocol's YAML file, wherever it is.", show_default=False)
]


def folder_of(data: Path | None) -> Path:
    """Where own protocols are kept."""
    from surefoot.bootstrap import data_folder
    from surefoot.services.protocols import FOLDER

    return (data or data_folder()) / FOLDER


def _books(data: Path | None) -> tuple[Book, Book, tuple[ProtocolProblem, ...]]:
    """The built-in book, the book with the good files of the data folder, and what is wrong with the others."""
    from surefoot.rulebook import load_book
    from surefoot.services.protocols import with_own

    built_in = load_book()
    return (built_in, *with_own(built_in, folder_of(data)))


@protocol.command("list")
def list_protocols(as_json: AsJson = False, data: DataFolder = None) -> None:
    """List the protocols, built-in and your own.

    Your own are the files in the folder protocols of your data folder. A file with an error is named with
    the line to mend; the others keep working.

    \b
    Example:
      surefoot protocol list
    """
    from surefoot.coach.protocols import protocols

    built_in, book, problems = _books(data)
    found = list(protocols(book).values())

    def show(page) -> None:
        from surefoot.cli.show.protocol import show_protocols

        show_protocols(page, found, built_in, problems)

    reply(as_json, {"protocols": [_brief(each, built_in) for each in found], "problems": problems}, show)


def _brief(found: Protocol, built_in: Book) -> dict[str, Any]:
    """What a list says of a protocol."""
    return {
        "name": found.name,
        "title": found.title,
        "built_in": found.name in built_in.protocols,
        "for": found.suits,
        "stages": len(found.stages),
        "pain_limit": found.pain_limit,
        "signed": found.signed,
    }


@protocol.command("show")
def show_one(name: Name, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Show a protocol: its stages, when the next one begins, its limits and where it comes from.

    \b
    Example:
      surefoot protocol show general
    """
    from surefoot.coach.protocols import protocols

    _, book, problems = _books(data)
    known = protocols(book)
    if name not in known:
        _refuse(name, list(known), problems)
    _reply(known[name], book, as_json)


def _refuse(name: str, known: list[str], problems: tuple[ProtocolProblem, ...]) -> None:
    """Say that there is no such protocol, or what is wrong with its file."""
    from surefoot.services.protocols import ProtocolRefusal
    from surefoot.services.refusal import Refusal, nearest

    its_own = [problem for problem in problems if Path(problem.file).stem == name]
    if its_own:
        raise ProtocolRefusal(*its_own)
    mend = nearest(name, known, "`surefoot protocol list` shows them all")
    raise Refusal("NAME", name, "there is no such protocol", mend)


def _reply(found: Protocol, book: Book, as_json: bool, lead: str = "") -> None:
    from surefoot.services.protocols import protocol_document

    def show(page) -> None:
        from surefoot.cli.show.protocol import show_protocol

        show_protocol(page, found, book, lead)

    reply(as_json, {"protocol": protocol_document(found, book)} if as_json else None, show)


@protocol.command("check")
def check(file: File, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Check a protocol's file: whether it can be read, and whether it is safe.

    Every fault is named with its line and what would mend it. What is unsafe is accepted where a therapist or
    physician has signed it with a reason; the reason is then shown wherever the protocol is.

    \b
    Example:
      surefoot protocol check ankle.yaml
    """
    from surefoot.rulebook import load_book
    from surefoot.services.protocols import ProtocolRefusal, check_file

    book = load_book()
    try:
        found = check_file(file, book).protocol
    except ProtocolRefusal as refusal:
        if as_json or len(refusal.problems) == 1:
            raise
        _tell_all(refusal)
        raise typer.Exit(REFUSED) from None
    _reply(found, book, as_json, f"{file} can be used.")


def _tell_all(refusal: Any) -> None:
    """Every problem of a file, each as if it were the first."""
    from surefoot.cli.problem import sentences

    for problem in refusal.problems:
        sys.stderr.write(sentences(type(refusal)(problem)) + "\n")


@protocol.command("copy")
def copy(name: BuiltIn, to: To = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Copy a built-in protocol into a file of your own, ready to be changed.

    The copy says in comments what each line is for. It needs a name of its own, and no file is ever replaced.

    \b
    Examples:
      surefoot protocol copy general my_ankle
      surefoot protocol copy bone for-anna/shin.yaml
    """
    from surefoot.rulebook import load_book
    from surefoot.services.protocol_copy import copy_protocol

    path = copy_protocol(name, to, folder_of(data), load_book())

    def show(page) -> None:
        from surefoot.cli.show.protocol import show_copied

        show_copied(page, name, path)

    reply(as_json, {"copied": name, "name": path.stem, "file": str(path)}, show)
