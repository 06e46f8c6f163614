"""Rehab strength of today: for the injury that keeps from running most, at the level that it has reached (RETURN-8)."""

from __future__ import annotations

from surefoot.coach.comeback.answers import subjects
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.episodes import pains
from surefoot.coach.prescription import Built, companion, rehab
from surefoot.coach.routines import LEVELS
from surefoot.coach.setting import Setting
from surefoot.coach.strength_ladder import rehab_level


def place_of(one: Standing) -> str:
    """Where strength and warm-up work: after a birth at the hips and the trunk."""
    return "hip" if one.case.birth else one.case.site


def rehab_for(setting: Setting) -> Built:
    """The session of rehab strength; without an injury to name, strength as it comes."""
    standings = [one for one in setting.way.standings if one.ended is None] or list(setting.way.standings)
    if not standings:
        return companion(setting.context, "rehab")
    return rehab(setting.context, place_of(standings[0]), level_of(setting, standings[0]))


def level_of(setting: Setting, one: Standing) -> int:
    """The level of strength that a case has reached, from what was done since its beginning."""
    scenario, case = setting.scenario, one.case
    over = ((date, pain) for date, pain in pains(scenario) if pain.score > case.limit)
    hurt = {date.toordinal() for date, pain in over if case.subject in subjects(pain, date, scenario)}
    told = {c.date.toordinal() for c in scenario.log.check_ins if c.pain_told}
    done = [
        (day, not hurt & {day, day + 1})
        for day in sorted(setting.done.strength)
        if day >= case.onset and told & {day, day + 1}
    ]
    return rehab_level(done, len(LEVELS), setting.book)
