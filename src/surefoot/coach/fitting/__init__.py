"""The version of a day that fits into the minutes that there are (SHORT-5).

Whatever is planned, less of it is offered before something else is, and something else before nothing. No version
is longer or harder than what was planned, and each says what it keeps. Rest has no shorter version.
"""

from surefoot.coach.fitting._day import Fitted, fitting_day
from surefoot.coach.fitting._session import fitting

__all__ = ["Fitted", "fitting", "fitting_day"]
