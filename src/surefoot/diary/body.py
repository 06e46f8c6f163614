"""How the body is: check-ins, injuries, and who allowed or forbade what."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.units import Seconds


class Pain(msgspec.Struct, frozen=True, kw_only=True):
    """One report of pain, soreness, swelling or numbness, 0 to 10."""

    site: str
    score: int
    moment: str  # warmup_stays | warmup_goes_away | during | returns_later | after | next_day | at_rest | ...
    injury: str | None = None
    kind: str = "pain"  # pain | soreness | swelling | numbness


class BodyTests(msgspec.Struct, frozen=True, kw_only=True):
    """Start and end checks of a comeback, where they were done."""

    hops: str | None = None  # even | uneven | painful
    walk_30: str | None = None  # normal | limp | pain
    bony_tenderness: bool | None = None


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """Answers of one moment of one day; several a day are allowed.

    Documents have no field ``pain_told``: no ``pain`` is no answer, an empty list says that nothing hurts.
    """

    date: dt.date
    pain: tuple[Pain, ...] = ()
    pain_told: bool = True  # whether pain was spoken of at all
    painkiller: bool = False
    fatigue: int | None = None
    mood: int | None = None
    confidence: int | None = None
    soreness: int | None = None
    sleep: Seconds | None = None
    illness: str = "none"  # none | above_neck | below_neck | gut | fever | covid_mild | covid_moderate | covid_severe
    tests: BodyTests = BodyTests()
    red_flags: tuple[str, ...] = ()


class Injury(msgspec.Struct, frozen=True, kw_only=True):
    """One injury episode, from its onset until it is resolved."""

    id: str
    site: str
    onset: dt.date
    tissue: str = "unknown"  # bone | tendon | muscle | joint | kneecap | nerve | unknown
    aspect: str | None = None
    running_stopped: dt.date | None = None
    surgery: bool = False
    resolved: dt.date | None = None


class Clearance(msgspec.Struct, frozen=True, kw_only=True):
    """A permission to run. ``injury`` is an id, or red_flag | birth | pregnancy | readiness."""

    injury: str
    date: dt.date
    by: str  # physician | therapist | coach | self_check
    checks: str = "not_done"  # not_done | passed | failed
    protocol: str | None = None


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """A restriction: no running from ``from_`` to ``to`` (both included; open when None)."""

    from_: dt.date = msgspec.field(name="from")
    by: str  # runner | coach | therapist | physician
    to: dt.date | None = None
    reason: str = ""


class Birth(msgspec.Struct, frozen=True, kw_only=True):
    """A birth, with symptoms that a clinician should see."""

    date: dt.date
    caesarean: bool = False
    symptoms: tuple[str, ...] = ()
