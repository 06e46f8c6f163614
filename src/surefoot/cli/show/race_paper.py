"""The sheet of a race on paper: one page of HTML in A4, with nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from surefoot.cli.show import words
from surefoot.cli.show.race import aim_time, headline, place, session_line, setting_of, span, split_rows, when
from surefoot.services.racing import RaceSheet
from surefoot.units import format_pace

_ROWS = {False: 12, True: 6}  # rows that stand in one column: splits, and ranges where effort leads
_STYLE = """
@page { size: A4; margin: 8mm 10mm }
:root { --paper: #fff; --ink: #1d2327; --ink-2: #556067; --line: #e4e1d9; --race: #9b2c5a; --easy: #2f8f7a;
  --stop: #b3261e; --stop-bg: #fbe6e4; --go-bg: #e7f3ef;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 10px; max-width: 188mm; background: var(--paper); color: var(--ink);
  font: 9.4pt/1.32 var(--font); font-variant-numeric: tabular-nums }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 16px;
  border-bottom: 3px solid var(--race); padding-bottom: 4px }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 10.5pt; margin: 9px 0 3px; color: var(--race) }
p { margin: 0 0 3px } small, .quiet { color: var(--ink-2) }
.aims { display: flex; gap: 10px; margin: 8px 0 4px } .aims div { flex: 1; border: 1px solid var(--line);
  border-radius: 10px; padding: 6px 9px } .aims b { font-size: 17pt; display: block; line-height: 1.15 }
.aims div:first-child { border-color: var(--race); border-width: 2px }
.columns { display: flex; gap: 18px; align-items: flex-start } .columns > * { flex: 1 }
table { border-collapse: collapse; font-size: 8.8pt } td, th { padding: 0 4px; text-align: right;
  white-space: nowrap;
  border-bottom: 1px solid var(--line) } td:first-child, th:first-child { text-align: left }
th { font-weight: 600; color: var(--ink-2) } td:nth-child(3) { font-weight: 700 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1px 10px; margin: 0 } dt { color: var(--ink-2) }
dd { margin: 0 } .stop { background: var(--stop-bg); border-left: 4px solid var(--stop); padding: 5px 9px;
  border-radius: 4px; margin-top: 8px } .stop p { margin: 0 }
@media print { body { padding: 0; font-size: 8.7pt; line-height: 1.28 } h2 { margin-top: 6px }
  table { font-size: 8.1pt } }
footer { margin-top: 7px; color: var(--ink-2); font-size: 7.6pt }
"""


def race_paper(sheet: RaceSheet) -> str:
    """A whole document. Everything that a runner typed is escaped."""
    title = f"{headline(sheet)} · {words.long_day(sheet.date)}"
    parts = [_head(sheet), _aims(sheet), _how(sheet), _clock(sheet), _around(sheet), _stops(sheet), _foot(sheet)]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _head(sheet: RaceSheet) -> str:
    said = setting_of(sheet)
    name = words.race_name(sheet.distance_m, sheet.units)
    below = f'<p class="quiet">{escape(said)}</p>' if said else ""
    return (
        f"<header><h1>{escape(name)}</h1><span>{escape(words.long_day(sheet.date))}</span></header>{below}"
        f"{_gate(sheet)}"
    )


def _gate(sheet: RaceSheet) -> str:
    """What is allowed today, where that is not everything."""
    if sheet.gate.name == "clear":
        return ""
    return f"<p><b>{escape(words.GATES.get(sheet.gate.name, sheet.gate.name))}</b> {escape(sheet.gate.ends_when)}</p>"


def _aims(sheet: RaceSheet) -> str:
    boxes = []
    for plan in sheet.plans:
        pace = "" if sheet.by_effort else format_pace(plan.pace_s_per_km, sheet.units)
        why = " ".join(because.text for because in plan.because)
        time = aim_time(plan.time_s, sheet)
        boxes.append(f"<div><small>{plan.name} · {escape(pace)}</small><b>{time}</b><small>{escape(why)}</small></div>")
    if sheet.by_effort:
        boxes = [box.replace(" · </small>", "</small>") for box in boxes]
    return f'<div class="aims">{"".join(boxes)}</div>'


def _how(sheet: RaceSheet) -> str:
    said = [because.text for because in sheet.because]
    return (
        f"<h2>How · effort {sheet.effort} of 10</h2><p><b>{escape(sheet.note)}</b></p><p>{escape(' '.join(said))}</p>"
    )


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _clock(sheet: RaceSheet) -> str:
    """Splits with the clock of each aim, or ranges where effort leads."""
    if sheet.by_effort:
        head, rows = (
            ["Place", "Time on your feet"],
            [[place(one.to_m, sheet), span(one.low_s, one.high_s)] for one in sheet.passages],
        )
    else:
        head, rows = ["Place", "Split", *(plan.name for plan in sheet.plans)], split_rows(sheet)
    tall = len(rows) if len(rows) <= _ROWS[sheet.by_effort] else -(-len(rows) // 2)
    columns = [rows[start : start + tall] for start in range(0, len(rows), tall)]
    tables = "".join(_table(head, some) for some in columns)
    return f'<h2>{"On the way" if sheet.by_effort else "Splits and clock"}</h2><div class="columns">{tables}</div>'


def _table(head: list[str], rows: list[list[str]]) -> str:
    top = "".join(f"<th>{escape(one)}</th>" for one in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _around(sheet: RaceSheet) -> str:
    """The warm-up beside the days around the race."""
    warm = _list((when(part.before_s, part.at), part.text) for part in sheet.warm_up)
    days = _list(
        (
            words.day(day.date),
            words.listed([session_line(one, sheet.units) for one in day.sessions if one.kind != "rest"]) or "Rest",
        )
        for day in sheet.days
    )
    said = _paragraphs(because.text for because in sheet.reminders)
    return (
        f'<div class="columns"><section><h2>Before the start</h2>{warm}</section>'
        f"<section><h2>The days around it</h2>{days}</section></div><h2>Remember</h2>{said}"
    )


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(one)}</dt><dd>{escape(other)}</dd>" for one, other in pairs) + "</dl>"


def _stops(sheet: RaceSheet) -> str:
    return f'<div class="stop">{_paragraphs(because.text for because in sheet.stops)}</div>'


def _foot(sheet: RaceSheet) -> str:
    told = (*sheet.because, *sheet.reminders, *(one for plan in sheet.plans for one in plan.because))
    rules = ", ".join(dict.fromkeys(because.rule for because in told))
    return f"<footer>Made by Surefoot from your own log. Rules: {escape(rules)}. This is no medical advice.</footer>"
