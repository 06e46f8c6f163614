"""From a kind of session and its size to its steps: what to run, how fast, how long, and why.

Each session is built with a shorter and a treadmill version. Distances are whole metres, times whole
seconds, paces seconds per kilometre. Templates are the YAML files of rulebook/workouts.
"""

from surefoot.coach.prescription._attempt import attempt, in_one_go
from surefoot.coach.prescription._companion import companion
from surefoot.coach.prescription._ends import Core
from surefoot.coach.prescription._lengthen import lengthened
from surefoot.coach.prescription._paces import make_paces
from surefoot.coach.prescription._patterns import label
from surefoot.coach.prescription._quality import least_repeats, longest_repeat, quality, work_span
from surefoot.coach.prescription._race import race, time_trial
from surefoot.coach.prescription._rehab import rehab, warm_up
from surefoot.coach.prescription._routine import dose_text
from surefoot.coach.prescription._steady import steady
from surefoot.coach.prescription._templates import templates
from surefoot.coach.prescription._types import HARD, Built, Context, Paces, QualityAsk
from surefoot.coach.prescription._walk_run import walk_run
from surefoot.coach.prescription._within import Framed, within

__all__ = [
    "HARD",
    "Built",
    "Context",
    "Core",
    "Framed",
    "Paces",
    "QualityAsk",
    "attempt",
    "companion",
    "dose_text",
    "in_one_go",
    "label",
    "least_repeats",
    "lengthened",
    "longest_repeat",
    "make_paces",
    "quality",
    "race",
    "rehab",
    "steady",
    "templates",
    "time_trial",
    "walk_run",
    "warm_up",
    "within",
    "work_span",
]
