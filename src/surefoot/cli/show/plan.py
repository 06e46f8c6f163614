"""The printed plan: what for, what today, the week, the season, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from rich.text import Text

from surefoot.cli.show import palette, words
from surefoot.cli.show.changes import show_changes
from surefoot.cli.show.page import MARGIN, Page, assembled, cell
from surefoot.cli.show.reasons import Sources, show_reasons
from surefoot.cli.show.season import show_season
from surefoot.cli.show.steps import facts, step_lines
from surefoot.diary.plan import Day, Finding, Gate, GoalAnswer, Plan, Session
from surefoot.diary.scenario import Goal
from surefoot.services.advising import SessionAdvice
from surefoot.units import format_clock, format_distance

KEYS = {"race", "time_trial", "tempo", "intervals", "repetitions", "hills", "fartlek"}
_LABEL = 12  # columns for a day: "Mon 11 Jan"
_SEVERITIES = {"stop": (palette.STOP, "!"), "warning": (palette.CARE, "!"), "info": (palette.REST, "·")}


class Printing(NamedTuple):
    """How to print: the goal that was asked for, how many weeks, every day or not, and what was assumed.

    ``lead`` stands below the headline, ``notes`` at the end; ``again`` are the options that give
    this plan, for the hint about `surefoot why`. ``advice`` says at the first of its kind in a phase why it is there.
    """

    sources: Sources
    goal: Goal | None = None
    weeks: int | None = None
    every_day: bool = False
    lead: str = ""
    notes: tuple[str, ...] = ()
    again: str = ""
    advice: Mapping[str, str] = {}


def show_plan(page: Page, plan: Plan, printing: Printing) -> None:
    """The whole plan. A stop stands alone: nothing of training is shown beside it."""
    if plan.gate.name == "see_a_doctor":
        show_stop(page, plan.gate, printing.sources)
        return
    show_headline(page, plan, printing)
    show_gate(page, plan.gate, printing.sources)
    show_today(page, plan, printing.sources)
    show_coming_days(page, plan)
    show_season(page, plan, printing.weeks)
    if printing.every_day:
        show_days(page, plan, printing.weeks)
    show_key_sessions(page, plan, printing)
    show_findings(page, plan, printing.notes)
    show_changes(page, plan.changes, plan.units)
    _show_hint(page, plan, printing)


def show_stop(page: Page, gate: Gate, sources: Sources) -> None:
    """A red flag: one sentence that says whom to see and how soon; why; no training, no goal."""
    page.blank()
    page.paragraph((words.sentence(gate.ends_when or words.GATES[gate.name]), f"{palette.STRONG} {palette.STOP}"))
    page.blank()
    show_reasons(page, gate.because, sources)


def show_headline(page: Page, plan: Plan, printing: Printing) -> None:
    """What for, when, how far off; and, where it cannot be, that first, with what can."""
    page.spread(("Surefoot", palette.STRONG), (words.long_day(plan.today), palette.QUIET))
    page.blank()
    answer = plan.feasibility
    goal = _asked(printing.goal, plan) or _planned(answer.planned_for, plan.units)
    date = printing.goal.date if printing.goal and printing.goal.date else answer.planned_for.date
    if date is None:
        page.line((goal, palette.STRONG))
    else:
        page.paragraph((goal, palette.STRONG), f" · {words.long_day(date)} · {words.days_to_go(plan.today, date)}")
    if not answer.feasible:
        _show_infeasible(page, plan, printing.sources)
    if printing.lead:
        page.paragraph((printing.lead, palette.QUIET))


def _asked(goal: Goal | None, plan: Plan) -> str:
    """The goal in the runner's own terms."""
    if goal is None or goal.kind != "race":
        return ""
    name = words.race_name(goal.distance or 0, plan.units)
    return f"{name} in {format_clock(goal.target_time)}" if goal.target_time else name


def _planned(goal: GoalAnswer, units: str) -> str:
    """A goal of the plan document in words."""
    if goal.kind != "race":
        return {"routine": "Routine running", "mile_block": "A mile block", "come_back": "Coming back"}.get(
            goal.kind, words.sentence(goal.kind).rstrip(".")
        )
    name = words.goal_name(goal.distance, units)
    return f"{name} in {goal.target_time}" if goal.target_time else name


def _show_infeasible(page: Page, plan: Plan, sources: Sources) -> None:
    """Plainly not; what binds; what could be instead; what is planned below."""
    answer = plan.feasibility
    binding = f" What binds: {words.listed(list(answer.binding))}." if answer.binding else ""
    page.paragraph(("Not safely within reach by that day.", f"{palette.STRONG} {palette.CARE}"), binding)
    for finding in _binding(plan):
        page.paragraph(words.sentence(finding.message), (f"  {finding.rule}", palette.QUIET), indent=MARGIN + 2)
    if answer.earliest_date:
        page.paragraph("Earliest date for it: ", (words.long_day(answer.earliest_date), palette.STRONG))
    if answer.alternatives:
        page.line("What can be:")
    for goal in answer.alternatives:
        page.paragraph(_planned(goal, plan.units), _on(goal), indent=MARGIN + 4, first=("→", palette.EASY))
        for because in goal.because[:1]:
            page.paragraph((f"{words.sentence(because.text)}  {because.rule}", palette.QUIET), indent=MARGIN + 4)
    goal = answer.planned_for
    page.paragraph("The plan below is for: ", (_planned(goal, plan.units) + _on(goal), palette.STRONG))
    if not _binding(plan):
        show_reasons(page, goal.because, sources)


def _binding(plan: Plan) -> list[Finding]:
    """The findings that say why the goal is out of reach: shown beside the answer, not again below."""
    if plan.feasibility.feasible:
        return []
    binding = plan.feasibility.binding
    return [found for found in plan.findings if found.rule in binding and found.severity == "warning"]


def _on(goal: GoalAnswer) -> str:
    return f" · {words.long_day(goal.date)}" if goal.date else ""


def show_gate(page: Page, gate: Gate, sources: Sources) -> None:
    """What is allowed today, what ends the limit, and the earliest date; nothing when all is open."""
    if gate.name == "clear":
        return
    page.blank()
    style = f"{palette.STRONG} {palette.gate_colour(gate.name)}"
    page.paragraph((f"Allowed today: {_lower(words.GATES.get(gate.name, gate.name))}", style))
    if gate.ends_when:
        page.paragraph("What ends it: ", words.stopped(_lower(gate.ends_when)))
    if gate.earliest_end:
        page.paragraph("Earliest date: ", (words.long_day(gate.earliest_end), palette.STRONG))
    show_reasons(page, gate.because, sources)


def show_today(page: Page, plan: Plan, sources: Sources) -> None:
    """Today's sessions, each with its steps, its reasons and its shorter version."""
    sessions = plan.days[0].sessions if plan.days and plan.days[0].date == plan.today else ()
    page.heading("Today")
    if not sessions:
        page.line(palette.mark("rest"), " Rest. It is part of the training.")
    for number, session in enumerate(sessions):
        if number:
            page.blank()
        show_session(page, session, plan.units, sources)
    if not any(session.running for session in sessions):
        show_next_run(page, plan)


def show_next_run(page: Page, plan: Plan) -> None:
    """On a day without a run: when the next one is."""
    for day in plan.days:
        for session in day.sessions:
            if session.running:
                when = "tomorrow" if (day.date - plan.today).days == 1 else words.day(day.date)
                page.blank()
                page.paragraph(
                    f"Next run {when}: ", titled(session), (f"  {facts(session, plan.units)}", palette.QUIET)
                )
                return


def show_session(
    page: Page, session: Session, units: str, sources: Sources, advice: SessionAdvice | None = None
) -> None:
    """One session in full; ``advice`` is what it is for in its week."""
    page.spread(titled(session), (facts(session, units), palette.STRONG))
    show_steps(page, session, units)
    if session.because:
        page.blank()
        show_reasons(page, tuple(because for because in session.because if "how" not in because.args), sources)
    show_advice(page, session)
    if advice is not None:
        show_week_advice(page, advice, whole=session.running)
    if session.shorter is not None:
        page.blank()
        page.paragraph("Less time? ", session.shorter.title, (f"  {facts(session.shorter, units)}", palette.QUIET))


def show_steps(page: Page, session: Session, units: str) -> None:
    """What to do, line by line, and how, below it; nothing twice that the session's advice says as well."""
    advice = " ".join(because.text for because in session.because if "how" in because.args)
    for line in step_lines(session.steps, units):
        if line.target or line.what != facts(session, units):
            page.spread(line.what, (line.target, palette.QUIET), indent=MARGIN + 2)
        if line.note and line.note not in advice:
            deeper = len(line.what) - len(line.what.lstrip())
            page.paragraph((line.note, palette.QUIET), indent=MARGIN + 4 + deeper)


def show_advice(page: Page, session: Session) -> None:
    """How to do it and what to watch for, where the plan says so."""
    for because in session.because:
        if "how" in because.args:
            page.blank()
            page.paragraph(because.text)


def show_week_advice(page: Page, advice: SessionAdvice, *, whole: bool) -> None:
    """What a session is for in its week; the ``whole`` of it says how and what to watch for as well."""
    said = advice.because.text if whole else advice.why
    page.blank()
    page.paragraph(("This week  ", palette.QUIET), said, (f"  {advice.because.rule}", palette.QUIET))


def titled(session: Session) -> Text:
    """Mark, kind and title; the kind is left out where the title already says it."""
    style = f"{palette.STRONG} {palette.colour(session.kind)}"
    kind = words.KINDS.get(session.kind, session.kind)
    says_it = kind.lower().removesuffix("s") in session.title.lower()
    return Text.assemble(
        (f"{palette.mark(session.kind)} ", style), ("" if says_it else f"{kind}  ", style), session.title
    )


def show_coming_days(page: Page, plan: Plan) -> None:
    """The next seven days at a glance."""
    days = plan.days[:7]
    page.heading("The next days" if len(days) < 7 else "The next seven days", _days_total(days, plan.units))
    _show_day_rows(page, days, plan)


def _days_total(days: tuple[Day, ...], units: str) -> str:
    metres = sum(session.distance_m or 0 for day in days for session in day.sessions if session.running)
    return format_distance(metres, units) if metres else ""


def show_days(page: Page, plan: Plan, weeks: int | None) -> None:
    """Every day, week by week."""
    mondays = sorted({day.date - dt.timedelta(days=day.date.weekday()) for day in plan.days})[:weeks]
    for monday in mondays:
        days = tuple(day for day in plan.days if 0 <= (day.date - monday).days < 7)
        page.heading(f"Week of {words.short_date(monday)}", _days_total(days, plan.units))
        _show_day_rows(page, days, plan)


def _show_day_rows(page: Page, days: tuple[Day, ...], plan: Plan) -> None:
    for day in days:
        label = words.day(day.date)
        for session in day.sessions:
            _show_day_row(page, label, session, plan.units)
            label = ""
        if not day.sessions:
            page.line((cell(label, _LABEL) + palette.mark("rest") + " Rest", palette.QUIET))


def _show_day_row(page: Page, label: str, session: Session, units: str) -> None:
    quiet = palette.QUIET if session.kind == "rest" else ""
    amount = facts(session, units)
    room = page.width - 2 * MARGIN - _LABEL - 2 - len(amount)
    page.line(
        (cell(label, _LABEL), quiet),
        (palette.mark(session.kind) + " ", palette.colour(session.kind)),
        (cell(cell(session.title, room - 1), room), quiet),
        (amount, quiet),
    )


def show_key_sessions(page: Page, plan: Plan, printing: Printing) -> None:
    """The hard sessions and races, each with the first of its reasons."""
    last = plan.today + dt.timedelta(days=7 * printing.weeks) if printing.weeks else None
    keys = [
        (day.date, session)
        for day in plan.days
        for session in day.sessions
        if session.kind in KEYS and (last is None or day.date < last)
    ]
    if not keys:
        return
    page.heading("Key sessions and why")
    for date, session in keys:
        page.paragraph(
            (session.title, palette.STRONG),
            (f"  {facts(session, plan.units)}", palette.QUIET),
            indent=MARGIN + _LABEL + 2,
            first=assembled(cell(words.day(date), _LABEL), (palette.mark(session.kind), palette.colour(session.kind))),
        )
        for because in session.because[:1]:
            page.paragraph(because.text, (f"  {because.rule}", palette.QUIET), indent=MARGIN + _LABEL + 2)
        if session.id in printing.advice:
            page.paragraph((printing.advice[session.id], palette.QUIET), indent=MARGIN + _LABEL + 2)


def show_findings(page: Page, plan: Plan, notes: tuple[str, ...]) -> None:
    """What the runner should know, the gravest first; then what was assumed."""
    told = [finding for finding in plan.findings if finding not in _binding(plan)]
    if not told and not notes:
        return
    page.heading("Good to know")
    for finding in sorted(told, key=_gravity):
        style, mark = _SEVERITIES.get(finding.severity, _SEVERITIES["info"])
        text = words.sentence(finding.message)
        page.paragraph(text, (f"  {finding.rule}", palette.QUIET), indent=MARGIN + 2, first=(mark, style))
    for note in notes:
        page.paragraph(note, indent=MARGIN + 2, first=("·", palette.REST))


def _gravity(finding: Finding) -> int:
    order = list(_SEVERITIES)
    return order.index(finding.severity) if finding.severity in order else len(order)


def _show_hint(page: Page, plan: Plan, printing: Printing) -> None:
    page.blank()
    if printing.again:
        page.paragraph((f"Why a session? surefoot why {plan.today.isoformat()} {printing.again}", palette.QUIET))


def _lower(text: str) -> str:
    """A text to go on inside a sentence: its first letter small, unless it is a name or an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
