"""The engine: rule book, log and today in, a safe and explained season out. It reads nothing else."""

from surefoot.coach.plan import make_plan
from surefoot.coach.whynot import Refusal, why_not

__all__ = ["Refusal", "make_plan", "why_not"]
