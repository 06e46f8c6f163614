"""One workout of the library for one runner, as it would stand in the plan."""

from __future__ import annotations

import msgspec

from surefoot.coach.assemble import Draft, Scribe
from surefoot.coach.prescription import (
    Built,
    Context,
    QualityAsk,
    quality,
    race,
    steady,
    templates,
    time_trial,
    walk_run,
    work_span,
)
from surefoot.coach.prescription._schema import AnyTemplate, Quality, Race
from surefoot.coach.quality import FREE, cap_of, family
from surefoot.coach.rules.season.open_class import open_class
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.setting import Setting, expected_time, set_up
from surefoot.coach.volume import grain
from surefoot.diary.plan import Session
from surefoot.diary.scenario import Goal, Scenario
from surefoot.rulebook import Book
from surefoot.units import MILE, Metres

#: What a trial is run over where its template names no longer way.
_TRIALS = {"race/trial_three": Metres(3 * 1000), "race/trial_five": Metres(5000)}
_TURN_S = 60  # of running, and of walking, in the example of taking turns


def preview(scenario: Scenario, book: Book, name: str, seconds: int | None = None) -> Session | None:
    """A template as this runner would get it in a usual week, in at most so many seconds; None where none fits.

    It is laid out where its places are: what the runner has not got is assumed. Raises KeyError for an unknown name.
    """
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    template = templates(setting.book)[name]
    setting = msgspec.structs.replace(setting, context=_at_its_place(setting.context, template))
    built = _built(setting, name, template, seconds)
    if built is None or (seconds is not None and built.duration_s > seconds):
        return None
    session = Scribe(setting).session(Draft(scenario.today.toordinal(), built, ()))
    return msgspec.structs.replace(session, id=name)


def _at_its_place(ctx: Context, template: AnyTemplate) -> Context:
    """The runner on the ground and with the places that a template asks for."""
    places = getattr(template, "facilities", None)
    needed = set(ctx.facilities) | set(places.needs_any if places else ())
    ground = ctx.surface if ctx.surface in template.surfaces else str(template.surfaces[0])
    return msgspec.structs.replace(ctx, facilities=tuple(sorted(needed)), surface=ground)


def _built(setting: Setting, name: str, template: AnyTemplate, seconds: int | None) -> Built | None:
    if isinstance(template, Quality):
        return _quality(setting, name, seconds)
    if isinstance(template, Race):
        return _race(setting, name)
    metres = _distance(setting, template.kind, seconds)
    if template.kind == "walk_run":
        return walk_run(setting.context, metres, _TURN_S, _TURN_S)
    return steady(setting.context, template.kind, metres, name, max_duration_s=seconds)


def _week(setting: Setting) -> float:
    """Metres of a usual week; of who has none yet, of a first one."""
    least, few = first_week(setting.book)
    return float(setting.state.habit_week or least * few)


def _quality(setting: Setting, name: str, seconds: int | None) -> Built | None:
    """As much work as a usual week carries, or the least that the session holds."""
    cap = cap_of(setting, _week(setting), family(name))
    ask = QualityAsk(
        template=name, work_s=round(cap), max_duration_s=FREE if seconds is None else seconds, max_distance_m=FREE
    )
    least = msgspec.structs.replace(ask, work_s=work_span(setting.context, name)[0])
    return quality(setting.context, ask) or quality(setting.context, least)


def _race(setting: Setting, name: str) -> Built:
    """A race over the distance of the first goal that has one, or a trial over its own."""
    goals = (goal for goal in setting.scenario.goals if goal.kind == "race" and goal.distance)
    distance = _TRIALS.get(name, MILE)
    if name in _TRIALS or name == "race/time_trial":
        return time_trial(setting.context, distance, expected_time(setting, distance))
    goal = next(goals, Goal(kind="race", distance=_TRIALS["race/trial_five"]))
    metres = goal.distance or MILE
    return race(setting.context, goal, goal.target_time or expected_time(setting, metres))


def _distance(setting: Setting, kind: str, seconds: int | None) -> int:
    """Metres of an even run: its part of a usual week, or what the time holds."""
    least, few = first_week(setting.book)
    runs = setting.state.habit_runs or few
    share = min(1.0, long_share(setting.book, open_class(setting.book), runs)) if kind == "long" else 1 / runs
    metres = share * _week(setting)
    if seconds is not None:
        metres = min(metres, seconds * 1000 / setting.paces.easy)
    return max(grain(metres), least)
