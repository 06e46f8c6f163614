"""Facts that hold a whole plan, and what all facts share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self, cast

import msgspec

from surefoot.diary.plan import Plan


class BaseFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="fact"):
    """What all facts share: JSON with a ``fact`` that names the kind, and nothing that is at its default."""


class PlanFact(BaseFact, frozen=True):
    """A whole plan, as it stood; it names the rule book that made it.

    A plan is large, and of all that were written mostly the last one is looked at. So a fact can be made of a way
    to read its plan (:meth:`kept`), which is gone once, when the plan is first asked for.
    """

    plan: Plan

    @classmethod
    def kept(cls, read: Callable[[], Plan]) -> Self:
        """The fact of a plan that is not read yet."""
        return cls(plan=cast("Plan", read))

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name == "plan" and not isinstance(value, Plan):
            value = value()
            msgspec.structs.force_setattr(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        return self.plan == other.plan if isinstance(other, type(self)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as a plan itself, which holds dictionaries


class PlanAccepted(PlanFact, frozen=True, tag="plan_accepted"):
    """The plan that the runner took."""


class PlanAdapted(PlanFact, frozen=True, tag="plan_adapted"):
    """The accepted plan as it stood after what had to change; the next day starts from it.

    It holds the days from the acceptance on, and every change since then with its reasons.
    """
