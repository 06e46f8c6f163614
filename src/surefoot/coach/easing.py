"""The plan around a pain that is looked after: what stands, less what waits, shorter or easier (comeback, soreness)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from surefoot.coach.assemble import RUNNING, Draft
from surefoot.coach.comeback.soreness import Ease
from surefoot.coach.kept import is_even, shortened
from surefoot.coach.prescription import Built, attempt, companion, in_one_go, steady
from surefoot.coach.rules.comeback.easier import easier_is_fine
from surefoot.coach.rules.comeback.shorter import shorter_outing
from surefoot.coach.setting import Setting
from surefoot.diary import plan as document

#: What stands beside runs and has to wait while a place is sore.
_WAITS = ("plyometrics", "drills")
_QUICK = ("strides",)
MINUTE = 60


def eased(setting: Setting, drafts: Iterable[Draft], eases_of_today: tuple[Ease, ...]) -> list[Draft]:
    """The days of a plan, eased; no day holds more running than it did."""
    until, due = max(one.until for one in eases_of_today), max(one.due for one in eases_of_today)
    eases = _Eases(setting, eases_of_today)
    found: list[Draft] = []
    for day, group in groupby(drafts, key=lambda draft: draft.day):
        drafted = list(group)
        kept = list(eases.day(drafted, waits=day < due)) if day < until else drafted
        found += kept or [Draft(day, companion(setting.context, "rest"), (eases.waiting,))]
    return found


class _Eases:
    """Eases day after day, counting the outings."""

    def __init__(self, setting: Setting, found: tuple[Ease, ...]) -> None:
        self.setting, self.number = setting, 0
        worst = max(found, key=lambda one: (one.due, one.until))
        self.bound = min(one.bound for one in found)
        self.why, self.stretch, self.waiting = worst.first, worst.stretch, worst.waits

    def day(self, drafts: list[Draft], *, waits: bool) -> Iterator[Draft]:
        """What stays of a day."""
        for draft in drafts:
            kind = draft.built.kind
            if kind in _WAITS or (waits and kind in RUNNING):
                continue
            yield self._run(draft) if kind in RUNNING else draft

    def _run(self, draft: Draft) -> Draft:
        """A run, easy, and the first of them within its bound."""
        self.number += 1
        built = self._easy(draft)
        if built.duration_s > self.bound:
            built = self._within(self.bound)
        self.bound = float("inf")
        built = msgspec.structs.replace(built, attempt=document.Attempt(number=self.number))
        reasons = (*self.why, self.stretch, easier_is_fine.because())
        self.why = ()
        known = draft.kept.id if draft.kept and draft.kept.kind == built.kind else draft.known
        return Draft(draft.day, built, (*reasons, *draft.reasons), None, known)

    def _easy(self, draft: Draft) -> Built:
        """The run as it was, easy from end to end."""
        built = draft.built
        if draft.kept is not None and is_even(draft.kept) and draft.kept.kind not in _QUICK:
            return shortened(draft.kept, built.distance_m, self.setting.context)
        if built.hard or built.kind in _QUICK:
            easy = steady(self.setting.context, "easy", built.distance_m)
            return easy if easy.duration_s <= built.duration_s else self._within(built.duration_s)
        return built

    def _within(self, seconds: float) -> Built:
        """An easy run of so many seconds, in whole minutes."""
        whole = max(MINUTE, seconds // MINUTE * MINUTE)
        less = shorter_outing(self.setting.book, whole) // MINUTE * MINUTE
        shorter = in_one_go(less) if less else None
        return attempt(self.setting.context, in_one_go(whole), shorter, ("any",))
