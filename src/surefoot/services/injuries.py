"""Injuries of the stored log: opened, described anew, listed with what they mean today, and entered as over.

Documents are plain data in the contract's words. Raises :class:`surefoot.diary.errors.ScenarioError` for what the
diary refuses, its path from the part itself, and :class:`Refusal` for ids that name nothing and for what needs a
professional's word first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from surefoot.diary.body import Injury
from surefoot.diary.entries import Entry, InjuryAmended, InjuryOpened, InjuryResolved, New
from surefoot.diary.errors import DocumentError, ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.outings import is_run
from surefoot.diary.parts import Document, read_injury
from surefoot.diary.plan import Gate
from surefoot.diary.scenario import Log
from surefoot.diary.site import parse_site
from surefoot.diary.writing import part_document
from surefoot.services.daily import adapt, current_of
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.rulebook import Book
    from surefoot.services.ports import House

_SEVERITY = "comeback/severity_days"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """An injury as it stands on a day.

    ``days`` are those without running, ``severity`` what they amount to. ``gate`` is that of today's plan where
    this injury is its reason.
    """

    injury: Injury
    open: bool
    days: int
    severity: str  # niggle | mild | moderate | severe | bone
    gate: Gate | None = None


def add_injury(house: House, document: Document, *, today: dt.date) -> Entry:
    """Open an injury. Without an ``id`` it is named by its site and a number."""

    def decide(written: list[Entry]) -> list[New]:
        known = remember(written, today).injuries
        injury = read_injury({"id": _free_id(document, written)} | document, today)
        _refuse_id(injury.id, known)
        return [New(fact=InjuryOpened(injury=injury), effective=injury.onset)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def _free_id(document: Document, written: Iterable[Entry]) -> str:
    """The first name by site that no injury of the log ever bore, so that no old word speaks of a new injury."""
    try:
        stem = str(parse_site(str(document.get("site", "")))).replace(" ", "-")
    except ValueError:
        return "injury"  # the site itself is refused
    taken = {entry.fact.injury.id for entry in written if isinstance(entry.fact, InjuryOpened)}
    return next(name for number in count(1) if (name := f"{stem}-{number}") not in taken)


def _refuse_id(name: str, known: Mapping[str, Injury]) -> None:
    if name in known:
        mend = f"give another, or describe that one anew: `surefoot injury amend {name}`"
        raise ScenarioError("id", name, "an injury of this id is in the log", mend)
    if any(sign.isspace() for sign in name):
        raise ScenarioError("id", name, "an id is one word", f"write it as {'-'.join(name.split())}")


def amend_injury(house: House, name: str, document: Document, *, today: dt.date) -> Entry:
    """Describe an injury anew: what the document says, and the rest as it was. Nothing (None) takes a field out."""

    def decide(written: list[Entry]) -> list[New]:
        now = known_injury(remember(written, today).injuries, name)
        injury = read_injury(part_document(now) | document, today)
        return [New(fact=InjuryAmended(injury=injury), effective=today)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def resolve_injury(house: House, name: str, *, today: dt.date, date: dt.date | None = None) -> Entry:
    """Enter an injury as over, where running may come back without a professional's word or there is one."""
    over = date or today

    def decide(written: list[Entry]) -> list[New]:
        found = remember(written, today)
        injury = known_injury(found.injuries, name)
        if injury.resolved is not None:
            mend = "`surefoot injury add` opens a new one; `surefoot undo` takes an entry back"
            raise Refusal("injury", name, f"it is over since {injury.resolved.isoformat()}", mend)
        read_injury(part_document(injury) | {"resolved": over.isoformat()}, today)
        _refuse_alone(injury, found.log(), over, house.planner.book)
        return [New(fact=InjuryResolved(injury=name, date=over), effective=over)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def _refuse_alone(injury: Injury, log: Log, over: dt.date, book: Book) -> None:
    """Refuse to call an injury over that needs a professional's word, as long as none is in the log."""
    from surefoot.coach.rules.gate.hold import may_permit

    what = _needs_a_word(injury, log, over, book)
    given = (c for c in log.clearances if c.injury == injury.id and c.checks != "failed" and c.date <= over)
    if what and not any(may_permit(book, clearance.by) for clearance in given):
        message = f"{what}: this one ends with the word of a physician or therapist, and none is in the log yet"
        mend = f"when you have it, enter it: `surefoot clear {injury.id} --by therapist`"
        raise Refusal("injury", injury.id, message, mend)


def _needs_a_word(injury: Injury, log: Log, day: dt.date, book: Book) -> str:
    """Why only a professional can permit running again; empty where nothing asks for it."""
    severity = _severity(injury, days_not_running(injury, log, day), book)
    if severity == "bone":
        named = injury.tissue == "bone"
        return "it is a bone injury" if named else f"bone is near at the {injury.site}, and nobody has named the tissue"
    if injury.surgery:
        return "there was surgery"
    most = book.value(_SEVERITY)["moderate"]
    return f"more than {most} days went without running" if severity == "severe" else ""


def _severity(injury: Injury, days: int, book: Book) -> str:
    """The class of an injury by its days without running; bone is a class of its own."""
    from surefoot.coach.episodes import as_bone

    if as_bone(injury.site, injury):
        return "bone"
    classes: dict[str, int] = book.value(_SEVERITY)
    found = next((name for name, most in sorted(classes.items(), key=lambda one: one[1]) if days <= most), "severe")
    return "severe" if injury.surgery else found


def days_not_running(injury: Injury, log: Log, day: dt.date) -> int:
    """Days from where running stopped to the first run after a clearance, else to a day, or to its end."""
    since = injury.running_stopped or injury.onset
    given = (c for c in log.clearances if c.injury == injury.id and c.by != "coach" and c.checks != "failed")
    cleared = min((c.date for c in given), default=None)
    runs = [a.date for a in log.activities if cleared and is_run(a) and a.date >= max(cleared, since)]
    return max(0, (min([*runs, injury.resolved or day, day]) - since).days)


def known_injury(known: Mapping[str, Injury], name: str) -> Injury:
    """The injury of an id. Raises :class:`Refusal` where there is none."""
    if name not in known:
        names = ", ".join(known)
        mend = f"yours are {names}; `surefoot injury list` shows them" if known else "`surefoot injury add` opens one"
        raise Refusal("injury", name, "the log has no injury of this id", mend)
    return known[name]


def injuries_of(house: House, today: dt.date) -> tuple[Standing, ...]:
    """Every injury of the log in the order of opening, with what it means on a day."""
    written = house.log.entries()
    found = remember(written, today)
    log, book, gate = found.log(), house.planner.book, _gate(house, written, today)

    def standing(injury: Injury) -> Standing:
        days = days_not_running(injury, log, today)
        return Standing(
            injury=injury,
            open=injury.resolved is None or injury.resolved > today,
            days=days,
            severity=_severity(injury, days, book),
            gate=gate if gate is not None and gate.injury == injury.id else None,
        )

    return tuple(standing(injury) for injury in found.injuries.values())


def _gate(house: House, written: list[Entry], today: dt.date) -> Gate | None:
    """The gate of the day's plan; None where no plan can be made of the log."""
    try:
        return current_of(written, today, house.planner).plan.gate
    except DocumentError:  # asking for a plan tells what is wrong
        return None


def injuries_document(found: Iterable[Standing]) -> dict[str, list[dict[str, Any]]]:
    """Injuries as a document: every field in the contract's words, then how each stands."""
    default = {field.encode_name: field.default for field in msgspec.structs.fields(Injury) if not field.required}
    return {
        "injuries": [
            {"id": one.injury.id, "site": one.injury.site}
            | default
            | part_document(one.injury)
            | {"state": "open" if one.open else "resolved", "days_not_running": one.days}
            | {"severity": one.severity, "gate": one.gate}
            for one in found
        ]
    }
