"""The program `surefoot`: its commands, and what happens when one of them says no."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from surefoot.cli import problem, reply
from surefoot.cli.commands import (
    adjust,
    backup,
    book,
    checkin,
    clear,
    decide,
    demo,
    exercises,
    goal,
    habit,
    hold,
    import_,
    injury,
    log,
    note,
    numbers,
    plan,
    poster,
    profile,
    protocol,
    race,
    reanalyse,
    record,
    rut,
    shoes,
    strength,
    today,
    trends,
    validate,
    why,
    workouts,
)

app = typer.Typer(
    name="surefoot",
    help="A running coach that gives the same answer to the same question, and a reason for every session.",
    epilog="Exit codes: 0 done, 1 refused with a reason, 2 wrong use. Write distances as 8 km, 5 mi or marathon.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: Rich would cost more time than the help itself
    pretty_exceptions_enable=False,
)
Version = Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)]


@app.callback(invoke_without_command=True)
def program(version: Version = False) -> None:
    """What is asked of the program itself, before any command."""
    if version:
        from importlib.metadata import version as installed

        reply.write(f"surefoot {installed('surefoot')}\n")
        raise typer.Exit


app.command("today")(today.today)
app.command("plan")(plan.plan)
app.command("why")(why.why)
app.command("adjust")(adjust.adjust)
app.command("race")(race.race)
app.command("skip")(decide.skip)
app.command("move")(decide.move)
app.command("decline")(decide.decline)
app.command("checkin")(checkin.checkin)
app.add_typer(injury.injury, name="injury")
app.command("clear")(clear.clear)
app.command("hold")(hold.hold)
app.command("birth")(hold.birth)
app.command("add")(record.add)
app.add_typer(strength.strength, name="strength")
app.command("log")(log.log)
app.command("show")(log.show)
app.command("trends")(trends.trends)
app.command("records")(trends.records)
app.command("note")(note.note)
app.command("undo")(record.undo)
app.command("away")(record.away)
app.add_typer(habit.habit, name="habit")
app.add_typer(shoes.shoes, name="shoes")
app.add_typer(poster.poster, name="poster")
app.add_typer(goal.goal, name="goal")
app.add_typer(profile.profile, name="profile")
app.add_typer(protocol.protocol, name="protocol")
app.command("exercises")(exercises.exercises)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("rules")(book.rules)
app.command("sources")(book.sources)
app.command("workouts")(workouts.workouts)
app.command("predict")(numbers.predict)
app.command("fitness")(numbers.fitness)
app.add_typer(validate.validate, name="validate")
app.command("rut")(rut.rut)
app.command("demo")(demo.demo)
app.command("import")(import_.import_)
app.command("reanalyse")(reanalyse.reanalyse)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; no exception ever leaves it."""
    try:
        return app(list(arguments), prog_name="surefoot", standalone_mode=False) or 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  the last place where a sentence can be made of it
        return _refuse(error, as_json="--json" in arguments)


def _refuse(error: Exception, *, as_json: bool) -> int:
    """Say why not, where it was asked to be said."""
    if as_json:
        reply.write_json(problem.document(error))
    elif _is_help(error):
        reply.write(str(error) + "\n")
    else:
        sys.stderr.write(problem.sentences(error) + "\n")
    return problem.exit_code(error)


def _is_help(error: Exception) -> bool:
    """Whether the parser's error is the help text itself: `surefoot` without a command."""
    return type(error).__name__ == "NoArgsIsHelpError"
