"""Who is hurt where: injuries, pains that are looked after like one, and births."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.coach.episodes import BIRTH, BONE_PRONE
from surefoot.coach.rules.comeback.birth_limit import birth_limit
from surefoot.coach.rules.comeback.high_risk import high_risk_bone
from surefoot.coach.rules.comeback.pain_limit import pain_limit
from surefoot.coach.rules.gate.birth import after_birth
from surefoot.diary.body import Injury
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import parse_site
from surefoot.rulebook import Book

#: Parts that the way back after a birth listens to, where no injury is theirs.
PELVIS = frozenset({"groin", "hip", "sacrum", "back"})


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Something to come back from. Days are ordinals.

    ``tissue`` is as it is treated: an unknown one where bone is near is bone. ``subject`` is what a clearance names.
    """

    subject: str
    site: str
    tissue: str
    onset: int
    stopped: int
    limit: int  # of pain, 0 to 10
    surgery: bool = False
    high_risk: bool = False
    unnamed: bool = False  # a bone of high risk because nobody has said which part of it hurts
    resolved: int | None = None

    @property
    def birth(self) -> bool:
        """Whether it is the way back after a birth."""
        return self.subject == BIRTH

    @property
    def bone(self) -> bool:
        """Whether it is treated as bone."""
        return self.tissue == "bone"


def cases(scenario: Scenario, book: Book) -> Iterator[Case]:
    """Every injury and birth of the log that speaks of today or before, in the order of the log."""
    for injury in scenario.log.injuries:
        if injury.onset <= scenario.today:
            yield case_of(injury, book)
    _, forget = after_birth(book)
    births = [birth for birth in scenario.log.births if birth.date <= scenario.today]
    for birth in births[-1:]:
        if (scenario.today - birth.date).days < forget:
            day = birth.date.toordinal()
            limit = birth_limit(book)
            yield Case(subject=BIRTH, site="pelvic floor", tissue="muscle", onset=day, stopped=day, limit=limit)


def case_of(injury: Injury, book: Book) -> Case:
    """An injury as it is treated."""
    part = parse_site(injury.site).part
    tissue = "bone" if injury.tissue == "unknown" and part in BONE_PRONE else injury.tissue
    high_risk = injury.tissue == "bone" and high_risk_bone(book, f"{part} {injury.aspect or ''}".strip().lower())
    stopped = injury.running_stopped or injury.onset
    return Case(
        subject=injury.id,
        site=injury.site,
        tissue=tissue,
        onset=injury.onset.toordinal(),
        stopped=stopped.toordinal(),
        limit=pain_limit(book, tissue),
        surgery=injury.surgery,
        high_risk=high_risk,
        unnamed=high_risk and not injury.aspect,
        resolved=injury.resolved.toordinal() if injury.resolved else None,
    )
