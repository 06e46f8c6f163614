"""The engine: rule book, log and today in, a safe and explained season out. It reads nothing else."""

from surefoot.coach.decided import with_decisions, word_on
from surefoot.coach.fitting import Fitted, fitting, fitting_day
from surefoot.coach.matching import Match, faster_than_easy, match
from surefoot.coach.outdoors import outdoors
from surefoot.coach.plan import differences, make_plan
from surefoot.coach.whynot import Refusal, why_not
from surefoot.coach.wins import small_win

__all__ = [
    "Fitted",
    "Match",
    "Refusal",
    "differences",
    "faster_than_easy",
    "fitting",
    "fitting_day",
    "make_plan",
    "match",
    "outdoors",
    "small_win",
    "why_not",
    "with_decisions",
    "word_on",
]
