"""The plan around a pain that is looked after: what stands, less what waits, shorter or easier (comeback, soreness)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from surefoot.coach.assemble import RUNNING, Draft
from surefoot.coach.comeback.soreness import Ease
from surefoot.coach.kept import whole_of
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built, attempt, companion, in_one_go, steady, warm_up
from surefoot.coach.rules.comeback.easier import easier_is_fine
from surefoot.coach.rules.comeback.shorter import shorter_outing
from surefoot.coach.rules.comeback.start import first_outing
from surefoot.coach.setting import Setting
from surefoot.coach.state import EVEN
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
        if day < until:
            kept = list(eases.day(drafted, waits=day < due))
        else:  # what waited was not run: for a week nothing is longer than what was
            kept = [eases.no_longer(draft) if day < until + WEEK else draft for draft in drafted]
        found += kept or [Draft(day, companion(setting.context, "rest"), (eases.waiting,))]
    return found


def left_of(planned: Iterable[Draft], drafts: Iterable[Draft], known: Mapping[int, int]) -> dict[int, int]:
    """Metres that are left of each run that is shorter than ``planned``, or not run at all.

    What is ``known`` of other seasons around the same easing still bounds: so season after season it only sinks.
    """
    before, after = _metres(planned), _metres(drafts)
    found = {day: left for day, metres in before.items() if (left := after.get(day, 0)) < metres}
    return {**known, **{day: min(metres, known.get(day, metres)) for day, metres in found.items()}}


def _metres(drafts: Iterable[Draft]) -> dict[int, int]:
    return {draft.day: draft.built.distance_m for draft in drafts if draft.built.kind in RUNNING}


class _Eases:
    """Eases day after day, counting the outings."""

    def __init__(self, setting: Setting, found: tuple[Ease, ...]) -> None:
        self.setting, self.number = setting, 0
        worst = max(found, key=lambda one: (one.due, one.until))
        self.bound = min(one.bound for one in found)
        self.why, self.stretch, self.waiting = worst.first, worst.stretch, worst.waits
        self.site = next((one.site for one in found if one.site), None)
        _, self.least = first_outing(setting.book)
        # While it is eased none is longer than what was run lately.
        self.longest = setting.state.ledger.longest(setting.state.today) or float("inf")

    def day(self, drafts: list[Draft], *, waits: bool) -> Iterator[Draft]:
        """What stays of a day."""
        stays = [d for d in drafts if d.built.kind not in _WAITS and not (waits and d.built.kind in RUNNING)]
        beside = sum(d.built.duration_s for d in stays if d.built.kind not in RUNNING)
        for draft in stays:
            if draft.built.kind in RUNNING:
                yield from self._run(draft, self.setting.days.seconds(draft.day) - beside)
            else:
                yield draft

    def _run(self, draft: Draft, room: int) -> Iterator[Draft]:
        """A run, easy, with its warm-up; the first of them within its bound."""
        self.number += 1
        warm = warm_up(self.setting.context, (self.site,), walking=False) if self.site else None
        built = self._easy(draft)
        if built.distance_m > self.longest:
            built = self._within(built.duration_s * self.longest / built.distance_m)
        most = min(self.bound, room - warm.duration_s if warm else room)
        if built.duration_s > most:
            built = self._within(most if most >= self.least else min(self.bound, built.duration_s))
        self.bound = float("inf")
        built = msgspec.structs.replace(built, attempt=document.Attempt(number=self.number))
        reasons = (*self.why, self.stretch, easier_is_fine.because(), *draft.reasons)
        self.why = ()
        known = draft.kept.id if draft.kept and draft.kept.kind == built.kind else draft.known
        if warm and warm.duration_s + built.duration_s <= room:
            yield Draft(draft.day, warm, ())
        yield Draft(draft.day, built, reasons, None, known)

    def no_longer(self, draft: Draft) -> Draft:
        """An even run, no longer than the longest that was run."""
        built = draft.built
        if draft.kept is not None or built.kind not in EVEN or built.distance_m <= self.longest:
            return draft
        return Draft(draft.day, self._within(built.duration_s * self.longest / built.distance_m), draft.reasons)

    def _easy(self, draft: Draft) -> Built:
        """The run as it was, easy from end to end."""
        built = draft.built if draft.kept is None else whole_of(draft.kept)
        if not built.hard and built.kind not in _QUICK:
            return built
        easy = steady(self.setting.context, "easy", built.distance_m)
        return easy if easy.duration_s <= built.duration_s else self._within(built.duration_s)

    def _within(self, seconds: float) -> Built:
        """An easy run of so many seconds, in whole minutes."""
        whole = max(MINUTE, seconds // MINUTE * MINUTE)
        less = shorter_outing(self.setting.book, whole) // MINUTE * MINUTE
        shorter = in_one_go(less) if less else None
        return attempt(self.setting.context, in_one_go(whole), shorter, ("any",))
