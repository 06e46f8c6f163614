"""`surefoot demo`: a made-up runner, to look at before bringing a log of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from surefoot.cli.inputs import Inputs, Planned
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply, write, write_json

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the scenario into this file.")]
AsPlan = Annotated[bool, typer.Option("--plan", help="Plan the scenario and print it, as `surefoot plan` does.")]
Store = Annotated[
    bool, typer.Option("--store", help="Put the runner into the data folder, with its plan, if no log is there yet.")
]
For = Annotated[
    str,
    typer.Option("--for", metavar="GOAL", help='What the runner trains for: "10 km", mile, half, marathon, routine …'),
]


def demo(
    plan: AsPlan = False,
    store: Store = False,
    goal: For = "10 km",
    out: Out = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Make a demonstration runner, as a scenario or planned.

    A runner nobody is, with two years of running and a goal, as YAML that `surefoot plan --scenario`
    reads. The same day gives the same runner. With --store it moves into the data folder, so that `surefoot
    today` and all other commands can be tried.

    \b
    Examples:
      surefoot demo --store --data trial
      surefoot demo --plan
      surefoot demo --out me.yaml
    """
    from surefoot.services.demonstration import VARIANTS, demonstration

    if goal not in VARIANTS:
        raise WrongUse("--for", goal, "the demonstration has no such goal", f"choose one of {', '.join(VARIANTS)}")
    scenario = demonstration(today_or(today), goal, checked_units(units) or "km")
    if store:
        _move_in(scenario, data, as_json)
        return
    if plan:
        from surefoot.cli.printing import print_plan

        print_plan(Planned(scenario, lead=LEAD), Inputs(), as_json=as_json)
        return
    _write_scenario(scenario, out, as_json)


LEAD = "A made-up runner, 42 years old, with two years of log. `surefoot demo --out me.yaml` keeps the scenario."


def _move_in(scenario, data: Path | None, as_json: bool) -> None:
    from surefoot.cli.house import house_of
    from surefoot.services.moving_in import move_in

    written = move_in(house_of(data), scenario)

    def show(page) -> None:
        if written:
            page.paragraph("A made-up runner lives here now, with two years of log. `surefoot today` is her day.")
        else:
            page.paragraph("A log is here already, and it stays as it is.")

    reply(as_json, {"entries": len(written)}, show)


def _write_scenario(scenario, out: Path | None, as_json: bool) -> None:
    from surefoot.diary.writing import scenario_to_document

    document = scenario_to_document(scenario)
    if out is not None:
        out.write_text(as_yaml(document), encoding="utf-8")
        reply(
            as_json,
            {"written": str(out)},
            lambda page: page.paragraph(f"Written to {out}. Now: surefoot plan --scenario {out}"),
        )
    elif as_json:
        write_json(document)
    else:
        write(as_yaml(document))


def as_yaml(document: object) -> str:
    """A scenario document as YAML: short entries on a line each."""
    import yaml

    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
