"""`surefoot exercises`: list the exercise library, show one in full, draw it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.cli.show.page import Page
    from surefoot.coach.every_exercise import Entry
    from surefoot.rulebook import Book

Name = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", help="An exercise like step_up; a list of all without it.", show_default=False),
]
Group = Annotated[
    str | None,
    typer.Option(
        "--group",
        metavar="GROUP",
        help="One group alone: strength, stability, plyometrics, drill, mobility, warm_up, cool_down, rehab or "
        "return_warm_up.",
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--equipment",
        metavar="WORD",
        help="What you have, more than once if need be: bands, kettlebell, bench, box, gym or none. What needs more "
        "is left out.",
    ),
]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw the exercise into this file.")]
Sheet = Annotated[
    Path | None, typer.Option("--sheet", metavar="FILE", help="Write a page with every drawing into this file.")
]


def exercises(
    name: Name = None,
    group: Group = None,
    equipment: With = None,
    svg: Svg = None,
    sheet: Sheet = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show the exercises: how to do each, and what is easier.

    \b
    Examples:
      surefoot exercises --group strength --equipment bands
      surefoot exercises step_up
      surefoot exercises step_up --svg step_up.svg
    """
    from surefoot.rulebook import load_book

    _fit_together(name, {"--group": group, "--equipment": equipment, "--sheet": sheet}, svg)
    book = load_book()
    if sheet is not None:
        _sheet(book, sheet, as_json)
    elif name is not None:
        _one(book, name, svg, as_json)
    else:
        _list(book, group, equipment, as_json)


def _fit_together(name: str | None, of_a_list: dict[str, Any], svg: Path | None) -> None:
    """Raise :class:`WrongUse` for options that ask for a list and for one exercise at once."""
    given = [option for option, value in of_a_list.items() if value]
    if name is not None and given:
        raise WrongUse(given[0], None, "this is for the list, and one exercise is named", "leave one of the two out")
    if name is None and svg is not None:
        mend = "name the exercise, or use --sheet for all of them"
        raise WrongUse("--svg", str(svg), "one exercise is drawn at a time", mend)


def _list(book: Book, group: str | None, equipment: list[str] | None, as_json: bool) -> None:
    from surefoot.services.exercises import brief_document, choose_exercises

    found = choose_exercises(book, group, equipment or None)

    def show(page: Page) -> None:
        from surefoot.cli.show.exercises import show_exercises

        show_exercises(page, found)

    reply(as_json, {"exercises": [brief_document(entry) for entry in found]}, show)


def _one(book: Book, name: str, svg: Path | None, as_json: bool) -> None:
    from surefoot.services.exercises import drawing_of, exercise_document, find_exercise

    entry = find_exercise(book, name)
    document: dict[str, Any] = {"exercise": exercise_document(entry)}
    if svg is not None:
        svg.write_text(drawing_of(book, entry), encoding="utf-8")
        reply(as_json, document | {"svg": str(svg)}, lambda page: page.paragraph(f"{entry.name} is drawn in {svg}."))
        return
    reply(as_json, document, lambda page: _show(page, entry, book))


def _show(page: Page, entry: Entry, book: Book) -> None:
    from surefoot.cli.show.exercises import show_exercise

    show_exercise(page, entry, book)


def _sheet(book: Book, sheet: Path, as_json: bool) -> None:
    from surefoot.services.exercises import sheet_of

    sheet.write_text(sheet_of(book), encoding="utf-8")
    reply(as_json, {"sheet": str(sheet)}, lambda page: page.paragraph(f"Every drawing is in {sheet}."))
