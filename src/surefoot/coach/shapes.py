"""Which shape easy runs, long runs and strides take: the usual one, or another in every other week."""

from __future__ import annotations

from surefoot.coach.choosing import shape, suiting, usual, want, weeks_since
from surefoot.coach.prescription import templates
from surefoot.coach.prescription._schema import AnyTemplate, Parts, Steady
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan

#: Gates under which fast running, hills and other shapes have their place, once a return is over.
QUICK = ("clear", "comeback")
#: What even running aims at; a run with any other zone in it asks for more.
_CALM = ("easy", "recovery")


def long_shape(setting: Setting, plan: WeekPlan, race_class: str) -> tuple[str | None, bool]:
    """The template of a week's long run, and whether it is another than usual; None on the way back."""
    block = plan.block
    if not _may_vary(setting, plan):
        return None, False
    quick = block.phase in ("speed", "maintain") and block.kind == "build"

    def may(template: AnyTemplate) -> bool:
        if (template.line and template.line.rank == 1) or (_at_marathon_effort(template) and plan.raises_volume):
            return False
        return _hills_may(setting, template, block) and (quick or not _asks_more(template))

    wanted = want(setting, "long", block.phase, race_class, _surface(block))
    strong = any(_at_marathon_effort(templates(setting.book)[name]) for name in suiting(setting.book, wanted))
    session = _session(setting, block) + strong  # speed begins with a week in which the distance waits (BUILD-5)
    return shape(setting, wanted, block.start, session if block.kind == "build" else 0, may)


def easy_shape(setting: Setting, plan: WeekPlan, race_class: str) -> tuple[str | None, bool]:
    """The template of one easy run of a week that may be another than the others; as in :func:`long_shape`."""
    block = plan.block
    if not _may_vary(setting, plan):
        return None, False
    wanted = want(setting, "easy", block.phase, race_class, _surface(block))
    session = _session(setting, block)
    return shape(setting, wanted, block.start, session, lambda one: _hills_may(setting, one, block))


def recovery_shape(setting: Setting, plan: WeekPlan, race_class: str) -> str | None:
    """The usual template of a recovery run for the ground that the goal is on."""
    block = plan.block
    return usual(setting.book, want(setting, "recovery", block.phase, race_class, _surface(block)))


def strides_shape(setting: Setting, plan: WeekPlan, race_class: str, week: int) -> str | None:
    """The template of a week's strides; ``week`` counts the weeks of the plan from 0."""
    block = plan.block
    wanted = want(setting, "strides", block.phase, race_class, _surface(block))
    return shape(setting, wanted, block.start, week, lambda one: _hills_may(setting, one, block))[0]


def _may_vary(setting: Setting, plan: WeekPlan) -> bool:
    return setting.gate in QUICK and not plan.returning and not setting.state.first_ever


def _session(setting: Setting, block: Block) -> int:
    """The number of a week: counted back from the race, else on from the first run."""
    return block.to_race if block.race else weeks_since(setting, block.start)


def _surface(block: Block) -> str | None:
    return block.race.goal.surface if block.race else None


def _hills_may(setting: Setting, template: AnyTemplate, block: Block) -> bool:
    """Whether hills have their place: not soon after an injury."""
    return not _on_hills(template) or (not setting.state.injured_recently and block.start >= setting.ramp.hills)


def _on_hills(template: AnyTemplate) -> bool:
    places = getattr(template, "facilities", None)
    return places is not None and "hills" in places.needs_any


def _zones(template: AnyTemplate) -> set[str]:
    if isinstance(template, Parts):
        return {part.zone for part in template.parts}
    if isinstance(template, Steady) and template.finish:
        return {template.zone, template.finish.zone}
    return set()


def _asks_more(template: AnyTemplate) -> bool:
    return not _zones(template) <= set(_CALM)


def _at_marathon_effort(template: AnyTemplate) -> bool:
    return "marathon" in _zones(template)
