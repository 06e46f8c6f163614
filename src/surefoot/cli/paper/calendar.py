"""A month on one page: a box for every session, and one each for strength and mobility, to tick off by hand."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from surefoot.cli.paper.sheet import sheet
from surefoot.cli.show.steps import facts
from surefoot.services.calendars import TICKED
from surefoot.units import format_distance

if TYPE_CHECKING:
    from surefoot.diary.plan import Session
    from surefoot.services.calendars import Month, Ticks

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Colours of the tokens by the kind of session; each stands beside its name, never alone.
_COLOURS = {
    "easy": "easy", "recovery": "easy", "walk_run": "easy", "strides": "easy", "long": "long", "tempo": "tempo",
    "intervals": "intervals", "repetitions": "intervals", "hills": "intervals", "fartlek": "intervals",
    "race": "race", "time_trial": "race",
}  # fmt: skip
_STYLE = """
.sheet{max-width:297mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th{font-weight:600;font-size:11px;text-align:left;color:var(--ink-2);padding:0 6px 4px}
td{border:1px solid var(--line);vertical-align:top;height:calc(158mm / var(--rows));padding:5px 6px;
background:var(--card)}
td.other{background:transparent}
.day{display:flex;justify-content:space-between;align-items:baseline;font-weight:650;font-size:15px;margin-bottom:3px}
.day small{font-weight:400;font-size:10px;color:var(--ink-2)}
.box{display:flex;gap:5px;font-size:10.5px;line-height:1.25;margin-top:3px}
.box i{flex:none;width:10px;height:10px;border:1.4px solid var(--ink-2);border-radius:2px;margin-top:1px;
font-style:normal;font-size:10px;line-height:8px;text-align:center}
.box b{font-weight:600}.box span{display:block;color:var(--ink-2)}
.habits{display:flex;gap:0 10px;flex-wrap:wrap}.habits .box{color:var(--ink-2)}
.day .on{display:none}
@media screen and (max-width:640px){.sheet{padding:16px}thead,td.other{display:none}
table,tbody,tr,td{display:block;height:auto}td{margin-top:-1px}
.day .on{display:inline;margin-right:auto;padding-left:6px}}
"""
_PAGE = "size:A4 landscape;margin:9mm"
_NOTE = "Every box counts, and an empty one is only paper: nothing is made up. Easier is always allowed."


def calendar_page(month: Month) -> str:
    """The month as one HTML document."""
    heads = "".join(f"<th>{day}</th>" for day in _WEEK)
    rows = "".join(f"<tr>{''.join(_cell(day, month.units) for day in week)}</tr>" for week in month.weeks)
    body = f'<table style="--rows:{len(month.weeks)}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    title = f"{_MONTHS[month.first.month - 1]} {month.first.year}"
    return sheet(title, "Tick what you did", body, (_NOTE, "Surefoot"), _STYLE, _PAGE)


def _cell(day: Ticks | None, units: str) -> str:
    if day is None:
        return '<td class="other"></td>'
    ran = f"<small>ran {escape(format_distance(day.ran_m, units))}</small>" if day.ran_m else ""
    on = f'<small class="on">{_WEEK[day.date.weekday()]}</small>'  # on a narrow screen, where no head tells it
    head = f'<div class="day">{day.date.day}{on}{ran or ("<small>ran</small>" if day.runs else "")}</div>'
    sessions = "".join(_session(one, units) for one in day.sessions if one.kind not in TICKED)
    return f'<td>{head}{sessions}<div class="habits">{_habits(day)}</div></td>'


def _session(session: Session, units: str) -> str:
    colour = _COLOURS.get(session.kind, "strength")
    size = escape(facts(session, units)).replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · ")
    title = escape(session.title)
    return f'<div class="box"><i></i><div><b style="color:var(--{colour})">{title}</b> <span>{size}</span></div></div>'


def _habits(day: Ticks) -> str:
    """Boxes of strength and mobility: on the days that plan them, and on those that have them ticked."""
    planned = {session.kind for session in day.sessions}
    return "".join(
        f'<div class="box"><i>{"✓" if name in day.ticked else ""}</i><div>{name}</div></div>'
        for name in TICKED
        if name == "mobility" or name in planned or name in day.ticked
    )
